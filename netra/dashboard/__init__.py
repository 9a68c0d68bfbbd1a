"""Dashboard: read-only figures for leaders and the public."""
