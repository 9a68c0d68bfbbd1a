"""Passkeys: signing in with a key that an officer's device keeps. It opens the office, never the reports.

Only who keeps the own key under a passphrase may have one: a passkey carries no secret that could open it.
"""

import hashlib
import hmac
from datetime import datetime
from typing import Any, Final

from django.conf import settings
from django.db import IntegrityError

from netra.accounts import queries, webauthn
from netra.accounts.guessing import SignInRefused, at_sign_in, counting_guesses
from netra.accounts.models import Officer, Passkey
from netra.accounts.services import welcome
from netra.accounts.webauthn import Door
from netra.journal import events
from netra.journal.services import recording

MOST: Final = 10
HOW: Final = "passkey"


class PasskeyRefused(SignInRefused):
    """The answer is not signed by this passkey for this door and this challenge."""


class UnknownPasskey(PasskeyRefused):
    """No officer at work has this passkey (any more)."""


class PasskeyCopied(PasskeyRefused):
    """The device counts how often it signed, and counted backwards: somebody may have copied it."""


class PassphraseMissing(SignInRefused):
    """The key lies under the password: who signs in without it could not open anything."""


class PasskeyKnown(ValueError):
    """This passkey is on record already."""


class TooManyPasskeys(ValueError):
    """An officer may have `MOST`."""


def may_add(officer: Officer) -> None:
    """Raises `PassphraseMissing` or `TooManyPasskeys`."""
    if not officer.has_passphrase:
        raise PassphraseMissing
    if queries.passkeys_of(officer).count() >= MOST:
        raise TooManyPasskeys


def begin_adding(*, officer: Officer, door: Door) -> tuple[str, dict[str, Any]]:
    """What the browser is asked (JSON), and what `add` needs again."""
    known = [bytes(each.credential_id) for each in queries.passkeys_of(officer)]
    return webauthn.to_make(door=door, handle=_handle_of(officer), name=officer.username, known=known)


def add(*, officer: Officer, label: str, new: webauthn.Made, at: datetime) -> Passkey:
    """Record the passkey that this officer's device made. Raises what `may_add` raises, or `PasskeyKnown`."""
    try:
        with recording(officer.office.government.code, at=at) as log:
            may_add(Officer.objects.select_for_update().get(pk=officer.pk, is_active=True))
            passkey = Passkey.objects.create(
                officer=officer,
                credential_id=new.credential_id,
                public_key=new.public_key,
                sign_count=new.sign_count,
                label=label,
                made_at=at,
            )
            facts = {"passkey": mark_of(passkey)}
            log.note(events.PASSKEY_ADDED, actor=officer.actor, subject=officer.username, facts=facts)
    except IntegrityError as twice:
        raise PasskeyKnown from twice
    return passkey


def remove(*, passkey: Passkey, officer: Officer, at: datetime) -> None:
    """From now on it signs nobody in. Sessions that it began go on until they end."""
    with recording(officer.office.government.code, at=at) as log:
        facts = {"passkey": mark_of(passkey)}
        passkey.delete()
        log.note(events.PASSKEY_REMOVED, actor=officer.actor, subject=officer.username, facts=facts)


def sign_in(*, door: Door, state: dict[str, Any], text: str, now: datetime, at: datetime) -> Officer:
    """The officer whose passkey answered the challenge in `state`, or `SignInRefused`.

    Failures count and hold like wrong passwords, where the answer names a passkey that is on record.
    """
    try:
        answer = webauthn.read_answer(text)
    except webauthn.AnswerRefused as broken:
        raise PasskeyRefused from broken
    passkey = queries.passkey_by_id(answer.credential_id)
    if passkey is None:
        raise UnknownPasskey
    officer = passkey.officer
    with counting_guesses(at_sign_in(officer), now=now, at=at):
        _check(passkey, door, state, answer)
        _count_on(passkey, answer.sign_count, at=at)
    if not officer.has_passphrase:
        raise PassphraseMissing
    welcome(officer, how=HOW, at=at)
    return officer


def mark_of(passkey: Passkey) -> str:
    """How the journal tells one passkey from another, without what the officer called it."""
    return hashlib.sha256(bytes(passkey.credential_id)).hexdigest()[:16]


def _check(passkey: Passkey, door: Door, state: dict[str, Any], answer: webauthn.Answer) -> None:
    if not hmac.compare_digest(answer.user_handle, _handle_of(passkey.officer)):
        raise PasskeyRefused
    try:
        webauthn.check(door=door, state=state, answer=answer, public_key=bytes(passkey.public_key))
    except webauthn.AnswerRefused as wrong:
        raise PasskeyRefused from wrong


def _count_on(passkey: Passkey, told: int, *, at: datetime) -> None:
    """Keep what the device counted. A device that does not count says 0 each time."""
    before = passkey.sign_count
    is_ahead = told > before or told == before == 0
    row = Passkey.objects.filter(pk=passkey.pk, sign_count=before)  # nobody counted on in between
    if is_ahead and row.update(sign_count=told, last_used_on=at.date()):
        return
    officer = passkey.officer
    with recording(officer.office.government.code, at=at) as log:
        facts = {"passkey": mark_of(passkey), "counted": before, "told": told}
        log.note(events.PASSKEY_REFUSED, actor="Sistem", subject=officer.username, facts=facts)
    raise PasskeyCopied


def _handle_of(officer: Officer) -> bytes:
    return webauthn.handle_of(officer.pk, settings.SECRET_KEY)
