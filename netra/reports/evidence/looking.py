"""Asks the workshop (`workshop.py`, a process of its own) about a file. What it reads goes through a pipe,
from the sealed file chunk by chunk: never to a disk."""

import json
import subprocess
import sys
import threading
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from netra.vault import SealedFile

WITHIN_SECONDS = 30
LARGEST_LOOKED_AT = 64 * 1024 * 1024
SCREEN_SIDE = 1600
_AT_ONCE = threading.BoundedSemaphore(2)  # each may take its gigabyte
# -I: no environment and no folder of ours on the path; -S would lose the decoders.
_COMMAND = [sys.executable, "-I", str(Path(__file__).with_name("workshop.py"))]


class CannotBeShown(ValueError):
    """The file could not be read as what it says it is, or is too large to be looked at."""


@dataclass(frozen=True)
class Answer:
    """What the workshop told, and the picture if one was asked for."""

    told: dict[str, Any]
    picture: bytes = b""


def examine(file: SealedFile, kind: str) -> list[tuple[str, str]]:
    """What an image or a PDF gives away, as pairs of what ("place", "device" …) and the words found."""
    return [(what, words) for what, words in _ask({"act": "examine", "kind": kind}, file).told["found"]]


def clean(file: SealedFile) -> Answer:
    """The picture drawn anew without anything else; `told["kind"]` is "jpeg" or "png"."""
    return _ask({"act": "clean"}, file)


def show_image(file: SealedFile) -> Answer:
    """A JPEG at screen size."""
    return _ask({"act": "picture", "side": SCREEN_SIDE}, file)


def show_page(file: SealedFile, page: int) -> Answer:
    """One page of a PDF as a JPEG; `told["pages"]` says how many there are."""
    return _ask({"act": "page", "page": page, "side": SCREEN_SIDE}, file)


def _ask(question: dict[str, Any], file: SealedFile) -> Answer:
    if file.size > LARGEST_LOOKED_AT:
        raise CannotBeShown("too large")
    with _AT_ONCE:
        raw = _run(json.dumps(question).encode() + b"\n", file.pieces())
    line, _, picture = raw.partition(b"\n")
    try:
        told = json.loads(line)
    except ValueError:  # it was ended for taking too much memory or time
        raise CannotBeShown("ended") from None
    if "error" in told:
        raise CannotBeShown(told["error"])
    return Answer(told, picture)


def _run(question: bytes, pieces: Iterable[bytes]) -> bytes:
    with subprocess.Popen(  # noqa: S603 - our own interpreter and file, no shell
        _COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd="/", env={}
    ) as workshop:
        assert workshop.stdin is not None and workshop.stdout is not None  # noqa: S101 - for the types
        alarm = threading.Timer(WITHIN_SECONDS, workshop.kill)
        alarm.start()
        try:
            with suppress(BrokenPipeError):  # it ended early: what it said counts
                workshop.stdin.write(question)
                for piece in pieces:
                    workshop.stdin.write(piece)
                workshop.stdin.close()
            return workshop.stdout.read()
        finally:
            alarm.cancel()
            workshop.kill()
