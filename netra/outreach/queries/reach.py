"""Reading who was reached by briefings, and who was not yet."""

from datetime import date

from django.db.models import Count, Exists, OuterRef, QuerySet

from netra.agencies.models import Agency, Government, Posting
from netra.agencies.queries import staff_of
from netra.outreach.cells import Cell, Counts
from netra.outreach.models import Reach, Tally
from netra.outreach.periods import period_on


def reached_counted(government: Government, on: date | None) -> Counts:
    """People reached per unit and employment, as known on a day (None: now)."""
    rows = Reach.objects.filter(government=government)
    if on is not None:
        rows = rows.filter(first_on__lte=on)
    counted = rows.order_by().values_list("election", "agency_id", "employment").annotate(Count("pk"))
    return {
        Cell(government.pk, election, Tally.Kind.BRIEFED, agency, employment, ""): count
        for election, agency, employment, count in counted
    }


def forgotten_periods(government: Government) -> set[str]:
    """Periods of which only the counts are left: their names were erased by rule."""
    told = Tally.objects.filter(government=government, kind=Tally.Kind.BRIEFED)
    known = Reach.objects.filter(government=government).values("election")
    return set(told.exclude(election__in=known).values_list("election", flat=True))


def not_yet_briefed(agency: Agency, election: str, on: date) -> QuerySet[Posting]:
    """Who serves in the unit, sub-units included, and was at no briefing of this period by that day."""
    reached = Reach.objects.filter(
        civil_servant=OuterRef("civil_servant"), election=election, first_on__lte=on
    )
    return staff_of(agency, on).filter(~Exists(reached))


def names_are_gone(government: Government, on: date) -> bool:
    """Whether this day's period is one of which only the counts are left."""
    return period_on(on) in forgotten_periods(government)
