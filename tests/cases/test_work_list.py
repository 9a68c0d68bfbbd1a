"""The work list: filters in the address, saved views sealed, several cases handed over at once."""

import re
from collections.abc import Callable
from html import unescape
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from netra.accounts import roles
from netra.accounts.interests import declare_interest
from netra.accounts.models import Office, Officer
from netra.agencies.models import Government
from netra.cases import lifecycle, work_queries
from netra.cases import services as cases
from netra.cases.desk import Desk
from netra.cases.models import Case, SavedView
from netra.cases.services import assigning, saved_views
from netra.cases.work_filters import Filters
from netra.journal import events
from netra.journal.models import Entry
from netra.reports import services as reports
from tests import factories
from tests.cases.test_notes import a_task
from tests.factories import CAMPAIGN

# The pages; what the lists rest on is asked of both databases in test_inbox and test_calendar.
pytestmark = [pytest.mark.django_db, pytest.mark.beside("sqlite"), pytest.mark.usefixtures("demo_mode")]
ADDRESS = "/kantor/pekerjaan/"
SignedIn = Callable[[Desk], Client]


def listed(client: Client, query: str = "") -> list[str]:
    return [row["docket"] for row in client.get(f"{ADDRESS}?{query}").context["rows"]]


def test_own_work_is_what_the_officer_holds_and_the_office_list_is_all_they_can_open(
    signed_in: SignedIn,
) -> None:
    colleague, desk = factories.desk(), factories.desk()
    own, _ = factories.case_at(lifecycle.SCREENING, desk)
    other, _ = factories.case_at(lifecycle.SCREENING, colleague)
    browser = signed_in(desk)
    assert listed(browser) == [own.docket]
    assert set(listed(browser, "siapa=kantor")) == {own.docket, other.docket}


def test_every_filter_narrows_and_its_chip_leads_back(signed_in: SignedIn) -> None:
    about, desk = factories.agency(), factories.desk()
    factories.case_at(lifecycle.SCREENING, desk)
    report = factories.report(factories.submission(act="foto_bersama_simbol_jari"), about=about)
    case = cases.register(report=report, desk=desk)
    cases.confirm_requirements(case=case, screening={}, desk=desk)
    Case.objects.filter(pk=case.pk).update(due_on=CAMPAIGN.date())
    browser = signed_in(desk)
    for query in (
        "tahap=clarification", "kelas=foto_bersama_simbol_jari", f"unit={about.code}", "tenggat=hari-ini",
    ):  # fmt: skip
        assert listed(browser, f"siapa=kantor&{query}") == [case.docket], query
    page = browser.get(f"{ADDRESS}?siapa=kantor&tahap=clarification&unit={about.code}")
    assert [chip["address"] for chip in page.context["chips"]] == [
        f"?siapa=kantor&unit={about.code}",
        "?siapa=kantor&tahap=clarification",
    ]
    assert f"Unit: <strong>{about.name}</strong>" in text_of(page)


def test_the_office_list_knows_cases_of_one_officer_and_of_nobody(signed_in: SignedIn) -> None:
    desk = factories.desk()
    own, _ = factories.case_at(lifecycle.SCREENING, desk)
    free, _ = factories.case_at(lifecycle.SCREENING, desk)
    Case.objects.filter(pk=free.pk).update(assignee=None)
    browser = signed_in(desk)
    assert listed(browser, f"siapa=kantor&petugas={desk.officer.pk}") == [own.docket]
    assert listed(browser, "siapa=kantor&petugas=kosong") == [free.docket]


def test_what_no_filter_knows_is_left_out(signed_in: SignedIn) -> None:
    case, desk = factories.case_at(lifecycle.SCREENING)
    browser = signed_in(desk)
    for query in (
        "tahap=dismissed",
        "tenggat=besok",
        "petugas=x",
        "petugas=%C2%B2",
        "siapa=semua",
        "halaman=x",
    ):
        assert listed(browser, query) == [case.docket], query


def test_six_rows_take_as_many_queries_as_two(signed_in: SignedIn) -> None:
    desk = factories.desk()
    browser = signed_in(desk)
    counts = []
    for more in (2, 4):
        for _ in range(more):
            case, _ = factories.case_at(lifecycle.SCREENING, desk)
            a_task(case, desk, due_on=CAMPAIGN.date())
        for query in ("", "siapa=kantor&tahap=screening"):
            listed(browser, query)
            with CaptureQueriesContext(connection) as seen:
                listed(browser, query)
            counts.append(len(seen))
    assert counts[:2] == counts[2:]


def test_own_tasks_stand_in_clear_and_lead_to_their_case(signed_in: SignedIn) -> None:
    case, desk = factories.case_at(lifecycle.SCREENING)
    a_task(case, desk)
    page = text_of(signed_in(desk).get(ADDRESS))
    assert "Telepon lurahnya." in page
    assert f'href="/kantor/perkara/{case.docket}/#tugas"' in page


# --- saved views --------------------------------------------------------------------------------------


def test_a_view_is_saved_under_a_name_that_only_its_officer_reads(signed_in: SignedIn) -> None:
    desk = factories.desk()
    browser = signed_in(desk)
    told = {"nonce": str(uuid4()), "name": "Kajian camat Anu", "alamat": "siapa=kantor&tahap=screening"}
    assert browser.post(f"{ADDRESS}simpan/", told)["Location"] == f"{ADDRESS}?siapa=kantor&tahap=screening"
    envelope = bytes(SavedView.objects.get().envelope)
    assert b"camat" not in envelope
    assert b"screening" not in envelope
    page = text_of(browser.get(ADDRESS))
    assert re.search(r'href="/kantor/pekerjaan/\?siapa=kantor&tahap=screening"[^>]*>Kajian camat Anu<', page)
    assert "Kajian camat Anu" not in text_of(signed_in(factories.desk()).get(ADDRESS))
    assert "camat" not in str(list(Entry.objects.filter(event=events.VIEW_SAVED).values_list("facts")))


def test_a_view_without_a_name_is_asked_for_one_and_the_list_stays(signed_in: SignedIn) -> None:
    browser = signed_in(factories.desk())
    told = {"nonce": str(uuid4()), "name": " ", "alamat": "siapa=kantor&tahap=screening"}
    page = browser.post(f"{ADDRESS}simpan/", told)
    assert "Beri nama tampilan ini." in text_of(page)
    assert page.context["asked"].stage == "screening"


def test_a_view_of_somebody_else_cannot_be_removed(signed_in: SignedIn) -> None:
    desk, nonce = factories.desk(), uuid4()
    saved_views.save_view(name="Milik saya", filters=Filters(stage="screening"), nonce=nonce, desk=desk)
    remove = f"{ADDRESS}tampilan/{nonce}/hapus/"
    assert signed_in(factories.desk()).post(remove).status_code == 404
    assert signed_in(desk).post(remove).status_code == 302
    assert not SavedView.objects.exists()


def test_there_are_twenty_views_at_most() -> None:
    desk = factories.desk()
    for number in range(saved_views.MOST_VIEWS):
        saved_views.save_view(name=str(number), filters=Filters(), nonce=uuid4(), desk=desk)
    with pytest.raises(saved_views.TooManyViews):
        saved_views.save_view(name="Lagi", filters=Filters(), nonce=uuid4(), desk=desk)


def test_a_view_under_an_earlier_key_says_so_instead_of_a_name() -> None:
    desk, other = factories.desk(), factories.desk()
    saved_views.save_view(name="Dulu", filters=Filters(), nonce=uuid4(), desk=desk)
    changed = Desk(desk.officer, other.private, CAMPAIGN)
    assert [each.name for each in saved_views.views_of(changed)] == [""]


# --- several at once ----------------------------------------------------------------------------------


def test_several_cases_go_to_a_colleague_who_has_the_keys(signed_in: SignedIn) -> None:
    colleague, desk = factories.desk(), factories.desk()
    found = [factories.case_at(lifecycle.SCREENING, desk)[0] for _ in range(2)]
    told = {"perkara": [case.docket for case in found], "kepada": str(colleague.officer.pk), "alamat": ""}
    answer = signed_in(desk).post(f"{ADDRESS}serahkan/", told)
    assert answer["Location"] == f"{ADDRESS}?diserahkan=2&tinggal=0"
    assert holders(found) == {colleague.officer}
    assert Entry.objects.filter(event=events.CASE_HANDED_OVER).count() == 2


def test_what_the_colleague_cannot_open_stays_and_is_counted() -> None:
    desk = factories.desk()
    before, _ = factories.case_at(lifecycle.SCREENING, desk)
    colleague = factories.desk()
    after, _ = factories.case_at(lifecycle.SCREENING, desk)
    given = assigning.assign_several(cases=[before, after], to=colleague.officer, desk=desk)
    assert given == [after]
    assert holders([before]) == {desk.officer}


def test_it_stands_in_the_journal_of_the_case_s_government() -> None:
    province = factories.office("Bawaslu Provinsi", of=factories.government("32", "Jawa Barat"))
    (case, home), desk = factories.case_at(lifecycle.SCREENING), factories.desk(office=province)
    Government.objects.filter(pk=case.government_id).update(parent=province.government)
    Office.objects.filter(pk=province.pk).update(tier=Office.Tier.PROVINCE)
    colleague, key = factories.desk(office=province).officer, home.key_to(case.report)
    for each in (desk.officer, colleague):
        sealed = reports.seal_key_to(report=case.report, key=key, to=each)
        reports.share_key(report=case.report, sealed=sealed, to=each)
    assert assigning.assign_several(cases=[case], to=colleague, desk=desk) == [case]
    assert Entry.objects.get(event=events.CASE_HANDED_OVER).government == case.government.code


def test_ties_and_marks_of_many_cases_are_asked_for_at_once(django_assert_num_queries: Any) -> None:
    desk, colleague = factories.desk(), factories.desk()
    tie = factories.agency("dinkes", "Dinas Kesehatan")
    declare_interest(officer=colleague.officer, agency=tie, kind="family", at=CAMPAIGN)

    def cases_about(*codes: str) -> list[Case]:
        made = [
            cases.register(report=factories.report(about=factories.agency(code, code)), desk=desk)
            for code in codes
        ]
        return work_queries.cases_numbered(desk.officer, [str(each.docket) for each in made])

    one, several = cases_about("dishub"), cases_about("dinsos", "disdik", "dispora", "disnaker", "dinkes")
    with CaptureQueriesContext(connection) as few:
        assert len(assigning.assign_several(cases=one, to=colleague.officer, desk=desk)) == 1
    with django_assert_num_queries(len(few)):
        given = assigning.assign_several(cases=several, to=colleague.officer, desk=desk)
    assert [each.report.agency.code for each in given if each.report.agency] == [
        "dinsos", "disdik", "dispora", "disnaker",
    ]  # fmt: skip


def test_nothing_is_journalled_where_nothing_fits() -> None:
    colleague = factories.desk()
    case, desk = factories.case_at(lifecycle.DISMISSED)
    entries = Entry.objects.count()
    assert assigning.assign_several(cases=[case], to=colleague.officer, desk=desk) == []
    assert Entry.objects.count() == entries


def test_an_intake_officer_takes_no_case_and_gives_none(signed_in: SignedIn) -> None:
    intake = factories.desk(roles.BAWASLU_INTAKE)
    case, desk = factories.case_at(lifecycle.SCREENING)
    with pytest.raises(cases.NotAColleague):
        assigning.assign_several(cases=[case], to=intake.officer, desk=desk)
    assert signed_in(intake).post(f"{ADDRESS}serahkan/").status_code == 403


def test_nothing_ticked_is_told(signed_in: SignedIn) -> None:
    factories.desk()
    _, desk = factories.case_at(lifecycle.SCREENING)
    assert "Centang dulu perkaranya." in text_of(signed_in(desk).post(f"{ADDRESS}serahkan/", {"kepada": ""}))


def holders(found: list[Case]) -> set[Officer]:
    return {
        case.assignee for case in Case.objects.filter(pk__in=[each.pk for each in found]) if case.assignee
    }


def text_of(answer: Any) -> str:
    return unescape(answer.content.decode())
