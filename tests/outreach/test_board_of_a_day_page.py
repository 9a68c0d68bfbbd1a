"""Asking the board for another day: the form, its bounds, and files of the same day."""

import csv
from datetime import datetime
from io import StringIO

import pytest

from netra.accounts import roles
from netra.agencies.models import Agency
from netra.outreach import services
from tests.letters.reading import words_of
from tests.outreach.briefings import SignedIn
from tests.outreach.halls import a_hall, comes
from tests.outreach.meetings import WIB
from tests.towns import ACTOR

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_30_october")]
BOARD = "/kantor/cakupan/"
NOON = datetime(2024, 10, 16, 12, 0, tzinfo=WIB)


@pytest.fixture
def visited(camat: Agency) -> Agency:
    hall, guests = a_hall(camat, people=4)
    for guest in guests[:3]:
        comes(hall, guest.number)
    services.close_attendance(attendance_list=hall, at=NOON, actor=ACTOR)
    return camat


def test_an_earlier_day_shows_what_was_reached_by_then(signed_in: SignedIn, visited: Agency) -> None:
    browser = signed_in(roles.TATA_PEMERINTAHAN)
    before = browser.get(BOARD, {"tanggal": "2024-10-15"}).content.decode()
    assert "Belum satu pun pegawai tercatat ikut sosialisasi." in before
    assert "Keadaan hari Selasa, 15 Oktober 2024" in before and "kelipatan lima" in before
    assert "/belum/" not in before and "Jadwalkan" not in before
    day = browser.get(BOARD, {"tanggal": "16/10/2024"}).content.decode()
    assert "75 dari 100 pegawai" in day and "xlsx?tanggal=2024-10-16" in day


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ("2024-10-31", "Hari ini belum terjadi."),
        ("30 Februari", "Tulis tanggalnya, misalnya 2024-10-30."),
        ("0001-01-01", "Belum ada pegawai dalam daftar pada hari itu."),
        ("9999-12-31", "Hari ini belum terjadi."),
    ],
)
def test_a_day_without_a_board_is_told_at_the_field(
    signed_in: SignedIn, visited: Agency, told: str, why: str
) -> None:
    browser = signed_in(roles.TATA_PEMERINTAHAN)
    page = browser.get(BOARD, {"tanggal": told})
    assert page.status_code == 200 and why in page.content.decode()
    assert "75 dari 100 pegawai" in page.content.decode()
    told_by_file = browser.get(f"{BOARD}cakupan.csv", {"tanggal": told}, follow=True)
    assert why in told_by_file.content.decode()


def test_a_unit_that_was_not_there_yet_is_told_at_the_field(signed_in: SignedIn, visited: Agency) -> None:
    Agency.objects.filter(pk=visited.pk).update(active_from=datetime(2024, 10, 10, tzinfo=WIB).date())
    page = signed_in(roles.TATA_PEMERINTAHAN).get(BOARD, {"tanggal": "2024-10-01", "unit": visited.code})
    assert "Unit ini tidak ada pada hari itu." in page.content.decode()
    Agency.objects.filter(pk=visited.pk).update(active_to=datetime(2024, 10, 20, tzinfo=WIB).date())
    gone = signed_in(roles.TATA_PEMERINTAHAN).get(BOARD, {"tanggal": "2024-10-01", "unit": visited.code})
    assert gone.status_code == 404


def test_files_hold_the_same_day(signed_in: SignedIn, visited: Agency) -> None:
    browser = signed_in(roles.TATA_PEMERINTAHAN)
    for day, count in (("2024-10-15", "0"), ("2024-10-16", "3")):
        answer = browser.get(f"{BOARD}cakupan.csv", {"tanggal": day})
        lines = list(csv.reader(StringIO(answer.content.decode("utf-8-sig"))))
        assert f"cakupan-{day}.csv" in answer["Content-Disposition"]
        assert lines[1][1:3] == ["4", count]
    words = words_of(browser.get(f"{BOARD}cakupan.pdf", {"tanggal": "2024-10-15"}).content)
    assert "15 Oktober 2024" in words and "kelipatan lima" in words


def test_a_camat_asks_for_the_own_unit_only(signed_in: SignedIn, visited: Agency) -> None:
    page = signed_in(roles.UNIT_HEAD, visited).get(BOARD, {"tanggal": "2024-10-16"})
    assert "75 dari 100 pegawai" in page.content.decode()
