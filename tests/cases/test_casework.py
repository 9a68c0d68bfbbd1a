"""A case from screening to its end: every verb once, in its place, by whom it belongs to, with its papers."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from netra import vault
from netra.accounts import roles
from netra.cases import lifecycle, services
from netra.cases.desk import Desk
from netra.cases.models import Case, Paper
from netra.journal.models import Entry
from netra.law.procedure import MoveNotAllowed
from netra.reports import lifecycle as public
from tests import factories

pytestmark = pytest.mark.django_db
Verb = Callable[[Case, Desk], Any]
VERBS: dict[str, tuple[str, str, Verb]] = {
    # name: (stage before, stage after, the verb)
    "confirm_requirements": (
        lifecycle.SCREENING,
        lifecycle.CLARIFICATION,
        lambda case, desk: services.confirm_requirements(case=case, screening={"notes": "x"}, desk=desk),
    ),
    "reject_requirements": (
        lifecycle.SCREENING,
        lifecycle.DISMISSED,
        lambda case, desk: services.reject_requirements(case=case, screening={}, reason="Kurang", desk=desk),
    ),
    "record_clarification": (
        lifecycle.CLARIFICATION,
        lifecycle.CLARIFICATION,
        factories.hear,
    ),
    "extend_handling": (
        lifecycle.CLARIFICATION,
        lifecycle.CLARIFICATION,
        lambda case, desk: services.extend_handling(case=case, reason="Saksi ahli", desk=desk),
    ),
    "write_assessment": (
        lifecycle.ASSESSMENT,
        lifecycle.RULING,
        lambda case, desk: services.write_assessment(
            case=case, facts="F", analysis="A", norms=["N"], desk=desk
        ),
    ),
    "rule_breach": (
        lifecycle.RULING,
        lifecycle.REFERRAL,
        lambda case, desk: services.rule(case=case, verdicts={lifecycle.ETHICS: "x"}, desk=desk),
    ),
    "rule_no_breach": (
        lifecycle.RULING,
        lifecycle.DISMISSED,
        lambda case, desk: services.rule(case=case, verdicts={lifecycle.NO_BREACH: "x"}, desk=desk),
    ),
    "refer": (
        lifecycle.REFERRAL,
        lifecycle.REFERRED,
        lambda case, desk: services.refer(case=case, letter="Surat 1", desk=desk),
    ),
}
EACH_VERB = pytest.mark.parametrize(("before", "after", "verb"), list(VERBS.values()), ids=list(VERBS))


def reloaded(case: Case) -> Case:
    return Case.objects.select_related("report__government", "government").get(pk=case.pk)


@EACH_VERB
def test_a_move_takes_the_case_to_the_next_stage(before: str, after: str, verb: Verb) -> None:
    case, desk = factories.case_at(before)
    verb(case, desk)
    assert reloaded(case).stage == after


@EACH_VERB
def test_a_move_files_one_sealed_paper_that_its_officer_signed(before: str, after: str, verb: Verb) -> None:
    case, desk = factories.case_at(before)
    had = case.papers.count()
    verb(case, desk)
    paper = case.papers.order_by("pk").last()
    assert case.papers.count() > had
    assert paper is not None
    assert paper.by == desk.officer


@EACH_VERB
def test_a_move_is_told_to_the_journal_in_its_officers_name(before: str, after: str, verb: Verb) -> None:
    case, desk = factories.case_at(before)
    had = Entry.objects.count()
    verb(case, desk)
    entries = Entry.objects.order_by("sequence")[had:]
    assert {(entry.actor, entry.subject) for entry in entries} == {(desk.officer.actor, case.docket)}


@EACH_VERB
def test_an_intake_officer_may_not_make_it(before: str, after: str, verb: Verb) -> None:
    intake = factories.desk(roles.BAWASLU_INTAKE)
    case, _ = factories.case_at(before)
    papers = case.papers.count()
    with pytest.raises(services.NotYourRole):
        verb(case, intake)
    assert (reloaded(case).stage, case.papers.count()) == (before, papers)


@EACH_VERB
def test_made_again_after_the_end_it_is_refused_and_changes_nothing(
    before: str, after: str, verb: Verb
) -> None:
    case, desk = factories.case_at(lifecycle.REFERRED)
    papers, entries = case.papers.count(), Entry.objects.count()
    with pytest.raises(MoveNotAllowed):
        verb(case, desk)
    assert (case.papers.count(), Entry.objects.count()) == (papers, entries)


@pytest.mark.parametrize("name", [name for name, (before, after, _) in VERBS.items() if before != after])
def test_the_same_click_twice_is_made_once(name: str) -> None:
    before, _, verb = VERBS[name]
    case, desk = factories.case_at(before)
    verb(case, desk)
    papers = case.papers.count()
    with pytest.raises(MoveNotAllowed):
        verb(reloaded(case), desk)
    assert case.papers.count() == papers


def test_an_officer_whose_key_does_not_open_the_report_cannot_file_a_paper() -> None:
    case, _ = factories.case_at(lifecycle.SCREENING)
    stranger = factories.desk()
    with pytest.raises(PermissionError):
        services.confirm_requirements(case=case, screening={}, desk=stranger)
    assert reloaded(case).stage == lifecycle.SCREENING


def test_a_paper_moved_to_another_case_does_not_open() -> None:
    case, desk = factories.case_at(lifecycle.CLARIFICATION)
    other, _ = factories.case_at(lifecycle.SCREENING, desk)
    Paper.objects.filter(case=case).update(case=other)
    with pytest.raises(vault.WrongKeyOrTampered):
        desk.open_papers(other)


@pytest.mark.parametrize(
    "heard",
    [
        [],
        [("respondent", "invited")],
        [("reporter", "heard")],
        [("witness", "heard"), ("reporter", "absent")],
    ],
)
def test_no_assessment_begins_before_the_respondent_was_heard(heard: list[tuple[str, str]]) -> None:
    case, desk = factories.case_at(lifecycle.CLARIFICATION)
    for party, outcome in heard:
        services.record_clarification(case=case, party=party, outcome=outcome, minutes="x", desk=desk)
    with pytest.raises(services.NotYetClarified):
        services.close_clarification(case=case, desk=desk)
    assert reloaded(case).stage == lifecycle.CLARIFICATION


@pytest.mark.parametrize("outcome", ["heard", "absent"])
def test_a_respondent_who_was_heard_or_stayed_away_lets_it_go_on(outcome: str) -> None:
    case, desk = factories.case_at(lifecycle.CLARIFICATION)
    factories.hear(case, desk, "invited")
    factories.hear(case, desk, outcome)
    services.close_clarification(case=case, desk=desk)
    assert reloaded(case).stage == lifecycle.ASSESSMENT


@pytest.mark.parametrize(
    ("verdicts", "refusal"),
    [
        ({}, services.VerdictsContradict),
        ({"penalty": "x"}, services.VerdictsContradict),
        ({lifecycle.NO_BREACH: "x", lifecycle.CRIME: "x"}, services.VerdictsContradict),
        ({lifecycle.ETHICS: " "}, services.ReasonMissing),
        ({lifecycle.ETHICS: "x", lifecycle.CRIME: ""}, services.ReasonMissing),
    ],
)
def test_a_ruling_without_verdict_without_reason_or_against_itself_is_refused(
    verdicts: dict[str, str], refusal: type[Exception]
) -> None:
    case, desk = factories.case_at(lifecycle.RULING)
    with pytest.raises(refusal):
        services.rule(case=case, verdicts=verdicts, desk=desk)
    assert reloaded(case).stage == lifecycle.RULING


def test_several_verdicts_go_to_each_receiver_once() -> None:
    case, desk = factories.case_at(lifecycle.RULING)
    verdicts = dict.fromkeys((lifecycle.ETHICS, lifecycle.DISCIPLINE, lifecycle.CRIME), "x")
    services.rule(case=case, verdicts=verdicts, desk=desk)
    assert services.receivers(case, desk) == [
        "Badan Kepegawaian Negara (BKN)",
        "Kepolisian, melalui Sentra Gakkumdu",
    ]


@pytest.mark.parametrize("stage", [lifecycle.DISMISSED, lifecycle.REFERRED])
def test_every_end_stops_all_clocks_and_tells_the_reporter(stage: str) -> None:
    case, desk = factories.case_at(stage)
    case = reloaded(case)
    assert (case.due_on, case.closed_at) == (None, desk.at)
    assert not case.deadlines.filter(met_at=None).exists()
    assert (case.report.stage, case.report.next_due_on) == (public.DONE, None)


def test_a_ruling_of_no_breach_is_a_normal_end_with_both_entries() -> None:
    case, desk = factories.case_at(lifecycle.RULING)
    services.rule(case=case, verdicts={lifecycle.NO_BREACH: "Tidak cukup"}, desk=desk)
    events = Entry.objects.filter(subject=case.docket).order_by("-sequence").values_list("event", flat=True)
    assert list(events[:2]) == ["CASE_DISMISSED", "RULING_MADE"]
    assert reloaded(case).closed_at == desk.at


def test_a_case_is_closed_on_the_legal_day_on_which_it_was_closed() -> None:
    case, desk = factories.case_at(lifecycle.REFERRAL)
    services.refer(case=case, letter="Surat 1", desk=factories.later(desk, desk.at + timedelta(days=2)))
    assert reloaded(case).closed_at == desk.at + timedelta(days=2)
