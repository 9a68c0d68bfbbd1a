"""Issuing sealed slips: made, handed to the printer once, and kept only as digests."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from netra.agencies.models import Agency, CivilServant, Posting
from netra.agencies.queries import staff_of
from netra.journal import events
from netra.journal.services import recording
from netra.law import PledgeText
from netra.letters.codes import Code, new_code
from netra.outreach.models import Slip
from netra.outreach.queries.pledges import SLIP, holders_among

EVERYONE, WITHOUT_SLIP, CHOSEN = "semua", "belum", "nomor"
MOST_AT_ONCE = 400  # a print run of some seconds; a larger agency prints by sub-unit


class NobodyToIssueTo(ValueError):
    """Nobody in the unit is left after the choice."""


class TooManySlips(ValueError):
    """More than one print run should hold; `count` people were asked for."""

    def __init__(self, count: int) -> None:
        super().__init__(str(count))
        self.count = count


class NotInUnit(ValueError):
    """These staff numbers serve elsewhere, or are unknown: `numbers`."""

    def __init__(self, numbers: Sequence[str]) -> None:
        super().__init__(", ".join(numbers))
        self.numbers = tuple(numbers)


@dataclass(frozen=True)
class IssuedSlip:
    """One slip on its way to the printer; the code exists nowhere else."""

    posting: Posting
    code: Code

    @property
    def civil_servant(self) -> CivilServant:
        return self.posting.civil_servant


@dataclass(frozen=True)
class SlipOrder:
    """For whom in a unit slips are to be made: everyone, those without one, or chosen staff numbers."""

    agency: Agency
    whom: str = EVERYONE
    numbers: tuple[str, ...] = ()
    with_sub_units: bool = True


def issue_slips(
    *,
    order: SlipOrder,
    text: PledgeText,
    at: datetime,
    actor: str,
    make_code: Callable[[], Code] = new_code,
) -> list[IssuedSlip]:
    """Make new slips; every earlier slip of these people opens nothing from now on.

    `make_code` is for the demo, whose visitors need a slip that they can find. Raises `NobodyToIssueTo`,
    `TooManySlips` and `NotInUnit`.
    """
    postings = _addressees(order, text, at)
    if not postings:
        raise NobodyToIssueTo(order.agency.code)
    if len(postings) > MOST_AT_ONCE:
        raise TooManySlips(len(postings))
    issued = [IssuedSlip(posting, make_code()) for posting in postings]
    with recording(order.agency.government.code, at=at) as log:
        _keep_digests(issued, order.agency, text, at)
        facts = {"slips": len(issued), "whom": order.whom, "election": text.election}
        log.note(events.SLIPS_ISSUED, subject=order.agency.code, actor=actor, facts=facts)
    return issued


def _addressees(order: SlipOrder, text: PledgeText, at: datetime) -> list[Posting]:
    here = list(staff_of(order.agency, at.date(), with_sub_units=order.with_sub_units))
    if order.whom == CHOSEN:
        wanted = set(order.numbers)
        missing = wanted - {posting.civil_servant.number for posting in here}
        if missing:
            raise NotInUnit(sorted(missing))
        return [posting for posting in here if posting.civil_servant.number in wanted]
    if order.whom == WITHOUT_SLIP:
        holders = holders_among((posting.civil_servant_id for posting in here), text.election)
        return [posting for posting in here if posting.civil_servant_id not in holders]
    return here


def _keep_digests(issued: Sequence[IssuedSlip], agency: Agency, text: PledgeText, at: datetime) -> None:
    Slip.objects.bulk_create(
        (
            Slip(
                government_id=agency.government_id,
                election=text.election,
                civil_servant=each.civil_servant,
                digest=each.code.digest(SLIP),
                issued_on=at.date(),
            )
            for each in sorted(issued, key=lambda each: each.posting.civil_servant_id)
        ),
        update_conflicts=True,
        unique_fields=["civil_servant", "election"],
        update_fields=["digest", "issued_on"],
        batch_size=500,
    )
