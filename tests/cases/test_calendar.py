"""The calendar of due dates and the feed for calendar programs: days and numbers, nothing else."""

import re
from datetime import date, timedelta
from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from netra.accounts import roles
from netra.cases import lifecycle, work_queries
from netra.cases import services as cases
from netra.cases.desk import Desk
from netra.cases.models import CalendarFeed, Case, Deadline
from netra.cases.page import dues, months
from netra.cases.services import feeds
from netra.journal import events
from netra.journal.models import Entry
from tests import factories
from tests.cases.test_notes import a_task
from tests.factories import CAMPAIGN

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo_mode")]
TODAY = CAMPAIGN.date()
OCTOBER = date(2024, 10, 1)


def month(desk: Desk, first: date = OCTOBER, *, own: bool = False) -> months.Month:
    found = work_queries.due_between(desk.officer, first, months.last_of(first), only_own=own)
    return months.month_of(first, dues.dues_of(found, TODAY), TODAY)


def things(shown: months.Month) -> list[tuple[int, str, str]]:
    return [(day.on.day, each.label, each.docket) for day in shown.days for each in day.things]


def test_a_day_names_what_is_due_on_it() -> None:
    case, desk = factories.case_at(lifecycle.SCREENING)
    due = [each for each in things(month(desk, date(2024, 11, 1))) if each[1] == "Tenggat putusan"]
    assert due == [(case.deadlines.get(purpose="handling").due_on.day, "Tenggat putusan", case.docket)]


def test_own_means_the_cases_that_the_officer_holds_and_their_tasks() -> None:
    colleague = factories.desk()
    case, desk = factories.case_at(lifecycle.SCREENING)
    a_task(case, desk, to=colleague.officer, due_on=TODAY)
    assert things(month(colleague, own=True)) == [(30, "Tugas", case.docket)]
    assert (30, "Tugas", case.docket) not in things(month(desk, own=True))


def test_what_is_sealed_to_others_is_on_nobody_elses_calendar() -> None:
    case, desk = factories.case_at(lifecycle.SCREENING)
    late = factories.desk()
    a_task(case, desk, due_on=TODAY)
    assert things(month(late)) == []


def test_a_met_deadline_stands_there_no_more() -> None:
    case, desk = factories.case_at(lifecycle.SCREENING)
    cases.reject_requirements(case=case, screening={}, reason="Tidak lengkap.", desk=desk)
    assert things(month(desk, date(2024, 11, 1))) == []


def test_a_day_with_many_names_four_and_counts_the_rest_in_as_many_queries(client: Client) -> None:
    desk = factories.desk()
    factories.sign_in(client, desk.officer)
    for _ in range(2):
        factories.case_at(lifecycle.SCREENING, desk)
    few = _queries(client, "/kantor/kalender/?bulan=2024-11")
    for _ in range(4):
        factories.case_at(lifecycle.SCREENING, desk)
    assert _queries(client, "/kantor/kalender/?bulan=2024-11") == few
    Deadline.objects.filter(purpose="handling").update(due_on=date(2024, 11, 20))
    [day] = [each for each in month(desk, date(2024, 11, 1)).days if each.on.day == 20]
    assert (len(day.things), day.more) == (4, 2)


def test_holidays_and_joint_leave_come_from_the_rulebook() -> None:
    desk = factories.desk()
    off = {each.on.day: (each.off, each.off_kind) for each in month(desk, date(2024, 12, 1)).days if each.off}
    assert off[25][1] == "Libur nasional"
    assert off[26][1] == "Cuti bersama"


def test_a_year_without_a_calendar_says_so(client: Client) -> None:
    desk = factories.desk()
    factories.sign_in(client, desk.officer)
    page = text_of(client.get("/kantor/kalender/?bulan=2093-01"))
    assert "Kalender hari libur tahun 2093 belum ada dalam aturan." in page
    assert not month(desk, date(2093, 1, 1)).has_calendar


def test_a_month_that_is_none_is_the_current_one() -> None:
    for asked in ("", "2024", "2024-13", "x", "9999-12", "0001-01", "2024-11-01"):
        assert months.month_asked(asked, TODAY) == OCTOBER, asked


# --- the feed -----------------------------------------------------------------------------------------


def test_a_feed_tells_numbers_and_days_and_nothing_else(client: Client) -> None:
    about = factories.agency()
    desk = factories.desk()
    case = cases.register(report=factories.report(about=about), desk=desk)
    a_task(case, desk, due_on=TODAY)
    file = _read(client, feeds.make_feed(officer=desk.officer, at=CAMPAIGN))
    summaries = re.findall(r"SUMMARY:(.*)\r\n", file)
    words = rf"(Tenggat|Pengingat|Tugas) {case.docket}"
    assert f"Tugas {case.docket}" in summaries
    assert f"Tenggat {case.docket}" in summaries
    assert all(re.fullmatch(words, each) for each in summaries)
    about_it = [about.name, case.report.docket, desk.officer.position, "lurahnya", "putusan", "dukungan"]
    assert not [word for word in about_it if word in file]


def test_who_triages_has_the_reports_in_the_feed(client: Client) -> None:
    desk = factories.desk(roles.BAWASLU_INTAKE)
    report = factories.report()
    file = _read(client, feeds.make_feed(officer=desk.officer, at=CAMPAIGN))
    assert f"SUMMARY:Tenggat {report.docket}" in file


def test_the_address_is_stored_only_as_a_digest_and_renewing_ends_the_old_one(client: Client) -> None:
    desk = factories.desk()
    old = feeds.make_feed(officer=desk.officer, at=CAMPAIGN)
    new = feeds.make_feed(officer=desk.officer, at=CAMPAIGN)
    assert bytes(CalendarFeed.objects.get().code_digest) == feeds.digest_of(new)
    assert client.get(_address(old)).status_code == 404
    assert client.get(_address(new)).status_code == 200
    assert old not in str(list(Entry.objects.filter(event=events.CALENDAR_FEED_MADE).values_list("facts")))


def test_a_feed_starts_no_session(client: Client) -> None:
    answer = client.get(_address(feeds.make_feed(officer=factories.desk().officer, at=CAMPAIGN)))
    assert not answer.cookies
    assert answer["Cache-Control"] == "no-store"


def test_the_feed_of_who_leaves_ends(client: Client) -> None:
    successor = factories.desk()
    _, desk = factories.case_at(lifecycle.SCREENING)
    code = feeds.make_feed(officer=desk.officer, at=CAMPAIGN)
    cases.hand_everything_over(to=successor.officer, desk=desk)
    assert client.get(_address(code)).status_code == 404
    assert not CalendarFeed.objects.exists()


def test_a_case_that_was_taken_away_leaves_the_feed(client: Client) -> None:
    case, desk = factories.case_at(lifecycle.SCREENING)
    colleague = factories.desk()
    code = feeds.make_feed(officer=desk.officer, at=CAMPAIGN)
    cases.hand_to(case=case, to=colleague.officer, desk=desk)
    assert case.docket not in _read(client, code)


def test_the_page_shows_the_address_once_and_ends_the_feed(client: Client) -> None:
    desk = factories.desk()
    factories.sign_in(client, desk.officer)
    page = text_of(client.post("/kantor/kalender/langganan/", {"buat": "1"}))
    [address] = re.findall(r"http://testserver(/kantor/kalender/langganan/[\w-]+\.ics)", page)
    assert client.get(address).status_code == 200
    assert address not in text_of(client.get("/kantor/kalender/langganan/"))
    client.post("/kantor/kalender/langganan/", {"akhiri": "1"})
    assert client.get(address).status_code == 404
    assert client.post("/kantor/kalender/langganan/", {"akhiri": "1"}).status_code == 302


def test_an_open_date_long_ago_leaves_the_feed_and_stays_on_the_list(client: Client) -> None:
    case, desk = factories.case_at(lifecycle.SCREENING)
    long_ago = TODAY - work_queries.KEPT_IN_A_FEED - timedelta(days=1)
    Deadline.objects.update(due_on=long_ago)
    Case.objects.update(due_on=long_ago)
    assert case.docket not in _read(client, feeds.make_feed(officer=desk.officer, at=CAMPAIGN))


def _address(code: str) -> str:
    return f"/kantor/kalender/langganan/{code}.ics"


def _read(client: Client, code: str) -> str:
    answer = client.get(_address(code))
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("text/calendar")
    return answer.content.decode().replace("\r\n ", "")


def _queries(client: Client, address: str) -> int:
    assert client.get(address).status_code == 200
    with CaptureQueriesContext(connection) as seen:
        client.get(address)
    return len(seen)


def text_of(answer: Any) -> str:
    return unescape(answer.content.decode())
