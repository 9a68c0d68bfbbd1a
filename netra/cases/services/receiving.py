"""The receiving office: it reads, gives its receipt, or sends an incomplete hand-over back."""

from netra.cases.desk import Desk
from netra.cases.handing import reading, sealing
from netra.cases.handing.content import Content
from netra.cases.handing.receivers import limit_for
from netra.cases.models import Handover, HandoverGrant
from netra.cases.services.handing import (
    NobodyMayReceive,
    check_receiver,
    give_back,
    grants_for,
    note_for,
    waiting,
)
from netra.journal import events
from netra.journal.services import recording
from netra.reports import clocks
from netra.reports.services import NotSealedToYou, overwrite_freed_pages


def open_handover(*, handover: Handover, desk: Desk) -> Content:
    """The file in clear for an officer to whom it is sealed, receiver or sender; journalled.

    Raises `NotSealedToYou`, or `vault.EnvelopeRefused` where it is not what was sealed.
    """
    content = sealing.open_content(sealing.key_to(handover, desk), handover)
    with recording(handover.government.code, at=desk.at) as log:
        log.note(events.HANDOVER_OPENED, actor=desk.officer.actor, subject=handover.number)
    return content


def read_note(*, handover: Handover, desk: Desk) -> str:
    """Why it came back, or the reference of a receipt on paper; empty where there is none."""
    return sealing.open_note(sealing.key_to(handover, desk), handover) if handover.note else ""


def read_picture(*, handover: Handover, number: int, page: int, desk: Desk) -> bytes | None:
    """One safe picture of a piece of evidence, on record before it goes out; None where there is none."""
    row = handover.pictures.filter(number=number, page=page).first()
    if row is None:
        return None
    key = sealing.key_to(handover, desk)
    picture = sealing.open_picture(key, handover, number, page, bytes(row.envelope))
    with recording(handover.government.code, at=desk.at) as log:
        facts = {"piece": number, "page": page}
        log.note(events.HANDOVER_OPENED, actor=desk.officer.actor, subject=handover.number, facts=facts)
    return picture


def receive_handover(*, handover: Handover, desk: Desk) -> Handover:
    """Give the receipt: from now on this office has the case, and its clock runs where the rulebook has one.

    Only by who can open it. Raises `NotWaiting`, `NotSealedToYou` and `SealedToEarlierKey`.
    """
    check_receiver(handover, desk)
    sealing.key_to(handover, desk)
    with recording(handover.government.code, at=desk.at) as log:
        found = waiting(handover)
        found.received_at, found.received_by = desk.at, desk.officer
        _start_clock(found, desk)
        found.save()
        facts = {"limit": found.limit, "due_on": str(found.due_on or "")}
        log.note(events.HANDOVER_RECEIVED, actor=desk.officer.actor, subject=found.number, facts=facts)
    return found


def return_handover(*, handover: Handover, reason: str, desk: Desk) -> None:
    """Send it back because something is missing; afterwards nobody of this office can open it.

    Raises `NotWaiting`, `NotSealedToYou` and `ReasonMissing`.
    """
    check_receiver(handover, desk)
    note = note_for(handover, reason, desk)
    with recording(handover.government.code, at=desk.at) as log:
        found = waiting(handover)
        give_back(found, note, desk)
        log.note(events.HANDOVER_RETURNED, actor=desk.officer.actor, subject=found.number)


def seal_again(*, handover: Handover, desk: Desk) -> int:
    """Seal it to everybody of the receiving office who is entitled now, with the key that each has now: who
    joined later, or whose key was replaced. Whoever can open it may do so, sender or receiver; how many.

    Raises `NotSealedToYou`, or `NobodyMayReceive` where it would be sealed to nobody.
    """
    if handover.to_office is None or handover.returned_at is not None:
        raise NotSealedToYou(handover.number)
    key, officers = sealing.key_to(handover, desk), reading.entitled(handover.to_office, handover.agency)
    if not officers:
        raise NobodyMayReceive(handover.to_name)
    grants = grants_for(handover, key, officers)
    with recording(handover.government.code, at=desk.at) as log:
        found = Handover.objects.select_for_update(of=("self",)).get(pk=handover.pk)
        if found.returned_at is not None:
            raise NotSealedToYou(found.number)
        overwrite_freed_pages()
        found.grants.all().delete()  # also of who declared a tie since
        HandoverGrant.objects.bulk_create(grants)
        facts = {"sealed_for": len(grants)}
        log.note(events.HANDOVER_SEALED_AGAIN, actor=desk.officer.actor, subject=found.number, facts=facts)
    return len(grants)


def _start_clock(found: Handover, desk: Desk) -> None:
    """The limit that begins with the receipt, as computed now; kept as it is when the law changes."""
    regime = found.case.report.regime if found.case else ""
    limit = limit_for(found.purpose, regime)
    if not limit:
        return
    promise = clocks.promise_of(limit, start=desk.at, zone=found.government.zone)
    found.limit, found.limit_version = promise.limit, promise.version or 0
    found.due_on, found.warning = promise.due_on, promise.warning[:120]
