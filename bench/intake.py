"""Reports per second through the public door, beside the raw limit of the same work, in one run.

Candidate: `netra serve` on SQLite (WAL, synchronous=FULL), 32 reporters at once, each POSTing the check page
of a finished draft: forged-form check, draft opened, every answer validated again, sealed to three officers,
stored durably, journalled, receipt page promised. A report counts when its reply has arrived.
Raw limit: one process without Django that seals and inserts the same rows (report, three grants, journal
entry, docket and head) and commits each report. The two alternate; the median of the pairs' ratios counts,
and the median of the batches' p99 (all of them are shown).
Afterwards the server is killed with kill -9 under load, and every acknowledged report must be there.

    .venv/bin/python bench/intake.py [pairs] [reports per batch]
"""

import json
import socket
import sys
import threading
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
from intake_setup import Draft, found, prepared_drafts, stored_reports, with_proof  # noqa: E402

AT_ONCE = 32
TARGET_RATIO = 0.60
TARGET_P99_MS = 50


class NotReceived(Exception):
    """The server answered something else than "your receipt is there"."""


def main(pairs: int, batch: int) -> dict[str, object]:
    call_command("migrate", verbosity=0)
    officers = found(installation.READERS)
    port = installation.free_port()
    limits, rates, waits, slowest = [], [], [], []
    with installation.server(port):
        _send_all(port, _drafts(AT_ONCE * 2))  # warm-up
        for _ in range(pairs):
            limits.append(intake_limit.rate(Path(FOLDER.name), officers, batch))
            drafts = _drafts(batch)
            before = stored_reports()
            taken, times = _send_all(port, drafts)
            if stored_reports() - before != batch:
                raise SystemExit(f"{batch} reports were sent, {stored_reports() - before} are stored")
            rates.append(batch / taken)
            waits += times
            slowest.append(_p99_ms(times))
    lost = _kill_under_load(installation.free_port(), _drafts(batch))
    return _summary(limits, rates, waits, slowest, lost, batch)


def _drafts(count: int) -> list[Draft]:
    """As phones send them: with a proof of work, which the server checks."""
    return [with_proof(each) for each in prepared_drafts(count)]


def _send_all(port: int, drafts: list[Draft]) -> tuple[float, list[float]]:
    """Seconds for all, and each reply's wait."""
    queue, times, refused, lock = list(drafts), [], [], threading.Lock()

    def reporter() -> None:
        connection = socket.create_connection(("127.0.0.1", port), timeout=60)
        while True:
            with lock:
                if not queue:
                    return
                draft = queue.pop()
            began = perf_counter()
            try:
                _send(connection, draft)
            except NotReceived as answer:
                refused.append(str(answer))
            with lock:
                times.append(perf_counter() - began)

    threads = [threading.Thread(target=reporter) for _ in range(AT_ONCE)]
    began = perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if refused:
        raise SystemExit(f"{len(refused)} reports were not received, the first: {refused[0]}")
    return perf_counter() - began, times


def _send(connection: socket.socket, draft: Draft) -> None:
    """Press Kirim: prepared bytes out, the head of the reply in. The client must not be what is measured."""
    connection.sendall(draft.request)
    head = b""
    while b"\r\n\r\n" not in head:
        piece = connection.recv(65536)
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
            connection = socket.create_connection(("127.0.0.1", port), timeout=10)
            while drafts:
                draft = drafts.pop()
                try:
                    _send(connection, draft)
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


def _summary(
    limits: list[float],
    rates: list[float],
    waits: list[float],
    slowest: list[float],
    lost: int,
    batch: int,
) -> dict[str, object]:
    ratios = [rate / limit for rate, limit in zip(rates, limits, strict=True)]
    p99 = median(slowest)
    return {
        "measurement": "report intake, SQLite FULL, one worker",
        "pairs": len(limits),
        "reports_per_batch": batch,
        "at_once": AT_ONCE,
        "raw_limit_per_s": round(median(limits)),
        "reports_per_s": round(median(rates)),
        "ratio": round(median(ratios), 3),
        "ratio_target": TARGET_RATIO,
        "p50_ms": round(median(waits) * 1000, 1),
        "p99_ms": round(p99, 1),
        "p99_ms_of_each_batch": [round(one) for one in slowest],
        "p99_target_ms": TARGET_P99_MS,
        "acknowledged_and_lost_after_kill_9": lost,
        "met": median(ratios) >= TARGET_RATIO and p99 <= TARGET_P99_MS and lost == 0,
    }


if __name__ == "__main__":
    numbers = [int(argument) for argument in sys.argv[1:]]
    result = main(*(numbers + [5, 400][len(numbers) :]))
    sys.stdout.write(json.dumps(result) + "\n")
    FOLDER.cleanup()
