"""The slow way: so many reports that came without work take their place among the new ones in a minute.

Each is stored and acknowledged at once. The first `BURST_MINUTES` worth of them have their turn at once
too, so that whoever comes alone never waits; what a flood adds waits, one after another, and the office
sees the queue.
"""

from datetime import UTC, datetime, timedelta
from typing import Final

from django.conf import settings
from django.db.models import Q

from netra.reports.models import Report, Turn

BURST_MINUTES: Final = 3


def take(government_id: int) -> datetime | None:
    """The turn of a report that came without work; None: at once. Inside the transaction that stores it.

    Whole minutes of machine time: finer would help to match a network's log.
    """
    now = datetime.now(UTC).replace(second=0, microsecond=0)
    pace = timedelta(minutes=1) / settings.ENV.slow_per_minute
    Turn.objects.bulk_create([Turn(government_id=government_id, next_at=now)], ignore_conflicts=True)
    row = Turn.objects.select_for_update().get(government_id=government_id)
    at = max(row.next_at, now)
    Turn.objects.filter(pk=row.pk).update(next_at=at + pace)
    turn = (at - timedelta(minutes=BURST_MINUTES)).replace(second=0, microsecond=0)
    return turn if turn > now else None


def now() -> datetime:
    """Machine time, which turns go by."""
    return datetime.now(UTC)


def has_come(now: datetime, of: str = "") -> Q:
    """Which reports stand among the new ones by now (machine time): those that came with work, or had their
    turn. `of` leads from the row that is asked to the report ("head__")."""
    return Q(**{f"{of}turn_at__isnull": True}) | Q(**{f"{of}turn_at__lte": now})


def is_to_come(now: datetime, of: str = "") -> Q:
    """Which reports still wait in the slow way."""
    return Q(**{f"{of}turn_at__gt": now})


def forget_past() -> int:
    """A report whose turn has come keeps no sign of how it came; how many."""
    return Report.objects.filter(turn_at__lte=datetime.now(UTC)).update(turn_at=None)
