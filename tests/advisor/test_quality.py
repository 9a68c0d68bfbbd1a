"""On the questions that may be tuned on the advisor stays as good as it was; bench measures the rest."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from netra.advisor import asker

ROOT = Path(__file__).resolve().parents[2]
DEV = [
    json.loads(line)
    for line in (ROOT / "tests/advisor/questions/dev.jsonl").read_text(encoding="utf-8").splitlines()
]


def answered(question: dict[str, Any]) -> tuple[str, set[str]]:
    day = date.fromisoformat(question["on"]) if "on" in question else None
    found = asker(ROOT / "rules").ask(question["question"], day)
    return found.answer, {*found.norms, *found.allowed}


def is_right(question: dict[str, Any]) -> bool:
    answer, rules = answered(question)
    named = {*question["norms"], *question["allowed"]}
    return answer == question["answer"] and (not rules or bool(rules & named))


def test_most_tuned_questions_are_answered_rightly() -> None:
    right = [one for one in DEV if is_right(one)]
    assert len(right) >= 0.93 * len(DEV)


def test_no_tuned_question_is_answered_with_its_opposite() -> None:
    opposites = ({"boleh", "tidak_boleh"},)
    assert [one["id"] for one in DEV if {answered(one)[0], one["answer"]} in opposites] == []
