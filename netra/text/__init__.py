"""Indonesian as people type it: plain words, phrases, denials. Pure: values in, values out."""

from netra.text.affixes import bases
from netra.text.phrases import GAP, Phrasebook, Spot
from netra.text.vocabulary import Vocabulary
from netra.text.words import BREAK, words

__all__ = ["BREAK", "GAP", "Phrasebook", "Spot", "Vocabulary", "bases", "words"]
