"""What casework does every day. It may run late or twice."""

from datetime import datetime

from django.conf import settings

from netra import clock
from netra.agencies.models import Government
from netra.cases import mailing, services, work_queries
from netra.cases.services import digests

ACTOR = "pekerjaan harian"


class MailNotSent(Exception):
    """So many digests did not go out. They are not tried again: the next one goes tomorrow."""


def erase_decided(government: Government, at: datetime) -> dict[str, int]:
    """What an officer decided to erase a week ago or longer, and what once came from elsewhere."""
    reports = services.erase_decided(government=government.code, at=at, actor=ACTOR)
    imported = services.erase_imported(government=government.code, at=at, actor=ACTOR)
    return {"reports": len(reports)} | ({"imported": imported} if imported else {})


def send_digests(government: Government, at: datetime) -> dict[str, int]:
    """One mail for each officer who wants one and had none today. Raises `MailNotSent`."""
    if not mailing.can_send():
        return {"digests": 0}
    today = at.astimezone(clock.Zone(government.zone).tz).date()
    taken, failed = digests.take_the_days(government=government, at=at, actor=ACTOR), 0
    for each in taken:
        try:
            mailing.send_digest(each.mailbox, work_queries.figures_for(each.officer, today), today)
        except OSError:  # the server was not reached or refused: the others still get theirs
            failed += 1
    if failed:
        raise MailNotSent(failed)
    return {"digests": len(taken)}


def escalate_handovers(government: Government, at: datetime) -> dict[str, int]:
    """What waits longer for a receipt than the office gives itself, told to the level above."""
    days = settings.ENV.escalation_days
    told = services.escalate_late(government=government.code, days=days, at=at, actor=ACTOR)
    return {"handovers": len(told)}
