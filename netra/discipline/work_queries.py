"""Reading what is due in proceedings, day by day: every open clock, and the day of an examination."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db.models import Exists, F, OuterRef, QuerySet

from netra.accounts.models import Officer
from netra.cases.work_queries import COUNTED_A_DAY, KEPT_IN_A_FEED, MOST_A_DAY, MOST_IN_A_FEED
from netra.clock.working_days import days_after
from netra.discipline import lifecycle, queries
from netra.discipline.models import Proceeding, Term
from netra.reports.long_lists import Among, count_up_to, first_of_days, first_rows

_IS_SUMMONED: Final = Among(F("stage"), lifecycle.MEETING_AHEAD)


@dataclass(frozen=True)
class DueThings:
    """Open clocks, and proceedings whose respondent is summoned to a day."""

    terms: list[Term]
    meetings: list[Proceeding]


def due_between(officer: Officer, first: date, last: date) -> DueThings:
    """Of each day in the span the first few of either, each with `of_day`: how many the day has, counted to
    `COUNTED_A_DAY` and one more. As many statements whatever stands behind the days."""
    days, few = [first, *days_after(first, last)], queries.holds_few(officer)
    terms, meetings = _terms_for(officer), _meetings_for(officer)
    return DueThings(
        _of_days(terms.order_by("-binding", "pk"), "due_on", days, few),
        _of_days(meetings.order_by("pk"), "examination_on", days, few),
    )


def due_in_feed(officer: Officer, today: date) -> DueThings:
    """What a feed tells: the nearest days first, and what passed lately while it is still open."""
    since = today - KEPT_IN_A_FEED
    terms = _terms_for(officer).filter(due_on__gte=since).order_by("due_on", "pk")
    meetings = _meetings_for(officer).filter(examination_on__gte=since).order_by("examination_on", "pk")
    return DueThings(first_rows(terms, MOST_IN_A_FEED), first_rows(meetings, MOST_IN_A_FEED))


def without_a_day(officer: Officer) -> int:
    """Open clocks that have no date, because a year had no calendar; as `count_up_to` counts. A follow-up,
    for which no rule has a figure, is no such clock."""
    stopped = _terms_for(officer).filter(due_on=None).exclude(warning="")
    return count_up_to(stopped.exclude(purpose=lifecycle.FOLLOW_UP).order_by("-binding", "pk"))


def superiors_due(officer: Officer) -> int:
    """Open proceedings in which a superior is to be examined: a duty on no day, for no rule has a figure."""
    return count_up_to(queries.running(officer).filter(queries.SUPERIOR_IS_DUE))


def _terms_for(officer: Officer) -> QuerySet[Term]:
    """Open clocks of open proceedings, from whichever end is shorter."""
    held = queries.running(officer).order_by()
    found = Term.objects.filter(met_at=None).select_related("proceeding")
    if queries.holds_few(officer):
        return found.filter(proceeding__in=held.values("pk"))
    return found.filter(Exists(held.filter(pk=OuterRef("proceeding"))))


def _meetings_for(officer: Officer) -> QuerySet[Proceeding]:
    return queries.listed_for(officer, _IS_SUMMONED)


def _of_days(rows: QuerySet[Any], day: str, days: list[date], few: bool) -> list[Any]:
    return first_of_days(rows, day, days, shown=MOST_A_DAY, most=COUNTED_A_DAY, few=few)
