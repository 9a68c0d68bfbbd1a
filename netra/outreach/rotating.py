"""The code on the hall's screen that changes every 15 seconds, and the single-use ticket that it gives.

Pure: a list's secret and the machine's clock in, text out; nothing is stored. Both are truncated HMACs:
nobody without the secret can make the next one, and a code of one list is noise for another. What this cannot
stop is somebody in the hall who passes the live code on; that is made visible instead (docs/adr/0020).
"""

import hmac
from dataclasses import dataclass
from typing import Final
from uuid import UUID

STEP_SECONDS: Final = 15
LATE_STEPS: Final = 1  # shown until 15 s ago: a slow hand, a slow network
EARLY_STEPS: Final = 1  # another server's clock may run a little ahead
TICKET_SECONDS: Final = 300

# Crockford's base 32: nothing that can be read as something else. 8 letters are 40 bits.
ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_LETTERS: Final = 8
GATE_LETTERS: Final = 4
GATE_ALPHABET: Final = "BCDFGHJKMNPQRSTVWXYZ"
_MISREAD: Final = str.maketrans("OIL", "011", " -.")

_MOMENT_BYTES: Final = 6
_MAC_BYTES: Final = 16
_TICKET_BYTES: Final = 16 + 2 * _MOMENT_BYTES + _MAC_BYTES


class CodeNotCurrent(ValueError):
    """The code was shown too long ago, is not shown yet, belongs to another list, or was mistyped."""


class TicketNotValid(ValueError):
    """The ticket is too old, belongs to another list, or was never given."""


@dataclass(frozen=True)
class Ticket:
    """What opening a current code gives: good for one check-in, `window` says which code gave it."""

    nonce: UUID
    window: int


def window_at(moment: float) -> int:
    """Which step of 15 seconds since 1970 this is."""
    return int(moment // STEP_SECONDS)


def seconds_left(moment: float) -> float:
    """How long the code of this moment is still shown; more than 0, at most 15."""
    return STEP_SECONDS - moment % STEP_SECONDS


def code_at(secret: bytes, moment: float) -> str:
    """The eight letters on the screen at this moment (seconds since 1970)."""
    return _code(secret, window_at(moment))


def split(text: str) -> tuple[str, str]:
    """Gate and code of what was scanned or typed; spaces, dashes, small letters, O for 0, I or L for 1 go."""
    letters = text.strip().upper().translate(_MISREAD)
    gate = letters[:GATE_LETTERS]
    return gate, letters[GATE_LETTERS:]


def window_of(secret: bytes, code: str, moment: float) -> int:
    """The step that showed this code, if it is now, just past or just ahead; else `CodeNotCurrent`."""
    now = window_at(moment)
    for window in range(max(now - LATE_STEPS, 0), now + EARLY_STEPS + 1):
        if hmac.compare_digest(_code(secret, window).encode(), code.encode()):
            return window
    raise CodeNotCurrent


def give_ticket(secret: bytes, *, window: int, nonce: UUID, moment: float) -> str:
    """The ticket as text for a form; `nonce` must be random and new."""
    body = nonce.bytes + _moment_bytes(window) + _moment_bytes(int(moment))
    return (body + _mac(secret, b"ticket", body)).hex()


def open_ticket(secret: bytes, text: str, moment: float) -> Ticket:
    """What the ticket says, or `TicketNotValid`. That it was not used yet is for the database to say."""
    try:
        raw = bytes.fromhex(text)
    except ValueError as error:
        raise TicketNotValid from error
    body, mac = raw[:-_MAC_BYTES], raw[-_MAC_BYTES:]
    if len(raw) != _TICKET_BYTES or not hmac.compare_digest(_mac(secret, b"ticket", body), mac):
        raise TicketNotValid
    window, given = (int.from_bytes(part) for part in (body[16:22], body[22:28]))
    if not -STEP_SECONDS <= moment - given <= TICKET_SECONDS:
        raise TicketNotValid
    return Ticket(UUID(bytes=body[:16]), window)


def _code(secret: bytes, window: int) -> str:
    number = int.from_bytes(_mac(secret, b"code", _moment_bytes(window))[:5])
    return "".join(ALPHABET[number >> shift & 31] for shift in range(35, -1, -5))


def _mac(secret: bytes, purpose: bytes, body: bytes) -> bytes:
    return hmac.digest(secret, purpose + b"\0" + body, "sha256")[:_MAC_BYTES]


def _moment_bytes(number: int) -> bytes:
    return number.to_bytes(_MOMENT_BYTES)
