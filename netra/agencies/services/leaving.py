"""Forgetting civil servants who left the service: number and name go, the figures stay."""

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime

from django.db.models import CharField, F, Max, Q, Value
from django.db.models.functions import Cast, Concat

from netra.agencies.models import CivilServant, Government
from netra.journal import events
from netra.journal.holds import is_held
from netra.journal.services import recording
from netra.law.retention import RetentionRule

GONE = "(dihapus)"
BATCH = 500  # keys in one statement


def forget_who_left(
    *, government: Government, rule: RetentionRule, needed: Collection[int], at: datetime, actor: str
) -> int:
    """Erase number, name and grade of everybody whose last posting ended so long ago; how many.

    The row stays without them, and so do its postings: headcounts of past days do not change. `needed` are
    keys of people whom another room still holds by name; they wait until it has let them go.
    """
    if is_held(government.code, rule.id):
        return 0
    due = sorted(set(_left(government, rule, at)) - set(needed))
    if not due:
        return 0
    with recording(government.code, at=at) as log:
        for keys in _batches(due):
            CivilServant.objects.filter(pk__in=keys).update(
                number=Concat(Value("-"), Cast(F("pk"), CharField())), name=GONE, grade=""
            )
        facts = {"people": len(due), "rule": rule.id, "version": rule.version}
        log.note(events.CIVIL_SERVANTS_FORGOTTEN, subject=government.code, actor=actor, facts=facts)
    return len(due)


def _left(government: Government, rule: RetentionRule, at: datetime) -> Iterator[int]:
    """Who serves no more, and whose time to be kept is over."""
    known = CivilServant.objects.filter(government=government).exclude(name=GONE)
    serving = Q(postings__to_on__isnull=True) | Q(postings__to_on__gte=at.date())
    left = known.exclude(pk__in=known.filter(serving).values("pk")).annotate(last=Max("postings__to_on"))
    for key, last in left.filter(last__isnull=False).values_list("pk", "last"):
        if rule.review_on(last) <= at.date():
            yield key


def _batches(keys: Iterable[int]) -> Iterator[list[int]]:
    listed = list(keys)
    return (listed[start : start + BATCH] for start in range(0, len(listed), BATCH))
