"""Finds a receipt that somebody typed where it does not belong, before anything is stored. Pure.

With the visitor's own receipt at hand six of its words in order are enough, however they are spaced. Without
it only what looks like a receipt can be caught: everyday Indonesian is full of listed words, and nobody may
be kept from telling what happened because a sentence happens to use seven of them.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final

from netra.vault.receipts import WORDS, BadReceipt, Receipt, parse_receipt

ENOUGH: Final = 6
_NEARLY_ALL: Final = 7
_WHOLE: Final = 8
_LISTED: Final = frozenset(WORDS)
_RUN_OF_LETTERS: Final = re.compile(r"[^\W\d_]+")
# Listed words that every second sentence holds; three of them among seven say: prose. (Measured: the longest
# run of listed words in our 220,000 words of Indonesian sentences is six, and half of those six stand here.)
_EVERYDAY_WORDS: Final = """
untuk semua tanpa tidak nama siapa hari kerja kantor daerah program bersama umum foto aturan sudah masih waktu
pagi siang sore mulai selesai masuk rapat kegiatan sekali tetap sendiri saat rumah halaman
"""
_EVERYDAY: Final = frozenset(_EVERYDAY_WORDS.split())


def spills(text: str, receipt: Receipt) -> bool:
    """Whether six or more words of this receipt stand in a text in their order.

    Case, digits, punctuation and invisible characters do not matter, nor words in between; run together or
    spelled out letter by letter ("l u m b u n g") the words must follow one another directly.
    """
    words = _words_in(text)
    return _in_order(receipt.words, words) >= ENOUGH or _run_together(receipt.words, "".join(words)) >= ENOUGH


def looks_like_receipt(text: str) -> bool:
    """Whether some receipt, or nearly all of one, stands in a text: for pages that know no receipt."""
    words = _words_in(text)
    return any(_is_receipt(window) for window in _windows(words, _WHOLE)) or any(
        _is_nearly_one(window) for window in _windows(words, _NEARLY_ALL)
    )


def _words_in(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKC", text).casefold()
    visible = "".join(letter for letter in plain if unicodedata.category(letter) != "Cf")
    return _RUN_OF_LETTERS.findall(visible)


def _in_order(wanted: Sequence[str], told: Sequence[str]) -> int:
    """How many of the wanted words stand in the text in their order (longest common subsequence)."""
    best = [0] * (len(wanted) + 1)
    for word in told:
        if word not in wanted:
            continue
        before = best[:]
        for at, own in enumerate(wanted, start=1):
            best[at] = max(best[at - 1], before[at - 1] + 1 if own == word else before[at])
    return best[-1]


def _run_together(wanted: Sequence[str], letters: str) -> int:
    """The longest chain of wanted words in their order, each beginning where the one before it ended."""
    ends: dict[int, int] = {}
    longest = 0
    for word in wanted:
        found: dict[int, int] = {}
        for start in _places(word, letters):
            found[start + len(word)] = ends.get(start, 0) + 1
        ends |= {end: max(length, ends.get(end, 0)) for end, length in found.items()}
        longest = max(longest, *found.values(), 0)
    return longest


def _places(word: str, letters: str) -> Iterator[int]:
    start = letters.find(word)
    while start >= 0:
        yield start
        start = letters.find(word, start + 1)


def _windows(words: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    """Every run of `size` listed words in a row."""
    run = 0
    for at, word in enumerate(words, start=1):
        run = run + 1 if word in _LISTED else 0
        if run >= size:
            yield words[at - size : at]


def _is_receipt(window: Sequence[str]) -> bool:
    """Eight listed words whose check fits, as one run in 256 does by chance; everyday words excuse it."""
    try:
        parse_receipt(" ".join(window))
    except BadReceipt:
        return False
    return not _is_prose(window)


def _is_nearly_one(window: Sequence[str]) -> bool:
    return len(set(window)) == len(window) and not _is_prose(window)


def _is_prose(window: Sequence[str]) -> bool:
    return sum(word in _EVERYDAY for word in window) >= 3
