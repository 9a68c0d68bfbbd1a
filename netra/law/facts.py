"""Facts: what an asker can say about the act and the person, as yes, no or unknown.

A fact may imply others or shut them out (`hadir_pasif` shuts out `menunjukkan_dukungan`). What follows is
added before any norm is looked at, so that nobody is asked what they have already answered; what contradicts
itself is refused. Fact sets are two integers: one bit per fact known to hold, one bit per fact known not to.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from netra.law.strict import Record, read


class ContradictoryFacts(ValueError):
    """The facts given cannot all be true at once; the message says which, in Indonesian."""


class UnknownFact(LookupError):
    """A fact that rules/facts.yaml does not know."""

    def __init__(self, name: str) -> None:
        super().__init__(f"fakta “{name}” tidak dikenal; daftar lengkap: netra rules list")
        self.name = name


@dataclass(frozen=True, slots=True)
class Fact:
    """One question to a citizen. `yes` and `no` state the fact and its opposite inside a sentence."""

    id: str
    question: str
    yes: str
    no: str
    implies: tuple[str, ...]
    excludes: tuple[str, ...]
    help: str
    synonyms: tuple[str, ...]

    def said(self, value: bool) -> str:
        return self.yes if value else self.no

    def asked_about(self, who: str) -> str:
        """The question about somebody else: the rulebook asks the person in front of it (Anda)."""
        return self.question.replace("Anda", who)

    def said_of(self, who: str, value: bool) -> str:
        """`said` about somebody else."""
        return self.said(value).replace("Anda", who)


@dataclass(frozen=True)
class Facts(Mapping[str, Fact]):
    """All facts by name, their bits, and what follows from each."""

    named: Mapping[str, Fact]

    def __getitem__(self, name: str) -> Fact:
        return self.named[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.named)

    def __len__(self) -> int:
        return len(self.named)

    @cached_property
    def bits(self) -> dict[str, int]:
        return {name: 1 << position for position, name in enumerate(self.named)}

    @cached_property
    def names(self) -> tuple[str, ...]:
        return tuple(self.named)

    @cached_property
    def follows(self) -> dict[tuple[str, bool], tuple[int, int]]:
        """For each fact said to be so or not so: every (yes, no) bit that this settles, itself included."""
        direct = self._direct()
        return {literal: self._mask(_reach(literal, direct)) for literal in direct}

    def known(self, given: Mapping[str, bool | None]) -> tuple[int, int]:
        """What is known: (bits that hold, bits that do not). None is unknown.

        Raises `UnknownFact` and `ContradictoryFacts`.
        """
        yes = no = 0
        follows = self.follows
        for name, value in given.items():
            if value is None:
                if name not in self.named:
                    raise UnknownFact(name)
                continue
            try:
                more_yes, more_no = follows[name, value]
            except KeyError:
                raise UnknownFact(name) from None
            yes |= more_yes
            no |= more_no
        if yes & no:
            raise ContradictoryFacts(self._clash(given, yes & no))
        return yes, no

    def in_mask(self, mask: int) -> Iterator[str]:
        """The facts whose bits are set."""
        while mask:
            lowest = mask & -mask
            yield self.names[lowest.bit_length() - 1]
            mask ^= lowest

    def _direct(self) -> dict[tuple[str, bool], set[tuple[str, bool]]]:
        """One step of what follows, with every contraposition."""
        found: dict[tuple[str, bool], set[tuple[str, bool]]] = {
            (name, value): set() for name in self.named for value in (True, False)
        }
        for name, fact in self.named.items():
            for other in fact.implies:
                found[name, True].add((other, True))
                found[other, False].add((name, False))
            for other in fact.excludes:
                found[name, True].add((other, False))
                found[other, True].add((name, False))
        return found

    def _mask(self, literals: set[tuple[str, bool]]) -> tuple[int, int]:
        yes = sum(self.bits[name] for name, value in literals if value)
        no = sum(self.bits[name] for name, value in literals if not value)
        return yes, no

    def _clash(self, given: Mapping[str, bool | None], mask: int) -> str:
        culprits = [
            f"{name} = {'ya' if value else 'tidak'}"
            for name, value in given.items()
            if value is not None and any(bits & mask for bits in self.follows[name, value])
        ]
        return f"fakta bertentangan: {'; '.join(culprits)}"


def _reach(
    start: tuple[str, bool], direct: dict[tuple[str, bool], set[tuple[str, bool]]]
) -> set[tuple[str, bool]]:
    seen, waiting = {start}, [start]
    while waiting:
        for literal in direct[waiting.pop()] - seen:
            seen.add(literal)
            waiting.append(literal)
    return seen


def facts(path: Path, shown: Path) -> Facts:
    """`rules/facts.yaml`; a double id, a name that no fact has and a fact that denies itself are refused."""
    record = read(path, shown)
    entries = record.records("facts")
    read_facts: dict[str, Fact] = {}
    for entry in entries:
        fact = _fact(entry)
        if fact.id in read_facts:
            entry.refuse("id", f"“{fact.id}” tertulis dua kali")
        read_facts[fact.id] = fact
    record.finish()
    found = Facts(read_facts)
    for entry, fact in zip(entries, read_facts.values(), strict=True):
        _check_relations(entry, fact, found)
    for entry, fact in zip(entries, read_facts.values(), strict=True):
        yes, no = found.follows[fact.id, True]
        if yes & no:
            entry.refuse("id", f"“{fact.id}” bertentangan dengan dirinya sendiri")
    return found


def _fact(record: Record) -> Fact:
    found = Fact(
        id=record.text("id"),
        question=record.text("question"),
        yes=record.text("yes"),
        no=record.text("no"),
        implies=record.texts("implies"),
        excludes=record.texts("excludes"),
        help=record.text("help", ""),
        synonyms=record.texts("synonyms"),
    )
    record.finish()
    return found


def _check_relations(entry: Record, fact: Fact, known: Facts) -> None:
    for key, names in (("implies", fact.implies), ("excludes", fact.excludes)):
        for name in names:
            if name not in known.named:
                entry.refuse(key, f"fakta “{name}” tidak ada di rules/facts.yaml")
