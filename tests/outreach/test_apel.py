"""Two minutes at Monday's roll call: what binds these people on that day, and nothing else."""

from datetime import date

import pytest

from netra import law
from netra.outreach.apel import MOST_WORDS, next_monday, script_for

pytestmark = pytest.mark.core
CALENDAR = law.rulebook().calendar
EVERYBODY = ("pns", "pppk", "thl")
CAMPAIGN, BEFORE, BETWEEN = date(2024, 11, 4), date(2024, 8, 5), date(2026, 3, 9)
DAYS = (CAMPAIGN, BEFORE, BETWEEN, date(2024, 11, 25), date(2024, 1, 8))


@pytest.mark.parametrize("on", DAYS)
def test_every_norm_of_the_script_binds_on_that_day(on: date) -> None:
    bound = {norm.id for name in EVERYBODY for norm in law.advisor().binding(on, name)}
    points = script_for(on, EVERYBODY).points
    assert points
    assert {point.norm for point in points} <= bound


@pytest.mark.parametrize("on", DAYS)
@pytest.mark.parametrize("employments", [EVERYBODY, ("thl",), ("pns",), ()])
def test_it_never_takes_longer_than_two_minutes(on: date, employments: tuple[str, ...]) -> None:
    assert script_for(on, employments).words <= MOST_WORDS


def test_before_the_candidates_are_determined_other_norms_are_read() -> None:
    before = {point.norm for point in script_for(BEFORE, EVERYBODY).points}
    campaign = {point.norm for point in script_for(CAMPAIGN, EVERYBODY).points}
    assert any("bakal-calon" in norm for norm in before)
    assert not any("bakal-calon" in norm for norm in campaign)


def test_the_opening_says_the_phase_and_what_comes() -> None:
    opening = script_for(CAMPAIGN, EVERYBODY).opening
    assert "masa kampanye, hari ke-41 dari 60" in opening
    assert "Masa tenang mulai Minggu, 24 November 2024." in opening


def test_between_elections_no_phase_is_invented() -> None:
    opening = script_for(BETWEEN, EVERYBODY).opening
    assert "hari ke-" not in opening
    assert "mulai" not in opening


def test_a_norm_that_does_not_bind_all_says_whom_it_binds() -> None:
    for on in DAYS:
        for point in script_for(on, EVERYBODY).points:
            binds = {name for name in EVERYBODY if point.norm in _bound(on, name)}
            assert bool(point.whom) == (binds != set(EVERYBODY))


def test_every_point_names_its_article() -> None:
    assert all(point.article for on in DAYS for point in script_for(on, EVERYBODY).points)


def test_in_seven_weeks_everything_has_had_its_monday() -> None:
    mondays = [date(2024, 10, 7 * week) for week in (1, 2, 3, 4)] + [date(2024, 11, 4), date(2024, 11, 11)]
    first = {script_for(on, EVERYBODY).points[0].norm for on in mondays}
    assert len(first) == len(mondays)


def test_what_the_unit_missed_is_part_of_the_two_minutes() -> None:
    missed = ["Bolehkah menyukai unggahan calon?"]
    script = script_for(CAMPAIGN, EVERYBODY, missed)
    assert script.missed == tuple(missed)
    assert script.words <= MOST_WORDS


def test_the_roll_call_is_on_the_next_monday_that_is_a_working_day() -> None:
    assert next_monday(date(2024, 10, 30), CALENDAR) == date(2024, 11, 4)
    assert next_monday(date(2024, 11, 4), CALENDAR) == date(2024, 11, 4)
    assert next_monday(date(2024, 9, 10), CALENDAR) == date(2024, 9, 23)  # the 16th was a holiday


def test_beyond_the_calendar_a_monday_is_a_monday() -> None:
    year = CALENDAR.years[-1] + 1
    assert next_monday(date(year, 1, 1), CALENDAR).weekday() == 0


def _bound(on: date, employment: str) -> set[str]:
    return {norm.id for norm in law.advisor().binding(on, employment)}
