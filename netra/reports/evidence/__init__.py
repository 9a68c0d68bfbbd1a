"""Files that speak for a report: sealed as they arrive, told apart by content, looked at far from any key."""
