"""Signing a pledge, or leaving it unsigned. Who signs is counted once; who does not is not kept at all."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.db import connection

from netra.agencies.models import Agency
from netra.journal import events
from netra.journal.services import recording
from netra.law import PledgeText
from netra.letters.codes import Code
from netra.outreach.cells import Cell
from netra.outreach.models import Pledge, Proof, Tally
from netra.outreach.names import is_same_name
from netra.outreach.queries.pledges import Signer, person_digest, signer_with
from netra.outreach.services.proofs import NewProof, issue_proof
from netra.outreach.services.tallies import add_to_tally, counted, take_from_tally

HOLDER: Final = "Pemegang slip pribadi"  # how the journal names whoever answered
LATER, DECLINED = Tally.Kind.POSTPONED, Tally.Kind.DECLINED
CHUNK = 200

# A second pledge of the same person in the same election changes nothing, also when both arrive at once.
_INSERT = """
    INSERT INTO outreach_pledge
        (government_id, election, number, wording, person, agency_id, employment, source, signed_on)
    VALUES {rows}
    ON CONFLICT DO NOTHING RETURNING agency_id, employment
"""
_ROW = "(%s, %s, %s, %s, %s, %s, %s, %s, %s)"
_SUCCEED = """
    UPDATE outreach_pledge SET succeeded_on = CASE WHEN signed_on > %s THEN signed_on ELSE %s END
    WHERE election = %s AND succeeded_on IS NULL AND number < %s AND person = %s
    RETURNING agency_id, employment, number
"""


class PledgeNotOpen(ValueError):
    """The slip was issued for another election than the one whose pledge is open."""


class NameDiffers(ValueError):
    """The typed name is not the name of the slip's person."""


class _NothingNew(Exception):
    """The same pledge came again: roll the empty transaction back."""


@dataclass(frozen=True)
class Signature:
    """One pledge to put on record: `person` is `person_digest`, the unit is that of `signed_on`."""

    person: bytes
    agency: Agency
    employment: str
    signed_on: date


def sign_pledge(*, slip: Code, name: str, text: PledgeText, at: datetime) -> Code:
    """Sign this wording with a personal slip; the verification code, the same however often it is signed.

    Raises `UnknownSlip`, `NotOnDuty`, `PledgeNotOpen` and `NameDiffers`.
    """
    signer = _signer(slip, text, at)
    if not is_same_name(name, signer.civil_servant.name):
        raise NameDiffers
    code = slip.derived(text.id)
    try:
        with recording(signer.government.code, at=at) as log:
            counts_now = _record(signer, text, at.date())
            if not issue_proof(code, _document(signer, text, name, at)) and not counts_now:
                raise _NothingNew
            log.note(events.PLEDGE_ANSWERED, subject=text.id, actor=HOLDER)
    except _NothingNew:
        pass
    return code


def leave_pledge_open(*, slip: Code, answer: str, text: PledgeText, at: datetime) -> None:
    """Count that somebody of this unit postponed or declined: a number without a name, and without a date.

    `answer` is `LATER` or `DECLINED`. Raises `UnknownSlip`, `NotOnDuty` and `PledgeNotOpen`.
    """
    signer = _signer(slip, text, at)
    cell = Cell(signer.government.pk, text.election, Tally.Kind(answer).value, signer.agency.pk, "", "")
    with recording(signer.government.code, at=at) as log:
        add_to_tally({cell: 1}, on=at.date())
        log.note(events.PLEDGE_ANSWERED, subject=text.id, actor=HOLDER)


def record_signatures(signatures: Sequence[Signature], text: PledgeText, source: str, *, on: date) -> int:
    """Put pledges on record and into the tally, in the caller's transaction; how many were new.

    An older wording's pledge gives way to a newer one's; an older one that comes later changes nothing.
    `on` is the latest of their days.
    """
    ordered = sorted(signatures, key=lambda each: each.person)
    if text.number > 1:
        take_from_tally(counted(_succeed(ordered, text)))
    chunks = (ordered[at : at + CHUNK] for at in range(0, len(ordered), CHUNK))
    fresh = counted(cell for chunk in chunks for cell in _insert(chunk, text, source))
    add_to_tally(fresh, on=on)
    return sum(fresh.values())


def _signer(slip: Code, text: PledgeText, at: datetime) -> Signer:
    signer = signer_with(slip, at.date())
    if signer.election != text.election or not text.holds_on(at.date()):
        raise PledgeNotOpen(text.id)
    return signer


def _record(signer: Signer, text: PledgeText, on: date) -> int:
    person = person_digest(signer.civil_servant.pk, text.election)
    signature = Signature(person, signer.agency, signer.civil_servant.employment, on)
    return record_signatures([signature], text, Pledge.Source.SLIP, on=on)


def _document(signer: Signer, text: PledgeText, name: str, at: datetime) -> NewProof:
    return NewProof(
        kind=Proof.Kind.PLEDGE,
        government=signer.government,
        agency=signer.agency,
        subject=text.id,
        wording=text.digest,
        name=name,
        issued_at=at,
        expires_on=text.expires_on,
    )


def _insert(signatures: Sequence[Signature], text: PledgeText, source: str) -> list[Cell]:
    values: list[Any] = []
    for each in signatures:
        values += (each.agency.government_id, text.election, text.number, text.digest)
        values += (each.person, each.agency.pk, each.employment, str(source), each.signed_on)
    with connection.cursor() as cursor:
        cursor.execute(_INSERT.format(rows=", ".join([_ROW] * len(signatures))), values)
        government = signatures[0].agency.government_id
        return [_cell(government, text, agency, employment, text.number) for agency, employment in cursor]


def _succeed(signatures: Sequence[Signature], text: PledgeText) -> list[Cell]:
    """Let these people's pledges to older wordings end on the day of the new one."""
    ended: list[Cell] = []
    with connection.cursor() as cursor:
        for each in signatures:
            day = each.signed_on
            cursor.execute(_SUCCEED, [day, day, text.election, text.number, each.person])
            ended += [_cell(each.agency.government_id, text, row[0], row[1], row[2]) for row in cursor]
    return ended


def _cell(government: int, text: PledgeText, agency: int, employment: str, number: int) -> Cell:
    return Cell(government, text.election, Tally.Kind.PLEDGED.value, agency, employment, str(number))
