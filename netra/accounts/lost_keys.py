"""A key whose secret is lost: its officer goes on with a new one, the old one waits for who can open it."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from django.contrib.auth.hashers import make_password

from netra import vault
from netra.accounts.guessing import at_key
from netra.accounts.models import FormerKey, Officer, Passkey
from netra.journal import events
from netra.journal.services import Log

_TRIED: Final = ("failed_attempts", "held_until")
_TRIED_KEY: Final = ("passphrase_attempts", "passphrase_held_until")
_KEY: Final = ("public_key", "locked_private", "has_passphrase", *_TRIED_KEY)
_PASSWORD: Final = ("password", "has_own_password", *_TRIED)


@dataclass(frozen=True)
class NewKey:
    """A new pair, locked, and the sign-in password where that is new too; not stored yet."""

    pair: vault.KeyPair
    locked: bytes = field(repr=False)
    password: str = field(repr=False)


def new_key_for(officer: Officer, secret: str, *, is_first: bool) -> NewKey:
    """Locked under `secret`: before the transaction opens. `is_first`: the office chose it as a first
    password, which the officer changes at sign-in; else it is a passphrase, and signing in stays as it is."""
    pair = vault.new_pair()
    locked = vault.lock_private(pair.private, secret, owner=officer.username)
    return NewKey(pair, locked, make_password(secret) if is_first else "")


def put_aside(*, officer: Officer, new: NewKey, actor: str, at: datetime, log: Log) -> None:
    """Go on with the new key and keep the old one, locked as it was. Called inside a `recording`; `reports`
    sets aside what was sealed to the old one in the same transaction."""
    before = bytes(officer.public_key)
    _set_aside(officer, at)
    officer.public_key, officer.locked_private = new.pair.public, new.locked
    officer.passphrase_attempts, officer.passphrase_held_until = 0, None
    officer.has_passphrase = not new.password
    if new.password:
        officer.password, officer.has_own_password = new.password, False
        officer.failed_attempts, officer.held_until = 0, None
        _forget_passkeys(officer, actor=actor, log=log)
    # Not the whole row, which was read a while ago: who was shut out meanwhile stays out.
    officer.save(update_fields=[*_KEY, *_PASSWORD] if new.password else _KEY)
    facts = {"key": vault.fingerprint(new.pair.public), "before": vault.fingerprint(before), "in_use": True}
    log.note(events.OFFICER_KEY_REPLACED, actor=actor, subject=officer.username, facts=facts)


def _set_aside(officer: Officer, at: datetime) -> None:
    """The old key, with the guesses at what locks it: a new key gives nobody five more."""
    tries = at_key(Officer.objects.select_for_update().get(pk=officer.pk))
    FormerKey.objects.create(
        officer=officer,
        public_key=officer.public_key,
        locked_private=officer.locked_private,
        ended_at=at,
        failed_attempts=getattr(tries.row, tries.taken),
        held_until=getattr(tries.row, tries.held),
    )


def _forget_passkeys(officer: Officer, *, actor: str, log: Log) -> None:
    """Whoever lost the password may have lost the device too; new ones follow the new passphrase."""
    gone, _ = Passkey.objects.filter(officer=officer).delete()
    if gone:
        facts = {"passkeys": gone}
        log.note(events.PASSKEY_REMOVED, actor=actor, subject=officer.username, facts=facts)


def opened_former(former: FormerKey, secret: str) -> bytes:
    """An earlier private key, by the password or passphrase of that time, or `vault.WrongPassword`."""
    return vault.unlock_private(bytes(former.locked_private), secret, owner=former.officer.username)
