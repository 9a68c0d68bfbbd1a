"""The office's lists with 100,000 cases, for each role: time of the page, median and p95, and its queries.

Each page is asked for through the whole office stack (session, opened key, menu, templates). Every case is
sealed to both officers and half of them are held by the case officer. Target: p95 below 60 ms.

    .venv/bin/python bench/work_list.py [asks] [cases]
    NETRA_BENCH_DATABASE_URL=postgres://… .venv/bin/python bench/work_list.py
"""

import json
import secrets
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median, quantiles
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

from netra.accounts import roles, session  # noqa: E402
from netra.accounts import services as accounts  # noqa: E402
from netra.accounts.models import Officer  # noqa: E402
from netra.cases.models import Case, Deadline  # noqa: E402
from netra.reports.models import Grant, Report  # noqa: E402

TARGET_MS = 60
PASSWORD = secrets.token_urlsafe(12)
STAGES = ("screening", "clarification", "assessment", "ruling", "referral")
PAGES = {
    "inbox": "/kantor/",
    "own work": "/kantor/pekerjaan/",
    "office's work": "/kantor/pekerjaan/?siapa=kantor",
    "filtered": "/kantor/pekerjaan/?siapa=kantor&tahap=ruling&tenggat=7-hari",
    "calendar": "/kantor/kalender/",
}
BATCH = 5_000


def main(asks: int, cases: int) -> dict[str, object]:
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    office = found(1)[0].office
    people = {role: _appointed(office, role) for role in (roles.CASE_OFFICER, roles.BAWASLU_INTAKE)}
    for first in range(0, cases, BATCH):
        _fill(list(people.values()), range(first, min(first + BATCH, cases)))
    if connection.vendor == "sqlite":
        connection.cursor().execute("ANALYZE")
    told = {}
    for role, officer in people.items():
        door = _signed_in(officer)
        told[role] = {name: _measured(door, address, asks) for name, address in PAGES.items()}
    worst = max(page["p95_ms"] for pages in told.values() for page in pages.values())
    return {
        "measurement": f"office lists, {cases} cases, {connection.vendor}",
        "asks": asks,
        **told,
        "worst_p95_ms": worst,
        "target_ms": TARGET_MS,
        "met": worst < TARGET_MS,
    }


def _appointed(office: object, role: str) -> Officer:
    return accounts.appoint_officer(
        office=office,
        username=role,
        password=PASSWORD,
        position=role,
        role=role,
        at=datetime.now(UTC),
        is_own_password=True,
    ).officer


def _fill(people: list[Officer], numbers: range) -> None:
    """Rows as casework leaves them; what is sealed is noise of the right length, since no list opens it."""
    government, now = people[0].office.government, datetime.now(UTC)
    reports = Report.objects.bulk_create(
        Report(
            government=government, docket=f"L-{n:06d}", lookup=secrets.token_bytes(32), kind="report",
            act="lainnya", received_at=now, stage="examined", envelope=secrets.token_bytes(512),
            identity=None, receipt_grant=secrets.token_bytes(80),
        )
        for n in numbers
    )  # fmt: skip
    Grant.objects.bulk_create(
        Grant(report=report, officer=officer, sealed_key=secrets.token_bytes(1171))
        for officer in people
        for report in reports
    )
    made = Case.objects.bulk_create(
        Case(
            government=government, report=report, docket=f"P-{n:06d}", act="lainnya",
            stage=STAGES[n % 5], registered_at=now, assignee=people[0] if n % 2 else None,
            due_on=(now + timedelta(days=n % 60 - 5)).date(), due_limit="pkd-penanganan-3",
        )
        for n, report in zip(numbers, reports, strict=True)
    )  # fmt: skip
    Deadline.objects.bulk_create(
        Deadline(
            case=case, purpose="handling", limit="pkd-penanganan-3", limit_version=1, starts_at=now,
            due_on=case.due_on, binding=True,
        )
        for case in made
    )  # fmt: skip


def _signed_in(officer: Officer) -> Client:
    """A browser with this officer's session and opened key, made by the same code as a sign-in."""
    client, request, response = Client(), HttpRequest(), HttpResponse()
    request.session = client.session  # type: ignore[assignment]
    session.begin(request, response, officer, accounts.unlock(officer, PASSWORD))
    request.session.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = request.session.session_key or ""
    client.cookies[session.COOKIE] = response.cookies[session.COOKIE].value
    return client


def _measured(client: Client, address: str, asks: int) -> dict[str, float]:
    _asked(client, address)
    with CaptureQueriesContext(connection) as seen:
        _asked(client, address)
        asked = len(seen)  # here: the next request empties Django's list
    times = [_asked(client, address) * 1000 for _ in range(asks)]
    p95 = quantiles(times, n=20)[-1]
    return {"median_ms": round(median(times), 1), "p95_ms": round(p95, 1), "queries": asked}


def _asked(client: Client, address: str) -> float:
    began = perf_counter()
    answer = client.get(address, HTTP_HOST="localhost")
    if answer.status_code != 200:
        raise SystemExit(f"{address} did not answer: {answer.status_code}")
    return perf_counter() - began


if __name__ == "__main__":
    numbers = [int(argument) for argument in sys.argv[1:]]
    result = main(*(numbers + [20, 100_000][len(numbers) :]))
    sys.stdout.write(json.dumps(result, indent=1) + "\n")
    FOLDER.cleanup()
