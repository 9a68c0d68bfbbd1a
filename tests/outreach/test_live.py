"""A briefing's page while it runs: the line of time, the count that changes, what is to be done next."""

from collections.abc import Iterator
from datetime import datetime, time

import pytest
from django.test import Client

from netra.accounts import roles
from netra.agencies.models import Agency, CivilServant
from netra.outreach import live, services
from netra.outreach.models import AttendanceList, Briefing
from tests.outreach.halls import a_hall, comes
from tests.outreach.meetings import VISIT_DAY, WIB, a_directive, a_visit
from tests.outreach.office import sign_in
from tests.towns import ACTOR, a_government, an_agency

pytestmark = pytest.mark.django_db
AGENDA = "09.00 Pembukaan; Camat\n09:10 Tanya jawab\n10.20 Uji"
NOW = datetime(2024, 10, 16, 9, 30, tzinfo=WIB)


def an_agenda(agenda: str = AGENDA, ends: time | None = time(11, 0)) -> Briefing:
    return Briefing(agenda=agenda, held_on=VISIT_DAY, ends_at=ends)


@pytest.mark.parametrize(
    ("at", "states"),
    [
        (NOW.replace(day=15), ["future", "future", "future"]),
        (NOW.replace(hour=8), ["future", "future", "future"]),
        (NOW, ["past", "now", "future"]),
        (NOW.replace(hour=10, minute=20), ["past", "past", "now"]),
        (NOW.replace(hour=11, minute=0), ["past", "past", "past"]),
        (NOW.replace(day=17), ["past", "past", "past"]),
    ],
)
def test_the_agenda_knows_what_is_on_now(at: datetime, states: list[str]) -> None:
    assert [step.state for step in live.agenda_steps(an_agenda(), at)] == states


def test_a_step_tells_its_hour_who_and_how_long() -> None:
    first, second, last = live.agenda_steps(an_agenda(), NOW)
    assert (first.hour, first.title, first.detail, first.minutes) == ("09.00", "Pembukaan", "Camat", 10)
    assert (second.hour, second.minutes, last.minutes) == ("09.10", 70, 40)


@pytest.mark.parametrize("agenda", ["Pembukaan\n09.00 Tanya jawab", "10.00 A\n09.00 B", "25.99 Aneh", ""])
def test_an_agenda_without_hours_in_order_is_a_plain_list(agenda: str) -> None:
    steps = live.agenda_steps(an_agenda(agenda), NOW)
    assert len(steps) == len(agenda.splitlines())
    assert {step.state for step in steps} <= {"plain"} and {step.minutes for step in steps} <= {None}


def titles(tasks: list[live.Task]) -> list[str]:
    return [task.title for task in tasks]


def test_while_people_come_in_the_door_comes_first(hall: AttendanceList) -> None:
    comes(hall, "A-1", name="Orang Contoh", add=True)
    running = live.live_of(hall.briefing, hall)
    tasks = live.tasks_of(hall.briefing, hall, running, VISIT_DAY)
    assert titles(tasks)[:4] == [
        "Cocokkan 1 tamu dengan daftar pegawai",
        "Hitung kepala di pintu",
        "Tutup daftar hadir",
        "Catat notulen",
    ]
    assert [task.waits for task in tasks if not task.url] == ["Sesudah notulen", "Sesudah daftar ditutup"]


def test_once_closed_and_recorded_the_report_and_the_second_chance_are_ready(hall: AttendanceList) -> None:
    closed = services.close_attendance(attendance_list=hall, at=NOW, actor=ACTOR)
    held = services.record_briefing(briefing=hall.briefing, minutes="Dibahas.", at=NOW, actor=ACTOR)
    assert live.live_of(held, closed) is None
    tasks = live.tasks_of(held, closed, None, VISIT_DAY)
    assert titles(tasks) == [
        "Laporan kegiatan",
        "Bahan apel Senin",
        "Kesempatan susulan bagi yang tidak hadir",
    ]
    assert all(task.url for task in tasks)


def test_a_report_under_a_directive_has_its_due_date(host: Agency) -> None:
    visit = a_visit(host, directive=a_directive(host.government, host))
    services.record_briefing(briefing=visit, minutes="Dibahas.", at=NOW, actor=ACTOR)
    visit.refresh_from_db()
    [report] = [
        task for task in live.tasks_of(visit, None, None, VISIT_DAY) if task.title.startswith("Laporan")
    ]
    assert report.title == "Laporan kegiatan kepada Wali Kota"
    assert report.due and report.due.words == "15 hari lagi"


def test_before_its_day_there_is_nothing_to_do(host: Agency) -> None:
    visit = a_visit(host)
    assert live.tasks_of(visit, None, None, visit.planned_on) == []


def test_the_page_and_its_parts_tell_the_same_count(
    planner: Client, hall: AttendanceList, guests: list[CivilServant]
) -> None:
    page = f"/kantor/sosialisasi/{hall.briefing.label}/"
    assert "0 dari 3 pegawai hadir, 3 belum." in planner.get(page).content.decode()
    comes(hall, guests[0].number)
    for address in (page, f"{page}langsung/"):
        shown = planner.get(address).content.decode()
        assert '<h1 data-live="finding">1 dari 3 pegawai hadir, 2 belum.</h1>' in shown
        assert "layar/kode.svg?" in shown and "Hitung kepala di pintu" in shown
    assert guests[0].name not in shown


def test_a_closed_list_sends_the_page_to_load_itself_anew(planner: Client, hall: AttendanceList) -> None:
    services.close_attendance(attendance_list=hall, at=NOW, actor=ACTOR)
    page = f"/kantor/sosialisasi/{hall.briefing.label}/"
    assert planner.get(f"{page}langsung/").status_code == 204
    assert "Daftar ditutup" in planner.get(page).content.decode()


def test_the_list_is_opened_from_the_briefings_page(planner: Client, host: Agency) -> None:
    page = f"/kantor/sosialisasi/{a_visit(host).label}/"
    shown = planner.get(page).content.decode()
    assert "Daftar hadir belum dibuka" in shown and f'action="{page}hadir/buka/"' in shown
    planner.post(f"{page}hadir/buka/")
    assert "Sedang berlangsung" in planner.get(page).content.decode()


def test_who_does_not_run_the_door_sees_neither_code_nor_count(client: Client, hall: AttendanceList) -> None:
    page = f"/kantor/sosialisasi/{hall.briefing.label}/"
    leader = sign_in(client, hall.briefing.government, roles.LEADER)
    shown = leader.get(page).content.decode()
    assert "pegawai hadir" not in shown and "kode.svg" not in shown
    assert leader.get(f"{page}langsung/").status_code in (403, 404)


@pytest.fixture
def host() -> Agency:
    return an_agency(a_government(), "kecamatan", kind="kecamatan")


@pytest.fixture
def hall_and_guests(host: Agency) -> tuple[AttendanceList, list[CivilServant]]:
    return a_hall(host)


@pytest.fixture
def hall(hall_and_guests: tuple[AttendanceList, list[CivilServant]]) -> AttendanceList:
    return hall_and_guests[0]


@pytest.fixture
def guests(hall_and_guests: tuple[AttendanceList, list[CivilServant]]) -> list[CivilServant]:
    return hall_and_guests[1]


@pytest.fixture
def planner(client: Client, host: Agency) -> Client:
    return sign_in(client, host.government, roles.TATA_PEMERINTAHAN)


@pytest.fixture(autouse=True)
def on_the_day(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Half past nine on the day of the visit."""
    monkeypatch.setattr("netra.web.middleware.legal_now", lambda request: NOW)
    yield
