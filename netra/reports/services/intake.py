"""Receiving a report: sealed before the transaction opens, stored with its docket and its readers."""

from copy import copy
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import IntegrityError

from netra import clock, vault
from netra.agencies.models import Agency, Government
from netra.journal import events
from netra.journal.rows import insert, insert_one
from netra.journal.services import recording, to_the_minute
from netra.journal.together import together
from netra.reports import dockets, lifecycle, padding, queries
from netra.reports.clocks import NO_PROMISE, Promise, promise, regime_of
from netra.reports.entering import turns
from netra.reports.evidence import storage
from netra.reports.evidence.holders import Holder
from netra.reports.identity.models import IdentityKey
from netra.reports.identity.sealing import SealedIdentity, seal_identity
from netra.reports.models import Grant, Report
from netra.reports.routing import Readers, readers_for
from netra.reports.services import evidence
from netra.reports.services.identity_keys import identity_key_of, still_opens
from netra.reports.services.progress import REPORTER, promise_fields
from netra.reports.services.stored import files_digest, seal_digest
from netra.reports.submission import Submission

Receipt = vault.Receipt


class CustodiansLeft(RuntimeError):
    """Since the name was sealed the last custodian who opens that key went: seal it again."""


class NobodyCanRead(RuntimeError):
    """No officer may read this report, of none of the offices: it cannot be received."""


@dataclass(frozen=True)
class Entry:
    """The way in, and who wrote it down, as the journal names them."""

    origin: str = lifecycle.DOOR
    by: str = REPORTER


THROUGH_THE_DOOR = Entry()


@dataclass(frozen=True)
class _Sealed:
    """Everything of a new report that needs cryptography, ready to be stored."""

    envelope: bytes
    identity: SealedIdentity
    receipt_grant: bytes
    grants: list[tuple[int, bytes]]
    files: evidence.Taken | None = None


def receive(
    *,
    government: Government,
    submission: Submission,
    receipt: vault.Receipt,
    agency: Agency | None,
    at: datetime,
    files: Holder | None = None,
    in_turn: bool = True,
    entry: Entry = THROUGH_THE_DOOR,
) -> Report:
    """Store a report, sealed, and give it a docket. The same receipt twice gives the same report.

    `files` is the draft whose evidence goes along. Not `in_turn`, it came without work: it is stored and
    acknowledged alike, and stands among the new reports when its turn comes. Raises `NobodyCanRead` when no
    officer could ever open it: an acknowledged report must have a reader; `FilesChanged` when the draft's
    files changed meanwhile.
    """
    readers = readers_for(government=government, agency=agency, marked=submission.not_for)
    guards = identity_key_of(government)
    sealed = _seal(readers, submission, receipt, files, guards)
    kind = (
        lifecycle.LEAD if entry.origin in lifecycle.NEVER_A_REPORT else _kind_of(submission, government, at)
    )
    at = to_the_minute(at)
    regime = regime_on(submission, at, government)
    due = _due(submission, kind, entry, regime, at, government)
    report = Report(
        government=government,
        lookup=receipt.lookup,
        kind=kind,
        origin=entry.origin,
        regime=regime,
        act=submission.act,
        agency=agency,
        received_at=at,
        envelope=sealed.envelope,
        identity=sealed.identity.envelope,
        identity_key=guards,
        identity_grant=sealed.identity.grant,
        identity_receipt=sealed.identity.receipt,
        receipt_grant=sealed.receipt_grant,
        **promise_fields(due),
    )
    try:
        stored = store(
            report, sealed.grants, series_of(readers, government), sealed.files, in_turn=in_turn, by=entry.by
        )
    except IntegrityError:
        first = queries.report_by_receipt(receipt)  # a repeated or doubled POST: the first one counts
        if first is None:
            raise
        return first
    except CustodiansLeft:
        return receive(
            government=government, submission=submission, receipt=receipt, agency=agency, at=at, files=files,
            in_turn=in_turn, entry=entry,
        )  # fmt: skip
    if sealed.files:  # only now is it durable that their cleaned copies stand for them
        storage.erase(sealed.files.originals)
    return stored


def series_of(readers: Readers, government: Government) -> str:
    """A number of a city's own series, or, where another office reads, one that no other city can have."""
    return f"L{government.code.replace('.', '')}" if readers.passed_over else "L"


def store(
    report: Report,
    grants: list[tuple[int, bytes]],
    series: str,
    files: evidence.Taken | None = None,
    *,
    in_turn: bool = True,
    by: str = REPORTER,
) -> Report:
    """Give a sealed report its docket, readers (id and grant of each) and files, with all who come at once.

    Raises `IntegrityError` where a report with this receipt is stored already, `CustodiansLeft`.
    """
    return together(
        lambda: _store(copy(report), grants, series, files, in_turn, by)
    )  # a second try begins anew


def _store(
    report: Report,
    grants: list[tuple[int, bytes]],
    series: str,
    files: evidence.Taken | None,
    in_turn: bool,
    by: str,
) -> Report:
    government, at = report.government, report.received_at
    year = at.astimezone(clock.Zone(government.zone).tz).year
    with recording(government.code, at=at) as log:
        report.turn_at = None if in_turn else turns.take(government.pk)
        report.docket = dockets.docket(government_id=government.pk, series=series, year=year)
        insert_one(report)
        if report.identity_key is not None and not still_opens(report.identity_key):
            raise CustodiansLeft  # rolled back: no name is stored that nobody can open
        insert(
            Grant,
            [{"report": report.pk, "officer": officer_id, "sealed_key": key} for officer_id, key in grants],
        )
        facts = {
            "due_on": _iso(report),
            "limit": report.next_limit,
            "readers": len(grants),
            "sealed": seal_digest(report),
        }
        if report.origin != lifecycle.DOOR:
            facts["origin"] = report.origin
        if files:
            evidence.bind(taken=files, report_id=report.pk)
        if files and files.count:
            facts |= {"files": files.count, "files_sealed": files_digest(report, files.count)}
        log.note(events.REPORT_RECEIVED, actor=by, subject=report.docket, facts=facts)
    return report


def _due(
    submission: Submission, kind: str, entry: Entry, regime: str, at: datetime, government: Government
) -> Promise:
    """By when the office must have acted; a finding's days run from when the supervisor found it."""
    limits, start = lifecycle.PROMISES[kind], at
    if entry.origin == lifecycle.FINDING:
        limits = lifecycle.FOUND_WITHIN
        if submission.known_on:
            start = datetime.combine(submission.known_on, time.min, tzinfo=clock.Zone(government.zone).tz)
    return promise(limits, regime=regime, start=start, zone=government.zone)


def _seal(
    readers: Readers,
    submission: Submission,
    receipt: vault.Receipt,
    files: Holder | None,
    guards: IdentityKey | None,
) -> _Sealed:
    if not readers.officers:
        raise NobodyCanRead
    key, record = vault.new_key(), receipt.lookup.hex()
    custodians = bytes(guards.public_key) if guards else None
    taken = evidence.take_along(holder=files, record=record, key=key) if files else None
    return _Sealed(
        envelope=vault.seal_json(
            key, submission.sealed_part(), record=record, field="story", at_least=padding.STORY
        ),
        identity=seal_identity(submission.identity, key=key, receipt=receipt, custodians=custodians),
        receipt_grant=vault.seal(receipt.unlock_key, key, record=record, field="key"),
        grants=[(pk, vault.grant(public, key, record=record)) for pk, public in readers.keys],
        files=taken if taken and (taken.count or taken.is_arriving) else None,
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
    days = [day for day in (submission.known_on, submission.happened_on) if day]
    known = max(days, default=None)  # nobody knows of a deed before it is done: the later day counts
    if known is None:
        return NO_PROMISE
    return deadline_from(known, regime=regime_of(submission.happened_on, known), zone=government.zone)


def deadline_from(known: date, *, regime: str, zone: str) -> Promise:
    """The last day to report in this kind of election what the reporter knows since `known`."""
    start = datetime.combine(known, datetime.min.time(), tzinfo=clock.Zone(zone).tz)
    return promise(lifecycle.REPORT_WITHIN, regime=regime, start=start, zone=zone)


def regime_on(submission: Submission, at: datetime, government: Government) -> str:
    """Which kind of election decides on a report that came in at this moment."""
    received_on = at.astimezone(clock.Zone(government.zone).tz).date()
    return regime_of(submission.happened_on, submission.known_on, received_on)


def known_receipt(seed: bytes) -> Receipt:
    """A receipt that everybody can derive: for the demo's invented reports, never for a real one."""
    return vault.receipt_from_seed(seed)


def _iso(report: Report) -> str | None:
    return report.next_due_on.isoformat() if report.next_due_on else None
