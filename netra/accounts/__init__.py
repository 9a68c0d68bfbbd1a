"""Accounts: offices, officers, roles, sign-in, and the key that opens what is sealed to an officer."""
