"""How much faster the prefix tables answer than the loop that walks day by day.

Both answer the same cases in turn, in one process: pairs that alternate, the median of the pairs' ratios.
Prints one line of JSON; the absolute rates are of this machine and promise nothing.

    .venv/bin/python bench/clock_speed.py [pairs]
"""

import json
import random
import sys
from collections.abc import Callable, Container
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from time import perf_counter

import holidays

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from netra.law import load  # noqa: E402 - found through the line above

Case = tuple[date, int]
CASES = 1_500
REPEATS = 150  # the tables answer so fast that one pass would measure the clock's own grain
TARGET = 200
ONE_DAY = timedelta(days=1)


def main(pairs: int) -> dict[str, object]:
    tables = load(ROOT / "rules").calendar
    package = holidays.country_holidays("ID", years=tables.years, categories=("public", "government"))
    cases = _cases(tables.years[0], tables.years[-1] - 1)
    answers = {
        "tables": tables.add_working_days,
        "package_loop": _loop_over(package),
        "set_loop": _loop_over(frozenset(day.on for day in tables.days_off)),
    }
    _refuse_difference(answers, cases)
    rates: dict[str, list[float]] = {name: [] for name in answers}
    for _ in range(pairs):
        for name, answer in answers.items():
            rates[name].append(_rate(answer, cases, REPEATS if name == "tables" else 1))
    return _summary(rates, pairs)


def _cases(first_year: int, last_year: int) -> list[Case]:
    chance = random.Random(2024)
    first, last = date(first_year, 1, 1).toordinal(), date(last_year, 12, 31).toordinal()
    return [(date.fromordinal(chance.randint(first, last)), chance.randint(1, 90)) for _ in range(CASES)]


def _loop_over(off: Container[date]) -> Callable[[date, int], date]:
    def answer(start: date, amount: int) -> date:
        day = start
        while amount:
            day += ONE_DAY
            if day.weekday() < 5 and day not in off:
                amount -= 1
        return day

    return answer


def _refuse_difference(answers: dict[str, Callable[[date, int], date]], cases: list[Case]) -> None:
    for case in cases:
        found = {name: answer(*case) for name, answer in answers.items()}
        if len(set(found.values())) > 1:
            raise SystemExit(f"{case}: the answers differ: {found}")


def _rate(answer: Callable[[date, int], date], cases: list[Case], repeats: int) -> float:
    started = perf_counter()
    for _ in range(repeats):
        for start, amount in cases:
            answer(start, amount)
    return len(cases) * repeats / (perf_counter() - started)


def _summary(rates: dict[str, list[float]], pairs: int) -> dict[str, object]:
    ratios = [fast / slow for fast, slow in zip(rates["tables"], rates["package_loop"], strict=True)]
    to_set = [fast / slow for fast, slow in zip(rates["tables"], rates["set_loop"], strict=True)]
    return {
        "bench": "clock_speed",
        "pairs": pairs,
        "ratio": round(median(ratios), 1),
        "ratios": [round(ratio, 1) for ratio in ratios],
        "ratio_to_set_loop": round(median(to_set), 1),
        "target": TARGET,
        "met": median(ratios) >= TARGET,
        "calls_per_s": {name: round(median(found)) for name, found in rates.items()},
    }


if __name__ == "__main__":
    print(json.dumps(main(max(5, int(sys.argv[1]) if len(sys.argv) > 1 else 7))))
