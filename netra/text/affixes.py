"""Takes Indonesian and colloquial affixes off a word: every base that it may have, the nearest first.

It proposes and knows no words; the vocabulary picks the first proposal that it knows.
"""

from collections.abc import Iterator

_LEAST = 3
_SUFFIXES = ("nya", "kan", "lah", "kah", "pun", "an", "in", "ku", "mu", "i")
_PLAIN = (
    "memper", "diper", "keber", "berke", "menge", "penge", "meng", "peng", "men", "pen", "mem", "pem", "me",
    "pe", "ber", "per", "ter", "di", "ke", "se", "nge", "ng", "n", "be", "te", "ku", "kau",
)  # fmt: skip
# A nasal that swallowed the first letter of the base: menyuruh <- suruh, masang <- pasang.
_SWALLOWED = (
    ("menye", "se"), ("meny", "s"), ("peny", "s"), ("ny", "s"), ("mem", "p"), ("pem", "p"), ("m", "p"),
    ("men", "t"), ("pen", "t"), ("n", "t"), ("meng", "k"), ("peng", "k"), ("ng", "k"), ("nge", "ke"),
)  # fmt: skip


def bases(word: str) -> Iterator[str]:
    """Possible bases, without the word itself: suffixes first, then prefixes, then both."""
    endings = list(_without_suffixes(word))
    yield from endings[1:]
    for ending in endings:
        yield from _without_prefix(ending)


def _without_suffixes(word: str) -> Iterator[str]:
    yield word
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= _LEAST:
            yield word.removesuffix(suffix)
    for suffix in ("nya", "lah", "kah", "ku", "mu"):
        if word.endswith(suffix):
            shorter = word.removesuffix(suffix)
            yield from (
                shorter.removesuffix(inner)
                for inner in ("kan", "an", "in", "i")
                if shorter.endswith(inner) and len(shorter) - len(inner) >= _LEAST
            )


def _without_prefix(word: str) -> Iterator[str]:
    for prefix in _PLAIN:
        if word.startswith(prefix) and len(word) - len(prefix) >= _LEAST:
            yield word.removeprefix(prefix)
    for prefix, letter in _SWALLOWED:
        if word.startswith(prefix) and len(word) - len(prefix) + len(letter) >= _LEAST:
            yield letter + word.removeprefix(prefix)
