"""An officer's due dates at a secret address, for a calendar program that signs in nowhere (ADR 33)."""

import secrets
from datetime import datetime
from hashlib import sha256

from netra.accounts.models import Officer
from netra.cases.models import CalendarFeed
from netra.journal import events
from netra.journal.services import recording

CODE_BYTES = 32


class NoFeed(Exception):
    """There is no address to end."""


def make_feed(*, officer: Officer, at: datetime) -> str:
    """A fresh secret code; an earlier one leads nowhere from now on. It is told once and kept nowhere."""
    code = secrets.token_urlsafe(CODE_BYTES)
    with recording(officer.office.government.code, at=at) as log:
        _, is_first = CalendarFeed.objects.update_or_create(
            officer=officer, defaults={"code_digest": digest_of(code), "made_at": at}
        )
        facts = {"renewed": not is_first}
        log.note(events.CALENDAR_FEED_MADE, actor=officer.actor, subject=officer.username, facts=facts)
    return code


def end_feed(*, officer: Officer, at: datetime) -> None:
    """The address leads nowhere from now on. Raises `NoFeed`."""
    with recording(officer.office.government.code, at=at) as log:
        gone, _ = CalendarFeed.objects.filter(officer=officer).delete()
        if not gone:
            raise NoFeed(officer.username)
        log.note(events.CALENDAR_FEED_ENDED, actor=officer.actor, subject=officer.username)


def digest_of(code: str) -> bytes:
    """What is stored of a code: 256 random bits need no slow hash."""
    return sha256(b"netra/feed/v1:" + code.encode()).digest()
