"""The inbox: sorted by what is due first, in a number of queries that does not grow with the rows."""

from datetime import date, timedelta
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from netra.cases import inbox_counts, lifecycle, queries
from netra.cases.desk import Desk
from netra.cases.models import Case
from tests import factories
from tests.factories import CAMPAIGN

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo_mode")]
TODAY = CAMPAIGN.date()


def fill(desk: Desk, count: int) -> None:
    """That many cases and that many reports to triage."""
    about = factories.agency()
    for _ in range(count):
        factories.case_at(lifecycle.SCREENING, desk)
        factories.report(about=about)


def queries_for(client: Client, address: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


@pytest.mark.parametrize("address", ["/kantor/", "/kantor/?tampilan=lewat", "/kantor/perkara/selesai/"])
def test_fifty_rows_take_as_many_queries_as_five(client: Client, address: str) -> None:
    desk = factories.desk()
    factories.sign_in(client, desk.officer)
    fill(desk, 5)
    queries_for(client, address)
    few = queries_for(client, address)
    fill(desk, 45)
    assert queries_for(client, address) == few


def test_closed_cases_too_take_as_many_queries_for_fifty_as_for_five(client: Client) -> None:
    desk = factories.desk()
    factories.sign_in(client, desk.officer)
    counts = []
    for more in (5, 25):
        for _ in range(more):
            factories.case_at(lifecycle.DISMISSED, desk)
        queries_for(client, "/kantor/perkara/selesai/")
        counts.append(queries_for(client, "/kantor/perkara/selesai/"))
    assert counts[0] == counts[1]


def test_what_is_due_first_stands_first_and_what_has_no_day_last() -> None:
    desk = factories.desk()
    cases = [factories.case_at(lifecycle.SCREENING, desk)[0] for _ in range(4)]
    days = [TODAY + timedelta(days=3), None, TODAY - timedelta(days=1), TODAY]
    for case, day in zip(cases, days, strict=True):
        Case.objects.filter(pk=case.pk).update(due_on=day)
    assert [case.due_on for case in queries.work_list(desk.officer)] == [days[2], days[3], days[0], None]


def test_reports_to_triage_stand_in_the_order_of_their_promised_day() -> None:
    desk = factories.desk()
    days: list[date | None] = [None, TODAY + timedelta(days=2), TODAY]
    for day in days:
        report = factories.report()
        type(report).objects.filter(pk=report.pk).update(next_due_on=day)
    assert [report.next_due_on for report in queries.triage_queue(desk.officer)] == [days[2], days[1], None]


def test_a_report_that_was_taken_up_is_no_longer_to_triage() -> None:
    case, desk = factories.case_at(lifecycle.SCREENING)
    assert not queries.triage_queue(desk.officer).exists()
    assert list(queries.work_list(desk.officer)) == [case]


def test_a_finished_case_leaves_the_work_list_for_the_closed_ones() -> None:
    case, desk = factories.case_at(lifecycle.DISMISSED)
    assert not queries.work_list(desk.officer).exists()
    assert list(queries.closed_cases(desk.officer)) == [case]


def test_late_and_today_are_counted_apart() -> None:
    desk = factories.desk()
    for shift in (-2, -1, 0, 1):
        case, _ = factories.case_at(lifecycle.SCREENING, desk)
        Case.objects.filter(pk=case.pk).update(due_on=TODAY + timedelta(days=shift))
    counts = inbox_counts.counts_of_inbox(desk.officer, TODAY, factories.CAMPAIGN)
    assert (counts[queries.LATE], counts[queries.TODAY]) == (2, 1)


def test_each_saved_view_lists_exactly_as_many_as_it_counts() -> None:
    desk = factories.desk()
    for shift in (-2, 0, 1):
        case, _ = factories.case_at(lifecycle.SCREENING, desk)
        Case.objects.filter(pk=case.pk).update(due_on=TODAY + timedelta(days=shift))
    counts = inbox_counts.counts_of_inbox(desk.officer, TODAY, factories.CAMPAIGN)
    for view in (queries.ALL, *queries.VIEWS):
        assert counts[view] == queries.work_list(desk.officer, view, TODAY).count()


def test_similar_reports_share_act_and_agency_and_are_never_the_same_report() -> None:
    desk, about = factories.desk(), factories.agency()
    report, similar = factories.report(about=about), factories.report(about=about)
    factories.report()
    factories.report(factories.submission(act="lainnya"), about=about)
    assert list(queries.similar_to(desk.officer, report)) == [similar]


def test_a_report_without_an_agency_is_similar_to_none() -> None:
    desk = factories.desk()
    report, _ = factories.report(), factories.report()
    assert not queries.similar_to(desk.officer, report).exists()


def test_a_newcomer_is_told_who_lets_in_and_where_until_a_first_report_opens(client: Client) -> None:
    old = factories.desk()
    factories.report()
    new = factories.desk()
    factories.sign_in(client, new.officer)
    page = unescape(client.get("/kantor/").content.decode())
    assert "Belum ada laporan yang dapat Anda buka." in page
    assert f"{old.officer.position}, {old.officer.office}" in page
    assert 'href="/kantor/kunci/"' in page
    factories.report()
    assert "Belum ada laporan yang dapat Anda buka." not in client.get("/kantor/").content.decode()
