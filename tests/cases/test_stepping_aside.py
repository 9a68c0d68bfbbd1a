"""Conflicts of interest in the office: declared, stepped aside from, and every refused opening on record."""

import pytest
from django.db import connection
from django.test import Client

from netra import vault
from netra.accounts import interests as declaring
from netra.accounts import roles
from netra.accounts.models import Interest
from netra.cases import lifecycle, queries, services
from netra.cases.desk import Desk
from netra.cases.models import Case
from netra.journal.models import Entry
from netra.reports import services as reports
from netra.reports.models import Grant, ParkedGrant, Report
from tests import factories, threads

pytestmark = pytest.mark.django_db
CITY = sorted(set(roles.LABELS) - roles.READS_REPORTS)
REASON = "Kami pernah satu bagian."


def test_stepping_aside_destroys_the_key_and_leaves_the_colleague_s() -> None:
    mine, other = factories.desk(), factories.desk()
    report = factories.report()
    services.step_aside(report=report, reason=REASON, desk=mine)
    assert [grant.officer for grant in Grant.objects.filter(report=report)] == [other.officer]
    assert queries.report_for(mine.officer, report.docket) is None
    with pytest.raises(reports.NotSealedToYou):
        factories.later(Desk(mine.officer, mine.private, mine.at), mine.at).key_to(report)


def test_stepping_aside_destroys_what_an_earlier_key_opens_too() -> None:
    mine, other = factories.desk(), factories.desk()
    report = factories.report()
    again = "frasa baru yang panjang sekali"
    private = reports.start_anew(officer=mine.officer, secret=again, is_first=False, actor="uji", at=mine.at)
    mine = Desk(mine.officer, private, mine.at)
    case = services.register(report=report, desk=other)
    services.hand_to(case=case, to=mine.officer, desk=other)
    assert ParkedGrant.objects.filter(report=report, officer=mine.officer).exists()
    services.step_aside(report=report, reason=REASON, desk=mine)
    assert not ParkedGrant.objects.filter(officer=mine.officer).exists()


def test_stepping_aside_is_on_record_and_its_reason_is_sealed() -> None:
    mine, other = factories.desk(), factories.desk()
    report = factories.report()
    services.step_aside(report=report, reason=REASON, desk=mine)
    entry = Entry.objects.get(event="REPORT_RECUSED")
    assert (entry.actor, entry.subject) == (mine.officer.actor, report.docket)
    sealed = bytes.fromhex(entry.facts["reason"])
    record = bytes(report.lookup).hex()
    assert REASON.encode() not in sealed
    assert vault.open_text(other.key_to(report), sealed, record=record, field="recusal") == REASON


@pytest.mark.skipif(
    connection.vendor != "sqlite",
    reason="overwriting freed pages is SQLite's; what PostgreSQL keeps stands in docs/threat-model.md",
)
@pytest.mark.parametrize("what", ["key", "contact"])
def test_a_key_or_contact_that_is_destroyed_is_overwritten_in_sqlite_s_freed_pages(what: str) -> None:
    mine, _ = factories.desk(), factories.desk()
    report = factories.report()
    reports.leave_contact(report=report, key=mine.key_to(report), contact="0800-111", at=mine.at)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA secure_delete = OFF")
        if what == "key":
            services.step_aside(report=report, reason=REASON, desk=mine)
        else:
            reports.remove_contact(report=report, at=mine.at)
        assert cursor.execute("PRAGMA secure_delete").fetchone() == (1,)


def test_the_last_reader_cannot_step_aside() -> None:
    mine = factories.desk()
    report = factories.report()
    with pytest.raises(reports.LastReader):
        services.step_aside(report=report, reason=REASON, desk=mine)
    assert queries.report_for(mine.officer, report.docket) == report


def test_a_colleague_who_is_no_longer_active_does_not_count() -> None:
    mine, other = factories.desk(), factories.desk()
    report = factories.report()
    other.officer.is_active = False
    other.officer.save()
    with pytest.raises(reports.LastReader):
        services.step_aside(report=report, reason=REASON, desk=mine)


def test_who_holds_the_case_gives_it_back_to_the_colleagues() -> None:
    other = factories.desk()
    case, mine = factories.case_at(lifecycle.CLARIFICATION)
    services.step_aside(report=case.report, reason=REASON, desk=mine)
    case.refresh_from_db()
    assert case.assignee is None
    services.hand_to(case=case, to=other.officer, desk=other)
    assert Case.objects.get(pk=case.pk).assignee == other.officer


def test_the_only_one_who_may_handle_the_case_cannot_step_aside() -> None:
    factories.desk(roles.BAWASLU_INTAKE)  # can read, may not handle
    case, mine = factories.case_at(lifecycle.CLARIFICATION)
    with pytest.raises(reports.LastReader):
        services.step_aside(report=case.report, reason=REASON, desk=mine)
    case.refresh_from_db()
    assert case.assignee == mine.officer


def test_who_stepped_aside_is_not_let_in_again() -> None:
    gone = factories.desk()
    case, mine = factories.case_at(lifecycle.CLARIFICATION)
    services.step_aside(report=case.report, reason=REASON, desk=gone)
    assert gone.officer not in queries.colleagues_for(case, mine.officer)
    with pytest.raises(services.HasATie):
        services.hand_to(case=case, to=gone.officer, desk=mine)


def test_a_marked_position_is_not_let_in_by_handing_over() -> None:
    marked, mine = factories.desk(), factories.desk()
    marked.officer.position = "Staf yang ditandai"
    marked.officer.save()
    told = factories.submission(not_for=[f"{marked.officer.office_id}:Staf yang ditandai"])
    report = factories.report(told)
    case = services.register(report=report, desk=mine)
    with pytest.raises(services.HasATie):
        services.hand_to(case=case, to=marked.officer, desk=mine)


def test_a_forged_story_is_refused_by_name_and_nobody_is_let_in(client: Client) -> None:
    newcomer = factories.desk()
    case, mine = factories.case_at(lifecycle.CLARIFICATION)
    key, record = mine.key_to(case.report), bytes(case.report.lookup).hex()
    Grant.objects.filter(officer=newcomer.officer).delete()
    for forged in ({"not_for": 7}, ["x"]):
        sealed = vault.seal_json(key, forged, record=record, field="story")
        Report.objects.filter(pk=case.report_id).update(envelope=sealed)
        case.report.refresh_from_db()
        with pytest.raises(vault.EnvelopeRefused):
            services.hand_to(case=case, to=newcomer.officer, desk=mine)
    factories.sign_in(client, mine.officer)
    told = client.post(
        f"/kantor/perkara/{case.docket or case.report.docket}/serahkan/", {"to": newcomer.officer.username}
    )
    assert told.status_code == 409
    assert not Grant.objects.filter(officer=newcomer.officer).exists()


def test_whoever_declared_a_tie_is_not_offered_and_not_let_in() -> None:
    agency = factories.agency()
    mine = factories.desk()
    case = services.register(report=factories.report(about=agency), desk=mine)
    tied = factories.desk()
    declaring.declare_interest(officer=tied.officer, agency=agency, kind="family", at=mine.at)
    assert tied.officer not in queries.colleagues_for(case, mine.officer)
    with pytest.raises(services.HasATie):
        services.hand_to(case=case, to=tied.officer, desk=mine)


def test_a_declaration_is_on_record_once_and_so_is_its_end() -> None:
    officer, _ = factories.officer()
    agency = factories.agency()
    for _ in range(2):
        made = declaring.declare_interest(officer=officer, agency=agency, kind="unit", at=factories.CAMPAIGN)
    assert Interest.objects.count() == 1
    declaring.withdraw_interest(officer=officer, interest_id=made.pk, at=factories.CAMPAIGN)
    with pytest.raises(declaring.NoSuchInterest):
        declaring.withdraw_interest(officer=officer, interest_id=made.pk, at=factories.CAMPAIGN)
    assert set(Entry.objects.filter(event="INTEREST_WITHDRAWN").values_list("subject", flat=True)) == {
        "dishub"
    }


def test_nobody_withdraws_what_another_declared(client: Client) -> None:
    officer, _ = factories.officer()
    other, _ = factories.officer()
    made = declaring.declare_interest(
        officer=other, agency=factories.agency(), kind="unit", at=factories.CAMPAIGN
    )
    factories.sign_in(client, officer)
    assert client.post(f"/kantor/kepentingan/{made.pk}/cabut/").status_code == 404
    made.refresh_from_db()
    assert made.withdrawn_at is None


def test_the_page_shows_what_is_open_already_and_leads_to_stepping_aside(client: Client) -> None:
    factories.desk()
    mine, _ = factories.officer()
    report = factories.report(about=factories.agency())
    factories.sign_in(client, mine)
    client.post("/kantor/kepentingan/", {"agency": "dishub", "kind": "unit"})
    page = client.get("/kantor/kepentingan/").content.decode()
    assert f"/kantor/laporan/{report.docket}/mundur/" in page
    answer = client.post(f"/kantor/laporan/{report.docket}/mundur/", {"reason": REASON}, follow=True)
    assert "Anda sudah mundur" in answer.content.decode()
    assert client.get(f"/kantor/laporan/{report.docket}/").status_code == 404


def test_the_page_says_who_is_the_last_reader(client: Client) -> None:
    mine, _ = factories.officer()
    report = factories.report()
    factories.sign_in(client, mine)
    answer = client.post(f"/kantor/laporan/{report.docket}/mundur/", {"reason": REASON})
    assert answer.status_code == 409
    assert "satu-satunya" in answer.content.decode()
    assert client.post(f"/kantor/laporan/{report.docket}/mundur/", {"reason": ""}).status_code == 200


@pytest.mark.usefixtures("demo_mode")
@pytest.mark.parametrize("role", [*CITY, roles.CASE_OFFICER])
def test_a_refused_opening_is_written_down_and_does_not_tell_whether_the_report_exists(
    client: Client, role: str
) -> None:
    factories.officer()
    report = factories.report()
    stranger, _ = factories.officer(role)
    factories.sign_in(client, stranger)
    for docket in (report.docket, "L-2024-9998"):
        assert client.get(f"/kantor/laporan/{docket}/").status_code == 404
    written = Entry.objects.filter(event="OPENING_REFUSED").order_by("sequence")
    assert [(entry.actor, entry.subject, entry.facts) for entry in written] == [
        (stranger.actor, docket, {"why": "not_theirs"}) for docket in (report.docket, "L-2024-9998")
    ]


def test_what_could_be_no_docket_is_not_written_into_the_journal(client: Client) -> None:
    officer, _ = factories.officer()
    factories.sign_in(client, officer)
    for docket in ("kata-kata", "L-2024-1x", "P-2024-00010000000000000000000000"):
        assert client.get(f"/kantor/laporan/{docket}/").status_code == 404
    assert not Entry.objects.filter(event="OPENING_REFUSED").exists()


def test_an_opening_that_the_envelope_refuses_is_written_down(client: Client) -> None:
    desk = factories.desk()
    report, other = factories.report(), factories.report()
    Report.objects.filter(pk=report.pk).update(envelope=other.envelope)
    report.refresh_from_db()
    with pytest.raises(vault.EnvelopeRefused):
        reports.open_story(report=report, officer=desk.officer, private=desk.private, at=desk.at)
    assert Entry.objects.get(event="REPORT_UNREADABLE").facts == {"part": "story"}


@pytest.mark.django_db(transaction=True)
def test_of_two_who_step_aside_at_the_same_moment_one_stays() -> None:
    desks = [factories.desk(), factories.desk()]
    report = factories.report()

    def leave(number: int) -> str:
        try:
            services.step_aside(report=Report.objects.get(pk=report.pk), reason=REASON, desk=desks[number])
        except reports.LastReader:
            return "stayed"
        return "left"

    runs = threads.together(2, leave)
    assert (sorted(runs.results), runs.errors) == (["left", "stayed"], [])
    assert Grant.objects.filter(report=report).count() == 1
