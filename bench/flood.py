"""Does a flood of reports lock others out? Honest senders beside a flood, and the same without one.

`netra serve` on SQLite, loopback, one run. Four honest phones (their proofs solved before the clock starts,
as a phone solves while its owner reads the check page) send five reports a second together; one honest
browser without scripts sends one and follows the page that renews itself. Beside them N flooding
connections, as fast as they get answers: first without work, then with it, each solving what its own check
page asked. The flooders' processors are the server's own here (two cores), which an attacker's would not be;
they run at a lower priority.

    .venv/bin/python bench/flood.py [seconds per phase] [flooding connections]
"""

import json
import os
import re
import socket
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from statistics import quantiles

sys.path.insert(0, str(Path(__file__).resolve().parent))
import installation

FOLDER = installation.prepare()

import django  # noqa: E402

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connections  # noqa: E402
from intake_setup import Draft, found, prepared_drafts, with_proof  # noqa: E402

from netra.reports.entering import waiting, work  # noqa: E402
from netra.reports.models import Report  # noqa: E402

PHONES, PACE_SECONDS = 4, 0.8
DRAFTS_PER_SECOND = 260  # more than the server takes from a flood
FLOODS = (None, "without work", "with work")


@dataclass
class Sent:
    """What one side sent: how long each answer took, whose report was acknowledged, who was asked to wait."""

    times: list[float] = field(default_factory=list)
    acknowledged: list[Draft] = field(default_factory=list)
    asked_to_wait: int = 0
    refused: int = 0


def main(seconds: int, flooders: int) -> dict[str, object]:
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    found(installation.READERS)
    port = installation.free_port()
    phases = {}
    with installation.server(port):
        _phase(port, 2, None, 0)  # warm-up
        for kind in FLOODS:
            phases[kind or "no flood"] = _phase(port, seconds, kind, flooders)
    calm = phases["no flood"]
    for name, phase in phases.items():
        if name != "no flood":
            phase["p50_ratio"] = round(phase["p50_ms"] / calm["p50_ms"], 1)
            phase["p99_ratio"] = round(phase["p99_ms"] / calm["p99_ms"], 1)
    return {"measurement": "flood", "flooding_connections": flooders, "seconds": seconds, "phases": phases}


def _phase(port: int, seconds: int, kind: str | None, flooders: int) -> dict[str, float]:
    honest = [with_proof(each) for each in prepared_drafts(int(PHONES * seconds / PACE_SECONDS))]
    (slow,) = prepared_drafts(1)
    flood = _start_flood(port, seconds, kind, flooders) if kind else None
    sent, without_script = Sent(), Sent()
    threads = [threading.Thread(target=_phone, args=(port, honest[i::PHONES], sent)) for i in range(PHONES)]
    threads.append(threading.Thread(target=_patient, args=(port, slow, without_script)))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    told = json.loads(flood.communicate()[0]) if flood else {}
    connections.close_all()
    p99 = quantiles(sent.times, n=100)[98] if len(sent.times) > 1 else sent.times[0]
    return {
        "honest_sent": len(honest),
        "honest_refused": sent.refused,
        "honest_acknowledged_and_lost": sum(not each.is_stored() for each in sent.acknowledged),
        "honest_put_in_the_slow_queue": _queued(honest),
        "p50_ms": round(1000 * quantiles(sent.times, n=2)[0], 1),
        "p99_ms": round(1000 * p99, 1),
        "slowest_ms": round(1000 * max(sent.times), 1),
        "without_script_seconds_to_the_receipt": round(without_script.times[-1], 2),
        "without_script_asked_to_wait": without_script.asked_to_wait,
        "without_script_lost": sum(not each.is_stored() for each in without_script.acknowledged),
        "waiting_their_turn_afterwards": Report.objects.filter(turn_at__isnull=False).count(),
        **told,
    }


def _queued(drafts: list[Draft]) -> int:
    mine = Report.objects.filter(lookup__in=[each.lookup for each in drafts])
    return mine.filter(turn_at__isnull=False).count()


def _phone(port: int, drafts: list[Draft], sent: Sent) -> None:
    for draft in drafts:
        began = time.perf_counter()
        status, _ = _exchange(port, draft.request)
        sent.times.append(time.perf_counter() - began)
        if status == 302:
            sent.acknowledged.append(draft)
        else:
            sent.refused += 1
        time.sleep(max(0, PACE_SECONDS - (time.perf_counter() - began)))


def _patient(port: int, draft: Draft, sent: Sent) -> None:
    """A browser without scripts: presses once, then lets the page renew itself."""
    time.sleep(1)  # in the middle of the flood
    began, request = time.perf_counter(), draft.request
    for _ in range(30):
        status, head = _exchange(port, request)
        if status == 302:
            sent.acknowledged.append(draft)
            break
        sent.asked_to_wait += 1
        cookie = re.search(rb"netra_giliran=([^;]+)", head)
        ticket = b"; netra_giliran=" + cookie[1] if cookie else b""
        request = b"GET /lapor/giliran/ HTTP/1.1\r\n" + _headers(draft, ticket)
        time.sleep(waiting.SECONDS)
    sent.times.append(time.perf_counter() - began)


def _headers(draft: Draft, more: bytes = b"") -> bytes:
    found = re.search(rb"Cookie: ([^\r]+)", draft.request)
    assert found
    return b"Host: 127.0.0.1\r\nCookie: " + found[1] + more + b"\r\nContent-Length: 0\r\n\r\n"


def _exchange(port: int, request: bytes) -> tuple[int, bytes]:
    """Status and everything of one answer, on a connection of its own, as phones come."""
    with socket.create_connection(("127.0.0.1", port), timeout=60) as connection:
        connection.sendall(request.replace(b"HTTP/1.1\r\n", b"HTTP/1.1\r\nConnection: close\r\n", 1))
        answer = b""
        while piece := connection.recv(65536):
            answer += piece
    return int(answer[9:12]), answer


# --- the flood, in a process of its own ---------------------------------------------------------------


def _start_flood(port: int, seconds: int, kind: str, flooders: int) -> "subprocess.Popen[str]":
    command = [sys.executable, __file__, "--flood", str(port), str(seconds), kind, str(flooders)]
    flood = subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env=os.environ | {"NETRA_BENCH_DATA": FOLDER.name}
    )
    assert flood.stdout
    flood.stdout.readline()  # its drafts are ready
    return flood


def flood(port: int, seconds: int, kind: str, flooders: int) -> None:
    """Prints a line when it begins, and at its end what it got done."""
    many = seconds * (DRAFTS_PER_SECOND if kind == "without work" else 20)
    drafts, sent, lock = prepared_drafts(many), Sent(), threading.Lock()
    os.nice(10)
    print("ready", flush=True)
    until = time.monotonic() + seconds + 1

    def attacker() -> None:
        while time.monotonic() < until:
            with lock:
                if not drafts:
                    return
                draft = drafts.pop()
            request = draft.request if kind == "without work" else _worked(port, draft)
            status, _ = _exchange(port, request)
            with lock:
                sent.times.append(0)
                sent.asked_to_wait += status == 503
                if status == 302:
                    sent.acknowledged.append(draft)

    threads = [threading.Thread(target=attacker) for _ in range(flooders)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    told = {
        "flood_answers_per_s": round(len(sent.times) / seconds),
        "flood_received_per_s": round(len(sent.acknowledged) / seconds, 1),
        "flood_asked_to_wait": sent.asked_to_wait,
        "flood_acknowledged_and_lost": sum(not each.is_stored() for each in sent.acknowledged),
    }
    print(json.dumps(told))


def _worked(port: int, draft: Draft) -> bytes:
    _, page = _exchange(port, b"GET /lapor/periksa/ HTTP/1.1\r\n" + _headers(draft))
    challenge = re.search(rb'data-work="([^"]+)"', page)
    assert challenge
    return with_proof(draft, work.solve(challenge[1].decode())).request


if __name__ == "__main__":
    if sys.argv[1:2] == ["--flood"]:
        flood(int(sys.argv[2]), int(sys.argv[3]), sys.argv[4], int(sys.argv[5]))
    else:
        numbers = [int(argument) for argument in sys.argv[1:]]
        print(json.dumps(main(*(numbers + [10, 32][len(numbers) :]))))
        FOLDER.cleanup()
