"""Forgetting officers who left: the position stays, because papers name it; who held it goes."""

from collections.abc import Collection, Iterator
from datetime import datetime

from django.contrib.auth.hashers import make_password

from netra.accounts.models import Escrow, FormerKey, Interest, LinkedAccount, Officer, Passkey
from netra.agencies.models import Government
from netra.clock import Zone
from netra.journal import events
from netra.journal.holds import is_held
from netra.journal.models import Entry
from netra.journal.services import recording
from netra.law.retention import RetentionRule

GONE = "-"  # no sign-in name begins so


def forget_officers(
    *, government: Government, rule: RetentionRule, needed: Collection[int], at: datetime, actor: str
) -> int:
    """Erase sign-in name, keys, code secret, unit and declared ties of officers who left long ago; how many.

    Only who is not active, and of whom the journal has told nothing for as long as the rule says. `needed`
    are keys of officers who alone can open a report: erasing their key would erase the report.
    """
    if is_held(government.code, rule.id):
        return 0
    due = [officer for officer in _left(government, rule, at) if officer.pk not in needed]
    if not due:
        return 0
    with recording(government.code, at=at) as log:
        Interest.objects.filter(officer__in=due).delete()
        for officer in due:
            _empty(officer)
        facts = {"officers": len(due), "rule": rule.id, "version": rule.version}
        log.note(events.OFFICERS_FORGOTTEN, subject=government.code, actor=actor, facts=facts)
    return len(due)


def _left(government: Government, rule: RetentionRule, at: datetime) -> Iterator[Officer]:
    zone = Zone(government.zone).tz
    gone = Officer.objects.filter(office__government=government, is_active=False)
    for officer in gone.exclude(username__startswith=GONE).order_by("pk"):
        told = Entry.objects.filter(government=government.code, subject=officer.username)
        last = told.order_by("-sequence").values_list("at", flat=True).first()
        if last is not None and rule.review_on(last.astimezone(zone).date()) <= at.date():
            yield officer


def _empty(officer: Officer) -> None:
    for kept in (FormerKey, Escrow, Passkey, LinkedAccount):
        kept.objects.filter(officer=officer).delete()
    officer.username = f"{GONE}{officer.pk}"
    officer.password = make_password(None)
    officer.public_key = officer.locked_private = officer.sealed_totp = b""
    officer.agency = None
    officer.save()
