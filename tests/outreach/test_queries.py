"""What was planned, held and followed up, as it stood on a day."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from netra.agencies.models import Agency, Government
from netra.outreach import queries
from netra.outreach.models import Briefing
from tests.outreach.meetings import VISIT_DAY, a_directive, a_visit, held
from tests.towns import a_district, a_government, an_agency

pytestmark = pytest.mark.django_db
DAY_BEFORE = date(2024, 10, 15)
TODAY = date(2024, 10, 30)


def test_a_kecamatan_is_visited_from_the_day_its_minutes_are_recorded(places: list[Agency]) -> None:
    held(a_visit(places[0]))
    town = places[0].government
    assert queries.visited_districts(town, DAY_BEFORE) == []
    assert queries.visited_districts(town, VISIT_DAY) == [places[0].district]


def test_a_planned_visit_does_not_count(places: list[Agency]) -> None:
    a_visit(places[0])
    assert queries.visited_districts(places[0].government, TODAY) == []


def test_a_meeting_in_a_kecamatan_is_not_a_visit(places: list[Agency]) -> None:
    briefing = held(a_visit(places[0]))
    Briefing.objects.filter(pk=briefing.pk).update(kind=Briefing.Kind.MEETING)
    assert queries.visited_districts(places[0].government, TODAY) == []


def test_a_kelurahan_visited_does_not_make_its_kecamatan_visited(places: list[Agency]) -> None:
    lurah = an_agency(places[0].government, "kelurahan", kind="kelurahan", district=places[0].district)
    held(a_visit(lurah))
    assert queries.visited_districts(places[0].government, TODAY) == []


def test_every_kecamatan_has_a_round_whether_visited_or_not(places: list[Agency]) -> None:
    briefing = held(a_visit(places[1]))
    rounds = queries.rounds_of(places[0].government, TODAY)
    assert [each.visit for each in rounds] == [None, briefing]


def test_the_last_of_two_visits_is_shown(places: list[Agency]) -> None:
    held(a_visit(places[0], title="Pertama"))
    second = held(a_visit(places[0], title="Kedua"))
    assert queries.rounds_of(places[0].government, TODAY)[0].visit == second


def test_a_briefing_is_not_known_before_it_was_planned(places: list[Agency]) -> None:
    a_visit(places[0])
    town = places[0].government
    assert not queries.briefings_of(town, date(2024, 10, 7)).exists()
    assert queries.briefings_of(town, date(2024, 10, 8)).exists()


def test_another_governments_briefing_does_not_exist_here(places: list[Agency]) -> None:
    label = a_visit(places[0]).label
    with pytest.raises(queries.UnknownBriefing):
        queries.briefing_by_label(a_government("99.02"), label, TODAY)


def test_another_governments_directive_does_not_exist_here(places: list[Agency]) -> None:
    directive = a_directive(places[0].government, places[0])
    with pytest.raises(queries.UnknownDirective):
        queries.directive_by_id(a_government("99.02"), directive.pk, TODAY)


def test_a_follow_up_is_not_known_before_its_day(places: list[Agency]) -> None:
    directive = a_directive(places[0].government, places[0])
    held(a_visit(places[0], directive=directive), by=places[0])
    before = queries.directive_by_id(places[0].government, directive.pk, DAY_BEFORE)
    after = queries.directive_by_id(places[0].government, directive.pk, VISIT_DAY)
    assert [len(each.addressees.all()[0].follow_ups.all()) for each in (before, after)] == [0, 1]


@pytest.mark.parametrize(
    ("on", "state"),
    [
        (DAY_BEFORE, Briefing.State.PLANNED),
        (VISIT_DAY, Briefing.State.TODAY),
        (date(2024, 10, 17), Briefing.State.WITHOUT_MINUTES),
    ],
)
def test_a_briefing_without_minutes_stands_as_its_day_says(
    places: list[Agency], on: date, state: Briefing.State
) -> None:
    assert a_visit(places[0]).state_on(on) == state


def test_a_briefing_recorded_today_is_held_today_and_planned_yesterday(places: list[Agency]) -> None:
    briefing = held(a_visit(places[0]))
    assert briefing.state_on(VISIT_DAY) == Briefing.State.HELD
    assert briefing.state_on(DAY_BEFORE) == Briefing.State.PLANNED


def test_reading_rounds_and_directives_sends_no_more_statements_for_more_rows(places: list[Agency]) -> None:
    town = places[0].government
    _one_more(places, 0)
    few = _statements(town)
    for number in range(1, 6):
        _one_more(places, number)
    assert _statements(town) == few


def _one_more(places: list[Agency], number: int) -> None:
    directive = a_directive(places[0].government, *places, label=f"INS-{number}")
    held(a_visit(places[number % 2], title=f"Kunjungan {number}", directive=directive), by=places[0])


def _statements(town: Government) -> int:
    with CaptureQueriesContext(connection) as captured:
        queries.rounds_of(town, TODAY)
        for directive in queries.directives_of(town, TODAY):
            for addressee in directive.addressees.all():
                assert addressee.agency.name
                assert all(each.briefing for each in addressee.follow_ups.all())
        for briefing in queries.briefings_of(town, TODAY):
            assert [host.name for host in briefing.hosts.all()]
    return len(captured)


@pytest.fixture
def places() -> list[Agency]:
    """Two kecamatan of one town."""
    town = a_government()
    return [
        an_agency(town, f"kecamatan-{number}", kind="kecamatan", district=a_district(town, number))
        for number in (1, 2)
    ]
