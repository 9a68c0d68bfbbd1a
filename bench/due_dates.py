"""A million stored due dates held against today's rules, beside one bare reading of the same columns.

Candidate: `reports.recounts.recount`, as `netra deadlines` runs it: groups by limit, version, day of event
and stored day, then one question to the clock for each group. Raw limit: one plain SQL statement that reads
the same four columns of all rows and returns one line. The two alternate; the median of the pairs' ratios
counts. Told apart: what asking the clock for each row would take (from a sample, without the database).
Rows: every limit of the rulebook that counts days, each day of 2024, the moments spread over the day; half
of the stored dates are a day off, so that differences are found and told. Target: below 10 s.

    .venv/bin/python bench/due_dates.py [pairs] [rows]
    NETRA_BENCH_DATABASE_URL=postgres://… .venv/bin/python bench/due_dates.py
"""

import json
import os
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import median
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parent))
import installation

FOLDER = installation.prepare()

import django  # noqa: E402

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from intake_setup import found  # noqa: E402

from netra import law  # noqa: E402
from netra.cases.models import Case, Deadline  # noqa: E402
from netra.cases.work_queries import clocks_in  # noqa: E402
from netra.clock import Zone  # noqa: E402
from netra.reports.models import Report  # noqa: E402
from netra.reports.recounts import recount  # noqa: E402

TARGET_S = 10.0
FIRST, DAYS = date(2024, 1, 1), 366
SAMPLE = 20_000
BARE = 'SELECT COUNT(*), MIN(due_on), MAX(starts_at), MAX(limit_version), MAX("limit") FROM cases_deadline'
FILL = """WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < {most})
    INSERT INTO cases_deadline
        (case_id, purpose, "limit", limit_version, starts_at, due_on, binding, warning, met_at)
    SELECT {case}, 'handling', t.id, t.version, {moment}, t.due_on, {true}, '', NULL
    FROM bare_groups t CROSS JOIN n"""
MOMENT = {
    "sqlite": "datetime(t.noon, '+' || (i % 600) || ' minutes')",
    "postgresql": "t.noon + (i % 600) * interval '1 minute'",
}


def main(pairs: int, rows: int) -> dict[str, object]:
    call_command("migrate", verbosity=0)
    clocks = clocks_in(_fill(rows).government)
    whole, bare = [], []
    for _ in range(pairs):
        began = perf_counter()
        told = recount(clocks, Zone.WIB)
        whole.append(perf_counter() - began)
        began = perf_counter()
        with connection.cursor() as cursor:
            cursor.execute(BARE)
            cursor.fetchall()
        bare.append(perf_counter() - began)
    return {
        "measurement": f"{told.rows} due dates recounted, {connection.display_name}",
        "pairs": pairs,
        "load": os.getloadavg(),
        "clock_asked": told.asked,
        "different": sum(each.rows for each in told.differences),
        "recount_s": round(median(whole), 2),
        "worst_s": round(max(whole), 2),
        "bare_read_s": round(median(bare), 2),
        "times_the_limit": round(median(one / other for one, other in zip(whole, bare, strict=True)), 1),
        "row_by_row_without_database_s": round(_each_row() * told.rows / SAMPLE, 1),
        "target_s": TARGET_S,
        "met": max(whole) < TARGET_S,
    }


def _fill(rows: int) -> Case:
    """One case; `rows` clocks, for each limit and day as many."""
    officer, now = found(1)[0], datetime.now(UTC)
    report = Report.objects.create(
        government=officer.office.government, docket="L-1", lookup=b"x" * 32, kind="report", act="lainnya",
        received_at=now, stage="examined", envelope=b"x", receipt_grant=b"x",
    )  # fmt: skip
    case = Case.objects.create(
        government=report.government, report=report, docket="P-1", act="lainnya", stage="screening"
    )
    groups = _groups()
    with connection.cursor() as cursor:
        moment = "timestamptz" if connection.vendor == "postgresql" else "datetime"
        cursor.execute(f"CREATE TABLE bare_groups (id text, version integer, noon {moment}, due_on date)")
        cursor.executemany("INSERT INTO bare_groups VALUES (%s, %s, %s, %s)", groups)
        most = rows // len(groups)
        true = "true" if connection.vendor == "postgresql" else "1"
        filling = FILL.format(most=most, case=case.pk, moment=MOMENT[connection.vendor], true=true)
        cursor.execute(filling)
        if connection.vendor == "postgresql":  # as its autovacuum would have
            cursor.execute("ANALYZE")
    if Deadline.objects.count() < rows:
        raise SystemExit("too few rows")
    return case


def _groups() -> list[tuple[str, int, str, str]]:
    """(limit, version, a moment of the day in UTC, a stored date)."""
    found = []
    for limit in _counting_days():
        for number in range(DAYS):
            day = FIRST + timedelta(days=number)
            start = datetime(day.year, day.month, day.day, 8, tzinfo=Zone.WIB.tz)
            due_on = law.due_for(law.rulebook(), limit, start, Zone.WIB).due_on
            stored = (due_on or day) + timedelta(days=number % 2)
            moment = start.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S")
            version = law.rulebook().limits[limit].version
            found.append((limit, version, moment, stored.isoformat()))
    return found


def _counting_days() -> list[str]:
    return [each.id for each in law.rulebook().limits.values() if each.amount and each.unit != "hour"]


def _each_row() -> float:
    """Seconds for asking the clock `SAMPLE` times, one row after another."""
    rules, limits = law.rulebook(), _counting_days()
    start = datetime(2024, 1, 1, 8, tzinfo=Zone.WIB.tz)
    began = perf_counter()
    for number in range(SAMPLE):
        law.due_for(rules, limits[number % len(limits)], start + timedelta(minutes=25 * number), Zone.WIB)
    return perf_counter() - began


if __name__ == "__main__":
    numbers = [int(argument) for argument in sys.argv[1:]]
    result = main(*(numbers + [5, 1_000_000][len(numbers) :]))
    sys.stdout.write(json.dumps(result) + "\n")
    connection.close()
    FOLDER.cleanup()
