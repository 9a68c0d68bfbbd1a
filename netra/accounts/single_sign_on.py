"""Accounts at the city's provider: bound to officers by the operator, by nothing else, and signing in so."""

import hashlib
from datetime import datetime
from typing import Final

from django.db import IntegrityError

from netra.accounts import oidc_refusals as refusals
from netra.accounts import queries
from netra.accounts.models import LinkedAccount, Officer
from netra.accounts.oidc import MOST_SUBJECT
from netra.accounts.services import welcome
from netra.journal import events
from netra.journal.services import recording

HOW: Final = "single sign-on"


class AlreadyLinked(ValueError):
    """This account is bound to another officer."""


class BadSubject(ValueError):
    """No provider names anybody so: empty, too long, or with characters that cannot be seen."""


def link(*, officer: Officer, issuer: str, subject: str, at: datetime, actor: str) -> None:
    """From now on this account at the provider signs in as this officer; an earlier one does no more.

    Raises `AlreadyLinked` or `BadSubject`.
    """
    if not 0 < len(subject) <= MOST_SUBJECT or not subject.isprintable():
        raise BadSubject
    try:
        with recording(officer.office.government.code, at=at) as log:
            LinkedAccount.objects.update_or_create(
                officer=officer, defaults={"issuer": issuer, "subject": subject}
            )
            facts = {"account": _mark(issuer, subject)}
            log.note(events.SIGN_IN_LINKED, actor=actor, subject=officer.username, facts=facts)
    except IntegrityError as taken:
        raise AlreadyLinked from taken


def unlink(*, officer: Officer, at: datetime, actor: str) -> bool:
    """Whether there was anything to undo."""
    found = queries.linked_account_of(officer)
    if found is None:
        return False
    with recording(officer.office.government.code, at=at) as log:
        facts = {"account": _mark(found.issuer, found.subject)}
        found.delete()
        log.note(events.SIGN_IN_UNLINKED, actor=actor, subject=officer.username, facts=facts)
    return True


def sign_in(*, issuer: str, subject: str, now: datetime, at: datetime) -> Officer:
    """The officer to whom this account is bound. Raises `NotLinked`, `Held` or `NoPassphrase`."""
    officer = queries.officer_linked_to(issuer, subject)
    if officer is None:
        raise refusals.NotLinked
    if officer.held_until and officer.held_until > now:
        raise refusals.Held
    if not officer.has_passphrase:
        raise refusals.NoPassphrase
    welcome(officer, how=HOW, at=at)
    return officer


def _mark(issuer: str, subject: str) -> str:
    """How the journal tells accounts apart without naming them."""
    return hashlib.sha256(f"{issuer}\n{subject}".encode()).hexdigest()[:16]
