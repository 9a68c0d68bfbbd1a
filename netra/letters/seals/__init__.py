"""Electronic seals (segel elektronik, PAdES B-B): put on a letter, and judged in anybody's PDF.

The work is done in `workshop.py`, a process of its own; nothing here loads pyHanko. `trial.py` makes keys for
trying out and is for the command line and the demo only.
"""

from netra.letters.seals.offices import OfficeSeal, own_seal
from netra.letters.seals.sealing import (
    LARGEST_PDF,
    Checked,
    KeyState,
    NotReadable,
    Seal,
    SealKeys,
    SealRefused,
    check_seals,
    look_at_key,
    look_at_keys,
    sealed,
)

__all__ = [
    "LARGEST_PDF",
    "Checked",
    "KeyState",
    "NotReadable",
    "OfficeSeal",
    "Seal",
    "SealKeys",
    "SealRefused",
    "check_seals",
    "look_at_key",
    "look_at_keys",
    "own_seal",
    "sealed",
]
