"""On the questions it was taught the advisor stays as good as it was; bench measures strangers' questions."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from netra.advisor import Answer, asker
from netra.advisor.learned import FILE
from netra.advisor.lessons import digest

ROOT = Path(__file__).resolve().parents[2]
QUESTIONS = ROOT / "tests" / "advisor" / "questions"
Answered = list[tuple[dict[str, Any], Answer]]


def read(paths: list[Path]) -> list[dict[str, Any]]:
    return [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines()]


TAUGHT = read(sorted(QUESTIONS.glob("dev*.jsonl")))
# Every twelfth is enough to notice that something broke; bench/ask_quality.py asks all.
ASKED = TAUGHT[::12]


@pytest.fixture(scope="module")
def answered() -> Answered:
    ask = asker(ROOT / "rules").ask
    days = [date.fromisoformat(one["on"]) if "on" in one else None for one in ASKED]
    return [(one, ask(one["question"], day)) for one, day in zip(ASKED, days, strict=True)]


def is_right(one: dict[str, Any], found: Answer) -> bool:
    rules = {*found.norms, *found.allowed}
    return found.answer == one["answer"] and (not rules or bool(rules & {*one["norms"], *one["allowed"]}))


def test_most_taught_questions_are_answered_rightly(answered: Answered) -> None:
    assert sum(is_right(*one) for one in answered) >= 0.85 * len(answered)


def test_hardly_a_taught_question_is_answered_wrongly(answered: Answered) -> None:
    wrong = [one for one in answered if one[1].answer != "belum_bisa_dijawab" and not is_right(*one)]
    assert len(wrong) <= 0.02 * len(answered)


def test_no_taught_question_is_answered_with_its_opposite(answered: Answered) -> None:
    opposites = {"boleh", "tidak_boleh"}
    assert [one["id"] for one, found in answered if {found.answer, one["answer"]} == opposites] == []


def test_the_weights_are_learned_from_these_questions_and_this_lexicon() -> None:
    made_from = json.loads((ROOT / "rules" / FILE).read_text(encoding="utf-8"))["made_from"]
    assert made_from == digest(ROOT / "rules", TAUGHT), "jalankan bin/learn"


def test_no_question_is_held_out_and_taught_at_once() -> None:
    held_out = {one["question"] for one in read(list(QUESTIONS.glob("held_out*.jsonl")))}
    assert not held_out & {one["question"] for one in TAUGHT}


def test_every_label_names_rules_that_exist() -> None:
    rulebook = asker(ROOT / "rules").rulebook
    known = {*rulebook.norms, *rulebook.allowed}
    assert {name for one in TAUGHT for name in (*one["norms"], *one["allowed"])} <= known
