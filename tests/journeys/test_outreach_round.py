"""A directive becomes a round over seven kecamatan; one is held and reported done; the board changes."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from playwright.sync_api import Page

from netra.accounts import roles
from netra.accounts.models import Officer
from netra.agencies.models import Agency
from netra.clock import Zone
from netra.outreach.models import Briefing
from tests import factories
from tests.journeys.browsers import EACH_BROWSER
from tests.journeys.navigators_outreach import CityOfficer
from tests.towns import an_agency, someone_at, staff_position

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PageAt = Callable[..., Page]
NAMES = ("Baros", "Cibeureum", "Cikole", "Citamiang", "Gunungpuyuh", "Lembursitu", "Warudoyong")
TITLE, SUBJECT = "Sosialisasi putaran dua", "Sosialisasi ulang di kecamatan"


@EACH_BROWSER
def test_a_round_over_the_seven_kecamatan(
    live_server: Any, page_at: PageAt, monkeypatch: pytest.MonkeyPatch, width: int, javascript: bool
) -> None:
    stand_on(monkeypatch, date(2024, 10, 30))
    bagian = an_agency(factories.government(), "bagian-tata-pemerintahan", kind="bagian")
    offices = [an_agency(factories.government(), f"kecamatan-{n.lower()}", kind="kecamatan") for n in NAMES]
    people = [someone_at(staff_position(offices[1]), "thl") for _ in range(3)]

    planner = CityOfficer(page_at(width, javascript=javascript, base_url=live_server.url))
    planner.signs_in(officer_of(bagian, roles.TATA_PEMERINTAHAN))
    planner.issues_a_directive_to_all_camat(SUBJECT, due_on=date(2024, 11, 12))
    planner.proposes_a_round_over_all_kecamatan(TITLE, first_on=date(2024, 10, 31))
    planner.moves("Kecamatan Baros", to=date(2024, 11, 2))
    planner.is_held_up_by("Bukan hari kerja: Sabtu.")
    planner.moves("Kecamatan Baros", to=date(2024, 11, 11))
    planner.saves_the_round()
    days = Briefing.objects.order_by("held_on").values_list("held_on", flat=True)
    assert [day.day for day in days] == [1, 4, 5, 6, 7, 8, 11]
    planner.sees_on_the_board("Kecamatan Cibeureum", "Belum ada sosialisasi")

    stand_on(monkeypatch, date(2024, 11, 1))
    camat = CityOfficer(page_at(width, javascript=javascript, base_url=live_server.url))
    camat.signs_in(officer_of(offices[1], roles.UNIT_HEAD))
    camat.opens_the_directive(SUBJECT)
    camat.accepts_it()
    camat.records_the_briefing(f"{TITLE}: Cibeureum", "Semua hadir.", "Bolehkah menyukai unggahan?")
    camat.opens_the_directive(SUBJECT)
    camat.reports_it_done("Sudah dilaksanakan.", briefing="Cibeureum")
    camat.sees_the_finding("Satu dari tujuh kecamatan selesai.")

    camat.opens_the_list_of(f"{TITLE}: Cibeureum")
    camat.types_the_paper_list([each.number for each in people[:2]])
    camat.sees_the_count_on_the_briefings_page("2 dari 3 pegawai hadir, 1 belum.")
    camat.closes_the_list()
    planner.sees_on_the_board("Kecamatan Cibeureum", "2/3")
    planner.asks_who_was_not_reached_in("Kecamatan Cibeureum")
    planner.sees_the_names(people[2].name)


def officer_of(agency: Agency, role: str) -> Officer:
    officer, _ = factories.officer(role)
    officer.agency = agency
    officer.save(update_fields=["agency"])
    return officer


def stand_on(monkeypatch: pytest.MonkeyPatch, day: date) -> None:
    """Legal time is an input of every page; the journey sets its days."""
    now = datetime(day.year, day.month, day.day, 16, 0, tzinfo=Zone.WIB.tz)
    monkeypatch.setattr("netra.web.middleware.legal_now", lambda request: now)
