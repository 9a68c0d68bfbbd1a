"""A round of briefings: day after day, only working days, and what speaks against each. Pure."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from netra.agencies.models import Agency
from netra.clock import Calendar, date_in_words

LONGEST_IN_WEEKS = 26
QUIET = {"quiet_period": "masa tenang", "voting_day": "hari pemungutan suara"}


class RoundTooLong(ValueError):
    """The round would reach further than half a year: more a day, or fewer units."""


@dataclass(frozen=True)
class Proposal:
    """One unit on one day. `conflicts` speak against the day, `remarks` are only worth knowing."""

    agency: Agency
    on: date
    conflicts: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def on_words(self) -> str:
        return date_in_words(self.on)


@dataclass(frozen=True)
class Cell:
    """One day of the calendar; `why` says why nobody works on it."""

    on: date
    names: tuple[str, ...]
    why: str
    is_inside: bool
    label: str


def spread(count: int, first: date, per_day: int, calendar: Calendar) -> list[date]:
    """`count` dates from `first` on, `per_day` on each working day.

    Raises `NoCalendarForYear` where the round reaches a year without a calendar, and `RoundTooLong`.
    """
    found: list[date] = []
    for day in _days_from(first):
        if (day - first).days > 7 * LONGEST_IN_WEEKS:
            raise RoundTooLong(str(count))
        if calendar.is_working_day(day):
            found += [day] * per_day
        if len(found) >= count:
            break
    return found[:count]


def _days_from(first: date) -> Iterator[date]:
    day = first
    while True:
        yield day
        day += timedelta(days=1)


@dataclass(frozen=True)
class Obstacles:
    """What can speak against a day: the calendar, briefings on record, the directive's date, the phase."""

    calendar: Calendar
    booked: Mapping[tuple[int, date], str]
    today: date
    due_on: date | None
    phases: Mapping[date, str]


def judged(days: Sequence[tuple[Agency, date]], obstacles: Obstacles, per_day: int) -> list[Proposal]:
    """Each unit with its day and what speaks against it, in the order of the days."""
    busy = Counter(on for _, on in days)
    found = [
        Proposal(
            agency,
            on,
            tuple(_conflicts(agency, on, obstacles)),
            tuple(_remarks(on, busy[on], per_day, obstacles)),
        )
        for agency, on in days
    ]
    return sorted(found, key=lambda each: each.on)


def _conflicts(agency: Agency, on: date, obstacles: Obstacles) -> Iterator[str]:
    if on < obstacles.today:
        yield "Tanggal ini sudah lewat."
    if not obstacles.calendar.covers(on):
        yield f"Kalender libur tahun {on.year} belum ada."
    elif why := obstacles.calendar.why_not_working(on):
        yield f"Bukan hari kerja: {why}."
    if label := obstacles.booked.get((agency.pk, on)):
        yield f"Unit ini sudah punya acara pada hari itu ({label})."


def _remarks(on: date, busy: int, per_day: int, obstacles: Obstacles) -> Iterator[str]:
    if busy > per_day:
        yield f"{busy} acara pada hari yang sama."
    if obstacles.due_on is not None and on > obstacles.due_on:
        yield "Sesudah tenggat instruksi."
    if quiet := QUIET.get(obstacles.phases.get(on, "")):
        yield f"Jatuh pada {quiet}."


def weeks_of(proposals: Sequence[Proposal], calendar: Calendar) -> list[list[Cell]]:
    """The calendar of a round: whole weeks, Monday first, from the first day to the last."""
    if not proposals:
        return []
    days = [each.on for each in proposals]
    first, last = min(days), max(days)
    monday = first - timedelta(days=first.weekday())
    if (last - monday).days > 7 * LONGEST_IN_WEEKS:
        return []
    count = (last - monday).days // 7 + 1
    names = _names_by_day(proposals)
    return [
        [_cell(monday + timedelta(days=7 * week + day), first, last, names, calendar) for day in range(7)]
        for week in range(count)
    ]


def _names_by_day(proposals: Iterable[Proposal]) -> dict[date, list[str]]:
    found: dict[date, list[str]] = {}
    for each in proposals:
        found.setdefault(each.on, []).append(short_name(each.agency))
    return found


def _cell(day: date, first: date, last: date, names: Mapping[date, list[str]], calendar: Calendar) -> Cell:
    why = calendar.why_not_working(day) if calendar.covers(day) else ""
    here = tuple(names.get(day, ()))
    told = ", ".join(here) if here else (why or "tidak ada acara")
    return Cell(day, here, why or "", first <= day <= last, f"{date_in_words(day)}: {told}")


def short_name(agency: Agency) -> str:
    """ "Kecamatan Cikole" -> "Cikole"; other names stay whole."""
    return agency.name.removeprefix("Kecamatan ").removeprefix("Kelurahan ")
