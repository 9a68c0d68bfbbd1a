"""Writing reports: receive, read, converse. Sealing happens before the transaction opens."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError

from netra import clock, vault
from netra.accounts import queries as officers
from netra.accounts.models import Officer
from netra.agencies.models import Agency, Government
from netra.journal import events
from netra.journal.services import Log, recording
from netra.reports import dockets, lifecycle, queries
from netra.reports.clocks import NO_PROMISE, Promise, promise
from netra.reports.models import Grant, Message, Report
from netra.reports.submission import Submission

REPORTER = "Pelapor"
_STATE = (
    "stage",
    "paused_stage",
    "next_due_on",
    "next_limit",
    "next_limit_version",
    "answer_due_on",
    "answer_limit",
)
Receipt = vault.Receipt


class NobodyCanRead(RuntimeError):
    """No officer holds a key for reports of this government: nothing can be received."""


class NotSealedToYou(PermissionError):
    """This officer has no key to this report."""


class StageNotAllowed(ValueError):
    """A finished report does not go back."""


class AlreadySent(Exception):
    """The same form came twice; `message` is what it made the first time. Nothing else may happen again."""

    def __init__(self, message: Message) -> None:
        super().__init__()
        self.message = message


@dataclass(frozen=True)
class _Sealed:
    """Everything of a new report that needs cryptography, ready to be stored."""

    envelope: bytes
    identity: bytes | None
    receipt_grant: bytes
    grants: list[tuple[int, bytes]]


def receive(
    *,
    government: Government,
    submission: Submission,
    receipt: vault.Receipt,
    agency: Agency | None,
    at: datetime,
) -> Report:
    """Store a report, sealed, and give it a docket. The same receipt twice gives the same report.

    Raises `NobodyCanRead` when no officer could ever open it: an acknowledged report must have a reader.
    """
    sealed = _seal(government, submission, receipt)
    kind = _kind_of(submission, government, at)
    due = promise(lifecycle.PROMISES[kind], start=at, zone=government.zone)
    report = Report(
        government=government,
        lookup=receipt.lookup,
        kind=kind,
        act=submission.act,
        agency=agency,
        received_at=at,
        envelope=sealed.envelope,
        identity=sealed.identity,
        receipt_grant=sealed.receipt_grant,
        **_promise_fields(due),
    )
    try:
        return _store(report, sealed.grants, at)
    except IntegrityError:
        stored = queries.report_by_receipt(receipt)  # a repeated or doubled POST: the first one counts
        if stored is None:
            raise
        return stored


def _store(report: Report, grants: list[tuple[int, bytes]], at: datetime) -> Report:
    government = report.government
    year = at.astimezone(clock.Zone(government.zone).tz).year
    with recording(government.code, at=at) as log:
        report.docket = dockets.docket(government_id=government.pk, series="L", year=year)
        report.save(force_insert=True)
        Grant.objects.bulk_create(
            Grant(report=report, officer_id=officer_id, sealed_key=key) for officer_id, key in grants
        )
        log.note(
            events.REPORT_RECEIVED,
            actor=REPORTER,
            subject=report.docket,
            facts={"due_on": _iso(report), "limit": report.next_limit, "readers": len(grants)},
        )
    return report


def _seal(government: Government, submission: Submission, receipt: vault.Receipt) -> _Sealed:
    readers = list(officers.readers_of_reports(government.pk).values_list("pk", "public_key"))
    if not readers:
        raise NobodyCanRead(government.code)
    key, record = vault.new_key(), receipt.lookup.hex()
    identity = submission.identity
    return _Sealed(
        envelope=vault.seal_json(key, submission.sealed_part(), record=record, field="story"),
        identity=vault.seal_json(key, identity.__dict__, record=record, field="identity"),
        receipt_grant=vault.seal(receipt.unlock_key, key, record=record, field="key"),
        grants=[(pk, vault.grant(bytes(public), key, record=record)) for pk, public in readers],
    )


def _kind_of(submission: Submission, government: Government, at: datetime) -> str:
    return lifecycle.entry_kind(
        gives_identity=submission.identity.is_given, in_time=is_in_time(submission, government, at)
    )


def is_in_time(submission: Submission, government: Government, at: datetime) -> bool:
    """Whether the legal time to report has not passed; unknown days count as in time."""
    last_day = reporting_deadline(submission, government)
    return last_day.due_on is None or at.astimezone(clock.Zone(government.zone).tz).date() <= last_day.due_on


def reporting_deadline(submission: Submission, government: Government) -> Promise:
    """The last day to report, counted from the day the reporter came to know (UU 1/2015 art. 134(4))."""
    known = submission.known_on or submission.happened_on
    if known is None:
        return NO_PROMISE
    start = datetime.combine(known, datetime.min.time(), tzinfo=clock.Zone(government.zone).tz)
    return promise(lifecycle.REPORT_WITHIN, start=start, zone=government.zone)


def known_receipt(seed: bytes) -> Receipt:
    """A receipt that everybody can derive: for the demo's invented reports, never for a real one."""
    return vault.receipt_from_seed(seed)


# --- keys ---------------------------------------------------------------------------------------------


def key_for_officer(*, report: Report, officer: Officer, private: bytes) -> bytes:
    """The report's key, opened with the officer's own, or `NotSealedToYou`."""
    grant = queries.grant_of(report, officer)
    if grant is None:
        raise NotSealedToYou(report.docket)
    return vault.open_grant(private, bytes(grant.sealed_key), record=_record(report))


def key_for_reporter(*, report: Report, receipt: vault.Receipt) -> bytes:
    """The report's key, opened with the receipt."""
    return vault.open_sealed(
        receipt.unlock_key, bytes(report.receipt_grant), record=_record(report), field="key"
    )


def _record(report: Report) -> str:
    return bytes(report.lookup).hex()


# --- reading ------------------------------------------------------------------------------------------


def open_story(*, report: Report, officer: Officer, private: bytes, at: datetime) -> dict[str, object]:
    """The story for an officer. Opening is an office act: it is journalled, and the reporter can see it."""
    key = key_for_officer(report=report, officer=officer, private=private)
    story: dict[str, object] = vault.open_json(
        key, bytes(report.envelope), record=_record(report), field="story"
    )
    with recording(report.government.code, at=at) as log:
        if report.stage == lifecycle.RECEIVED:
            show_progress(report=report, stage=lifecycle.READ)
        log.note(events.REPORT_OPENED, actor=officer.actor, subject=report.docket)
    return story


def reveal_identity(
    *, report: Report, officer: Officer, private: bytes, reason: str, at: datetime
) -> dict[str, str]:
    """The reporter's identity, for a written reason; the reason is journalled sealed."""
    key = key_for_officer(report=report, officer=officer, private=private)
    identity: dict[str, str] = vault.open_json(
        key, bytes(report.identity or b""), record=_record(report), field="identity"
    )
    with recording(report.government.code, at=at) as log:
        log.note(
            events.IDENTITY_REVEALED,
            actor=officer.actor,
            subject=report.docket,
            facts={"reason": vault.seal_text(key, reason, record=_record(report), field="reveal").hex()},
        )
    return identity


def read_story(*, report: Report, key: bytes) -> dict[str, object]:
    """The reporter's own story, opened with the receipt; not an office act, so not journalled."""
    story: dict[str, object] = vault.open_json(
        key, bytes(report.envelope), record=_record(report), field="story"
    )
    return story


def read_messages(*, report: Report, key: bytes) -> list[tuple[Message, str]]:
    """The conversation in clear, oldest first."""
    return [
        (
            message,
            vault.open_text(key, bytes(message.envelope), record=_record(report), field=str(message.nonce)),
        )
        for message in queries.messages_of(report)
    ]


# --- conversation -------------------------------------------------------------------------------------


def write_to_office(*, report: Report, key: bytes, nonce: UUID, text: str, at: datetime) -> Message:
    """The reporter writes. The same nonce twice is one message. An open question counts as answered."""
    message = _message(report, key, nonce, text, Message.Author.REPORTER, at)
    try:
        with recording(report.government.code, at=at) as log:
            lock(report)
            stored = _store_message(message)
            _answer_questions(report, at)
            log.note(events.REPORTER_WROTE, actor=REPORTER, subject=report.docket)
    except AlreadySent as before:
        return before.message
    return stored


def ask_reporter(
    *,
    report: Report,
    officer: Officer,
    key: bytes,
    nonce: UUID,
    text: str,
    due: Promise,
    at: datetime,
    log: Log,
) -> Message:
    """The office asks and waits; called inside the `recording` of the office's move.

    Raises `AlreadySent` for a repeated form, so that an answered question does not wait again.
    """
    message = _message(report, key, nonce, text, Message.Author.OFFICE, at)
    message.is_question = True
    stored = _store_message(message)
    _pause_for_answer(report, due)
    log.note(events.REPORTER_ASKED, actor=officer.actor, subject=report.docket, facts={"limit": due.limit})
    return stored


def write_to_reporter(
    *, report: Report, officer: Officer, key: bytes, nonce: UUID, text: str, at: datetime
) -> Message:
    """The office tells the reporter something that needs no answer."""
    message = _message(report, key, nonce, text, Message.Author.OFFICE, at)
    try:
        with recording(report.government.code, at=at) as log:
            stored = _store_message(message)
            log.note(events.OFFICE_WROTE, actor=officer.actor, subject=report.docket)
    except AlreadySent as before:
        return before.message
    return stored


def note_visit(*, report: Report, at: datetime) -> None:
    """Remember when the reporter last looked, so that a stranger's visit is noticed. Not an office act."""
    Report.objects.filter(pk=report.pk).update(last_visit_at=at)


def _message(
    report: Report, key: bytes, nonce: UUID, text: str, author: Message.Author, at: datetime
) -> Message:
    envelope = vault.seal_text(key, text, record=_record(report), field=str(nonce))
    return Message(report=report, nonce=nonce, author=author, at=at, envelope=envelope)


def _store_message(message: Message) -> Message:
    stored, is_new = Message.objects.get_or_create(
        nonce=message.nonce,
        report=message.report,
        defaults={
            "author": message.author,
            "at": message.at,
            "envelope": message.envelope,
            "is_question": message.is_question,
        },
    )
    if not is_new:
        raise AlreadySent(stored)
    return stored


def _pause_for_answer(report: Report, due: Promise) -> None:
    """The office's own date stays as it is: a question does not stop a legal clock."""
    if report.stage != lifecycle.ASKED:
        report.paused_stage = report.stage if report.stage != lifecycle.RECEIVED else lifecycle.READ
    report.stage, report.answer_due_on, report.answer_limit = lifecycle.ASKED, due.due_on, due.limit
    report.save(update_fields=["paused_stage", "stage", "answer_due_on", "answer_limit"])


def _answer_questions(report: Report, at: datetime) -> None:
    answered = report.messages.filter(is_question=True, answered_at=None).update(answered_at=at)
    if answered and report.stage == lifecycle.ASKED:
        report.stage, report.answer_due_on, report.answer_limit = report.paused_stage, None, ""
        report.save(update_fields=["stage", "answer_due_on", "answer_limit"])


# --- what the reporter sees ---------------------------------------------------------------------------


def lock(report: Report) -> None:
    """Take the report's row until the end of the transaction and read its state anew: two acts queue here."""
    rows = Report.objects.select_for_update(no_key=True)
    report.refresh_from_db(fields=_STATE, from_queryset=rows)


def show_progress(*, report: Report, stage: str, due: Promise | None = None) -> None:
    """Set the stage that the reporter sees, and the next date if it changes; called inside a `recording`."""
    if stage != report.stage and stage not in lifecycle.MOVES[report.stage]:
        raise StageNotAllowed(report.docket, report.stage, stage)
    fields = _promise_fields(due) if due else {}
    for name, value in (fields | {"stage": stage}).items():
        setattr(report, name, value)
    report.save(update_fields=["stage", *fields])


def _promise_fields(due: Promise) -> dict[str, object]:
    return {"next_due_on": due.due_on, "next_limit": due.limit, "next_limit_version": due.version}


def _iso(report: Report) -> str | None:
    return report.next_due_on.isoformat() if report.next_due_on else None
