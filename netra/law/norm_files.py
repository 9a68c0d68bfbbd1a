"""Reads `rules/norms/<topic>/`, `rules/allowed/`, `rules/sanctions/` and their lists strictly."""

from collections.abc import Container, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from netra.law.citations import Citation, Instrument
from netra.law.conditions import Between, Grammar
from netra.law.elections import NONE, PHASES, WINDOW
from netra.law.facts import Facts
from netra.law.norms import (
    ALWAYS_PHASE,
    CATEGORIES,
    EMPLOYMENTS,
    KINDS,
    Allowed,
    Binding,
    Change,
    Doubt,
    Norm,
    Overseer,
    Position,
    Proviso,
    Sanction,
    SanctionRule,
)
from netra.law.records import citations, confidence, read_named
from netra.law.strict import Record, read

NORM_PHASES = (ALWAYS_PHASE, *(name for name in PHASES if name != NONE), WINDOW)


@dataclass(frozen=True, slots=True)
class Shelf:
    """The names that a norm may refer to."""

    instruments: Mapping[str, Instrument]
    facts: Facts
    acts: Container[str]
    sanctions: Container[str]
    doubts: Mapping[str, Doubt]
    allowed: Container[str]

    def grammar(self, record: Record) -> Grammar:
        words = {"act": self.acts, "employment": EMPLOYMENTS, "phase": NORM_PHASES, "election": KINDS}
        return Grammar(record, self.facts, words)


def norm(path: Path, shown: Path, shelf: Shelf) -> Norm:
    name, record = read_named(path, shown)
    found = Norm(
        **_common(record, name, path.parent.name, shelf),
        basis=citations(record, shelf.instruments),
        binds=tuple(_binding(entry, shelf) for entry in record.records("binds")),
        unless=_names(record, "unless", shelf.allowed, "rules/allowed/"),
        category=record.one_of("category", tuple(CATEGORIES)),
        level=record.text("level", ""),
        guidance=record.flag("guidance", default=False),
    )
    record.finish()
    if not found.binds:
        record.refuse("binds", "siapa yang terikat (binds) belum ada")
    _check_window(record, found, shelf)
    return found


def allowed(path: Path, shown: Path, shelf: Shelf) -> Allowed:
    name, record = read_named(path, shown)
    found = Allowed(
        **_common(record, name, "dibolehkan", shelf),
        basis=citations_if_any(record, shelf.instruments),
        employments=_some(record, "employments", EMPLOYMENTS, "jenis kepegawaian"),
        provisos=tuple(_proviso(entry, shelf) for entry in record.records("provisos")),
    )
    record.finish()
    return found


def _common(record: Record, name: str, topic: str, shelf: Shelf) -> dict[str, Any]:
    return {
        "id": name,
        "topic": topic,
        "version": record.number("version"),
        "text": record.text("text"),
        "question": record.text("question"),
        "acts": _some(record, "acts", shelf.acts, "rules/acts.yaml"),
        "elections": _some(record, "elections", KINDS, "jenis pemilihan"),
        "phases": _some(record, "phases", NORM_PHASES, "fase"),
        "window": _window(record),
        "when": shelf.grammar(record).read("when"),
        "positions": tuple(_position(entry) for entry in record.records("positions")),
        "doubts": _names(record, "doubts", shelf.doubts, "rules/doubts.yaml"),
        "confidence": confidence(record),
        "safe": record.text("safe"),
        "note": record.text("note", ""),
        "checked_on": record.day("checked_on"),
        "history": tuple(_change(entry) for entry in record.records("history")),
    }


def _names(record: Record, key: str, known: Container[str], where: str) -> tuple[str, ...]:
    found = record.texts(key)
    for name in found:
        if name not in known:
            record.refuse(key, f"“{name}” tidak ada di {where}")
        if found.count(name) > 1:
            record.refuse(key, f"“{name}” tertulis dua kali")
    return found


def _some(record: Record, key: str, known: Container[str], where: str) -> tuple[str, ...]:
    found = _names(record, key, known, where)
    if not found:
        record.refuse(key, f"“{key}” harus berupa daftar yang tidak kosong")
    return found


def _window(record: Record, first: str = "effective_from", last: str = "effective_to") -> Between:
    window = Between(record.day_or_none(first), record.day_or_none(last))
    if window.since and window.until and window.until < window.since:
        record.refuse(last, "berakhir sebelum mulai")
    return window


def _check_window(record: Record, norm: Norm, shelf: Shelf) -> None:
    """A norm begins with an instrument that it cites, and its history begins there."""
    since, until = norm.window.since, norm.window.until
    if since is None:
        record.refuse("effective_from", "hari mulai berlaku (effective_from) belum ada")
    cited = [shelf.instruments[citation.instrument] for citation in norm.basis]
    if all(instrument.in_force_from != since for instrument in cited):
        record.refuse("effective_from", f"{since} bukan hari mulai berlaku salah satu dasar hukumnya")
    if until and not any(instrument.in_force_on(until) for instrument in cited):
        record.refuse("effective_to", f"tidak satu pun dasar hukumnya berlaku pada {until}")
    if not norm.history or norm.history[0].on != since:
        record.refuse("history", f"riwayat (history) harus dimulai pada {since}")


def _binding(record: Record, shelf: Shelf) -> Binding:
    found = Binding(
        employments=_some(record, "employments", EMPLOYMENTS, "jenis kepegawaian"),
        sanctions=_names(record, "sanctions", shelf.sanctions, "rules/sanctions/"),
        window=_window(record, "from", "to"),
        basis=citations_if_any(record, shelf.instruments),
        certain=record.flag("certain", default=True),
        note=record.text("note", ""),
    )
    record.finish()
    return found


def _proviso(record: Record, shelf: Shelf) -> Proviso:
    when = shelf.grammar(record).read("when")
    found = Proviso(record.text("text"), when, record.flag("settles", default=False))
    record.finish()
    return found


def _position(record: Record) -> Position:
    found = Position(
        record.text("who"), record.text("says"), record.text("source"), record.day_or_none("date")
    )
    record.finish()
    return found


def _change(record: Record) -> Change:
    found = Change(record.day("date"), record.text("text"))
    record.finish()
    return found


def citations_if_any(record: Record, instruments: Container[str]) -> tuple[Citation, ...]:
    """The `basis`, or nothing where the record has none."""
    return () if record.is_null("basis") else citations(record, instruments)


def sanction(path: Path, shown: Path, instruments: Container[str]) -> Sanction:
    name, record = read_named(path, shown)
    found = Sanction(
        id=name,
        name=record.text("name"),
        family=record.text("family"),
        level=record.text("level"),
        whom=record.texts("for"),
        imposed_by=record.texts("imposed_by"),
        lasts=record.text("lasts", ""),
        fine=record.text("fine", ""),
        basis=citations(record, instruments),
        confidence=confidence(record),
        note=record.text("note", ""),
        checked_on=record.day("checked_on"),
    )
    record.finish()
    return found


def sanction_rules(path: Path, shown: Path, instruments: Container[str]) -> tuple[SanctionRule, ...]:
    record = read(path, shown)
    found = tuple(_sanction_rule(entry, instruments) for entry in record.records("rules"))
    record.finish()
    return found


def _sanction_rule(record: Record, instruments: Container[str]) -> SanctionRule:
    found = SanctionRule(
        record.text("id"),
        record.text("text"),
        citations_if_any(record, instruments),
        confidence(record),
    )
    record.finish()
    return found


def doubts(path: Path, shown: Path) -> tuple[Doubt, ...]:
    record = read(path, shown)
    found: list[Doubt] = []
    for entry in record.records("doubts"):
        doubt = Doubt(entry.text("id"), entry.text("text"))
        if any(doubt.id == other.id for other in found):
            entry.refuse("id", f"“{doubt.id}” tertulis dua kali")
        entry.finish()
        found.append(doubt)
    record.finish()
    return tuple(found)


def overseers(path: Path, shown: Path, instruments: Container[str]) -> tuple[Overseer, ...]:
    record = read(path, shown)
    found = tuple(_overseer(entry, instruments) for entry in record.records("overseers"))
    record.finish()
    return found


def _overseer(record: Record, instruments: Container[str]) -> Overseer:
    found = Overseer(
        id=record.text("id"),
        name=record.text("name"),
        does=record.text("does"),
        window=_window(record, "from", "to"),
        basis=citations(record, instruments),
        note=record.text("note", ""),
    )
    record.finish()
    return found
