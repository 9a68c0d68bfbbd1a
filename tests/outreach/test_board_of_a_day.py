"""The coverage board of an earlier day: that day's roster, what was reached by then, nothing that points."""

from datetime import date, datetime

import pytest

from netra.agencies.models import Agency
from netra.outreach import queries, services
from netra.outreach.coverage import BRIEFED, PLEDGED
from tests.outreach.halls import a_hall, comes
from tests.outreach.meetings import WIB
from tests.outreach.signing import signed
from tests.towns import ACTOR, a_government, an_agency, someone_at, staff_position

pytestmark = pytest.mark.django_db
NOON = datetime(2024, 10, 16, 12, 0, tzinfo=WIB)
DAY_BEFORE, VISIT_DAY, LATER = date(2024, 10, 15), date(2024, 10, 16), date(2024, 10, 30)


@pytest.fixture
def dinas() -> Agency:
    return an_agency(a_government(), "dinas")


def test_the_roster_and_the_reach_are_those_of_the_day(dinas: Agency) -> None:
    hall, guests = a_hall(dinas, people=4)
    for guest in guests[:2]:
        comes(hall, guest.number)
    services.close_attendance(attendance_list=hall, at=NOON, actor=ACTOR)
    guests[3].postings.update(to_on=date(2024, 10, 20))
    told = {
        day: (found.share(BRIEFED).count, found.people)
        for day in (DAY_BEFORE, VISIT_DAY, LATER)
        for found in [queries.coverage_on(dinas.government, day, in_steps=True)]
    }
    assert told == {DAY_BEFORE: (0, 4), VISIT_DAY: (2, 4), LATER: (2, 3)}


def test_pledges_of_an_earlier_day_go_in_steps_of_five(dinas: Agency) -> None:
    people = [someone_at(staff_position(dinas)) for _ in range(20)]
    for day, part in ((14, people[:7]), (15, people[7:8])):
        for person in part:
            signed(person, dinas, at=datetime(2024, 10, day, 9, 0, tzinfo=WIB))
    steps = [
        queries.coverage_on(dinas.government, date(2024, 10, day), in_steps=True).share(PLEDGED)
        for day in (13, 14, 15)
    ]
    assert [(share.shown, share.count) for share in steps] == [("few", 0), ("exact", 5), ("exact", 5)]
    assert queries.coverage_on(dinas.government, date(2024, 10, 15)).share(PLEDGED).count == 8


def test_the_middle_of_a_period_whose_names_are_gone_is_not_counted_as_nobody(dinas: Agency) -> None:
    hall, guests = a_hall(dinas, people=2)
    comes(hall, guests[0].number)
    services.close_attendance(attendance_list=hall, at=NOON, actor=ACTOR)
    assert queries.is_countable_on(dinas.government, DAY_BEFORE)
    after = datetime(2025, 6, 2, 9, 0, tzinfo=WIB)
    services.erase_attendance(attendance_list=hall, election=None, at=after, actor=ACTOR)
    assert not queries.is_countable_on(dinas.government, DAY_BEFORE)
    assert queries.is_countable_on(dinas.government, LATER)
    assert queries.coverage_on(dinas.government, LATER).share(BRIEFED).count == 1
