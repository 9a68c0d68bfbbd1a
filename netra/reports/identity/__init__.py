"""The reporter's name, sealed apart from the story: only a custodian and a reader together open it."""
