"""Reports (laporan): the public door, from the first question to the conversation."""
