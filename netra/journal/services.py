"""Writing to the journal: the only way any room opens a transaction that changes something."""

import threading
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, TypeAlias

from django.db import connection, transaction

from netra.journal import chain, events
from netra.journal.models import Entry, Head
from netra.journal.rows import insert
from netra.journal.turns import writing_turn

# What acts of one shared transaction noted, in their order: government and entries.
Gathered: TypeAlias = list[tuple[str, list[dict[str, Any]]]]
_own = threading.local()


class UnknownEvent(ValueError):
    """The event is not in the vocabulary of `netra.journal.events`."""


class NothingRecorded(RuntimeError):
    """A service changed something and noted nothing: the change is rolled back."""


@dataclass
class Log:
    """Collects what happened inside one `recording`; written when the block ends, each entry into the chain
    of its government."""

    at: datetime
    government: str
    noted: dict[str, list[dict[str, Any]]] = field(default_factory=dict)

    def note(
        self,
        event: str,
        *,
        actor: str,
        subject: str = "",
        facts: dict[str, Any] | None = None,
        at: datetime | None = None,
        chain_of: str = "",
    ) -> None:
        """Note one past-tense event. `facts` holds no words of a report and no name. `chain_of`: the code of
        another government, whose report or case it is about."""
        if event not in events.SENTENCES:
            raise UnknownEvent(event)
        self.noted.setdefault(chain_of or self.government, []).append(
            {"event": event, "actor": actor, "subject": subject, "facts": facts or {}, "at": at or self.at}
        )


@contextmanager
def recording(government: str, *, at: datetime) -> Iterator[Log]:
    """One transaction of one office act: everything in the block, then its journal entries, or nothing.

    `at` is legal time (aware). The chain's head is locked last, after every other lock, so that two
    acts can never wait for one another in a circle. A block that notes nothing is refused.
    """
    log = Log(at=at, government=government)
    gathered: Gathered | None = getattr(_own, "gathered", None)
    with writing_turn(), transaction.atomic(savepoint=gathered is None):
        yield log
        if not log.noted:
            raise NothingRecorded(government)
        if gathered is not None:
            gathered.extend(log.noted.items())
            return
        for code in sorted(log.noted):  # two processes lock several heads in the same order
            _append(code, log.noted[code])


@contextmanager
def gathering() -> Iterator[None]:
    """Inside one transaction of several acts (`journal.together`): their entries are written when the block
    ends, in the order of the acts, with one move of each chain's head. An act has no savepoint of its own
    here: one that fails takes the whole transaction along."""
    gathered: Gathered = []
    _own.gathered = gathered
    try:
        yield
    finally:
        _own.gathered = None
    chains: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for government, noted in gathered:
        chains[government] += noted
    for government in sorted(chains):  # two processes lock several heads in the same order
        _append(government, chains[government])


def to_the_minute(moment: datetime) -> datetime:
    """As moments of a reporter's acts are stored: finer would only help to match a network log."""
    return moment.replace(second=0, microsecond=0)


def _append(government: str, noted: list[dict[str, Any]]) -> None:
    """All entries alike, office acts too: the order stands in their numbers."""
    sequence, previous = _take_head(government, len(noted))
    entries = []
    recorded_at = to_the_minute(datetime.now(UTC))
    for fields in noted:
        sequence += 1
        link = chain.Link(
            government=government,
            sequence=sequence,
            recorded_at=recorded_at,
            previous=previous,
            **fields | {"at": to_the_minute(fields["at"])},
        )
        previous = link.digest()
        entries.append({**link.__dict__, "digest": previous})
    insert(Entry, entries)
    _set_head(government, previous)


def _take_head(government: str, count: int) -> tuple[int, str]:
    """Lock the chain's end, move it on by `count`; the number and digest it had before.

    Counting up and reading in one statement: the ORM cannot say it, and every office act waits for it.
    """
    moved = _move_head(government, count)
    if moved is None:
        Head.objects.bulk_create([Head(government=government)], ignore_conflicts=True)
        moved = _move_head(government, count)
    if moved is None:
        raise Head.DoesNotExist(government)
    return moved[0] - count, moved[1]


def _move_head(government: str, count: int) -> tuple[int, str] | None:
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE journal_head SET sequence = sequence + %s WHERE government = %s"
            " RETURNING sequence, digest",
            [count, government],
        )
        row = cursor.fetchone()
    return (int(row[0]), str(row[1])) if row else None


def _set_head(government: str, digest: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE journal_head SET digest = %s WHERE government = %s", [digest, government])
