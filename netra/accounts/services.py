"""Writing officers: appoint, sign in, change the password."""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime

import pyotp
from django.conf import settings
from django.contrib.auth.hashers import make_password

from netra import vault
from netra.accounts import queries
from netra.accounts.guessing import (
    SignInHeld,
    SignInRefused,
    at_sign_in,
    counting_guesses,
)
from netra.accounts.models import Office, Officer
from netra.agencies.models import Agency
from netra.journal import events
from netra.journal.services import recording

TOTP_SECONDS = 30


class SamePassword(ValueError):
    """The new password is the old one: whoever chose the old one would still know it."""


@dataclass(frozen=True)
class Appointment:
    """A new officer and the secret for the code app, shown once to whoever appoints."""

    officer: Officer
    totp_secret: str

    @property
    def totp_uri(self) -> str:
        return pyotp.TOTP(self.totp_secret).provisioning_uri(name=self.officer.username, issuer_name="Netra")


def appoint_officer(
    *,
    office: Office,
    username: str,
    password: str,
    position: str,
    role: str,
    at: datetime,
    agency: Agency | None = None,
    is_own_password: bool = False,
) -> Appointment:
    """Create an officer with a key pair whose private half only the password opens.

    Reports are sealed to the officer once the password is their own: after the first change, or at once with
    `is_own_password`, for the demo, where every password is public anyway.
    """
    pair = vault.new_pair()
    secret = pyotp.random_base32()
    officer = Officer(
        office=office,
        username=username,
        password=make_password(password),
        position=position,
        role=role,
        agency=agency,
        has_own_password=is_own_password,
        public_key=pair.public,
        locked_private=vault.lock_private(pair.private, password, owner=username),
        sealed_totp=_seal_totp(secret, username),
    )
    with recording(office.government.code, at=at) as log:
        officer.save(force_insert=True)
        log.note(
            events.OFFICER_APPOINTED,
            actor="Pengelola sistem",
            subject=username,
            facts={"role": role, "office": office.name, "key": vault.fingerprint(pair.public)},
        )
    return Appointment(officer, secret)


def sign_in(
    *, username: str, password: str, code: str, now: datetime, at: datetime
) -> tuple[Officer, bytes | None]:
    """The officer and the opened private key, or `SignInRefused`. `now` is machine time, `at` legal time.

    Without a key for who keeps it under a passphrase of its own: `passphrases.open_key` opens it.

    Every factor is checked before any verdict, so that a refusal does not tell which one was wrong.
    """
    officer = queries.officer_by_username(username)
    if officer is None:
        make_password(password)  # the same work as for a known name
        raise SignInRefused
    tries = at_sign_in(officer)
    try:
        with counting_guesses(tries, now=now, at=at):
            if not _fits(officer, password, code, now):
                raise SignInRefused
    except SignInHeld:
        officer.check_password(password)  # the same work as for everybody else
        raise
    tries.forget()
    private = None if officer.has_passphrase else unlock(officer, password)
    welcome(officer, how="password", at=at)
    return officer, private


def _fits(officer: Officer, password: str, code: str, now: datetime) -> bool:
    """Both factors are looked at, whichever is wrong; only with both right the code is spent."""
    password_right = officer.check_password(password)
    step = _matching_step(officer, code, now)
    return bool(password_right and step and _spend_step(officer, step))


def open_demo_session(*, username: str, password: str, at: datetime) -> tuple[Officer, bytes]:
    """The demo's persona card: the known demo password, no code. Callers check that this is a demo."""
    officer = queries.officer_by_username(username)
    if not settings.ENV.demo or officer is None:
        raise SignInRefused
    private = unlock(officer, password)
    welcome(officer, how="demo", at=at)
    return officer, private


def unlock(officer: Officer, password: str) -> bytes:
    """The officer's private key, or `SignInRefused` for another password."""
    try:
        return vault.unlock_private(bytes(officer.locked_private), password, owner=officer.username)
    except vault.WrongPassword as wrong:
        raise SignInRefused from wrong


def change_password(*, officer: Officer, private: bytes, old: str, new: str, at: datetime) -> bytes:
    """Set a new password and lock the key with it; the opened private key that goes on from here.

    The first time the key pair is new too: whoever appointed the officer knew the first password, so the
    first pair is worth nothing. Nothing was ever sealed to it (`queries.readers_of_reports`).
    """
    if not officer.check_password(old):
        raise SignInRefused
    if new == old:
        raise SamePassword
    before = vault.fingerprint(bytes(officer.public_key))
    if not officer.has_own_password:
        pair = vault.new_pair()
        officer.public_key, private = pair.public, pair.private
    officer.password, officer.has_own_password = make_password(new), True
    officer.locked_private = vault.lock_private(private, new, owner=officer.username)
    key = vault.fingerprint(bytes(officer.public_key))
    with recording(officer.office.government.code, at=at) as log:
        officer.save(update_fields=["password", "locked_private", "public_key", "has_own_password"])
        if key != before:
            facts = {
                "key": key,
                "before": before,
                "in_use": officer.former_keys.exists(),  # nothing was ever sealed to a first pair
            }
            log.note(events.OFFICER_KEY_REPLACED, actor=officer.actor, subject=officer.username, facts=facts)
        log.note(events.PASSWORD_CHANGED, actor=officer.actor, subject=officer.username, facts={"key": key})
    return private


def confirm_password(*, officer: Officer, password: str, now: datetime, at: datetime) -> None:
    """Who is signed in proves it again, before something that a borrowed browser must not do.

    Failures count and hold like those of signing in. Raises `SignInRefused`.
    """
    with counting_guesses(at_sign_in(officer), now=now, at=at):
        officer.refresh_from_db(fields=["password"])
        if not officer.check_password(password):
            raise SignInRefused


def welcome(officer: Officer, *, how: str, at: datetime) -> None:
    """Signed in: the journal says `how`. Failures are forgotten by the right secret only (`Tries.forget`):
    whoever signs in without it (a device, a provider) could else guess on after each new sign-in."""
    with recording(officer.office.government.code, at=at) as log:
        facts = {"how": how}
        log.note(events.OFFICER_SIGNED_IN, actor=officer.actor, subject=officer.username, facts=facts)


def _matching_step(officer: Officer, code: str, now: datetime) -> int | None:
    """The time step whose code this is: the current one or a neighbour, for clocks that drift."""
    totp = pyotp.TOTP(_open_totp(officer))
    current = int(now.astimezone(UTC).timestamp()) // TOTP_SECONDS
    for step in (current, current - 1, current + 1):
        if pyotp.utils.strings_equal(totp.generate_otp(step), code.strip()):
            return step
    return None


def _spend_step(officer: Officer, step: int) -> bool:
    """Mark a code as used; False when it, or a later one, was used before."""
    return bool(Officer.objects.filter(pk=officer.pk, last_totp_step__lt=step).update(last_totp_step=step))


def _totp_key() -> bytes:
    return hashlib.sha256(b"netra/totp/v1" + settings.SECRET_KEY.encode()).digest()


def _seal_totp(secret: str, username: str) -> bytes:
    return vault.seal_text(_totp_key(), secret, record=username, field="totp")


def _open_totp(officer: Officer) -> str:
    return vault.open_text(_totp_key(), bytes(officer.sealed_totp), record=officer.username, field="totp")


def officer_exists(username: str) -> bool:
    """Whether this sign-in name was ever given, also to somebody no longer active."""
    return Officer.objects.filter(username=username).exists()
