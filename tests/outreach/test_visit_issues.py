"""A visit's page: the strategic issues of its kecamatan, what was promised, and what came of it."""

from datetime import date, datetime
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from netra.accounts import roles
from netra.accounts.models import Office, Officer
from netra.agencies.models import Agency, Government
from netra.outreach.models import Briefing
from netra.servicewatch.models import Promise, PromiseFollowUp
from tests.outreach.meetings import WIB, a_visit
from tests.servicewatch.figures import a_figure, a_promise, a_step, an_issue
from tests.towns import an_agency

pytestmark = pytest.mark.django_db
NOW = datetime(2024, 10, 30, 10, 0, tzinfo=WIB)


def address(visit: Briefing, *parts: object) -> str:
    return "/".join(["/kantor/sosialisasi", visit.label, *map(str, parts), ""])


def as_head_of(town: Government, agency: Agency | None, role: str = roles.UNIT_HEAD) -> Client:
    """A browser of its own, signed in."""
    officer = Officer.objects.create(
        username=f"{role}.{agency.code if agency else 'tanpa'}",
        position="Jabatan contoh",
        office=Office.objects.get_or_create(government=town, name="Kantor contoh")[0],
        agency=agency,
        role=role,
        has_own_password=True,
        public_key=b"",
        locked_private=b"",
        sealed_totp=b"",
    )
    client = Client()
    client.force_login(officer)
    return client


def test_a_visit_lists_issue_figure_source_date_and_promise(
    visit: Briefing, camat: Agency, dinas: Agency
) -> None:
    issue = an_issue(camat.government)
    a_figure(issue, camat.district, "11.8", source="Bulan penimbangan")
    a_step(promise_at(visit, camat, dinas, issue=issue), dinas, "41 dari 64.")
    page = as_head_of(camat.government, camat).get(address(visit)).content.decode()
    for words in (
        "11,8",
        "Bulan penimbangan, 31 Agustus 2024",
        "Timbang ulang balita",
        "41 dari 64.",
        "Tindak lanjut",
    ):
        assert words in page


def test_an_old_figure_says_so_on_the_visit(visit: Briefing, camat: Agency) -> None:
    a_figure(an_issue(camat.government, "Pengangguran"), camat.district, on=date(2023, 8, 31))
    page = as_head_of(camat.government, camat).get(address(visit)).content.decode()
    assert "Pengangguran belum punya angka baru" in page
    assert "Angka lama, 13 bulan" in page


def test_a_promise_about_something_else_is_listed_too(visit: Briefing, camat: Agency, dinas: Agency) -> None:
    promise_at(visit, camat, dinas)
    page = as_head_of(camat.government, camat).get(address(visit)).content.decode()
    assert "Janji tentang hal lain" in page


def test_a_meeting_carries_no_issues(camat: Agency) -> None:
    meeting = a_visit(camat)
    Briefing.objects.filter(pk=meeting.pk).update(kind=Briefing.Kind.MEETING)
    an_issue(camat.government)
    keeper = as_head_of(camat.government, None, roles.TATA_PEMERINTAHAN)
    assert "Isu strategis Kecamatan" not in keeper.get(address(meeting)).content.decode()
    assert keeper.get(address(meeting, "janji")).status_code == 404


def test_tata_pemerintahan_writes_a_promise_down(visit: Briefing, camat: Agency, dinas: Agency) -> None:
    keeper = as_head_of(camat.government, None, roles.TATA_PEMERINTAHAN)
    for _ in range(2):  # the same form twice
        response = keeper.post(address(visit, "janji"), filled(camat, dinas))
        assert response["Location"] == address(visit)
    promise = Promise.objects.get()
    assert (promise.visit, promise.district, promise.promised_on) == (
        visit.label,
        camat.district,
        visit.held_on,
    )


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"text": ""}, "Tulis apa yang dijanjikan."),
        ({"text": "x" * 241}, "Terlalu panjang: paling banyak 240 huruf."),
        ({"agency": ""}, "Pilih perangkat daerahnya."),
        ({"agency": "99999"}, "Pilihan ini tidak ada dalam daftar."),
        ({"district": "99999"}, "Pilihan ini tidak ada dalam daftar."),
        ({"issue": "99999"}, "Pilihan ini tidak ada dalam daftar."),
        (
            {"due_on_day": "15", "due_on_month": "10", "due_on_year": "2024"},
            "Tanggalnya sebelum kunjungan.",
        ),
        (
            {"due_on_day": "31", "due_on_month": "11", "due_on_year": "2024"},
            "Tanggal ini tidak ada di kalender.",
        ),
    ],
)
def test_a_wrong_promise_says_why(
    visit: Briefing, camat: Agency, dinas: Agency, changed: dict[str, str], message: str
) -> None:
    keeper = as_head_of(camat.government, None, roles.TATA_PEMERINTAHAN)
    page = keeper.post(address(visit, "janji"), filled(camat, dinas, **changed)).content.decode()
    assert message in page
    assert not Promise.objects.exists()


def test_nothing_is_promised_on_a_visit_to_come(camat: Agency, dinas: Agency) -> None:
    ahead = a_visit(camat, title="Nanti", on=date(2024, 11, 5))
    keeper = as_head_of(camat.government, None, roles.TATA_PEMERINTAHAN)
    assert keeper.post(address(ahead, "janji"), filled(camat, dinas)).status_code == 302
    assert not Promise.objects.exists()
    assert "Belum bisa: kunjungannya belum berlangsung." in keeper.get(address(ahead)).content.decode()


@pytest.mark.parametrize("role", [roles.UNIT_HEAD, roles.LEADER, roles.BKPSDM])
def test_nobody_else_writes_promises_down(visit: Briefing, camat: Agency, role: str) -> None:
    assert as_head_of(camat.government, camat, role).get(address(visit, "janji")).status_code == 403


def test_the_camat_and_the_agency_responsible_follow_up(
    visit: Briefing, camat: Agency, dinas: Agency
) -> None:
    promise = promise_at(visit, camat, dinas)
    as_head_of(camat.government, camat).post(address(visit, "janji", promise.pk), a_form("Separuh."))
    response = as_head_of(camat.government, dinas).post(
        address(visit, "janji", promise.pk), a_form("Semua.", finishes="selesai")
    )
    assert response["Location"] == address(visit)
    assert [each.finishes for each in PromiseFollowUp.objects.order_by("pk")] == [False, True]
    page = as_head_of(camat.government, None, roles.LEADER).get(address(visit)).content.decode()
    assert "Selesai" in page
    assert "Semua." in page


def test_to_another_agency_the_page_does_not_exist(visit: Briefing, camat: Agency, dinas: Agency) -> None:
    promise = promise_at(visit, camat, dinas)
    other = as_head_of(camat.government, an_agency(camat.government, "dinsos"))
    assert other.get(address(visit, "janji", promise.pk)).status_code == 404
    assert other.post(address(visit, "janji", promise.pk), a_form("Saya.")).status_code == 404
    assert not PromiseFollowUp.objects.exists()


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"text": ""}, "Tulis apa yang sudah dilakukan."),
        ({"done_on_day": "31"}, "Tanggalnya belum terjadi."),
        ({"done_on_day": "15"}, "Tanggalnya sebelum janji itu dibuat."),
        ({"done_on_day": "", "done_on_month": "", "done_on_year": ""}, "Isi tanggalnya."),
        ({"finishes": ""}, "Pilih salah satu."),
        ({"finishes": "mungkin"}, "Pilihan ini tidak ada dalam daftar."),
    ],
)
def test_a_wrong_step_says_why_and_keeps_the_rest(
    visit: Briefing, camat: Agency, dinas: Agency, changed: dict[str, str], message: str
) -> None:
    promise = promise_at(visit, camat, dinas)
    head = as_head_of(camat.government, camat)
    page = head.post(address(visit, "janji", promise.pk), a_form("Separuh.", **changed)).content.decode()
    assert message in page
    assert "text" in changed or "Separuh." in page
    assert not PromiseFollowUp.objects.exists()


def test_a_kept_promise_takes_no_other_step_and_loses_nothing_typed(
    visit: Briefing, camat: Agency, dinas: Agency
) -> None:
    promise = promise_at(visit, camat, dinas)
    a_step(promise, dinas, finishes=True)
    head = as_head_of(camat.government, camat)
    page = head.post(address(visit, "janji", promise.pk), a_form("Masih kurang dua.")).content.decode()
    assert "Janji ini sudah dinyatakan selesai." in page
    assert "Masih kurang dua." in page


def test_a_visit_sends_no_more_statements_for_more_promises(
    visit: Briefing, camat: Agency, dinas: Agency
) -> None:
    head = as_head_of(camat.government, camat)
    _one_more(visit, camat, dinas, 1)
    few = _statements(head, visit)
    for number in range(2, 6):
        _one_more(visit, camat, dinas, number)
    assert _statements(head, visit) == few


def _one_more(visit: Briefing, camat: Agency, dinas: Agency, number: int) -> None:
    issue = an_issue(camat.government, f"Isu {number}")
    a_figure(issue, camat.district, str(number))
    a_step(promise_at(visit, camat, dinas, f"Janji {number}", issue=issue), dinas)


def _statements(client: Client, visit: Briefing) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address(visit)).status_code == 200
    return len(captured)


def promise_at(
    visit: Briefing, camat: Agency, dinas: Agency, text: str = "Timbang ulang balita", **rest: Any
) -> Promise:
    assert camat.district is not None
    return a_promise(camat.district, dinas, text, visit=visit.label, on=visit.held_on, **rest)


def filled(camat: Agency, dinas: Agency, **changed: str) -> dict[str, str]:
    return {
        "text": "Timbang ulang balita",
        "district": str(camat.district_id),
        "issue": "",
        "agency": str(dinas.pk),
        "due_on_day": "",
        "due_on_month": "",
        "due_on_year": "",
        **changed,
    }


def a_form(told: str, **changed: str) -> dict[str, str]:
    day = {"done_on_day": "29", "done_on_month": "10", "done_on_year": "2024"}
    return {"text": told, **day, "finishes": "belum", **changed}


@pytest.fixture(autouse=True)
def on_30_october(monkeypatch: pytest.MonkeyPatch) -> None:
    """Legal time is an input of every page; here it stands still."""
    monkeypatch.setattr("netra.web.middleware.legal_now", lambda request: NOW)


@pytest.fixture
def dinas(town: Government) -> Agency:
    return an_agency(town, "dinkes")


@pytest.fixture
def visit(camat: Agency) -> Briefing:
    return a_visit(camat)


def test_only_who_may_write_a_promise_down_is_offered_to(visit: Briefing, camat: Agency) -> None:
    offered = address(visit, "janji")
    keeper = as_head_of(camat.government, None, roles.TATA_PEMERINTAHAN)
    assert offered in keeper.get(address(visit)).content.decode()
    assert offered not in as_head_of(camat.government, camat).get(address(visit)).content.decode()
