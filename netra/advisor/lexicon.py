"""The lexicon `rules/lexicon/`: words, what they mean, and which situation they describe. Read strictly."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from netra.law import EMPLOYMENTS, PHASES, Rulebook
from netra.law.lexicon import entries_of, speech
from netra.law.strict import Record
from netra.text import Speech

# Before a concept in a test: it must stand among the first two words.
OPENING = "awal_"
_EVENTS = ("pilkada", "pemilu")


@dataclass(frozen=True, slots=True)
class Test:
    """Concepts that must be said (`every`: one of each group), be denied, and not be said (`none`)."""

    every: tuple[tuple[str, ...], ...]
    denied: tuple[tuple[str, ...], ...]
    none: tuple[str, ...]

    def holds(self, said: frozenset[str], denied: frozenset[str]) -> bool:
        return (
            all(not said.isdisjoint(group) for group in self.every)
            and all(not denied.isdisjoint(group) for group in self.denied)
            and said.isdisjoint(self.none)
        )

    def concepts(self) -> Iterator[str]:
        yield from (name for group in (*self.every, *self.denied) for name in group)
        yield from self.none


@dataclass(frozen=True, slots=True)
class Situation:
    """What is asked when the test holds. `facts` are told, `assumed` usual, `pivots` decide and are open.

    Without an act the situation is known and cannot be answered; `why` says so to the asker. `firm`: what is
    allowed stays so although the words also name a forbidden act.
    """

    id: str
    test: Test
    act: str | None
    facts: Mapping[str, bool]
    assumed: Mapping[str, bool]
    pivots: tuple[str, ...]
    employment: str | None
    phase: str | None
    event: str | None
    why: str
    sure: bool
    firm: bool


@dataclass(frozen=True, slots=True)
class Aside:
    """Something told beside the act: facts, an employment, an election or a phase."""

    test: Test
    acts: tuple[str, ...]
    facts: Mapping[str, bool]
    employment: str | None
    phase: str | None
    event: str | None


@dataclass(frozen=True)
class Lexicon:
    """All of `rules/lexicon/`."""

    speech: Speech
    situations: tuple[Situation, ...]
    asides: tuple[Aside, ...]


def lexicon(folder: Path, rulebook: Rulebook) -> Lexicon:
    """The lexicon of a rulebook's folder; `RuleError` names the file and line that are wrong."""
    spoken = speech(folder)
    shelf = Shelf(rulebook, spoken.concepts)
    return Lexicon(
        speech=spoken,
        situations=_situations(entries_of(folder, "lexicon", "situations"), shelf),
        asides=tuple(_aside(entry, shelf) for entry in entries_of(folder, "lexicon", "asides")),
    )


@dataclass(frozen=True, slots=True)
class Shelf:
    """What an entry may point to."""

    rulebook: Rulebook
    concepts: Mapping[str, tuple[str, ...]]


def _situations(entries: Iterable[Record], shelf: Shelf) -> tuple[Situation, ...]:
    found: dict[str, Situation] = {}
    for entry in entries:
        situation = _situation(entry, shelf)
        if situation.id in found:
            entry.refuse("id", f"“{situation.id}” tertulis dua kali")
        found[situation.id] = situation
    return tuple(found.values())


def _situation(entry: Record, shelf: Shelf) -> Situation:
    act = entry.text("act", "") or None
    if act is not None and act not in shelf.rulebook.acts:
        entry.refuse("act", f"perbuatan “{act}” tidak dikenal")
    found = Situation(
        id=entry.text("id"),
        test=_test(entry, shelf),
        act=act,
        facts=_facts(entry, "facts", shelf),
        assumed=_facts(entry, "assumed", shelf),
        pivots=_pivots(entry, shelf),
        **_scene(entry),
        why=entry.text("why", ""),
        sure=entry.flag("sure", default=True),
        firm=entry.flag("firm", default=False),
    )
    if act is None and not found.why:
        entry.refuse(None, "tanpa “act”, “why” harus menjelaskan sebabnya")
    entry.finish()
    return found


def _aside(entry: Record, shelf: Shelf) -> Aside:
    found = Aside(
        test=_test(entry, shelf),
        acts=entry.texts("acts"),
        facts=_facts(entry, "facts", shelf),
        **_scene(entry),
    )
    entry.finish()
    return found


def _scene(entry: Record) -> dict[str, str | None]:
    choices = {"employment": EMPLOYMENTS, "phase": PHASES, "event": _EVENTS}
    return {
        key: None if entry.is_null(key) else entry.one_of(key, tuple(choices[key]))
        for key in ("employment", "phase", "event")
    }


def _test(entry: Record, shelf: Shelf) -> Test:
    every, denied = (tuple(tuple(g.split("|")) for g in entry.texts(key)) for key in ("all", "denied"))
    found = Test(every=every, denied=denied, none=entry.texts("none"))
    for name in found.concepts():
        if name.removeprefix(OPENING) not in shelf.concepts:
            entry.refuse("all", f"pengertian “{name}” tidak dikenal")
    if not every and not denied:
        entry.refuse("all", "“all” atau “denied” harus terisi")
    return found


def _pivots(entry: Record, shelf: Shelf) -> tuple[str, ...]:
    names = entry.texts("pivots")
    for name in names:
        if name not in shelf.rulebook.facts:
            entry.refuse("pivots", f"fakta “{name}” tidak dikenal")
    return names


def _facts(entry: Record, key: str, shelf: Shelf) -> Mapping[str, bool]:
    node = entry.raw(key)
    if node is None:
        return {}
    if not isinstance(node, yaml.MappingNode):
        entry.refuse(key, f"“{key}” harus berupa pasangan fakta dan true atau false")
    record = Record(node, entry.path)
    names = [str(name.value) for name, _ in node.value]
    for name in names:
        if name not in shelf.rulebook.facts:
            record.refuse(name, f"fakta “{name}” tidak dikenal")
    return {name: record.flag(name, default=False) for name in names}
