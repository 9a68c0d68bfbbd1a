"""How many decided cases have to share what a lesson says before it may be released: a rule as data."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from netra.clock import Confidence
from netra.law.records import confidence
from netra.law.strict import read


@dataclass(frozen=True, slots=True)
class LessonRule:
    """`law_cases` is the law's own figure; None where none was found: then `house_cases` is ours."""

    id: str
    version: int
    title: str
    law_cases: int | None
    house_cases: int
    confidence: Confidence
    note: str
    checked_on: date

    @property
    def at_least(self) -> int:
        """Decided cases with the same codes that a released lesson needs, its own among them."""
        return self.law_cases if self.law_cases is not None else self.house_cases


def lesson_rule(path: Path, shown: Path) -> LessonRule:
    """The rule of one file. Raises `RuleError`; fewer than two cases would name the one."""
    record = read(path, shown)
    found = LessonRule(
        id=record.text("id"),
        version=record.number("version"),
        title=record.text("title"),
        law_cases=record.number_or_none("law_cases"),
        house_cases=record.number("house_cases"),
        confidence=confidence(record),
        note=record.text("note", ""),
        checked_on=record.day("checked_on"),
    )
    if found.at_least < 2:
        record.refuse("house_cases", "paling sedikit dua: satu perkara menunjuk orangnya")
    record.finish()
    return found
