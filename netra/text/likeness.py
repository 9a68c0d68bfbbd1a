"""How alike two texts are, from small sketches: the share of their words, and of their runs of three.

A sketch holds the smallest hashes of a set. The share of common ones among the smallest of two sketches
estimates the share of common members (bottom-k MinHash); it is exact while no set is larger than `SIZE`.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from hashlib import blake2b
from heapq import nsmallest
from typing import Final

from netra.text.words import BREAK, words

SIZE: Final = 64
RUN: Final = 3


@dataclass(frozen=True, slots=True)
class Sketch:
    """At most `SIZE` hashes (32 bits) of each kind, sorted."""

    words: tuple[int, ...]
    runs: tuple[int, ...]


def sketch(text: str) -> Sketch:
    """The sketch of a text as people type it."""
    told = [word for word in words(text) if word != BREAK]
    runs = (" ".join(told[at : at + RUN]) for at in range(len(told) - RUN + 1))
    return Sketch(hashes(told), hashes(runs))


def hashes(members: Iterable[str]) -> tuple[int, ...]:
    """The smallest hashes of a set of words."""
    found = {int.from_bytes(blake2b(member.encode(), digest_size=4).digest()) for member in set(members)}
    return tuple(nsmallest(SIZE, found))


def share(one: Collection[int], other: Collection[int]) -> float:
    """About which part of all members two sets have in common, 0 to 1; 0 where one is empty."""
    if not one or not other:
        return 0.0
    smallest = nsmallest(SIZE, {*one, *other})
    return len(set(one).intersection(other).intersection(smallest)) / len(smallest)
