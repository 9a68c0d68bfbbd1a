"""A lesson is about one decided outcome, takes its number when it is released, and does not outlive it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from netra.accounts import roles
from netra.cases import lifecycle, queries
from netra.cases import services as cases
from netra.cases.desk import Desk
from netra.cases.models import Case, Lesson
from netra.journal import events
from netra.journal.models import Entry
from tests import factories
from tests.cases.lessons import NORM, WORDING, decided, fresh, proposed
from tests.cases.people import KENARI, MELATI, hear_each, nonces, recorded

pytestmark = pytest.mark.django_db


@pytest.fixture
def writer() -> Desk:
    return factories.desk()


@pytest.fixture
def second(writer: Desk) -> Desk:
    return factories.desk()


@pytest.fixture(autouse=True)
def of_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """One case is enough here, so that a test need not decide five."""
    monkeypatch.setattr("netra.law.lessons.LessonRule.at_least", 1)


def of_two_outcomes(desk: Desk) -> Case:
    """A case in which the plenary found a breach of discipline in the first, and none in the second."""
    case, _ = factories.case_at(lifecycle.CLARIFICATION, desk)
    for told in (KENARI, MELATI):
        recorded(case, desk, told)
    hear_each(case, desk, *nonces(case))
    cases.close_clarification(case=case, desk=desk)
    cases.write_assessment(
        case=case, facts="Fakta.", analysis="Analisis.", norms=[NORM], desk=factories.second(desk, case)
    )
    first, other = nonces(case)
    each = {first: {lifecycle.DISCIPLINE: "Ya."}, other: {lifecycle.NO_BREACH: "Tidak."}}
    cases.rule(case=case, verdicts={}, each=each, desk=desk)
    cases.refer(case=fresh(case), letter="Surat 1", desk=desk)
    return fresh(case)


def propose_of(case: Case, desk: Desk, subject: int) -> Lesson:
    codes = cases.codes_of_case(case=case, desk=desk, subject=subject).without_employment()
    return cases.propose(case=case, codes=codes, wording=WORDING, subject=subject, desk=desk)


def released(made: Lesson, desk: Desk) -> Lesson:
    return cases.release(lesson=made, weighed="Umum.", revision=made.revision, desk=desk)


def test_of_two_outcomes_a_lesson_is_about_one_and_never_about_both(writer: Desk, second: Desk) -> None:
    case = of_two_outcomes(writer)
    with pytest.raises(cases.WhichOutcome):
        cases.codes_of_case(case=case, desk=writer)
    told = {
        each.subject: (each.verdicts, each.employment) for each in cases.outcomes_of(case=case, desk=writer)
    }
    assert told == {1: (("discipline",), "pns"), 2: (("no_breach",), "pppk")}
    first = released(propose_of(case, writer, 1), second)
    assert first.outcome == ["discipline"]
    other = released(propose_of(case, writer, 2), second)
    assert (other.outcome, other.number) == (["no_breach"], "PL-2024-0002")
    assert cases.lessons_given(case, writer) == {"PL-2024-0001": 1, "PL-2024-0002": 2}


def test_a_lesson_of_one_is_not_proposed_with_the_codes_of_another(writer: Desk) -> None:
    case = of_two_outcomes(writer)
    codes = cases.codes_of_case(case=case, desk=writer, subject=2)
    with pytest.raises(cases.NotItsCodes):
        cases.propose(case=case, codes=codes, wording=WORDING, subject=1, desk=writer)


def test_the_number_is_taken_at_release_and_a_refused_draft_leaves_no_gap(writer: Desk, second: Desk) -> None:
    refused, taught = proposed(decided(writer), writer), proposed(decided(writer), writer)
    cases.send_back(lesson=refused, reason="Terlalu khusus.", revision=refused.revision, desk=second)
    assert [each.number for each in Lesson.objects.all()] == [None, None]
    assert released(taught, second).number == "PL-2024-0001"
    refused.refresh_from_db()
    assert (refused.number, queries.lesson_for(writer.officer, refused.key)) == (None, refused)


def test_the_same_outcome_teaches_once_until_its_lesson_is_withdrawn(writer: Desk, second: Desk) -> None:
    case = decided(writer)
    done = released(proposed(case, writer), second)
    with pytest.raises(cases.TaughtBefore, match=done.number):
        proposed(case, writer)
    cases.withdraw_lesson(lesson=done, why="wrong", revision=done.revision, desk=writer)
    assert released(proposed(case, writer), second).number == "PL-2024-0002"


def test_a_changed_decision_reminds_of_its_lesson_until_that_is_withdrawn(writer: Desk, second: Desk) -> None:
    case = decided(writer)
    done = released(proposed(case, writer), second)
    assert cases.to_withdraw(second.officer, second) == []
    cases.note_overturned(case=case, subject=0, reason="PTUN membatalkannya.", desk=writer)
    assert Entry.objects.get(event=events.DECISION_OVERTURNED).subject == case.docket
    [reminder] = cases.to_withdraw(second.officer, second)
    assert (reminder.lesson, reminder.case) == (done, case)
    assert cases.to_withdraw(factories.desk(roles.BKPSDM).officer, second) == []
    cases.withdraw_lesson(lesson=done, why="overturned", revision=done.revision, desk=writer)
    assert cases.to_withdraw(second.officer, second) == []
    with pytest.raises(cases.WasOverturned):
        proposed(case, writer)


def test_a_decision_that_changed_while_its_lesson_waited_is_not_released(writer: Desk, second: Desk) -> None:
    case = decided(writer)
    made = proposed(case, writer)
    cases.note_overturned(case=case, subject=0, reason="Dibetulkan.", desk=writer)
    with pytest.raises(cases.WasOverturned):
        released(made, second)


def test_a_change_about_one_respondent_reminds_of_no_lesson_about_another(writer: Desk, second: Desk) -> None:
    case = of_two_outcomes(writer)
    released(propose_of(case, writer, 2), second)
    cases.note_overturned(case=case, subject=1, reason="Banding dikabulkan.", desk=writer)
    assert cases.to_withdraw(writer.officer, writer) == []


@pytest.mark.parametrize(("subject", "reason"), [(0, " "), (3, "Dibatalkan.")])
def test_a_change_without_words_or_of_nobody_is_refused(writer: Desk, subject: int, reason: str) -> None:
    with pytest.raises((cases.ReasonMissing, cases.WhichOutcome)):
        cases.note_overturned(case=decided(writer), subject=subject, reason=reason, desk=writer)


def test_reminding_costs_the_same_for_one_case_and_for_three(writer: Desk, second: Desk) -> None:
    counts = []
    for more in (1, 2):
        for _ in range(more):
            case = decided(writer)
            released(proposed(case, writer), second)
            cases.note_overturned(case=case, subject=0, reason="Dibatalkan.", desk=writer)
        with CaptureQueriesContext(connection) as asked:
            cases.to_withdraw(second.officer, Desk(second.officer, second.private, second.at))
        counts.append(len(asked))
    assert counts[1] == counts[0]
