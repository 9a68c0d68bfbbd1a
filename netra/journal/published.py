"""The published heads: made once for each day on which something was recorded, and what they prove."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet

from netra.journal import chain, proofs, queries
from netra.journal.models import Entry, PublishedHead
from netra.journal.turns import writing_turn


class ChainBroken(RuntimeError):
    """The chain does not hold: nothing is published over it. `netra journal verify` names the place."""


class NotPublishedYet(LookupError):
    """The entry exists, but no published head covers it yet: it will after the day has ended."""


def publish_head(*, government: str, midnight: datetime) -> PublishedHead | None:
    """Publish where the chain stood at this midnight (aware, in the government's zone).

    Late or twice is harmless: days without a head are covered by the next one, and where nothing new was
    recorded there is none (None). What is recorded for a day that has its head already (an act that began
    before midnight) waits for the next head. Raises `ChainBroken`.
    """
    on = (midnight - timedelta(microseconds=1)).date()
    with writing_turn(), transaction.atomic():
        last = queries.head_before(government, midnight)
        before = newest(government)
        first = before.sequence + 1 if before else 1
        if last is None or last.sequence < first or (before and before.on >= on):
            return None
        digests = _checked_digests(government, first, last.sequence, before)
        head = proofs.Head(
            government=government,
            on=on,
            first=first,
            sequence=last.sequence,
            digest=last.digest,
            root=proofs.tree_root(digests),
            previous=before.hash if before else chain.GENESIS,
        )
        made, _ = PublishedHead.objects.get_or_create(
            government=government, first=first, defaults=head.__dict__ | {"hash": head.hash()}
        )
    return made


def _checked_digests(government: str, first: int, last: int, before: PublishedHead | None) -> list[str]:
    """The digests of these entries, each found to fit its own fields and the entry before it."""
    previous, expected = before.digest if before else chain.GENESIS, first
    digests = []
    for entry in _between(government, first, last).iterator(2000):
        is_sound = entry.previous == previous and queries.link_of(entry).digest() == entry.digest
        if entry.sequence != expected or not is_sound:
            raise ChainBroken(f"{government} entri {expected}")
        digests.append(entry.digest)
        previous, expected = entry.digest, expected + 1
    if expected != last + 1:
        raise ChainBroken(f"{government} entri {expected}")
    return digests


def heads_of(government: str) -> QuerySet[PublishedHead]:
    """Every published head, newest first."""
    return PublishedHead.objects.filter(government=government).order_by("-sequence")


def newest(government: str) -> PublishedHead | None:
    """The last published head; None before the first."""
    return heads_of(government).first()


def proof_of(government: str, sequence: int) -> proofs.Proof:
    """The proof of one entry. Raises `Entry.DoesNotExist` or `NotPublishedYet`."""
    entry = Entry.objects.get(government=government, sequence=sequence)
    head = heads_of(government).filter(first__lte=sequence, sequence__gte=sequence).first()
    if head is None:
        raise NotPublishedYet(f"{government} entri {sequence}")
    digests = list(_between(government, head.first, head.sequence).values_list("digest", flat=True))
    path = proofs.path_to(sequence - head.first, digests)
    return proofs.Proof(queries.link_of(entry), entry.digest, path, head_value(head))


def head_value(head: PublishedHead) -> proofs.Head:
    """A published head as the pure value whose hash stands beside it."""
    return proofs.Head(
        head.government, head.on, head.first, head.sequence, head.digest, head.root, head.previous
    )


def intact_until(government: str) -> PublishedHead | None:
    """The newest head, if every published head still fits the one before it; None where one does not.

    Cheap enough for a page: one small row a day. The entries below a head were checked when it was made.
    """
    found = list(heads_of(government).reverse())
    return found[-1] if found and _hold_together(found) else None


def _hold_together(heads: Sequence[PublishedHead]) -> bool:
    previous, first = chain.GENESIS, 1
    for head in heads:
        if (head.previous, head.first, head_value(head).hash()) != (previous, first, head.hash):
            return False
        previous, first = head.hash, head.sequence + 1
    return True


def _between(government: str, first: int, last: int) -> QuerySet[Entry]:
    return Entry.objects.filter(government=government, sequence__gte=first, sequence__lte=last).order_by(
        "sequence"
    )
