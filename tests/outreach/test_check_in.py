"""Checking people in: once each, whatever is sent twice, whoever comes by two doors."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from netra.agencies.models import Agency
from netra.outreach import queries, services
from netra.outreach.check_in import Verdict
from netra.outreach.models import Attendance
from tests.outreach.halls import MORNING, a_hall, a_tap, comes, standing
from tests.threads import together
from tests.towns import ACTOR, a_government, an_agency, someone_at, staff_position

pytestmark = pytest.mark.django_db


def test_an_expected_person_is_in(dinas: Agency) -> None:
    attendance_list, (first, *_) = a_hall(dinas)
    answer = comes(attendance_list, first.number)
    assert (answer.verdict, answer.at, answer.person) == (Verdict.IN, MORNING, first.pk)


def test_the_second_time_says_when_and_where_the_first_was(dinas: Agency) -> None:
    attendance_list, (first, *_) = a_hall(dinas)
    comes(attendance_list, first.number)
    answer = comes(attendance_list, first.number, at=MORNING + timedelta(minutes=5), door="Pintu barat")
    assert (answer.verdict, answer.at, answer.door) == (Verdict.ALREADY, MORNING, "Pintu timur")
    assert queries.present_count(attendance_list.briefing_id) == 1


def test_the_same_message_twice_gets_the_same_answer(dinas: Agency) -> None:
    attendance_list, (first, *_) = a_hall(dinas)
    nonce = uuid4()
    one = comes(attendance_list, first.number, nonce=nonce)
    two = comes(attendance_list, first.number, nonce=nonce, at=MORNING + timedelta(minutes=5))
    assert one == two
    assert Attendance.objects.count() == 1


def test_one_ticket_lets_one_person_in(dinas: Agency) -> None:
    attendance_list, (first, second, *_) = a_hall(dinas)
    nonce = uuid4()
    comes(attendance_list, first.number, nonce=nonce)
    assert comes(attendance_list, second.number, nonce=nonce).verdict == Verdict.NONCE_USED
    assert queries.present_count(attendance_list.briefing_id) == 1


def test_a_nonce_of_one_briefing_lets_nobody_into_another(dinas: Agency) -> None:
    here, (first, *_) = a_hall(dinas)
    there, _ = a_hall(dinas, title="Acara lain")
    nonce = uuid4()
    comes(here, first.number, nonce=nonce)
    assert comes(there, first.number, nonce=nonce).verdict == Verdict.NONCE_USED


def test_somebody_on_the_roster_comes_in_without_an_invitation(dinas: Agency) -> None:
    attendance_list, _ = a_hall(dinas)
    visitor = someone_at(staff_position(an_agency(dinas.government, "lain")))
    assert comes(attendance_list, visitor.number).verdict == Verdict.IN


def test_an_unknown_number_is_not_on_the_list_and_not_stored(dinas: Agency) -> None:
    attendance_list, _ = a_hall(dinas)
    assert comes(attendance_list, "199001012015011001").verdict == Verdict.UNLISTED
    assert Attendance.objects.count() == 0


def test_somebody_who_is_not_on_the_list_may_come_in_all_the_same(dinas: Agency) -> None:
    attendance_list, _ = a_hall(dinas)
    assert comes(attendance_list, "A-1", name="Tamu Contoh", add=True).verdict == Verdict.IN
    [row] = queries.unmatched_of(attendance_list.briefing_id)
    assert (row.typed_number, row.typed_name, row.civil_servant) == ("A-1", "Tamu Contoh", None)


def test_such_a_person_too_is_counted_once(dinas: Agency) -> None:
    attendance_list, _ = a_hall(dinas)
    comes(attendance_list, "A-1", add=True)
    assert comes(attendance_list, "A-1", add=True).verdict == Verdict.ALREADY
    assert comes(attendance_list, "A-1").verdict == Verdict.ALREADY


def test_adding_a_number_that_is_on_the_roster_finds_the_person(dinas: Agency) -> None:
    attendance_list, (first, *_) = a_hall(dinas)
    assert comes(attendance_list, first.number, add=True).person == first.pk


def test_nobody_comes_in_without_number_and_name(dinas: Agency) -> None:
    attendance_list, _ = a_hall(dinas)
    assert comes(attendance_list, "", add=True).verdict == Verdict.UNLISTED


def test_two_guests_without_a_number_are_two(dinas: Agency) -> None:
    attendance_list, _ = a_hall(dinas)
    for name in ("Tamu Satu", "Tamu Dua"):
        assert comes(attendance_list, "", name=name, add=True).verdict == Verdict.IN
    assert queries.present_count(attendance_list.briefing_id) == 2


def test_the_same_number_in_another_government_is_another_person(dinas: Agency) -> None:
    attendance_list, _ = a_hall(dinas)
    stranger = someone_at(staff_position(an_agency(a_government("99.02"), "dinas")))
    assert comes(attendance_list, stranger.number).verdict == Verdict.UNLISTED


def test_a_closed_list_lets_nobody_in(dinas: Agency) -> None:
    attendance_list, (first, second, *_) = a_hall(dinas)
    comes(attendance_list, first.number)
    services.close_attendance(attendance_list=attendance_list, at=MORNING, actor=ACTOR)
    assert comes(attendance_list, second.number).verdict == Verdict.CLOSED
    assert comes(attendance_list, "A-1", add=True).verdict == Verdict.CLOSED


def test_a_closed_list_still_knows_who_was_there(dinas: Agency) -> None:
    attendance_list, (first, *_) = a_hall(dinas)
    comes(attendance_list, first.number)
    services.close_attendance(attendance_list=attendance_list, at=MORNING, actor=ACTOR)
    assert comes(attendance_list, first.number).verdict == Verdict.ALREADY


def test_a_check_in_is_one_statement_when_all_is_well(dinas: Agency) -> None:
    attendance_list, (first, *_) = a_hall(dinas)
    at_the_door, tap = standing(attendance_list), a_tap(first.number)
    with CaptureQueriesContext(connection) as seen:
        services.check_in(standing=at_the_door, tap=tap)
    assert len(seen) == 1


@pytest.mark.django_db(transaction=True)
def test_the_same_person_by_eight_doors_at_once_counts_once(dinas: Agency) -> None:
    attendance_list, (first, *_) = a_hall(dinas)
    at_the_door = standing(attendance_list)
    runs = together(
        8, lambda door: services.check_in(standing=at_the_door, tap=a_tap(first.number, door=f"Pintu {door}"))
    )
    assert runs.errors == []
    assert sorted(answer.verdict for answer in runs.results) == [Verdict.IN] + [Verdict.ALREADY] * 7
    assert len({(answer.at, answer.door) for answer in runs.results}) == 1
    assert Attendance.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_one_ticket_used_by_eight_people_at_once_lets_one_in(dinas: Agency) -> None:
    attendance_list, guests = a_hall(dinas, people=8)
    at_the_door, nonce = standing(attendance_list), uuid4()
    runs = together(
        8, lambda n: services.check_in(standing=at_the_door, tap=a_tap(guests[n].number, nonce=nonce))
    )
    assert runs.errors == []
    assert sorted(answer.verdict for answer in runs.results) == [Verdict.IN] + [Verdict.NONCE_USED] * 7


@pytest.mark.django_db(transaction=True)
def test_the_same_message_eight_times_at_once_gets_one_answer(dinas: Agency) -> None:
    attendance_list, (first, *_) = a_hall(dinas)
    at_the_door, tap = standing(attendance_list), a_tap(first.number)
    runs = together(8, lambda _: services.check_in(standing=at_the_door, tap=tap))
    assert runs.errors == []
    assert {answer.verdict for answer in runs.results} == {Verdict.IN}
    assert Attendance.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_the_same_unknown_number_at_once_is_added_once(dinas: Agency) -> None:
    attendance_list, _ = a_hall(dinas)
    at_the_door = standing(attendance_list)
    runs = together(8, lambda _: services.check_in(standing=at_the_door, tap=a_tap("A-1", add=True)))
    assert runs.errors == []
    assert Attendance.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_list_that_is_closed_meanwhile_counts_everybody_whom_it_let_in(dinas: Agency) -> None:
    attendance_list, guests = a_hall(dinas, people=8)
    at_the_door = standing(attendance_list)

    def act(number: int) -> str:
        if number == 4:
            services.close_attendance(attendance_list=attendance_list, at=MORNING, actor=ACTOR)
            return "closed it"
        return services.check_in(standing=at_the_door, tap=a_tap(guests[number].number)).verdict

    runs = together(8, act)
    assert runs.errors == []
    attendance_list.refresh_from_db()
    assert attendance_list.present == Attendance.objects.count() == runs.results.count(Verdict.IN)


@pytest.fixture
def dinas() -> Agency:
    return an_agency(a_government(), "dinas")
