"""Opening a proceeding from a referral, reading it, sending it back."""

from datetime import datetime
from uuid import uuid4

from netra import vault
from netra.accounts.models import Officer
from netra.agencies.models import Agency, Government
from netra.cases.models import Handover
from netra.discipline import lifecycle, queries, terms
from netra.discipline.desk import Desk, OpenSheet, last_of, record_of, sealed_sheet
from netra.discipline.models import Proceeding, ProceedingKey, Sheet
from netra.discipline.referral import Referral
from netra.discipline.services.acting import ReasonMissing, acting, file, note
from netra.journal import events
from netra.journal.services import recording
from netra.reports import dockets

SERIES = "D"


class HasATie(PermissionError):
    """This officer belongs to the respondent's line, or declared a tie to it."""


class AlreadyOpened(ValueError):
    """From this hand-over a colleague opened a proceeding a moment ago."""


class UnknownUnit(ValueError):
    """The government has no agency with this code."""


def open_proceeding(*, referral: Referral, desk: Desk, handover: Handover | None = None) -> Proceeding:
    """Record a referral: sealed to every entitled officer, a number of its own, and for civil servants the
    clock that has no figure (the authority must follow up; the rulebook knows no number of days).

    `handover`: the one that it follows from, received by this office; without it the referral came by letter.
    Raises `HasATie` where the officer at the desk may not read it, `AlreadyOpened`, `UnknownUnit`,
    `ReasonMissing`.
    """
    if not referral.allegation.strip():
        raise ReasonMissing("open")
    government = desk.officer.office.government
    made = _unsaved(government, referral, handover, desk.at)
    key, grants = _sealed_to_the_entitled(made, government, referral, desk.officer)
    first = sealed_sheet(made, Sheet.Kind.REFERRAL, referral.as_content(), key=key, desk=desk)
    with recording(government.code, at=desk.at) as log:
        if handover and not _is_in_hand(handover, desk):
            raise AlreadyOpened(handover.number)
        made.docket = dockets.docket(government_id=government.pk, series=SERIES, year=desk.today.year)
        made.save(force_insert=True)
        for grant in grants:
            grant.proceeding = made
            grant.save(force_insert=True)
        first.proceeding = made
        first.save(force_insert=True)
        if referral.employment in lifecycle.ASN:
            terms.start_on(made, lifecycle.FOLLOW_UP, on=referral.received_on)
        note(log, events.PROCEEDING_OPENED, made, desk, employment=made.employment, origin=made.origin)
    return made


def _is_in_hand(handover: Handover, desk: Desk) -> bool:
    """Asked once its row is ours: a question that waits for the row would be answered as before the wait."""
    Handover.objects.select_for_update(of=("self",)).get(pk=handover.pk)
    return queries.unopened(desk.officer).filter(pk=handover.pk).exists()


def _unsaved(
    government: Government, referral: Referral, handover: Handover | None, at: datetime
) -> Proceeding:
    origin = Proceeding.Origin.HANDOVER if handover else Proceeding.Origin.LETTER
    return Proceeding(
        government=government,
        nonce=uuid4(),
        origin=origin,
        handover=handover,
        employment=referral.employment,
        stage=lifecycle.RECEIVED,
        received_on=referral.received_on,
        opened_at=at,
    )


def _sealed_to_the_entitled(
    made: Proceeding, government: Government, referral: Referral, by: Officer
) -> tuple[bytes, list[ProceedingKey]]:
    """A fresh key, and the grant of it to each entitled officer. Before the transaction opens."""
    sent = made.handover.agency if made.handover else None  # the sender's word counts, too
    readers = queries.entitled(government, agency_of(government, referral.agency), sent)
    if by.pk not in {each.pk for each in readers}:
        raise HasATie(by.username)
    key = vault.new_key()
    return key, [sealed_key(made, key, each) for each in readers]


def agency_of(government: Government, code: str) -> Agency | None:
    """The agency with this code; None for no code. Raises `UnknownUnit`."""
    if not code:
        return None
    found = Agency.objects.filter(government=government, code=code).first()
    if found is None:
        raise UnknownUnit(code)
    return found


def sealed_key(proceeding: Proceeding, key: bytes, to: Officer) -> ProceedingKey:
    """The proceeding's key sealed to an officer; not saved yet."""
    public = bytes(to.public_key)
    sealed = vault.grant(public, key, record=record_of(proceeding))
    return ProceedingKey(
        proceeding=proceeding, officer=to, sealed_key=sealed, fingerprint=vault.fingerprint(public)
    )


def read(*, proceeding: Proceeding, desk: Desk) -> list[OpenSheet]:
    """Every sheet in clear, oldest first; the reading is on record once a day for each officer."""
    sheets = desk.open_sheets(proceeding)
    note_reading(proceeding=proceeding, desk=desk)
    return sheets


def last_range(*, proceeding: Proceeding, desk: Desk) -> list[str]:
    """The range that the examiners filed last, for who records the decision: a reading like any other."""
    proposal = last_of(read(proceeding=proceeding, desk=desk), Sheet.Kind.PROPOSAL)
    return list(proposal.content["range"]) if proposal else []


def note_reading(*, proceeding: Proceeding, desk: Desk) -> None:
    """That sealed contents are being shown to this officer, on record once a day."""
    whose = desk.officer.pk  # several officers may have the same post
    own = queries.entries_of(proceeding).filter(event=events.PROCEEDING_READ, facts__officer=whose)
    last = own.first()
    if last is None or last.at < terms.noon_of(proceeding, desk.today).replace(hour=0):
        with recording(proceeding.government.code, at=desk.at) as log:
            note(log, events.PROCEEDING_READ, proceeding, desk, officer=whose)


def send_back(*, proceeding: Proceeding, reason: str, desk: Desk, seen: int | None = None) -> None:
    """The referral is incomplete or meant for somebody else: back to its sender, with the reason."""
    with acting(proceeding, desk, "send_back", seen=seen, reason=reason) as (locked, log):
        file(locked, desk, Sheet.Kind.REASON, {"title": "Dikembalikan", "reason": reason})
        note(log, events.PROCEEDING_SENT_BACK, locked, desk)


def pass_to_camat(*, proceeding: Proceeding, letter: str, desk: Desk, seen: int | None = None) -> None:
    """Village head or staff: handled through the camat (UU 6/2014)."""
    with acting(proceeding, desk, "pass_to_camat", seen=seen) as (locked, log):
        file(locked, desk, Sheet.Kind.CAMAT, {"letter": letter})
        note(log, events.PASSED_TO_CAMAT, locked, desk)
