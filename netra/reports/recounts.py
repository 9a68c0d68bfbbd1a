"""Which stored due dates today's rules and calendar would set otherwise. It reads; what was computed stays.

After a holiday was moved or a limit corrected, an office must know whom it concerns before anybody decides
anything. Rows are grouped in the database by limit and day of the event, so a million of them are some
thousand questions to the clock.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from typing import Any, Final

from django.db.models import Count, Q, QuerySet

from netra import clock, law
from netra.law import Rulebook
from netra.reports.legal_day import LegalDay

LAW, CALENDAR, GONE, UNKNOWN = "law", "calendar", "limit gone", "no calendar"
"""Why a date differs: the limit was corrected; the days off were; the rules know no such limit any more; or a
year without a calendar leaves it open today."""
_BY_THE_HOUR: Final = "hour"


@dataclass(frozen=True)
class Difference:
    """Rows with one limit, one day of the event and one stored date, which today would be another."""

    limit: str
    version: int
    version_today: int | None
    started_on: date
    due_on: date | None
    due_today: date | None
    why: str
    rows: int
    open_rows: int


@dataclass(frozen=True)
class Recount:
    """What a recount came to. `asked`: how often the clock was asked, for so many rows."""

    rows: int
    asked: int
    differences: tuple[Difference, ...]


def recount(rows: QuerySet[Any], zone: clock.Zone, rulebook: Rulebook | None = None) -> Recount:
    """Compare rows of clocks (`limit`, `limit_version`, `starts_at`, `due_on`, `met_at`) of one zone."""
    rules = rulebook or law.rulebook()
    found = [*_by_day(rows, zone, rules), *_by_hour(rows, zone, rules)]
    different = [each for each in found if each.due_on != each.due_today]
    different.sort(key=lambda each: (each.limit, each.started_on, each.due_on or date.max))
    return Recount(sum(each.rows for each in found), len(found), tuple(different))


def rows_behind(rows: QuerySet[Any], found: Difference, zone: clock.Zone) -> QuerySet[Any]:
    """The rows of one difference."""
    first = datetime.combine(found.started_on, time.min, tzinfo=zone.tz)
    return rows.filter(
        limit=found.limit, limit_version=found.version, due_on=found.due_on,
        starts_at__gte=first, starts_at__lt=first + timedelta(days=1),
    ).order_by("pk")  # fmt: skip


def _by_day(rows: QuerySet[Any], zone: clock.Zone, rules: Rulebook) -> Iterator[Difference]:
    grouped = (
        rows.exclude(limit__in=_hourly(rules))
        .order_by()
        .annotate(day=LegalDay("starts_at", tzinfo=_unnamed(zone)))
        .values_list("limit", "limit_version", "due_on", "day")
        .annotate(many=Count("pk"), running=Count("pk", filter=Q(met_at=None)))
    )
    for limit, version, due_on, day, many, running in grouped.iterator():
        start = datetime.combine(day, time(12), tzinfo=zone.tz)
        yield _compared(rules, zone, (limit, version, due_on, start), (many, running))


def _by_hour(rows: QuerySet[Any], zone: clock.Zone, rules: Rulebook) -> Iterator[Difference]:
    """Hours run from the minute: these few are asked for one by one."""
    told = rows.filter(limit__in=_hourly(rules)).values_list(
        "limit", "limit_version", "due_on", "starts_at", "met_at"
    )
    for limit, version, due_on, start, met_at in told.iterator():
        yield _compared(rules, zone, (limit, version, due_on, start), (1, int(met_at is None)))


def _hourly(rules: Rulebook) -> list[str]:
    return [each.id for each in rules.limits.values() if each.unit == _BY_THE_HOUR]


def _unnamed(zone: clock.Zone) -> timezone:
    """PostgreSQL knows offsets, not the names of our zones."""
    return timezone(zone.tz.utcoffset(None))


def _compared(
    rules: Rulebook,
    zone: clock.Zone,
    stored: tuple[str, int, date | None, datetime],
    counts: tuple[int, int],
) -> Difference:
    limit, version, due_on, start = stored
    today, why = _today(rules, limit, version, start, zone)
    known = rules.limits.get(limit)
    started_on = start.astimezone(zone.tz).date()
    return Difference(
        limit, version, known.version if known else None, started_on, due_on, today, why, *counts
    )


def _today(
    rules: Rulebook, limit: str, version: int, start: datetime, zone: clock.Zone
) -> tuple[date | None, str]:
    known = rules.limits.get(limit)
    if known is None:
        return None, GONE
    try:
        due_on = law.due_for(rules, limit, start, zone).due_on
    except clock.NoCalendarForYear:
        return None, UNKNOWN
    return due_on, LAW if known.version != version else CALENDAR
