"""The keepers' calendar of nearest dates and its feed: numbers and days, of what is sealed to them alone."""

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
from netra.reports import long_lists
from tests import factories
from tests.discipline.proceedings import CANARY, again, desks, opened
from tests.factories import CAMPAIGN

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo_mode")]
TODAY = CAMPAIGN.date()
MONTH, FEED = "/kantor/disiplin/kalender/", "/kantor/disiplin/kalender/langganan/"
DUTY, WAITED = lifecycle.LIMITS[lifecycle.DELIVERY], lifecycle.LIMITS[lifecycle.OBJECTION]


def due(desk: Desk, on: date | None, limit: str = DUTY) -> Proceeding:
    """A proceeding whose nearest date is this one."""
    made = opened(desk)
    Proceeding.objects.filter(pk=made.pk).update(due_on=on, due_limit=limit if on else "")
    return again(made)


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
    due(desk, date(2024, 11, 20))
    factories.sign_in(client, desk.officer)
    one = _queries(client)
    for _ in range(4):
        due(desk, date(2024, 11, 20))
    assert _queries(client) == one
    page = _page(client)
    assert page.count("Tenggat penyampaian keputusan") == 4
    assert "dan 1 lagi" in page


def test_a_clock_without_a_calendar_is_counted_and_no_other(client: Client) -> None:
    desk, _ = desks()
    made = due(desk, None)
    factories.sign_in(client, desk.officer)
    assert "belum punya tanggal" not in _page(client)
    told = {"limit": DUTY, "limit_version": 1, "starts_at": CAMPAIGN, "binding": True}
    Term.objects.create(proceeding=made, purpose=lifecycle.DELIVERY, warning="Belum ada kalender.", **told)
    assert "1 tenggat belum punya tanggal" in _page(client)


# --- the feed -----------------------------------------------------------------------------------------


def test_a_feed_tells_numbers_and_days_and_not_even_which_step(client: Client) -> None:
    desk, second = desks()
    told = due(desk, date(2024, 11, 20)), due(desk, date(2024, 11, 21), WAITED)
    gone = due(desk, TODAY - KEPT_IN_A_FEED - timedelta(days=1))
    hidden = due(desk, date(2024, 11, 22))
    services.step_aside(proceeding=hidden, reason="Kami sekantor.", desk=second)
    file = _read(client, feeds.make_feed(officer=second.officer, at=CAMPAIGN))
    summaries = re.findall(r"SUMMARY:(.*)\r\n", file)
    assert summaries == [f"Tenggat {told[0].docket}", f"Pengingat {told[1].docket}"]
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
