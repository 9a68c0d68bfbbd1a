"""Reading who has a certificate: to count people once per election period, never to list the others."""

from collections import defaultdict
from datetime import date

from netra.agencies.models import CivilServant, Government, Posting
from netra.outreach.cells import Cell, Counts
from netra.outreach.models import Certificate, Tally
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
    rows = Certificate.objects.filter(government=government)
    if on is not None:
        rows = rows.filter(passed_on__lte=on)
    found: defaultdict[Cell, int] = defaultdict(int)
    postings = _postings(government)
    seen: set[tuple[int, str]] = set()
    for person, day in rows.order_by("passed_on", "pk").values_list("civil_servant_id", "passed_on"):
        posting = next((each for each in postings[person] if _runs_on(each, day)), None)
        if (person, period_on(day)) not in seen and posting is not None:
            found[understood_cell(posting, day)] += 1
        seen.add((person, period_on(day)))
    return dict(found)


def _postings(government: Government) -> dict[int, list[Posting]]:
    holders = Certificate.objects.filter(government=government).values("civil_servant")
    found: defaultdict[int, list[Posting]] = defaultdict(list)
    for posting in Posting.objects.filter(civil_servant__in=holders).select_related(
        "civil_servant", "position"
    ):
        found[posting.civil_servant_id].append(posting)
    return found


def _runs_on(posting: Posting, day: date) -> bool:
    return posting.from_on <= day and (posting.to_on is None or day <= posting.to_on)
