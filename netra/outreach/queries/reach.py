"""Reading who was reached by briefings, and who was not yet."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Count, Exists, OuterRef, QuerySet

from netra.agencies.models import Agency, CivilServant, Government, Posting
from netra.agencies.queries import postings_on, unit_ids
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


def serving_in(agencies: Iterable[Agency], audience: Iterable[str], on: date) -> QuerySet[Posting]:
    """Who of the audience serves in these units that day, sub-units included, by name; no audience: all."""
    postings = postings_on(on).filter(position__agency__in=unit_ids(*agencies))
    if employments := _employments(audience):
        postings = postings.filter(civil_servant__employment__in=employments)
    return postings.order_by("civil_servant__name", "pk")


def not_reached_before(postings: QuerySet[Posting], day: date) -> QuerySet[Posting]:
    """Of these, who had been at no briefing of the day's election period before that day."""
    return _without(postings, Reach.objects.filter(election=period_on(day), first_on__lt=day))


def not_yet_briefed(
    agencies: Iterable[Agency], election: str, on: date, audience: Iterable[str] = ()
) -> QuerySet[Posting]:
    """Who serves in the units, sub-units included, and was at no briefing of this period by that day."""
    reached = Reach.objects.filter(election=election, first_on__lte=on)
    return _without(serving_in(agencies, audience, on), reached)


def _without(postings: QuerySet[Posting], reached: QuerySet[Reach]) -> QuerySet[Posting]:
    return postings.filter(~Exists(reached.filter(civil_servant=OuterRef("civil_servant"))))


def _employments(audience: Iterable[str]) -> set[str]:
    """A CPNS comes where PNS are called."""
    called = set(audience)
    return called | {CivilServant.Employment.CPNS} if CivilServant.Employment.PNS in called else called


def is_countable_on(government: Government, on: date) -> bool:
    """Whether it can be told who had been reached by that day: not in the middle of a period whose names
    are erased, of which the last count is left and nothing of the days before."""
    if not names_are_gone(government, on):
        return True
    counted = Tally.objects.filter(government=government, kind=Tally.Kind.BRIEFED, election=period_on(on))
    return not counted.filter(last_on__gt=on).exists()


def names_are_gone(government: Government, on: date) -> bool:
    """Whether this day's period is one of which only the counts are left."""
    return period_on(on) in forgotten_periods(government)
