"""How good an item is: how many know it, and whether those who know the rest know this one too.

Pure arithmetic. Difficulty is the share of right answers. Discrimination is the point-biserial correlation of
the item (0 or 1) with the rest of the same attempt: its right answers without this one, so that an item never
correlates with itself. Each person gets other items, so the rest is another sum each time: that adds noise
and pulls the figure towards 0. The kinds of limit are those of R. L. Ebel and D. A. Frisbie, Essentials of
Educational Measurement (1991); negative means that those who know the rest get this one wrong.
"""

from dataclasses import dataclass
from math import sqrt

ENOUGH = 30
"""Answers below which nothing is said about an item: a correlation of so few is chance."""
TOO_EASY, TOO_HARD = 0.95, 0.20
WEAK = 0.05
"""Lower than the textbook's 0.20: four other answers, of other items each time, keep the figure small."""


@dataclass(frozen=True, slots=True)
class Sums:
    """What the database adds up over the finished attempts that held the item.

    `right` of `answers` were right; `rest` and `rest_squared` sum the other right answers of the attempts
    (and their squares), `right_rest` only over those that had the item right.
    """

    answers: int
    right: int
    rest: int
    rest_squared: int
    right_rest: int


@dataclass(frozen=True, slots=True)
class Quality:
    """Difficulty from 0 to 1; discrimination from -1 to 1, None where it is not defined; flags by name."""

    answers: int
    difficulty: float
    discrimination: float | None
    flags: tuple[str, ...]


def quality_of(sums: Sums) -> Quality:
    """The figures of one item. Raises `ZeroDivisionError` without an answer."""
    difficulty = sums.right / sums.answers
    discrimination = _point_biserial(sums)
    flags = tuple(_flags(difficulty, discrimination)) if sums.answers >= ENOUGH else ()
    return Quality(sums.answers, difficulty, discrimination, flags)


def _point_biserial(sums: Sums) -> float | None:
    """None when all answered alike, or when all the rests are equal: then nothing can go together."""
    n = sums.answers
    spread_item = n * sums.right - sums.right * sums.right
    spread_rest = n * sums.rest_squared - sums.rest * sums.rest
    if not spread_item or not spread_rest:
        return None
    return (n * sums.right_rest - sums.right * sums.rest) / sqrt(spread_item * spread_rest)


def _flags(difficulty: float, discrimination: float | None) -> list[str]:
    found = []
    if difficulty >= TOO_EASY:
        found.append("too_easy")
    if difficulty <= TOO_HARD:
        found.append("too_hard")
    if discrimination is not None and discrimination < 0:
        found.append("reversed")
    elif discrimination is not None and discrimination < WEAK:
        found.append("weak")
    return found
