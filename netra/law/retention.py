"""How long contents of reports and cases are kept: rules as data. A figure that is not law's is told so."""

from collections.abc import Container, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Final

from netra.clock import Confidence
from netra.law.citations import Citation
from netra.law.records import citations, confidence
from netra.law.strict import Record, read

UNITS: Final = ("month",)


@dataclass(frozen=True, slots=True)
class RetentionRule:
    """One class of closed cases. `amount` is the law's own figure; None where none was found.

    `house_months` is this program's day of review: it brings the question to an officer and decides nothing.
    """

    id: str
    version: int
    title: str
    covers: tuple[str, ...]
    starts_with: str
    amount: int | None
    house_months: int
    basis: tuple[Citation, ...]
    confidence: Confidence
    note: str
    checked_on: date

    @property
    def is_law(self) -> bool:
        """Whether the figure stands in a law whose text was seen."""
        return self.amount is not None and self.confidence != "low"

    @property
    def months(self) -> int:
        return self.amount if self.amount is not None else self.house_months

    def review_on(self, closed_on: date) -> date:
        """The first day on which an officer may decide to erase; the last day of a shorter month."""
        return _months_later(closed_on, self.months)


def rules(path: Path, shown: Path, instruments: Container[str]) -> Mapping[str, RetentionRule]:
    """The rules of one file, by id; no stage is covered twice. Raises `RuleError`."""
    record = read(path, shown)
    found: dict[str, RetentionRule] = {}
    covered: set[str] = set()
    for entry in record.records("retention"):
        rule = _rule(entry, instruments)
        if rule.id in found:
            entry.refuse("id", f"“{rule.id}” tertulis dua kali")
        if covered & set(rule.covers):
            entry.refuse("covers", "tahap yang sama diatur dua kali")
        found[rule.id] = rule
        covered |= set(rule.covers)
    record.finish()
    return MappingProxyType(found)


def _rule(record: Record, instruments: Container[str]) -> RetentionRule:
    amount = record.number_or_none("amount")
    if (amount is None) != record.is_null("unit"):
        record.refuse("unit", "angka (amount) dan satuan (unit) harus ada keduanya atau tidak ada keduanya")
    if amount is not None:
        record.one_of("unit", UNITS)
    found = RetentionRule(
        id=record.text("id"),
        version=record.number("version"),
        title=record.text("title"),
        covers=record.texts("covers"),
        starts_with=record.text("starts_with"),
        amount=amount,
        house_months=record.number("house_months"),
        basis=citations(record, instruments),
        confidence=confidence(record),
        note=record.text("note", ""),
        checked_on=record.day("checked_on"),
    )
    if not found.covers:
        record.refuse("covers", "belum menyebut tahap yang diatur")
    record.finish()
    return found


def _months_later(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(day.year + years, month + 1, last)
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")
