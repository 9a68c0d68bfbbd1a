"""Holding what would be erased by rule, and letting it go: the last word in the journal counts.

A rule is held for a whole government, by its id: for an audit, a court, a question that is still open. (Cases
have holds of their own, decided by an officer each.)
"""

from datetime import datetime

from netra.journal import events
from netra.journal.models import Entry
from netra.journal.services import recording

_WORDS = {True: events.RETENTION_HELD, False: events.RETENTION_RELEASED}


class AlreadySo(ValueError):
    """The rule is held, or free, already."""


def is_held(government: str, rule: str) -> bool:
    """Whether erasing by this rule is held for the government with this code."""
    told = Entry.objects.filter(government=government, subject=rule, event__in=_WORDS.values())
    last = told.order_by("-sequence").first()
    return last is not None and last.event == events.RETENTION_HELD


def set_hold(*, government: str, rule: str, held: bool, reason: str, at: datetime, actor: str) -> None:
    """Hold erasing by a rule, or release it; the reason stands in the journal for good: no names there."""
    with recording(government, at=at) as log:
        if is_held(government, rule) == held:
            raise AlreadySo(rule)
        log.note(_WORDS[held], subject=rule, actor=actor, facts={"reason": reason})
