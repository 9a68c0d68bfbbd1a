"""Finds the phrases of a lexicon in plain words, and tells what is said from what is denied."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from netra.text.words import BREAK

GAP = ".."
_GAP_MOST = 4
_REACH = 4


class Spot(NamedTuple):
    """One phrase found: from `start` up to `end` (not included), in plain words."""

    start: int
    end: int
    concept: str
    denied: bool


class Phrasebook:
    """Phrases by what they mean. A phrase is plain words; `..` stands for up to four words between.

    `denials` turn what follows within four words into its opposite, until a break or one of `turns`
    ("tapi", "lalu"). Inside a phrase of a `whole` meaning ("mantan suami") nothing shorter is found.
    """

    def __init__(
        self,
        meaning: Mapping[str, Iterable[str]],
        denials: Iterable[str],
        turns: Iterable[str],
        whole: Iterable[str] = (),
    ) -> None:
        self._whole = frozenset(whole)
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for concept, phrases in meaning.items():
            for phrase in phrases:
                parts = tuple(phrase.split())
                self._by_first.setdefault(parts[0], []).append((parts, concept))
        self._denials = frozenset(denials)
        self._turns = frozenset(turns) | {BREAK}

    def spots(self, plain: Sequence[str]) -> list[Spot]:
        """Every phrase found, in order."""
        found: list[Spot] = []
        for start in range(len(plain)):
            for parts, concept in self._by_first.get(plain[start], ()):
                end = _ends(plain, start, parts)
                if end:
                    found.append(Spot(start, end, concept, self._denied(plain, start)))
        spans = {(spot.start, spot.end) for spot in found if spot.concept in self._whole}
        return [spot for spot in found if not _inside(spot, spans)]

    def _denied(self, plain: Sequence[str], start: int) -> bool:
        for place in range(start - 1, max(-1, start - 1 - _REACH), -1):
            if plain[place] in self._turns:
                return False
            if plain[place] in self._denials:
                return True
        return False


def _inside(spot: Spot, spans: set[tuple[int, int]]) -> bool:
    width = spot.end - spot.start
    return any(start <= spot.start and spot.end <= end and end - start > width for start, end in spans)


def _ends(plain: Sequence[str], start: int, parts: tuple[str, ...]) -> int:
    """Where the phrase that begins at `start` ends; 0 where it does not stand there."""
    place, gap = start, 0
    for part in parts:
        if part == GAP:
            gap = _GAP_MOST
            continue
        reach = plain[place : place + gap + 1]
        if part not in reach or BREAK in reach[: reach.index(part)]:
            return 0
        place += reach.index(part) + 1
        gap = 0
    return place
