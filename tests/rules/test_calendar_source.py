"""The frozen calendars against the package they were taken from, and against decrees we know by heart."""

from datetime import date
from pathlib import Path

import holidays
import pytest

from netra.law import load

RULEBOOK = load(Path(__file__).resolve().parents[2] / "rules")
CALENDAR = RULEBOOK.calendar
YEARS = range(2019, 2028)


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize(("kind", "category"), [("holiday", "public"), ("joint_leave", "government")])
def test_a_year_names_the_days_that_the_package_names(year: int, kind: str, category: str) -> None:
    ours = {day.on for day in CALENDAR.days_off if day.kind == kind and day.on.year == year}
    assert ours == set(holidays.country_holidays("ID", years=year, categories=(category,)))


@pytest.mark.parametrize("year", YEARS)
def test_a_year_marks_as_estimated_what_the_package_marks(year: int) -> None:
    theirs = holidays.country_holidays("ID", years=year, categories=("public", "government"), language="id")
    estimated = {day for day, name in theirs.items() if "perkiraan" in name}
    assert {day.on for day in CALENDAR.days_off if day.estimated and day.on.year == year} == estimated


@pytest.mark.parametrize(
    ("day", "decree"),
    [
        ("2019-04-17", "keppres-10-2019"),
        ("2020-12-09", "keppres-22-2020"),
        ("2024-02-14", "keppres-10-2024"),
        ("2024-11-27", "keppres-33-2024"),
    ],
)
def test_voting_days_are_holidays_by_presidential_decree(day: str, decree: str) -> None:
    off = CALENDAR.day_off(date.fromisoformat(day))
    assert off is not None
    assert (off.kind, off.decree) == ("holiday", decree)


@pytest.mark.parametrize(
    "day", ["2020-12-28", "2020-12-29", "2020-12-30", "2020-05-26", "2021-12-24", "2021-05-17"]
)
def test_joint_leave_that_the_pandemic_took_away_is_a_working_day(day: str) -> None:
    assert CALENDAR.is_working_day(date.fromisoformat(day))


@pytest.mark.parametrize("day", ["2020-12-31", "2021-05-12", "2023-04-21", "2023-06-30", "2025-08-18"])
def test_joint_leave_that_a_later_decree_gave_is_no_working_day(day: str) -> None:
    assert not CALENDAR.is_working_day(date.fromisoformat(day))


def test_every_day_off_names_a_decree_of_its_year() -> None:
    assert all(day.decree in RULEBOOK.decrees for day in CALENDAR.days_off)


def test_the_years_are_those_that_were_decreed() -> None:
    assert CALENDAR.years == tuple(YEARS)
