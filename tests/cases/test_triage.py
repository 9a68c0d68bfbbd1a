"""What happens to a report before it is a case: registered once, closed with a reason, or asked about."""

from uuid import uuid4

import pytest

from netra.accounts import roles
from netra.cases import lifecycle, queries, services
from netra.cases.desk import Desk
from netra.cases.models import Case
from netra.journal.models import Entry
from netra.law.procedure import MoveNotAllowed
from netra.reports import lifecycle as public
from netra.reports.models import Report
from tests import factories
from tests.threads import together

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk() -> Desk:
    return factories.desk()


@pytest.fixture
def report(desk: Desk) -> Report:
    return factories.report()


def noted(event: str) -> int:
    return Entry.objects.filter(event=event).count()


def test_a_registered_report_has_a_docket_a_register_number_and_an_officer(
    report: Report, desk: Desk
) -> None:
    case = services.register(report=report, desk=desk)
    assert (case.docket, case.register_number, case.assignee) == (
        "P-2024-0001",
        "001/REG/LP/PW/Kota/13.08/X/2024",
        desk.officer,
    )
    assert (case.stage, noted("CASE_REGISTERED")) == (lifecycle.SCREENING, 1)


def test_a_lead_that_is_registered_becomes_a_finding(desk: Desk) -> None:
    lead = factories.report(factories.submission(identity=factories.anonymous()))
    case = services.register(report=lead, desk=desk)
    assert case.register_number.startswith("001/REG/TM/")
    assert noted("FINDING_REGISTERED") == 1


def test_the_reporter_sees_that_a_registered_report_is_examined_and_until_when(
    report: Report, desk: Desk
) -> None:
    services.register(report=report, desk=desk)
    report.refresh_from_db()
    assert (report.stage, report.next_limit) == (public.EXAMINED, "pkd-penanganan-3")


def test_registering_twice_is_refused_by_name_and_spends_no_number(report: Report, desk: Desk) -> None:
    services.register(report=report, desk=desk)
    with pytest.raises(MoveNotAllowed, match="register"):
        services.register(report=report, desk=desk)
    other = services.register(report=factories.report(), desk=desk)
    assert (other.docket, noted("CASE_REGISTERED")) == ("P-2024-0002", 2)


@pytest.mark.django_db(transaction=True)
def test_two_officers_registering_at_the_same_moment_make_one_case_with_one_docket() -> None:
    desks = [factories.desk() for _ in range(4)]
    docket = factories.report().docket

    def register(number: int) -> str:
        found = queries.report_for(desks[number].officer, docket)
        assert found is not None
        return str(services.register(report=found, desk=desks[number]).docket)

    runs = together(4, register)
    assert runs.results == ["P-2024-0001"]
    assert [type(error) for error in runs.errors] == [MoveNotAllowed] * 3
    assert (Case.objects.count(), noted("CASE_REGISTERED")) == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_many_registered_at_once_get_every_number_exactly_once() -> None:
    desks = [factories.desk() for _ in range(8)]
    dockets = [factories.report().docket for _ in range(8)]

    def register(number: int) -> str:
        found = queries.report_for(desks[number].officer, dockets[number])
        assert found is not None
        return str(services.register(report=found, desk=desks[number]).docket)

    runs = together(8, register)
    assert runs.errors == []
    assert sorted(runs.results) == [f"P-2024-{number:04d}" for number in range(1, 9)]


def test_registration_does_not_fail_in_a_year_without_a_calendar() -> None:
    at = factories.CAMPAIGN.replace(year=2033)
    desk = factories.desk(at=at)
    told = factories.submission(happened_on=at.date(), known_on=at.date())
    case = services.register(report=factories.report(told, at=at), desk=desk)
    assert (case.docket, case.due_on) == ("P-2033-0001", None)


def test_a_duplicate_is_closed_with_its_reason_sealed_and_points_to_the_other(
    report: Report, desk: Desk
) -> None:
    double = factories.report()
    case = services.mark_duplicate(report=double, of=report, reason="Peristiwa sama", desk=desk)
    assert (case.stage, case.duplicate_of, case.docket) == (lifecycle.DUPLICATE, report, None)
    assert [paper.content for paper in desk.open_papers(case)] == [{"reason": "Peristiwa sama"}]
    double.refresh_from_db()
    assert double.stage == public.DONE


def test_a_report_is_no_duplicate_of_itself(report: Report, desk: Desk) -> None:
    with pytest.raises(services.SameReport):
        services.mark_duplicate(report=report, of=report, reason="x", desk=desk)


def test_a_report_passed_on_says_to_whom(report: Report, desk: Desk) -> None:
    case = services.pass_on(report=report, to="BKN", reason="Bukan pemilihan", desk=desk)
    (paper,) = desk.open_papers(case)
    assert (case.stage, paper.content["to"]) == (lifecycle.NOT_OURS, "BKN")


@pytest.mark.parametrize("reason", ["", "   ", "\n"])
def test_closing_needs_a_reason_and_without_one_nothing_changes(
    report: Report, desk: Desk, reason: str
) -> None:
    before = Entry.objects.count()
    for close in (
        lambda: services.pass_on(report=report, to="BKN", reason=reason, desk=desk),
        lambda: services.mark_duplicate(report=report, of=factories.report(), reason=reason, desk=desk),
    ):
        with pytest.raises(services.ReasonMissing):
            close()
    assert not Case.objects.exists()
    assert Entry.objects.count() == before + 1  # the other report's arrival


@pytest.mark.parametrize("first", ["pass_on", "mark_duplicate", "register"])
def test_a_report_that_was_closed_or_taken_up_is_not_closed_again(
    report: Report, desk: Desk, first: str
) -> None:
    other = factories.report()
    acts = {
        "pass_on": lambda: services.pass_on(report=report, to="BKN", reason="x", desk=desk),
        "mark_duplicate": lambda: services.mark_duplicate(report=report, of=other, reason="x", desk=desk),
        "register": lambda: services.register(report=report, desk=desk),
    }
    acts[first]()
    for act in acts.values():
        with pytest.raises(MoveNotAllowed):
            act()


def test_an_intake_officer_triages_too(report: Report) -> None:
    intake = factories.desk(roles.BAWASLU_INTAKE)
    late = factories.report()
    assert services.register(report=late, desk=intake).stage == lifecycle.SCREENING


def test_asking_in_triage_makes_no_case_of_the_report(report: Report, desk: Desk) -> None:
    services.ask_reporter(report=report, question="Di mana?", nonce=uuid4(), desk=desk)
    case = Case.objects.get(report=report)
    assert (case.stage, case.docket) == (lifecycle.RECEIVED, None)
    assert report in queries.triage_queue(desk.officer)


def test_an_officer_without_the_key_cannot_ask(report: Report) -> None:
    stranger = factories.desk()
    with pytest.raises(PermissionError):
        services.ask_reporter(report=report, question="Di mana?", nonce=uuid4(), desk=stranger)
