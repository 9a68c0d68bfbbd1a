"""Messages between the reporter and the office, sealed under the report's key."""

import hashlib
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from netra import vault
from netra.accounts.models import Officer
from netra.journal import events
from netra.journal.services import Log, recording, to_the_minute
from netra.reports import lifecycle
from netra.reports.clocks import Promise
from netra.reports.models import Message, Report
from netra.reports.services.keys import record_of
from netra.reports.services.message_files import Enclosed, attach, digests_of, give_up, keep
from netra.reports.services.progress import REPORTER, end_waiting, lock_kept


class AlreadySent(Exception):
    """The same form came twice; `message` is what it made the first time. Nothing else may happen again."""

    def __init__(self, message: Message) -> None:
        super().__init__()
        self.message = message


def write_to_office(
    *,
    report: Report,
    key: bytes,
    nonce: UUID,
    text: str,
    at: datetime,
    enclosed: Sequence[Enclosed] = (),
) -> Message:
    """The reporter writes. The same form twice is one message. An open question counts as answered.

    Raises `AlreadyErased`.
    """
    message = _message(report, key, nonce, text, Message.Author.REPORTER, at, enclosed)
    try:
        with recording(report.government.code, at=at) as log:
            lock_kept(report)
            stored = _store_message(message)
            attach(report=report, key=key, message=stored, enclosed=enclosed)
            end_waiting(report, at)
            log.note(events.REPORTER_WROTE, actor=REPORTER, subject=report.docket, facts=_count(enclosed))
    except AlreadySent as before:
        give_up(enclosed)
        return before.message
    keep(enclosed)
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
    enclosed: Sequence[Enclosed] = (),
) -> Message:
    """The office asks and waits; called inside the `recording` of the office's move, the report locked.

    Raises `AlreadySent` for a repeated form, so that an answered question does not wait again. Whoever calls
    says with `keep` or `give_up` what became of the files.
    """
    message = _message(report, key, nonce, text, Message.Author.OFFICE, at, enclosed)
    message.is_question = True
    stored = _store_message(message)
    attach(report=report, key=key, message=stored, enclosed=enclosed, officer=officer)
    _pause_for_answer(report, due)
    facts = {"limit": due.limit} | _count(enclosed)
    log.note(events.REPORTER_ASKED, actor=officer.actor, subject=report.docket, facts=facts)
    return stored


def write_to_reporter(
    *,
    report: Report,
    officer: Officer,
    key: bytes,
    nonce: UUID,
    text: str,
    at: datetime,
    enclosed: Sequence[Enclosed] = (),
) -> Message:
    """The office tells the reporter something that needs no answer. Raises `AlreadyErased`."""
    message = _message(report, key, nonce, text, Message.Author.OFFICE, at, enclosed)
    try:
        with recording(report.government.code, at=at) as log:
            lock_kept(report)  # also: two acts at once would take the same number of evidence
            stored = _store_message(message)
            attach(report=report, key=key, message=stored, enclosed=enclosed, officer=officer)
            log.note(events.OFFICE_WROTE, actor=officer.actor, subject=report.docket, facts=_count(enclosed))
    except AlreadySent as before:
        give_up(enclosed)
        return before.message
    keep(enclosed)
    return stored


def _count(enclosed: Sequence[Enclosed]) -> dict[str, object]:
    return {"files": len(enclosed)} if enclosed else {}


def _message(
    report: Report,
    key: bytes,
    nonce: UUID,
    text: str,
    author: Message.Author,
    at: datetime,
    enclosed: Sequence[Enclosed] = (),
) -> Message:
    """Both sides' moments are to the minute, so that no answer stands before its question."""
    own, minute = nonce_of(report, nonce, text, *digests_of(enclosed)), to_the_minute(at)
    envelope = vault.seal_text(key, text, record=record_of(report), field=str(own))
    return Message(report=report, nonce=own, author=author, at=minute, envelope=envelope)


def nonce_of(report: Report, form: UUID, text: str, *files: bytes) -> UUID:
    """One form with the same words and files is one message; with others it is another, and none is lost.

    The form's own number is random and never stored, so that nobody can try words against this digest.
    """
    told = hashlib.sha256(form.bytes + record_of(report).encode() + text.encode() + b"".join(files))
    return UUID(bytes=told.digest()[:16])


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
