"""Questions in the asker's own words: what is meant, which facts are told, what the rulebook says to them."""

from netra.advisor.answers import Answer, Asker, asker
from netra.advisor.lexicon import Lexicon

__all__ = ["Answer", "Asker", "Lexicon", "asker"]
