"""A whole column of cases is decided exactly as each case alone."""

from pathlib import Path

from netra.law import Advisor, ContradictoryFacts, load
from netra.law.columns import answers, cases
from netra.law.sceneries import Scenery
from tests.law.random_questions import questions

RULEBOOK = load(Path(__file__).resolve().parents[2] / "rules")
ADVISOR = Advisor(RULEBOOK)


def test_columns_answer_as_single_cases_do() -> None:
    for scenery, known, expected in grouped(8_000):
        found = answers(scenery, cases(known))
        for place, answer in enumerate(expected):
            assert [name for name, column in found.items() if column >> place & 1] == [answer]


def test_no_case_gets_no_answer() -> None:
    scenery = ADVISOR.scenery(next(questions(RULEBOOK, seed=1, count=1)))
    assert answers(scenery, cases([])) == dict.fromkeys(answers(scenery, cases([])), 0)


def grouped(count: int) -> list[tuple[Scenery, list[tuple[int, int]], list[str]]]:
    groups: dict[int, tuple[Scenery, list[tuple[int, int]], list[str]]] = {}
    for question in questions(RULEBOOK, seed=3, count=count):
        try:
            known = RULEBOOK.facts.known(question.facts)
        except ContradictoryFacts:
            continue
        scenery = ADVISOR.scenery(question)
        group = groups.setdefault(id(scenery), (scenery, [], []))
        group[1].append(known)
        group[2].append(ADVISOR.answer(question))
    return list(groups.values())
