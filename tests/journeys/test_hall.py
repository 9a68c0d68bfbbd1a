"""Thirty people come into a hall by three ways, and the network is cut in the middle."""

import json
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

import pytest
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from netra.accounts import roles
from netra.agencies.models import CivilServant
from netra.outreach.models import Attendance, Briefing
from netra.outreach.plans import NewBriefing
from netra.outreach.services import open_attendance, plan_briefing
from netra.web.legal_time import legal_now
from tests import factories
from tests.house.source import ROOT
from tests.journeys.cable import Cable
from tests.journeys.navigators_hall import GuestWithAPhone, UsherAtTheDoor
from tests.outreach.test_vectors import VECTORS
from tests.towns import ACTOR, an_agency, someone_at, staff_position

pytestmark = [pytest.mark.browser, pytest.mark.beside("postgresql"), pytest.mark.django_db(transaction=True)]
RULES = ROOT / "netra/outreach/static/outreach/usher_rules.js"
RUN_DOORS = """doors => doors.map(door => {
  const list = { guests: new Map(door.guests.map(who => [who, who])), there: new Map(), nonces: new Map() };
  const verdicts = door.taps.map(tap => netraUsherRules.decide(list, { at: "", add: false, ...tap }));
  return { verdicts, present: list.there.size };
})"""


def test_thirty_people_by_three_ways_with_the_network_cut_in_the_middle(
    usher: UsherAtTheDoor, guests: list[CivilServant], cable: Cable, page_at: Callable[..., Page]
) -> None:
    numbers = [guest.number for guest in guests]
    code = usher.reads_the_code_on_the_screen()
    for number in numbers[:8]:
        guest = GuestWithAPhone(page_at(360, base_url=cable.address, javascript=False))
        guest.scans(code)
        guest.says(number)
        guest.sees("Masuk")

    usher.opens_the_door()
    for number in numbers[8:14]:
        usher.lets_in(number)
    usher.sees_below("Semua terkirim")
    usher.sees_the_counter(14, 30)

    cable.cut()
    for number in numbers[14:20]:
        usher.lets_in(number)
    usher.sees_below("Luar jaringan, 6 menunggu dikirim")
    usher.sees_the_counter(20, 30)
    usher.types(numbers[0])  # came by the own phone, before the cut
    usher.sees("Sudah tercatat")
    usher.goes_on()
    usher.page.reload()  # the phone was locked in between
    usher.is_ready()
    usher.types(numbers[15])
    usher.sees("Sudah tercatat")
    usher.goes_on()
    usher.lets_in(numbers[20])
    usher.types("TAMU-7")
    usher.sees("Tidak ada di daftar")
    usher.adds_the_guest("Tamu Contoh")
    usher.sees_below("Luar jaringan, 8 menunggu dikirim")
    assert Attendance.objects.count() == 14

    cable.mend()
    usher.page.evaluate("dispatchEvent(new Event('online'))")
    usher.sees_below("Semua terkirim")
    usher.sees_the_counter(22, 30)
    assert usher.keeps() == {"lists": 1, "taps": 0}

    usher.types_the_sheet(numbers[21:29])
    usher.sees_the_finding("30 hadir, 30 diundang")
    assert Attendance.objects.count() == 30
    assert Attendance.objects.filter(civil_servant__isnull=True).get().typed_name == "Tamu Contoh"
    ways = {way: Attendance.objects.filter(way=way).count() for way in Attendance.Way.values}
    assert ways == {"own_phone": 8, "usher": 14, "typed": 0, "paper": 8}


def test_a_name_is_found_without_network(
    usher: UsherAtTheDoor, guests: list[CivilServant], cable: Cable
) -> None:
    guests[0].name = "Melati Rekaan"
    guests[0].save()
    usher.opens_the_door()
    cable.cut()
    usher.types("melati")
    usher.picks("Melati R.")
    usher.sees("Masuk")
    cable.mend()
    usher.page.evaluate("dispatchEvent(new Event('online'))")
    usher.sees_below("Semua terkirim")
    assert Attendance.objects.get().civil_servant == guests[0]


def test_a_phone_keeps_no_number_of_an_invited_person(
    usher: UsherAtTheDoor, guests: list[CivilServant], cable: Cable
) -> None:
    usher.opens_the_door()
    cable.cut()
    usher.lets_in(guests[0].number)
    kept = usher.page.evaluate(
        """async () => {
          const store = await netraUsherStore();
          const label = document.querySelector("[data-ask]").dataset.label;
          return [await store.list(label), await store.queued(label)];
        }"""
    )
    assert kept[1][0]["key"]
    assert not any(guest.number in json.dumps(kept) for guest in guests)
    assert not any(guest.name in json.dumps(kept) for guest in guests)


def test_a_phone_forgets_when_the_usher_is_done(usher: UsherAtTheDoor, guests: list[CivilServant]) -> None:
    usher.opens_the_door()
    assert usher.keeps()["lists"] == 1
    with usher.page.expect_navigation():
        usher.page.get_by_role("button", name="Selesai, hapus daftar dari ponsel ini").click()
    left = usher.page.evaluate(
        """async () => {
          const open = indexedDB.open("netra-pintu");
          const base = await new Promise(done => { open.onsuccess = () => done(open.result); });
          const all = base.transaction("lists").objectStore("lists").getAll();
          return new Promise(done => { all.onsuccess = () => done(all.result.length); });
        }"""
    )
    assert left == 0


def test_the_phone_keeps_the_servers_rules(page_at: Callable[..., Page], live_server: LiveServer) -> None:
    page = page_at(360, base_url=live_server.url)
    page.goto("/hadir/")
    page.evaluate(RULES.read_text())
    for text, number in VECTORS["numbers"]:
        assert page.evaluate("text => netraUsherRules.normalNumber(text)", text) == number
    for salt, number, key in VECTORS["keys"]:
        assert page.evaluate("([salt, number]) => netraUsherRules.keyOf(salt, number)", [salt, number]) == key
    for number, words in VECTORS["tails"]:
        assert page.evaluate("number => netraUsherRules.tailWords(number)", number) == words
    told: list[dict[str, Any]] = page.evaluate(RUN_DOORS, VECTORS["doors"])
    for door, answer in zip(VECTORS["doors"], told, strict=True):
        expected = {"verdicts": [tap["verdict"] for tap in door["taps"]], "present": door["present"]}
        assert answer == expected, door["story"]


@pytest.fixture
def today() -> datetime:
    return legal_now(None)  # type: ignore[arg-type]


@pytest.fixture
def guests() -> list[CivilServant]:
    host = an_agency(factories.government(), "dinas")
    return [someone_at(staff_position(host)) for _ in range(30)]


@pytest.fixture
def cable(live_server: LiveServer) -> Iterator[Cable]:
    with Cable(live_server.thread.port) as laid:
        yield laid


@pytest.fixture
def usher(
    guests: list[CivilServant], today: datetime, cable: Cable, page_at: Callable[..., Page]
) -> UsherAtTheDoor:
    """Tata Pemerintahan's phone, signed in, with today's list open."""
    host = guests[0].postings.get().position.agency
    plan = NewBriefing(
        kind=Briefing.Kind.VISIT, title="Kunjungan", held_on=today.date(), place="Aula", hosts=(host,)
    )
    briefing = plan_briefing(government=host.government, plan=plan, at=today, actor=ACTOR)
    open_attendance(briefing=briefing, at=today, actor=ACTOR)
    at_the_door = UsherAtTheDoor(page_at(360, base_url=cable.address), briefing.label)
    officer, _ = factories.officer(roles.TATA_PEMERINTAHAN)
    at_the_door.is_signed_in_as(officer)
    return at_the_door
