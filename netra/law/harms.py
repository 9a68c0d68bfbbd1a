"""Harm that an allegation may name, as data: whose words these are, and the articles where there are any."""

from collections.abc import Container
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from netra.clock import Confidence
from netra.law.citations import Citation
from netra.law.records import citations, confidence
from netra.law.strict import Record, read


@dataclass(frozen=True, slots=True)
class Harm:
    """One kind of harm alleged. `source`: whose words these are; an empty `basis`: no article was found."""

    id: str
    label: str
    description: str
    source: str
    basis: tuple[Citation, ...]
    confidence: Confidence
    note: str
    checked_on: date


def harms(path: Path, shown: Path, instruments: Container[str]) -> tuple[Harm, ...]:
    """The harms of one file, in their order, each id once. Raises `RuleError`."""
    record = read(path, shown)
    found: list[Harm] = []
    for entry in record.records("harms"):
        harm = _harm(entry, instruments)
        if harm.id in {each.id for each in found}:
            entry.refuse("id", f"“{harm.id}” tertulis dua kali")
        found.append(harm)
    record.finish()
    return tuple(found)


def _harm(record: Record, instruments: Container[str]) -> Harm:
    found = Harm(
        id=record.text("id"),
        label=record.text("label"),
        description=record.text("description"),
        source=record.text("source"),
        basis=citations(record, instruments, may_be_empty=True),
        confidence=confidence(record),
        note=record.text("note", ""),
        checked_on=record.day("checked_on"),
    )
    record.finish()
    return found
