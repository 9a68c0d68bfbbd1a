"""Proof of work: a signed challenge that the server does not keep, sixteen small puzzles, a proof checked in
microseconds. Pure: values in, values out.

Sixteen puzzles instead of a large one: the time for one varies by its own length, for sixteen by a quarter.
"""

import base64
import hashlib
import hmac
import re
import secrets
from dataclasses import dataclass
from typing import Final

PUZZLES: Final = 16
LIFETIME_SECONDS: Final = 20 * 60
SEND, RETURN = "lapor", "lacak"
"""What a challenge is for: sending a report, opening one with its receipt."""
MOST_BITS: Final = 24
_WRITTEN = re.compile(r"1\.([a-z]{1,8})\.(\d{1,2})\.(\d{1,12})\.([\w-]{22})\.([\w-]{22})")
_NONCES = re.compile(r"[0-9a-f]{128}")


class NotWorked(ValueError):
    """What was sent is no proof for this: missing, forged, for something else, too late, or not solved."""


@dataclass(frozen=True)
class Challenge:
    """What a browser solves. `bits`: leading zeros of each puzzle. `expires`: machine time in seconds."""

    purpose: str
    bits: int
    expires: int
    mark: str

    def signed(self, key: bytes) -> str:
        """As it goes to the browser: only whoever holds the key can write one."""
        text = f"1.{self.purpose}.{self.bits}.{self.expires}.{self.mark}"
        return f"{text}.{_mac(key, text)}"


def new_challenge(*, purpose: str, bits: int, now: float) -> Challenge:
    """A fresh challenge, good for `LIFETIME_SECONDS`."""
    return Challenge(purpose, bits, int(now) + LIFETIME_SECONDS, secrets.token_urlsafe(16))


def proven(proof: str, *, purpose: str, key: bytes, now: float) -> Challenge:
    """The challenge that this proof solves, or `NotWorked`. Whether it was used before is not known here."""
    written, _, nonces = proof.partition("~")
    challenge = _read(written, key)
    if challenge.purpose != purpose or challenge.expires < now:
        raise NotWorked("for something else, or too late")
    if not _NONCES.fullmatch(nonces) or not _solves(written, challenge.bits, bytes.fromhex(nonces)):
        raise NotWorked("not solved")
    return challenge


def solve(written: str) -> str:
    """The proof for a signed challenge: what the browser's script computes. For tests and measurements."""
    bits = int(written.split(".")[2])
    seed, found = _seed(written), b""
    for index in range(PUZZLES):
        place = seed + index.to_bytes(4)
        nonce = next(n for n in range(1 << 32) if _has_zeros(place + n.to_bytes(4), bits))
        found += nonce.to_bytes(4)
    return f"{written}~{found.hex()}"


def _read(written: str, key: bytes) -> Challenge:
    match = _WRITTEN.fullmatch(written)
    if match is None:
        raise NotWorked("no challenge")
    purpose, bits, expires, mark, mac = match.groups()
    text = written.rpartition(".")[0]
    if not hmac.compare_digest(mac, _mac(key, text)):
        raise NotWorked("forged")
    return Challenge(purpose, int(bits), int(expires), mark)


def _solves(written: str, bits: int, nonces: bytes) -> bool:
    seed = _seed(written)
    pieces = (nonces[at : at + 4] for at in range(0, len(nonces), 4))
    return all(_has_zeros(seed + i.to_bytes(4) + piece, bits) for i, piece in enumerate(pieces))


def _seed(written: str) -> bytes:
    return hashlib.sha256(written.encode()).digest()


def _has_zeros(told: bytes, bits: int) -> bool:
    return int.from_bytes(hashlib.sha256(told).digest()[:4]) >> (32 - bits) == 0


def _mac(key: bytes, text: str) -> str:
    """128 bits of HMAC-SHA256: forging one is not cheaper than solving."""
    return base64.urlsafe_b64encode(hmac.digest(key, text.encode(), "sha256")[:16]).rstrip(b"=").decode()
