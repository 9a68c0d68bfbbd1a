"""The pages of service watch behind the office door: who sees them, and what they say."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from netra.accounts import roles
from netra.agencies.models import Agency, District
from netra.servicewatch.models import StrategicFigure, StrategicIssue
from tests.servicewatch.conftest import SignedIn
from tests.servicewatch.figures import WEDNESDAY, a_figure, a_promise, an_issue, back, told
from tests.towns import a_district, a_government, an_agency

pytestmark = pytest.mark.django_db
BOARD, ISSUES, ENTER = "/kantor/layanan/", "/kantor/layanan/isu/", "/kantor/layanan/isi/"
NEW_ISSUE, NEW_FIGURE = f"{ISSUES}baru/", f"{ISSUES}angka/"


@pytest.fixture(autouse=True)
def on_30_october(monkeypatch: pytest.MonkeyPatch) -> None:
    """Legal time is an input of every page; here it stands still."""
    monkeypatch.setattr("netra.web.middleware.legal_now", lambda request: WEDNESDAY)


@pytest.mark.parametrize("address", [BOARD, ISSUES, f"{BOARD}unduh/layanan.csv/", f"{BOARD}unduh/isu.csv/"])
@pytest.mark.parametrize("role", sorted(roles.LABELS))
def test_only_tata_pemerintahan_leaders_and_heads_of_units_see_services(
    signed_in: SignedIn, role: str, address: str
) -> None:
    expected = 200 if role in roles.SEES_SERVICES else 403
    assert signed_in(role).get(address).status_code == expected


@pytest.mark.parametrize("address", [NEW_ISSUE, NEW_FIGURE, f"{ISSUES}1/ubah/", f"{ISSUES}1/akhiri/"])
@pytest.mark.parametrize("role", [roles.LEADER, roles.UNIT_HEAD, roles.BKPSDM])
def test_only_tata_pemerintahan_keeps_the_list(signed_in: SignedIn, role: str, address: str) -> None:
    assert signed_in(role).post(address).status_code == 403


@pytest.mark.parametrize("role", [roles.LEADER, roles.TATA_PEMERINTAHAN, roles.BKPSDM])
def test_only_heads_of_units_enter_figures(signed_in: SignedIn, role: str) -> None:
    assert signed_in(role).get(ENTER).status_code == 403


def test_a_stranger_is_sent_to_sign_in(client) -> None:  # type: ignore[no-untyped-def]
    assert client.get(BOARD)["Location"].startswith("/kantor/masuk/")


def test_the_headline_is_a_finding_and_the_silent_agency_comes_first(
    signed_in: SignedIn, dinas: Agency, camat: Agency
) -> None:
    told(dinas)
    page = signed_in(roles.LEADER).get(BOARD).content.decode()
    assert "95% tepat waktu, 1 dari 2 perangkat belum mengisi minggu 21–27 Oktober 2024." in page
    assert page.index(f"/perangkat/{camat.code}/") < page.index(f"/perangkat/{dinas.code}/")


def test_the_charts_have_bands_gaps_a_table_and_no_script(signed_in: SignedIn, dinas: Agency) -> None:
    for weeks in (3, 2, 0):
        told(dinas, back(weeks))
    page = signed_in(roles.LEADER).get(BOARD).content.decode()
    assert 'class="band band-campaign"' in page
    assert 'class="chart-gap"' in page
    assert "tidak ada" in page
    assert page.count("Lihat sebagai tabel") == 1
    assert "style=" not in page


def test_a_board_without_any_agency_or_issue_is_a_page_too(signed_in: SignedIn) -> None:
    page = signed_in(roles.LEADER).get(BOARD).content.decode()
    assert "Belum ada perangkat yang mengisi" in page
    assert "Belum ada isu strategis" in page


def test_the_page_of_an_agency_shows_what_a_correction_replaced(signed_in: SignedIn, dinas: Agency) -> None:
    told(dinas)
    told(dinas, figures=(1204, 1100, 3), after=1)
    page = signed_in(roles.LEADER).get(f"{BOARD}perangkat/{dinas.code}/").content.decode()
    assert "Semula 120 permohonan, 114 tepat waktu, 2 pengaduan (dicatat 30 Oktober 2024)" in page
    assert "1.204" in page


def test_agencies_that_tell_nothing_have_no_page(signed_in: SignedIn, dinas: Agency) -> None:
    an_agency(dinas.government, "puskesmas", parent=dinas)
    an_agency(a_government("99.02"), "tetangga")
    leader = signed_in(roles.LEADER)
    for code in ("puskesmas", "tetangga", "tidak-ada"):
        assert leader.get(f"{BOARD}perangkat/{code}/").status_code == 404


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("layanan.csv", "text/csv; charset=utf-8"),
        ("isu.csv", "text/csv; charset=utf-8"),
        ("layanan.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ],
)
def test_the_tables_are_downloaded_under_their_day(
    signed_in: SignedIn, dinas: Agency, name: str, kind: str
) -> None:
    told(dinas)
    response = signed_in(roles.LEADER).get(f"{BOARD}unduh/{name}/")
    stem, ending = name.split(".")
    assert (response.status_code, response["Content-Type"]) == (200, kind)
    assert f'filename="{stem}-2024-10-30.{ending}"' in response["Content-Disposition"]


@pytest.mark.parametrize("name", ["semua.csv", "layanan", "layanan.xlsx.exe"])
def test_a_file_that_is_not_there_is_not_found(signed_in: SignedIn, name: str) -> None:
    assert signed_in(roles.LEADER).get(f"{BOARD}unduh/{name}/").status_code == 404


def test_an_old_figure_says_so(signed_in: SignedIn, camat: Agency, district: District) -> None:
    a_figure(an_issue(camat.government), district, on=WEDNESDAY.date().replace(year=2023, month=8))
    page = signed_in(roles.UNIT_HEAD, camat).get(f"{ISSUES}kecamatan/{district.code}/").content.decode()
    assert "Angka lama, 14 bulan" in page
    assert "belum punya angka baru" in page


def test_a_kecamatan_shows_every_figure_with_its_source_and_its_promises(
    signed_in: SignedIn, dinas: Agency, district: District
) -> None:
    issue = an_issue(dinas.government)
    for value, day in (("13.2", 1), ("11.8", 31)):
        a_figure(
            issue, district, value, on=WEDNESDAY.date().replace(month=8, day=day), source=f"Sumber {day}"
        )
    a_promise(district, dinas)
    page = signed_in(roles.LEADER).get(f"{ISSUES}kecamatan/{district.code}/").content.decode()
    assert all(word in page for word in ("13,2%", "11,8%", "Sumber 1", "Sumber 31", "Timbang ulang balita"))


@pytest.mark.parametrize("code", ["99.02.01", "tidak-ada"])
def test_a_kecamatan_of_another_city_is_not_found(signed_in: SignedIn, code: str) -> None:
    a_district(a_government("99.02"))
    assert signed_in(roles.LEADER).get(f"{ISSUES}kecamatan/{code}/").status_code == 404


def test_an_issue_is_put_on_the_list_and_changed(signed_in: SignedIn, dinas: Agency) -> None:
    keeper = signed_in(roles.TATA_PEMERINTAHAN)
    fields = {"name": "Sampah", "unit": "ton", "better": "turun", "agency": str(dinas.pk)}
    assert keeper.post(NEW_ISSUE, fields)["Location"] == ISSUES
    issue = StrategicIssue.objects.get()
    assert keeper.post(f"{ISSUES}{issue.pk}/ubah/", {**fields, "name": "Sampah kota"}).status_code == 302
    issue.refresh_from_db()
    assert issue.name == "Sampah kota"
    for _ in range(2):  # the button pressed twice
        assert keeper.post(f"{ISSUES}{issue.pk}/akhiri/")["Location"] == ISSUES
    assert "Sampah kota" not in keeper.get(ISSUES).content.decode()


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"name": ""}, "Tulis nama isunya."),
        ({"name": "x" * 61}, "Terlalu panjang: paling banyak 60 huruf."),
        ({"name": "stunting"}, "Isu dengan nama ini sudah ada dalam daftar."),
        ({"unit": ""}, "Tulis satuannya."),
        ({"unit": "\x00"}, "Ada karakter tersembunyi"),
        ({"better": "miring"}, "Pilihan ini tidak ada dalam daftar."),
        ({"agency": "99999"}, "Pilihan ini tidak ada dalam daftar."),
    ],
)
def test_a_wrong_issue_says_why(
    signed_in: SignedIn, dinas: Agency, changed: dict[str, str], message: str
) -> None:
    an_issue(dinas.government)
    fields = {"name": "Sampah", "unit": "ton", "better": "turun", "agency": "", **changed}
    assert message in signed_in(roles.TATA_PEMERINTAHAN).post(NEW_ISSUE, fields).content.decode()
    assert StrategicIssue.objects.count() == 1


def a_form(of: StrategicIssue, district: District, **changed: str) -> dict[str, str]:
    return {
        "issue": str(of.pk),
        "district": str(district.pk),
        "value": "11,8",
        "source": "Dinas contoh",
        "measured_on_day": "31",
        "measured_on_month": "8",
        "measured_on_year": "2024",
        **changed,
    }


def test_a_figure_is_recorded_and_twice_is_once(signed_in: SignedIn, district: District) -> None:
    issue, keeper = an_issue(district.government), signed_in(roles.TATA_PEMERINTAHAN)
    for _ in range(2):
        response = keeper.post(NEW_FIGURE, a_form(issue, district))
        assert response["Location"] == f"{ISSUES}kecamatan/{district.code}/"
    assert [str(each.value) for each in StrategicFigure.objects.all()] == ["11.80"]


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"value": "11.8"}, "Tulis angka dengan koma untuk pecahan."),
        ({"value": "-3"}, "Tulis angka dengan koma untuk pecahan."),
        ({"value": "١٢"}, "Tulis angka dengan koma untuk pecahan."),
        ({"value": "100,5"}, "Lebih dari 100%."),
        ({"value": "100.000.000"}, "Terlalu besar"),
        ({"value": ""}, "Tulis angkanya."),
        ({"source": ""}, "Tulis sumbernya."),
        ({"measured_on_year": "2025"}, "Tanggalnya belum terjadi."),
        ({"measured_on_day": "31", "measured_on_month": "6"}, "Tanggal ini tidak ada di kalender."),
        ({"measured_on_day": "", "measured_on_month": "", "measured_on_year": ""}, "Isi tanggalnya."),
        ({"issue": "99999"}, "Pilihan ini tidak ada dalam daftar."),
    ],
)
def test_a_wrong_figure_says_why_and_keeps_the_rest(
    signed_in: SignedIn, district: District, changed: dict[str, str], message: str
) -> None:
    issue = an_issue(district.government)
    keeper = signed_in(roles.TATA_PEMERINTAHAN)
    page = keeper.post(NEW_FIGURE, a_form(issue, district, **changed)).content.decode()
    assert message in page
    assert "source" in changed or "Dinas contoh" in page
    assert not StrategicFigure.objects.exists()


def test_a_thousand_and_some_is_read_with_its_dot(signed_in: SignedIn, district: District) -> None:
    issue = an_issue(district.government, "Kemiskinan", unit="keluarga")
    signed_in(roles.TATA_PEMERINTAHAN).post(NEW_FIGURE, a_form(issue, district, value="1.206"))
    assert StrategicFigure.objects.get().value == 1206


def test_pages_send_no_more_statements_for_more_rows(signed_in: SignedIn, dinas: Agency) -> None:
    client = signed_in(roles.LEADER)
    told(dinas)
    few = [_statements(client, address) for address in (BOARD, ISSUES)]
    for number in range(1, 4):
        district = a_district(dinas.government, number)
        agency = an_agency(dinas.government, f"unit-{number}", kind="kecamatan", district=district)
        told(agency, back(number))
        a_figure(an_issue(dinas.government, f"Isu {number}", agency=agency), district)
    assert [_statements(client, address) for address in (BOARD, ISSUES)] == few


def _statements(client, address: str) -> int:  # type: ignore[no-untyped-def]
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)
