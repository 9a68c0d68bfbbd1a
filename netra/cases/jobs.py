"""What casework does every day. It may run late or twice."""

from datetime import datetime

from netra import clock
from netra.agencies.models import Government
from netra.cases import mailing, services, work_queries
from netra.cases.services import digests

ACTOR = "pekerjaan harian"


class MailNotSent(Exception):
    """So many digests did not go out. They are not tried again: the next one goes tomorrow."""


def erase_decided(government: Government, at: datetime) -> dict[str, int]:
    """Contents and keys of what an officer decided to erase a week ago or longer."""
    return {"reports": len(services.erase_decided(government=government.code, at=at, actor=ACTOR))}


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
