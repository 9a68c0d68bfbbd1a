"""How often `netra ask` is right, abstains, and is confidently wrong, on questions with known answers.

Right: the labelled answer, and at least one of the labelled norms or allowed acts (none for an abstention).
Wrong: any other answer but an abstention; harmful: `boleh` for `tidak_boleh` or the reverse.
Prints one line of JSON: figures only, never a question, for `dev` and for `held_out`.

    .venv/bin/python bench/ask_quality.py [dev | held_out] [--misses]

`--misses` names the missed questions of `dev`; it never does for `held_out`.
"""

import json
import sys
from collections import Counter
from datetime import date
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from netra.advisor import Answer, Asker, asker  # noqa: E402 - found through the line above

QUESTIONS = ROOT / "tests" / "advisor" / "questions"
ABSTAINED = "belum_bisa_dijawab"
OPPOSITES = ({"boleh", "tidak_boleh"},)


def main(names: list[str], tell: bool) -> dict[str, Any]:
    answers = asker(ROOT / "rules")
    return {name: measured(answers, name, tell and name == "dev") for name in names}


def measured(answers: Asker, name: str, tell: bool) -> dict[str, Any]:
    lines = (QUESTIONS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    asked = [json.loads(line) for line in lines if line.strip()]
    outcomes, spent = [], []
    for one in asked:
        start = perf_counter()
        found = answers.ask(one["question"], date.fromisoformat(one["on"]) if "on" in one else None)
        spent.append(perf_counter() - start)
        outcomes.append((one, found, outcome(one, found)))
        if tell and outcomes[-1][2] != "right":
            print(
                outcomes[-1][2],
                one["id"],
                one["question"],
                "|",
                one["answer"],
                one["norms"],
                one["allowed"],
                "| got",
                found.answer,
                found.norms,
                found.allowed,
                found.because[:1],
                file=sys.stderr,
            )
    sure = [row for row in outcomes if not row[0].get("note", "").startswith("unsure:")]
    by_answer = {
        kind: [row for row in outcomes if row[0]["answer"] == kind]
        for kind in ("boleh", "tidak_boleh", "bersyarat", ABSTAINED)
    }
    return {
        "all": figures(outcomes),
        "without unsure": figures(sure),
        "by answer": {kind: figures(rows) for kind, rows in by_answer.items()},
        "by topic": by_topic(outcomes),
        "by confidence": by_confidence(outcomes),
        "us per question, median": round(median(spent) * 1e6),
    }


def outcome(one: dict[str, Any], found: Answer) -> str:
    if found.answer == ABSTAINED:
        return "right" if one["answer"] == ABSTAINED else "abstained"
    named = {*one["norms"], *one["allowed"]} & {*found.norms, *found.allowed}
    if found.answer == one["answer"] and named:
        return "right"
    if {found.answer, one["answer"]} in OPPOSITES:
        return "wrong, harmful"
    return "wrong"


def figures(rows: list[tuple[dict[str, Any], Answer, str]]) -> dict[str, Any]:
    count = Counter(row[2] for row in rows)
    wrong = count["wrong"] + count["wrong, harmful"]
    total = max(len(rows), 1)
    return {
        "questions": len(rows),
        "right": round(count["right"] / total, 3),
        "wrong": round(wrong / total, 3),
        "harmful": round(count["wrong, harmful"] / total, 3),
        "abstained": round(count["abstained"] / total, 3),
    }


def by_topic(rows: list[tuple[dict[str, Any], Answer, str]]) -> dict[str, str]:
    """right/wrong/abstained by the topic in the id."""
    counts: dict[str, Counter[str]] = {}
    for one, _, result in rows:
        topic = one["id"].split("-", 1)[1].rsplit("-", 1)[0]
        counts.setdefault(topic, Counter())[result.split(",")[0]] += 1
    return {topic: f"{n['right']}/{n['wrong']}/{n['abstained']}" for topic, n in counts.items()}


def by_confidence(rows: list[tuple[dict[str, Any], Answer, str]]) -> dict[str, Any]:
    """Of the answers in each band of confidence: how many, and how many of them right."""
    bands: dict[str, list[bool]] = {}
    for _, found, result in rows:
        if found.answer != ABSTAINED:
            band = (
                "0.8 and more"
                if found.confidence >= 0.8
                else "0.7-0.8"
                if found.confidence >= 0.7
                else "below 0.7"
            )
            bands.setdefault(band, []).append(result == "right")
    return {
        band: {"answers": len(hits), "right": round(sum(hits) / len(hits), 3)} for band, hits in bands.items()
    }


if __name__ == "__main__":
    chosen = [name for name in ("dev", "held_out") if name in sys.argv] or ["dev", "held_out"]
    print(json.dumps(main(chosen, "--misses" in sys.argv)))
