"""How quickly all units of a nation are read, beside DuckDB counting the people anew.

22,080 units of 552 governments with 4.7 million staff, 4.2 million attendances, 2.6 million pledges and 1.9
million certificates. In each pair, alternating, all to Python rows:
  board   every unit's sums, as pledges, closed lists and certificates keep them (`units_counted`);
  flags   DuckDB over one row per person with ready flags;
  joins   DuckDB joining people, attendances, pledges and certificates.
Then one government, as its own board asks for it, and the sums per government, as the page asks for them.
The three answers must be equal, row by row. What the summary costs a pledge: bench/pledges.py.
SQLite (WAL, synchronous=FULL); with NETRA_BENCH_DATABASE_URL another database.

    .venv/bin/python bench/board.py [pairs]
"""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parent))
import installation

FOLDER = installation.prepare()

import django  # noqa: E402

django.setup()

from board_setup import PEOPLE, a_nation_of_sums, people_in_duckdb  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from pledges_setup import AT, ELECTION  # noqa: E402
from rivals.duckdb_counts import FLAGS, JOINS  # noqa: E402

from netra.agencies.models import Government  # noqa: E402
from netra.outreach.models import Tally, UnitSum  # noqa: E402
from netra.outreach.queries import counts_of_governments, counts_of_kinds_on, units_counted  # noqa: E402

FLAGS_TARGET, JOINS_TARGET, ONE_GOVERNMENT_MS = 0.5, 1 / 20, 2.0
KINDS = (Tally.Kind.BRIEFED, Tally.Kind.PLEDGED, Tally.Kind.UNDERSTOOD)


def main(pairs: int) -> dict[str, object]:
    call_command("migrate", verbosity=0)
    duck = people_in_duckdb()
    a_nation_of_sums(duck)
    _settle()
    by_flags, by_joins = (lambda: duck.execute(FLAGS).fetchall()), (lambda: duck.execute(JOINS).fetchall())
    board = lambda: units_counted(ELECTION)  # noqa: E731
    assert sorted(row[1:] for row in board()) == sorted(by_flags()) == sorted(by_joins()), "answers differ"

    runs = [(_ms(board), _ms(by_flags), _ms(board), _ms(by_joins)) for _ in range(pairs)]
    one = Government.objects.order_by("code")[300]
    keys = list(Government.objects.values_list("pk", flat=True))
    one_ms = median(_ms(lambda: _one_government(one)) for _ in range(50))
    result = {
        "measurement": f"the board of a nation, {connection.vendor}",
        "pairs": pairs,
        "people": PEOPLE,
        "units": UnitSum.objects.count(),
        "board_ms": _of(runs, lambda run: (run[0] + run[2]) / 2),
        "duckdb_flags_ms": _of(runs, lambda run: run[1]),
        "duckdb_joins_ms": _of(runs, lambda run: run[3]),
        "time_of_flags": _of(runs, lambda run: run[0] / run[1], 3),
        "time_of_flags_target": FLAGS_TARGET,
        "time_of_joins": _of(runs, lambda run: run[2] / run[3], 4),
        "time_of_joins_target": JOINS_TARGET,
        "governments_of_the_page_ms": round(
            median(_ms(lambda: counts_of_governments(keys, ELECTION)) for _ in range(pairs)), 1
        ),
        "one_government_ms": round(one_ms, 3),
        "one_government_target_ms": ONE_GOVERNMENT_MS,
        "one_government_of_joins": round(one_ms / median(run[3] for run in runs), 6),
    }
    met = (
        median(run[0] / run[1] for run in runs) <= FLAGS_TARGET
        and median(run[2] / run[3] for run in runs) <= JOINS_TARGET
        and one_ms <= ONE_GOVERNMENT_MS
    )
    return {**result, "met": met}


def _settle() -> None:
    """Statistics as a running database has them, also right after loading."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _one_government(government: Government) -> None:
    counts_of_kinds_on(government, kinds=KINDS, election=ELECTION, on=AT.date())


def _of(runs: list[tuple[float, ...]], read: Callable[[tuple[float, ...]], float], digits: int = 1) -> float:
    return round(median(read(run) for run in runs), digits)


def _ms(work: Callable[[], object]) -> float:
    began = perf_counter()
    work()
    return (perf_counter() - began) * 1000


if __name__ == "__main__":
    numbers = [int(argument) for argument in sys.argv[1:]]
    result = main(*(numbers + [7][len(numbers) :]))
    sys.stdout.write(json.dumps(result) + "\n")
    FOLDER.cleanup()
    sys.exit(0 if result["met"] else 1)
