"""The ceremony: who lost a key asks, holders open their layers in their own sessions, who asked joins them.

A layer goes from holder to asker sealed: no holder sees the key, and the server alone joins nothing.
"""

from datetime import datetime, timedelta

from netra import vault
from netra.accounts import circles
from netra.accounts import recovery_queries as queries
from netra.accounts.models import Approval, Escrow, Holder, Officer, Recovery, RecoverySet
from netra.accounts.recovery_sets import owner_of, sealed_to
from netra.journal import events
from netra.journal.services import Log, recording

OPEN_FOR = timedelta(hours=72)


class RecoveryClosed(RuntimeError):
    """Finished, cancelled, or past its time: ask again."""


class NotAHolder(PermissionError):
    """This officer holds no layer of this ceremony, or has another key than the one they agreed with."""


class NotASuccessor(PermissionError):
    """Its officer is still there, or the key is of another circle than this one's own, or government."""


class NothingLost(RuntimeError):
    """The protected key is the one that the officer uses today."""


class NotThatKey(vault.EnvelopeRefused):
    """The holders opened something, and it is not the key that was lost. It is journalled."""

    def __init__(self) -> None:
        super().__init__("the bundle holds another key")


def ask(*, officer: Officer, escrow: Escrow, at: datetime) -> Recovery:
    """Ask the holders for an earlier key, to be sealed to the officer's key of today. An open ceremony is
    returned as it is where it was asked with the same key; otherwise it ends."""
    if escrow.officer_id != officer.pk:
        raise NotAHolder
    if bytes(escrow.public_key) == bytes(officer.public_key):
        raise NothingLost
    return _opened(escrow, officer, at, events.RECOVERY_ASKED)


def ask_as_successor(*, escrow: Escrow, successor: Officer, at: datetime) -> Recovery:
    """Ask for the key of an officer who does not come back (`succession.shut_out`), to be sealed to the
    successor's. Raises `NotASuccessor`; what of it the successor may have is decided report by report."""
    gone = escrow.officer
    circle = queries.circle_of(gone)
    if gone.is_active or escrow.is_practice or circle is None:
        raise NotASuccessor
    if not queries.protected_by(circle, gone.office.government_id).filter(pk=successor.pk).exists():
        raise NotASuccessor
    return _opened(escrow, successor, at, events.RECOVERY_ASKED)


def begin_drill(*, officer: Officer, found: RecoverySet, at: datetime) -> Recovery:
    """The same ceremony with a key made for it, which opens nothing. Raises `NoSetInForce`."""
    may = officer.may(circles.named(found.protects).protects) or queries.holding_of(officer, found)
    if not may or found.retired_at or not found.established_at:
        raise NotAHolder
    pair = vault.new_pair()
    escrow = Escrow(
        set=found,
        officer=officer,
        public_key=pair.public,
        bundle=sealed_to(found, pair.private, owner=owner_of(officer, pair.public)),
        made_at=at,
        is_practice=True,
    )
    return _opened(escrow, officer, at, events.RECOVERY_DRILL_BEGUN)


def _opened(escrow: Escrow, officer: Officer, at: datetime, event: str) -> Recovery:
    public = bytes(officer.public_key)
    successor = officer if officer.pk != escrow.officer_id else None
    with recording(escrow.set.government.code, at=at) as log:
        if escrow._state.adding:
            escrow.save()
        waiting = Recovery.objects.select_for_update().filter(
            escrow=escrow, finished_at=None, cancelled_at=None
        )
        for each in waiting:
            if each.expires_at > at and bytes(each.public_key) == public:
                log.note(event, actor=officer.actor, subject=officer.username, facts={"again": True})
                return each
        waiting.update(cancelled_at=at)
        made = Recovery.objects.create(
            escrow=escrow, successor=successor, public_key=public, asked_at=at, expires_at=at + OPEN_FOR
        )
        facts = {"of": escrow.officer.actor} if successor else {}
        facts |= {"key": vault.fingerprint(public), "lost": vault.fingerprint(bytes(escrow.public_key))}
        log.note(event, actor=officer.actor, subject=officer.username, facts=facts)
    return made


def approve(*, recovery: Recovery, officer: Officer, private: bytes, at: datetime) -> None:
    """Open the own layer and seal it to who asked. Twice is once. A successor's own layer counts for nothing.

    Raises `NotAHolder`, `RecoveryClosed`, or `EnvelopeRefused` for a bundle that was changed.
    """
    holder = queries.holding_of(officer, recovery.escrow.set)
    if holder is None or not queries.is_usable(holder) or recovery.successor_id == officer.pk:
        raise NotAHolder
    sealed = _own_layer(recovery, holder, private)
    with recording(recovery.escrow.set.government.code, at=at) as log:
        hold_open(recovery, at)
        _, is_new = Approval.objects.get_or_create(
            recovery=recovery, holder=holder, defaults={"sealed_layer": sealed, "at": at}
        )
        facts = {"again": not is_new, "key": vault.fingerprint(bytes(recovery.public_key))}
        subject = recovery.escrow.officer.username
        log.note(events.RECOVERY_APPROVED, actor=officer.actor, subject=subject, facts=facts)


def _own_layer(recovery: Recovery, holder: Holder, private: bytes) -> bytes:
    escrow = recovery.escrow
    layer = vault.open_layer(bytes(escrow.bundle), private, bytes(holder.public_key), owner=_owner(recovery))
    return vault.grant(bytes(recovery.public_key), layer, record=_place(recovery, holder.pk))


def cancel(*, recovery: Recovery, officer: Officer, at: datetime) -> None:
    """End the ceremony: by who asked, or by any holder who doubts it."""
    if officer.pk != recovery.receiver_id and not queries.holding_of(officer, recovery.escrow.set):
        raise NotAHolder
    with recording(recovery.escrow.set.government.code, at=at) as log:
        hold_open(recovery, at)
        Recovery.objects.filter(pk=recovery.pk).update(cancelled_at=at)
        Approval.objects.filter(recovery=recovery).delete()
        subject = recovery.escrow.officer.username
        log.note(events.RECOVERY_CANCELLED, actor=officer.actor, subject=subject)


def recovered_key(*, recovery: Recovery, officer: Officer, private: bytes, at: datetime) -> bytes:
    """The lost private key, joined in the session of who asked. It is stored nowhere.

    Raises `vault.TooFewLayers`, `RecoveryClosed`, `NotThatKey`, or `EnvelopeRefused` for changed bytes.
    """
    if recovery.receiver_id != officer.pk or bytes(recovery.public_key) != bytes(officer.public_key):
        raise NotAHolder
    if recovery.finished_at or recovery.cancelled_at or recovery.expires_at <= at:
        raise RecoveryClosed
    layers = {
        bytes(each.holder.public_key): vault.open_grant(
            private, bytes(each.sealed_layer), record=_place(recovery, each.holder_id)
        )
        for each in recovery.approvals.select_related("holder")
    }
    found = vault.bring_back(bytes(recovery.escrow.bundle), layers, owner=_owner(recovery))
    if not _is_pair(found, bytes(recovery.escrow.public_key)):
        with recording(recovery.escrow.set.government.code, at=at) as log:
            log.note(events.RECOVERY_REFUSED, actor=officer.actor, subject=officer.username)
        raise NotThatKey
    return found


def _is_pair(private: bytes, public: bytes) -> bool:
    try:
        return vault.public_of(private) == public
    except (vault.BadKey, vault.UnknownVersion):
        return False


def finish(*, recovery: Recovery, officer: Officer, at: datetime, log: Log) -> None:
    """The lost key has done its work: the layers go. Called inside a `recording`."""
    hold_open(recovery, at)
    Recovery.objects.filter(pk=recovery.pk).update(finished_at=at)
    Approval.objects.filter(recovery=recovery).delete()
    facts = {"lost": vault.fingerprint(bytes(recovery.escrow.public_key))}
    log.note(events.RECOVERY_FINISHED, actor=officer.actor, subject=officer.username, facts=facts)


def finish_drill(*, recovery: Recovery, officer: Officer, private: bytes, at: datetime) -> None:
    """Join the layers of a drill; the day on which it succeeded is what `netra check` looks at."""
    if not recovery.escrow.is_practice:
        raise NotThatKey
    recovered_key(recovery=recovery, officer=officer, private=private, at=at)
    found = recovery.escrow.set
    with recording(found.government.code, at=at) as log:
        hold_open(recovery, at)
        RecoverySet.objects.filter(pk=found.pk).update(drilled_at=at)
        took_part = recovery.approvals.count()
        Escrow.objects.filter(pk=recovery.escrow_id).delete()
        facts = {"holders": took_part, "threshold": found.threshold}
        log.note(events.RECOVERY_DRILLED, actor=officer.actor, subject=f"pemulihan {found.pk}", facts=facts)


def hold_open(recovery: Recovery, at: datetime) -> None:
    """Hold the row until the transaction ends: nobody finishes or cancels it meanwhile. Raises
    `RecoveryClosed` where somebody did."""
    found = Recovery.objects.select_for_update().filter(pk=recovery.pk).first()
    if found is None or found.finished_at or found.cancelled_at or found.expires_at <= at:
        raise RecoveryClosed


def _owner(recovery: Recovery) -> str:
    return owner_of(recovery.escrow.officer, bytes(recovery.escrow.public_key))


def _place(recovery: Recovery, holder_id: int) -> str:
    return f"recovery/{recovery.pk}/{holder_id}"
