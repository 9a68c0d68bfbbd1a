"""Reading briefings as they stood on a day. No query sends more statements for more rows.

Everything here is open to every role of `SEES_OUTREACH`: offices and positions, no persons, no cases.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, QuerySet

from netra.accounts import roles
from netra.accounts.models import Officer
from netra.agencies.models import Agency, District, Government, Posting
from netra.outreach.models import Briefing, BriefingQuestion
from netra.outreach.queries.reach import names_are_gone, not_reached_before, serving_in


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
    return known.prefetch_related("hosts", "invited", "questions")


def briefing_by_label(government: Government, label: str, on: date) -> Briefing:
    """One briefing, or `UnknownBriefing`; another government's does not exist here."""
    found = briefings_of(government, on).filter(label=label).first()
    if found is None:
        raise UnknownBriefing(label)
    return found


def may_hold(officer: Officer, briefing: Briefing) -> bool:
    """Whether this officer may record this briefing: Tata Pemerintahan any, a head those of the own unit."""
    if officer.may(roles.PLANS_OUTREACH):
        return True
    hosts = {host.pk for host in briefing.hosts.all()}
    return officer.may(roles.HOLDS_BRIEFINGS) and officer.agency_id in hosts


def booked_in(
    government: Government, agencies: Iterable[Agency], on: date, but: Mapping[int, str]
) -> dict[tuple[int, date], str]:
    """(host, day) -> number of the briefing that stands there already, from that day on.

    `but` names the briefing of each host that is just being planned: the same form sent twice is no conflict.
    """
    units = {agency.pk for agency in agencies}
    standing = Briefing.objects.filter(government=government, held_on__gte=on, hosts__in=units)
    rows = standing.order_by("pk").values_list("hosts", "held_on", "label", "title")
    return {(host, held_on): label for host, held_on, label, title in rows if but.get(host) != title}


def expected_postings(briefing: Briefing, unit: str = "") -> QuerySet[Posting]:
    """Who is invited: everybody of the audience who serves in the invited agencies on the day, by name.

    Without invited agencies the hosts' own people; `unit` narrows to one of these agencies, by its code.
    Where only those are meant who were not reached yet, the days before this one decide, so that the list
    stays the same when the briefing itself reaches them; once the names of its period are erased, nobody.
    """
    agencies = list(briefing.invited.all()) or list(briefing.hosts.all())
    agencies = [agency for agency in agencies if unit in ("", agency.code)]
    postings = serving_in(agencies, briefing.audience, briefing.held_on)
    if not briefing.only_not_reached:
        return postings
    if names_are_gone(briefing.government, briefing.held_on):
        return postings.none()
    return not_reached_before(postings, briefing.held_on)


def invited_are_forgotten(briefing: Briefing) -> bool:
    """Whether nobody can tell any more who was invited: it hung on names that were erased by rule."""
    return briefing.only_not_reached and names_are_gone(briefing.government, briefing.held_on)


def expected_by_employment(briefing: Briefing) -> dict[str, int]:
    """How many people are invited per employment."""
    counted = expected_postings(briefing).order_by().values_list("civil_servant__employment")
    return dict(counted.annotate(Count("civil_servant_id", distinct=True)))


def questions_of(government: Government, on: date) -> QuerySet[BriefingQuestion]:
    """Every question that was asked at a briefing and kept by that day, the latest first."""
    kept = BriefingQuestion.objects.filter(briefing__government=government, recorded_on__lte=on)
    return kept.select_related("briefing").order_by("-recorded_on", "-pk")


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
