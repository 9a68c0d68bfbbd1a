"""The demo's city: believable as a whole, true of nobody in particular."""

import random
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from itertools import islice

import pytest
from django.db import connection, transaction
from pytest_django.plugin import DjangoDbBlocker

from netra.agencies import queries
from netra.agencies.models import Agency, CivilServant, Government, Position, Posting
from netra.agencies.numbers import check_nip
from netra.agencies.queries import agency_by_code
from netra.agencies.roster import contradictions
from netra.agencies.services import found_government
from netra.agencies.territory import territory_of
from netra.journal.models import Entry
from netra.outreach.models import Briefing, Directive, Pledge
from netra.outreach.queries import briefings_of, counts_on, differences, signer_with, visited_districts
from netra.outreach.queries.pledges import person_digest
from netra.servicewatch.issue_rows import place_rows
from netra.servicewatch.models import StrategicFigure
from netra.servicewatch.promise_rows import promise_row
from netra.servicewatch.queries import board_of, latest_version, promises_to
from netra.web.demo_city import build_city, replay_outreach, replay_pledges, replay_watch
from netra.web.demo_city.names import invented_names
from netra.web.demo_city.people import invent_roster
from netra.web.demo_city.pledges import VISITORS_SLIP
from netra.web.demo_city.structure import Builder, Unit

pytestmark = pytest.mark.django_db

AT = datetime(2024, 7, 1, 8, 0, tzinfo=timezone(timedelta(hours=7)))
TODAY = date(2024, 10, 30)
BAN_STARTS, BAN_ENDS = date(2024, 3, 22), date(2024, 12, 31)


def test_the_city_has_about_thirty_offices_and_every_kecamatan_and_kelurahan(city: Government) -> None:
    kinds = Counter(queries.agencies_of(city, TODAY).values_list("kind", flat=True))
    offices = queries.agencies_of(city, TODAY).filter(parent=None).exclude(kind=Agency.Kind.REGIONAL_HEAD)
    assert (kinds["kecamatan"], kinds["kelurahan"], offices.count()) == (7, 33, 32)


def test_tata_pemerintahan_is_a_bagian_of_the_secretariat(city: Government) -> None:
    parent = queries.agency_by_code(city, "bagian-tata-pemerintahan").parent
    assert parent is not None
    assert parent.name == "Sekretariat Daerah"


def test_about_four_thousand_people_serve_in_the_expected_mix(city: Government) -> None:
    figures = queries.headcount_by_employment(city, TODAY)
    total = sum(figures.values())
    shares = {
        "pns": (figures["pns"] + figures["cpns"]) / total,
        "pppk": figures["pppk"] / total,
        "thl": figures["thl"] / total,
    }
    assert 3900 <= total <= 4100
    assert shares == pytest.approx({"pns": 0.55, "pppk": 0.20, "thl": 0.25}, abs=0.02)


def test_no_nip_could_belong_to_a_living_person(city: Government) -> None:
    numbers = CivilServant.objects.exclude(employment="thl").values_list("number", flat=True)
    checked = [check_nip(number) for number in numbers]
    assert all(not errors for errors, _ in checked)
    assert all(any("terlalu tua" in each for each in warnings) for _, warnings in checked)


def test_contract_workers_have_staff_numbers_of_the_city(city: Government) -> None:
    numbers = CivilServant.objects.filter(employment="thl").values_list("number", flat=True)
    assert all(number.startswith("THL-32.72-") and len(number) == 15 for number in numbers)


def test_every_office_but_the_mayors_has_a_head_on_every_day_since_2024(city: Government) -> None:
    led = set(Agency.objects.exclude(kind=Agency.Kind.REGIONAL_HEAD).values_list("pk", flat=True))
    for day in (date(2024, 1, 1), date(2024, 2, 4), date(2024, 2, 5), TODAY):
        heads = queries.postings_on(day).filter(position__is_head=True)
        assert set(heads.values_list("position__agency_id", flat=True)) == led


def test_every_chain_of_superiors_ends_at_the_mayor(city: Government) -> None:
    above = dict(Position.objects.values_list("pk", "superior_id"))
    mayor = Position.objects.get(agency__code="wali-kota").pk
    assert {_top(above, position) for position in above} == {mayor}


def test_heads_are_pns(city: Government) -> None:
    heads = queries.postings_on(TODAY).filter(position__is_head=True)
    assert set(heads.values_list("civil_servant__employment", flat=True)) == {"pns"}


def test_no_official_is_replaced_while_the_law_forbids_it(city: Government) -> None:
    ranks = [Position.Rank.HIGH_LEADER, Position.Rank.ADMINISTRATOR, Position.Rank.SUPERVISOR]
    moved = Posting.objects.filter(position__rank__in=ranks, from_on__range=(BAN_STARTS, BAN_ENDS))
    assert not moved.exists()


def test_some_people_move_in_2024_and_the_record_keeps_where_they_were(city: Government) -> None:
    moved = Posting.objects.filter(to_on__range=(date(2024, 1, 1), TODAY)).select_related("civil_servant")
    first = moved.earliest("to_on")
    now = queries.posting_on(first.civil_servant, TODAY)
    assert moved.count() > 50
    assert now is not None
    assert now.position_id != first.position_id


def test_schools_and_puskesmas_are_marked_as_invented(city: Government) -> None:
    kinds = (Agency.Kind.SCHOOL, Agency.Kind.HEALTH_CENTRE)
    names = Agency.objects.filter(kind__in=kinds).values_list("name", flat=True)
    assert names
    assert all("Rekaan" in name for name in names)


def test_the_roster_is_one_entry_in_the_journal(city: Government) -> None:
    entry = Entry.objects.get(event="ROSTER_ENROLLED")
    assert entry.facts["civil_servants"] == CivilServant.objects.count()


def test_the_same_seed_invents_the_same_people(twin: list[Unit]) -> None:
    assert invent_roster(twin, "32.72") == invent_roster(twin, "32.72")


def test_another_seed_invents_other_people(twin: list[Unit]) -> None:
    assert invent_roster(twin, "32.72") != invent_roster(twin, "32.72", seed="lain")


def test_the_city_holds_the_people_of_its_seed(city: Government, twin: list[Unit]) -> None:
    enrolled = CivilServant.objects.filter(government=city).order_by("pk").values_list("number", "name")
    assert list(enrolled) == [(line.number, line.name) for line in invent_roster(twin, "32.72")]


def test_the_invented_roster_does_not_contradict_itself(twin: list[Unit]) -> None:
    assert contradictions(invent_roster(twin, "32.72")) == []


def test_no_two_people_share_a_name() -> None:
    names = list(islice(invented_names(random.Random(1)), 5000))
    assert len(set(names)) == 5000


def test_on_30_october_all_seven_kecamatan_have_been_visited(told: Government) -> None:
    assert len(visited_districts(told, TODAY)) == 7


def test_on_16_october_only_gunungpuyuh_has_been_visited(told: Government) -> None:
    assert [each.name for each in visited_districts(told, date(2024, 10, 16))] == ["Gunungpuyuh"]


def test_before_the_directive_nothing_is_known(told: Government) -> None:
    assert not briefings_of(told, date(2024, 10, 6)).exists()


def test_the_meeting_in_the_hotel_cites_the_asn_law_and_is_held_by_tata_pemerintahan(
    told: Government,
) -> None:
    meeting = Briefing.objects.get(held_on=date(2024, 10, 29))
    assert "Jalan Siliwangi" in meeting.place
    assert meeting.instruments == ["uu-20-2023"]
    assert [host.code for host in meeting.hosts.all()] == ["bagian-tata-pemerintahan"]


def test_the_visit_to_gunungpuyuh_names_its_issues_and_gathers_pns_to_thl(told: Government) -> None:
    visit = Briefing.objects.get(held_on=date(2024, 10, 16))
    assert visit.audience == ["pns", "pppk", "thl"]
    assert all(issue in visit.minutes for issue in ("stunting", "kemiskinan", "pengangguran"))


def test_the_directive_goes_to_the_secretary_and_tata_pemerintahan(told: Government) -> None:
    addressees = Directive.objects.get().addressees.values_list("agency__code", flat=True)
    assert set(addressees) == {"setda", "bagian-tata-pemerintahan"}


def test_pledges_are_counted_exactly_and_the_visitor_may_still_decide(told: Government) -> None:
    replay_pledges(told)
    visitor = signer_with(VISITORS_SLIP, TODAY)
    digest = person_digest(visitor.civil_servant.pk, visitor.election)
    counted = counts_on(told, kind="pledged", election=visitor.election, on=TODAY)
    assert differences(told) == {}
    assert 1000 < sum(counted.values()) < 3000
    assert not Pledge.objects.filter(person=digest).exists()


def test_every_invented_date_says_so(told: Government) -> None:
    told_by_the_press = {date(2024, 10, 16), date(2024, 10, 29)}
    invented = Briefing.objects.exclude(held_on__in=told_by_the_press)
    assert invented.count() == 7
    assert all("tanggal rekaan" in briefing.note for briefing in invented)


def _top(above: dict[int, int | None], position: int) -> int:
    for _ in range(10):
        higher = above[position]
        if higher is None:
            return position
        position = higher
    raise AssertionError(f"position {position}: the chain has no end")


@pytest.fixture(scope="module")
def city(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Government]:
    """Built once for all tests of this file, and rolled back after the last: building takes a second."""
    with django_db_blocker.unblock(), transaction.atomic():
        built = build_city(AT)
        connection.check_constraints()  # now, for four thousand people, and not after each test again
        yield built
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def told(city: Government, django_db_blocker: DjangoDbBlocker) -> Government:
    """The same city with its outreach. Every other test of this file may see that too: none asks for less."""
    with django_db_blocker.unblock():
        replay_outreach(city)
    return city


@pytest.fixture(scope="module")
def watched(told: Government, django_db_blocker: DjangoDbBlocker) -> Government:
    """The same city with its figures."""
    with django_db_blocker.unblock():
        replay_watch(told)
    return told


@pytest.fixture(scope="module")
def twin(city: Government, django_db_blocker: DjangoDbBlocker) -> list[Unit]:
    """The same offices in another government: people are invented for them, none is enrolled."""
    with django_db_blocker.unblock(), transaction.atomic():
        government = found_government(
            code="99.72",
            name="Kota Kembar",
            kind="kota",
            zone="WIB",
            territory=territory_of("32.72"),
            at=AT,
            actor="uji",
        )
        built = Builder(government, AT).build()
        transaction.set_rollback(True)
    return built


def test_service_figures_are_told_for_twelve_weeks_and_three_agencies_are_silent(watched: Government) -> None:
    board = board_of(watched, TODAY)
    assert (len(board.weeks), len(board.rows), len(board.silent)) == (12, 32, 3)
    assert all(tally.share and 85 <= tally.share <= 97 for tally in board.tallies)
    assert latest_version(agency_by_code(watched, "kecamatan-gunungpuyuh"), board.weeks[-1]) is None


def test_three_issues_stand_for_every_kecamatan_and_every_source_says_that_it_is_invented(
    watched: Government,
) -> None:
    places = place_rows(watched, TODAY)
    assert [len([each for each in place.latest if each.figure]) for place in places] == [3] * 7
    assert all(figure.source.endswith("(rekaan)") for figure in StrategicFigure.objects.all())


def test_the_promises_of_gunungpuyuh_are_kept_under_way_and_late(watched: Government) -> None:
    district = watched.districts.get(name="Gunungpuyuh")
    rows = [promise_row(each, TODAY, None) for each in promises_to(district, TODAY, until=TODAY)]
    assert [row.word for row in rows] == ["Selesai", "Berjalan", "Lewat 5 hari"]
