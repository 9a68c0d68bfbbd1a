"""Which office reads reports, and which one does when nobody there may: `rules/routing.yaml`."""

from collections.abc import Container
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from netra.clock import Confidence
from netra.law.citations import Citation
from netra.law.records import citations, confidence
from netra.law.strict import Record, read

TIERS = ("local", "province", "national")
"""How near an office is to the place of the deed; an office says its own."""


@dataclass(frozen=True, slots=True)
class Rung:
    """One step of the ladder: the offices of this tier read what no lower one can."""

    tier: str
    name: str
    basis: tuple[Citation, ...]
    confidence: Confidence
    note: str
    checked_on: date

    @property
    def id(self) -> str:
        """As lists of rules call it."""
        return f"routing/{self.tier}"


def ladder(path: Path, shown: Path, instruments: Container[str]) -> tuple[Rung, ...]:
    """The rungs from the nearest office upwards; each tier once, in the order of `TIERS`."""
    record = read(path, shown)
    rungs = tuple(_rung(entry, instruments) for entry in record.records("ladder"))
    tiers = [rung.tier for rung in rungs]
    if not tiers or tiers != sorted(set(tiers), key=TIERS.index):
        record.refuse("ladder", f"harus berurutan dan masing-masing sekali: {', '.join(TIERS)}")
    record.finish()
    return rungs


def _rung(record: Record, instruments: Container[str]) -> Rung:
    found = Rung(
        tier=record.one_of("tier", TIERS),
        name=record.text("name"),
        basis=citations(record, instruments),
        confidence=confidence(record),
        note=record.text("note", ""),
        checked_on=record.day("checked_on"),
    )
    record.finish()
    return found
