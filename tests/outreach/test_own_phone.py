"""Checking in with one's own phone: a current code, one ticket, one question."""

import re
import time
from typing import Any

import pytest
from django.test import Client

from netra.agencies.models import Agency, CivilServant
from netra.outreach import queries, rotating, services
from netra.outreach.models import Attendance, AttendanceList
from tests.outreach.halls import MORNING, a_hall
from tests.towns import ACTOR, a_government, an_agency

pytestmark = pytest.mark.django_db
NOW = time.time()
Hall = tuple[AttendanceList, list[CivilServant]]


def code_of(attendance_list: AttendanceList, moment: float = NOW) -> str:
    return attendance_list.gate + rotating.code_at(bytes(attendance_list.secret), moment)


def ticket_in(page: Any) -> str:
    found = re.search(r'name="ticket" value="([0-9a-f]+)"', page.content.decode())
    assert found, "the page gave no ticket"
    return found[1]


def scan(client: Client, hall: Hall) -> tuple[str, str]:
    """The address behind the code on the screen, and the ticket that opening it gives."""
    address = f"/hadir/{code_of(hall[0])}/"
    return address, ticket_in(client.get(address))


def test_a_scanned_code_asks_one_question(client: Client, hall: Hall) -> None:
    page = client.get(f"/hadir/{code_of(hall[0])}/").content.decode()
    assert "NIP atau nomor pegawai Anda" in page
    assert page.count('<input type="text"') == 1


def test_it_leaves_no_cookie(client: Client, hall: Hall) -> None:
    address, ticket = scan(client, hall)
    client.post(address, {"ticket": ticket, "number": hall[1][0].number})
    assert not client.cookies


def test_the_number_lets_the_person_in(client: Client, hall: Hall) -> None:
    address, ticket = scan(client, hall)
    page = client.post(address, {"ticket": ticket, "number": hall[1][0].number}).content.decode()
    assert "<h1>Masuk</h1>" in page
    row = Attendance.objects.get()
    assert (row.civil_servant, row.way, row.code_window) == (hall[1][0], "own_phone", rotating.window_at(NOW))


def test_the_answer_never_tells_a_name(client: Client, hall: Hall) -> None:
    address, ticket = scan(client, hall)
    page = client.post(address, {"ticket": ticket, "number": hall[1][0].number}).content.decode()
    assert hall[1][0].name not in page


def test_a_double_tap_gets_the_same_answer(client: Client, hall: Hall) -> None:
    address, ticket = scan(client, hall)
    said = {"ticket": ticket, "number": hall[1][0].number}
    assert client.post(address, said).content == client.post(address, said).content
    assert Attendance.objects.count() == 1


def test_a_second_scan_says_already(client: Client, hall: Hall) -> None:
    for _ in range(2):
        address, ticket = scan(client, hall)
        page = client.post(address, {"ticket": ticket, "number": hall[1][0].number}).content.decode()
    assert "<h1>Sudah tercatat</h1>" in page
    assert "Tidak dihitung dua kali." in page


def test_a_ticket_is_no_use_for_a_colleague(client: Client, hall: Hall) -> None:
    address, ticket = scan(client, hall)
    client.post(address, {"ticket": ticket, "number": hall[1][0].number})
    answer = client.post(address, {"ticket": ticket, "number": hall[1][1].number})
    assert answer.status_code == 409
    assert "Satu pindaian untuk satu orang" in answer.content.decode()
    assert Attendance.objects.count() == 1


@pytest.mark.parametrize("age", [45, 60, 3600])
def test_a_forwarded_photograph_comes_too_late(client: Client, hall: Hall, age: int) -> None:
    answer = client.get(f"/hadir/{code_of(hall[0], NOW - age)}/")
    assert answer.status_code == 410
    assert "Kode ini sudah berganti" in answer.content.decode()


def test_the_code_of_one_hall_opens_no_other(client: Client, hall: Hall, dinas: Agency) -> None:
    other, _ = a_hall(dinas, title="Acara lain")
    assert client.get(f"/hadir/{other.gate}{code_of(hall[0])[4:]}/").status_code == 410


def test_a_ticket_of_one_hall_lets_nobody_into_another(client: Client, hall: Hall, dinas: Agency) -> None:
    other, _ = a_hall(dinas, title="Acara lain")
    _, ticket = scan(client, hall)
    answer = client.post(f"/hadir/{code_of(other)}/", {"ticket": ticket, "number": hall[1][0].number})
    assert answer.status_code == 410
    assert Attendance.objects.count() == 0


def test_a_slow_reader_has_five_minutes(client: Client, hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    address, ticket = scan(client, hall)
    said = {"ticket": ticket, "number": hall[1][0].number}
    monkeypatch.setattr("netra.outreach.views.own_phone.time.time", lambda: NOW + 290)
    assert client.post(address, said).status_code == 200
    monkeypatch.setattr("netra.outreach.views.own_phone.time.time", lambda: NOW + 310)
    assert client.post(address, said).status_code == 410


@pytest.mark.parametrize("code", ["", "A", "BDGZ", "BDGZ00000000", "x" * 300, "%F0%9F%98%80"])
def test_a_wrong_code_is_answered_kindly(client: Client, hall: Hall, code: str) -> None:
    answer = client.get(f"/hadir/{code or 'kosong'}/")
    assert answer.status_code == 404
    assert "Kode ini sudah berganti" in answer.content.decode()


@pytest.mark.parametrize("ticket", ["", "00", "zz", "a" * 500, "é"])
def test_a_made_up_ticket_lets_nobody_in(client: Client, hall: Hall, ticket: str) -> None:
    client.post(f"/hadir/{code_of(hall[0])}/", {"ticket": ticket, "number": hall[1][0].number})
    assert Attendance.objects.count() == 0


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("", "Tulis NIP atau nomor pegawai Anda."),
        ("1985010120100110012", "NIP terdiri atas 18 angka, yang tertulis 19."),
        ("x" * 41, "Terlalu panjang"),
        ("12\x00", "karakter tersembunyi"),
    ],
)
def test_a_mistyped_number_is_said_at_the_field_and_costs_no_ticket(
    client: Client, hall: Hall, number: str, words: str
) -> None:
    address, ticket = scan(client, hall)
    page = client.post(address, {"ticket": ticket, "number": number})
    assert words in page.content.decode()
    assert ticket_in(page) == ticket


def test_groups_of_a_nip_may_stand_apart(client: Client, dinas: Agency) -> None:
    attendance_list, (first, *_) = hall = a_hall(dinas)
    first.number = "199001012015011001"
    first.save()
    address, ticket = scan(client, hall)
    client.post(address, {"ticket": ticket, "number": "19900101 201501 1 001"})
    assert queries.present_count(attendance_list.briefing_id) == 1


def test_somebody_not_on_the_list_may_add_the_own_name(client: Client, hall: Hall) -> None:
    address, ticket = scan(client, hall)
    said = {"ticket": ticket, "number": "199001012015011001"}
    page = client.post(address, said)
    assert "Boleh tetap masuk" in page.content.decode()
    assert ticket_in(page) == ticket
    client.post(address, {**said, "name": "Tamu Contoh", "add": "on"})
    assert Attendance.objects.get().typed_name == "Tamu Contoh"


def test_typing_again_keeps_the_ticket(client: Client, hall: Hall) -> None:
    address, ticket = scan(client, hall)
    page = client.post(address, {"ticket": ticket, "number": "1", "again": "on"})
    assert ticket_in(page) == ticket


def test_a_closed_list_says_so(client: Client, hall: Hall) -> None:
    address, ticket = scan(client, hall)
    services.close_attendance(attendance_list=hall[0], at=MORNING, actor=ACTOR)
    for answer in (client.get(address), client.post(address, {"ticket": ticket, "number": "1"})):
        assert (answer.status_code, "sudah ditutup" in answer.content.decode()) == (410, True)


def test_the_code_may_be_typed(client: Client, hall: Hall) -> None:
    code = code_of(hall[0])
    typed = f"{code[:4]} {code[4:8]} {code[8:]}".lower()
    assert client.get("/hadir/", {"code": typed})["Location"] == f"/hadir/{code}/"


def test_no_code_typed_is_said_at_the_field(client: Client) -> None:
    assert "Tulis kode yang tampil di layar." in client.get("/hadir/", {"code": ""}).content.decode()


@pytest.fixture(autouse=True)
def a_still_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """The machine's clock is an input of these pages; here it stands still."""
    monkeypatch.setattr("netra.outreach.views.own_phone.time.time", lambda: NOW)


@pytest.fixture
def dinas() -> Agency:
    return an_agency(a_government(), "dinas")


@pytest.fixture
def hall(dinas: Agency) -> Hall:
    return a_hall(dinas)
