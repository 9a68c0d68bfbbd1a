"""Dates and clocks in the words of the interface, and the row of days of a case page."""

from datetime import date, datetime, timedelta

import pytest

from netra.clock import (
    Calendar,
    DayOff,
    Limit,
    Zone,
    clock_in_words,
    date_in_words,
    day_cells,
    due,
    hours_in_words,
    moment_in_words,
)
from netra.clock.limits import Unit

ELECTION_DAY = DayOff(date(2024, 11, 27), "Hari Pemilihan Kepala Daerah", "holiday", "keppres-33-2024")
LEAVE = DayOff(date(2024, 12, 26), "Cuti Bersama Hari Raya Natal", "joint_leave", "skb-2024-libur")
CALENDAR = Calendar([2024], [ELECTION_DAY, LEAVE])
TODAY = date(2024, 10, 30)  # a Wednesday


@pytest.mark.parametrize(
    ("due_on", "unit", "words"),
    [
        (date(2024, 11, 1), "calendar_day", "2 hari lagi"),
        (date(2024, 11, 1), "working_day", "2 hari kerja lagi"),
        (date(2024, 11, 4), "calendar_day", "5 hari lagi"),
        (date(2024, 11, 4), "working_day", "3 hari kerja lagi"),
        (date(2024, 11, 4), "unspecified_day", "5 hari lagi"),
        (TODAY, "calendar_day", "hari ini, sampai 23.59"),
        (TODAY, "working_day", "hari ini, sampai 23.59"),
        (TODAY, "hour", "hari ini"),
        (date(2024, 10, 29), "calendar_day", "lewat 1 hari"),
        (date(2024, 10, 25), "working_day", "lewat 5 hari"),
        (date(2025, 1, 2), "working_day", "64 hari lagi"),
        (None, None, "tanpa batas hari"),
    ],
)
def test_the_clock_speaks_plain_indonesian(due_on: date | None, unit: Unit | None, words: str) -> None:
    assert clock_in_words(due_on, unit, TODAY, CALENDAR) == words


@pytest.mark.parametrize(
    ("left", "words"),
    [
        (timedelta(hours=5, minutes=59), "5 jam lagi"),
        (timedelta(minutes=40), "40 menit lagi"),
        (timedelta(seconds=20), "kurang dari 1 menit lagi"),
        (timedelta(hours=-2), "lewat 2 jam"),
        (timedelta(minutes=-3), "lewat 3 menit"),
    ],
)
def test_a_limit_in_hours_speaks_in_hours_and_minutes(left: timedelta, words: str) -> None:
    now = datetime(2024, 10, 30, 14, 20, tzinfo=Zone.WIB.tz)
    assert hours_in_words(now + left, now) == words


def test_a_date_is_told_with_its_weekday() -> None:
    assert date_in_words(TODAY) == "Rabu, 30 Oktober 2024"


def test_a_moment_is_told_in_the_zone_of_the_place() -> None:
    moment = datetime(2024, 10, 30, 14, 20, tzinfo=Zone.WIB.tz)
    assert moment_in_words(moment) == "Rabu, 30 Oktober 2024, 14.20 WIB"
    assert moment_in_words(moment, Zone.WIT) == "Rabu, 30 Oktober 2024, 16.20 WIT"


def test_the_row_of_days_shows_what_counted_and_what_did_not() -> None:
    cells = cells_of(3, datetime(2024, 11, 22, 9, 0, tzinfo=Zone.WIB.tz))
    assert [(cell.label, cell.state) for cell in cells] == [
        ("mulai", "start"),
        ("Sabtu", "skipped"),
        ("Minggu", "skipped"),
        ("ke-1", "counted"),
        ("ke-2", "counted"),
        ("libur", "skipped"),
        ("ke-3", "due"),
    ]


def test_the_row_of_days_knows_today() -> None:
    cells = cells_of(3, datetime(2024, 11, 22, 9, 0, tzinfo=Zone.WIB.tz), today=date(2024, 11, 27))
    assert [cell.on for cell in cells if cell.is_today] == [date(2024, 11, 27)]


def test_joint_leave_is_told_apart_from_a_holiday() -> None:
    cells = cells_of(1, datetime(2024, 12, 25, 9, 0, tzinfo=Zone.WIB.tz))
    assert [(cell.label, cell.why) for cell in cells[1:]] == [
        ("cuti bersama", "Cuti Bersama Hari Raya Natal"),
        ("ke-1", ""),
    ]


def test_a_limit_without_a_date_has_no_row_of_days() -> None:
    figureless = Limit("contoh", 1, None, None, "max", (), "low")
    start = datetime(2024, 11, 22, 9, 0, tzinfo=Zone.WIB.tz)
    assert day_cells(due(figureless, start, CALENDAR, Zone.WIB), TODAY) == ()


def cells_of(amount: int, start: datetime, today: date = TODAY):  # type: ignore[no-untyped-def]
    limit = Limit("contoh", 1, amount, "working_day", "max", (), "high")
    return day_cells(due(limit, start, CALENDAR, Zone.WIB), today)
