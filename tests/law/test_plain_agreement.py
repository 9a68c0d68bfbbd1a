"""The compiled advisor answers exactly as the plain interpreter does; bench/advisor_speed.py compares
100,000 more."""

from pathlib import Path

from netra.law import Advisor, ContradictoryFacts, Question, load
from tests.law.plain import Verdict, verdict
from tests.law.random_questions import questions

RULEBOOK = load(Path(__file__).resolve().parents[2] / "rules")
ADVISOR = Advisor(RULEBOOK)
COUNT = 10_000


def test_ten_thousand_random_fact_sets_get_the_same_answer_for_the_same_norms() -> None:
    seen: set[str] = set()
    for question in questions(RULEBOOK, seed=94, count=COUNT):
        expected = verdict(RULEBOOK, question)
        assert compiled(question) == expected, question
        seen.add(expected.answer if expected else "contradictory")
    assert seen == {"boleh", "tidak_boleh", "bersyarat", "belum_bisa_dijawab", "contradictory"}


def compiled(question: Question) -> Verdict | None:
    try:
        advice = ADVISOR.weighed(question)
    except ContradictoryFacts:
        return None
    hits = frozenset(row.norm.id for row in advice.hits)
    return Verdict(advice.answer, hits, frozenset(row.norm.id for row in advice.open))
