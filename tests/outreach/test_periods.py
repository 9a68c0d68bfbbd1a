"""Between elections every year counts anew; erasing names changes no count."""

from datetime import date, datetime
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.db import connection

from netra import law
from netra.agencies.models import Agency, CivilServant
from netra.journal.models import Entry
from netra.outreach import queries, services
from netra.outreach.models import Attendance, AttendanceList, Reach, Tally, UnitSum
from netra.outreach.periods import begins_on, is_over, period_on
from tests.outreach.halls import comes, opened
from tests.outreach.meetings import WIB, a_visit
from tests.towns import ACTOR, a_government, an_agency, someone_at, staff_position

FIRST, SECOND, THIRD = date(2026, 2, 3), date(2026, 11, 10), date(2027, 3, 2)


@pytest.mark.parametrize(
    ("day", "period", "begins"),
    [
        (date(2024, 10, 30), "pilkada-2024", date(2024, 5, 5)),
        (date(2026, 3, 4), "tahun-2026", date(2026, 1, 1)),
        (date(2027, 1, 1), "tahun-2027", date(2027, 1, 1)),
    ],
)
def test_every_day_belongs_to_one_period_with_a_name(day: date, period: str, begins: date) -> None:
    assert (period_on(day), begins_on(day)) == (period, begins)
    assert not is_over(period, day)


def test_a_period_is_over_when_no_later_day_belongs_to_it() -> None:
    assert is_over("tahun-2026", date(2027, 1, 1))
    assert not is_over("tahun-2026", date(2026, 12, 31))
    assert is_over("pilkada-2024", date(2025, 6, 1))


@pytest.fixture
def dinas(db: None) -> Agency:
    return an_agency(a_government(), "dinas")


def noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, 0, tzinfo=WIB)


def gathered(dinas: Agency, day: date, *people: CivilServant) -> AttendanceList:
    """A closed list of that day with these people on it."""
    hall = opened(a_visit(dinas, on=day), at=noon(day))
    for person in people:
        comes(hall, person.number, at=noon(day))
    return services.close_attendance(attendance_list=hall, at=noon(day), actor=ACTOR)


def swept(dinas: Agency, on: date) -> None:
    services.erase_what_is_due(
        government=dinas.government, election_on=law.election_on, at=noon(on), actor=ACTOR
    )


def counted() -> dict[str, int]:
    rows = Tally.objects.filter(kind=Tally.Kind.BRIEFED).values_list("election", "count")
    found: dict[str, int] = {}
    for period, count in rows:
        found[period] = found.get(period, 0) + count
    return found


def test_nobody_is_counted_twice_in_a_year_and_erasing_names_changes_no_count(dinas: Agency) -> None:
    ani, budi, cici = (someone_at(staff_position(dinas)) for _ in range(3))
    gathered(dinas, FIRST, ani, budi)
    assert counted() == {"tahun-2026": 2}
    swept(dinas, date(2026, 9, 1))  # the names on the first list go, in the middle of the year
    assert (Attendance.objects.count(), Reach.objects.count()) == (0, 2)
    gathered(dinas, SECOND, ani, cici)
    gathered(dinas, THIRD, ani, budi)
    before = {"tahun-2026": 3, "tahun-2027": 2}
    assert counted() == before
    assert queries.differences(dinas.government) == {}
    swept(dinas, date(2027, 6, 1))
    assert (counted(), set(Reach.objects.values_list("election", flat=True))) == (before, {"tahun-2027"})
    swept(dinas, date(2028, 1, 2))
    assert (counted(), Reach.objects.count()) == (before, 0)
    assert queries.differences(dinas.government) == queries.sums_that_differ(dinas.government) == {}
    assert dict(UnitSum.objects.values_list("election", "briefed")) == before


def test_who_was_reached_goes_when_the_year_ends_after_its_last_list_was_erased(dinas: Agency) -> None:
    gathered(dinas, FIRST, someone_at(staff_position(dinas)))
    swept(dinas, date(2026, 9, 1))
    assert Reach.objects.count() == 1
    swept(dinas, date(2027, 1, 1))
    assert Reach.objects.count() == 0
    last = Entry.objects.order_by("-sequence")[0]
    assert (last.event, last.facts) == ("REACHED_FORGOTTEN", {"people": 1, "periods": ["tahun-2026"]})
    before = Entry.objects.count()
    swept(dinas, date(2027, 1, 2))
    assert Entry.objects.count() == before


def as_before_years_had_names(people: list[CivilServant]) -> None:
    """One period without a name for all years: whoever came first in it, and one count."""
    Reach.objects.exclude(
        pk__in=[Reach.objects.filter(civil_servant=each).first().pk for each in people]
    ).delete()  # type: ignore[union-attr]
    Reach.objects.update(election="")
    Tally.objects.exclude(pk=Tally.objects.order_by("pk")[0].pk).delete()
    Tally.objects.update(election="", count=len(people), last_on=THIRD)
    UnitSum.objects.exclude(pk=UnitSum.objects.order_by("pk")[0].pk).delete()
    UnitSum.objects.update(election="", briefed=len(people))


def test_counts_of_a_time_without_a_name_are_parted_into_years(dinas: Agency) -> None:
    people = [someone_at(staff_position(dinas)) for _ in range(3)]
    gathered(dinas, SECOND, *people[:2])
    gathered(dinas, THIRD, *people[1:])
    as_before_years_had_names(people)
    migrate()
    assert counted() == {"tahun-2026": 2, "tahun-2027": 2}
    assert queries.differences(dinas.government) == queries.sums_that_differ(dinas.government) == {}


def test_a_count_whose_names_are_gone_stays_in_the_year_of_its_last_list(dinas: Agency) -> None:
    gathered(dinas, FIRST, *[someone_at(staff_position(dinas)) for _ in range(2)])
    swept(dinas, date(2027, 1, 1))
    Tally.objects.update(election="")
    UnitSum.objects.update(election="")
    migrate()
    assert counted() == {"tahun-2026": 2}
    assert queries.differences(dinas.government) == queries.sums_that_differ(dinas.government) == {}


def migrate() -> None:
    step: Any = import_module("netra.outreach.migrations.0084_periods_between_elections")
    step.name_the_years(apps, connection.schema_editor())
