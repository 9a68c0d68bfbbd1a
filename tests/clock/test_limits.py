"""Limits: what counts, until when, and what stays open where the law leaves it open."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netra.clock import (
    Calendar,
    DateOutOfReach,
    DayOff,
    Limit,
    MomentWithoutZone,
    NoCalendarForYear,
    Zone,
    add_months,
    due,
    zone_of,
)
from netra.clock.limits import Unit

ELECTION_DAY = DayOff(date(2024, 11, 27), "Hari Pemilihan Kepala Daerah", "holiday", "keppres-33-2024")
CALENDAR = Calendar([2024, 2025], [ELECTION_DAY])
MORNING = datetime(2024, 11, 22, 9, 30, tzinfo=Zone.WIB.tz)  # a Friday


def test_working_days_skip_the_weekend_and_the_holiday_and_say_why() -> None:
    found = due(limit(3, "working_day"), MORNING, CALENDAR, Zone.WIB)
    assert found.counted == (date(2024, 11, 25), date(2024, 11, 26), date(2024, 11, 28))
    assert found.skipped == (
        (date(2024, 11, 23), "Sabtu"),
        (date(2024, 11, 24), "Minggu"),
        (date(2024, 11, 27), "Hari Pemilihan Kepala Daerah"),
    )


def test_calendar_days_count_the_weekend_and_the_holiday() -> None:
    found = due(limit(5, "calendar_day"), MORNING, CALENDAR, Zone.WIB)
    assert found.due_on == date(2024, 11, 27)
    assert found.counted == tuple(date(2024, 11, day) for day in range(23, 28))
    assert found.skipped == ()


def test_a_limit_in_days_runs_until_the_last_second_of_the_local_day() -> None:
    found = due(limit(3, "calendar_day"), MORNING, CALENDAR, Zone.WITA)
    assert found.due_at is not None
    assert found.due_at.isoformat() == "2024-11-25T23:59:59+08:00"


def test_hours_run_to_the_minute() -> None:
    found = due(limit(24, "hour"), MORNING, CALENDAR, Zone.WIB)
    assert found.due_at == MORNING + timedelta(hours=24)
    assert found.due_on == date(2024, 11, 23)
    assert found.counted == ()


def test_hours_take_the_date_of_the_zone() -> None:
    start = datetime(2024, 11, 22, 16, 30, tzinfo=UTC)
    found = due(limit(24, "hour"), start, CALENDAR, Zone.WIB)
    assert found.due_on == date(2024, 11, 23)
    assert due(limit(24, "hour"), start, CALENDAR, Zone.WITA).due_on == date(2024, 11, 24)


@pytest.mark.parametrize(
    ("start", "amount", "end"),
    [
        (date(2025, 10, 16), 24, date(2027, 10, 16)),
        (date(2024, 8, 31), 6, date(2025, 2, 28)),
        (date(2023, 8, 31), 6, date(2024, 2, 29)),
        (date(2024, 12, 15), 1, date(2025, 1, 15)),
        (date(2024, 11, 30), 0, date(2024, 11, 30)),
    ],
)
def test_months_keep_the_day_or_end_with_the_month(start: date, amount: int, end: date) -> None:
    assert add_months(start, amount) == end


def test_months_need_no_calendar_and_list_their_turning_days() -> None:
    start = datetime(2030, 1, 31, 8, 0, tzinfo=Zone.WIB.tz)
    found = due(limit(3, "month"), start, CALENDAR, Zone.WIB)
    assert found.counted == (date(2030, 2, 28), date(2030, 3, 31), date(2030, 4, 30))
    assert found.due_on == date(2030, 4, 30)


def test_late_evening_in_utc_is_already_the_next_day_in_indonesia() -> None:
    start = datetime(2024, 11, 22, 23, 30, tzinfo=UTC)
    found = due(limit(3, "calendar_day"), start, CALENDAR, Zone.WIB)
    assert found.start_on == date(2024, 11, 23)
    assert found.due_on == date(2024, 11, 26)


def test_the_zone_of_the_place_decides_on_which_day_the_event_fell() -> None:
    start = datetime(2024, 11, 22, 15, 30, tzinfo=UTC)
    ends = {zone: due(limit(1, "calendar_day"), start, CALENDAR, zone).due_on for zone in Zone}
    assert ends == {
        Zone.WIB: date(2024, 11, 23),
        Zone.WITA: date(2024, 11, 23),
        Zone.WIT: date(2024, 11, 24),
    }


def test_the_offset_names_the_zone() -> None:
    assert zone_of(datetime(2024, 1, 1, tzinfo=Zone.WIT.tz)) is Zone.WIT
    assert zone_of(datetime(2024, 1, 1, tzinfo=UTC)) is None


def test_an_unnamed_kind_of_day_is_computed_both_ways_and_shows_the_earlier() -> None:
    found = due(limit(3, "unspecified_day"), MORNING, CALENDAR, Zone.WIB)
    assert [(reading.unit, reading.due_on) for reading in found.alternatives] == [
        ("calendar_day", date(2024, 11, 25)),
        ("working_day", date(2024, 11, 28)),
    ]
    assert found.due_on == date(2024, 11, 25)


def test_an_unnamed_kind_of_day_needs_the_calendar_too() -> None:
    start = datetime(2031, 1, 1, 8, 0, tzinfo=Zone.WIB.tz)
    with pytest.raises(NoCalendarForYear):
        due(limit(3, "unspecified_day"), start, CALENDAR, Zone.WIB)


def test_a_limit_without_a_figure_has_no_date_and_binds_nobody() -> None:
    found = due(limit(None, None), MORNING, CALENDAR, Zone.WIB)
    assert (found.due_on, found.due_at, found.counted, found.skipped) == (None, None, (), ())
    assert not found.binding


def test_a_doubtful_limit_warns_and_never_binds() -> None:
    doubtful = replace(limit(7, "calendar_day"), confidence="low")
    assert not due(doubtful, MORNING, CALENDAR, Zone.WIB).binding
    assert due(limit(7, "calendar_day"), MORNING, CALENDAR, Zone.WIB).binding


def test_a_limit_no_longer_in_use_never_binds() -> None:
    assert not due(replace(limit(7, "calendar_day"), active=False), MORNING, CALENDAR, Zone.WIB).binding


def test_calendar_days_need_no_calendar() -> None:
    start = datetime(2031, 5, 5, 9, 0, tzinfo=Zone.WIB.tz)
    assert due(limit(7, "calendar_day"), start, CALENDAR, Zone.WIB).due_on == date(2031, 5, 12)


def test_working_days_of_an_unknown_year_raise() -> None:
    start = datetime(2031, 5, 5, 9, 0, tzinfo=Zone.WIB.tz)
    with pytest.raises(NoCalendarForYear, match="2031"):
        due(limit(7, "working_day"), start, CALENDAR, Zone.WIB)


def test_only_working_days_rest_on_an_estimated_holiday() -> None:
    feast = DayOff(date(2024, 11, 25), "Hari Raya", "holiday", "skb", estimated=True)
    calendar = Calendar([2024], [feast])
    assert due(limit(3, "working_day"), MORNING, calendar, Zone.WIB).provisional
    assert not due(limit(3, "calendar_day"), MORNING, calendar, Zone.WIB).provisional


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(MomentWithoutZone):
        due(limit(7, "calendar_day"), datetime(2024, 10, 15, 9, 30), CALENDAR, Zone.WIB)  # noqa: DTZ001


@pytest.mark.parametrize("unit", ["calendar_day", "hour", "month"])
def test_a_count_beyond_the_last_year_is_refused_by_name(unit: Unit) -> None:
    start = datetime(9999, 12, 30, 9, 0, tzinfo=Zone.WIB.tz)
    with pytest.raises(DateOutOfReach):
        due(limit(72, unit), start, CALENDAR, Zone.WIB)


@given(
    st.datetimes(datetime(2024, 1, 1), datetime(2025, 6, 1), timezones=st.sampled_from([UTC, Zone.WIT.tz])),  # noqa: DTZ001
    st.sampled_from(["calendar_day", "working_day", "unspecified_day"]),
    st.integers(0, 30),
    st.sampled_from(list(Zone)),
)
@settings(max_examples=80)
def test_every_day_of_the_span_is_counted_or_skipped_once(
    start: datetime, unit: Unit, amount: int, zone: Zone
) -> None:
    found = due(limit(amount, unit), start, CALENDAR, zone)
    assert found.due_on is not None
    explained = sorted([*found.counted, *(day for day, _ in found.skipped)])
    span = (found.due_on - found.start_on).days
    assert explained == [found.start_on + timedelta(days=number) for number in range(1, span + 1)]


@given(
    st.sampled_from(["calendar_day", "working_day", "hour", "month"]), st.integers(0, 30), st.integers(0, 500)
)
@settings(max_examples=60)
def test_a_later_event_is_never_due_earlier(unit: Unit, amount: int, hours: int) -> None:
    later = MORNING + timedelta(hours=hours % 200)
    first = due(limit(amount, unit), MORNING, CALENDAR, Zone.WIB).due_at
    second = due(limit(amount, unit), later, CALENDAR, Zone.WIB).due_at
    assert first is not None
    assert second is not None
    assert first <= second


def limit(amount: int | None, unit: Unit | None) -> Limit:
    return Limit(
        id="contoh",
        version=1,
        amount=amount,
        unit=unit,
        kind="max",
        basis=(("uu-1-2015", "134(5)"),),
        confidence="high",
    )
