"""The office's lists with 100,000 cases, for each role: time of the page, median and p95, and its queries.

Each page is asked for through the whole office stack (session, opened key, menu, templates). Every case is
sealed to both officers, half of them are held by the case officer, and as many reports wait to be sorted as
there are cases in a fifth. A newcomer holds no key: the same pages without rows are the limit that the stack
sets (`over_floor` is a page's median over the newcomer's, asked in turn with it). The personnel office has as
many proceedings. Target: p95 below 60 ms.

    .venv/bin/python bench/work_list.py [asks] [cases]
    NETRA_BENCH_DATABASE_URL=postgres://… .venv/bin/python bench/work_list.py
"""

import json
import os
import secrets
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
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
from work_list_setup import fill_proceedings  # noqa: E402

from netra.accounts import roles, session  # noqa: E402
from netra.accounts import services as accounts  # noqa: E402
from netra.accounts.models import Officer  # noqa: E402
from netra.cases import work_queries  # noqa: E402
from netra.cases.models import Case, Deadline  # noqa: E402
from netra.reports.models import Grant, Report  # noqa: E402

TARGET_MS = 60
PASSWORD = secrets.token_urlsafe(12)
STAGES = ("screening", "clarification", "assessment", "ruling", "referral", "dismissed")
WORK = "/kantor/pekerjaan/"
PAGES = {
    "inbox": "/kantor/",
    "inbox, late": "/kantor/?tampilan=lewat",
    "own work": WORK,
    "office's work": f"{WORK}?siapa=kantor",
    "filtered": f"{WORK}?siapa=kantor&tahap=ruling&tenggat=7-hari",
    "rare act": f"{WORK}?siapa=kantor&kelas=foto_bersama_simbol_jari",
    "page 20": f"{WORK}?siapa=kantor&halaman=20",
    "calendar": "/kantor/kalender/",
    "own calendar": "/kantor/kalender/?siapa=saya",
    "closed": "/kantor/perkara/selesai/",
}
DISCIPLINE = {
    "proceedings": "/kantor/disiplin/",
    "late": "/kantor/disiplin/?tampilan=lewat",
    "filtered": "/kantor/disiplin/?tahap=summoned&status=thl",
    "finished": "/kantor/disiplin/?tampilan=selesai",
}
BATCH = 5_000


def main(asks: int, cases: int) -> dict[str, object]:
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    office = found(1)[0].office
    readers = [_appointed(office, role) for role in (roles.CASE_OFFICER, roles.BAWASLU_INTAKE)]
    newcomer, keeper = _appointed(office, roles.CASE_OFFICER, "pendatang"), _appointed(office, roles.BKPSDM)
    for first in range(0, cases, BATCH):
        numbers = range(first, min(first + BATCH, cases))
        _fill(readers, numbers)
        fill_proceedings(keeper, numbers)
    if connection.vendor == "postgresql":  # as its autovacuum would have
        connection.cursor().execute("VACUUM ANALYZE")
    floor = _signed_in(newcomer)
    told: dict[str, dict[str, dict[str, float]]] = {}
    for officer in (*readers, keeper):
        door, pages = _signed_in(officer), DISCIPLINE if officer == keeper else PAGES
        floored = None if officer == keeper else floor
        told[officer.role] = {name: _measured(door, at, asks, floored) for name, at in pages.items()}
    told["newcomer"] = {name: _measured(floor, at, asks, None) for name, at in PAGES.items()}
    worst = max(page["p95_ms"] for pages in told.values() for page in pages.values())
    return {
        "measurement": f"office lists, {cases} cases, {connection.vendor}",
        "asks": asks,
        "load": os.getloadavg(),
        **told,
        **_beyond_the_lists(readers[0]),
        "worst_p95_ms": worst,
        "target_ms": TARGET_MS,
        "met": worst < TARGET_MS,
    }


def _beyond_the_lists(officer: Officer) -> dict[str, float]:
    """The calendar's feed and the daily digest, which no browser asks for; milliseconds, the best of five."""
    today = datetime.now(UTC).date()
    acts = {
        "feed_ms": lambda: work_queries.due_in_feed(officer, today),
        "digest_ms": lambda: work_queries.figures_for(officer, today),
    }
    return {name: round(min(_timed(act) for _ in range(5)) * 1000, 1) for name, act in acts.items()}


def _timed(act: Callable[[], object]) -> float:
    began = perf_counter()
    act()
    return perf_counter() - began


def _appointed(office: object, role: str, name: str = "") -> Officer:
    return accounts.appoint_officer(
        office=office,
        username=name or role,
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
            government=government, docket=f"{series}-{n:06d}", lookup=secrets.token_bytes(32), kind="report",
            act="lainnya", received_at=now, stage=stage, envelope=secrets.token_bytes(2048),
            identity=None, receipt_grant=secrets.token_bytes(80), next_due_on=_day(now, n),
        )
        for series, stage, step in (("L", "examined", 1), ("N", "received", 5))
        for n in numbers[::step]
    )  # fmt: skip
    Grant.objects.bulk_create(
        Grant(report=report, officer=officer, sealed_key=secrets.token_bytes(1171))
        for officer in people
        for report in reports
    )
    made = Case.objects.bulk_create(
        Case(
            government=government, report=report, docket=f"P-{n:06d}", stage=STAGES[n % 6],
            act="lainnya" if n % 1000 else "foto_bersama_simbol_jari", registered_at=now,
            assignee=people[0] if n % 2 else None, due_on=_day(now, n), due_limit="pkd-penanganan-3",
            closed_at=now if n % 6 == 5 else None,
        )
        for n, report in zip(numbers, reports, strict=False)
    )  # fmt: skip
    Deadline.objects.bulk_create(
        Deadline(
            case=case, purpose="handling", limit="pkd-penanganan-3", limit_version=1, starts_at=now,
            due_on=case.due_on, binding=True,
        )
        for case in made
    )  # fmt: skip


def _day(now: datetime, n: int) -> date:
    return (now + timedelta(days=n % 60 - 5)).date()


def _signed_in(officer: Officer) -> Client:
    """A browser with this officer's session and opened key, made by the same code as a sign-in."""
    client, request, response = Client(), HttpRequest(), HttpResponse()
    request.session = client.session  # type: ignore[assignment]
    session.begin(request, response, officer, accounts.unlock(officer, PASSWORD))
    request.session.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = request.session.session_key or ""
    client.cookies[session.COOKIE] = response.cookies[session.COOKIE].value
    return client


def _measured(client: Client, address: str, asks: int, floor: Client | None) -> dict[str, float]:
    _asked(client, address)
    with CaptureQueriesContext(connection) as seen:
        _asked(client, address)
        asked = len(seen)  # here: the next request empties Django's list
    times, floors = [], []
    for _ in range(asks):
        times.append(_asked(client, address) * 1000)
        floors.append(_asked(floor, address) * 1000 if floor else times[-1])
    told = {"min_ms": min(times), "median_ms": median(times), "p95_ms": quantiles(times, n=20)[-1]}
    told |= {"over_floor": median(times) / median(floors)} if floor else {}
    return {name: round(value, 1) for name, value in told.items()} | {"queries": asked}


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
