"""Writing to the journal: the only way any room opens a transaction that changes something."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from django.db import transaction

from netra.journal import chain, events
from netra.journal.models import Entry, Head


class UnknownEvent(ValueError):
    """The event is not in the vocabulary of `netra.journal.events`."""


class NothingRecorded(RuntimeError):
    """A service changed something and noted nothing: the change is rolled back."""


@dataclass
class Log:
    """Collects what happened inside one `recording`; written when the block ends."""

    at: datetime
    noted: list[dict[str, Any]] = field(default_factory=list)

    def note(
        self,
        event: str,
        *,
        actor: str,
        subject: str = "",
        facts: dict[str, Any] | None = None,
        at: datetime | None = None,
    ) -> None:
        """Note one past-tense event. `facts` holds no words of a report and no name."""
        if event not in events.SENTENCES:
            raise UnknownEvent(event)
        self.noted.append(
            {"event": event, "actor": actor, "subject": subject, "facts": facts or {}, "at": at or self.at}
        )


@contextmanager
def recording(government: str, *, at: datetime) -> Iterator[Log]:
    """One transaction of one office act: everything in the block, then its journal entries, or nothing.

    `at` is legal time (aware). The chain's head is locked last, after every other lock, so that two
    acts can never wait for one another in a circle. A block that notes nothing is refused.
    """
    log = Log(at=at)
    with transaction.atomic():
        yield log
        if not log.noted:
            raise NothingRecorded(government)
        _append(government, log.noted)


def _append(government: str, noted: list[dict[str, Any]]) -> None:
    head = _locked_head(government)
    sequence, previous = head.sequence, head.digest
    entries = []
    for fields in noted:
        sequence += 1
        link = chain.Link(
            government=government,
            sequence=sequence,
            recorded_at=datetime.now(UTC),
            previous=previous,
            **fields,
        )
        previous = link.digest()
        entries.append(Entry(digest=previous, **link.__dict__))
    Entry.objects.bulk_create(entries)
    Head.objects.filter(pk=government).update(sequence=sequence, digest=previous)


def _locked_head(government: str) -> Head:
    head = Head.objects.select_for_update().filter(pk=government).first()
    if head is None:
        Head.objects.bulk_create([Head(government=government)], ignore_conflicts=True)
        head = Head.objects.select_for_update().get(pk=government)
    return head
