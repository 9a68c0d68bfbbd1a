"""How a staff number is read from a hand, a card or a code, and what a phone may keep of it.

The same rules run on the usher's phone (`static/outreach/usher_rules.js`); both are held together by
`tests/outreach/check_in_vectors.json`.
"""

import hashlib
import re

SCANNED_PREFIX = "NETRA-HADIR:"
KEY_LETTERS = 16
NUMBER_LETTERS = 30
NIP_DIGITS = 18
_GROUPED_DIGITS = re.compile(r"[0-9 .\-]+")
GROUPING = " .-/"
_GROUPING = re.compile(r"[ .\-]")


def normal_number(text: str) -> str:
    """ "19850101 201001 1 001" -> "198501012010011001"; "thl-32.72-00001" -> "THL-32.72-00001"."""
    scanned = text.strip().upper().removeprefix(SCANNED_PREFIX).strip()
    return _GROUPING.sub("", scanned) if _GROUPED_DIGITS.fullmatch(scanned) else scanned


def plain_number(number: str) -> str:
    """ "thl 32.72-00001" -> "THL327200001": what is left without the marks between the groups."""
    return number.upper().translate({ord(mark): None for mark in GROUPING})


def key_of(salt: str, number: str) -> str:
    """What stands for a number on an usher's phone: 16 hexadecimal digits, another for every list.

    A pseudonym, no secret: who knows somebody's number can find it. It ends with the event.
    """
    return hashlib.sha256(f"{salt}:{number}".encode()).hexdigest()[:KEY_LETTERS]


def short_name(name: str) -> str:
    """ "Rina Sri Wahyuni" -> "Rina S. W.": enough to see that it is the right person."""
    first, *rest = name.split() or [""]
    return " ".join([first, *(f"{part[0]}." for part in rest[:2])])


def tail_words(number: str) -> str:
    """ "NIP berakhiran 4417": enough to know one's own. A number with letters (THL) in full."""
    if not number.isdigit():
        return number
    return f"{'NIP' if len(number) == NIP_DIGITS else 'Nomor'} berakhiran {number[-4:]}"
