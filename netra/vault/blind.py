"""Keyed marks of values: who holds the key finds equal values again; nobody else learns that any are equal.

A mark is salted by its row, so two rows about the same value look unrelated on a stolen disk. Finding is
therefore a walk over the rows: one HMAC for each.
"""

import hmac
import secrets
from typing import Final

SALT_BYTES: Final = 16
MARK_BYTES: Final = 32
_DOMAIN: Final = b"netra/blind/1"


def new_salt() -> bytes:
    """A salt for one row."""
    return secrets.token_bytes(SALT_BYTES)


def no_mark() -> bytes:
    """What stands where there is no value: it looks like a mark and agrees with nothing."""
    return secrets.token_bytes(MARK_BYTES)


def blinded(key: bytes, kind: str, value: str) -> bytes:
    """What a value is under this key, one step from its marks. `kind`: a number is never taken for a name."""
    told = kind.encode()
    return hmac.digest(key, b"\0".join((_DOMAIN, bytes([len(told)]) + told, value.encode())), "sha256")


def mark(value: bytes, salt: bytes) -> bytes:
    """The mark of a blinded value in the row of this salt."""
    return hmac.digest(value, salt, "sha256")


def agrees(value: bytes, salt: bytes, found: bytes) -> bool:
    """Whether this mark was made of this blinded value."""
    return hmac.compare_digest(mark(value, salt), found)


def key_mark(key: bytes) -> str:
    """What may be told of a key in the open, so that another one put in its place is seen: 64 hex digits."""
    return hmac.digest(key, _DOMAIN + b"/key", "sha256").hex()
