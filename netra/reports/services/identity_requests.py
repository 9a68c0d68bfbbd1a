"""A reader asks who reported; somebody else decides; for three days the answer can be opened.

With custodians the program cannot skip them: the key of the name is theirs. Without, another reader of the
report decides, and only the rule stands between one reader and the name (threat model).
"""

from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.db import IntegrityError
from django.db.models import Q, QuerySet

from netra import vault
from netra.accounts import roles
from netra.accounts.models import Officer
from netra.agencies.models import Government
from netra.journal import events, identity_events
from netra.journal.services import recording
from netra.reports.identity import sealing
from netra.reports.identity.models import IdentityKey, IdentityRequest
from netra.reports.models import Report
from netra.reports.services.contact import read_contact
from netra.reports.services.erasure import forget_the_log, overwrite_freed_pages
from netra.reports.services.identities import choice_of, current_identity
from netra.reports.services.identity_keys import holders_of, private_of
from netra.reports.services.keys import key_for_officer, record_of
from netra.reports.services.progress import lock_kept
from netra.reports.services.reading import IDENTITY, unreadable
from netra.reports.submission import NAMED

OPEN_FOR: Final = timedelta(days=3)
"""How long an approval opens the name. Our own figure: no rule gives one."""
REASON, ANSWER = "identity-reason", "identity-answer"


class AlreadyAsked(Exception):
    """This officer's request for this report waits already."""


class AlreadyDecided(Exception):
    """Somebody else answered this request meanwhile."""


class OwnRequest(PermissionError):
    """Who asks does not decide."""


class NoApproval(PermissionError):
    """The name was not approved for this officer, or the approval is over."""


def needs_approval(*, report: Report, officer: Officer, private: bytes, at: datetime) -> bool:
    """Whether somebody else has to agree: not of who allows to be called by name.

    Raises `NotSealedToYou`, `Unreadable`.
    """
    try:
        key = key_for_officer(report=report, officer=officer, private=private)
        return choice_of(report=report, key=key) != NAMED
    except vault.EnvelopeRefused:
        raise unreadable(report, officer, IDENTITY, at) from None


def ask_for_identity(
    *, report: Report, officer: Officer, private: bytes, nonce: UUID, reason: str, at: datetime
) -> IdentityRequest:
    """Ask, with a reason that only the report's readers and the custodians can read.

    The same form twice asks once. Raises `AlreadyAsked`, `AlreadyErased`, `NotSealedToYou`.
    """
    key, own = key_for_officer(report=report, officer=officer, private=private), vault.new_key()
    guards = report.identity_key
    made = IdentityRequest(
        report=report, nonce=nonce, key=guards, asked_by=officer, asked_at=at,
        reason=vault.seal_text(own, reason, record=str(nonce), field=REASON),
        for_readers=vault.seal(key, own, record=str(nonce), field=REASON),
        for_custodians=vault.grant(bytes(guards.public_key), own, record=str(nonce)) if guards else b"",
    )  # fmt: skip
    try:
        with recording(report.government.code, at=at) as log:
            lock_kept(report)
            made.save(force_insert=True)
            log.note(identity_events.IDENTITY_ASKED_FOR, actor=officer.actor, subject=report.docket)
    except IntegrityError:
        first = IdentityRequest.objects.filter(nonce=nonce, asked_by=officer, report=report).first()
        if first is None:
            raise AlreadyAsked(report.docket) from None
        return first
    return made


def requests_for(officer: Officer) -> QuerySet[IdentityRequest]:
    """What this officer may decide or has asked for, newest first. A custodian: every request of the
    government that is sealed to the custodians; a reader: of the reports that are sealed to them."""
    found = IdentityRequest.objects.select_related(
        "report__government", "report__agency", "asked_by__office", "decided_by__office", "key"
    ).order_by("-asked_at", "-pk")
    if officer.may(roles.GUARDS_IDENTITIES):
        return found.filter(report__government=officer.office.government_id, key__isnull=False)
    return found.filter(report__grants__officer=officer)


def waiting_for(officer: Officer) -> QuerySet[IdentityRequest]:
    """The requests that this officer could answer now, oldest first."""
    waiting = requests_for(officer).filter(decided_at=None).exclude(asked_by=officer)
    if officer.may(roles.READS_REPORTS):
        waiting = waiting.filter(key=None)
    return waiting.order_by("asked_at", "pk")


def approved_for(officer: Officer, report: Report, at: datetime) -> IdentityRequest | None:
    """The approval with which this officer may open the name now."""
    own = IdentityRequest.objects.filter(report=report, asked_by=officer, is_approved=True, until__gt=at)
    return own.order_by("-until").first()


@dataclass(frozen=True)
class Words:
    """Why a name was asked for, and what was answered ("" before)."""

    reason: str
    answer: str


def words_of(request: IdentityRequest, officer: Officer, private: bytes) -> Words:
    """What was asked and answered, for a custodian or a reader of the report.

    Raises `NotSealedToYou`, `NotACustodian`, `vault.EnvelopeRefused`.
    """
    return _words(request, _key_of(request, officer, private))


def words_for_reader(request: IdentityRequest, key: bytes) -> Words:
    """The same with the report's key, opened before: a page of many requests asks for it once."""
    return _words(request, _key_for_reader(request, key))


def _words(request: IdentityRequest, own: bytes) -> Words:
    record = str(request.nonce)
    reason = vault.open_text(own, bytes(request.reason), record=record, field=REASON)
    sealed = bytes(request.answer)
    return Words(reason, vault.open_text(own, sealed, record=record, field=ANSWER) if sealed else "")


def decide_identity(
    *, request: IdentityRequest, officer: Officer, private: bytes, approve: bool, words: str, at: datetime
) -> IdentityRequest:
    """Approve or refuse, with reasons. Approving seals the key of the name to who asked, for `OPEN_FOR`.

    Raises `OwnRequest`, `AlreadyDecided`, `NotACustodian`, `NotSealedToYou`, `AlreadyErased`, or
    `Unreadable` where a key was exchanged or a browser sealed none; such a request can still be refused.
    """
    if officer.pk == request.asked_by_id or not waiting_for(officer).filter(pk=request.pk).exists():
        raise OwnRequest(officer.username) if officer.pk == request.asked_by_id else AlreadyDecided
    report = request.report
    try:
        own = _key_of(request, officer, private)
        granted = _granted(request, officer, private) if approve else b""
    except vault.EnvelopeRefused:
        raise unreadable(report, officer, IDENTITY, at) from None
    answer = vault.seal_text(own, words, record=str(request.nonce), field=ANSWER)
    with recording(report.government.code, at=at) as log:
        lock_kept(report)
        decided = IdentityRequest.objects.filter(pk=request.pk, decided_at=None).update(
            decided_by=officer, decided_at=at, answer=answer, is_approved=approve, granted=granted,
            until=at + OPEN_FOR if approve else None,
        )  # fmt: skip
        if not decided:
            raise AlreadyDecided
        event = identity_events.IDENTITY_APPROVED if approve else identity_events.IDENTITY_REFUSED
        log.note(event, actor=officer.actor, subject=report.docket, facts={"for": request.asked_by.actor})
    request.refresh_from_db()
    return request


def open_identity(*, report: Report, officer: Officer, private: bytes, at: datetime) -> dict[str, str]:
    """The name and the way to be reached, for who got an approval that still runs. Every opening is
    journalled. Raises `NoApproval`, `NotSealedToYou`, `Unreadable`."""
    approval = approved_for(officer, report, at)
    if approval is None:
        raise NoApproval(report.docket)
    try:
        identity = _identity_of(report, approval, officer, private)
    except vault.EnvelopeRefused:
        raise unreadable(report, officer, IDENTITY, at) from None
    with recording(report.government.code, at=at) as log:
        lock_kept(report)
        facts = {"reason": bytes(approval.reason).hex(), "request": str(approval.nonce)}
        log.note(events.IDENTITY_REVEALED, actor=officer.actor, subject=report.docket, facts=facts)
    return identity


def forget_ended_approvals(*, government: Government, at: datetime, actor: str) -> int:
    """Destroy the keys of approvals that are over; how many."""
    ended = IdentityRequest.objects.filter(until__lte=at, report__government=government).exclude(granted=b"")
    if not ended.exists():
        return 0
    with recording(government.code, at=at) as log:
        overwrite_freed_pages()
        gone = ended.update(granted=b"")
        log.note(
            events.IDENTITY_APPROVALS_ENDED, actor=actor, subject=government.name, facts={"approvals": gone}
        )
    forget_the_log()
    return gone


def can_be_asked(report: Report, officer: Officer) -> bool:
    """Whether anybody but this officer is there who could decide."""
    if report.identity_key is not None:
        return holders_of(report.identity_key).exists()
    readers = Q(role__in=roles.READS_REPORTS, is_active=True, has_own_password=True)
    return Officer.objects.filter(readers, grant__report=report).exclude(pk=officer.pk).exists()


def _identity_of(
    report: Report, approval: IdentityRequest, officer: Officer, private: bytes
) -> dict[str, str]:
    key, own = key_for_officer(report=report, officer=officer, private=private), None
    if approval.granted:
        bound = sealing.granted_for(record_of(report))
        own = vault.open_grant(private, bytes(approval.granted), record=bound)
    name = asdict(current_identity(report=report, key=key, own=own))
    return name | {"channel": read_contact(report=report, key=own or key)}


def _key_of(request: IdentityRequest, officer: Officer, private: bytes) -> bytes:
    """The key of the request's words, for a custodian or a reader of the report."""
    if officer.may(roles.GUARDS_IDENTITIES):
        opened = private_of(_guards(request), officer, private)
        return vault.open_grant(opened, bytes(request.for_custodians), record=str(request.nonce))
    key = key_for_officer(report=request.report, officer=officer, private=private)
    return _key_for_reader(request, key)


def _key_for_reader(request: IdentityRequest, key: bytes) -> bytes:
    return vault.open_sealed(key, bytes(request.for_readers), record=str(request.nonce), field=REASON)


def _granted(request: IdentityRequest, officer: Officer, private: bytes) -> bytes:
    """The key of the name, sealed to who asked; nothing where the name lies under the report's key."""
    report = request.report
    if request.key is None:
        return b""
    record = sealing.granted_for(record_of(report))
    opened = private_of(_guards_of(report), officer, private)
    own = vault.open_grant(opened, bytes(report.identity_grant), record=record)
    return vault.grant(bytes(request.asked_by.public_key), own, record=record)


def _guards(request: IdentityRequest) -> IdentityKey:
    if request.key is None:
        raise AlreadyDecided
    return request.key


def _guards_of(report: Report) -> IdentityKey:
    if report.identity_key is None:
        raise vault.EnvelopeRefused("the report's custodians were exchanged")
    return report.identity_key
