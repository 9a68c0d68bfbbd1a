"""What was sealed to a key that its officer lost: set aside, and sealed anew once that key is back."""

from datetime import datetime

from netra import vault
from netra.accounts import lost_keys, recoveries
from netra.accounts.models import FormerKey, Officer, Recovery
from netra.journal import events
from netra.journal.services import recording
from netra.reports import keyring
from netra.reports.services.identity_keys import follow_identity_keys, pass_identity_keys_on
from netra.reports.services.leaving import park_keys
from netra.reports.services.resealing import Outcome, reseal


def start_anew(*, officer: Officer, secret: str, is_first: bool, actor: str, at: datetime) -> bytes:
    """A new key for an officer whose secret is lost; the new private key.

    Every key to a report is set aside, none is destroyed. What opens the custodians' key stays under the
    old fingerprint. New reports are sealed to the new key at once, or
    after the own password was chosen (`is_first`).
    """
    before = vault.fingerprint(bytes(officer.public_key))
    new = lost_keys.new_key_for(officer, secret, is_first=is_first)
    with recording(officer.office.government.code, at=at) as log:
        lost_keys.put_aside(officer=officer, new=new, actor=actor, at=at, log=log)
        park_keys(officer=officer, fingerprint=before)
    return new.pair.private


def reopen_remembered(*, officer: Officer, former: FormerKey, secret: str, at: datetime) -> Outcome:
    """The officer still knows what locked an earlier key. Raises `vault.WrongPassword`."""
    return _follow(officer, lost_keys.opened_former(former, secret), at)


def reopen_recovered(*, officer: Officer, recovery: Recovery, private: bytes, at: datetime) -> Outcome:
    """Enough holders opened their layers: what the old key opened is sealed to the key of today, except what
    the officer may not read any more. Raises what `recoveries.recovered_key` raises."""
    old = recoveries.recovered_key(recovery=recovery, officer=officer, private=private, at=at)
    outcome = _follow(officer, old, at, recovery)
    with recording(officer.office.government.code, at=at) as log:
        recoveries.finish(recovery=recovery, officer=officer, at=at, log=log)
    return outcome


def reopen_for_successor(*, successor: Officer, recovery: Recovery, private: bytes, at: datetime) -> Outcome:
    """Enough holders agreed: what lay under the key of an officer who does not come back is sealed to the
    successor, except what they may not read. The caller ends the ceremony (`recoveries.finish`).

    Raises what `recoveries.recovered_key` raises.
    """
    old = recoveries.recovered_key(recovery=recovery, officer=successor, private=private, at=at)
    gone, mark = recovery.escrow.officer, vault.fingerprint(bytes(recovery.escrow.public_key))
    waiting = keyring.left_behind_for(gone, mark, successor)
    act = events.KEY_PASSED_ON
    outcome = reseal(grants=waiting, private=old, to=successor, by=successor, at=at, act=act, asked=recovery)
    outcome.name_keys = pass_identity_keys_on(gone=gone, old=old, to=successor, at=at, asked=recovery)
    return outcome


def _follow(officer: Officer, old: bytes, at: datetime, asked: Recovery | None = None) -> Outcome:
    parked = keyring.parked_of(officer).filter(fingerprint=vault.fingerprint(vault.public_of(old)))
    act = events.KEY_RECOVERED
    outcome = reseal(grants=parked, private=old, to=officer, by=officer, at=at, act=act, asked=asked)
    outcome.name_keys = follow_identity_keys(officer=officer, old=old, at=at, asked=asked)
    return outcome
