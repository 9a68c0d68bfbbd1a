"""The office inbox with 20,000 cases: queries and time, beside a small inbox and the raw read of one page.

The page is asked for through the whole office stack (session, opened key, menu, templates). Raw limit: the
same fifty rows read with one SQL statement on a bare connection. The two sizes alternate in one run.

    .venv/bin/python bench/inbox.py [pairs] [cases]
"""

import json
import secrets
import sqlite3
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parent))
import installation

FOLDER = installation.prepare()

import django  # noqa: E402

django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.http import HttpRequest, HttpResponse  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from intake_setup import found  # noqa: E402

from netra.accounts import session  # noqa: E402
from netra.accounts.models import Officer  # noqa: E402
from netra.cases.models import Case  # noqa: E402
from netra.reports.models import Grant, Report  # noqa: E402

SMALL = 200
PAGE_SQL = """SELECT c.* FROM cases_case c JOIN reports_report r ON r.id = c.report_id
    JOIN reports_grant g ON g.report_id = r.id AND g.officer_id = ?
    WHERE c.government_id = ? AND c.stage IN
    ('screening', 'clarification', 'assessment', 'ruling', 'referral')
    ORDER BY c.due_on LIMIT 50"""


def main(pairs: int, cases: int) -> dict[str, object]:
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    few, many = found(2)
    _fill(few, SMALL, "A")
    _fill(many, cases, "B")
    doors = {name: _signed_in(officer) for name, officer in (("few", few), ("many", many))}
    times: dict[str, list[float]] = {"few": [], "many": [], "raw": []}
    for _ in range(pairs):
        for name, door in doors.items():
            times[name].append(_page(door))
        times["raw"].append(_raw(many))
    queries = {name: _queries(door) for name, door in doors.items()}
    return _summary(times, queries, pairs, cases)


def _fill(officer: Officer, count: int, series: str) -> None:
    """Rows as casework leaves them; what is sealed is noise of the right length, since no list opens it."""
    government, now = officer.office.government, datetime.now(UTC)
    reports = Report.objects.bulk_create(
        Report(
            government=government, docket=f"{series}-2024-{n:05d}", lookup=secrets.token_bytes(32),
            kind="report", act="lainnya", received_at=now, stage="examined",
            envelope=secrets.token_bytes(2048),
            identity=secrets.token_bytes(256), receipt_grant=secrets.token_bytes(80),
        )
        for n in range(count)
    )  # fmt: skip
    Grant.objects.bulk_create(
        Grant(report=r, officer=officer, sealed_key=secrets.token_bytes(1171)) for r in reports
    )
    Case.objects.bulk_create(
        Case(
            government=government, report=report, docket=f"P{report.docket}", act="lainnya",
            stage="clarification", registered_at=now, assignee=officer,
            due_on=(now + timedelta(days=n % 60)).date(),
        )
        for n, report in enumerate(reports)
    )  # fmt: skip


def _signed_in(officer: Officer) -> Client:
    """A browser with this officer's session and opened key, made by the same code as a sign-in."""
    client, request, response = Client(), HttpRequest(), HttpResponse()
    request.session = client.session  # type: ignore[assignment]
    session.begin(request, response, officer, b"k" * 33)
    request.session.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = request.session.session_key or ""
    client.cookies[session.COOKIE] = response.cookies[session.COOKIE].value
    return client


def _page(client: Client) -> float:
    began = perf_counter()
    response = client.get("/kantor/", HTTP_HOST="localhost")
    if response.status_code != 200 or b"P" not in response.content:
        raise SystemExit(f"the inbox did not answer: {response.status_code}")
    return perf_counter() - began


def _raw(officer: Officer) -> float:
    began = perf_counter()
    database = sqlite3.connect(settings.DATABASES["default"]["NAME"])
    rows = database.execute(PAGE_SQL, (officer.pk, officer.office.government_id)).fetchall()
    database.close()
    if len(rows) != 50:
        raise SystemExit("the raw read found another page")
    return perf_counter() - began


def _queries(client: Client) -> int:
    with CaptureQueriesContext(connection) as seen:
        _page(client)
    return len(seen)


def _summary(
    times: dict[str, list[float]], queries: dict[str, int], pairs: int, cases: int
) -> dict[str, object]:
    growth = median(many / few for many, few in zip(times["many"], times["few"], strict=True))
    of_raw = median(many / raw for many, raw in zip(times["many"], times["raw"], strict=True))
    return {
        "measurement": f"office inbox, {cases} cases beside {SMALL}",
        "pairs": pairs,
        "queries_few": queries["few"],
        "queries_many": queries["many"],
        "page_ms": round(median(times["many"]) * 1000, 1),
        "page_few_ms": round(median(times["few"]) * 1000, 1),
        "raw_page_ms": round(median(times["raw"]) * 1000, 2),
        "time_many_over_few": round(growth, 2),
        "time_over_raw": round(of_raw, 1),
        "met": queries["few"] == queries["many"],
    }


if __name__ == "__main__":
    numbers = [int(argument) for argument in sys.argv[1:]]
    result = main(*(numbers + [7, 20_000][len(numbers) :]))
    sys.stdout.write(json.dumps(result) + "\n")
    FOLDER.cleanup()
