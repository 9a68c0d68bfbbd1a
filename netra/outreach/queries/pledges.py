"""Reading pledges and slips. Nothing here gives a name of who signed, and nothing of who did not."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Q
from django.utils.crypto import salted_hmac

from netra.agencies.models import Agency, CivilServant, Government, Posting
from netra.agencies.queries import posting_on, unit_ids
from netra.letters.codes import Code
from netra.outreach.cells import Cell, Counts
from netra.outreach.models import Ceremony, Pledge, Slip, Tally

SLIP = "slip"
FEW = 500  # people per statement: SQLite takes some thousands of values at once


class UnknownSlip(LookupError):
    """No slip has this code: never issued, or replaced by a newer one."""


class NotOnDuty(LookupError):
    """The slip's person serves nowhere on that day."""


@dataclass(frozen=True)
class Signer:
    """Who holds a slip, and where that person serves on the day."""

    civil_servant: CivilServant
    government: Government
    election: str
    posting: Posting

    @property
    def agency(self) -> Agency:
        return self.posting.position.agency


def signer_with(code: Code, on: date) -> Signer:
    """Who this slip belongs to, or `UnknownSlip`, or `NotOnDuty`. Whether they signed is not told."""
    slip = Slip.objects.select_related("civil_servant", "government").filter(digest=code.digest(SLIP)).first()
    if slip is None:
        raise UnknownSlip
    posting = posting_on(slip.civil_servant, on)
    if posting is None:
        raise NotOnDuty
    return Signer(slip.civil_servant, slip.government, slip.election, posting)


def person_digest(civil_servant_id: int, election: str) -> bytes:
    """What stands for a person in a pledge: only who holds the installation's secret can make it again."""
    value = f"{election}/{civil_servant_id}"
    return salted_hmac("netra.outreach.pledge", value, algorithm="sha256").digest()


def pledges_counted(government: Government, on: date | None) -> Counts:
    """Standing pledges per unit, employment and wording, as known on a day."""
    standing = Q(succeeded_on__isnull=True)
    if on is not None:
        standing = Q(signed_on__lte=on) & (standing | Q(succeeded_on__gt=on))
    rows = (
        Pledge.objects.filter(standing, government=government)
        .order_by()
        .values_list("election", "agency_id", "employment", "number")
        .annotate(Count("pk"))
    )
    return {
        Cell(government.pk, election, Tally.Kind.PLEDGED, agency, employment, str(number)): count
        for election, agency, employment, number, count in rows
    }


def slips_issued(agency: Agency, election: str) -> tuple[int, date | None]:
    """How many people of the unit, sub-units included, hold a slip, and when the last was issued."""
    held = Slip.objects.filter(
        election=election,
        civil_servant__postings__position__agency__in=unit_ids(agency),
        civil_servant__postings__to_on__isnull=True,
    )
    found = held.aggregate(slips=Count("pk", distinct=True), last=Max("issued_on"))
    return int(found["slips"]), found["last"]


def holders_among(people: Iterable[int], election: str) -> set[int]:
    """Which of these people hold a slip. A slip says that it was issued, not that it was used."""
    keys = list(people)
    found: set[int] = set()
    for at in range(0, len(keys), FEW):
        held = Slip.objects.filter(election=election, civil_servant__in=keys[at : at + FEW])
        found.update(held.values_list("civil_servant_id", flat=True))
    return found


def ceremonies_of(government: Government, on: date) -> list[Ceremony]:
    """Pledges spoken together and recorded by that day, the latest first."""
    found = Ceremony.objects.filter(briefing__government=government, recorded_on__lte=on)
    return list(found.select_related("briefing").order_by("-briefing__held_on", "-pk"))


def ceremony_for(agency: Agency, text: str, on: date) -> Ceremony | None:
    """The latest at which this agency, or the one above it, spoke this wording together."""
    units = [agency.pk, *([agency.parent_id] if agency.parent_id else [])]
    found = Ceremony.objects.filter(text=text, recorded_on__lte=on, briefing__invited__in=units)
    return found.select_related("briefing").order_by("-briefing__held_on", "-pk").first()
