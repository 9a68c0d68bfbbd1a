"""What a briefing added: the share that passed before and after, and the interval of the difference.

Pure arithmetic. One attempt is one trial: its five answers are not independent of one another. Sources:
E. B. Wilson, J. Am. Stat. Assoc. 22 (1927) 209-212, for one share; R. G. Newcombe, Statistics in Medicine 17
(1998) 873-890, method 10, for the difference of two independent shares, and 2635-2650, method 10, for paired
ones. Not the plain Wald interval: with few people, or shares near 0 and 1, it is too narrow.
"""

from dataclasses import dataclass
from math import sqrt

CONFIDENCE = 0.95
_Z = 1.959963984540054  # the normal deviate that leaves 2.5 percent above it


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many: `of` is at least 1."""

    count: int
    of: int

    def __post_init__(self) -> None:
        if not 0 <= self.count <= self.of or not self.of:
            raise ValueError(f"{self.count} of {self.of} is no share")

    @property
    def value(self) -> float:
        return self.count / self.of

    @property
    def percent(self) -> int:
        return round(100 * self.value)


@dataclass(frozen=True, slots=True)
class Interval:
    """From `low` to `high`, both included."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Gain:
    """After minus before, from -1 to 1, with its 95 percent interval."""

    value: float
    interval: Interval

    @property
    def is_clear(self) -> bool:
        """Whether the interval leaves out "nothing changed"."""
        return self.interval.low > 0 or self.interval.high < 0

    @property
    def words(self) -> str:
        """ "+23 poin"."""
        return f"{_points(self.value)} poin"

    @property
    def range_words(self) -> str:
        """ "+12 sampai +33"."""
        return f"{_points(self.interval.low)} sampai {_points(self.interval.high)}"


@dataclass(frozen=True, slots=True)
class Pairs:
    """The same people before and after: how many passed both times, only before, only after, never."""

    both: int
    only_before: int
    only_after: int
    neither: int

    @property
    def total(self) -> int:
        return self.both + self.only_before + self.only_after + self.neither


def wilson(share: Share) -> Interval:
    """Wilson's score interval of one share; always inside [0, 1] and around the share itself."""
    p, n = share.value, share.of
    middle = p + _Z * _Z / (2 * n)
    half = _Z * sqrt(p * (1 - p) / n + _Z * _Z / (4 * n * n))
    scale = 1 + _Z * _Z / n
    low = 0.0 if share.count == 0 else (middle - half) / scale
    high = 1.0 if share.count == n else (middle + half) / scale
    return Interval(low, high)


def unpaired_gain(before: Share, after: Share) -> Gain:
    """The gain between two groups of which nobody knows who is in both."""
    return _gain(before, after, correlation=0.0)


def paired_gain(pairs: Pairs) -> Gain:
    """The gain of the same people. Raises `ValueError` without a single pair."""
    before = Share(pairs.both + pairs.only_before, pairs.total)
    after = Share(pairs.both + pairs.only_after, pairs.total)
    return _gain(before, after, _correlation(pairs))


def _points(value: float) -> str:
    points = round(100 * value)
    return f"+{points}" if points > 0 else f"−{-points}" if points < 0 else "0"


def _gain(before: Share, after: Share, correlation: float) -> Gain:
    """Newcombe's square-and-add: each end is built from the Wilson ends that lie towards it."""
    b, a = wilson(before), wilson(after)
    value = after.value - before.value
    down = _joined(after.value - a.low, b.high - before.value, correlation)
    up = _joined(a.high - after.value, before.value - b.low, correlation)
    return Gain(value, Interval(max(-1.0, value - down), min(1.0, value + up)))


def _joined(one: float, other: float, correlation: float) -> float:
    return sqrt(max(0.0, one * one - 2 * correlation * one * other + other * other))


def _correlation(pairs: Pairs) -> float:
    """The phi coefficient, corrected for continuity as in the source; 0 where a margin is empty."""
    passed_before, passed_after = pairs.both + pairs.only_before, pairs.both + pairs.only_after
    failed_before, failed_after = pairs.total - passed_before, pairs.total - passed_after
    margins = passed_before * passed_after * failed_before * failed_after
    if not margins:
        return 0.0
    crossed: float = pairs.both * pairs.neither - pairs.only_before * pairs.only_after
    if crossed > 0:
        crossed = max(crossed - pairs.total / 2, 0)
    return crossed / sqrt(margins)
