"""Holds for every question: an answer with its reason or what it needs, and ignorance that never permits."""

from datetime import date
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from netra.law import EMPLOYMENTS, Advice, Advisor, ContradictoryFacts, Question, load
from netra.law.decisions import ANSWERS

RULEBOOK = load(Path(__file__).resolve().parents[2] / "rules")
ADVISOR = Advisor(RULEBOOK)

FACTS = st.dictionaries(
    st.sampled_from(list(RULEBOOK.facts)), st.sampled_from([True, False, None]), max_size=12
)
DAYS = st.dates(date(2014, 1, 1), date(2032, 12, 31)) | st.dates(date(2023, 11, 1), date(2024, 12, 20))
QUESTIONS = st.builds(
    Question,
    on=DAYS,
    employment=st.sampled_from(list(EMPLOYMENTS)),
    act=st.sampled_from(list(RULEBOOK.acts)),
    facts=FACTS,
    election=st.sampled_from([None, *RULEBOOK.elections]),
    determined_on=st.none() | DAYS,
)


@settings(max_examples=400, deadline=None)
@given(QUESTIONS)
def test_every_question_gets_an_answer_with_its_reason(question: Question) -> None:
    advice = advised(question)
    if advice is None:
        return
    assert advice.answer in ANSWERS
    assert len(advice.because) > 1
    assert all(sentence.strip() for sentence in (*advice.because, *advice.would_change_it, advice.safe))
    assert bool(advice.norms) is (advice.answer != "belum_bisa_dijawab")
    assert set(advice.ask_next) <= set(RULEBOOK.facts) - {
        k for k, v in question.facts.items() if v is not None
    }


@settings(max_examples=400, deadline=None)
@given(QUESTIONS)
def test_forgetting_a_fact_never_turns_forbidden_into_permitted(question: Question) -> None:
    advice = advised(question)
    if advice is None or advice.answer != "tidak_boleh":
        return
    for name in question.facts:
        less = {key: value for key, value in question.facts.items() if key != name}
        assert ADVISOR.answer(with_facts(question, less)) != "boleh"


@settings(max_examples=400, deadline=None)
@given(QUESTIONS)
def test_learning_a_fact_never_takes_a_certain_answer_back(question: Question) -> None:
    advice = advised(question)
    if advice is None:
        return
    for name, value in question.facts.items():
        less = {key: other for key, other in question.facts.items() if key != name}
        before = ADVISOR.answer(with_facts(question, less))
        if before == "tidak_boleh" and value is not None:
            assert advice.answer == "tidak_boleh"
        if before == "boleh" and value is not None:
            assert advice.answer == "boleh"


def test_every_act_by_everybody_in_every_phase_is_answered_without_a_fact() -> None:
    days = [date(2013, 1, 1), date(2021, 8, 31), date(2022, 9, 22), date(2024, 4, 1), date(2024, 9, 21),
            date(2024, 9, 22), date(2024, 10, 20), date(2024, 11, 25), date(2024, 11, 27), date(2024, 12, 1),
            date(2026, 11, 21)]  # fmt: skip
    for act in RULEBOOK.acts:
        for employment in EMPLOYMENTS:
            for day in days:
                advice = ADVISOR.advise(Question(day, employment, act))
                assert advice.because[1:] or advice.ask_next


def advised(question: Question) -> Advice | None:
    try:
        return ADVISOR.advise(question)
    except ContradictoryFacts:
        return None


def with_facts(question: Question, facts: dict[str, bool | None]) -> Question:
    return Question(
        question.on, question.employment, question.act, facts, question.election, question.determined_on
    )
