"""Which agencies tell figures, for which weeks, and every version of what they told."""

from collections import defaultdict
from datetime import date

from django.db.models import Min, QuerySet

from netra.agencies.models import Agency, Government
from netra.agencies.queries import agencies_of
from netra.servicewatch.models import ServiceFigure
from netra.servicewatch.weeks import Week, last_full_week, week_of, weeks_until

SHOWN_WEEKS = 12


def reports_services(agency: Agency) -> bool:
    """Whether this is a perangkat daerah that tells figures: no regional head, no unit below another."""
    return agency.parent_id is None and agency.kind != Agency.Kind.REGIONAL_HEAD


def reporting_agencies(government: Government, on: date) -> QuerySet[Agency]:
    """The perangkat daerah of that day that tell figures, by name."""
    return agencies_of(government, on).filter(parent__isnull=True).exclude(kind=Agency.Kind.REGIONAL_HEAD)


def watched_weeks(government: Government, on: date, most: int = SHOWN_WEEKS) -> tuple[Week, ...]:
    """The weeks a page shows, `most` at most: from the first that anybody told to the last full one."""
    known = ServiceFigure.objects.filter(agency__government=government, recorded_on__lte=on)
    first = known.aggregate(first=Min("week_on"))["first"]
    last = last_full_week(on)
    start = week_of(first) if first else last
    return tuple(week for week in weeks_until(last, most) if week >= start) or (last,)


def latest_version(agency: Agency, week: Week) -> ServiceFigure | None:
    """What stands for this week now, or None."""
    return ServiceFigure.objects.filter(agency=agency, week_on=week.monday).order_by("-version").first()


def versions_by_week(agency: Agency, weeks: tuple[Week, ...], on: date) -> dict[date, list[ServiceFigure]]:
    """Every version known on that day by Monday, the first told first."""
    found: dict[date, list[ServiceFigure]] = defaultdict(list)
    known = ServiceFigure.objects.filter(agency=agency, recorded_on__lte=on)
    for figure in known.filter(week_on__gte=weeks[0].monday).order_by("week_on", "version"):
        found[figure.week_on].append(figure)
    return dict(found)
