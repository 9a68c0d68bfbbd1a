"""“Bolehkah?”: questions in everyday words or by card, and what the rulebook says to them. Keeps nothing."""

from netra.advisor.answers import Answer, Asker, asker
from netra.advisor.lexicon import Lexicon

__all__ = ["Answer", "Asker", "Lexicon", "asker"]
