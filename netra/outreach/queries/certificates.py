"""Reading who has a certificate: to count people once per election period, never to list the others."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date

from netra.agencies.models import CivilServant, Government, Posting
from netra.outreach.cells import Cell, Counts
from netra.outreach.models import Attendance, Certificate, Reach, Slip, Tally
from netra.outreach.periods import period_on


def has_certificate(person: CivilServant, on: date) -> bool:
    """Whether this person has passed before in the election period of that day."""
    days = Certificate.objects.filter(civil_servant=person).values_list("passed_on", flat=True)
    return any(period_on(day) == period_on(on) for day in days)


def understood_cell(posting: Posting, on: date) -> Cell:
    """Where one more person who understood is counted."""
    person = posting.civil_servant
    kind = Tally.Kind.UNDERSTOOD
    return Cell(person.government_id, period_on(on), kind, posting.position.agency_id, person.employment, "")


def understood_counted(government: Government, on: date | None) -> Counts:
    """People with a certificate per unit and employment, as known on a day (None: now)."""
    return Counter([*cells_of(government, on).values(), *_forgotten(government, on)])


def cells_of(government: Government, on: date | None = None) -> dict[int, Cell]:
    """What each certificate that has a person counts for, by key: the first of a period, and only it."""
    rows = Certificate.objects.filter(government=government, civil_servant__isnull=False)
    if on is not None:
        rows = rows.filter(passed_on__lte=on)
    found: dict[int, Cell] = {}
    postings = _postings(government)
    seen: set[tuple[int | None, str]] = set()
    told = rows.order_by("passed_on", "pk").values_list("pk", "civil_servant_id", "passed_on")
    for key, person, day in told:
        posting = next((each for each in postings[person] if _runs_on(each, day)), None)
        if (person, period_on(day)) not in seen and posting is not None:
            found[key] = understood_cell(posting, day)
        seen.add((person, period_on(day)))
    return found


def _forgotten(government: Government, on: date | None) -> Iterator[Cell]:
    """What those count for whose people were erased by rule."""
    rows = Certificate.objects.filter(government=government, civil_servant=None, agency__isnull=False)
    if on is not None:
        rows = rows.filter(passed_on__lte=on)
    for agency, employment, day in rows.values_list("agency_id", "employment", "passed_on"):
        if agency:
            yield Cell(government.pk, period_on(day), Tally.Kind.UNDERSTOOD, agency, employment, "")


def _postings(government: Government) -> dict[int | None, list[Posting]]:
    rows = Certificate.objects.filter(government=government, civil_servant__isnull=False)
    holders = rows.values("civil_servant")
    found: defaultdict[int | None, list[Posting]] = defaultdict(list)
    for posting in Posting.objects.filter(civil_servant__in=holders).select_related(
        "civil_servant", "position"
    ):
        found[posting.civil_servant_id].append(posting)
    return found


def _runs_on(posting: Posting, day: date) -> bool:
    return posting.from_on <= day and (posting.to_on is None or day <= posting.to_on)


def people_still_named(government: Government) -> set[int]:
    """Keys of people whom a list, a slip, a count or a certificate of this room still names."""
    rows = (
        Attendance.objects.filter(briefing__government=government),
        Certificate.objects.filter(government=government),
        Reach.objects.filter(government=government),
        Slip.objects.filter(government=government),
    )
    return {key for each in rows for key in each.values_list("civil_servant_id", flat=True) if key}
