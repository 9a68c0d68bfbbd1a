"""Line charts that the server draws: where each line, point, gap and word stands.

Across, everything is in percent of the width, so that the drawing fits a phone without shrinking its words;
down, in pixels. A missing figure is a gap in the line, never a zero. No figure is judged here.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from math import ceil, floor, log10

from netra.clock.words import MONTHS
from netra.servicewatch.phases import Axis, Band, bands_of
from netra.servicewatch.weeks import Week, week_of, weeks_until

TOP, FOOT = 30, 26
SPARK = 52
SPARK_EDGE = 9
"""A drawing of this height is a small line without words, and needs no room for them."""
NEAR_TODAY, NEAR_TODAY_ON_A_PHONE = 10.0, 20.0
APART, APART_ON_A_PHONE = 12.0, 22.0
"""How far days stand from one another at least, in percent: two charts stand side by side on a desk."""
LAST_WORD = 95.0
"""A day farther right has no room for its word."""
STEPS = (1, 2, 5, 10)
LINES = 4
FULL_SHARE = 100.0


@dataclass(frozen=True)
class Value:
    """A figure on a day; `number` None is a gap, not `is_whole` a sum over fewer than all."""

    day: date
    number: float | None
    words: str = ""
    is_whole: bool = True


@dataclass(frozen=True)
class Scale:
    """From the lowest to the highest level, with a line at every step."""

    low: float
    high: float
    step: float

    @property
    def levels(self) -> list[float]:
        count = round((self.high - self.low) / self.step)
        return [self.low + self.step * each for each in range(count + 1)]


@dataclass(frozen=True)
class Point:
    """A figure at its place."""

    x: float
    y: float
    words: str
    is_whole: bool


@dataclass(frozen=True)
class Stroke:
    """From one figure to the next; dashed where one of them is a sum over fewer than all."""

    x1: float
    y1: float
    x2: float
    y2: float
    is_whole: bool


@dataclass(frozen=True)
class Mark:
    """A word at a level or on a day; the narrow screen leaves out what is `minor`."""

    at: float
    label: str
    is_minor: bool = False


@dataclass(frozen=True)
class Chart:
    """A drawing with its finding as `title` and one sentence that says what it shows."""

    name: str
    title: str
    summary: str
    height: int
    floor: float
    points: list[Point]
    strokes: list[Stroke]
    gaps: list[float]
    bands: list[Band]
    levels: list[Mark]
    days: list[Mark]
    today: float

    @property
    def last(self) -> Point | None:
        return self.points[-1] if self.points else None

    @property
    def has_parts(self) -> bool:
        """Whether a point stands for fewer than all."""
        return any(not point.is_whole for point in self.points)


def share_scale(values: Sequence[Value]) -> Scale:
    """For percent: up to 100, from 60 or a round level below the lowest, so that a change can be seen."""
    low = min((value.number for value in values if value.number is not None), default=0)
    start = min(60, low // 20 * 20)
    return Scale(start, FULL_SHARE, 10 if start else 20)


def count_scale(values: Sequence[Value]) -> Scale:
    """From nothing to a round number above the highest."""
    most = max((value.number for value in values if value.number is not None), default=0)
    step = max(1, _step(most / LINES))
    return Scale(0, step * max(1, -(-most // step)), step)


def near_scale(values: Sequence[Value]) -> Scale:
    """For a series that moves little: a round span around it. A line needs no zero; its levels are named."""
    numbers = [value.number for value in values if value.number is not None] or [0]
    low, high = min(numbers), max(numbers)
    step = _step(max((high - low) / 2, high / 50))
    return Scale(max(0, (low // step - 1) * step), (-(-high // step) + 1) * step, step)


def draw(
    values: Sequence[Value],
    *,
    axis: Axis,
    on: date,
    scale: Scale,
    name: str = "",
    title: str = "",
    summary: str = "",
    height: int = 220,
) -> Chart:
    """The chart of these figures, in the order of their days."""
    top, foot = (SPARK_EDGE, SPARK_EDGE) if height <= SPARK else (TOP, FOOT)
    room, span = height - top - foot, scale.high - scale.low

    def level(number: float) -> float:
        return top + room * (1 - (number - scale.low) / span)

    places = [None if v.number is None else Point(axis.at(v.day), level(v.number), v.words, v.is_whole)
              for v in values]  # fmt: skip
    return Chart(
        name=name,
        title=title,
        summary=summary,
        height=height,
        floor=height - foot,
        points=[place for place in places if place],
        strokes=[
            Stroke(a.x, a.y, b.x, b.y, a.is_whole and b.is_whole) for a, b in pairwise(places) if a and b
        ],
        gaps=[axis.at(value.day) for value in values if value.number is None],
        bands=bands_of(axis, on),
        levels=[Mark(level(each), _level_words(each)) for each in scale.levels],
        days=list(_beside(_days(axis), axis.at(on))),
        today=axis.at(on),
    )


def _beside(days: Sequence[Mark], today: float) -> Iterator[Mark]:
    """The dates that leave room for the word "hari ini"."""
    for day in days:
        away = abs(day.at - today)
        if away > NEAR_TODAY:
            yield replace(day, is_minor=day.is_minor or away < NEAR_TODAY_ON_A_PHONE)


def _step(least: float) -> float:
    """The next round number: 1, 2 or 5 with noughts."""
    if least <= 0:
        return 1
    tens: float = 10 ** floor(log10(least))
    return next(step * tens for step in STEPS if step * tens >= least * 0.9999)


def _level_words(level: float) -> str:
    if level != round(level):
        return f"{level:.1f}".replace(".", ",")
    return f"{round(level):,}".replace(",", ".")


def _days(axis: Axis) -> list[Mark]:
    """Mondays, or firsts of a month where the axis is long: as many as stand apart."""
    if axis.days > 7 * 26:
        return _months(axis)
    count = axis.days // 7 + 1
    mondays = [each.monday for each in weeks_until(week_of(axis.last), count) if each.monday >= axis.first]
    return _apart([Mark(axis.at(day), _short(day)) for day in mondays])


def _months(axis: Axis) -> list[Mark]:
    months = range(axis.first.year * 12 + axis.first.month, axis.last.year * 12 + axis.last.month)
    firsts = [date(month // 12, month % 12 + 1, 1) for month in months]
    return _apart([Mark(axis.at(day), _month(day)) for day in firsts])


def _apart(marks: Sequence[Mark]) -> list[Mark]:
    """Every so manieth, so that no word runs into the next; the narrow screen gets fewer of them."""
    gap = min((b.at - a.at for a, b in pairwise(marks)), default=FULL_SHARE)
    every = ceil(APART / gap)
    on_a_phone = ceil(APART_ON_A_PHONE / (gap * every))
    shown = [mark for mark in marks[::every] if mark.at <= LAST_WORD]
    return [replace(mark, is_minor=bool(at % on_a_phone)) for at, mark in enumerate(shown)]


def _month(day: date) -> str:
    return f"{MONTHS[day.month - 1][:3]}" + (f" {day.year}" if day.month == 1 else "")


def _short(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1][:3]}"


def weekly(week: Week, number: float | None, words: str = "", *, is_whole: bool = True) -> Value:
    """A week's figure, standing at the middle of its week."""
    return Value(week.middle, number, words, is_whole)
