"""Receipts: eight Indonesian words that are a reporter's only way back to a report.

80 bits come from the machine's random source; 8 check bits catch most slips of memory before anything is
looked up. 88 bits are eight words from a list of 2048 (11 bits each). Two keys are derived, independent of
one another: `lookup` finds the row, `unlock_key` opens it. Neither gives the other nor the words, so a stored
`lookup` opens nothing.

Why no slow password hash (Argon2) here: slow hashing makes up for secrets that people choose, which hold
perhaps 20 to 40 bits. These 80 bits are uniform. Somebody who holds a stolen database and tries 10^12
receipts a second needs about 19,000 years to reach a given report, and divides that by the number of reports
if any will do; docs/adr/0003-envelopes-and-keys.md does the sum. Slow hashing would cost every honest visit a
fifth of a second of the server and would hand 64 MiB of its memory to anyone who sends made-up receipts.
"""

import hashlib
import re
import secrets
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

WORDS: tuple[str, ...] = tuple(Path(__file__).with_name("words.txt").read_text(encoding="ascii").split())
"""The 2048 words, sorted; any two differ in at least two letters, so one slip never makes another word."""

_NUMBER = {word: number for number, word in enumerate(WORDS)}
_SECRET_BYTES = 10
_WORD_COUNT = 8
_WORD_BITS = 11
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_LONGEST_QUOTED = 24
_RUN_OF_LETTERS = re.compile(r"[^\W\d_]+")


class BadReceipt(ValueError):
    """What was typed is not a receipt; `str()` of any subclass shows nothing that was typed."""


class UnknownWord(BadReceipt):
    """The word at `position` (from 1) is not in the list; `suggestion` is the one word a single slip away."""

    def __init__(self, position: int, word: str, suggestion: str | None) -> None:
        super().__init__(f"word {position} of the receipt is not in the list")
        self.position = position
        self.word = word
        self.suggestion = suggestion


class WrongLength(BadReceipt):
    """A receipt has eight words; `count` were found."""

    def __init__(self, count: int) -> None:
        super().__init__(f"a receipt has {_WORD_COUNT} words, not {count}")
        self.count = count


class WrongCheck(BadReceipt):
    """Every word is in the list but they do not belong together: one was swapped, or their order was."""

    def __init__(self) -> None:
        super().__init__("the words of the receipt do not belong together")


@dataclass(frozen=True, slots=True, repr=False)
class Receipt:
    """Eight words shown once and never stored. `str()` gives them on purpose; `repr()` never does."""

    secret: bytes

    def __post_init__(self) -> None:
        if len(self.secret) != _SECRET_BYTES:
            raise ValueError(f"a receipt is made from {_SECRET_BYTES} bytes")

    @property
    def words(self) -> tuple[str, ...]:
        """The eight words, in order."""
        number = int.from_bytes(self.secret + _check(self.secret))
        shifts = range(_WORD_BITS * (_WORD_COUNT - 1), -1, -_WORD_BITS)
        return tuple(WORDS[number >> shift & (len(WORDS) - 1)] for shift in shifts)

    @property
    def lookup(self) -> bytes:
        """32 bytes that may be stored and searched for; they open nothing."""
        return self._derive(b"netra/receipt/lookup/v1")

    @property
    def unlock_key(self) -> bytes:
        """32 bytes for `seal` and `open_sealed`; never to be stored."""
        return self._derive(b"netra/receipt/unlock/v1")

    def _derive(self, info: bytes) -> bytes:
        return HKDF(algorithm=SHA256(), length=32, salt=None, info=info).derive(self.secret)

    def __str__(self) -> str:
        return " ".join(self.words)

    def __repr__(self) -> str:
        return "<Receipt: words withheld>"


def new_receipt() -> Receipt:
    """A receipt from 80 fresh random bits."""
    return Receipt(secrets.token_bytes(_SECRET_BYTES))


def receipt_from_seed(seed: bytes) -> Receipt:
    """The same receipt for the same seed. Whoever knows the seed knows the receipt. Unguessable, or for an
    invented report."""
    return Receipt(hashlib.sha256(b"netra/receipt/seed/v1\x00" + seed).digest()[:_SECRET_BYTES])


def parse_receipt(text: str) -> Receipt:
    """Read a receipt as people type it: any case, spaces, line breaks, hyphens, commas, dots, "1. kata".

    A misspelt word is named, never mended silently. Raises `WrongLength`, `UnknownWord` or `WrongCheck`.
    """
    typed = _words_in(text)
    if len(typed) != _WORD_COUNT:
        raise WrongLength(len(typed))
    number = 0
    for position, word in enumerate(typed, start=1):
        number = number << _WORD_BITS | _number_of(word, position)
    *secret, check = number.to_bytes(_SECRET_BYTES + 1)
    if _check(bytes(secret)) != bytes([check]):
        raise WrongCheck
    return Receipt(bytes(secret))


def _check(secret: bytes) -> bytes:
    return hashlib.sha256(b"netra/receipt/check/v1\x00" + secret).digest()[:1]


def _words_in(text: str) -> list[str]:
    """Runs of letters, without the invisible characters that chat programs put into copied text."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    visible = "".join(letter for letter in plain if unicodedata.category(letter) != "Cf")
    return _RUN_OF_LETTERS.findall(visible)


def _number_of(word: str, position: int) -> int:
    number = _NUMBER.get(word)
    if number is None:
        raise UnknownWord(position, word[:_LONGEST_QUOTED], _suggestion(word))
    return number


def _suggestion(word: str) -> str | None:
    """The one listed word that a single slip away explains, or None where there is none or a choice."""
    if len(word) > _LONGEST_QUOTED:
        return None
    near = {slip for slip in _slips(word) if slip in _NUMBER}
    return near.pop() if len(near) == 1 else None


def _slips(word: str) -> Iterator[str]:
    """Everything one deleted, swapped, replaced or added letter away."""
    for at in range(len(word) + 1):
        head, tail = word[:at], word[at:]
        yield head + tail[1:]
        yield head + tail[1:2] + tail[:1] + tail[2:]
        for letter in _LETTERS:
            yield head + letter + tail[1:]
            yield head + letter + tail


def holds_receipt(text: str) -> bool:
    """Whether a receipt, or nearly all of one, stands in a longer text, as when it is pasted into a message.

    Seven listed words in a row are enough: a sentence has words in between that the list leaves out.
    """
    run = 0
    for word in _words_in(text):
        run = run + 1 if word in _NUMBER else 0
        if run >= _WORD_COUNT - 1:
            return True
    return False
