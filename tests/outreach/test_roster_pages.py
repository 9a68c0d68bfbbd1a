"""The roster's pages: a file is looked over, its changes are told, and it is loaded or thrown away."""

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from netra.accounts import roles
from netra.accounts.models import Office, Officer
from netra.agencies.models import CivilServant, Government, Posting
from netra.outreach import uploads
from netra.outreach.services import rosters
from tests.agencies.rosters.files import PANDAN, RUMBIA, a_town
from tests.outreach.meetings import WIB

pytestmark = pytest.mark.django_db
NOW = datetime(2024, 10, 16, 17, 0, tzinfo=WIB)
FORM = "/kantor/pegawai/impor/"
HEAD = "NIP;Nama;Unit Kerja;Jabatan\n"
GOOD = f"{HEAD}{RUMBIA};Rumbia;Dinas Kesehatan;Staf\n{PANDAN};Pandan;Dinas Perhubungan;Perawat\n"
SignedIn = Callable[[str], Client]


@pytest.mark.parametrize("role", sorted(set(roles.LABELS) - roles.LOADS_ROSTER))
def test_only_the_personnel_office_loads_rosters(signed_in: SignedIn, role: str) -> None:
    client = signed_in(role)
    assert client.get(FORM).status_code == 403
    assert client.post(FORM, sent(GOOD)).status_code == 403


def test_the_menu_leads_there(bkpsdm: Client) -> None:
    assert f'href="{FORM}"' in bkpsdm.get("/kantor/perangkat-daerah/").content.decode()


def test_a_file_is_told_before_anything_is_stored(bkpsdm: Client) -> None:
    page = bkpsdm.post(FORM, sent(GOOD), follow=True).content.decode()
    assert "2 pegawai terbaca, belum disimpan" in page
    assert "1 jabatan baru ditambahkan" in page
    assert not CivilServant.objects.exists()


def test_who_moves_changes_and_leaves_is_told_by_name_until_it_is_decided(bkpsdm: Client) -> None:
    loaded = bkpsdm.post(FORM, sent(GOOD))["Location"]
    assert "baris 2: Rumbia, Staf di Dinas Kesehatan" in bkpsdm.get(loaded).content.decode()
    bkpsdm.post(loaded, {"langkah": "muat"})
    assert "Rumbia" not in bkpsdm.get(loaded).content.decode()
    other = f"{HEAD}{RUMBIA};Rumbia Baru;Dinas Perhubungan;Juru Parkir\n"
    page = bkpsdm.post(FORM, sent(other, complete="on"), follow=True).content.decode()
    assert "baris 2: Rumbia, dari Staf di Dinas Kesehatan ke Juru Parkir di Dinas Perhubungan" in page
    assert "Rumbia: nama Rumbia menjadi Rumbia Baru" in page
    assert "Pandan, Perawat di Dinas Perhubungan" in page


def test_a_file_is_loaded_as_of_the_day_that_was_chosen(bkpsdm: Client) -> None:
    waiting = bkpsdm.post(FORM, sent(GOOD))["Location"]
    page = bkpsdm.post(waiting, {"langkah": "muat"}, follow=True).content.decode()
    assert "Daftar pegawai sudah dimuat" in page
    assert set(Posting.objects.values_list("from_on", flat=True)) == {date(2024, 10, 15)}
    history = bkpsdm.get(FORM).content.decode()
    assert "Keadaan 15 Oktober 2024" in history
    assert "2 baru" in history


def test_a_second_click_loads_nothing_twice(bkpsdm: Client) -> None:
    waiting = bkpsdm.post(FORM, sent(GOOD))["Location"]
    for _ in range(2):
        assert bkpsdm.post(waiting, {"langkah": "muat"}).status_code == 302
    assert Posting.objects.count() == 2


def test_the_file_is_gone_once_it_is_loaded(bkpsdm: Client) -> None:
    waiting = bkpsdm.post(FORM, sent(GOOD))["Location"]
    assert len(files()) == 1
    bkpsdm.post(waiting, {"langkah": "muat"})
    assert files() == []


def test_a_file_can_be_thrown_away(bkpsdm: Client) -> None:
    waiting = bkpsdm.post(FORM, sent(GOOD))["Location"]
    assert bkpsdm.post(waiting, {"langkah": "buang"})["Location"] == FORM
    assert bkpsdm.get(waiting).status_code == 404
    assert files() == []


def test_errors_are_told_by_line_and_nothing_can_be_loaded(bkpsdm: Client) -> None:
    waiting = bkpsdm.post(FORM, sent(f"{GOOD}123;Lontar;Dinas Kesehatn;Staf\n"))["Location"]
    page = bkpsdm.get(waiting).content.decode()
    assert "2 kesalahan di berkas ini" in page
    assert "baris 4, kolom NIP: NIP terdiri atas 18 angka, yang tertulis 3." in page
    assert "Maksudnya “Dinas Kesehatan”?" in page
    assert "Muat daftar ini" not in page
    bkpsdm.post(waiting, {"langkah": "muat"})
    assert not CivilServant.objects.exists()


def test_a_file_that_is_no_roster_says_why(bkpsdm: Client) -> None:
    page = bkpsdm.post(FORM, sent("%PDF-1.7"), follow=True).content.decode()
    assert "Berkas ini belum dapat dipakai" in page
    assert "Ini PDF." in page
    assert files() == []


def test_a_complete_list_warns_of_those_who_would_leave(bkpsdm: Client) -> None:
    bkpsdm.post(bkpsdm.post(FORM, sent(GOOD))["Location"], {"langkah": "muat"})
    one = f"{HEAD}{RUMBIA};Rumbia;Dinas Kesehatan;Staf\n"
    page = bkpsdm.post(FORM, sent(one, complete="on", on_day="16"), follow=True).content.decode()
    assert "1 pegawai tidak tertulis di daftar ini" in page


def test_the_same_file_again_has_nothing_to_load(bkpsdm: Client) -> None:
    bkpsdm.post(bkpsdm.post(FORM, sent(GOOD))["Location"], {"langkah": "muat"})
    page = bkpsdm.post(FORM, sent(GOOD), follow=True).content.decode()
    assert "Tidak ada yang berubah" in page
    assert "Muat daftar ini" not in page


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"file": ""}, "Pilih berkasnya dulu."),
        ({"file": SimpleUploadedFile("kosong.csv", b"")}, "Berkas ini kosong."),
        ({"on_day": "17"}, "Tanggalnya belum terjadi."),
        ({"on_day": "31", "on_month": "9"}, "Tanggal ini tidak ada di kalender."),
        ({"sheet": "x" * 32}, "Terlalu panjang"),
        ({"sheet": "a\x00b"}, "Ada karakter tersembunyi"),
    ],
)
def test_a_wrong_field_says_why(bkpsdm: Client, changed: dict[str, Any], message: str) -> None:
    page = bkpsdm.post(FORM, sent(GOOD, **changed)).content.decode()
    assert message in page
    assert "Kesalahan: " in page


@pytest.mark.parametrize("token", ["a" * 32, "x", "..", "A" * 32])
def test_a_file_that_nobody_gave_does_not_exist(bkpsdm: Client, token: str) -> None:
    assert bkpsdm.get(f"{FORM}{token}/").status_code == 404


def test_another_governments_file_does_not_exist(bkpsdm: Client, tmp_path: Path) -> None:
    upload = uploads.Upload("99.99", date(2024, 10, 15), False, "")
    token = uploads.receive(tmp_path, upload, [b"x"])
    assert uploads.find(tmp_path, token, "99.99").state == uploads.CHECKING
    with pytest.raises(uploads.UnknownUpload):
        uploads.find(tmp_path, token, "99.01")


def test_files_that_nobody_decided_about_go_after_a_day(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    upload = uploads.Upload("99.01", date(2024, 10, 15), False, "")
    old = uploads.receive(tmp_path, upload, [b"x"])
    monkeypatch.setattr(uploads, "KEPT_SECONDS", -1)
    uploads.receive(tmp_path, upload, [b"y"])
    assert not (tmp_path / old).exists()


def test_a_file_and_its_folder_are_nobody_elses_to_read(tmp_path: Path) -> None:
    token = uploads.receive(tmp_path, uploads.Upload("99.01", date(2024, 10, 15), False, ""), [b"x"])
    assert (tmp_path / token).stat().st_mode & 0o077 == 0


@pytest.mark.django_db(transaction=True)
def test_a_large_file_is_worked_on_beside_and_the_page_tells_how_far_it_is(
    bkpsdm: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rosters, "INLINE_BYTES", 10)
    waiting = bkpsdm.post(FORM, sent(GOOD))["Location"]
    assert "belum disimpan" in until_done(bkpsdm, waiting)
    bkpsdm.post(waiting, {"langkah": "muat"})
    assert "Daftar pegawai sudah dimuat" in until_done(bkpsdm, waiting)
    assert CivilServant.objects.count() == 2


def test_while_it_works_the_page_asks_again_by_itself(bkpsdm: Client, town: Government) -> None:
    room = settings.ENV.data / "daftar-pegawai"
    upload = uploads.Upload(town.code, date(2024, 10, 15), False, "", stage="Memeriksa baris", percent=40)
    response = bkpsdm.get(f"{FORM}{uploads.receive(room, upload, [b'x'])}/")
    assert response["Refresh"] == "1"
    assert "40% selesai" in response.content.decode()


def until_done(client: Client, address: str) -> str:
    for _ in range(200):
        response = client.get(address)
        if "Refresh" not in response:
            break
        time.sleep(0.05)
    return response.content.decode()


def sent(content: str, **changed: Any) -> dict[str, Any]:
    day = {"on_day": "15", "on_month": "10", "on_year": "2024"}
    return {"file": SimpleUploadedFile("daftar.csv", content.encode()), "sheet": "", **day, **changed}


def files() -> list[Path]:
    return list((settings.ENV.data / "daftar-pegawai").glob("*/file"))


@pytest.fixture(autouse=True)
def on_16_october(monkeypatch: pytest.MonkeyPatch) -> None:
    """Legal time is an input of every page; here it stands still."""
    monkeypatch.setattr("netra.web.middleware.legal_now", lambda request: NOW)


@pytest.fixture(autouse=True)
def own_data_folder(settings: Any, tmp_path: Path) -> None:
    settings.ENV = replace(settings.ENV, data=tmp_path / "data")


@pytest.fixture
def town() -> Government:
    return a_town()


@pytest.fixture
def bkpsdm(signed_in: SignedIn) -> Client:
    return signed_in(roles.BKPSDM)


@pytest.fixture
def signed_in(town: Government, client: Client) -> SignedIn:
    def sign_in(role: str) -> Client:
        officer = Officer.objects.create(
            username=role,
            position="Jabatan contoh",
            office=Office.objects.create(government=town, name="Kantor contoh"),
            role=role,
            has_own_password=True,
            public_key=b"",
            locked_private=b"",
            sealed_totp=b"",
        )
        client.force_login(officer)
        return client

    return sign_in
