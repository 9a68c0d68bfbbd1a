"""Handing a ruling over: sealed to the receiving office, taken back while nobody gave a receipt."""

import hashlib
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Final
from uuid import UUID, uuid4

from netra import vault
from netra.accounts.models import Office, Officer
from netra.agencies.models import Agency
from netra.cases import change_queries, lifecycle
from netra.cases.desk import Desk
from netra.cases.handing import reading, sealing
from netra.cases.handing.chain import commitment_to, salt_of
from netra.cases.handing.content import Content, Piece
from netra.cases.handing.custody import SENT, NotWaiting, StillOut, may_send, parts_of, state_of
from netra.cases.models import Case, Handover, HandoverGrant, HandoverPicture
from netra.cases.respondents import open_respondents
from netra.cases.services.acting import ReasonMissing, acting_beside
from netra.cases.services.ruling import ChangeWaits
from netra.cases.services.ways import NotInTheRuling, tracks_in
from netra.journal import events
from netra.journal.services import Log, recording
from netra.law.procedure import MoveNotAllowed
from netra.reports import dockets
from netra.reports import services as reports
from netra.reports.evidence.holders import OpenEvidence
from netra.reports.evidence.looking import Answer, CannotBeShown

SERIES: Final = "T"
MOST_PAGES: Final = 20  # of one document: a safe picture each


class NobodyMayReceive(Exception):
    """Nobody of that office may open it: no officer of the right role, or each has a tie to the agency."""


@dataclass(frozen=True)
class To:
    """Whom a ruling goes to: an office of this installation, or an institution outside by its name."""

    name: str
    office: Office | None = None


@dataclass(frozen=True)
class Drawn:
    """One safe picture, in clear until it is sealed."""

    number: int
    page: int
    picture: bytes = field(repr=False)


def send_handover(
    *, case: Case, purpose: str, to: To, content: Content, chosen: Collection[UUID], desk: Desk
) -> Handover:
    """Seal a minimal case file to the entitled officers of the receiving office, and wait for a receipt.

    `purpose` is one of `tracks_in`: with several respondents each goes by itself, sealed to whoever has no
    tie to that one's agency. `chosen` are ids of evidence: named with their hashes, and drawn anew where
    that is possible. Raises `NobodyMayReceive`, `NotInTheRuling`, `StillOut` (this track is out already),
    `MoveNotAllowed` (the ruling was not passed on by letter yet) or `ChangeWaits`.
    """
    if purpose not in tracks_in(case, desk):
        raise NotInTheRuling(purpose)
    agency = _agency_of(case, parts_of(purpose)[1], desk)
    officers = reading.entitled(to.office, agency) if to.office else []
    if to.office and not officers:
        raise NobodyMayReceive(to.office.name)
    key, (pieces, drawn) = vault.new_key(), _evidence(case, chosen, desk)
    made, sent = _new(case, purpose, agency, to, desk), replace(content, evidence=tuple(pieces))
    made.envelope = sealing.seal_content(key, made.nonce, sent)
    made.sender_key = sealing.seal_key(key, made, desk)
    grants, pictures = grants_for(made, key, officers), pictures_of(made, key, drawn)
    with acting_beside(case, desk) as (locked, log):
        if locked.stage != lifecycle.REFERRED:
            raise MoveNotAllowed(locked.stage, "send_handover")
        if change_queries.waiting_change(locked):
            raise ChangeWaits
        if not may_send(each for each in reading.passages_of(locked) if each.track == purpose):
            raise StillOut(purpose)
        keep(made, grants, pictures, desk)
        facts = {
            "purpose": made.purpose, "to": to.name, "sealed_for": len(grants),
            "id": str(made.nonce), "from": made.from_name, "commitment": commitment_to(sent, salt_of(key)),
        }  # fmt: skip
        log.note(events.HANDOVER_SENT, actor=desk.officer.actor, subject=made.number, facts=facts)
    return made


def recall_handover(*, handover: Handover, reason: str, desk: Desk) -> None:
    """The sender takes back what nobody gave a receipt for. Raises `NotWaiting` or `ReasonMissing`."""
    note = note_for(handover, reason, desk)
    with beside(handover, desk) as log:
        found = waiting(handover)
        give_back(found, note, desk)
        log.note(events.HANDOVER_RECALLED, actor=desk.officer.actor, subject=found.number)


def confirm_receipt(*, handover: Handover, reference: str, desk: Desk) -> None:
    """An institution outside gave its receipt on paper: the sender writes down which.

    Raises `NotWaiting`, or `ReasonMissing` without a reference.
    """
    note = note_for(handover, reference, desk)
    with beside(handover, desk) as log:
        found = waiting(handover)
        if found.to_office_id is not None:
            raise NotWaiting(found.number)  # an office of this installation gives its own receipt
        found.received_at, found.received_by, found.note = desk.at, desk.officer, note
        found.save(update_fields=["received_at", "received_by", "note"])
        facts = {"by": found.to_name, "told_by_sender": True}
        log.note(events.HANDOVER_RECEIVED, actor=desk.officer.actor, subject=found.number, facts=facts)
        if handover.follows is not None:
            facts = {"to": found.to_name, "number": found.number}
            before = handover.follows.number
            log.note(events.HANDOVER_PASSED_ON, actor=desk.officer.actor, subject=before, facts=facts)


@contextmanager
def beside(handover: Handover, desk: Desk) -> Iterator[Log]:
    """The sender's transaction: the handler's of the case, or, of what is passed on, that of an officer to
    whom it is sealed. Raises `NotYourRole` or `NotSealedToYou`."""
    if handover.follows is None:
        with acting_beside(_case(handover), desk) as (_, log):
            yield log
        return
    check_receiver(handover.follows, desk)
    with recording(handover.government.code, at=desk.at) as log:
        yield log


def check_receiver(handover: Handover, desk: Desk) -> None:
    """Only who was entitled at the sending and is now, of the receiving office, may answer for it."""
    if not reading.handovers_of(desk.officer).filter(pk=handover.pk).exists():
        raise reports.NotSealedToYou(handover.number)


def _agency_of(case: Case, number: int, desk: Desk) -> Agency | None:
    """Whose line is left out: the agency of this respondent where it is known, else that of the case."""
    people = open_respondents(case, desk)
    own = [each for each in people if each.row.number == number or (not number and len(people) == 1)]
    code = own[0].told.agency_code if own else ""
    found = Agency.objects.filter(government=case.government_id, code=code).first() if code else None
    return found or case.agency


def note_for(handover: Handover, text: str, desk: Desk) -> bytes:
    """A written reason, sealed beside the hand-over. Raises `ReasonMissing`."""
    if not text.strip():
        raise ReasonMissing("handover")
    return sealing.seal_note(sealing.key_to(handover, desk), handover, text)


def waiting(handover: Handover) -> Handover:
    """The row, locked, if it still waits for a receipt; else `NotWaiting`."""
    found = Handover.objects.select_for_update(of=("self",)).get(pk=handover.pk)
    if state_of(found) != SENT:
        raise NotWaiting(found.number)
    return found


def give_back(found: Handover, note: bytes, desk: Desk) -> None:
    """To the sender: what was sealed to the receivers opens no more."""
    found.returned_at, found.returned_by, found.note = desk.at, desk.officer, note
    found.save(update_fields=["returned_at", "returned_by", "note"])
    reports.overwrite_freed_pages()
    found.grants.update(sealed_key=b"")


def grants_for(made: Handover, key: bytes, officers: Sequence[Officer]) -> list[HandoverGrant]:
    """The key, sealed to each of these officers; not saved yet."""
    return [
        HandoverGrant(
            handover=made,
            officer=each,
            sealed_key=vault.grant(bytes(each.public_key), key, record=str(made.nonce)),
            fingerprint=vault.fingerprint(bytes(each.public_key)),
        )
        for each in officers
    ]


def pictures_of(made: Handover, key: bytes, drawn: Sequence[Drawn]) -> list[HandoverPicture]:
    """Safe pictures, sealed; not saved yet."""
    return [
        HandoverPicture(
            handover=made,
            number=each.number,
            page=each.page,
            envelope=sealing.seal_picture(key, made.nonce, each.number, each.page, each.picture),
        )
        for each in drawn
    ]


def keep(
    made: Handover, grants: Sequence[HandoverGrant], pictures: Sequence[HandoverPicture], desk: Desk
) -> None:
    """Number and store a hand-over with its keys and pictures. Called inside a `recording`."""
    year = desk.today.year
    made.number = dockets.docket(government_id=made.government_id, series=SERIES, year=year)
    made.save(force_insert=True)
    HandoverGrant.objects.bulk_create(grants)
    HandoverPicture.objects.bulk_create(pictures)


def _new(case: Case, wanted: str, agency: Agency | None, to: To, desk: Desk) -> Handover:
    purpose, subject = parts_of(wanted)
    office = desk.officer.office
    return Handover(
        government=case.government, nonce=uuid4(), case=case, purpose=purpose, subject=subject, agency=agency,
        from_office=office, from_name=office.name, to_office=to.office, to_name=to.name,
        by=desk.officer, sent_at=desk.at,
    )  # fmt: skip


def _evidence(case: Case, chosen: Collection[UUID], desk: Desk) -> tuple[list[Piece], list[Drawn]]:
    """What is named, and what could be drawn, of the chosen evidence. A file that cannot be read to its end
    is named as it is: with what its row says."""
    pieces: list[Piece] = []
    drawn: list[Drawn] = []
    key = desk.key_to(case.report)
    for each in reports.open_evidence(report=case.report, key=key):
        number = each.row.number
        if each.id in chosen and number:
            whole, own = _drawn(case, each, number, desk)
            drawn += own
            pieces.append(Piece(number, whole.kind.label, whole.size, whole.sha256, prints_of(own)))
    return pieces, drawn


def prints_of(drawn: Sequence[Drawn]) -> tuple[str, ...]:
    """The hash of each picture, by which the sender is held to it."""
    return tuple(hashlib.sha256(each.picture).hexdigest() for each in drawn)


def _drawn(case: Case, evidence: OpenEvidence, number: int, desk: Desk) -> tuple[OpenEvidence, list[Drawn]]:
    """The file read to its end, and each page drawn anew, as an officer of the case would see it; the file as
    its row tells it where it cannot be read, no page where none can be drawn."""
    try:
        evidence = reports.read_to_its_end(evidence=evidence)  # once: then its hash is known
    except vault.FileRefused:
        return evidence, []
    return evidence, drawn_by_page(number, lambda page: reports.show_evidence(
        report=case.report, evidence=evidence, page=page, officer=desk.officer, at=desk.at
    ))  # fmt: skip


def drawn_by_page(number: int, show: Callable[[int], Answer]) -> list[Drawn]:
    """Every page that can be drawn anew, up to `MOST_PAGES`."""
    found: list[Drawn] = []
    pages = 1
    while len(found) < min(pages, MOST_PAGES):
        try:
            answer = show(len(found) + 1)
        except (CannotBeShown, vault.FileRefused):
            break
        pages = int(answer.told.get("pages", 1))
        found.append(Drawn(number, len(found) + 1, answer.picture))
    return found


def _case(handover: Handover) -> Case:
    assert handover.case is not None  # noqa: S101 - what came from outside is never offered to these verbs
    return handover.case
