"""The page on which a head of a unit enters three figures a week."""

from typing import Any

import pytest

from netra.accounts import roles
from netra.agencies.models import Agency
from netra.servicewatch.models import ServiceFigure
from tests.servicewatch.conftest import SignedIn
from tests.servicewatch.figures import LAST, RUNNING, WEDNESDAY, back, told
from tests.towns import an_agency

pytestmark = pytest.mark.django_db
ENTER = "/kantor/layanan/isi/"


@pytest.fixture(autouse=True)
def on_30_october(monkeypatch: pytest.MonkeyPatch) -> None:
    """Legal time is an input of every page; here it stands still."""
    monkeypatch.setattr("netra.web.middleware.legal_now", lambda request: WEDNESDAY)


def filled(**changed: Any) -> dict[str, Any]:
    fields = {"week": LAST.monday.isoformat(), "requests": "120", "on_time": "114", "complaints": "2"}
    return {**fields, "version": "0", **changed}


def test_the_page_names_the_missing_weeks_and_opens_with_the_latest(
    signed_in: SignedIn, dinas: Agency
) -> None:
    told(dinas, back(2))
    page = signed_in(roles.UNIT_HEAD, dinas).get(ENTER).content.decode()
    assert "Dua minggu belum terisi" in page
    assert "Belum terisi: 21–27 Oktober 2024; 14–20 Oktober 2024." in page
    assert '<option value="2024-10-21" selected>' in page


def test_three_figures_and_one_button_are_enough(signed_in: SignedIn, dinas: Agency) -> None:
    head = signed_in(roles.UNIT_HEAD, dinas)
    response = head.post(ENTER, filled(), follow=True)
    page = response.content.decode()
    assert "Minggu 21–27 Oktober 2024 tercatat." in page
    assert "120 permohonan, 114 tepat waktu, 2 pengaduan" in page
    assert ServiceFigure.objects.get().agency == dinas


def test_a_head_enters_for_the_own_unit_whatever_the_form_says(
    signed_in: SignedIn, dinas: Agency, camat: Agency
) -> None:
    signed_in(roles.UNIT_HEAD, camat).post(ENTER, filled(agency=str(dinas.pk)))
    assert ServiceFigure.objects.get().agency == camat


def test_the_same_form_twice_is_one_row(signed_in: SignedIn, dinas: Agency) -> None:
    head = signed_in(roles.UNIT_HEAD, dinas)
    assert [head.post(ENTER, filled()).status_code for _ in range(2)] == [302, 302]
    assert ServiceFigure.objects.count() == 1


def test_a_correction_opens_with_what_stands_and_keeps_it(signed_in: SignedIn, dinas: Agency) -> None:
    told(dinas)
    head = signed_in(roles.UNIT_HEAD, dinas)
    page = head.get(f"{ENTER}?minggu=2024-10-21").content.decode()
    assert 'value="120"' in page
    assert "angka semula tetap tersimpan" in page
    page = head.post(ENTER, filled(requests="130", version="1"), follow=True).content.decode()
    assert "Semula 120 permohonan, 114 tepat waktu, 2 pengaduan" in page
    assert ServiceFigure.objects.count() == 2


def test_whoever_did_not_see_what_stands_is_shown_it_and_may_send_again(
    signed_in: SignedIn, dinas: Agency
) -> None:
    told(dinas)
    head = signed_in(roles.UNIT_HEAD, dinas)
    page = head.post(ENTER, filled(requests="130")).content.decode()
    assert "Minggu ini sudah diisi: 120 permohonan, 114 tepat waktu, 2 pengaduan." in page
    assert 'name="version" value="1"' in page
    assert ServiceFigure.objects.count() == 1
    assert head.post(ENTER, filled(requests="130", version="1")).status_code == 302


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"on_time": "121"}, "Lebih banyak dari permohonan yang masuk."),
        (
            {"week": RUNNING.monday.isoformat()},
            "Minggu ini belum selesai. Dapat diisi mulai Senin, 4 November 2024.",
        ),
        ({"week": "2025-10-20"}, "Minggu ini belum selesai."),
        ({"week": "2023-01-02"}, "Minggu ini sudah terlalu lama."),
        ({"week": "9999-12-31"}, "Minggu ini tidak ada dalam daftar."),
        ({"week": "kapan"}, "Minggu ini tidak ada dalam daftar."),
        ({"week": ""}, "Pilih minggunya."),
        ({"requests": ""}, "Tulis jumlah permohonan."),
        ({"requests": "-1"}, "Tulis bilangan bulat, 0 atau lebih."),
        ({"requests": "1,5"}, "Tulis bilangan bulat, 0 atau lebih."),
        ({"requests": "1000001"}, "Terlalu besar: paling banyak 1.000.000."),
        ({"requests": "9" * 40}, "Tulis bilangan bulat, 0 atau lebih."),
        ({"requests": "١٢٠"}, "Tulis bilangan bulat, 0 atau lebih."),
        ({"complaints": "banyak"}, "Tulis bilangan bulat, 0 atau lebih."),
        ({"version": "x"}, "Formulir ini rusak."),
    ],
)
def test_the_impossible_is_refused_at_its_field(
    signed_in: SignedIn, dinas: Agency, changed: dict[str, str], message: str
) -> None:
    response = signed_in(roles.UNIT_HEAD, dinas).post(ENTER, filled(**changed))
    assert response.status_code == 200
    assert message in response.content.decode()
    assert not ServiceFigure.objects.exists()


def test_a_thousand_may_be_typed_with_its_dot(signed_in: SignedIn, dinas: Agency) -> None:
    signed_in(roles.UNIT_HEAD, dinas).post(ENTER, filled(requests="1.204"))
    assert ServiceFigure.objects.get().requests == 1204


@pytest.mark.parametrize(
    "query", ["?minggu=kapan", "?minggu=9999-12-31", "?tercatat=2024-02-30", "?tercatat="]
)
def test_a_strange_address_opens_the_page_all_the_same(
    signed_in: SignedIn, dinas: Agency, query: str
) -> None:
    page = signed_in(roles.UNIT_HEAD, dinas).get(f"{ENTER}{query}")
    assert page.status_code == 200
    assert "tercatat." not in page.content.decode()


def test_a_unit_below_is_told_who_enters(signed_in: SignedIn, dinas: Agency) -> None:
    puskesmas = an_agency(dinas.government, "puskesmas", parent=dinas)
    head = signed_in(roles.UNIT_HEAD, puskesmas)
    assert "Angka unit Anda dihitung di atasnya" in head.get(ENTER).content.decode()
    head.post(ENTER, filled())
    assert not ServiceFigure.objects.exists()


def test_a_head_without_a_unit_is_told_so(signed_in: SignedIn) -> None:
    page = signed_in(roles.UNIT_HEAD).get(ENTER).content.decode()
    assert "belum terhubung dengan perangkat daerah" in page
