"""The coverage board: what a closed list and a signed pledge move, who is missing, and what is not told."""

import csv
from datetime import date, datetime
from io import BytesIO, StringIO
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from python_calamine import CalamineWorkbook

from netra.accounts import roles
from netra.agencies.models import Agency, Government
from netra.outreach import board_files, coverage, flower, queries, services
from netra.outreach.cells import Cell
from netra.outreach.coverage import BRIEFED, PLEDGED, UNDERSTOOD, Board, Unit
from netra.outreach.discretion import HIDDEN, NEARLY_ALL
from netra.outreach.models import AttendanceList, Reach, Tally
from netra.outreach.services.tallies import add_to_tally
from tests import factories
from tests.outreach.halls import a_hall, comes, opened
from tests.outreach.meetings import VISIT_DAY, WIB, a_visit
from tests.outreach.signing import signed
from tests.towns import ACTOR, a_district, an_agency, someone_at, staff_position

pytestmark = pytest.mark.django_db
TODAY = date(2024, 10, 30)
NOON = datetime(2024, 10, 16, 12, 0, tzinfo=WIB)
NOW = datetime(2024, 10, 30, 9, 0, tzinfo=WIB)


@pytest.fixture
def unit(town: Government) -> Agency:
    return an_agency(town, "dishub")


def closed(found: AttendanceList) -> AttendanceList:
    return services.close_attendance(attendance_list=found, at=NOON, actor=ACTOR)


def board(town: Government, on: date = TODAY, unit: Agency | None = None) -> Board:
    return queries.coverage_on(town, on, unit)


def row_of(found: Board, agency: Agency) -> Unit:
    return next(row for row in found.units if row.agency == agency)


def visited(unit: Agency, *, people: int, present: int, **visit: Any) -> AttendanceList:
    """A closed visit to which `present` of the unit's `people` came."""
    hall, guests = a_hall(unit, people=people, **visit)
    for guest in guests[:present]:
        comes(hall, guest.number)
    return closed(hall)


def test_closing_a_list_moves_the_board(town: Government, unit: Agency) -> None:
    hall, guests = a_hall(unit, people=4)
    comes(hall, guests[0].number)
    assert row_of(board(town), unit).share(BRIEFED).count == 0
    closed(hall)
    share = row_of(board(town), unit).share(BRIEFED)
    assert (share.count, share.total) == (1, 4)


def test_a_person_at_two_briefings_is_counted_once(town: Government, unit: Agency) -> None:
    visited(unit, people=3, present=3)
    second = opened(a_visit(unit, title="Kedua"))
    for reach in Reach.objects.all():
        comes(second, reach.civil_servant.number)
    closed(second)
    assert row_of(board(town), unit).share(BRIEFED).count == 3


def test_a_list_closed_twice_counts_once_and_whoever_came_late_is_added(
    town: Government, unit: Agency
) -> None:
    hall, guests = a_hall(unit, people=2)
    comes(hall, guests[0].number)
    closed(hall)
    services.reopen_attendance(attendance_list=hall, at=NOON, actor=ACTOR)
    comes(hall, guests[1].number)
    closed(hall)
    assert row_of(board(town), unit).share(BRIEFED).count == 2
    assert queries.differences(town) == {}


def test_before_the_briefing_nobody_was_reached(town: Government, unit: Agency) -> None:
    visited(unit, people=2, present=2)
    assert row_of(board(town, date(2024, 10, 15)), unit).share(BRIEFED).count == 0
    assert row_of(board(town, VISIT_DAY), unit).share(BRIEFED).count == 2


def test_names_of_those_not_reached_yet_and_nobody_else(town: Government, unit: Agency) -> None:
    hall, guests = a_hall(unit, people=3)
    comes(hall, guests[0].number)
    closed(hall)
    missing = queries.not_yet_briefed([unit], "pilkada-2024", TODAY)
    assert {posting.civil_servant for posting in missing} == set(guests[1:])


def test_figures_stay_when_the_names_are_erased_by_rule(town: Government, unit: Agency) -> None:
    hall = visited(unit, people=2, present=2)
    after = datetime(2025, 6, 2, 9, 0, tzinfo=WIB)
    services.erase_attendance(attendance_list=hall, election=None, at=after, actor=ACTOR)
    assert Reach.objects.count() == 0
    assert Tally.objects.get(kind=Tally.Kind.BRIEFED).count == 2
    assert queries.names_are_gone(town, TODAY)
    assert queries.differences(town) == {}


def test_a_small_number_of_pledges_is_not_told_and_cannot_be_subtracted(
    town: Government, unit: Agency
) -> None:
    small = an_agency(town, "arsip")
    for agency, people, signing in ((unit, 12, 6), (small, 11, 10)):
        for at in range(people):
            person = someone_at(staff_position(agency))
            if at < signing:
                signed(person, agency)
    found = board(town)
    assert row_of(found, small).share(PLEDGED).shown == NEARLY_ALL
    assert row_of(found, unit).share(PLEDGED).shown == HIDDEN  # or the sum would tell the other


def test_what_the_board_hides_of_a_unit_stays_hidden_inside_it_and_in_every_form(town: Government) -> None:
    """Headcounts are no secret and exact everywhere; a small count of pledges is in none of the places."""
    units = [
        an_agency(town, f"kec-{at}", kind="kecamatan", district=a_district(town, at)) for at in (1, 2, 3)
    ]
    below = an_agency(town, "kelurahan", kind="kelurahan", parent=units[1])
    for agency, people, signing in ((units[0], 12, 10), (units[1], 4, 2), (below, 8, 4), (units[2], 40, 20)):
        for at in range(people):
            person = someone_at(staff_position(agency))
            if at < signing:
                signed(person, agency)
    top, inside = board(town), board(town, unit=units[1])
    shown = [row_of(top, unit).share(PLEDGED) for unit in units]
    assert [share.shown for share in shown] == [NEARLY_ALL, HIDDEN, "exact"]
    assert {share.shown for row in inside.units for share in [row.share(PLEDGED)]} == {HIDDEN}
    assert inside.share(PLEDGED).shown == HIDDEN, "or the board above could be subtracted"
    own = queries.coverage_on(town, TODAY, units[1], seen_from=units[1])
    assert own.share(PLEDGED).is_exact, "its own head sees no board above"
    assert [row.people for row in inside.units] and inside.people == 12
    lines = list(csv.reader(StringIO(board_files.as_csv(top).decode("utf-8-sig"))))
    told = {line[0]: (line[1], line[4]) for line in lines}
    assert told[units[0].name] == ("12", "hampir semua")
    assert told[units[1].name] == ("12", "tidak ditampilkan")
    tiles = flower.flower_of(top, "ikrar")
    assert tiles is not None
    assert {tile.code: tile.told for tile in tiles.tiles} == {
        "kec-1": "hampir semua", "kec-2": "tidak ditampilkan", "kec-3": "50%"
    }  # fmt: skip


def test_what_a_heads_own_board_hides_of_a_sub_unit_stays_hidden_when_the_head_opens_it(
    town: Government, unit: Agency
) -> None:
    below = [an_agency(town, f"sub-{at}", kind="kelurahan", parent=unit) for at in (1, 2)]
    for agency, people, signing in ((unit, 4, 2), (below[0], 12, 6), (below[1], 40, 20)):
        for at in range(people):
            person = someone_at(staff_position(agency))
            if at < signing:
                signed(person, agency)
    own, inside = (queries.coverage_on(town, TODAY, each, seen_from=unit) for each in (unit, below[0]))
    assert own.share(PLEDGED).is_exact
    assert [row_of(own, each).share(PLEDGED).shown for each in below] == [HIDDEN, "exact"]
    assert inside.share(PLEDGED).shown == HIDDEN, "or the own office could be worked out"


def test_the_pns_of_the_board_say_how_many_are_cpns(town: Government, unit: Agency) -> None:
    for employment in ("pns", "pns", "cpns", "thl"):
        someone_at(staff_position(unit), employment=employment)
    told = {found.label: (found.people, found.trainees) for found in board(town).classes}
    assert told == {"PNS": (3, 1), "THL": (1, 0)}


def test_a_unit_without_any_briefing_stands_first(town: Government, unit: Agency) -> None:
    visited(unit, people=2, present=1)
    never = an_agency(town, "arsip")
    someone_at(staff_position(never))
    found = board(town)
    assert [row.agency for row in found.units] == [never, unit]
    assert found.units[0].never_briefed
    assert "1 unit belum pernah mendapat sosialisasi: Arsip." in coverage.next_step_of(found)


def test_the_heading_states_the_gap_in_words(town: Government, unit: Agency) -> None:
    assert coverage.finding_of(board(town)) == "Belum ada pegawai dalam daftar."
    visited(unit, people=4, present=1)
    found = board(town)
    assert coverage.finding_of(found).startswith("25 dari 100 pegawai sudah ikut sosialisasi")
    assert coverage.gap_of(found) == "3 orang belum ikut sosialisasi, semuanya di Dishub."


def test_sub_units_are_counted_in_and_open_below(town: Government, unit: Agency) -> None:
    below = an_agency(town, "uptd", parent=unit, kind="upt")
    visited(below, people=3, present=2)
    someone_at(staff_position(unit))
    assert (row_of(board(town), unit).share(BRIEFED).count, row_of(board(town), unit).people) == (2, 4)
    inside = board(town, unit=unit)
    assert {row.agency: row.people for row in inside.units} == {unit: 1, below: 3}


def test_somebody_who_left_no_longer_counts_among_all(town: Government, unit: Agency) -> None:
    person = someone_at(staff_position(unit))
    person.postings.update(to_on=date(2024, 10, 20))
    assert row_of(board(town, VISIT_DAY), unit).people == 1
    assert board(town).people == 0


def test_the_board_asks_as_often_for_many_units_as_for_few(town: Government, unit: Agency) -> None:
    visited(unit, people=3, present=2)
    with CaptureQueriesContext(connection) as few:
        board(town)
    for number in range(8):
        other = an_agency(town, f"unit-{number}")
        visited(other, people=2, present=1, title=f"Acara {number}")
    with CaptureQueriesContext(connection) as many:
        board(town)
    assert len(many) == len(few)


# --- files ----------------------------------------------------------------------------------------------


def test_the_files_hold_the_same_table(town: Government, unit: Agency) -> None:
    Agency.objects.filter(pk=unit.pk).update(name="=Dinas, Perhubungan")
    visited(unit, people=4, present=1)
    found = board(town)
    lines = list(csv.reader(StringIO(board_files.as_csv(found).decode("utf-8-sig"))))
    assert lines[1][:4] == ["'=Dinas, Perhubungan", "4", "1", "25"]
    sheet = CalamineWorkbook.from_filelike(BytesIO(board_files.as_xlsx(found))).get_sheet_by_index(0)
    assert sheet.to_python()[1][:4] == ["=Dinas, Perhubungan", 4, 1, 25]
    assert board_files.as_pdf(found, city="Kota Contoh", at=NOW).startswith(b"%PDF")


# --- pages ----------------------------------------------------------------------------------------------


def test_a_camat_sees_the_own_unit_and_no_other(client: Client) -> None:
    town = factories.government()
    own, other = an_agency(town, "kec-contoh", kind="kecamatan"), an_agency(town, "dinkes")
    visited(own, people=3, present=1)
    officer, _ = factories.officer(roles.UNIT_HEAD, factories.office("Kecamatan"))
    officer.agency = own
    officer.save()
    factories.sign_in(client, officer)
    page = client.get("/kantor/cakupan/").content.decode()
    assert "Kec Contoh" in page and "Dinkes" not in page
    assert client.get("/kantor/cakupan/", {"unit": other.code}).status_code == 404
    assert client.get(f"/kantor/cakupan/{other.code}/belum/").status_code == 404
    assert client.get(f"/kantor/cakupan/{own.code}/belum/").status_code == 200


@pytest.mark.usefixtures("on_30_october")
def test_each_column_has_its_map_of_kecamatan(client: Client) -> None:
    town = factories.government()
    for number, (name, present) in enumerate({"Baros": 6, "Cikole": 3}.items(), start=1):
        district = a_district(town, number)
        district.name = name
        district.save()
        unit = an_agency(town, f"kec-{name.lower()}", kind="kecamatan", district=district)
        visited(unit, people=6, present=present)
    officer, _ = factories.officer(roles.TATA_PEMERINTAHAN, factories.office("Setda"))
    factories.sign_in(client, officer)
    assert "Cikole paling rendah, Baros paling tinggi" in client.get("/kantor/cakupan/").content.decode()
    assert "Belum cukup untuk dibandingkan" in client.get("/kantor/cakupan/?peta=ikrar").content.decode()
    assert client.get("/kantor/cakupan/?peta=tak-dikenal").status_code == 200


def test_the_way_from_the_names_to_a_plan_knows_the_unit(client: Client) -> None:
    unit = an_agency(factories.government(), "dinkes")
    below = an_agency(unit.government, "puskesmas-contoh", parent=unit)
    visited(below, people=3, present=1)
    officer, _ = factories.officer(roles.TATA_PEMERINTAHAN, factories.office("Setda"))
    factories.sign_in(client, officer)
    assert f"/kantor/sosialisasi/rencana/?undang={below.code}" in str(
        client.get(f"/kantor/cakupan/{below.code}/belum/").content
    )
    form = client.get("/kantor/sosialisasi/rencana/", {"undang": below.code}).context["form"]
    assert form["invited"].value() == [below.pk] and below in form.fields["invited"].queryset
    assert below.name in form["title"].value() and form["audience"].value() == ["pns", "pppk", "thl"]


@pytest.mark.parametrize("kind", ["csv", "xlsx", "pdf"])
def test_the_board_can_be_taken_along(client: Client, kind: str) -> None:
    visited(an_agency(factories.government(), "dinkes"), people=2, present=1)
    officer, _ = factories.officer(roles.TATA_PEMERINTAHAN, factories.office("Setda"))
    factories.sign_in(client, officer)
    answer = client.get(f"/kantor/cakupan/cakupan.{kind}")
    assert (answer.status_code, "attachment" in answer["Content-Disposition"]) == (200, True)


def test_between_elections_the_last_day_of_the_ended_one_can_be_seen(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    visited(an_agency(factories.government(), "dinkes"), people=4, present=3)
    officer, _ = factories.officer(roles.TATA_PEMERINTAHAN, factories.office("Setda"))
    factories.sign_in(client, officer)
    later = datetime(2025, 1, 6, 9, 0, tzinfo=WIB)
    monkeypatch.setattr("netra.web.middleware.legal_now", lambda request: later)
    now, then = (client.get(f"/kantor/cakupan/{asked}").content.decode() for asked in ("", "?akhir=1"))
    assert "Belum satu pun pegawai" in now and 'href="/kantor/cakupan/?akhir=1"' in now
    assert "75 dari 100 pegawai sudah ikut sosialisasi" in then and "16 Desember 2024" in then
    assert "/belum/" not in then
    told = client.get("/kantor/cakupan/cakupan.csv?akhir=1")
    assert "2024-12-16" in told["Content-Disposition"] and "75" in told.content.decode("utf-8-sig")


def test_a_leader_sees_shares_and_no_way_to_names(client: Client) -> None:
    visited(an_agency(factories.government(), "dinkes"), people=2, present=1)
    officer, _ = factories.officer(roles.LEADER, factories.office("Wali Kota"))
    factories.sign_in(client, officer)
    assert "/belum/" not in client.get("/kantor/cakupan/").content.decode()
    assert client.get("/kantor/cakupan/dinkes/belum/").status_code == 403


def test_understanding_is_read_from_its_own_count(town: Government, unit: Agency) -> None:
    for _ in range(12):
        someone_at(staff_position(unit))
    cell = ("pilkada-2024", Tally.Kind.UNDERSTOOD, unit.pk, "pns", "")
    add_to_tally({Cell(town.pk, *cell): 6}, on=TODAY)
    assert row_of(board(town), unit).share(UNDERSTOOD).percent == 50
