"""A roster in memory, before it is enrolled: people with their terms of office. Pure checks, no database."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from netra.agencies.models import Position


class RosterContradicts(ValueError):
    """The roster contradicts itself or what is on record; each of `reasons` names one place."""

    def __init__(self, reasons: Sequence[str]) -> None:
        super().__init__("; ".join(reasons[:10]))
        self.reasons = tuple(reasons)


@dataclass(frozen=True)
class Term:
    """One posting to be: from the first day to the last, both included; no last day means it runs on."""

    position: Position
    from_on: date
    to_on: date | None = None


@dataclass(frozen=True)
class RosterLine:
    """One person with the terms held so far, the oldest first."""

    number: str
    name: str
    employment: str
    terms: tuple[Term, ...]


def contradictions(roster: Sequence[RosterLine]) -> list[str]:
    """Where the roster contradicts itself: a number twice, terms that overlap, two heads at once."""
    counted = Counter(line.number for line in roster)
    twice = [f"nomor {number} tertulis {times} kali" for number, times in counted.items() if times > 1]
    overlaps = [f"{line.number}: penempatan tumpang tindih" for line in roster if _overlap(line.terms)]
    return [*twice, *overlaps, *_two_heads(roster)]


def _two_heads(roster: Sequence[RosterLine]) -> Iterator[str]:
    held: dict[int, list[Term]] = {}
    for term in (term for line in roster for term in line.terms if term.position.is_head):
        held.setdefault(term.position.pk, []).append(term)
    for terms in held.values():
        if _overlap(sorted(terms, key=lambda term: term.from_on)):
            yield f"{terms[0].position.title}: dua orang pada hari yang sama"


def _overlap(terms: Sequence[Term]) -> bool:
    """Whether any term starts before the one before it has ended, or ends before it starts."""
    backwards = any(term.to_on is not None and term.to_on < term.from_on for term in terms)
    pairs = pairwise(terms)
    return backwards or any(before.to_on is None or after.from_on <= before.to_on for before, after in pairs)
