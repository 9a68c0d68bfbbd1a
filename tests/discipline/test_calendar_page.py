"""The keepers' calendar and its feed: every open date of each proceeding, of what is sealed to them alone."""

import re
from datetime import date, timedelta
from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from netra.accounts import roles
from netra.cases.services import feeds
from netra.cases.work_queries import KEPT_IN_A_FEED
from netra.discipline import lifecycle, services
from netra.discipline.desk import Desk
from netra.discipline.models import Proceeding, Term
from netra.discipline.page.clocks import title_of
from netra.reports import long_lists
from tests import factories
from tests.discipline.proceedings import CANARY, desks, on, opened
from tests.factories import CAMPAIGN

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo_mode")]
TODAY = CAMPAIGN.date()
MONTH, FEED = "/kantor/disiplin/kalender/", "/kantor/disiplin/kalender/langganan/"
DUTY, WAITED = lifecycle.DELIVERY, lifecycle.OBJECTION


def due(desk: Desk, day: date | None, purpose: str = DUTY, **more: Any) -> Proceeding:
    """A proceeding with an open clock that ends on this day."""
    made = opened(desk)
    clock(made, day, purpose, **more)
    return made


def clock(made: Proceeding, day: date | None, purpose: str, **more: Any) -> Term:
    told = {"limit": lifecycle.LIMITS[purpose], "limit_version": 1, "starts_at": CAMPAIGN, "binding": True}
    return Term.objects.create(proceeding=made, purpose=purpose, due_on=day, **(told | more))


def test_a_day_names_what_is_due_on_it_and_nobody(client: Client) -> None:
    desk, _ = desks()
    made = due(desk, date(2024, 11, 20))
    factories.sign_in(client, desk.officer)
    page = _page(client)
    assert f'href="/kantor/disiplin/{made.docket}/"' in page
    assert "Tenggat penyampaian keputusan" in page
    assert CANARY not in page


def test_a_day_that_is_only_waited_for_is_never_late_and_says_its_reading(client: Client) -> None:
    desk, _ = desks()
    due(desk, TODAY - timedelta(days=3), WAITED)
    factories.sign_in(client, desk.officer)
    page = _page(client, "2024-10")
    assert "Kesempatan keberatan, bacaan 14 hari kerja" in page
    assert "is-late" not in page
    due(desk, TODAY - timedelta(days=3))
    assert "Tenggat penyampaian keputusan, lewat" in _page(client, "2024-10")


def test_every_open_date_of_a_proceeding_stands_on_its_day(client: Client) -> None:
    desk, _ = desks()
    made = opened(desk)
    services.summon(proceeding=made, on=date(2024, 11, 18), place="Ruang", letter="P-1", desk=desk)
    purposes = [
        name for name in lifecycle.LIMITS if name not in (lifecycle.FIRST_SUMMONS, lifecycle.FOLLOW_UP)
    ]
    for place, purpose in enumerate(purposes):
        clock(made, date(2024, 11, 19 + place), purpose)
    clock(made, date(2024, 11, 6), DUTY, met_at=CAMPAIGN)
    factories.sign_in(client, desk.officer)
    page = _page(client)
    labels = re.findall(r'class="mday-label">([^<]*)', page)
    expected = ["Pengingat pemeriksaan pertama", "Hari pemeriksaan pertama", *map(title_of, purposes)]
    assert sorted(labels) == sorted(expected)
    services.record_absence(proceeding=made, notes="-", desk=on(desk, 18))
    assert "Hari pemeriksaan" not in _page(client)  # nobody is summoned to a day any more


def test_the_duty_about_a_superior_is_told_beside_the_days_for_no_rule_has_a_figure(client: Client) -> None:
    desk, _ = desks()
    made = opened(desk)
    factories.sign_in(client, desk.officer)
    assert "memeriksa atasan" not in _page(client)
    services.note_superior(proceeding=made, notes="-", desk=desk)
    page = _page(client)
    assert "1 perkara punya tugas memeriksa atasan" in page
    assert 'href="/kantor/disiplin/?tampilan=atasan"' in page


def test_what_is_finished_or_not_sealed_to_the_officer_is_on_no_calendar(client: Client) -> None:
    desk, second = desks()
    stepped, finished = (due(desk, date(2024, 11, day)) for day in (20, 21))
    services.step_aside(proceeding=stepped, reason="Kami sekantor.", desk=second)
    Proceeding.objects.filter(pk=finished.pk).update(stage=lifecycle.CLOSED)
    factories.sign_in(client, second.officer)
    page = _page(client)
    assert stepped.docket not in page
    assert finished.docket not in page
    assert "Tidak ada yang jatuh tempo di bulan ini." in page


@pytest.mark.parametrize("few", [1_000, 0])
def test_a_day_with_many_names_four_in_as_many_queries(
    client: Client, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    monkeypatch.setattr(long_lists, "FEW", few)
    desk, _ = desks()
    made = due(desk, date(2024, 11, 20))
    factories.sign_in(client, desk.officer)
    one = _queries(client)
    for purpose in (DUTY, DUTY, DUTY, lifecycle.SENDING):
        clock(made, date(2024, 11, 20), purpose)
    for _ in range(2):
        due(desk, date(2024, 11, 21))
    assert _queries(client) == one
    page = _page(client)
    assert page.count("Tenggat penyampaian keputusan") == 6
    assert "dan 1 lagi" in page


def test_a_clock_without_a_calendar_is_counted_and_no_other(client: Client) -> None:
    desk, _ = desks()
    made = due(desk, date(2024, 11, 20))
    clock(made, None, lifecycle.FOLLOW_UP, warning="Belum ada kalender.")
    factories.sign_in(client, desk.officer)
    assert "belum punya tanggal" not in _page(client)
    clock(made, None, lifecycle.EFFECT, warning="Belum ada kalender.")  # though another clock has its day
    assert "1 tenggat belum punya tanggal" in _page(client)


# --- the feed -----------------------------------------------------------------------------------------


def test_a_feed_tells_numbers_and_days_and_not_even_which_step(client: Client) -> None:
    desk, second = desks()
    told = due(desk, date(2024, 11, 20)), due(desk, date(2024, 11, 22), WAITED)
    clock(told[1], date(2024, 11, 21), lifecycle.APPEAL)
    services.summon(proceeding=told[1], on=date(2024, 11, 25), place=CANARY, letter="P-1", desk=desk)
    gone = due(desk, TODAY - KEPT_IN_A_FEED - timedelta(days=1))
    hidden = due(desk, date(2024, 11, 22))
    services.step_aside(proceeding=hidden, reason="Kami sekantor.", desk=second)
    file = _read(client, feeds.make_feed(officer=second.officer, at=CAMPAIGN))
    summaries = re.findall(r"SUMMARY:(.*)\r\n", file)
    reminders = [f"Pengingat {told[1].docket}"] * 4  # two that are waited for, the summons and its reminder
    assert sorted(summaries) == sorted([f"Tenggat {told[0].docket}", *reminders])
    assert len(set(re.findall(r"UID:(.*)\r\n", file))) == 5
    unit = second.officer.office.name
    for word in (CANARY, gone.docket, hidden.docket, unit, "keberatan", "keputusan"):
        assert word not in file


def test_the_page_shows_the_address_once_and_ends_the_feed(client: Client) -> None:
    desk, _ = desks()
    factories.sign_in(client, desk.officer)
    page = _text(client.post(FEED, {"buat": "1"}))
    assert f'href="{MONTH}"' in page
    [address] = re.findall(rf"http://testserver({FEED}[\w-]+\.ics)", page)
    assert client.get(address).status_code == 200
    assert address not in _text(client.get(FEED))
    client.post(FEED, {"akhiri": "1"})
    assert client.get(address).status_code == 404


def test_neither_room_answers_at_the_other_s_address(client: Client) -> None:
    keeper, reader = desks()[0].officer, factories.desk().officer
    of_keeper, of_reader = (feeds.make_feed(officer=each, at=CAMPAIGN) for each in (keeper, reader))
    assert client.get(f"/kantor/kalender/langganan/{of_keeper}.ics").status_code == 404
    assert client.get(f"{FEED}{of_reader}.ics").status_code == 404


def test_the_feed_of_who_is_shut_out_or_has_another_role_answers_no_more(client: Client) -> None:
    for changed in ({"is_active": False}, {"role": roles.AUDITOR}):
        officer, _ = factories.officer(roles.BKPSDM)
        code = feeds.make_feed(officer=officer, at=CAMPAIGN)
        type(officer).objects.filter(pk=officer.pk).update(**changed)
        assert client.get(f"{FEED}{code}.ics").status_code == 404


def _page(client: Client, month: str = "2024-11") -> str:
    answer = client.get(f"{MONTH}?bulan={month}")
    assert answer.status_code == 200
    return _text(answer)


def _queries(client: Client) -> int:
    client.get(f"{MONTH}?bulan=2024-11")
    with CaptureQueriesContext(connection) as seen:
        client.get(f"{MONTH}?bulan=2024-11")
    return len(seen)


def _read(client: Client, code: str) -> str:
    answer = client.get(f"{FEED}{code}.ics")
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("text/calendar")
    return answer.content.decode().replace("\r\n ", "")


def _text(answer: Any) -> str:
    return unescape(answer.content.decode())
