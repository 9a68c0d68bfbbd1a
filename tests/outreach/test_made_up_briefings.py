"""A briefing for those who were not reached yet: a rule, worked out from the roster of its day."""

from datetime import date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from netra.agencies.models import Agency, CivilServant
from netra.outreach import papers, queries, services
from netra.outreach.models import Briefing
from netra.outreach.plans import NewBriefing
from tests.letters.reading import words_of
from tests.outreach.halls import a_hall, comes, opened
from tests.outreach.meetings import PLANNED, WIB
from tests.towns import ACTOR, a_government, an_agency, someone_at, staff_position

pytestmark = pytest.mark.django_db
SECOND_DAY = date(2024, 10, 23)
NOON = datetime(2024, 10, 16, 12, 0, tzinfo=WIB)
SECOND_NOON = datetime(2024, 10, 23, 12, 0, tzinfo=WIB)
WHOLE = ("pns", "pppk", "thl")


@pytest.fixture
def dinas() -> Agency:
    return an_agency(a_government(), "dinas")


def made_up(
    host: Agency, *invited: Agency, on: date = SECOND_DAY, audience: tuple[str, ...] = WHOLE
) -> Briefing:
    plan = NewBriefing(
        kind=Briefing.Kind.MEETING,
        title="Sosialisasi susulan",
        held_on=on,
        place="Aula",
        hosts=(host,),
        audience=audience,
        invited=invited or (host,),
        only_not_reached=True,
    )
    return services.plan_briefing(government=host.government, plan=plan, at=PLANNED, actor=ACTOR)


def invited_to(briefing: Briefing) -> set[CivilServant]:
    return {posting.civil_servant for posting in queries.expected_postings(briefing)}


def first_visit(dinas: Agency, *, people: int, present: int) -> list[CivilServant]:
    """A closed visit on 16 October to which the first `present` of the people came."""
    hall, guests = a_hall(dinas, people=people)
    for guest in guests[:present]:
        comes(hall, guest.number)
    services.close_attendance(attendance_list=hall, at=NOON, actor=ACTOR)
    return guests


def test_exactly_those_are_invited_who_were_not_reached_yet(dinas: Agency) -> None:
    guests = first_visit(dinas, people=5, present=2)
    assert invited_to(made_up(dinas)) == set(guests[2:])
    missing = queries.not_yet_briefed([dinas], "pilkada-2024", NOON.date())
    assert {each.civil_servant for each in missing} == set(guests[2:])


def test_the_list_follows_the_roster_until_the_day(dinas: Agency) -> None:
    guests = first_visit(dinas, people=3, present=1)
    briefing = made_up(dinas)
    newcomer = someone_at(staff_position(dinas))
    guests[2].postings.update(to_on=date(2024, 10, 20))
    assert invited_to(briefing) == {guests[1], newcomer}


def test_only_the_called_class_and_a_cpns_with_the_pns(dinas: Agency) -> None:
    kinds = [someone_at(staff_position(dinas), employment=kind) for kind in ("pns", "cpns", "pppk", "thl")]
    assert invited_to(made_up(dinas, audience=("pns",))) == set(kinds[:2])


def test_the_briefing_itself_does_not_empty_its_own_list(dinas: Agency) -> None:
    guests = first_visit(dinas, people=4, present=1)
    hall = opened(made_up(dinas), at=SECOND_NOON)
    assert hall.expected == 3
    comes(hall, guests[1].number, at=SECOND_NOON)
    services.close_attendance(attendance_list=hall, at=SECOND_NOON, actor=ACTOR)
    assert invited_to(hall.briefing) == set(guests[1:])


def test_who_is_not_on_the_list_still_comes_in(dinas: Agency) -> None:
    guests = first_visit(dinas, people=3, present=2)
    hall = opened(made_up(dinas), at=SECOND_NOON)
    comes(hall, guests[0].number, at=SECOND_NOON)
    assert queries.present_count(hall.briefing_id) == 1


def test_once_the_names_are_erased_nobody_is_said_to_have_been_missing(dinas: Agency) -> None:
    first_visit(dinas, people=3, present=1)
    hall = opened(made_up(dinas), at=SECOND_NOON)
    services.close_attendance(attendance_list=hall, at=SECOND_NOON, actor=ACTOR)
    later = datetime(2025, 6, 2, 9, 0, tzinfo=WIB)
    for each in queries.lists_to_erase(dinas.government):
        services.erase_attendance(attendance_list=each, election=None, at=later, actor=ACTOR)
    briefing = queries.briefing_by_label(dinas.government, hall.briefing.label, later.date())
    assert queries.invited_are_forgotten(briefing)
    assert invited_to(briefing) == set()
    hall.refresh_from_db()
    assert hall.expected == 2


def test_the_invitation_names_them_unit_by_unit(dinas: Agency) -> None:
    guests = first_visit(dinas, people=3, present=1)
    briefing = made_up(dinas)
    people = list(queries.expected_postings(briefing))
    words = words_of(papers.invitation_letter(briefing, signer="Camat", at=NOON, people=people))
    assert "2 orang (PNS, PPPK, THL), menurut daftar terlampir" in words
    assert guests[1].name in words and guests[0].name not in words


def test_too_many_names_for_a_letter_are_counted(dinas: Agency, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("netra.outreach.papers.briefings.MOST_NAMED", 1)
    guests = first_visit(dinas, people=3, present=1)
    briefing = made_up(dinas)
    made = papers.invitation_letter(
        briefing, signer="Camat", at=NOON, people=queries.expected_postings(briefing)
    )
    assert "menurut daftar hadir tiap unit" in words_of(made) and guests[1].name not in words_of(made)


def test_more_invited_units_ask_no_more_statements(dinas: Agency) -> None:
    units = [dinas, *(an_agency(dinas.government, f"unit-{at}") for at in range(4))]
    asked = []
    for day, invited in ((23, units[:1]), (24, units)):
        briefing = made_up(dinas, *invited, on=date(2024, 10, day))
        with CaptureQueriesContext(connection) as found:
            assert queries.expected_count(briefing) == 0
        asked.append(len(found))
    assert asked[0] == asked[1]
