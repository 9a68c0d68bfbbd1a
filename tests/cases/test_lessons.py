"""Lessons: sealed until a second person releases them, never of too few cases, and without a way back."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from netra import vault
from netra.cases import lifecycle, queries
from netra.cases import services as cases
from netra.cases.desk import Desk
from netra.cases.lessons.content import Wording, beginning
from netra.cases.models import Case, Lesson, Note, Respondent
from netra.cases.respondents import seal_told
from netra.cases.services.counting import count_with
from netra.journal import events
from netra.journal.models import Entry
from netra.reports.models import Message
from tests import factories
from tests.cases.lessons import ACT, NORM, OTHER_NORM, WORDING, decided, proposed
from tests.cases.people import KENARI, recorded

pytestmark = pytest.mark.django_db


@pytest.fixture
def writer() -> Desk:
    return factories.desk()


@pytest.fixture
def second(writer: Desk) -> Desk:
    """Asked for together with `writer` and before any case: reports are sealed to both."""
    return factories.desk()


@pytest.fixture
def of_two(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two cases are enough here, so that a test need not decide five."""
    monkeypatch.setattr("netra.law.lessons.LessonRule.at_least", 2)


def released(case: Case, writer: Desk, second: Desk, wording: Wording = WORDING) -> Lesson:
    made = proposed(case, writer, wording)
    return cases.release(lesson=made, weighed="Umum sekali.", revision=made.revision, desk=second)


def test_a_proposal_says_nothing_in_clear_and_a_released_lesson_leads_nowhere(
    writer: Desk, second: Desk, of_two: None
) -> None:
    case, _ = decided(writer), decided(writer)
    made = proposed(case, writer)
    assert (made.title, made.told, made.act, made.norms) == ("", "", "", [])
    assert WORDING.told.encode() not in bytes(made.envelope)
    done = cases.release(lesson=made, weighed="", revision=made.revision, desk=second)
    done.refresh_from_db()
    assert (done.case, bytes(done.envelope), done.stage) == (None, b"", Lesson.Stage.RELEASED)
    assert (done.told, done.norms, done.outcome, done.employment) == (
        WORDING.told,
        [NORM],
        ["discipline"],
        "",
    )
    assert queries.released_lessons(case.government_id) == [done]
    assert queries.lesson_of(case) is None


def test_the_journal_never_joins_a_lesson_with_its_case_and_a_sealed_note_does(
    writer: Desk, second: Desk, of_two: None
) -> None:
    case, _ = decided(writer), decided(writer)
    done = released(case, writer, second)
    own = Entry.objects.filter(event__startswith="LESSON_")
    assert [each.event for each in own] == [events.LESSON_PROPOSED, events.LESSON_RELEASED]
    assert [each.subject for each in own] == [str(done.nonce), done.number]
    assert not any(case.docket in str(each.facts) for each in own)
    [note] = writer.open_notes(case)
    assert done.number in note.text
    assert done.number.encode() not in bytes(Note.objects.get().envelope)


def test_who_wrote_it_neither_releases_nor_sends_it_back(writer: Desk, of_two: None) -> None:
    case, _ = decided(writer), decided(writer)
    made = proposed(case, writer)
    with pytest.raises(cases.OwnProposal):
        cases.release(lesson=made, weighed="Boleh.", revision=made.revision, desk=writer)
    with pytest.raises(cases.OwnProposal):
        cases.send_back(lesson=made, reason="Ubah.", revision=made.revision, desk=writer)
    made.refresh_from_db()
    assert made.stage == Lesson.Stage.PROPOSED


def test_intake_reads_a_proposal_and_releases_nothing(writer: Desk, of_two: None) -> None:
    intake = factories.desk("bawaslu_intake")
    case, _ = decided(writer), decided(writer)
    made = proposed(case, writer)
    assert list(queries.lessons_for(intake.officer)) == [made]
    with pytest.raises(cases.NotYourRole):
        cases.release(lesson=made, weighed="Boleh.", revision=made.revision, desk=intake)


def test_too_few_cases_of_the_same_codes_are_refused_whatever_is_written(writer: Desk, second: Desk) -> None:
    made = proposed(decided(writer), writer)
    with pytest.raises(cases.TooFew) as refused:
        cases.release(lesson=made, weighed="Tetap saja.", revision=made.revision, desk=second)
    assert (refused.value.count, refused.value.needed) == (1, 5)


def test_what_counts_is_every_code_that_the_lesson_says(writer: Desk) -> None:
    decided(writer, norms=(NORM, OTHER_NORM))
    decided(writer, employment="pppk")
    decided(writer, lifecycle.NO_BREACH)
    decided(writer, act="foto_bersama_simbol_jari")
    case = decided(writer)
    codes, home = cases.codes_of_case(case=case, desk=writer), case.government_id
    assert count_with(codes.without_employment(), home, writer, enough=9) == 3
    assert count_with(codes, home, writer, enough=9) == 2
    assert count_with(replace(codes, norms=(NORM, OTHER_NORM), employment=""), home, writer, enough=9) == 1


def test_reports_of_one_event_count_once(writer: Desk) -> None:
    one, other = decided(writer), decided(writer)
    codes, home = cases.codes_of_case(case=one, desk=writer), one.government_id
    assert count_with(codes, home, writer, enough=9) == 2
    cases.join_reports(reports=[one.report, other.report], desk=writer)
    assert count_with(codes, home, writer, enough=9) == 1


def test_cases_about_one_person_count_once(writer: Desk) -> None:
    kenanga = factories.agency("kenanga", "Dinas Kenanga")
    one, other, third = (decided(writer, about=kenanga) for _ in range(3))
    for case, told in ((one, KENARI), (other, replace(KENARI, name="", agency="Tempat lain"))):
        row = Respondent(case=case, number=1, nonce=uuid4(), by=writer.officer, at=writer.at)
        row.envelope = seal_told(told, case, row.nonce, writer)
        row.save()
    codes, home = cases.codes_of_case(case=third, desk=writer), third.government_id
    assert count_with(codes, home, writer, enough=9) == 2
    for _ in range(2):
        decided(writer, about=kenanga, respondent_name="Wira Sekarjati")
    assert count_with(codes, home, writer, enough=9) == 3


def test_a_case_that_the_second_person_cannot_open_does_not_count(
    writer: Desk, second: Desk, of_two: None
) -> None:
    case, hidden = decided(writer), decided(writer)
    cases.step_aside(report=hidden.report, reason="Saudara.", desk=second)
    made = proposed(case, writer)
    with pytest.raises(cases.TooFew):
        cases.release(lesson=made, weighed="Boleh.", revision=made.revision, desk=second)


@pytest.mark.parametrize(
    "words",
    ["Seorang pegawai bernama Sekarjati.", "Nomornya 1987 0102 2010 011 001.", "{echo}"],
)
def test_what_names_somebody_cannot_even_be_proposed(writer: Desk, words: str) -> None:
    story = "Ia membagikan ajakan itu tiga kali di grup kantor sesudah apel"
    case = decided(writer, story=story, respondent_name="Wira Sekarjati")
    told = words.format(echo=story)
    with pytest.raises(cases.TellsWho):
        proposed(case, writer, replace(WORDING, told=told))
    assert not Lesson.objects.exists()


def test_a_name_that_the_office_recorded_is_refused_as_one_that_was_reported(writer: Desk) -> None:
    case = factories.case_at(lifecycle.CLARIFICATION, writer, told=factories.submission(act=ACT))[0]
    recorded(case, writer, KENARI)
    found = cases.look_at(case=case, wording=replace(WORDING, told="Kenari menyukainya."), desk=writer)
    assert [(each.words, each.refuses) for each in found] == [("Kenari", True)]
    warned = cases.look_at(case=case, wording=replace(WORDING, told="Seorang staf pelaksana."), desk=writer)
    assert [each.label for each in warned] == ["Unit atau tempat"]


def test_where_a_message_does_not_open_nothing_is_taken_for_no_copy(writer: Desk) -> None:
    case = decided(writer)
    made = proposed(case, writer)
    Message.objects.create(
        report=case.report, nonce=uuid4(), author=Message.Author.REPORTER, at=writer.at, envelope=b"x"
    )
    with pytest.raises(vault.EnvelopeRefused):
        cases.review(lesson=made, desk=writer)
    with pytest.raises(vault.EnvelopeRefused):
        cases.look_at(case=case, wording=WORDING, desk=writer)


def test_what_was_read_before_a_colleague_changed_it_is_never_sealed_over_it(
    writer: Desk, second: Desk
) -> None:
    case = decided(writer)
    made = proposed(case, writer)
    old = Lesson.objects.select_related("case__report__government", "case__government").get(pk=made.pk)
    cases.send_back(lesson=made, reason="Lebih umum.", revision=1, desk=second)
    better = replace(WORDING, title="Akun pribadi juga termasuk")
    codes = cases.codes_of_case(case=case, desk=writer).without_employment()
    again = cases.propose(case=case, codes=codes, wording=better, revision=2, desk=writer)
    with pytest.raises(cases.LessonChanged):
        cases.send_back(lesson=old, reason="Lagi.", revision=again.revision, desk=second)
    again.refresh_from_db()
    assert cases.read_draft(lesson=again, desk=second).wording == better


def test_a_case_is_locked_before_its_report_as_in_every_other_act(writer: Desk) -> None:
    case = decided(writer)
    with CaptureQueriesContext(connection) as asked:
        proposed(case, writer)
    begun = [each["sql"] for each in asked if each["sql"].startswith("SELECT")]
    taken = [
        name
        for sql in begun
        for name in ("cases_case", "reports_report")
        if f'FROM "{name}"' in sql
        and f'WHERE "{name}"."id" = {case.pk if name == "cases_case" else case.report_id}' in sql
    ]
    assert taken[:2] == ["cases_case", "reports_report"]


def test_warnings_are_weighed_in_writing(writer: Desk, second: Desk, of_two: None) -> None:
    case, _ = decided(writer), decided(writer)
    made = proposed(
        case, writer, replace(WORDING, told="Pada 3 Oktober 2024 seorang pegawai menyukai unggahan.")
    )
    with pytest.raises(cases.NotWeighed):
        cases.release(lesson=made, weighed=" ", revision=made.revision, desk=second)
    done = cases.release(
        lesson=made, weighed="Hari itu banyak yang sama.", revision=made.revision, desk=second
    )
    assert done.stage == Lesson.Stage.RELEASED


def test_a_proposal_comes_back_with_reasons_and_is_proposed_anew(writer: Desk, second: Desk) -> None:
    case = decided(writer)
    made = proposed(case, writer)
    cases.send_back(lesson=made, reason="Kurang umum.", revision=made.revision, desk=second)
    made.refresh_from_db()
    draft = cases.read_draft(lesson=made, desk=writer)
    assert [each.reason for each in draft.remarks] == ["Kurang umum."]
    better = replace(WORDING, title="Akun pribadi juga termasuk")
    again = cases.propose(case=case, codes=draft.codes, wording=better, revision=made.revision, desk=writer)
    assert (again.key, again.stage) == (made.key, Lesson.Stage.PROPOSED)
    assert cases.read_draft(lesson=again, desk=second).wording == better
    assert len(cases.read_draft(lesson=again, desk=second).remarks) == 1


def test_who_comes_second_is_told_and_nothing_is_overwritten(
    writer: Desk, second: Desk, of_two: None
) -> None:
    case, _ = decided(writer), decided(writer)
    made = proposed(case, writer)
    shown = made.revision
    cases.send_back(lesson=made, reason="Ubah.", revision=shown, desk=second)
    made.refresh_from_db()
    with pytest.raises(cases.LessonChanged):
        cases.release(lesson=made, weighed="Boleh.", revision=shown, desk=second)
    with pytest.raises(cases.LessonChanged):
        proposed(case, writer)


def test_codes_that_the_case_does_not_have_are_refused(writer: Desk) -> None:
    case = decided(writer)
    own = cases.codes_of_case(case=case, desk=writer)
    for untrue in (
        replace(own, norms=(OTHER_NORM,)),
        replace(own, norms=()),
        replace(own, employment="thl"),
        replace(own, outcome=("no_breach",)),
        replace(own, act="spanduk"),
    ):
        with pytest.raises(cases.NotItsCodes):
            cases.propose(case=case, codes=untrue, wording=WORDING, desk=writer)


def test_without_a_ruling_there_is_no_lesson(writer: Desk) -> None:
    case, _ = factories.case_at(lifecycle.DISMISSED, writer)
    with pytest.raises(cases.NotDecided):
        cases.codes_of_case(case=case, desk=writer)


def test_a_proposal_begins_with_codes_and_the_rulebooks_words_alone(writer: Desk) -> None:
    case = decided(writer, story="Rahasia yang tidak boleh terulang di mana pun", unit="Unit Kenanga")
    begun = beginning(cases.codes_of_case(case=case, desk=writer).without_employment())
    assert not cases.look_at(case=case, wording=begun, desk=writer)
    assert "Kenanga" not in begun.together


def test_a_withdrawn_lesson_loses_its_words_and_keeps_its_reason(
    writer: Desk, second: Desk, of_two: None
) -> None:
    case, _ = decided(writer), decided(writer)
    done = released(case, writer, second)
    cases.withdraw_lesson(lesson=done, why="recognised", revision=done.revision, desk=writer)
    done.refresh_from_db()
    assert (done.stage, done.title, done.told, done.taught) == (Lesson.Stage.WITHDRAWN, "", "", "")
    assert queries.released_lessons(case.government_id) == []
    assert Entry.objects.get(event=events.LESSON_WITHDRAWN).facts == {"why": "recognised"}
    with pytest.raises(cases.LessonChanged):
        cases.withdraw_lesson(lesson=done, why="wrong", revision=done.revision, desk=writer)


def test_a_proposal_under_another_mark_does_not_open(writer: Desk) -> None:
    made = proposed(decided(writer), writer)
    Lesson.objects.filter(pk=made.pk).update(nonce=uuid4())
    made.refresh_from_db()
    with pytest.raises(vault.EnvelopeRefused):
        cases.read_draft(lesson=made, desk=writer)


def test_a_proposal_is_nobodys_who_cannot_open_its_case(writer: Desk) -> None:
    made = proposed(decided(writer), writer)
    late = factories.desk()
    assert not queries.lessons_for(late.officer).exists()
    assert queries.lesson_for(late.officer, made.key) is None


def test_what_waits_is_erased_with_its_case_and_what_is_released_stays(
    writer: Desk, second: Desk, of_two: None
) -> None:
    case, other = decided(writer), decided(writer)
    done, waiting = released(case, writer, second), proposed(other, writer)
    later = factories.later(writer, writer.at + timedelta(days=6 * 366))
    for each in (case, other):
        cases.decide_retention(case=each, choice="erase", reason="Sudah waktunya.", desk=later)
    erased = cases.erase_decided(
        government=case.government.code, at=later.at + timedelta(days=8), actor="pekerjaan harian"
    )
    assert len(erased) == 2
    assert [each.pk for each in Lesson.objects.all()] == [done.pk]
    assert not Lesson.objects.filter(nonce=waiting.nonce).exists()
