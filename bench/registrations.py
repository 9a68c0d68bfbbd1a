"""1,000 registrations at the same moment, beside 1,000 bare inserts, in one run, on both databases.

Candidate: `netra serve`; 1,000 fresh connections opened at once, each POSTing the form of one waiting report
as the office's page does: session, opened key, form token, lifecycle, docket, register number, two clocks,
the journal. One press in ten comes twice, and the second must change nothing. Raw limit: as many rows through
Django's connection, one INSERT and one commit each, no HTTP. Hard: no press without an answer, every report
registered once, dockets and register numbers without a gap and without a double. PostgreSQL runs in a
throw-away cluster that keeps its promises (fsync), unless NETRA_BENCH_DATABASE_URL names another.

    .venv/bin/python bench/registrations.py [rounds] [reports]
"""

import json
import os
import sys
from statistics import median
from time import perf_counter
from urllib.parse import urlencode

import hall  # first: it prepares the throw-away installation
import installation
from django.core.management import call_command
from django.db import connection
from registrations_setup import Intake

TOKEN = "0123456789abcdef0123456789abcdef"


def main(rounds: int, reports: int) -> dict[str, object]:
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    intake, port = Intake(), installation.free_port()
    limits, times, slowest, wrong = [], [], [], {"unanswered": 0, "lost": 0, "gaps_or_doubles": 0}
    with installation.server(port):
        hall._all_at_once(port, _presses(intake, intake.wait(20)))  # warm-up
        for _ in range(rounds):
            limits.append(intake.raw_inserts(reports))
            waiting = intake.wait(reports)
            began = perf_counter()
            callers = hall._all_at_once(port, _presses(intake, waiting))
            times.append(perf_counter() - began)
            slowest.append(hall._p99_ms(callers))
            wrong["unanswered"] += sum(not _is_answer(caller.answer) for caller in callers)
            wrong["lost"] += intake.unregistered(waiting)
    wrong["gaps_or_doubles"] = intake.gaps_or_doubles()
    ratios = [taken / limit for taken, limit in zip(times, limits, strict=True)]
    return {
        "measurement": f"{reports} registrations at once, {connection.display_name}",
        "rounds": rounds,
        "load": os.getloadavg(),
        "raw_inserts_s": round(median(limits), 3),
        "registrations_s": round(median(times), 3),
        "times_the_limit": round(median(ratios), 1),
        "p99_ms_of_each_round": [round(one) for one in slowest],
        **wrong,
        "met": not any(wrong.values()),
    }


def _presses(intake: Intake, dockets: list[str]) -> list[bytes]:
    return [_press(intake.cookies, docket) for docket in (*dockets, *dockets[::10])]


def _press(cookies: str, docket: str) -> bytes:
    body = urlencode({"csrfmiddlewaretoken": TOKEN}).encode()
    head = (
        f"POST /kantor/laporan/{docket}/registrasi/ HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
        f"Cookie: netra_kantor_formulir={TOKEN}; {cookies}\r\n"
        f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


def _is_answer(answer: bytes) -> bool:
    """Registered and led to the case, or told that it was registered already."""
    head = answer.partition(b"\r\n\r\n")[0].lower()
    is_led = head.startswith(b"http/1.1 302") and b"\r\nlocation: /kantor/perkara/" in head
    return is_led or head.startswith(b"http/1.1 409")


if __name__ == "__main__":
    numbers = [int(argument) for argument in sys.argv[1:]]
    result = main(*(numbers + [3, 1000][len(numbers) :]))
    sys.stdout.write(json.dumps(result) + "\n")
    sys.stdout.flush()
    connection.close()
    hall.FOLDER.cleanup()
    sys.exit(0 if connection.vendor == "postgresql" else hall.on_postgres_too(__file__, sys.argv[1:]))
