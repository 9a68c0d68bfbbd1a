"""The usher's phone: a code before the camera lets somebody in; the answer is seen, heard and felt.

Chromium's camera shows a film that is drawn here: the card of one guest, on a table.
"""

import io
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import segno
from PIL import Image
from playwright.sync_api import Browser, Page, Playwright, expect
from pytest_django.live_server_helper import LiveServer

from netra.accounts import roles
from netra.agencies.models import CivilServant
from netra.outreach.models import Attendance, Briefing
from netra.outreach.plans import NewBriefing
from netra.outreach.services import open_attendance, plan_briefing
from netra.outreach.staff_numbers import SCANNED_PREFIX
from netra.web.legal_time import legal_now
from tests import factories
from tests.conftest import CHROMIUM_FLAGS
from tests.journeys.navigators_hall import UsherAtTheDoor
from tests.towns import ACTOR, an_agency, someone_at, staff_position

pytestmark = [pytest.mark.browser, pytest.mark.beside("sqlite"), pytest.mark.django_db(transaction=True)]
SIZE = (640, 480)
# The ear and the hand of the test: every tone that is begun, every pulse.
LISTEN = """
  globalThis.heard = [];
  globalThis.felt = [];
  const start = OscillatorNode.prototype.start;
  OscillatorNode.prototype.start = function (at) {
    globalThis.heard.push(this.frequency.value);
    return start.call(this, at);
  };
  Object.defineProperty(navigator, "vibrate", { value: (pulses) => globalThis.felt.push(pulses) });
"""


def test_a_card_before_the_camera_lets_its_holder_in_once(usher: UsherAtTheDoor, guest: CivilServant) -> None:
    usher.page.context.grant_permissions(["camera"])
    usher.opens_the_door()
    usher.scans()
    usher.sees("Masuk")
    assert fills_the_screen(usher.page)
    assert told(usher.page, 2) == ([523, 784], [[60]]), "rising tones, one short pulse"
    usher.page.locator("main[data-answer] [data-next]").click()  # the camera goes on by itself
    usher.sees("Sudah tercatat")
    assert told(usher.page, 4)[0][2:] == [523, 523], "two equal tones"
    assert Attendance.objects.get().civil_servant == guest
    assert Attendance.objects.get().way == "usher"


def test_without_leave_for_the_camera_the_number_is_typed_and_silent_is_silent(
    usher: UsherAtTheDoor, guest: CivilServant
) -> None:
    usher.opens_the_door()
    usher.page.get_by_role("button", name="Suara: hidup").click()
    usher.scans()
    expect(usher.page.get_by_role("alert")).to_contain_text("Kamera tidak dapat dipakai")
    expect(usher.page.get_by_label("NIP, nomor pegawai, atau nama")).to_be_focused()
    usher.types("TAMU-7")
    usher.sees("Tidak ada di daftar")
    usher.page.get_by_role("button", name="Ketik ulang").click()
    usher.page.reload()  # silence is kept
    usher.is_ready()
    expect(usher.page.get_by_role("button", name="Suara: mati, bergetar saja")).to_be_visible()
    usher.types(guest.number)
    usher.sees("Masuk")
    assert told(usher.page) == ([], [[60]]), "felt, not heard"
    usher.goes_on()
    usher.page.get_by_role("button", name="Suara: mati").click()
    usher.types(guest.number)
    usher.sees("Sudah tercatat")
    assert told(usher.page, 2)[0] == [523, 523]


def told(page: Page, tones: int = 0) -> tuple[list[float], list[Any]]:
    """What was heard and felt since the page was opened, once so many tones and a pulse came: they follow the
    words that the page shows first."""
    page.wait_for_function("tones => heard.length >= tones && felt.length > 0", arg=tones)
    heard, felt = page.evaluate("[heard, felt]")
    return heard, felt


def fills_the_screen(page: Page) -> bool:
    box = page.locator("main[data-answer]").bounding_box()
    return box is not None and (box["width"], box["height"]) >= (360, 800)


def a_film_of(text: str, folder: Path) -> Path:
    """A card with this code on a table, as an endless film of two pictures."""
    drawn = io.BytesIO()
    segno.make(text, error="m", micro=False).save(drawn, kind="png", scale=8, border=4)
    table = Image.new("RGB", SIZE, "#7a6a5c")
    with Image.open(drawn) as card:
        side = 330
        table.paste(card.convert("RGB").resize((side, side)), (160, 70))
    out = io.BytesIO()
    table.rotate(6, fillcolor="#7a6a5c").save(out, "JPEG", quality=85)
    path = folder / "kamera.mjpeg"
    path.write_bytes(out.getvalue() * 2)
    return path


@pytest.fixture
def guest() -> CivilServant:
    return someone_at(staff_position(an_agency(factories.government(), "dinas")))


@pytest.fixture
def with_camera(
    playwright: Playwright, chromium_path: str, browser: Browser, guest: CivilServant, tmp_path: Path
) -> Iterator[Browser]:
    film = a_film_of(SCANNED_PREFIX + guest.number, tmp_path)
    flags = ["--use-fake-device-for-media-stream", f"--use-file-for-fake-video-capture={film}"]
    started = playwright.chromium.launch(executable_path=chromium_path, args=[*CHROMIUM_FLAGS, *flags])
    yield started
    started.close()


@pytest.fixture
def usher(with_camera: Browser, guest: CivilServant, live_server: LiveServer) -> UsherAtTheDoor:
    now: datetime = legal_now(None)  # type: ignore[arg-type]
    host = guest.postings.get().position.agency
    plan = NewBriefing(
        kind=Briefing.Kind.VISIT, title="Kunjungan", held_on=now.date(), place="Aula", hosts=(host,)
    )
    briefing = plan_briefing(government=host.government, plan=plan, at=now, actor=ACTOR)
    open_attendance(briefing=briefing, at=now, actor=ACTOR)
    context = with_camera.new_context(
        viewport={"width": 360, "height": 800}, locale="id-ID", base_url=live_server.url
    )
    page = context.new_page()
    page.add_init_script(LISTEN)
    at_the_door = UsherAtTheDoor(page, briefing.label)
    at_the_door.is_signed_in_as(factories.officer(roles.TATA_PEMERINTAHAN)[0])
    return at_the_door
