"""Officers' keys among colleagues: let in by one who has access, handed over by one who goes, never to who is
excluded from a report."""

import pytest
from django.test import Client

from netra.accounts import interests as declaring
from netra.accounts import roles
from netra.accounts.models import Office, Officer
from netra.agencies.models import Government
from netra.cases import lifecycle, queries, services
from netra.cases.desk import Desk
from netra.cases.models import Case
from netra.journal.models import Entry
from netra.journal.queries import faults_of
from netra.reports import keyring
from netra.reports import services as reports
from netra.reports.models import Grant, ParkedGrant, Report
from tests import factories

pytestmark = pytest.mark.django_db


def let_in(giver: Desk, newcomer: Desk) -> reports.Outcome:
    return reports.let_in(by=giver.officer, private=giver.private, to=newcomer.officer, at=giver.at)


def journalled(event: str) -> list[tuple[str, str]]:
    return list(Entry.objects.filter(event=event).order_by("sequence").values_list("actor", "subject"))


def test_a_newcomer_opens_after_being_let_in_what_came_before_and_each_report_is_on_record() -> None:
    giver = factories.desk()
    told = [factories.report(), factories.report()]
    newcomer = factories.desk()
    assert let_in(giver, newcomer).given == [each.docket for each in told]
    for each in told:
        assert newcomer.key_to(each) == giver.key_to(each)
    actor = giver.officer.actor
    assert journalled("REPORT_KEY_GIVEN") == [(actor, each.docket) for each in told]
    assert journalled("OFFICER_LET_IN") == [(actor, newcomer.officer.username)]


def test_letting_in_twice_gives_nothing_new_and_notes_nothing_new() -> None:
    giver, _ = factories.desk(), factories.report()
    newcomer = factories.desk()
    let_in(giver, newcomer)
    entries = Entry.objects.count()
    assert let_in(giver, newcomer).given == []
    assert Entry.objects.count() == entries


def test_whoever_is_tied_marked_or_stepped_aside_gets_no_key_to_that_report() -> None:
    giver, agency = factories.desk(), factories.agency()
    aside = factories.desk()
    left = factories.report()
    services.step_aside(report=left, reason="Satu bagian.", desk=aside)
    Officer.objects.filter(pk=aside.officer.pk).update(position="Staf yang ditandai")
    tied = factories.report(about=agency)
    Grant.objects.filter(report=tied, officer=aside.officer).delete()
    declaring.declare_interest(officer=aside.officer, agency=agency, kind="family", at=giver.at)
    mark = f"{aside.officer.office_id}:Staf yang ditandai"
    marked = factories.report(factories.submission(not_for=[mark]))
    outcome = let_in(giver, aside)
    assert (outcome.given, outcome.kept_back) == ([], [tied.docket, marked.docket])
    assert not Grant.objects.filter(officer=aside.officer).exists()


def test_a_mark_renamed_since_keeps_out_every_newcomer_of_that_office() -> None:
    giver, marked = factories.desk(), factories.desk()
    Officer.objects.filter(pk=marked.officer.pk).update(position="Staf yang ditandai")
    mark = f"{marked.officer.office_id}:Staf yang ditandai"
    report = factories.report(factories.submission(not_for=[mark]))
    Officer.objects.filter(pk=marked.officer.pk).update(position="Nama baru")
    case = services.register(report=report, desk=giver)
    assert let_in(giver, marked).kept_back == [report.docket]
    with pytest.raises(services.HasATie):
        services.hand_to(case=case, to=marked.officer, desk=giver)


def test_a_report_that_the_giver_cannot_open_is_named_and_the_others_go_on() -> None:
    giver = factories.desk()
    broken, whole = factories.report(), factories.report()
    Report.objects.filter(pk=broken.pk).update(envelope=bytes(whole.envelope))
    outcome = let_in(giver, factories.desk())
    assert (outcome.unreadable, outcome.given) == ([broken.docket], [whole.docket])


@pytest.mark.parametrize("role", [roles.BKPSDM, roles.OPERATOR, roles.LEADER])
def test_a_city_role_is_never_let_in(role: str) -> None:
    giver, city = factories.desk(), factories.desk(role)
    with pytest.raises(reports.NotAReader):
        let_in(giver, city)


def test_who_has_no_own_password_or_another_government_is_not_let_in() -> None:
    giver, waiting = factories.desk(), factories.desk()
    Officer.objects.filter(pk=waiting.officer.pk).update(has_own_password=False)
    elsewhere = factories.government("32.73", "Kota Lain")
    stranger = factories.desk(office=factories.office("Bawaslu Kota Lain", of=elsewhere))
    for each in (waiting, stranger, giver):
        with pytest.raises(reports.NotAReader):
            let_in(giver, each)


def test_the_page_counts_only_over_what_the_officer_opens() -> None:
    mine = factories.desk()
    factories.report()
    other = factories.desk()
    factories.report()
    newcomer = factories.desk()
    counted = {each.officer.pk: (each.opens, each.of) for each in keyring.key_holders(mine.officer)}
    assert counted == {other.officer.pk: (1, 2), newcomer.officer.pk: (0, 2)}
    assert keyring.only_open_to(mine.officer).count() == 1
    assert [each.of for each in keyring.key_holders(other.officer)] == [1, 1]


def test_who_leaves_hands_over_reports_and_cases_and_opens_nothing_any_more() -> None:
    case, mine = factories.case_at(lifecycle.CLARIFICATION)
    successor = factories.desk()
    done = services.hand_everything_over(to=successor.officer, desk=mine)
    assert (done.keys, done.cases, done.waiting) == (1, 1, 0)
    case.refresh_from_db()
    assert case.assignee == successor.officer
    assert successor.key_to(case.report)
    gone = Officer.objects.get(pk=mine.officer.pk)
    assert (gone.is_active, bytes(gone.locked_private), bytes(gone.sealed_totp)) == (False, b"", b"")
    assert not gone.check_password(factories.PASSWORD)
    assert not Grant.objects.filter(officer=gone).exists()
    assert journalled("OFFICER_LEFT") == [(mine.officer.actor, gone.username)]


def test_nobody_leaves_while_a_report_would_stay_unread_and_nothing_is_destroyed() -> None:
    agency = factories.agency()
    mine = factories.desk()
    report = factories.report(about=agency)
    parked = factories.report()
    reports_park(parked, mine)
    tied = factories.desk()
    declaring.declare_interest(officer=tied.officer, agency=agency, kind="unit", at=mine.at)
    with pytest.raises(reports.LeavesReportsUnread) as refused:
        services.hand_everything_over(to=tied.officer, desk=mine)
    assert refused.value.dockets == [report.docket, parked.docket]
    assert mine.key_to(report)
    assert Officer.objects.get(pk=mine.officer.pk).is_active


def reports_park(report: Report, desk: Desk) -> None:
    """As after a lost key, for one report: its grant stands aside."""
    grant = Grant.objects.get(report=report, officer=desk.officer)
    ParkedGrant.objects.create(
        report=report, officer=desk.officer, sealed_key=bytes(grant.sealed_key), fingerprint="lama"
    )
    grant.delete()


def test_a_case_that_the_successor_may_not_handle_waits_for_a_colleague() -> None:
    case, mine = factories.case_at(lifecycle.CLARIFICATION)
    intake = factories.desk(roles.BAWASLU_INTAKE)
    done = services.hand_everything_over(to=intake.officer, desk=mine)
    assert (done.cases, done.waiting) == (0, 1)
    assert Case.objects.get(pk=case.pk).assignee is None
    assert queries.report_for(intake.officer, case.report.docket)


def test_a_case_of_a_government_below_is_passed_on_in_that_government_s_chain() -> None:
    (case, home), other = factories.case_at(lifecycle.CLARIFICATION), factories.government("32", "Jawa Barat")
    province = factories.office("Bawaslu Provinsi", of=other)
    Government.objects.filter(pk=case.government_id).update(parent=other)
    Office.objects.filter(pk=province.pk).update(tier=Office.Tier.PROVINCE)
    mine, successor = factories.desk(office=province), factories.desk(office=province)
    key = home.key_to(case.report)
    sealed = reports.seal_key_to(report=case.report, key=key, to=mine.officer)
    reports.share_key(report=case.report, sealed=sealed, to=mine.officer)
    Case.objects.filter(pk=case.pk).update(assignee=mine.officer)
    assert services.hand_everything_over(to=successor.officer, desk=mine).cases == 1
    for event in ("CASE_HANDED_OVER", "REPORT_KEY_GIVEN"):
        assert Entry.objects.get(event=event).government == case.government.code, event
    assert Entry.objects.get(event="OFFICER_LEFT").government == other.code
    assert list(faults_of(case.government.code)) == list(faults_of(other.code)) == []


def test_keys_set_aside_go_with_the_report() -> None:
    mine, _ = factories.desk(), factories.desk()
    report = factories.report()
    reports_park(report, mine)
    reports.erase_contents(report=report, at=mine.at)
    assert not ParkedGrant.objects.exists()


def test_the_pages_let_in_and_hand_over(client: Client) -> None:
    mine = factories.desk()
    report = factories.report()
    newcomer = factories.desk()
    factories.sign_in(client, mine.officer)
    assert "Belum membuka satu pun dari 1 laporan" in client.get("/kantor/kunci/").content.decode()
    address = f"/kantor/kunci/bukakan/{newcomer.officer.pk}/"
    assert "Telepon rekan ini dulu" in client.get(address).content.decode()
    assert "1 laporan kini terbuka" in client.post(address).content.decode()
    assert newcomer.key_to(report)
    refused = client.post("/kantor/kunci/serah-terima/", {"to": newcomer.officer.pk})
    assert "tidak dapat dibatalkan" in refused.content.decode()
    left = client.post("/kantor/kunci/serah-terima/", {"to": newcomer.officer.pk, "sure": "on"})
    assert left.status_code == 302
    assert client.get("/kantor/kunci/")["Location"].startswith("/kantor/masuk/")


def test_for_a_city_role_the_pages_do_not_exist(client: Client) -> None:
    factories.sign_in(client, factories.desk(roles.BKPSDM).officer)
    for page in ("", "bukakan/1/", "serah-terima/"):
        assert client.get(f"/kantor/kunci/{page}").status_code == 404
