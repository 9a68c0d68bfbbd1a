"""Reading the journal: timelines, and the check of a whole chain."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from netra.journal import chain, events, identity_events
from netra.journal.models import Entry, Head


@dataclass(frozen=True)
class Fault:
    """One place where the chain does not hold. `kind`: changed, removed, inserted or cut."""

    government: str
    sequence: int
    kind: str
    sentence: str


def timeline_of(government: str, subjects: list[str]) -> QuerySet[Entry]:
    """Entries about these docket numbers, newest first."""
    return Entry.objects.filter(government=government, subject__in=subjects).order_by("-sequence")


def latest(government: str, limit: int = 50) -> QuerySet[Entry]:
    """The newest entries of one government."""
    return Entry.objects.filter(government=government).order_by("-sequence")[:limit]


@dataclass(frozen=True)
class KnownKey:
    """When a key was first noted, and whether it took the place of one that was in use."""

    at: datetime
    replaced: bool


def keys_known(government: str) -> dict[str, KnownKey]:
    """The fingerprint of every officer's key that the journal knows, with its first entry."""
    noted = (events.OFFICER_APPOINTED, events.OFFICER_KEY_REPLACED, events.PASSWORD_CHANGED)
    found: dict[str, KnownKey] = {}
    for event, at, facts in (
        Entry.objects.filter(government=government, event__in=noted)
        .order_by("sequence")
        .values_list("event", "at", "facts")
    ):
        in_use = event == events.OFFICER_KEY_REPLACED and bool(facts.get("in_use"))
        found.setdefault(facts.get("key", ""), KnownKey(at, in_use))
    return found


def identity_keys_known(government: str) -> dict[str, KnownKey]:
    """The fingerprint of every key of the custodians that the journal knows, with its entry; `replaced`:
    another one was there before."""
    made = Entry.objects.filter(government=government, event=identity_events.IDENTITY_KEY_MADE).order_by(
        "sequence"
    )
    found: dict[str, KnownKey] = {}
    for at, facts in made.values_list("at", "facts"):
        found.setdefault(facts.get("fingerprint", ""), KnownKey(at, bool(found)))
    return found


def head_of(government: str) -> Head:
    """The end of the chain; an unborn chain has sequence 0."""
    return Head.objects.filter(pk=government).first() or Head(government=government)


def head_before(government: str, moment: datetime) -> Entry | None:
    """The last entry before a moment: what a public page may show without telling when things happen."""
    return Entry.objects.filter(government=government, at__lt=moment).order_by("-sequence").first()


def governments() -> list[str]:
    """Codes of every government that has a chain or an entry."""
    heads = Head.objects.values_list("government", flat=True)
    return sorted(set(heads) | set(Entry.objects.values_list("government", flat=True).distinct()))


def faults_of(government: str) -> Iterator[Fault]:
    """Walk the whole chain in constant memory and name every entry that does not fit."""
    expected, previous = 1, chain.GENESIS
    for entry in Entry.objects.filter(government=government).order_by("sequence", "pk").iterator(2000):
        yield from _faults_before(entry, expected, previous)
        expected, previous = entry.sequence + 1, entry.digest
    yield from _faults_at_end(government, expected, previous)


def _faults_before(entry: Entry, expected: int, previous: str) -> Iterator[Fault]:
    number = entry.sequence
    if number > expected:
        yield _fault(entry.government, expected, "removed", f"entri {expected} sampai {number - 1} hilang")
    elif number < expected:
        yield _fault(entry.government, number, "inserted", f"entri {number} muncul dua kali")
    elif entry.previous != previous:
        yield _fault(entry.government, number, "inserted", f"entri {number} tidak menyambung ke pendahulunya")
    if link_of(entry).digest() != entry.digest:
        yield _fault(entry.government, number, "changed", f"isi entri {number} berubah sesudah dicatat")


def _faults_at_end(government: str, expected: int, previous: str) -> Iterator[Fault]:
    head = head_of(government)
    if head.sequence >= expected:
        yield _fault(government, expected, "cut", f"entri {expected} sampai {head.sequence} di ujung hilang")
    elif head.sequence < expected - 1:
        yield _fault(government, head.sequence + 1, "inserted", f"entri sesudah {head.sequence} disisipkan")
    elif head.digest != previous:
        yield _fault(government, head.sequence, "changed", "ujung jurnal tidak cocok dengan entri terakhir")


def _fault(government: str, sequence: int, kind: str, sentence: str) -> Fault:
    return Fault(government, sequence, kind, sentence)


def link_of(entry: Entry) -> chain.Link:
    """The part of an entry that its digest covers."""
    return chain.Link(
        government=entry.government,
        sequence=entry.sequence,
        event=entry.event,
        subject=entry.subject,
        actor=entry.actor,
        at=entry.at,
        recorded_at=entry.recorded_at,
        facts=entry.facts,
        previous=entry.previous,
    )
