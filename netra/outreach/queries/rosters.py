"""What came of earlier lists, as the journal tells it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from netra.agencies.models import Government
from netra.journal import events
from netra.journal import queries as journal

SHOWN = 10


@dataclass(frozen=True)
class Load:
    """One list on record: when, of which day, by whom, and how much it changed."""

    at: datetime
    on: date
    actor: str
    counts: dict[str, Any]
    complete: bool


def loads_of(government: Government, at: datetime) -> list[Load]:
    """The latest lists loaded by that moment, newest first."""
    told = journal.timeline_of(government.code, [government.code])
    entries = told.filter(event=events.ROSTER_IMPORTED, at__lte=at)[:SHOWN]
    return [
        Load(
            at=entry.at,
            on=date.fromisoformat(entry.facts["on"]),
            actor=entry.actor,
            counts=entry.facts,
            complete=entry.facts["complete"],
        )
        for entry in entries
    ]
