"""“Bolehkah?”: may I do this? Reads the rulebook and nothing else; nothing is kept about who asked."""
