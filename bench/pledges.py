"""What the summary costs a pledge, whether it stays exact, and how quickly one government is read from it.

Two pairs of candidate and limit, alternating in one run; the median of the pairs' ratios counts:
  service   pledges signed through `sign_pledge` (slip looked up, name compared, journal, proof, commit each),
            beside the same service without its summary;
  rows      the bare rows on a bare connection: a pledge, its tally and its unit's sum in one commit,
            beside a pledge alone.
Then eight threads sign at once while every pledge is sent twice, and everything is counted anew. The reading
is asked of a table that holds the cells of 552 governments with 40 units each.
SQLite (WAL, synchronous=FULL); with NETRA_BENCH_DATABASE_URL another database.

    .venv/bin/python bench/pledges.py [pairs] [pledges per batch]
"""

import json
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from pathlib import Path
from statistics import median
from time import perf_counter
from unittest.mock import patch

sys.path.insert(0, str(Path(__file__).resolve().parent))
import installation

FOLDER = installation.prepare()

import django  # noqa: E402

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from pledges_setup import AT, ELECTION, TEXT, Signer, a_city, a_nation, bare_rows  # noqa: E402

from netra.outreach.models import Tally  # noqa: E402
from netra.outreach.queries import counts_on, differences, sums_that_differ  # noqa: E402
from netra.outreach.services import pledges, sign_pledge  # noqa: E402

TARGET_RATIO = 0.65
TARGET_READ_MS = 2.0
WRITERS, READS = 8, 200


def main(pairs: int, batch: int) -> dict[str, object]:
    call_command("migrate", verbosity=0)
    a_nation()
    government, signers = a_city((2 * pairs + 4) * batch)
    waiting = iter(signers)

    def next_batch() -> list[Signer]:
        return [next(waiting) for _ in range(batch)]

    _rate(next_batch(), plain=False)  # warm-up
    service, rows = [], []
    for _ in range(pairs):
        limit = _rate(next_batch(), plain=True)
        service.append((_rate(next_batch(), plain=False), limit))
        rows.append(
            (bare_rows(government, batch, with_tally=True), bare_rows(government, batch, with_tally=False))
        )
    _count_what_the_limit_left_out()
    eight = [next(waiting) for _ in range(3 * batch)]
    taken = _all_at_once(eight)
    wrong = len(differences(government)) + len(sums_that_differ(government))
    read_ms = _reading(
        lambda: counts_on(government, kind=Tally.Kind.PLEDGED, election=ELECTION, on=AT.date())
    )
    return {
        "measurement": f"pledges with an exact summary, {connection.vendor}",
        "pairs": pairs,
        "pledges_per_batch": batch,
        "service_per_s": round(median(rate for rate, _ in service)),
        "service_without_summary_per_s": round(median(limit for _, limit in service)),
        "service_ratio": round(median(rate / limit for rate, limit in service), 3),
        "rows_per_s": round(median(rate for rate, _ in rows)),
        "rows_without_summary_per_s": round(median(limit for _, limit in rows)),
        "rows_ratio": round(median(rate / limit for rate, limit in rows), 3),
        "ratio_target": TARGET_RATIO,
        "eight_writers_each_pledge_twice_per_s": round(2 * len(eight) / taken),
        "units_different_on_recount": wrong,
        "cells_in_the_table": Tally.objects.count(),
        "one_government_ms": round(read_ms, 3),
        "one_government_target_ms": TARGET_READ_MS,
        "met": median(rate / limit for rate, limit in service) >= TARGET_RATIO
        and median(rate / limit for rate, limit in rows) >= TARGET_RATIO
        and wrong == 0
        and read_ms <= TARGET_READ_MS,
    }


def _rate(signers: list[Signer], *, plain: bool) -> float:
    without = patch.object(pledges, "add_to_tally", lambda counts, on: None) if plain else nullcontext()
    with without:
        began = perf_counter()
        for signer in signers:
            signer.sign()
        return len(signers) / (perf_counter() - began)


def _count_what_the_limit_left_out() -> None:
    call_command("netra_tally", "mend", stdout=open("/dev/null", "w"))  # noqa: SIM115


def _all_at_once(signers: list[Signer]) -> float:
    def sign(signer: Signer) -> None:
        for _ in range(2):
            sign_pledge(slip=signer.slip, name=signer.name, text=TEXT, at=AT)

    def share(number: int) -> None:
        for signer in signers[number::WRITERS]:
            sign(signer)
        connection.close()

    began = perf_counter()
    with ThreadPoolExecutor(WRITERS) as pool:
        list(pool.map(share, range(WRITERS)))
    return perf_counter() - began


def _reading(read: Callable[[], object]) -> float:
    times = []
    for _ in range(READS):
        began = perf_counter()
        read()
        times.append(perf_counter() - began)
    return median(times) * 1000


if __name__ == "__main__":
    numbers = [int(argument) for argument in sys.argv[1:]]
    result = main(*(numbers + [5, 300][len(numbers) :]))
    sys.stdout.write(json.dumps(result) + "\n")
    FOLDER.cleanup()
