"""Runs a workshop: a program of its own for what strangers sent, or for a library that is slow to load.

The server holds keys and must start fast. So what opens a stranger's PDF or fills an office's own template
runs beside it: one question and one file in, one answer out, then gone. A workshop is a file of its own that
imports nothing of Netra, so nothing of it is loaded here.
"""

import json
import logging
import subprocess
import sys
import threading
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

WITHIN_SECONDS = 20
_LOG = logging.getLogger(__name__)


class Turns:
    """How many may be in workshops at the same moment, and how long the next one waits for a turn."""

    def __init__(self, at_once: int, wait_seconds: float) -> None:
        self.left = threading.BoundedSemaphore(at_once)
        self.wait_seconds = wait_seconds


# Each may take its gigabyte. A stranger's file holds no thread that a report could need, and takes no turn of
# the office's.
OFFICE = Turns(at_once=2, wait_seconds=15)
PUBLIC = Turns(at_once=2, wait_seconds=1)


class WorkshopFailed(Exception):
    """No answer. `why` is "ended" (too much memory or time) or "fault" (a mistake of our own, logged)."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class WorkshopBusy(Exception):
    """Others are being served; nothing was looked at."""


@dataclass(frozen=True)
class Answer:
    """What the workshop told, and the file it made, if any."""

    told: dict[str, Any]
    made: bytes = b""


def ask(script: Path, question: dict[str, Any], given: bytes, turns: Turns = OFFICE) -> Answer:
    """One question about one file; an `error` told is an answer. Raises `WorkshopBusy`, `WorkshopFailed`."""
    if not turns.left.acquire(timeout=turns.wait_seconds):
        raise WorkshopBusy
    try:
        raw, code = _run(script, json.dumps(question).encode() + b"\n" + given)
    finally:
        turns.left.release()
    if code > 0:  # what a strange file can do to it is caught in there, or ends it by a signal
        _LOG.error("%s/%s: a fault of ours", script.parent.name, question.get("act"))
        raise WorkshopFailed("fault")
    line, _, made = raw.partition(b"\n")
    try:
        told = json.loads(line)
    except ValueError:
        raise WorkshopFailed("ended") from None
    return Answer(told, made)


def _run(script: Path, given: bytes) -> tuple[bytes, int]:
    """What it wrote, and how it ended: 0 well, above by an error, below by a signal."""
    # -I: no environment and no folder of ours on the path.
    with subprocess.Popen(  # noqa: S603 - our own interpreter and file, no shell
        [sys.executable, "-I", str(script)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd="/", env={},
    ) as workshop:  # fmt: skip
        alarm = threading.Timer(WITHIN_SECONDS, workshop.kill)
        alarm.start()
        try:
            raw = b""
            with suppress(BrokenPipeError):  # it ended early: what it said counts
                raw = workshop.communicate(given)[0]
            return raw, workshop.wait()
        finally:
            alarm.cancel()
            workshop.kill()
