"""Codes that a person holds and the database does not: sealed slips, and what proves a paper.

Twenty signs, nineteen of them random (95 bits), the last a check sign that catches every single wrong sign
and nearly every swapped pair. What is stored is a digest for one purpose; a fast one is enough, because the
bits are uniform: docs/adr/0010-pledges-and-slips.md does the sum.
"""

import hashlib
import hmac
import re
import secrets
from dataclasses import dataclass
from typing import Final

SIGNS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # no I, L, O, U: read for 1, 1, 0 and V
_AS_READ: Final = str.maketrans("ILOU", "110V")
_LENGTH: Final = 20
_GROUP: Final = 4


class BadCode(ValueError):
    """What was typed is not a code; the message shows nothing that was typed."""


class WrongCodeLength(BadCode):
    """A code has twenty signs; `count` were found."""

    def __init__(self, count: int) -> None:
        super().__init__(f"a code has {_LENGTH} signs, not {count}")
        self.count = count


class WrongSign(BadCode):
    """A sign is not used in codes, or the signs do not belong together: a slip of the finger."""

    def __init__(self) -> None:
        super().__init__("the signs of the code do not belong together")


@dataclass(frozen=True, slots=True, repr=False)
class Code:
    """Twenty signs. `str()` gives them in groups on purpose; `repr()` never does."""

    signs: str

    def digest(self, purpose: str) -> bytes:
        """32 bytes that may be stored and searched for; another purpose gives unrelated ones."""
        return hashlib.sha256(f"netra/outreach/{purpose}/v1\0{self.signs}".encode()).digest()

    def seal(self, purpose: str, words: str) -> bytes:
        """32 bytes that only the holder of the code can compare words with."""
        keyed = hmac.new(self.signs.encode(), f"{purpose}\0{words}".encode(), hashlib.sha256)
        return keyed.digest()

    def derived(self, purpose: str) -> "Code":
        """Another code that follows from this one and from which this one does not follow."""
        number = int.from_bytes(self.seal("derived", purpose))
        return _with_check("".join(SIGNS[number >> 5 * place & 31] for place in range(_LENGTH - 1)))

    def __str__(self) -> str:
        return "-".join(self.signs[at : at + _GROUP] for at in range(0, _LENGTH, _GROUP))

    def __repr__(self) -> str:
        return "<Code: signs withheld>"


def new_code() -> Code:
    """A code from 95 fresh random bits."""
    return _with_check("".join(secrets.choice(SIGNS) for _ in range(_LENGTH - 1)))


def code_from_seed(seed: bytes) -> Code:
    """The same code for the same seed: for the demo's invented people only, never for a real one."""
    return Code(SIGNS[0] * _LENGTH).derived(f"seed/{seed.hex()}")


def parse_code(text: str) -> Code:
    """Read a code as people type it: any case, with or without hyphens and spaces.

    Raises `WrongCodeLength` or `WrongSign`; whether such a code exists is not asked here.
    """
    signs = re.sub(r"[\s\-\u2010-\u2015.]", "", text).upper().translate(_AS_READ)
    if len(signs) != _LENGTH:
        raise WrongCodeLength(len(signs))
    if not set(signs) <= set(SIGNS) or _with_check(signs[:-1]).signs != signs:
        raise WrongSign
    return Code(signs)


def _with_check(signs: str) -> Code:
    # Odd weights: no single wrong sign leaves the sum as it was.
    total = sum((2 * place + 1) * SIGNS.index(sign) for place, sign in enumerate(signs))
    return Code(signs + SIGNS[total % 32])
