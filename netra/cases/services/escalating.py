"""A hand-over that nobody answers is told to the level above. Nothing is sealed anew: no job holds a key."""

from contextlib import suppress
from datetime import datetime

from netra.cases import queries
from netra.cases.desk import Desk
from netra.cases.handing.custody import NotWaiting, is_overdue
from netra.cases.models import Handover
from netra.cases.services.handing import beside, waiting
from netra.journal import events
from netra.journal.services import Log, recording


class NotLate(Exception):
    """The days that the office gives itself have not passed, or the level above was told before."""


def escalate_handover(*, handover: Handover, days: int, desk: Desk) -> None:
    """The sender tells the level above now. Raises `NotLate` or `NotWaiting`."""
    with beside(handover, desk) as log:
        _tell(handover, days=days, at=desk.at, actor=desk.officer.actor, log=log)


def escalate_late(*, government: str, days: int, at: datetime, actor: str) -> list[str]:
    """What waits longer than this, told once; the numbers. For a worker: late or twice is harmless."""
    told = []
    for each in queries.unanswered(government):
        if not is_overdue(each, at, days):
            continue
        with suppress(NotLate, NotWaiting):  # answered or told since the list was read: the others still wait
            with recording(government, at=at) as log:
                _tell(each, days=days, at=at, actor=actor, log=log)
            told.append(each.number)
    return told


def _tell(handover: Handover, *, days: int, at: datetime, actor: str, log: Log) -> None:
    found = waiting(handover)
    if found.escalated_at is not None or not is_overdue(found, at, days):
        raise NotLate(found.number)
    found.escalated_at = at
    found.save(update_fields=["escalated_at"])
    above = [office.name for office in queries.offices_above(found)]
    log.note(
        events.HANDOVER_ESCALATED, actor=actor, subject=found.number, facts={"told": above, "days": days}
    )
