"""Netra: keeps civil servants politically neutral before, during and after a campaign."""
