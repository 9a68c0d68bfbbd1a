"""What a unit missed most is told in percent of many, never where a few would be recognised."""

import pytest

from netra import law
from netra.outreach.missed import most_missed
from netra.outreach.understood import CELL_ENOUGH, Known, NormRow

pytestmark = pytest.mark.core
NORMS = list(law.rulebook().norms)


def row(rule: str, percent: int, answers: int = CELL_ENOUGH) -> NormRow:
    return NormRow(rule, Known(rule, answers, percent), (), None)


def test_a_missed_norm_is_asked_as_its_question() -> None:
    question = law.rulebook().norms[NORMS[0]].question
    assert most_missed([row(NORMS[0], 43)]) == [f"{question} 43% menjawab benar."]


def test_what_is_allowed_is_asked_too() -> None:
    rule, allowed = next(iter(law.rulebook().allowed.items()))
    assert most_missed([row(rule, 29)]) == [f"{allowed.question} 29% menjawab benar."]


def test_five_are_told_and_the_worst_comes_first() -> None:
    told = most_missed([row(rule, 10 * index) for index, rule in enumerate(NORMS[:8])])
    assert [each.rsplit(" ", 3)[1] for each in told] == ["0%", "10%", "20%", "30%", "40%"]


def test_what_nearly_all_know_is_not_repeated() -> None:
    assert most_missed([row(NORMS[0], 90)]) == []


def test_a_few_answers_are_not_told() -> None:
    assert most_missed([row(NORMS[0], 20, answers=CELL_ENOUGH - 1)]) == []


def test_a_norm_that_the_rulebook_has_lost_is_passed_over() -> None:
    assert most_missed([row("tidak-ada", 20)]) == []
