"""Indonesian as people type it: words, phrases, denials, weighed features. Pure: values in, values out."""

from netra.text.affixes import bases
from netra.text.linear import LinearModel, softmax
from netra.text.listening import Listener, Speech
from netra.text.names import person_key, unit_key
from netra.text.phrases import GAP, Phrasebook, Spot
from netra.text.vocabulary import Vocabulary
from netra.text.words import BREAK, words

__all__ = [
    "BREAK",
    "GAP",
    "LinearModel",
    "Listener",
    "Phrasebook",
    "Speech",
    "Spot",
    "Vocabulary",
    "bases",
    "person_key",
    "softmax",
    "unit_key",
    "words",
]
