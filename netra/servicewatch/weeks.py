"""Weeks from Monday to Sunday, as an office counts them. Pure: no Django."""

from dataclasses import dataclass
from datetime import date, timedelta

from netra.clock.words import MONTHS

_SUNDAY = timedelta(days=6)
_WEEK = timedelta(days=7)


@dataclass(frozen=True, order=True, slots=True)
class Week:
    """One week by its Monday; both ends count."""

    monday: date

    @property
    def sunday(self) -> date:
        return self.monday + _SUNDAY

    @property
    def middle(self) -> date:
        """Where the week stands on an axis of days."""
        return self.monday + timedelta(days=3)

    @property
    def opens_on(self) -> date:
        """The first day on which its figures may be entered: the Monday after."""
        return self.monday + _WEEK

    @property
    def words(self) -> str:
        """ "21–27 Oktober 2024", "28 Oktober–3 November 2024": nothing is said twice."""
        first, last = self.monday, self.sunday
        start = str(first.day)
        if first.month != last.month:
            start += f" {MONTHS[first.month - 1]}"
        if first.year != last.year:
            start += f" {first.year}"
        return f"{start}–{last.day} {MONTHS[last.month - 1]} {last.year}"

    def is_over_on(self, on: date) -> bool:
        """Whether its last day lies before `on`."""
        return self.sunday < on


def week_of(day: date) -> Week:
    """The week in which this day lies."""
    return Week(day - timedelta(days=day.weekday()))


def last_full_week(on: date) -> Week:
    """The latest week that is over on this day."""
    return Week(week_of(on).monday - _WEEK)


def weeks_until(last: Week, count: int) -> tuple[Week, ...]:
    """`count` weeks that end with `last`, the oldest first."""
    return tuple(Week(last.monday - back * _WEEK) for back in reversed(range(count)))
