"""Runs a workshop: a program of its own for what strangers sent, or for a library that is slow to load.

The server holds keys and must start fast. So what opens a stranger's PDF or fills an office's own template
runs beside it: one question and one file in, one answer out, then gone. A workshop is a file of its own that
imports nothing of Netra, so nothing of it is loaded here.
"""

import json
import subprocess
import sys
import threading
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

WITHIN_SECONDS = 20
_TURN_WITHIN_SECONDS = 15
_AT_ONCE = threading.BoundedSemaphore(2)  # each may take its gigabyte


class WorkshopFailed(Exception):
    """It ended without an answer: too much memory, too much time, or a fault. `why` is a word, never data."""

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


def ask(script: Path, question: dict[str, Any], given: bytes) -> Answer:
    """One question about one file; an `error` told is an answer. Raises `WorkshopBusy`, `WorkshopFailed`."""
    if not _AT_ONCE.acquire(timeout=_TURN_WITHIN_SECONDS):
        raise WorkshopBusy
    try:
        raw = _run(script, json.dumps(question).encode() + b"\n" + given)
    finally:
        _AT_ONCE.release()
    line, _, made = raw.partition(b"\n")
    try:
        told = json.loads(line)
    except ValueError:
        raise WorkshopFailed("ended") from None
    return Answer(told, made)


def _run(script: Path, given: bytes) -> bytes:
    # -I: no environment and no folder of ours on the path.
    with subprocess.Popen(  # noqa: S603 - our own interpreter and file, no shell
        [sys.executable, "-I", str(script)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd="/", env={},
    ) as workshop:  # fmt: skip
        alarm = threading.Timer(WITHIN_SECONDS, workshop.kill)
        alarm.start()
        try:
            with suppress(BrokenPipeError):  # it ended early: what it said counts
                return workshop.communicate(given)[0]
            return b""
        finally:
            alarm.cancel()
            workshop.kill()
