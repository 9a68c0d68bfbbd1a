"""A month of due dates: a grid on a desk, a list on a phone; days off from the rulebook's calendar."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from netra import clock, law
from netra.cases.work_queries import COUNTED_A_DAY
from netra.clock.words import DAYS, MONTHS

FIRST_YEAR, LAST_YEAR = 2000, 2100
_JOINT = {"holiday": "Libur nasional", "joint_leave": "Cuti bersama"}
_SUNDAY = 6


@dataclass(frozen=True)
class Thing:
    """One due date: what it is, whose number, and where it leads."""

    icon: str
    label: str
    docket: str
    address: str
    is_late: bool


@dataclass(frozen=True)
class Due:
    """A thing on its day. `of_day`: how many of its `kind` that day has, counted to `COUNTED_A_DAY` and one
    more."""

    on: date
    kind: str
    of_day: int
    thing: Thing


@dataclass
class Day:
    """One day of the month. `off` is why nobody works, in words; empty on a working day."""

    on: date
    words: str
    is_today: bool
    off: str = ""
    off_kind: str = ""
    things: list[Thing] = field(default_factory=list)
    more: int = 0
    is_more: bool = False  # than `more`: nobody counted to the end

    @property
    def is_empty(self) -> bool:
        return not self.things and not self.off

    @property
    def is_weekend(self) -> bool:
        return self.on.weekday() > _SUNDAY - 2


@dataclass(frozen=True)
class Month:
    """A month. `has_calendar` is False where the rulebook knows no days off of that year."""

    title: str
    year: int
    before: str
    after: str
    starts: int
    days: list[Day]
    has_calendar: bool

    @property
    def is_empty(self) -> bool:
        return not any(day.things for day in self.days)


def month_asked(text: str, today: date) -> date:
    """The first day of the month that an address names as 2024-11; of today's where it names none."""
    try:
        first = date.fromisoformat(f"{text}-01")
    except ValueError:
        return today.replace(day=1)
    return first if FIRST_YEAR < first.year < LAST_YEAR else today.replace(day=1)


def last_of(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def month_of(first: date, found: Iterable[Due], today: date) -> Month:
    """The days of one month with what is due on each."""
    calendar, last = law.rulebook().calendar, last_of(first)
    things, counts = _by_day(found)
    days = []
    for on in [first, *clock.working_days.days_after(first, last)]:
        off = calendar.day_off(on)
        day = Day(on, clock.date_in_words(on), on == today, things=things[on])
        day.more = sum(min(each, COUNTED_A_DAY) for each in counts[on].values()) - len(day.things)
        day.is_more = any(each > COUNTED_A_DAY for each in counts[on].values())
        if off:
            day.off, day.off_kind = _off_in_words(off), _JOINT[off.kind]
        days.append(day)
    return Month(
        title=f"{MONTHS[first.month - 1]} {first.year}",
        year=first.year,
        before=_named(first - timedelta(days=1)),
        after=_named(last + timedelta(days=1)),
        starts=first.isoweekday(),
        days=days,
        has_calendar=calendar.covers(first),
    )


WEEKDAYS = [(name, name[:3]) for name in DAYS]


def _off_in_words(off: clock.DayOff) -> str:
    return f"{off.name} (perkiraan)" if off.estimated else off.name


def _named(day: date) -> str:
    return f"{day:%Y-%m}"


def _by_day(
    found: Iterable[Due],
) -> tuple[defaultdict[date, list[Thing]], defaultdict[date, dict[str, int]]]:
    things: defaultdict[date, list[Thing]] = defaultdict(list)
    counts: defaultdict[date, dict[str, int]] = defaultdict(dict)
    for each in found:
        things[each.on].append(each.thing)
        counts[each.on][each.kind] = each.of_day
    return things, counts
