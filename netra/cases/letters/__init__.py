"""The letters of a case: which there are, what each says, and whose words it must not hold."""

from netra.cases.letters.bodies import words_of
from netra.cases.letters.draft import Draft, Head, Signing
from netra.cases.letters.drafting import data_of, fingerprint_of, places_of, whole_sheet
from netra.cases.letters.echoes import echo_of
from netra.cases.letters.kinds import FREED, ISSUED, KINDS, RALAT, LetterKind, offered, tells_ruling

__all__ = [
    "FREED",
    "ISSUED",
    "KINDS",
    "RALAT",
    "Draft",
    "Head",
    "LetterKind",
    "Signing",
    "data_of",
    "echo_of",
    "fingerprint_of",
    "offered",
    "places_of",
    "tells_ruling",
    "whole_sheet",
    "words_of",
]
