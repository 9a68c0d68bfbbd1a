"""The lexicon `rules/lexicon/`: words, what they mean, and which situation they describe. Read strictly."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from netra.law import EMPLOYMENTS, PHASES, Rulebook
from netra.law.strict import Record, RuleError, read

# Before a concept in a test: it must stand among the first two words.
OPENING = "awal_"
_EVENTS = ("pilkada", "pemilu")
_Names = dict[str, tuple[str, ...]]


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

    short: Mapping[str, str]
    fillers: frozenset[str]
    denials: tuple[str, ...]
    turns: tuple[str, ...]
    tags: frozenset[str]
    foreign: frozenset[str]
    known: tuple[str, ...]
    concepts: Mapping[str, tuple[str, ...]]
    wider: Mapping[str, tuple[str, ...]]
    whole: frozenset[str]
    situations: tuple[Situation, ...]
    asides: tuple[Aside, ...]


def lexicon(folder: Path, rulebook: Rulebook) -> Lexicon:
    """The lexicon of a rulebook's folder; `RuleError` names the file and line that are wrong."""
    words = _file(folder, "words.yaml")
    short = _short(words)
    lists = {key: words.texts(key) for key in ("fillers", "denials", "turns", "tags", "foreign", "known")}
    words.finish()
    concepts, wider, whole = _concepts(folder)
    shelf = Shelf(rulebook, concepts)
    return Lexicon(
        short=short,
        fillers=frozenset(lists["fillers"]),
        denials=lists["denials"],
        turns=lists["turns"],
        tags=frozenset(lists["tags"]),
        foreign=frozenset(lists["foreign"]),
        known=lists["known"],
        concepts=concepts,
        wider=wider,
        whole=whole,
        situations=tuple(_situation(entry, shelf) for entry in _entries(folder, "situations")),
        asides=tuple(_aside(entry, shelf) for entry in _entries(folder, "asides")),
    )


@dataclass(frozen=True, slots=True)
class Shelf:
    """What an entry may point to."""

    rulebook: Rulebook
    concepts: Mapping[str, tuple[str, ...]]


def _file(folder: Path, name: str) -> Record:
    path, shown = folder / "lexicon" / name, Path(folder.name) / "lexicon" / name
    if not path.is_file():
        raise RuleError(shown, 1, "berkas belum ada")
    return read(path, shown)


def _entries(folder: Path, kind: str) -> Iterator[Record]:
    """The entries of `kind.yaml`, or of every file in the folder of that name, in order."""
    names = sorted(path.name for path in (folder / "lexicon" / kind).glob("*.yaml"))
    for name in [f"{kind}/{name}" for name in names] or [f"{kind}.yaml"]:
        record = _file(folder, name)
        yield from record.records(kind)
        record.finish()


def _short(words: Record) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for entry in words.records("short"):
        meant = entry.text("meant")
        for write in entry.texts("write"):
            if write in found:
                entry.refuse("write", f"“{write}” tertulis dua kali")
            found[write] = meant
        entry.finish()
    return found


def _concepts(folder: Path) -> tuple[_Names, _Names, frozenset[str]]:
    """Phrases by concept, wider concepts by concept, and the concepts whose phrases stand as a whole."""
    whole: set[str] = set()
    phrases: dict[str, tuple[str, ...]] = {}
    wider: dict[str, tuple[str, ...]] = {}
    entries = list(_entries(folder, "concepts"))
    for entry in entries:
        name = entry.text("id")
        if name in phrases:
            entry.refuse("id", f"“{name}” tertulis dua kali")
        phrases[name], wider[name] = entry.texts("phrases"), entry.texts("is")
        if any(not phrase.split() or phrase.split()[0] == ".." for phrase in phrases[name]):
            entry.refuse("phrases", "frasa tidak boleh kosong atau diawali ..")
        if entry.flag("whole", default=False):
            whole.add(name)
        entry.finish()
    for entry in entries:
        for name in wider[entry.text("id")]:
            if name not in phrases:
                entry.refuse("is", f"pengertian “{name}” tidak dikenal")
    return phrases, wider, frozenset(whole)


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
