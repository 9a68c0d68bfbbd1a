"""Counting answers under throw-away numbers, and certificates that lead to none of them."""

from datetime import date, datetime
from typing import Any

import pytest
from django.db import connection

from netra.agencies.models import Agency
from netra.journal.models import Entry
from netra.outreach import queries, services, words
from netra.outreach.models import Answer, Attempt, Certificate
from netra.outreach.models.understanding import throw_away_number
from netra.outreach.sittings import NotInThatWindow, Sitting, stages_on
from netra.outreach.situations import UNSURE
from tests.outreach.meetings import VISIT_DAY, WIB, a_visit
from tests.outreach.takers import a_sitting, an_attempt, around, right_choice, wrong_choice
from tests.threads import together
from tests.towns import a_government, an_agency, head_position, someone_at

pytestmark = pytest.mark.django_db
AT = datetime(2024, 10, 30, 15, 0, tzinfo=WIB)
BEFORE, AFTER = Attempt.Stage.BEFORE, Attempt.Stage.AFTER


def answered(sitting: Sitting, place: int, choice: str) -> bool:
    return services.record_answer(sitting=sitting, item=sitting.items[place - 1], choice=choice)


def test_a_right_answer_and_a_wrong_one_are_counted(dinas: Agency) -> None:
    sitting = a_sitting(dinas)
    assert answered(sitting, 1, right_choice(sitting, 1))
    assert not answered(sitting, 2, wrong_choice(sitting, 2))
    found = queries.result_of(sitting.number)
    assert found is not None
    assert (found.answered, found.right, found.asked) == (2, 1, 5)


def test_not_knowing_is_not_right(dinas: Agency) -> None:
    sitting = a_sitting(dinas)
    assert not answered(sitting, 1, UNSURE)


def test_the_first_answer_counts_and_a_second_changes_nothing(dinas: Agency) -> None:
    sitting = a_sitting(dinas)
    answered(sitting, 1, wrong_choice(sitting, 1))
    assert not answered(sitting, 1, right_choice(sitting, 1))
    found = queries.result_of(sitting.number)
    assert found is not None
    assert (found.answered, found.right) == (1, 0)


def test_what_was_not_asked_is_refused(dinas: Agency) -> None:
    sitting = a_sitting(dinas)
    with pytest.raises(services.NotAsked):
        services.record_answer(sitting=sitting, item="bukan-keadaan-ini", choice=UNSURE)
    with pytest.raises(services.NotAsked):
        answered(sitting, 1, "mungkin")
    assert not Attempt.objects.exists()


def test_an_answer_holds_a_day_and_leads_to_no_person(dinas: Agency) -> None:
    sitting = a_sitting(dinas)
    answered(sitting, 1, UNSURE)
    for model in (Attempt, Answer):
        kinds = {field.get_internal_type() for field in model._meta.concrete_fields}
        assert not kinds & {"DateTimeField", "TimeField", "GenericIPAddressField"}
        targets = {
            field.related_model._meta.label for field in model._meta.concrete_fields if field.is_relation
        }
        assert not targets & {
            "agencies.CivilServant",
            "agencies.Posting",
            "agencies.Position",
            "accounts.Officer",
        }


def test_an_answer_leaves_no_entry_in_the_journal(dinas: Agency) -> None:
    before = Entry.objects.count()
    an_attempt(a_sitting(dinas))
    sitting = a_sitting(dinas)
    answered(sitting, 1, UNSURE)
    assert Entry.objects.count() == before


@pytest.mark.skipif(connection.vendor != "sqlite", reason="the hidden row counter is SQLite's")
@pytest.mark.parametrize("model", [Attempt, Answer])
def test_rows_are_filed_by_their_random_number_and_not_by_arrival(dinas: Agency, model: Any) -> None:
    for seed in range(4):
        an_attempt(a_sitting(dinas, seed=seed))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {model._meta.db_table} WHERE rowid = number")
        assert cursor.fetchone()[0] == model.objects.count()


def test_throw_away_numbers_differ_and_fit_the_column() -> None:
    found = {throw_away_number() for _ in range(1000)}
    assert len(found) == 1000
    assert all(0 < number < 2**63 for number in found)


def test_before_and_after_are_joined_by_the_word(visit_at: Agency) -> None:
    briefing = a_visit(visit_at)
    first = an_attempt(around(briefing, visit_at, BEFORE), right=1)
    assert queries.is_word_known(briefing, first.word)
    an_attempt(around(briefing, visit_at, AFTER, word=first.word), right=5)
    (tally,) = queries.briefing_tallies(briefing.government, VISIT_DAY)
    assert (tally.pairs.only_after, tally.pairs.total) == (1, 1)


def test_a_word_joins_only_the_first_who_uses_it(visit_at: Agency) -> None:
    briefing = a_visit(visit_at)
    word = an_attempt(around(briefing, visit_at, BEFORE)).word
    for _ in range(2):
        sitting = around(briefing, visit_at, AFTER, word=word)
        answered(sitting, 1, UNSURE)
    an_attempt(around(briefing, visit_at, AFTER, word=word))
    pairs = Attempt.objects.filter(stage=AFTER).values_list("pair", flat=True)
    assert sorted(pairs) == ["", "", words.digest_of(word, briefing.pk)]


def test_the_word_itself_is_not_stored(visit_at: Agency) -> None:
    sitting = an_attempt(around(a_visit(visit_at), visit_at, BEFORE))
    assert sitting.word not in Attempt.objects.get().pair


def test_a_word_is_the_same_however_it_is_typed() -> None:
    assert words.same_word("  Melati JALAK - padi ") == "melati-jalak-padi"
    assert words.same_word("") == ""


def test_the_test_before_ends_with_the_day_and_the_one_after_begins_with_it(visit_at: Agency) -> None:
    briefing = a_visit(visit_at)
    days = [date(2024, 10, 15), VISIT_DAY, date(2024, 10, 17), date(2024, 11, 15), date(2024, 11, 16)]
    assert [stages_on(briefing, day) for day in days] == [
        (BEFORE,), (BEFORE, AFTER), (AFTER,), (AFTER,), (),
    ]  # fmt: skip
    with pytest.raises(NotInThatWindow):
        around(briefing, visit_at, AFTER, on=date(2024, 10, 15))


def test_who_passed_gets_a_certificate_and_nothing_else_is_kept(dinas: Agency) -> None:
    person, sitting = someone_at(head_position(dinas)), an_attempt(a_sitting(dinas), right=4)
    made = services.issue_certificate(sitting=sitting, person=person, at=AT)
    assert (made.civil_servant, made.passed_on) == (person, sitting.on)
    assert {field.name for field in Certificate._meta.concrete_fields} == {
        "id", "government", "civil_servant", "passed_on", "code", "agency", "employment",
    }  # fmt: skip
    assert (made.agency, made.employment) == (None, "")  # written only when the person is erased by rule


def test_a_certificate_leads_to_no_attempt(dinas: Agency) -> None:
    sitting = an_attempt(a_sitting(dinas))
    made = services.issue_certificate(sitting=sitting, person=someone_at(head_position(dinas)), at=AT)
    stored = " ".join(str(value) for row in Attempt.objects.values() for value in row.values())
    assert made.code not in stored
    assert sitting.ticket not in stored


def test_the_journal_notes_a_certificate_without_a_name(dinas: Agency) -> None:
    person = someone_at(head_position(dinas))
    services.issue_certificate(sitting=an_attempt(a_sitting(dinas)), person=person, at=AT)
    entry = Entry.objects.order_by("-sequence")[0]
    assert entry.event == "CERTIFICATE_ISSUED"
    assert person.name not in str(entry.__dict__)
    assert person.number not in str(entry.__dict__)


@pytest.mark.parametrize("right", range(4))
def test_who_did_not_pass_gets_none(dinas: Agency, right: int) -> None:
    sitting = an_attempt(a_sitting(dinas), right=right)
    with pytest.raises(services.NotPassed):
        services.issue_certificate(sitting=sitting, person=someone_at(head_position(dinas)), at=AT)
    assert not Certificate.objects.exists()


def test_a_sitting_that_was_not_finished_gives_none(dinas: Agency) -> None:
    sitting = a_sitting(dinas)
    for place in range(1, 5):
        answered(sitting, place, right_choice(sitting, place))
    assert queries.result_of(sitting.number).answered == 4  # type: ignore[union-attr]
    with pytest.raises(services.NotPassed):
        services.issue_certificate(sitting=sitting, person=someone_at(head_position(dinas)), at=AT)


def test_asking_twice_finds_the_same_certificate(dinas: Agency) -> None:
    person, sitting = someone_at(head_position(dinas)), an_attempt(a_sitting(dinas))
    first = services.issue_certificate(sitting=sitting, person=person, at=AT)
    assert services.issue_certificate(sitting=sitting, person=person, at=AT) == first
    again = services.issue_certificate(sitting=an_attempt(a_sitting(dinas)), person=person, at=AT)
    assert again == first


def test_one_sitting_gives_no_certificate_to_a_second_person(dinas: Agency) -> None:
    sitting = an_attempt(a_sitting(dinas))
    other = someone_at(head_position(an_agency(dinas.government, "badan")))
    services.issue_certificate(sitting=sitting, person=someone_at(head_position(dinas)), at=AT)
    with pytest.raises(services.AlreadyClaimed):
        services.issue_certificate(sitting=sitting, person=other, at=AT)


def test_codes_are_long_and_differ(dinas: Agency) -> None:
    people = [someone_at(head_position(an_agency(dinas.government, f"unit-{n}"))) for n in range(5)]
    codes = {
        services.issue_certificate(sitting=an_attempt(a_sitting(dinas)), person=person, at=AT).code
        for person in people
    }
    assert len(codes) == 5
    assert {len(code) for code in codes} == {20}


def test_attempts_stored_at_once_must_be_whole(dinas: Agency) -> None:
    sitting = a_sitting(dinas)
    for wrong in ((UNSURE,), ("mungkin",) * 5):
        with pytest.raises(services.NotAsked):
            services.record_attempts(sat=[services.Sat(sitting, wrong)])
    assert not Attempt.objects.exists()


@pytest.fixture
def dinas() -> Agency:
    return an_agency(a_government(), "dinas-contoh")


@pytest.fixture
def visit_at(dinas: Agency) -> Agency:
    return dinas


@pytest.mark.django_db(transaction=True)
def test_a_double_tap_from_two_pages_counts_once() -> None:
    sitting = a_sitting(an_agency(a_government(), "dinas-serentak"))
    right, wrong = right_choice(sitting, 1), wrong_choice(sitting, 1)
    runs = together(6, lambda number: answered(sitting, 1, right if number % 2 else wrong))
    assert runs.errors == []
    assert len(set(runs.results)) == 1
    found = queries.result_of(sitting.number)
    assert found is not None
    assert (found.answered, found.right) == (1, int(runs.results[0]))
