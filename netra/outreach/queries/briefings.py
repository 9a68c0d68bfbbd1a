"""Reading briefings as they stood on a day. No query sends more statements for more rows.

Everything here is open to every role of `SEES_OUTREACH`: offices and positions, no persons, no cases.
"""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from netra.agencies.models import Agency, District, Government
from netra.outreach.models import Briefing


class UnknownBriefing(LookupError):
    """No briefing of this government has this label on that day."""


@dataclass(frozen=True)
class Round:
    """One kecamatan and the last visit there; `visit` is None where nobody has been yet."""

    district: District
    visit: Briefing | None


def briefings_of(government: Government, on: date) -> QuerySet[Briefing]:
    """Briefings known on that day, planned and held, the latest first, with hosts and invited agencies."""
    known = Briefing.objects.filter(government=government, planned_on__lte=on).select_related(
        "directive", "government"
    )
    return known.prefetch_related("hosts", "invited")


def briefing_by_label(government: Government, label: str, on: date) -> Briefing:
    """One briefing, or `UnknownBriefing`; another government's does not exist here."""
    found = briefings_of(government, on).filter(label=label).first()
    if found is None:
        raise UnknownBriefing(label)
    return found


def rounds_of(government: Government, on: date) -> list[Round]:
    """Every kecamatan, with the last visit held there and recorded by that day."""
    held = briefings_of(government, on).filter(kind=Briefing.Kind.VISIT, recorded_on__lte=on)
    last: dict[int | None, Briefing] = {}
    for visit in held.order_by("held_on", "pk"):
        for host in visit.hosts.all():
            if host.kind == Agency.Kind.DISTRICT:
                last[host.district_id] = visit
    districts = District.objects.filter(government=government)
    return [Round(district, last.get(district.pk)) for district in districts]


def visited_districts(government: Government, on: date) -> list[District]:
    """The kecamatan where a visit was held and recorded by that day, by code."""
    return [each.district for each in rounds_of(government, on) if each.visit is not None]
