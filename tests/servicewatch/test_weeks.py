"""Weeks from Monday to Sunday."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netra.servicewatch.weeks import Week, last_full_week, week_of, weeks_until

pytestmark = pytest.mark.core
DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))


@pytest.mark.parametrize(
    ("monday", "words"),
    [
        (date(2024, 10, 21), "21–27 Oktober 2024"),
        (date(2024, 10, 28), "28 Oktober–3 November 2024"),
        (date(2024, 12, 30), "30 Desember 2024–5 Januari 2025"),
    ],
)
def test_a_week_says_nothing_twice(monday: date, words: str) -> None:
    assert Week(monday).words == words


def test_a_week_is_over_when_its_sunday_has_passed() -> None:
    week = Week(date(2024, 10, 21))
    assert not week.is_over_on(date(2024, 10, 27))
    assert week.is_over_on(date(2024, 10, 28))


@given(DAYS)
def test_every_day_lies_in_its_week_which_begins_on_a_monday(day: date) -> None:
    week = week_of(day)
    assert week.monday <= day <= week.sunday
    assert week.monday.weekday() == 0


@given(DAYS)
def test_the_last_full_week_is_over_and_the_next_is_not(day: date) -> None:
    last = last_full_week(day)
    assert last.is_over_on(day)
    assert not Week(last.opens_on).is_over_on(day)


@given(DAYS, st.integers(1, 60))
def test_weeks_follow_one_another_without_a_gap(day: date, count: int) -> None:
    weeks = weeks_until(week_of(day), count)
    assert len(weeks) == count
    assert all(later.monday - earlier.monday == timedelta(7) for earlier, later in pairwise(weeks))
