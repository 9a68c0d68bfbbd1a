"""The two doors on two hosts: what the office prints leads to the public one, and nothing breaks."""

import importlib
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import unquote

import pytest
from django.test import Client
from django.urls import clear_url_caches

from netra.accounts import roles
from netra.agencies.models import Agency
from netra.outreach import services
from netra.outreach.code_picture import code_picture
from netra.outreach.hall_code import code_now
from netra.outreach.models import AttendanceList
from netra.outreach.plans import NewQuestion
from netra.web import urls
from tests.letters.reading import words_of
from tests.outreach.halls import MORNING, a_hall
from tests.outreach.office import sign_in
from tests.towns import ACTOR, a_government, an_agency, head_position, someone_at

pytestmark = pytest.mark.django_db
PUBLIC = "https://netra.example"


def test_the_hall_shows_the_public_doors_address(office: Client, hall: AttendanceList) -> None:
    page = f"/kantor/sosialisasi/{hall.briefing.label}/layar/"
    assert "<strong>netra.example/hadir/</strong>" in office.get(page).content.decode()
    assert office.get(f"{page}kode.svg").content == code_picture(f"{PUBLIC}/hadir/{code_now(hall)}/")


def test_a_briefings_page_links_its_questions_to_the_public_advisor(
    office: Client, hall: AttendanceList
) -> None:
    question = NewQuestion("Bolehkah menyukai unggahan?")
    services.add_question(briefing=hall.briefing, question=question, at=MORNING, actor=ACTOR)
    shown = office.get(f"/kantor/sosialisasi/{hall.briefing.label}/").content.decode()
    assert f'href="{PUBLIC}/bolehkah/?q=Bolehkah' in unquote(shown)
    assert f"{PUBLIC}/uji/?acara={hall.briefing.label}" in shown.replace("&amp;", "&")


def test_the_poster_of_a_roll_call_leads_to_the_public_advisor(office: Client, host: Agency) -> None:
    made = office.get(f"/kantor/apel/bahan.pdf?unit={host.code}&tanggal=2024-10-21").content
    assert "netra.example/bolehkah" in words_of(made)


@pytest.mark.parametrize("page", ["apel/", "sosialisasi/", "sosialisasi/pertanyaan/", "pemahaman/", "ikrar/"])
def test_pages_of_the_office_stand_without_the_public_door(office: Client, page: str) -> None:
    assert office.get(f"/kantor/{page}").status_code == 200


def test_slips_made_at_the_office_say_where_to_go(office: Client, host: Agency) -> None:
    someone_at(head_position(host))
    sheet = office.post("/kantor/ikrar/slip/", {"agency": host.code, "whom": "belum", "sub_units": "on"})
    assert "netra.example/ikrar" in words_of(sheet.content)


def test_without_the_setting_a_code_uses_the_host_that_was_asked_for(
    office: Client, hall: AttendanceList, settings: Any
) -> None:
    settings.ENV = replace(settings.ENV, public_address="")
    found = office.get(f"/kantor/sosialisasi/{hall.briefing.label}/layar/kode.svg").content
    assert found == code_picture(f"http://testserver/hadir/{code_now(hall)}/")


@pytest.fixture
def host() -> Agency:
    return an_agency(a_government(), "kecamatan", kind="kecamatan")


@pytest.fixture
def hall(host: Agency) -> AttendanceList:
    return a_hall(host)[0]


@pytest.fixture
def office(client: Client, host: Agency) -> Client:
    return sign_in(client, host.government, roles.TATA_PEMERINTAHAN)


@pytest.fixture(autouse=True)
def office_only(settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A process that serves the office and knows where the public door is; the hall's code stands still."""
    monkeypatch.setattr("netra.outreach.hall_code.time.time", MORNING.timestamp)
    monkeypatch.setattr("netra.web.middleware.legal_now", lambda request: MORNING)
    settings.ENV = replace(settings.ENV, doors="office", public_address=PUBLIC)
    _reload_addresses()
    yield
    settings.ENV = replace(settings.ENV, doors="both")
    _reload_addresses()


def _reload_addresses() -> None:
    importlib.reload(urls)
    clear_url_caches()
