"""Electronic seals (segel elektronik, PAdES B-B): put on a letter, and judged in anybody's PDF.

The work is done in `workshop.py`, a process of its own; nothing here loads pyHanko.
"""

from netra.letters.seals.sealing import (
    LARGEST_PDF,
    NotReadable,
    Seal,
    SealKeys,
    SealRefused,
    certificates_in,
    check_seals,
    sealed,
)
from netra.letters.seals.trial import TEST_MARK, TrialKeys, trial_keys

__all__ = [
    "LARGEST_PDF",
    "TEST_MARK",
    "NotReadable",
    "Seal",
    "SealKeys",
    "SealRefused",
    "TrialKeys",
    "certificates_in",
    "check_seals",
    "sealed",
    "trial_keys",
]
