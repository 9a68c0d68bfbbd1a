"""How often `netra ask` is right, abstains, and is confidently wrong, on questions with known answers.

Right: the labelled answer, and at least one of the labelled norms or allowed acts (none for an abstention).
Wrong: any other answer but an abstention; harmful: `boleh` for `tidak_boleh` or the reverse.
Prints one line of JSON: figures only, never a question, for every set beside the tests.

    .venv/bin/python bench/ask_quality.py [SET …] [--misses] [--across]

The advisor was taught by the sets `dev_…`, so their plain figures say nothing about strangers.
`--across` does: for every author it learns from all the others and asks that author's questions.
That takes about ten minutes.
`held_out…` is measured where it is there. `--misses` names missed questions, never those of `held_out…`.
"""

import json
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from netra.advisor import Answer, Asker, asker  # noqa: E402 - found through the line above
from netra.advisor.answers import SURE  # noqa: E402
from netra.advisor.learning import sure_from, trials  # noqa: E402
from netra.advisor.lessons import by_author, school  # noqa: E402

RULES = ROOT / "rules"
QUESTIONS = ROOT / "tests" / "advisor" / "questions"
HELD_OUT = "held_out"
ABSTAINED = "belum_bisa_dijawab"
OPPOSITES = {"boleh", "tidak_boleh"}
# How sure an answer must be, beside the value that the advisor uses: what others would cost.
BARS = (0.0, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9)
Questions = Sequence[Mapping[str, Any]]


class Row(NamedTuple):
    question: Mapping[str, Any]
    answer: Answer
    outcome: str


def sets(pattern: str = "*") -> dict[str, Questions]:
    """Questions by the name of their file; those that are held out last."""
    names = sorted(path.stem for path in QUESTIONS.glob(f"{pattern}.jsonl"))
    return {
        name: _lines(QUESTIONS / f"{name}.jsonl")
        for name in sorted(names, key=lambda name: name.startswith(HELD_OUT))
    }


def _lines(path: Path) -> Questions:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def answered(answers: Asker, questions: Questions, least: float = SURE) -> list[Row]:
    found = []
    for one in questions:
        day = date.fromisoformat(one["on"]) if "on" in one else None
        answer = answers.ask(one["question"], day, least=least)
        found.append(Row(one, answer, outcome(one, answer)))
    return found


def outcome(one: Mapping[str, Any], found: Answer) -> str:
    if found.answer == ABSTAINED:
        return "right" if one["answer"] == ABSTAINED else "abstained"
    named = {*one["norms"], *one["allowed"]} & {*found.norms, *found.allowed}
    if found.answer == one["answer"] and named:
        return "right"
    return "wrong, harmful" if {found.answer, one["answer"]} == OPPOSITES else "wrong"


def figures(rows: Sequence[Row]) -> dict[str, Any]:
    """Shares of all questions; `coverage` is what was answered at all."""
    count = Counter(row.outcome for row in rows)
    total = max(len(rows), 1)
    shares = {
        "right": count["right"],
        "wrong": count["wrong"] + count["wrong, harmful"],
        "harmful": count["wrong, harmful"],
        "abstained": count["abstained"],
        "coverage": sum(row.answer.answer != ABSTAINED for row in rows),
    }
    return {"questions": len(rows), **{name: round(n / total, 3) for name, n in shares.items()}}


def told(rows: Sequence[Row]) -> dict[str, Any]:
    kinds = ("boleh", "tidak_boleh", "bersyarat", ABSTAINED)
    sure = [row for row in rows if not row.question.get("note", "").startswith("unsure")]
    return {
        "all": figures(rows),
        "without unsure": figures(sure),
        "by answer": {kind: figures([r for r in rows if r.question["answer"] == kind]) for kind in kinds},
        "by confidence": by_confidence(rows),
    }


def by_confidence(rows: Sequence[Row]) -> dict[str, Any]:
    """Of the answers in each tenth of confidence: how many, and how many of them right."""
    bands: dict[str, list[bool]] = {}
    for row in rows:
        if row.answer.answer != ABSTAINED:
            bands.setdefault(f"{int(row.answer.confidence * 10) / 10:.1f}", []).append(row.outcome == "right")
    return {
        band: {"answers": len(hits), "right": round(sum(hits) / len(hits), 3)}
        for band, hits in sorted(bands.items())
    }


def measured(chosen: Mapping[str, Questions], tell: bool) -> dict[str, Any]:
    answers = asker(RULES)
    found: dict[str, Any] = {}
    for name, questions in chosen.items():
        start = perf_counter()
        rows = answered(answers, questions)
        spent = perf_counter() - start
        found[name] = told(rows) | {"ms per question": round(spent / max(len(rows), 1) * 1e3, 1)}
        if tell and not name.startswith(HELD_OUT):
            _tell_misses(rows)
    return found


def _tell_misses(rows: Sequence[Row]) -> None:
    for question, answer, result in rows:
        if result != "right":
            rules = (*answer.norms, *answer.allowed)
            print(result, json.dumps(question, ensure_ascii=False), answer.answer, rules, file=sys.stderr)


def across(chosen: Mapping[str, Questions]) -> dict[str, Any]:
    """Every author's questions, asked of an advisor that has learned from the other authors only.

    How sure a reading is was learned from how each of the others fared as a stranger.
    """
    taught = by_author(chosen)
    learning_from = school(RULES, taught)
    found = trials(learning_from)
    pooled: dict[str, list[Row]] = {}
    for author, (learned, _) in found.items():
        sure = sure_from([one for other, (_, each) in found.items() if other != author for one in each])
        answers = Asker(learning_from.rulebook, learning_from.lexicon, replace(learned, sure=sure))
        for least in dict.fromkeys((SURE, *BARS)):
            name = "as shipped" if least == SURE else f"from {least}"
            rows = answered(answers, taught[author], least)
            pooled[f"{name}, {author}"] = rows
            pooled.setdefault(name, []).extend(rows)
    return {
        name: told(rows) if name.startswith("as shipped") else figures(rows) for name, rows in pooled.items()
    }


def main(arguments: Sequence[str]) -> dict[str, Any]:
    found = sets("dev*" if "--across" in arguments else "*")
    named = [name for name in arguments if not name.startswith("--")]
    chosen = {name: found[name] for name in named or found}
    return across(chosen) if "--across" in arguments else measured(chosen, "--misses" in arguments)


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1:])))
