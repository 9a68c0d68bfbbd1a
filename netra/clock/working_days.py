"""Working days as two prefix tables, built once when the rules are read: each question is two look-ups.

A working day is Monday to Friday that is neither a national holiday nor joint leave (*cuti bersama*). Years
for which no decree was read have no answer: every question that touches one raises `NoCalendarForYear`.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import accumulate
from typing import Literal

DayOffKind = Literal["holiday", "joint_leave"]

_SATURDAY = 5
_WEEKEND = {5: "Sabtu", 6: "Minggu"}
# A feast that waits for the sighting of the moon may fall a day earlier or later than the estimate.
_AN_ESTIMATE_MAY_MOVE = timedelta(days=1)


class NoCalendarForYear(LookupError):
    """No decree was read for that year, so its working days are unknown; they are never guessed."""

    def __init__(self, year: int) -> None:
        super().__init__(f"belum ada kalender hari libur untuk tahun {year}")
        self.year = year


@dataclass(frozen=True, slots=True)
class DayOff:
    """One day on which the civil service does not work, with the decree that says so."""

    on: date
    name: str
    kind: DayOffKind
    decree: str
    estimated: bool = False


class Calendar:
    """National holidays and joint leave of a run of years without gaps.

    `ValueError` where the years have a gap, or a day off lies outside them or is named twice.
    """

    def __init__(self, years: Iterable[int], days_off: Iterable[DayOff]) -> None:
        self.years = tuple(sorted(set(years)))
        _refuse_gap(self.years)
        self._off: dict[date, DayOff] = {}
        for day_off in days_off:
            self._admit(day_off)
        self._estimated = sorted(day.on for day in self._off.values() if day.estimated)
        self._build_tables()

    def _admit(self, day_off: DayOff) -> None:
        if not self.covers(day_off.on):
            raise ValueError(f"{day_off.on}: {day_off.name} lies outside the calendar's years")
        if day_off.on in self._off:
            raise ValueError(f"{day_off.on} is named twice")
        self._off[day_off.on] = day_off

    def _build_tables(self) -> None:
        first, last = date(self.years[0], 1, 1), date(self.years[-1], 12, 31)
        days = [first, *days_after(first, last)]
        works = [day.weekday() < _SATURDAY and day not in self._off for day in days]
        # How many working days lie up to and including each day ...
        self._up_to = dict(zip(days, accumulate(works), strict=True))
        # ... and the n-th of them all. The 0th stands before the first, so that counts are indexes.
        self._nth = [date.min, *(day for day, working in zip(days, works, strict=True) if working)]

    @property
    def days_off(self) -> tuple[DayOff, ...]:
        """Every holiday and joint leave, oldest first."""
        return tuple(self._off[on] for on in sorted(self._off))

    def covers(self, day: date) -> bool:
        """Whether a decree was read for that day's year."""
        return self.years[0] <= day.year <= self.years[-1]

    def day_off(self, day: date) -> DayOff | None:
        """The holiday or joint leave on `day`, if it is one."""
        return self._off.get(day)

    def is_working_day(self, day: date) -> bool:
        """Monday to Friday, neither holiday nor joint leave; raises `NoCalendarForYear`."""
        return self.why_not_working(day) is None

    def why_not_working(self, day: date) -> str | None:
        """What makes `day` no working day, in Indonesian, or None; raises `NoCalendarForYear`."""
        _refuse_moment(day)
        if not self.covers(day):
            raise NoCalendarForYear(day.year)
        if day.weekday() in _WEEKEND:
            return _WEEKEND[day.weekday()]
        off = self._off.get(day)
        return off.name if off else None

    def add_working_days(self, day: date, amount: int) -> date:
        """The `amount`-th working day after `day`, which itself does not count. O(1).

        With 0 it is `day` itself, or the next working day if `day` is none. `ValueError` below 0,
        `NoCalendarForYear` where the count leaves the years read.
        """
        if amount < 1:
            return self._add_none(day, amount)
        try:
            return self._nth[self._up_to[day] + amount]
        except LookupError:
            raise self._beyond(day) from None

    def _add_none(self, day: date, amount: int) -> date:
        if amount < 0:
            raise ValueError(f"{amount} working days: a limit never runs backwards")
        return day if self.is_working_day(day) else self.add_working_days(day, 1)

    def _beyond(self, day: date) -> NoCalendarForYear:
        """Which year is missing: that of the day itself, or the first after the tables."""
        _refuse_moment(day)
        return NoCalendarForYear(self.years[-1] + 1 if self.covers(day) else day.year)

    def working_days_between(self, start: date, end: date) -> int:
        """Working days after `start` up to and including `end`; negative when `end` lies before. O(1)."""
        return self._count_to(end) - self._count_to(start)

    def _count_to(self, day: date) -> int:
        try:
            return self._up_to[day]
        except KeyError:
            raise self._beyond(day) from None

    def rests_on_an_estimate(self, start: date, end: date) -> bool:
        """Whether an estimated holiday could move a count from `start` to `end` by falling otherwise."""
        index = bisect_left(self._estimated, start)
        return index < len(self._estimated) and self._estimated[index] <= end + _AN_ESTIMATE_MAY_MOVE


def days_after(start: date, end: date) -> Iterator[date]:
    """Every day after `start` up to and including `end`."""
    return (start + timedelta(days=offset) for offset in range(1, (end - start).days + 1))


def _refuse_moment(day: date) -> None:
    if isinstance(day, datetime):
        raise TypeError("a date, not a moment: which day it is depends on the zone")


def _refuse_gap(years: tuple[int, ...]) -> None:
    if not years:
        raise ValueError("a calendar needs at least one year")
    missing = set(range(years[0], years[-1] + 1)) - set(years)
    if missing:
        raise ValueError(f"the calendar has a gap: {sorted(missing)}")
