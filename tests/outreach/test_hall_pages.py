"""Attendance behind the office door: who may run it, the screen, the door, the phone, the paper, the list."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from netra.accounts import roles
from netra.accounts.models import Office, Officer
from netra.agencies.models import Agency, CivilServant, Government
from netra.outreach import queries, services
from netra.outreach.models import Attendance, AttendanceList, BriefingPhoto
from netra.outreach.staff_numbers import key_of
from tests.outreach.halls import MORNING, a_hall, comes
from tests.outreach.meetings import a_visit
from tests.outreach.photographs import a_phones_jpeg
from tests.towns import ACTOR, a_government, an_agency

pytestmark = pytest.mark.django_db
SignedIn = Callable[..., Client]
Hall = tuple[AttendanceList, list[CivilServant]]
PAGES = (
    "hadir/",
    "hadir/kartu/",
    "hadir/kertas/",
    "layar/",
    "layar/angka/",
    "layar/kode.svg",
    "pintu/",
    "pintu/daftar/",
    "pintu/nama/",
)


def at(hall: Hall, page: str) -> str:
    return f"/kantor/sosialisasi/{hall[0].briefing.label}/{page}"


def tap(number: str = "", **changed: Any) -> dict[str, Any]:
    return {"nonce": str(uuid4()), "number": number, "ago": 0, **changed}


def send(client: Client, hall: Hall, *taps: dict[str, Any]) -> Any:
    return client.post(at(hall, "pintu/kirim/"), json.dumps({"taps": taps}), content_type="application/json")


@pytest.mark.parametrize("page", PAGES)
def test_tata_pemerintahan_runs_every_list(signed_in: SignedIn, hall: Hall, page: str) -> None:
    assert signed_in(roles.TATA_PEMERINTAHAN).get(at(hall, page)).status_code == 200


@pytest.mark.parametrize("page", PAGES)
def test_a_head_runs_the_list_of_the_own_house_only(signed_in: SignedIn, hall: Hall, page: str) -> None:
    host = hall[0].briefing.hosts.get()
    assert signed_in(roles.UNIT_HEAD, agency=host).get(at(hall, page)).status_code == 200
    elsewhere = an_agency(host.government, "lain")
    assert signed_in(roles.UNIT_HEAD, agency=elsewhere).get(at(hall, page)).status_code == 404


@pytest.mark.parametrize("role", sorted(set(roles.LABELS) - roles.RUNS_CHECK_IN))
def test_no_other_role_sees_who_is_there(signed_in: SignedIn, hall: Hall, role: str) -> None:
    assert signed_in(role).get(at(hall, "hadir/")).status_code == 403


def test_another_governments_list_does_not_exist(signed_in: SignedIn, hall: Hall) -> None:
    there, _ = a_hall(an_agency(a_government("99.02"), "dinas"), title="Di sana")
    page = signed_in(roles.TATA_PEMERINTAHAN).get(at((there, []), "hadir/")).content.decode()
    assert "Di sana" not in page


def test_the_list_is_opened_from_the_page(signed_in: SignedIn, dinas: Agency) -> None:
    briefing = a_visit(dinas)
    page = f"/kantor/sosialisasi/{briefing.label}/hadir/"
    client = signed_in(roles.TATA_PEMERINTAHAN)
    assert "Buka daftar hadir" in client.get(page).content.decode()
    client.post(f"{page}buka/")
    assert "Sedang dibuka" in client.get(page).content.decode()


def test_the_page_states_the_gap_and_the_difference_to_the_head_count(
    signed_in: SignedIn, hall: Hall
) -> None:
    client = signed_in(roles.TATA_PEMERINTAHAN)
    comes(hall[0], hall[1][0].number)
    client.post(at(hall, "hadir/hitung/"), {"heads": "3"})
    page = client.get(at(hall, "hadir/")).content.decode()
    assert "1 dari 3 pegawai hadir, 2 belum" in page
    assert "<strong>2</strong> orang belum tercatat" in page


def test_a_wrong_head_count_is_said_at_the_field(signed_in: SignedIn, hall: Hall) -> None:
    page = signed_in(roles.TATA_PEMERINTAHAN).post(at(hall, "hadir/hitung/"), {"heads": "banyak"})
    assert "Tulis dengan angka saja." in page.content.decode()


def test_closing_and_opening_again(signed_in: SignedIn, hall: Hall) -> None:
    client = signed_in(roles.TATA_PEMERINTAHAN)
    client.post(at(hall, "hadir/tutup/"))
    assert "Buka lagi" in client.get(at(hall, "hadir/")).content.decode()
    client.post(at(hall, "hadir/tutup/"), {"again": "1"})
    assert "Tutup daftar" in client.get(at(hall, "hadir/")).content.decode()


def test_a_guest_is_matched_from_the_page(signed_in: SignedIn, hall: Hall) -> None:
    client = signed_in(roles.TATA_PEMERINTAHAN)
    comes(hall[0], "A-1", name="Orang Contoh", add=True)
    [row] = queries.unmatched_of(hall[0].briefing_id)
    page = at(hall, f"hadir/cocokkan/{row.pk}/")
    assert hall[1][0].name in client.get(page).content.decode()
    assert "Tidak ada pegawai dengan nomor ini." in client.post(page, {"number": "9"}).content.decode()
    assert client.post(page, {"number": hall[1][0].number}).status_code == 302
    assert not queries.unmatched_of(hall[0].briefing_id)


def test_after_the_rule_the_page_shows_figures_and_no_names(signed_in: SignedIn, hall: Hall) -> None:
    comes(hall[0], hall[1][0].number)
    services.close_attendance(attendance_list=hall[0], at=MORNING, actor=ACTOR)
    services.erase_attendance(
        attendance_list=hall[0], election=None, at=MORNING.replace(year=2026), actor=ACTOR
    )
    page = signed_in(roles.TATA_PEMERINTAHAN).get(at(hall, "hadir/")).content.decode()
    assert "1 dari 3 pegawai hadir" in page
    assert hall[1][0].name not in page


def test_every_invited_person_has_a_card(signed_in: SignedIn, hall: Hall) -> None:
    page = signed_in(roles.TATA_PEMERINTAHAN).get(at(hall, "hadir/kartu/")).content.decode()
    assert page.count('class="qr-card"') == 3
    assert all(guest.name in page for guest in hall[1])


def test_the_screen_turns_itself_without_javascript(signed_in: SignedIn, hall: Hall) -> None:
    page = signed_in(roles.TATA_PEMERINTAHAN).get(at(hall, "layar/")).content.decode()
    assert '<noscript><meta http-equiv="refresh"' in page


def test_the_picture_leads_to_the_public_page(signed_in: SignedIn, hall: Hall) -> None:
    answer = signed_in(roles.TATA_PEMERINTAHAN).get(at(hall, "layar/kode.svg"))
    assert answer["Content-Type"] == "image/svg+xml"
    assert answer.content.startswith(b"<svg")


def test_without_a_list_there_is_no_screen(signed_in: SignedIn, dinas: Agency) -> None:
    label = a_visit(dinas).label
    assert signed_in(roles.TATA_PEMERINTAHAN).get(f"/kantor/sosialisasi/{label}/layar/").status_code == 404


def test_only_the_ushers_page_may_ask_for_the_camera(signed_in: SignedIn, hall: Hall) -> None:
    client = signed_in(roles.TATA_PEMERINTAHAN)
    assert "camera=(self)" in client.get(at(hall, "pintu/"))["Permissions-Policy"]
    assert "camera=()" in client.get(at(hall, "hadir/"))["Permissions-Policy"]


def test_an_usher_types_a_number(signed_in: SignedIn, hall: Hall) -> None:
    said = {"text": hall[1][0].number, "nonce": str(uuid4()), "door": "Pintu timur"}
    page = signed_in(roles.TATA_PEMERINTAHAN).post(at(hall, "pintu/"), said).content.decode()
    assert "Masuk" in page
    assert '<strong class="kiosk-present" data-present>1</strong>' in page
    row = Attendance.objects.get()
    assert (row.door, row.way, row.entered_by is not None) == ("Pintu timur", "typed", True)


def test_an_usher_types_a_name_and_picks_the_person(signed_in: SignedIn, hall: Hall) -> None:
    hall[1][0].name = "Rina Contoh"
    hall[1][0].save()
    client = signed_in(roles.TATA_PEMERINTAHAN)
    said = {"text": "rina", "nonce": str(uuid4())}
    page = client.post(at(hall, "pintu/"), said).content.decode()
    assert f'name="text" value="{hall[1][0].number}"' in page
    assert Attendance.objects.count() == 0


def test_an_usher_adds_somebody_who_is_not_on_the_list(signed_in: SignedIn, hall: Hall) -> None:
    client = signed_in(roles.TATA_PEMERINTAHAN)
    said = {"text": "A-1", "nonce": str(uuid4())}
    assert "Tambahkan sebagai hadir" in client.post(at(hall, "pintu/"), said).content.decode()
    client.post(at(hall, "pintu/"), {**said, "add": "on", "name": "Tamu"})
    assert Attendance.objects.get().typed_name == "Tamu"


def test_a_phone_gets_keys_and_no_number(signed_in: SignedIn, hall: Hall) -> None:
    answer = signed_in(roles.TATA_PEMERINTAHAN).get(at(hall, "pintu/daftar/"))
    kept = answer.json()
    assert {key for key, _ in kept["guests"]} == {key_of(hall[0].gate, each.number) for each in hall[1]}
    assert not any(each.number in answer.content.decode() for each in hall[1])


def test_a_phone_sends_what_it_collected_and_sends_it_again(signed_in: SignedIn, hall: Hall) -> None:
    client = signed_in(roles.TATA_PEMERINTAHAN)
    taps = [
        tap(hall[1][0].number, ago=600, door="Pintu timur"),
        tap(key=key_of(hall[0].gate, hall[1][1].number)),
        tap("A-1", add=True, name="Tamu"),
        tap("A-2"),
    ]
    first = send(client, hall, *taps).json()
    assert [answer["verdict"] for answer in first["answers"]] == ["masuk", "masuk", "masuk", "tidak-ada"]
    assert send(client, hall, *taps).json()["answers"] == first["answers"]
    assert first["count"] == Attendance.objects.count() == 3
    assert first["answers"][0]["at"] == "08.31 WIB"


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b'{"taps": 1}',
        b'{"taps": [1]}',
        b'{"taps": [{}]}',
        b'{"taps": [{"nonce": "x"}]}',
        b"[" * 5000,
        json.dumps({"taps": [tap(ago="x")]}).encode(),
        json.dumps({"taps": [tap(ago=-1)]}).encode(),
        json.dumps({"taps": [tap(ago=float("nan"))]}).encode(),
        json.dumps({"taps": [tap(name="\x00")]}).encode(),
        json.dumps({"taps": [tap(name="x" * 161)]}).encode(),
        json.dumps({"taps": [tap(name=7)]}).encode(),
        json.dumps({"taps": [tap()] * 201}).encode(),
    ],
    ids=range(14),
)
def test_nonsense_from_a_phone_is_refused_whole(signed_in: SignedIn, hall: Hall, body: bytes) -> None:
    answer = signed_in(roles.TATA_PEMERINTAHAN).post(
        at(hall, "pintu/kirim/"), body, content_type="application/json"
    )
    assert answer.status_code == 400
    assert Attendance.objects.count() == 0


def test_a_closed_list_keeps_the_taps_on_the_phone(signed_in: SignedIn, hall: Hall) -> None:
    services.close_attendance(attendance_list=hall[0], at=MORNING, actor=ACTOR)
    answers = send(signed_in(roles.TATA_PEMERINTAHAN), hall, tap(hall[1][0].number)).json()["answers"]
    assert answers[0]["verdict"] == "ditutup"


def test_a_sheet_of_paper_keeps_what_is_to_be_mended(signed_in: SignedIn, hall: Hall) -> None:
    lines = f"{hall[1][0].number}\n\nNama Tak Dikenal\n"
    page = (
        signed_in(roles.TATA_PEMERINTAHAN).post(at(hall, "hadir/kertas/"), {"lines": lines}).content.decode()
    )
    assert "Tidak ditemukan" in page
    assert ">\nNama Tak Dikenal</textarea>" in page
    assert Attendance.objects.get().way == "paper"


def test_a_sheet_is_photographed_now_and_typed_later_by_who_runs_the_list(
    signed_in: SignedIn, hall: Hall, settings: Any, tmp_path: Path
) -> None:
    settings.ENV = replace(settings.ENV, data=tmp_path)
    browser, sheets = signed_in(roles.TATA_PEMERINTAHAN), at(hall, "hadir/kertas/")
    raw = SimpleUploadedFile("IMG.jpg", a_phones_jpeg(), "image/jpeg")
    assert browser.post(f"{sheets}foto/", {"picture": raw}).status_code == 302
    [kept] = BriefingPhoto.objects.all()
    picture = f"{sheets}{kept.pk}.jpg"
    assert picture in browser.get(sheets).content.decode()
    assert browser.get(picture)["Content-Type"] == "image/jpeg"
    assert list(queries.photos_of(hall[0].briefing, MORNING.date())) == []  # no names among the photographs
    assert browser.get(at(hall, f"foto/{kept.pk}.jpg")).status_code == 404
    none = browser.post(f"{sheets}foto/", {})
    assert "Pilih fotonya dulu." in none.content.decode()
    assert signed_in(roles.LEADER).get(picture).status_code == 403
    signed_in(roles.TATA_PEMERINTAHAN).post(f"{sheets}{kept.pk}/hapus/")
    assert not BriefingPhoto.objects.exists()


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ("", "Tulis paling sedikit satu baris."),
        ("1\n" * 501, "Paling banyak 500 baris"),
        ("x" * 201, "terlalu panjang"),
    ],
)
def test_a_sheet_that_is_none_is_said_at_the_field(
    signed_in: SignedIn, hall: Hall, lines: str, words: str
) -> None:
    page = signed_in(roles.TATA_PEMERINTAHAN).post(at(hall, "hadir/kertas/"), {"lines": lines})
    assert words in page.content.decode()


def test_the_worker_names_hashed_files_only(client: Client) -> None:
    script = client.get("/kantor/sosialisasi/pintu.js")
    assert script["Content-Type"] == "text/javascript"
    assert "/static/outreach/usher." in script.content.decode()


@pytest.fixture(autouse=True)
def this_morning(monkeypatch: pytest.MonkeyPatch) -> None:
    """Legal time is an input of every page; here it stands still."""
    monkeypatch.setattr("netra.web.middleware.legal_now", lambda request: MORNING)


@pytest.fixture
def dinas(town: Government) -> Agency:
    return an_agency(town, "dinas")


@pytest.fixture
def hall(dinas: Agency) -> Hall:
    return a_hall(dinas)


@pytest.fixture
def signed_in(town: Government, client: Client) -> SignedIn:
    def sign_in(role: str, agency: Agency | None = None) -> Client:
        office, _ = Office.objects.get_or_create(government=town, name="Kantor contoh")
        officer = Officer.objects.create(
            username=f"{role}.{Officer.objects.count()}",
            position="Jabatan contoh",
            office=office,
            role=role,
            agency=agency,
            has_own_password=True,
            public_key=b"",
            locked_private=b"",
            sealed_totp=b"",
        )
        client.force_login(officer)
        return client

    return sign_in
