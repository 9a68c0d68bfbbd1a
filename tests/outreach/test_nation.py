"""The sums per unit, and the board of many governments that is read from them."""

from typing import Any

import pytest
from django.test import Client

from netra.accounts import roles
from netra.accounts.models import Office, Officer
from netra.agencies.models import Agency, Government
from netra.outreach import nation, queries, services
from netra.outreach.cells import Cell, UnitCount
from netra.outreach.models import Tally, UnitSum
from tests.outreach.office import sign_in
from tests.outreach.signing import ELECTION, NOW, TODAY, a_servant, a_unit, signed
from tests.towns import ACTOR, a_government

pytestmark = pytest.mark.django_db
ADDRESS = "/kantor/cakupan/wilayah/"


@pytest.fixture
def unit() -> Agency:
    return a_unit()


def sums_of(unit: Agency) -> dict[str, Any]:
    columns = ("briefed", "pledged", "understood", "staff")
    found: dict[str, Any] = UnitSum.objects.filter(agency=unit, election=ELECTION).values(*columns).get()
    return found


def of(each: Government, *counts: int) -> UnitCount:
    return UnitCount(each.pk, 0, *counts)


def test_a_pledge_moves_the_sum_of_its_unit_and_a_second_one_does_not(unit: Agency) -> None:
    person = a_servant(unit)
    signed(person, unit)
    assert sums_of(unit) == {"briefed": 0, "pledged": 1, "understood": 0, "staff": 0}
    assert queries.sums_that_differ(unit.government) == {}


def test_employments_and_wordings_of_a_unit_are_one_sum(unit: Agency) -> None:
    pledged = Tally.Kind.PLEDGED.value
    cells = [Cell(unit.government_id, ELECTION, pledged, unit.pk, e, v) for e in ("pns", "thl") for v in "12"]
    services.add_to_tally(dict.fromkeys(cells, 3), on=TODAY)
    services.take_from_tally({cells[0]: 2})
    assert sums_of(unit)["pledged"] == 10


def test_what_is_counted_without_rows_has_no_sum(unit: Agency) -> None:
    postponed = Cell(unit.government_id, ELECTION, Tally.Kind.POSTPONED.value, unit.pk, "", "")
    services.add_to_tally({postponed: 4}, on=TODAY)
    assert not UnitSum.objects.exists()


def test_a_sum_that_differs_is_named_and_mended(unit: Agency) -> None:
    signed(a_servant(unit), unit)
    UnitSum.objects.update(pledged=7)
    assert queries.sums_that_differ(unit.government) == {
        (ELECTION, unit.pk): ({"pledged": 7}, {"pledged": 1})
    }
    assert services.mend_tallies(government=unit.government, at=NOW, actor=ACTOR) == 1
    assert sums_of(unit)["pledged"] == 1


def test_the_staff_is_counted_once_a_day_and_again_without_harm(unit: Agency) -> None:
    for _ in range(3):
        a_servant(unit)
    for _ in range(2):
        assert services.count_staff(government=unit.government, election=ELECTION, on=TODAY) == 3
    assert sums_of(unit)["staff"] == 3
    assert queries.staff_counted_on([unit.government_id], ELECTION) == TODAY


def test_all_units_are_one_statement(unit: Agency, django_assert_num_queries: Any) -> None:
    signed(a_servant(unit), unit)
    with django_assert_num_queries(1):
        assert queries.units_counted(ELECTION) == [(unit.government_id, unit.pk, 0, 0, 1, 0)]


def test_small_counts_are_not_told_and_the_worst_stands_first() -> None:
    towns = [Government(pk=pk, code=f"90.0{pk}", name=f"Kota {pk}") for pk in (1, 2, 3, 4)]
    counts = {
        1: of(towns[0], 900, 800, 700, 600),
        2: of(towns[1], 500, 3, 0, 0),
        3: of(towns[2], 80, 70, 60, 50),
    }
    board = nation.nation_of(towns, counts)
    assert board.rows[0].name == "Kota 2"
    assert board.rows[-1].people == 0 and board.uncounted == 1
    silent = board.silent[0]
    assert (silent.name, silent.briefed.share.words) == ("Kota 2", "di bawah 5")
    shown = [row.cells[0].share.is_exact for row in board.rows if row.people]
    assert shown.count(False) == 2, "one hidden cell alone could be had by subtraction"
    assert "Kota 2" in nation.gap_of(board)
    assert "59 dari 100 pegawai sudah ikut sosialisasi" in nation.finding_of(board)
    assert ",3," not in nation.as_csv(board).decode("utf-8-sig")


def test_a_national_office_sees_all_a_province_its_own_and_a_city_none(client: Client) -> None:
    towns = [a_government(code) for code in ("32.72", "32.73", "33.74")]
    sign_in(client, towns[0], roles.LEADER)
    assert client.get(ADDRESS).status_code == 404
    for tier, seen in (("province", 2), ("national", 3)):
        Office.objects.update(tier=tier)
        page = client.get(ADDRESS)
        assert page.status_code == 200
        assert len(page.context["nation"].rows) == seen
        assert client.get("/kantor/pimpinan/").content.count(ADDRESS.encode()), "the menu leads there"
    assert client.get(f"{ADDRESS}cakupan.csv").content.count(b"\r\n") == 5


def test_a_role_without_figures_does_not_find_the_page(client: Client) -> None:
    sign_in(client, a_government("32.72"), roles.UNIT_HEAD)
    Office.objects.update(tier="national")
    assert client.get(ADDRESS).status_code == 404
    officer = Officer.objects.get()
    with pytest.raises(queries.SeesOneGovernment):
        queries.governments_seen_by(officer)
