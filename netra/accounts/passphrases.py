"""A passphrase for the key that is not the password: signing in opens the office, the passphrase the reports.

So signing in may one day happen another way (a passkey, a city's single sign-on): neither would carry a
secret that could lock a key.
"""

from datetime import datetime

from django.contrib.auth.hashers import make_password

from netra import vault
from netra.accounts.guessing import SignInRefused, at_key, at_sign_in, counting_guesses, fits
from netra.accounts.models import Officer
from netra.accounts.services import SamePassword, unlock
from netra.journal import events
from netra.journal.services import recording


def open_key(*, officer: Officer, passphrase: str, now: datetime, at: datetime) -> bytes:
    """The private key of a signed-in officer who keeps it under a passphrase. Failures count and hold it, not
    the signing in. Raises `SignInRefused`.
    """
    officer.refresh_from_db(fields=["locked_private", "has_passphrase"])
    tries = at_key(officer)
    with counting_guesses(tries, now=now, at=at):
        private = unlock(officer, passphrase)
    tries.forget()
    with recording(officer.office.government.code, at=at) as log:
        log.note(events.KEY_OPENED, actor=officer.actor, subject=officer.username)
    return private


def change_passphrase(
    *, officer: Officer, private: bytes, old: str, new: str, now: datetime, at: datetime
) -> None:
    """Lock the key under a passphrase that does not sign in; the key itself stays. `old` is what opens it
    now: the passphrase, or the password the first time. A wrong one counts; so does, as a guess at the
    password, a new one that is not it: the refusal would else tell it to who tries.

    Raises `SignInRefused`, or `SamePassword` where the new one signs in or opens the key already.
    """
    with counting_guesses(at_key(officer), now=now, at=at):
        if unlock(officer, old) != private:
            raise SignInRefused
    if new == old or (officer.has_passphrase and _signs_in(officer, new, now=now, at=at)):
        raise SamePassword
    locked = vault.lock_private(private, new, owner=officer.username)
    facts = {"key": vault.fingerprint(bytes(officer.public_key)), "first": not officer.has_passphrase}
    with recording(officer.office.government.code, at=at) as log:
        officer.locked_private, officer.has_passphrase = locked, True
        officer.save(update_fields=["locked_private", "has_passphrase"])
        log.note(events.PASSPHRASE_CHANGED, actor=officer.actor, subject=officer.username, facts=facts)


def change_sign_in(*, officer: Officer, old: str, new: str, now: datetime, at: datetime) -> None:
    """A new password for who keeps the key under a passphrase; the key and its lock stay. A wrong old one
    counts; so does, as a guess at the passphrase, a new one that is not it.

    Raises `SignInRefused`, or `SamePassword` where the new one is the old one or the passphrase.
    """
    with counting_guesses(at_sign_in(officer), now=now, at=at):
        if not officer.check_password(old):
            raise SignInRefused
    if new == old or fits(at_key(officer), lambda: _opens(officer, new), now=now, at=at):
        raise SamePassword
    hashed, key = make_password(new), vault.fingerprint(bytes(officer.public_key))
    with recording(officer.office.government.code, at=at) as log:
        officer.password = hashed
        officer.save(update_fields=["password"])
        log.note(events.PASSWORD_CHANGED, actor=officer.actor, subject=officer.username, facts={"key": key})


def _signs_in(officer: Officer, new: str, *, now: datetime, at: datetime) -> bool:
    return fits(at_sign_in(officer), lambda: officer.check_password(new), now=now, at=at)


def _opens(officer: Officer, secret: str) -> bool:
    try:
        return bool(unlock(officer, secret))
    except SignInRefused:
        return False
