"""Handing a ruling over to the office that must act on it: what goes, to whom, and who has it now."""
