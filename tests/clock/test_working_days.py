"""Working days: the properties that hold for every calendar, and the edges where a calendar ends."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netra.clock import Calendar, DayOff, NoCalendarForYear

YEARS = (2024, 2025)
ANY_DAY = st.dates(date(2024, 1, 1), date(2025, 6, 30))
AMOUNTS = st.integers(0, 60)
DAYS_OFF = st.sets(st.dates(date(2024, 1, 1), date(2025, 12, 31)), max_size=40)


@given(DAYS_OFF, ANY_DAY, AMOUNTS)
@settings(max_examples=60)
def test_nothing_is_ever_due_on_a_day_off(off: set[date], start: date, amount: int) -> None:
    end = calendar_with(off).add_working_days(start, amount)
    assert end.weekday() < 5
    assert end not in off


@given(DAYS_OFF, ANY_DAY, st.integers(0, 40), AMOUNTS)
@settings(max_examples=60)
def test_a_later_start_is_never_due_earlier(off: set[date], start: date, delay: int, amount: int) -> None:
    calendar = calendar_with(off)
    later = start + timedelta(days=delay)
    assert calendar.add_working_days(start, amount) <= calendar.add_working_days(later, amount)


@given(DAYS_OFF, st.dates(date(2024, 1, 1), date(2025, 12, 31)), ANY_DAY, AMOUNTS)
@settings(max_examples=60)
def test_one_more_holiday_never_shortens(off: set[date], extra: date, start: date, amount: int) -> None:
    before = calendar_with(off).add_working_days(start, amount)
    assert calendar_with(off | {extra}).add_working_days(start, amount) >= before


@given(DAYS_OFF, ANY_DAY, st.integers(1, 60))
@settings(max_examples=60)
def test_the_days_between_start_and_due_date_are_the_amount(off: set[date], start: date, amount: int) -> None:
    calendar = calendar_with(off)
    assert calendar.working_days_between(start, calendar.add_working_days(start, amount)) == amount


@given(DAYS_OFF, ANY_DAY, ANY_DAY)
@settings(max_examples=60)
def test_counting_backwards_is_the_same_count_below_zero(off: set[date], one: date, other: date) -> None:
    calendar = calendar_with(off)
    assert calendar.working_days_between(one, other) == -calendar.working_days_between(other, one)


def test_the_day_of_the_event_does_not_count() -> None:
    assert calendar_with(set()).add_working_days(date(2024, 10, 14), 1) == date(2024, 10, 15)


def test_a_friday_event_starts_counting_on_monday() -> None:
    assert calendar_with(set()).add_working_days(date(2024, 10, 11), 1) == date(2024, 10, 14)


def test_joint_leave_is_no_working_day() -> None:
    leave = DayOff(date(2024, 12, 26), "Cuti Bersama Hari Raya Natal", "joint_leave", "skb")
    calendar = Calendar(YEARS, [leave])
    assert calendar.add_working_days(date(2024, 12, 25), 1) == date(2024, 12, 27)
    assert calendar.why_not_working(date(2024, 12, 26)) == "Cuti Bersama Hari Raya Natal"


def test_a_limit_of_no_days_waits_for_a_working_day() -> None:
    calendar = calendar_with(set())
    assert calendar.add_working_days(date(2024, 10, 15), 0) == date(2024, 10, 15)
    assert calendar.add_working_days(date(2024, 10, 12), 0) == date(2024, 10, 14)


def test_a_limit_never_runs_backwards() -> None:
    with pytest.raises(ValueError, match="backwards"):
        calendar_with(set()).add_working_days(date(2024, 10, 15), -1)


@pytest.mark.parametrize(
    ("start", "amount", "year"),
    [
        (date(2023, 12, 31), 1, 2023),
        (date(1999, 1, 1), 0, 1999),
        (date(2025, 12, 31), 1, 2026),
        (date(2025, 12, 1), 90, 2026),
        (date(2026, 1, 1), 1, 2026),
        (date(2031, 5, 5), 0, 2031),
        (date(2031, 5, 5), 7, 2031),
    ],
)
def test_a_year_without_a_calendar_raises_and_names_the_year(start: date, amount: int, year: int) -> None:
    with pytest.raises(NoCalendarForYear) as refused:
        calendar_with(set()).add_working_days(start, amount)
    assert refused.value.year == year


def test_counting_between_needs_both_years() -> None:
    with pytest.raises(NoCalendarForYear):
        calendar_with(set()).working_days_between(date(2025, 12, 1), date(2026, 1, 5))


def test_asking_about_a_day_of_an_unknown_year_raises() -> None:
    with pytest.raises(NoCalendarForYear):
        calendar_with(set()).is_working_day(date(2026, 1, 3))


def test_a_moment_is_no_day() -> None:
    with pytest.raises(TypeError, match="zone"):
        calendar_with(set()).add_working_days(datetime(2024, 10, 15, 9, 30, tzinfo=UTC), 3)


def test_a_calendar_with_a_missing_year_is_refused() -> None:
    with pytest.raises(ValueError, match="2023"):
        Calendar([2022, 2024], [])


def test_a_calendar_without_years_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one year"):
        Calendar([], [])


def test_a_day_off_outside_the_years_is_refused() -> None:
    with pytest.raises(ValueError, match="outside"):
        calendar_with({date(2026, 1, 1)})


def test_a_day_off_named_twice_is_refused() -> None:
    day = DayOff(date(2024, 5, 1), "Hari Buruh", "holiday", "skb")
    with pytest.raises(ValueError, match="twice"):
        Calendar(YEARS, [day, day])


@pytest.mark.parametrize(
    ("start", "end", "touched"),
    [
        (date(2025, 3, 1), date(2025, 3, 8), False),
        (date(2025, 3, 1), date(2025, 3, 9), True),  # the feast may come a day earlier
        (date(2025, 3, 10), date(2025, 3, 14), True),  # or a day later
        (date(2025, 3, 11), date(2025, 3, 14), False),
    ],
)
def test_an_estimate_reaches_one_day_to_both_sides(start: date, end: date, touched: bool) -> None:
    feast = DayOff(date(2025, 3, 10), "Hari Raya Idul Fitri", "holiday", "skb", estimated=True)
    assert Calendar(YEARS, [feast]).rests_on_an_estimate(start, end) is touched


def calendar_with(off: set[date]) -> Calendar:
    return Calendar(YEARS, [DayOff(day, "libur", "holiday", "skb") for day in off])
