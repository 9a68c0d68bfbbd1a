"""Which items are asked on a day, that their answer is the rulebook's, and how five are drawn."""

from datetime import date
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netra import law
from netra.law import Question
from netra.law.decisions import FORBIDDEN
from netra.law.examples import examples
from netra.outreach.drawing import SIZE, drawn
from netra.outreach.situations import ANSWERS, UnknownItem, labels, rules_of_items, situation, situations

pytestmark = pytest.mark.core
CAMPAIGN, NO_ELECTION = date(2024, 10, 30), date(2026, 3, 4)
PHASES = {
    "before the candidates are determined": date(2024, 9, 1),
    "campaign": CAMPAIGN,
    "quiet period": date(2024, 11, 25),
    "voting day": date(2024, 11, 27),
    "no election": NO_ELECTION,
    "campaign of a general election": date(2024, 1, 10),
}
EMPLOYMENTS = ("pns", "cpns", "pppk", "thl")
EACH_PHASE = pytest.mark.parametrize("on", list(PHASES.values()), ids=list(PHASES))


@pytest.fixture(scope="module")
def told() -> dict[str, Question]:
    """The question behind every item, read from the rulebook's files."""
    return {each.item.id: each.question for each in examples(law.home(), law.rulebook()) if each.item}


@EACH_PHASE
@pytest.mark.parametrize("employment", EMPLOYMENTS)
def test_every_kind_of_answer_can_be_asked_of_everyone_in_every_phase(on: date, employment: str) -> None:
    pool = situations(on, employment)
    assert {each.answer for each in pool} == set(ANSWERS)
    assert len(pool) >= 3 * SIZE


@EACH_PHASE
@pytest.mark.parametrize("employment", EMPLOYMENTS)
def test_the_right_answer_is_what_the_rulebook_says_that_day(
    told: dict[str, Question], on: date, employment: str
) -> None:
    for each in situations(on, employment):
        asked = told[each.item.id]
        assert each.answer == law.advisor().answer(Question(on, employment, asked.act, asked.facts))


def test_the_same_story_has_another_answer_or_none_when_the_phase_is_another() -> None:
    assert situation("like-akun-calon", CAMPAIGN, "pns").answer == FORBIDDEN
    assert "like-akun-calon" not in {each.item.id for each in situations(NO_ELECTION, "pns")}


def test_support_for_an_independent_candidate_is_asked_only_before_determination() -> None:
    asked = [{each.item.id for each in situations(on, "pns")} for on in (date(2024, 9, 1), CAMPAIGN)]
    assert ["dukungan-perseorangan" in ids for ids in asked] == [True, False]


@EACH_PHASE
@pytest.mark.parametrize("employment", EMPLOYMENTS)
def test_what_is_asked_is_never_a_permission_that_authorities_dispute(on: date, employment: str) -> None:
    assert not [s.item.id for s in situations(on, employment) if s.advice.contested and s.answer != FORBIDDEN]


def test_a_story_names_no_day_and_no_year() -> None:
    for item in labels():
        story = situation(item, CAMPAIGN, "pns").item.story
        assert not any(letter.isdigit() for letter in story), story


def test_every_story_is_short_enough_for_a_phone_and_every_question_is_one() -> None:
    for item in labels():
        told = situation(item, CAMPAIGN, "pns").item
        assert len(told.story) <= 330, item
        assert told.ask.startswith("Bolehkah") and told.ask.endswith("?"), item
        assert len(told.label) <= 60, item


def test_every_item_belongs_to_a_rule_that_exists() -> None:
    book = law.rulebook()
    assert set(rules_of_items().values()) <= set(book.norms) | set(book.allowed)


def test_an_item_that_the_rulebook_has_lost_is_said_to_be_unknown() -> None:
    with pytest.raises(UnknownItem):
        situation("tidak-ada", CAMPAIGN, "pns")


@settings(deadline=None)
@given(st.integers(), st.sampled_from(list(PHASES.values())), st.sampled_from(EMPLOYMENTS))
def test_five_different_items_are_drawn_with_every_kind_of_answer(
    seed: int, on: date, employment: str
) -> None:
    found = drawn(situations(on, employment), Random(seed))
    assert len({each.item.id for each in found}) == SIZE
    assert {each.answer for each in found} == set(ANSWERS)


@given(st.integers(), st.sampled_from(("pns", "pppk")))
def test_no_topic_comes_twice_where_there_are_enough(seed: int, employment: str) -> None:
    found = drawn(situations(CAMPAIGN, employment), Random(seed))
    assert len({each.topic for each in found}) == SIZE


def test_every_item_of_the_day_is_drawn_sometime() -> None:
    chance, pool = Random(1), situations(CAMPAIGN, "pns")
    seen = {each.item.id for _ in range(1500) for each in drawn(pool, chance)}
    assert seen == {each.item.id for each in pool}


def test_two_people_are_seldom_asked_the_same_five() -> None:
    chance, pool = Random(1), situations(CAMPAIGN, "pns")
    sets = [frozenset(each.item.id for each in drawn(pool, chance)) for _ in range(300)]
    assert len(set(sets)) > 295


@given(st.integers(0, 7), st.integers())
def test_a_pool_that_is_too_small_is_asked_whole(size: int, seed: int) -> None:
    pool = situations(CAMPAIGN, "pns")[:size]
    found = drawn(pool, Random(seed))
    assert len(found) == min(size, SIZE)
    assert {each.item.id for each in found} <= {each.item.id for each in pool}
