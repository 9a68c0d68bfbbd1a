"""Reports per second through the public door, beside the raw limit of the same work, in one run.

Candidate: `netra serve` (SQLite: WAL, synchronous=FULL), 1, 4, 20, 32 and 50 reporters at once, each POSTing
the check page of a finished draft: forged-form check, draft opened, every answer validated again, sealed to
three officers, stored durably with all who come at the same moment (ADR 21), journalled, receipt page
promised. A report counts when its reply has arrived; none may fail, and as many must be stored as were sent.
Raw limit: one process without Django that seals, pads and inserts the same rows (report, three grants,
journal entry, docket and head) and commits each report. The two alternate; the median of the pairs counts.
Afterwards the server is killed with kill -9 under load, and every acknowledged report must be there.
PostgreSQL runs in a throw-away cluster that keeps its promises (fsync), unless NETRA_BENCH_DATABASE_URL names
another.

    .venv/bin/python bench/intake.py [pairs] [reports per batch]
"""

import json
import os
import socket
import subprocess
import sys
import threading
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter, sleep

sys.path.insert(0, str(Path(__file__).resolve().parent))
import installation

FOLDER = installation.prepare()

import django  # noqa: E402

django.setup()

import intake_limit  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from intake_setup import Draft, found, prepared_drafts, stored_reports, with_proof  # noqa: E402

LEVELS = (1, 4, 20, 32, 50)
AT_ONCE = 32  # at this level p99 has a target, and the server is killed
TARGET_RATIO = {"sqlite": 0.60, "postgresql": 0.40}
TARGET_P99_MS = {"sqlite": 50.0}


class NotReceived(Exception):
    """The server answered something else than "your receipt is there"."""


@dataclass
class Level:
    """So many at once: per batch the rate, its ratio to the limit measured just before, and every wait."""

    at_once: int
    rates: list[float] = field(default_factory=list)
    ratios: list[float] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)
    slowest: list[float] = field(default_factory=list)

    def told(self) -> dict[str, object]:
        return {
            "at_once": self.at_once,
            "reports_per_s": round(median(self.rates)),
            "ratio": round(median(self.ratios), 3),
            "p50_ms": round(median(self.waits) * 1000, 1),
            "p99_ms": round(median(self.slowest), 1),
            "p99_ms_of_each_batch": [round(one) for one in self.slowest],
        }


def main(pairs: int, batch: int) -> dict[str, object]:
    call_command("migrate", verbosity=0)
    officers = found(installation.READERS)
    port = installation.free_port()
    levels, limits = [Level(at_once) for at_once in LEVELS], []
    with installation.server(port):
        _send_all(port, _drafts(AT_ONCE * 2), AT_ONCE)  # warm-up
        for _ in range(pairs):
            for level in levels:
                limits.append(intake_limit.rate(Path(FOLDER.name), officers, batch))
                _measure(port, level, limits[-1], batch)
    lost = _kill_under_load(installation.free_port(), _drafts(batch))
    return _summary(limits, levels, lost, batch)


def _drafts(count: int) -> list[Draft]:
    """As phones send them: with a proof of work, which the server checks."""
    return [with_proof(each) for each in prepared_drafts(count)]


def _measure(port: int, level: Level, limit: float, batch: int) -> None:
    """One batch: all of them answered, and as many stored as were sent."""
    drafts, before = _drafts(batch), stored_reports()
    taken, times = _send_all(port, drafts, level.at_once)
    if stored_reports() - before != batch:
        raise SystemExit(f"{batch} reports were sent, {stored_reports() - before} are stored")
    level.rates.append(batch / taken)
    level.ratios.append(batch / taken / limit)
    level.waits += times
    level.slowest.append(_p99_ms(times))


def _send_all(port: int, drafts: list[Draft], at_once: int) -> tuple[float, list[float]]:
    """Seconds for all, and each reply's wait."""
    queue, times, refused, lock = list(drafts), [], [], threading.Lock()

    def reporter() -> None:
        line = socket.create_connection(("127.0.0.1", port), timeout=60)
        while True:
            with lock:
                if not queue:
                    return
                draft = queue.pop()
            began = perf_counter()
            try:
                _send(line, draft)
            except NotReceived as answer:
                refused.append(str(answer))
            with lock:
                times.append(perf_counter() - began)

    threads = [threading.Thread(target=reporter) for _ in range(at_once)]
    began = perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if refused:
        raise SystemExit(f"{len(refused)} reports were not received, the first: {refused[0]}")
    return perf_counter() - began, times


def _send(line: socket.socket, draft: Draft) -> None:
    """Press Kirim: prepared bytes out, the head of the reply in. The client must not be what is measured."""
    line.sendall(draft.request)
    head = b""
    while b"\r\n\r\n" not in head:
        piece = line.recv(65536)
        if not piece:
            raise ConnectionError
        head += piece
    if b" 302 " not in head[:20] or b"/lapor/tanda-terima/\r\n" not in head:
        raise NotReceived(head[:200].decode(errors="replace"))


def _kill_under_load(port: int, drafts: list[Draft]) -> int:
    """How many acknowledged reports are missing after kill -9 in the middle of a batch."""
    acknowledged: list[Draft] = []
    with installation.server(port) as process:

        def reporter() -> None:
            line = socket.create_connection(("127.0.0.1", port), timeout=10)
            while drafts:
                draft = drafts.pop()
                try:
                    _send(line, draft)
                except OSError:
                    return  # the server is gone: this one was never acknowledged
                acknowledged.append(draft)

        threads = [threading.Thread(target=reporter) for _ in range(AT_ONCE)]
        for thread in threads:
            thread.start()
        while len(acknowledged) < AT_ONCE and any(thread.is_alive() for thread in threads):
            sleep(0.01)
        installation.kill(process)
        for thread in threads:
            thread.join()
    return sum(not draft.is_stored() for draft in acknowledged)


def _p99_ms(times: list[float]) -> float:
    return quantiles(times, n=100)[98] * 1000


def _summary(limits: list[float], levels: list[Level], lost: int, batch: int) -> dict[str, object]:
    vendor = connection.vendor
    ratio, patience = TARGET_RATIO[vendor], TARGET_P99_MS.get(vendor)
    crowds = [level for level in levels if level.at_once > 1]  # alone nobody shares a commit
    watched = next(level for level in levels if level.at_once == AT_ONCE)
    return {
        "measurement": f"report intake, {vendor}, one worker",
        "pairs": len(limits) // len(levels),
        "reports_per_batch": batch,
        "raw_limit_per_s": round(median(limits)),
        "raw_limit_of_each_batch": [round(one) for one in limits],
        "levels": [level.told() for level in levels],
        "ratio_target": ratio,
        "p99_target_ms_at_32": patience,
        "acknowledged_and_lost_after_kill_9": lost,
        "met": min(median(level.ratios) for level in crowds) >= ratio
        and (patience is None or median(watched.slowest) <= patience)
        and lost == 0,
    }


def _on_postgres_too(arguments: list[str]) -> int:
    """The same on a throw-away PostgreSQL with fsync, where this machine has one."""
    script = [sys.executable, str(Path(__file__).resolve()), *arguments]
    starter = [sys.executable, "bin/with-postgres", "--durable"]
    if os.environ.get("DATABASE_URL") or subprocess.call([*starter[:2], "--find"], stdout=subprocess.DEVNULL):
        return 0
    inner = ["/bin/sh", "-c", 'NETRA_BENCH_DATABASE_URL="$DATABASE_URL" exec "$0" "$@"', *script]
    return subprocess.call([*starter, *inner], cwd=installation.ROOT)


if __name__ == "__main__":
    numbers = [int(argument) for argument in sys.argv[1:]]
    result = main(*(numbers + [3, 300][len(numbers) :]))
    sys.stdout.write(json.dumps(result) + "\n")
    sys.stdout.flush()
    connection.close()
    FOLDER.cleanup()
    sys.exit(0 if connection.vendor == "postgresql" else _on_postgres_too(sys.argv[1:]))
