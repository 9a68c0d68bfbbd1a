"""A time limit as the law gives it, and the date on which it runs out.

The day of the event does not count. Days run until 23:59:59 in the zone of the place; hours run to the
minute. What the law leaves open stays open: no figure gives no date, and an unnamed kind of day is computed
both ways.
"""

import calendar as gregorian
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Literal

from netra.clock.working_days import Calendar, days_after
from netra.clock.zones import Zone

Unit = Literal["calendar_day", "working_day", "hour", "month", "unspecified_day"]
Confidence = Literal["high", "medium", "low"]

_END_OF_DAY = time(23, 59, 59)


class MomentWithoutZone(ValueError):
    """The start has no offset, so the day on which it happened is unknown."""


class DateOutOfReach(ValueError):
    """The count leaves the years 1 to 9999."""


@dataclass(frozen=True, slots=True)
class Limit:
    """One time limit, with the text it rests on. `basis` holds pairs of instrument id and article."""

    id: str
    version: int
    amount: int | None
    unit: Unit | None
    kind: str
    basis: tuple[tuple[str, str], ...]
    confidence: Confidence
    title: str = ""
    regime: str = ""
    starts_with: str = ""
    ends_with: str = ""
    effect_if_missed: str = ""
    note: str = ""
    active: bool = True
    applies_from: date | None = None
    applies_to: date | None = None
    checked_on: date | None = None

    @property
    def binds(self) -> bool:
        """Whether its date may decide something: a doubtful, figureless or past rule only warns."""
        return self.active and self.amount is not None and self.confidence != "low"


@dataclass(frozen=True, slots=True)
class Alternative:
    """One of the two readings of a limit whose kind of day the law does not name."""

    unit: Unit
    due_on: date
    provisional: bool


@dataclass(frozen=True)
class Due:
    """When a limit runs out for one event, and why. Counted and skipped days are listed when asked."""

    limit: Limit
    start: datetime
    zone: Zone
    due_on: date | None
    due_at: datetime | None
    calendar: Calendar = field(repr=False, compare=False)
    provisional: bool = False
    alternatives: tuple[Alternative, ...] = ()

    @property
    def start_on(self) -> date:
        """The day of the event in the zone; it does not count."""
        return self.start.astimezone(self.zone.tz).date()

    @property
    def unit(self) -> Unit | None:
        return self.limit.unit

    @property
    def amount(self) -> int | None:
        return self.limit.amount

    @property
    def binding(self) -> bool:
        return self.limit.binds

    @property
    def counted(self) -> tuple[date, ...]:
        """The days that count, the last one being the due date; months count their turning days."""
        if self.due_on is None or self.amount is None or self.unit == "hour":
            return ()
        if self.unit == "month":
            return tuple(add_months(self.start_on, number) for number in range(1, self.amount + 1))
        days = days_after(self.start_on, self.due_on)
        if self.unit == "working_day":
            return tuple(day for day in days if self.calendar.is_working_day(day))
        return tuple(days)

    @property
    def skipped(self) -> tuple[tuple[date, str], ...]:
        """The days between that do not count, each with its reason; only working days skip any."""
        if self.unit != "working_day" or self.due_on is None:
            return ()
        days = days_after(self.start_on, self.due_on)
        return tuple((day, why) for day in days if (why := self.calendar.why_not_working(day)))


def due(limit: Limit, start: datetime, calendar: Calendar, zone: Zone) -> Due:
    """When `limit` runs out for an event at `start`.

    Raises `MomentWithoutZone`, `DateOutOfReach`, and `NoCalendarForYear` where working days are counted.
    """
    if start.utcoffset() is None:
        raise MomentWithoutZone("waktu mulai harus menyebut zona, misalnya 2024-10-15T09:30+07:00")
    try:
        return _due(limit, start, calendar, zone)
    except OverflowError as error:
        raise DateOutOfReach("tanggal hasil hitungan di luar tahun 1 sampai 9999") from error


def _due(limit: Limit, start: datetime, calendar: Calendar, zone: Zone) -> Due:
    local = start.astimezone(zone.tz)
    if limit.amount is None or limit.unit is None:
        return Due(limit, start, zone, None, None, calendar)
    if limit.unit == "hour":
        end = local + timedelta(hours=limit.amount)
        return Due(limit, start, zone, end.date(), end, calendar)
    readings = _readings(limit.unit, limit.amount, local.date(), calendar)
    first = min(readings, key=lambda reading: reading.due_on)
    end = datetime.combine(first.due_on, _END_OF_DAY, zone.tz)
    both = readings if limit.unit == "unspecified_day" else ()
    return Due(limit, start, zone, first.due_on, end, calendar, first.provisional, both)


def _readings(unit: Unit, amount: int, start_on: date, calendar: Calendar) -> tuple[Alternative, ...]:
    if unit == "unspecified_day":
        return (
            *_readings("calendar_day", amount, start_on, calendar),
            *_readings("working_day", amount, start_on, calendar),
        )
    if unit == "working_day":
        end = calendar.add_working_days(start_on, amount)
        return (Alternative(unit, end, calendar.rests_on_an_estimate(start_on, end)),)
    end = add_months(start_on, amount) if unit == "month" else start_on + timedelta(days=amount)
    return (Alternative(unit, end, provisional=False),)


def add_months(day: date, amount: int) -> date:
    """The same day `amount` months later, or that month's last day where it has no such day."""
    year, month_before = divmod(day.year * 12 + day.month - 1 + amount, 12)
    if not date.min.year <= year <= date.max.year:
        raise OverflowError(f"year {year}")
    month = month_before + 1
    return date(year, month, min(day.day, gregorian.monthrange(year, month)[1]))
