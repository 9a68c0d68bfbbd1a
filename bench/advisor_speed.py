"""How fast the advisor decides, beside a plain interpreter, the bit-set limit, zen-engine, OpenFisca and
numpy.

Everything answers the same questions in turn, in one process: rounds that alternate, the median of the
rounds' ratios. Prints one line of JSON; the absolute rates are of this machine and promise nothing.
zen-engine, OpenFisca-core and numpy are not part of Netra: what is missing is named as not installed.

    .venv/bin/python bench/advisor_speed.py [rounds]
"""

import json
import random
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from bench.rivals import advisor as rivals  # noqa: E402 - found through the line above
from netra.law import Advisor, ContradictoryFacts, Question, load  # noqa: E402
from netra.law.columns import Cases, answers  # noqa: E402
from tests.law.plain import Verdict, verdict  # noqa: E402
from tests.law.random_questions import questions  # noqa: E402

COUNT = 2_000
AGREEMENT = 100_000
MILLION = 1_000_000
TARGETS = {
    "bare / bit-set limit": 0.5,
    "with reasons / plain with all reasons": 10.0,
    "with reasons / zen-engine": 4.0,
    "back-test / numpy": 0.3,
}


def main(rounds: int) -> dict[str, Any]:
    rulebook = load(ROOT / "rules")
    advisor = Advisor(rulebook)
    asked = [q for q in questions(rulebook, 7, 3 * COUNT) if verdict(rulebook, q) is not None][:COUNT]
    answerers: dict[str, Callable[[Question], object]] = {
        "bit-set limit": rivals.BitSetLimit(advisor, asked),
        "bare": advisor.answer,
        "with reasons": advisor.advise,
        "plain": lambda question: verdict(rulebook, question),
        "plain with all reasons": lambda question: rivals.plain_with_all_reasons(rulebook, question),
    }
    missing: dict[str, str] = {}
    scene_questions = rivals.questions_of_one_scene(rulebook, COUNT)
    for name, build in (("zen-engine", rivals.zen), ("OpenFisca-core", rivals.openfisca)):
        try:
            answerers[name] = build(advisor, scene_questions)
        except ImportError:
            missing[name] = "not installed"
    rates = _rates(answerers, asked, scene_questions, rounds)
    backtest = _backtest(advisor, rounds)
    return _summary(rates, backtest, missing, _differences(advisor))


def _rates(
    answerers: dict[str, Callable[[Question], object]],
    asked: Sequence[Question],
    scene: Sequence[Question],
    rounds: int,
) -> dict[str, list[float]]:
    rates: dict[str, list[float]] = {name: [] for name in answerers}
    rates["with reasons, one scene"] = []
    for answer in answerers.values():
        answer(scene[0])
    for _ in range(rounds):
        for name, answer in answerers.items():
            rival = name in ("zen-engine", "OpenFisca-core")
            share = scene[:200] if rival else asked[:200] if name.startswith("plain") else asked
            rates[name].append(_rate(answer, share))
        rates["with reasons, one scene"].append(_rate(answerers["with reasons"], scene))
    return rates


def _rate(answer: Callable[[Question], object], asked: Sequence[Question]) -> float:
    started = perf_counter()
    for question in asked:
        answer(question)
    return len(asked) / (perf_counter() - started)


def _backtest(advisor: Advisor, rounds: int) -> dict[str, Any]:
    """A million cases of one scene, column-wise: Netra's integers beside numpy's arrays."""
    scenery = advisor.scenery(Question(rivals.DAY, "pns", rivals.ACT, {}, rivals.ELECTION))
    chance = random.Random(11)
    bits = sorted({bit for row in (*scenery.deciding, *scenery.allowed) for bit in rivals.bits_of(row)})
    known = {bit: chance.getrandbits(MILLION) for bit in bits}
    held = {bit: chance.getrandbits(MILLION) for bit in bits}
    given = Cases(
        {bit: known[bit] & held[bit] for bit in bits},
        {bit: known[bit] & ~held[bit] for bit in bits},
        (1 << MILLION) - 1,
    )
    runs: dict[str, Callable[[], object]] = {"columns": lambda: answers(scenery, given)}
    try:
        runs |= rivals.numpy_runs(scenery, given, MILLION)
    except ImportError:
        return {"columns": _seconds(runs["columns"]), "numpy": "not installed"}
    times: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(rounds):
        for name, run in runs.items():
            times[name].append(_seconds(run))
    return {name: median(values) for name, values in times.items()} | {
        "ratios": {
            name: median(n / c for n, c in zip(times[name], times["columns"], strict=True))
            for name in times
            if name != "columns"
        }
    }


def _seconds(run: Callable[[], object]) -> float:
    started = perf_counter()
    run()
    return perf_counter() - started


def _differences(advisor: Advisor) -> int:
    """On how many random fact sets the advisor and the plain interpreter differ."""
    return sum(
        _compiled(advisor, question) != verdict(advisor.rulebook, question)
        for question in questions(advisor.rulebook, 1945, AGREEMENT)
    )


def _compiled(advisor: Advisor, question: Question) -> Verdict | None:
    try:
        weighed = advisor.weighed(question)
    except ContradictoryFacts:
        return None
    hits = frozenset(row.norm.id for row in weighed.hits)
    return Verdict(weighed.answer, hits, frozenset(row.norm.id for row in weighed.open))


def _summary(
    rates: dict[str, list[float]], backtest: dict[str, Any], missing: dict[str, str], differences: int
) -> dict[str, Any]:
    pairs = {
        "bare / bit-set limit": ("bare", "bit-set limit"),
        "with reasons / plain with all reasons": ("with reasons", "plain with all reasons"),
        "with reasons / zen-engine": ("with reasons, one scene", "zen-engine"),
        "with reasons / OpenFisca-core": ("with reasons, one scene", "OpenFisca-core"),
        "bare / plain": ("bare", "plain"),
    }
    ratios = {
        name: round(median(a / b for a, b in zip(rates[one], rates[other], strict=True)), 2)
        for name, (one, other) in pairs.items()
        if other in rates
    }
    if "ratios" in backtest:
        ratios["back-test / numpy"] = round(min(backtest["ratios"].values()), 2)
    return {
        "per_second": {name: round(median(values)) for name, values in rates.items()},
        "ratios": ratios,
        "targets": {
            name: {"at least": goal, "met": ratios[name] >= goal if name in ratios else "not measured"}
            for name, goal in TARGETS.items()
        },
        "million_cases_seconds": backtest,
        "missing": missing,
        "differences_in_100000": differences,
    }


if __name__ == "__main__":
    result = main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
    print(json.dumps(result))
    raise SystemExit(result["differences_in_100000"] > 0)
