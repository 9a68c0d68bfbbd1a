"""One mail a day for who asked for it: how many and which numbers, no name and no content (ADR 33).

A mailbox gets nothing but a code until its officer has typed that code at the office door.
"""

import secrets
from collections.abc import Iterator
from datetime import date, datetime
from hashlib import sha256
from typing import Final

from django.db.models import F

from netra.accounts.models import Officer
from netra.agencies.models import Government
from netra.cases.models import Digest
from netra.clock import Zone
from netra.journal import events
from netra.journal.services import recording

CODE_DIGITS: Final = 8
MOST_TRIES: Final = 5


class WrongCode(Exception):
    """Not the code that was sent; after `MOST_TRIES` no code is right and a new one has to be asked for."""


class NoDigest(Exception):
    """Nothing was asked for, or it was ended."""


def ask_for_digest(*, officer: Officer, mailbox: str, at: datetime) -> str:
    """Remember where it shall go; the code that has to come back from there. Mail is the caller's to send."""
    code = f"{secrets.randbelow(10**CODE_DIGITS):0{CODE_DIGITS}d}"
    with recording(officer.office.government.code, at=at) as log:
        told = {
            "mailbox": mailbox,
            "code_digest": _digest(officer, code),
            "wrong_codes": 0,
            "asked_at": at,
            "confirmed_at": None,
        }
        Digest.objects.update_or_create(officer=officer, defaults=told)
        log.note(events.DIGEST_ASKED, actor=officer.actor, subject=officer.username)
    return code


def confirm_digest(*, officer: Officer, code: str, at: datetime) -> None:
    """The mailbox is the officer's. Raises `WrongCode`, `NoDigest`."""
    row = Digest.objects.filter(officer=officer, confirmed_at=None).first()
    if row is None:
        raise NoDigest(officer.username)
    right = secrets.compare_digest(bytes(row.code_digest), _digest(officer, code))
    asked = Digest.objects.filter(pk=row.pk, code_digest=row.code_digest, wrong_codes__lt=MOST_TRIES)
    if not right:
        asked.update(wrong_codes=F("wrong_codes") + 1)
        raise WrongCode
    with recording(officer.office.government.code, at=at) as log:
        if not asked.update(confirmed_at=at, code_digest=b""):  # tried too often, or asked for anew meanwhile
            raise WrongCode
        log.note(events.DIGEST_CONFIRMED, actor=officer.actor, subject=officer.username)


def end_digest(*, officer: Officer, at: datetime) -> None:
    """No mail from now on, and the mailbox is forgotten. Raises `NoDigest`."""
    with recording(officer.office.government.code, at=at) as log:
        gone, _ = Digest.objects.filter(officer=officer).delete()
        if not gone:
            raise NoDigest(officer.username)
        log.note(events.DIGEST_ENDED, actor=officer.actor, subject=officer.username)


def take_the_days(*, government: Government, at: datetime, actor: str) -> list[Digest]:
    """The digests that are due today, each marked as done before a mail is written.

    So a run that is stopped between the mark and the mail leaves an officer without one mail, and no
    restart ever sends two.
    """
    today = at.astimezone(Zone(government.zone).tz).date()
    due = list(_due(government, today))
    if not due:
        return []
    with recording(government.code, at=at) as log:
        taken = [each for each in due if _take(each, today)]
        log.note(events.DIGESTS_PREPARED, actor=actor, subject=government.code, facts={"digests": len(taken)})
    return taken


def _due(government: Government, today: date) -> Iterator[Digest]:
    wanted = Digest.objects.filter(
        officer__office__government=government, officer__is_active=True, confirmed_at__isnull=False
    ).exclude(last_on__gte=today)
    yield from wanted.select_related("officer__office__government").order_by("pk")


def _take(row: Digest, today: date) -> bool:
    """False where another worker was quicker."""
    free = Digest.objects.filter(pk=row.pk).exclude(last_on__gte=today)
    return free.update(last_on=today) == 1


def _digest(officer: Officer, code: str) -> bytes:
    """Eight digits are few: the code is good for five tries, and for nothing but this mailbox."""
    return sha256(f"netra/digest/v1:{officer.pk}:{code.strip()}".encode()).digest()
