"""The prefix tables against the loop that anybody would write: every date 2019-2027, 1 to 90 days."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

import pytest
import yaml

from netra.clock import NoCalendarForYear
from netra.law import load

RULES = Path(__file__).resolve().parents[2] / "rules"
CALENDAR = load(RULES).calendar
FIRST, LAST = date(2019, 1, 1), date(2027, 12, 31)
MOST = 90


def test_every_date_and_every_amount_gives_what_the_day_by_day_loop_gives() -> None:
    off = days_off_as_written()
    for offset in range((LAST - FIRST).days + 1):
        start = FIRST + timedelta(days=offset)
        expected = list(islice(working_days_after(start, off), MOST))
        found = [CALENDAR.add_working_days(start, amount) for amount in range(1, len(expected) + 1)]
        assert found == expected, f"counting from {start}"


def test_every_count_that_leaves_2027_raises() -> None:
    off = days_off_as_written()
    checked = 0
    for offset in range(200):
        start = LAST - timedelta(days=offset)
        reachable = len(list(islice(working_days_after(start, off), MOST)))
        for amount in range(reachable + 1, MOST + 1):
            with pytest.raises(NoCalendarForYear, match="2028"):
                CALENDAR.add_working_days(start, amount)
            checked += 1
    assert checked > MOST


def working_days_after(start: date, off: set[date]) -> Iterator[date]:
    """One day after the other until the calendars end."""
    day = start + timedelta(days=1)
    while day <= LAST:
        if day.weekday() < 5 and day not in off:
            yield day
        day += timedelta(days=1)


def days_off_as_written() -> set[date]:
    """Read without our loader, so that the loop shares nothing with what it checks."""
    years = (yaml.safe_load(path.read_text(encoding="utf-8")) for path in (RULES / "calendar").glob("*.yaml"))
    return {date.fromisoformat(day["date"]) for year in years for day in year["days"]}
