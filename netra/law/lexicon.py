"""How people speak, from `rules/lexicon/`: words (`words.yaml`) and what they mean (`concepts.yaml`)."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from netra.law.strict import Record, RuleError, read
from netra.text import Speech

_Names = dict[str, tuple[str, ...]]


def speech(folder: Path) -> Speech:
    """The speech of a rulebook's folder; `RuleError` names the file and line that are wrong."""
    words = file_of(folder, "lexicon/words.yaml")
    short = _short(words)
    lists = {key: words.texts(key) for key in ("fillers", "denials", "turns", "tags", "foreign", "known")}
    words.finish()
    concepts, wider, whole = concepts_of(entries_of(folder, "lexicon", "concepts"))
    return Speech(
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
    )


def file_of(folder: Path, name: str) -> Record:
    """One file below a rulebook's folder; `RuleError` where there is none."""
    path, shown = folder / name, Path(folder.name) / name
    if not path.is_file():
        raise RuleError(shown, 1, "berkas belum ada")
    return read(path, shown)


def entries_of(folder: Path, part: str, kind: str) -> Iterator[Record]:
    """The entries of `part/kind.yaml`, or of every file in the folder of that name, in order."""
    names = sorted(path.name for path in (folder / part / kind).glob("*.yaml"))
    for name in [f"{part}/{kind}/{name}" for name in names] or [f"{part}/{kind}.yaml"]:
        record = file_of(folder, name)
        yield from record.records(kind)
        record.finish()


def concepts_of(records: Iterable[Record]) -> tuple[_Names, _Names, frozenset[str]]:
    """Phrases by concept, wider concepts by concept, and the concepts whose phrases stand as a whole."""
    whole: set[str] = set()
    phrases: dict[str, tuple[str, ...]] = {}
    wider: dict[str, tuple[str, ...]] = {}
    entries = list(records)
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
