"""Reads `rules/calendar/<year>.yaml` into the clock's calendar: one file per year, frozen per decree."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import cast

from netra.clock import Calendar, Confidence, DayOff
from netra.clock.working_days import DayOffKind
from netra.law.records import confidence
from netra.law.strict import Record, RuleError, read


@dataclass(frozen=True, slots=True)
class Decree:
    """The decision that made a day off: its number as written, or none where it is not known."""

    id: str
    number: str
    title: str
    confidence: Confidence
    note: str


@dataclass(frozen=True, slots=True)
class Year:
    """One year's days off and the decrees behind them."""

    year: int
    source: str
    checked_on: date
    decrees: tuple[Decree, ...]
    days: tuple[DayOff, ...]


def calendar_of(years: tuple[Year, ...], shown: Path) -> Calendar:
    """All years as one calendar; a folder without years, or with a gap between them, is refused."""
    numbers = {year.year for year in years}
    if not numbers:
        raise RuleError(shown, 1, "belum ada kalender satu tahun pun")
    for missing in sorted(set(range(min(numbers), max(numbers))) - numbers):
        raise RuleError(
            shown / f"{missing}.yaml", 1, "berkas belum ada, padahal tahun sebelum dan sesudahnya ada"
        )
    return Calendar(numbers, (day for year in years for day in year.days))


def year(path: Path, shown: Path) -> Year:
    record = read(path, shown)
    number = record.number("year")
    if str(number) != path.stem:
        record.refuse("year", f"“{number}” tidak sama dengan nama berkas “{path.stem}”")
    decrees = tuple(_decree(entry) for entry in record.records("decrees"))
    found = Year(
        year=number,
        source=record.text("source"),
        checked_on=record.day("checked_on"),
        decrees=decrees,
        days=_days(record, number, {decree.id for decree in decrees}),
    )
    record.finish()
    return found


def _decree(record: Record) -> Decree:
    decree = Decree(
        record.text("id"),
        record.text("number", ""),
        record.text("title"),
        confidence(record),
        record.text("note", ""),
    )
    record.finish()
    return decree


def _days(record: Record, year: int, decrees: set[str]) -> tuple[DayOff, ...]:
    found: dict[date, DayOff] = {}
    for entry in record.records("days"):
        day = _day_off(entry)
        if day.on.year != year:
            entry.refuse("date", f"{day.on} bukan tanggal tahun {year}")
        if day.on in found:
            entry.refuse("date", f"{day.on} tertulis dua kali")
        if day.decree not in decrees:
            entry.refuse("decree", f"keputusan “{day.decree}” tidak ada di daftar decrees")
        found[day.on] = day
    return tuple(found.values())


def _day_off(record: Record) -> DayOff:
    day = DayOff(
        on=record.day("date"),
        name=record.text("name"),
        kind=cast(DayOffKind, record.one_of("kind", ("holiday", "joint_leave"))),
        decree=record.text("decree"),
        estimated=record.flag("estimated", default=False),
    )
    record.finish()
    return day
