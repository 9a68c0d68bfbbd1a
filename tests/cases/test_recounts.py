"""After a correction an operator sees which stored due dates would be others today; none is changed."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

import pytest
from django.core.management import call_command

from netra import law
from netra.cases import lifecycle
from netra.cases.models import Deadline
from netra.cases.work_queries import clocks_in
from netra.clock import Calendar, DayOff, NoCalendarForYear, Zone
from netra.law import Rulebook
from netra.reports import recounts
from netra.reports.recounts import CALENDAR, GONE, LAW, UNKNOWN, recount, rows_behind
from tests import factories

pytestmark = [pytest.mark.django_db]
HOLIDAY = date(2024, 11, 5)


def rows_of_any_limit(case: Any, many: int, seed: int) -> None:
    chance, rules = Random(seed), law.rulebook()
    limits = [*rules.limits, "no-such-limit"]
    moments = [
        datetime(2024, 10, 1, tzinfo=UTC) + timedelta(minutes=chance.randint(0, 90_000)) for _ in range(many)
    ]
    Deadline.objects.bulk_create(
        Deadline(
            case=case, purpose="handling", limit=chance.choice(limits), limit_version=chance.randint(1, 2),
            starts_at=at, due_on=at.date() + timedelta(days=chance.randint(0, 9)), binding=True,
            met_at=chance.choice((None, at)),
        )
        for at in moments
    )  # fmt: skip


def today(rules: Rulebook, row: Deadline, zone: Zone) -> date | None:
    if row.limit not in rules.limits:
        return None
    try:
        return law.due_for(rules, row.limit, row.starts_at, zone).due_on
    except NoCalendarForYear:
        return None


def with_a_holiday(on: date = HOLIDAY) -> Rulebook:
    rules = law.rulebook()
    moved = DayOff(on, "Libur yang baru ditetapkan", "holiday", "skb")
    return replace(rules, calendar=Calendar(rules.calendar.years, (*rules.calendar.days_off, moved)))


@pytest.mark.parametrize("zone", [Zone.WIB, Zone.WIT])
def test_a_recount_says_of_every_row_what_asking_the_clock_for_it_says(zone: Zone) -> None:
    case, _ = factories.case_at(lifecycle.SCREENING)
    rows_of_any_limit(case, 400, seed=1)
    rules, rows = with_a_holiday(), clocks_in(case.government)
    found = recount(rows, zone, rules)
    expected = {row.pk: today(rules, row, zone) for row in rows}
    differ = {row.pk for row in rows if row.due_on != expected[row.pk]}
    assert found.rows == len(expected)
    told = [row for each in found.differences for row in rows_behind(rows, each, zone)]
    assert {row.pk for row in told} == differ
    assert sum(each.rows for each in found.differences) == len(differ)
    assert sum(each.open_rows for each in found.differences) == sum(row.met_at is None for row in told)
    assert {each.why for each in found.differences} >= {LAW, CALENDAR, GONE}


def a_working_day_clock() -> Deadline:
    case, _ = factories.case_at(lifecycle.SCREENING)
    start = datetime(2024, 11, 4, 3, tzinfo=UTC)
    limit = next(
        each for each in law.rulebook().limits.values() if each.unit == "working_day" and each.amount
    )
    due_on = law.due_for(law.rulebook(), limit.id, start, Zone.WIB).due_on
    Deadline.objects.all().delete()
    return Deadline.objects.create(
        case=case, purpose="handling", limit=limit.id, limit_version=limit.version, starts_at=start,
        due_on=due_on, binding=True,
    )  # fmt: skip


def test_what_the_rules_still_say_does_not_differ() -> None:
    row = a_working_day_clock()
    assert recount(clocks_in(row.case.government), Zone.WIB).differences == ()


def test_a_new_holiday_is_told_as_the_calendars_doing_and_the_row_stays() -> None:
    row = a_working_day_clock()
    (found,) = recount(clocks_in(row.case.government), Zone.WIB, with_a_holiday()).differences
    assert (found.why, found.due_on, found.rows, found.open_rows) == (CALENDAR, row.due_on, 1, 1)
    assert row.due_on and found.due_today and found.due_today > row.due_on
    row.refresh_from_db()
    assert row.due_on == found.due_on


def test_a_year_without_a_calendar_leaves_the_date_open() -> None:
    row = a_working_day_clock()
    Deadline.objects.update(starts_at=datetime(2099, 12, 30, tzinfo=UTC), due_on=date(2100, 1, 4))
    (found,) = recount(clocks_in(row.case.government), Zone.WIB).differences
    assert (found.why, found.due_today) == (UNKNOWN, None)


def test_the_clock_is_asked_once_for_a_limit_and_a_day_however_many_rows() -> None:
    row = a_working_day_clock()
    Deadline.objects.bulk_create(replace_row(row, minutes) for minutes in range(50))
    found = recount(clocks_in(row.case.government), Zone.WIB)
    assert (found.rows, found.asked) == (51, 1)


def replace_row(row: Deadline, minutes: int) -> Deadline:
    at = row.starts_at + timedelta(minutes=minutes)
    return Deadline(
        case=row.case, purpose="handling", limit=row.limit, limit_version=row.limit_version, starts_at=at,
        due_on=row.due_on, binding=True,
    )  # fmt: skip


def test_the_command_tells_what_differs_with_dockets_and_changes_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    row = a_working_day_clock()
    call_command("netra_deadlines")
    before = list(Deadline.objects.values())
    moved = with_a_holiday()
    monkeypatch.setattr(recounts.law, "rulebook", lambda: moved)
    with pytest.raises(SystemExit):
        call_command("netra_deadlines", "--open")
    quiet, told = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert (quiet["cases"]["different"], told["cases"]["different"], told["changed"]) == (0, 1, 0)
    assert told["cases"]["groups"][0]["dockets"] == [row.case.docket]
    assert list(Deadline.objects.values()) == before
