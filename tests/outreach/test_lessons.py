"""Lessons find who needs them: the unit's weakest norms first, and the item that was just answered."""

from datetime import date

import pytest

from netra.cases.models import Lesson
from netra.law.decisions import ALLOWED, FORBIDDEN
from netra.outreach import lessons
from netra.outreach.situations import situations
from netra.outreach.understood import Known, NormRow

pytestmark = pytest.mark.core
NORMS = ("dis-6-interaksi-medsos-calon", "dis-7-foto-bersama-calon", "dis-4-hadir-deklarasi-calon")


def a_lesson(pk: int, norm: str, act: str = "", outcome: str = "discipline") -> Lesson:
    return Lesson(
        pk=pk, number=f"PL-2024-{pk:04d}", act=act, norms=[norm], outcome=[outcome], title=f"Judul {pk}",
        told="Yang terjadi.", taught="Pelajarannya.", released_on=date(2024, 10, 22),
    )  # fmt: skip


def known(rule: str, answers: int, percent: int) -> NormRow:
    return NormRow(rule, Known("Aturan", answers, percent), (), None)


def test_what_the_unit_knows_least_is_told_before_what_is_read_aloud() -> None:
    written = [a_lesson(number, norm) for number, norm in enumerate(NORMS, 1)]
    rows = [known(NORMS[2], 40, 30), known(NORMS[1], 40, 60)]
    told = lessons.for_roll_call(written, rows, [NORMS[0]])
    assert [each.title for each in told] == ["Judul 3", "Judul 2"]


def test_few_answers_and_what_is_known_well_choose_nothing() -> None:
    written = [a_lesson(number, norm) for number, norm in enumerate(NORMS, 1)]
    rows = [known(NORMS[2], 4, 10), known(NORMS[1], 40, 95)]
    assert [each.title for each in lessons.for_roll_call(written, rows, [NORMS[0]])] == ["Judul 1"]
    assert lessons.for_roll_call([], rows, NORMS) == []


def test_beside_an_item_stands_a_lesson_on_its_norm_or_on_its_kind_of_act() -> None:
    asked = next(
        each
        for each in situations(date(2024, 10, 30), "pns")
        if each.rule in NORMS and each.answer == FORBIDDEN
    )
    on_norm, on_act = a_lesson(1, asked.rule), a_lesson(2, "norma-lain", asked.topic)
    elsewhere = a_lesson(3, "norma-lain", "perbuatan-lain")
    found = lessons.beside([elsewhere, on_act, on_norm], asked)
    assert found is not None
    assert found.number == on_norm.number
    beside_act = lessons.beside([elsewhere, on_act], asked)
    assert beside_act is not None
    assert beside_act.number == on_act.number
    assert lessons.beside([elsewhere], asked) is None


def test_beside_what_is_allowed_no_breach_is_told_and_the_other_way_round() -> None:
    asked = situations(date(2024, 10, 30), "pns")
    allowed = next(each for each in asked if each.answer == ALLOWED)
    forbidden = next(each for each in asked if each.answer == FORBIDDEN)
    for situation, fits, other in ((allowed, "no_breach", "crime"), (forbidden, "crime", "no_breach")):
        wrong, right = (a_lesson(pk, "lain", situation.topic, each) for pk, each in ((1, other), (2, fits)))
        found = lessons.beside([wrong, right], situation)
        assert found is not None
        assert found.number == right.number
        assert lessons.beside([wrong], situation) is None
