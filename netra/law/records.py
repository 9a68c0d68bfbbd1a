"""Turns the records of rule files into values: instruments, limits, elections, acts, requirements."""

from collections.abc import Container, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from netra.clock import Confidence, Limit, Unit
from netra.law.citations import Citation, Instrument
from netra.law.elections import NONE, PHASES, WINDOW, Election, Phase, Step
from netra.law.strict import Record, read

CONFIDENCES = ("high", "medium", "low")
UNITS = ("calendar_day", "working_day", "hour", "month", "unspecified_day")
KINDS = ("max", "extension", "min_or_max_conflict", "effective_on", "from_date", "window")
_PHASE_NAMES = (*(name for name in PHASES if name != NONE), WINDOW)


@dataclass(frozen=True, slots=True)
class Act:
    """A class of deeds that a report can be about, in a citizen's words."""

    id: str
    label: str
    description: str
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Requirement:
    """One formal or material requirement of a report; `limits` are those it depends on. An `advice` is none:
    it only makes a report stronger. `short` names it in a list, `if_missing` says what its lack leads to.
    `handed_in`: only what somebody handed in has it; a finding (temuan) has no reporter."""

    id: str
    kind: str
    text: str
    short: str
    if_missing: str
    confidence: Confidence
    limits: tuple[str, ...]
    handed_in: bool


def read_named(path: Path, shown: Path) -> tuple[str, Record]:
    """A rule file that holds one rule, whose id must be the file's name."""
    record = read(path, shown)
    name = record.text("id")
    if name != path.stem:
        record.refuse("id", f"“{name}” tidak sama dengan nama berkas “{path.stem}”")
    return name, record


def confidence(record: Record) -> Confidence:
    return cast(Confidence, record.one_of("confidence", CONFIDENCES))


def instrument(path: Path, shown: Path) -> Instrument:
    name, record = read_named(path, shown)
    found = Instrument(
        id=name,
        label=record.text("label"),
        title=record.text("title"),
        in_force_from=record.day("in_force_from"),
        in_force_to=record.day_or_none("in_force_to"),
        confidence=confidence(record),
        note=record.text("note", ""),
        checked_on=record.day("checked_on"),
        replaces=record.texts("replaces"),
        replaced_by=record.texts("replaced_by"),
    )
    record.finish()
    return found


def checked_instruments(found: Mapping[str, Instrument], folder: Path) -> Mapping[str, Instrument]:
    """The instruments, once every replacement is known and told from both sides."""
    for one in found.values():
        for key, names in (("replaces", one.replaces), ("replaced_by", one.replaced_by)):
            for name in names:
                other = found.get(name)
                if other is None or one.id not in (
                    other.replaced_by if key == "replaces" else other.replaces
                ):
                    shown = Path(folder.name, "instruments", f"{one.id}.yaml")
                    path = folder / "instruments" / shown.name
                    read(path, shown).refuse(key, f"“{name}” tidak menyebut “{one.id}” sebagai pasangannya")
    return found


def citations(
    record: Record, instruments: Container[str], *, may_be_empty: bool = False
) -> tuple[Citation, ...]:
    """The `basis` of a rule; an instrument that has no file is refused at its line."""
    found = []
    for entry in record.records("basis"):
        citation = Citation(entry.text("instrument"), entry.text("article"))
        entry.finish()
        if citation.instrument not in instruments:
            entry.refuse("instrument", f"peraturan “{citation.instrument}” tidak ada di rules/instruments/")
        found.append(citation)
    if not found and not may_be_empty:
        record.refuse("basis", "dasar hukum (basis) belum ada")
    return tuple(found)


def limit(path: Path, shown: Path, instruments: Container[str]) -> Limit:
    name, record = read_named(path, shown)
    amount = record.number_or_none("amount")
    found = Limit(
        id=name,
        version=record.number("version"),
        amount=amount,
        unit=_unit(record, amount),
        kind=record.one_of("kind", KINDS),
        basis=citations(record, instruments),
        confidence=confidence(record),
        title=record.text("title"),
        regime=record.text("regime"),
        starts_with=record.text("starts_with"),
        ends_with=record.text("ends_with"),
        effect_if_missed=record.text("effect_if_missed", ""),
        note=record.text("note", ""),
        active=record.flag("active", default=True),
        applies_from=record.day_or_none("applies_from"),
        applies_to=record.day_or_none("applies_to"),
        checked_on=record.day("checked_on"),
    )
    record.finish()
    return found


def _unit(record: Record, amount: int | None) -> Unit | None:
    if (amount is None) != record.is_null("unit"):
        record.refuse("unit", "angka (amount) dan satuan (unit) harus ada keduanya atau tidak ada keduanya")
    return None if amount is None else cast(Unit, record.one_of("unit", UNITS))


def election(path: Path, shown: Path, instruments: Container[str]) -> Election:
    name, record = read_named(path, shown)
    found = Election(
        id=name,
        name=record.text("name"),
        type=record.one_of("type", ("pilkada", "pemilu")),
        basis=citations(record, instruments),
        confidence=confidence(record),
        note=record.text("note", ""),
        checked_on=record.day("checked_on"),
        steps=tuple(_step(entry) for entry in record.records("steps")),
        phases=tuple(_phase(entry) for entry in record.records("phases")),
    )
    record.finish()
    return found


def _step(record: Record) -> Step:
    starts_on, ends_on = record.day("starts_on"), record.day("ends_on")
    if ends_on < starts_on:
        record.refuse("ends_on", "berakhir sebelum mulai")
    phase = None if record.is_null("phase") else record.one_of("phase", _PHASE_NAMES)
    step = Step(
        id=record.text("id"),
        name=record.text("name"),
        starts_on=starts_on,
        ends_on=ends_on,
        phase=phase,
        confidence=confidence(record),
        note=record.text("note", ""),
    )
    record.finish()
    return step


def _phase(record: Record) -> Phase:
    starts_on, ends_on = record.day("starts_on"), record.day("ends_on")
    if ends_on < starts_on:
        record.refuse("ends_on", "berakhir sebelum mulai")
    phase = Phase(record.one_of("name", _PHASE_NAMES), starts_on, ends_on, record.text("note", ""))
    record.finish()
    return phase


def acts(path: Path, shown: Path) -> tuple[Act, ...]:
    record = read(path, shown)
    found: list[Act] = []
    for entry in record.records("acts"):
        act = Act(entry.text("id"), entry.text("label"), entry.text("description"), entry.texts("examples"))
        if any(act.id == other.id for other in found):
            entry.refuse("id", f"“{act.id}” tertulis dua kali")
        entry.finish()
        found.append(act)
    record.finish()
    return tuple(found)


def requirements(path: Path, shown: Path, limits: Container[str]) -> tuple[Requirement, ...]:
    record = read(path, shown)
    found = tuple(_requirement(entry, limits) for entry in record.records("requirements"))
    record.finish()
    return found


def _requirement(record: Record, limits: Container[str]) -> Requirement:
    found = Requirement(
        id=record.text("id"),
        kind=record.one_of("kind", ("formal", "material", "advice")),
        text=record.text("text"),
        short=record.text("short"),
        if_missing=record.text("if_missing"),
        confidence=confidence(record),
        limits=record.texts("limits"),
        handed_in=record.flag("handed_in", default=False),
    )
    unknown = [name for name in found.limits if name not in limits]
    if unknown:
        record.refuse("limits", f"batas waktu “{unknown[0]}” tidak ada di rules/limits/")
    record.finish()
    return found
