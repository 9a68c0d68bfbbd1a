"""Roster files that wait for a decision: one folder each below the data folder, gone once they are decided.

The room agencies lies below sign-in and has no pages; whoever counts who was reached needs the roster right,
so its page stands here. A file holds names and numbers: it is readable by the installation's own user only,
and one that nobody decided about goes with the next upload a day later.
"""

import json
import os
import re
import secrets
import shutil
import time
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Final

KEPT_SECONDS: Final = 24 * 60 * 60
CHECKING, CHECKED, LOADING, LOADED, REFUSED = "checking", "checked", "loading", "loaded", "refused"
BUSY: Final = frozenset({CHECKING, LOADING})
_START = secrets.token_hex(8)  # anew with each start of the program
_TOKEN = re.compile(r"[0-9a-f]{32}")


class UnknownUpload(LookupError):
    """No file waits under this token for this government."""


@dataclass
class Upload:
    """One file and how far it has come; `counts` and the findings are there once it was looked over.

    `changes` tells the first of each kind by name, only while the file waits for a decision.
    """

    government: str
    on: date
    complete: bool
    sheet: str
    state: str = CHECKING
    stage: str = "Menunggu"
    percent: int = 0
    counts: dict[str, int] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    error_count: int = 0
    warning_count: int = 0
    refusal: str = ""
    changes: dict[str, list[str]] = field(default_factory=dict)
    sha256: str = ""
    worker: str = ""

    @property
    def is_busy(self) -> bool:
        """Whether somebody is working on it."""
        return self.state in BUSY


def here() -> str:
    """This process, as an upload remembers who works on it: its number and a mark of this start."""
    return f"{os.getpid()}.{_START}"


def is_abandoned(upload: Upload) -> bool:
    """Whether the process that worked on it is gone, so that nobody will ever finish."""
    pid, _, start = upload.worker.partition(".")
    if not upload.is_busy or not pid.isdigit() or start == _START:
        return False
    return int(pid) == os.getpid() or not _is_alive(int(pid))


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:  # somebody else's, so there is one
        return True
    return True


def receive(room: Path, upload: Upload, pieces: Iterable[bytes]) -> str:
    """Keep a file until it is decided about; its token."""
    token = secrets.token_hex(16)
    folder = room / token
    folder.mkdir(parents=True, mode=0o700)
    with (folder / "file").open("wb") as file:
        for piece in pieces:
            file.write(piece)
    keep(room, token, upload)
    _sweep(room, folder.stat().st_mtime)
    return token


def find(room: Path, token: str, government: str) -> Upload:
    """What is known of a file, or `UnknownUpload`; another government's does not exist here."""
    try:
        if not _TOKEN.fullmatch(token):
            raise UnknownUpload(token)
        told: dict[str, Any] = json.loads((room / token / "state.json").read_text(encoding="utf-8"))
    except OSError as error:
        raise UnknownUpload(token) from error
    if told["government"] != government:
        raise UnknownUpload(token)
    return Upload(**{**told, "on": date.fromisoformat(told["on"])})


def keep(room: Path, token: str, upload: Upload) -> None:
    """Write down how far it has come, whole or not at all."""
    target = room / token / "state.json"
    draft = target.with_name(f"state.{secrets.token_hex(4)}")
    draft.write_text(json.dumps(asdict(upload), default=date.isoformat), encoding="utf-8")
    draft.replace(target)


def path_of(room: Path, token: str) -> Path:
    """Where the file lies."""
    return room / token / "file"


def forget_file(room: Path, token: str) -> None:
    """The file goes; what came of it stays a day."""
    path_of(room, token).unlink(missing_ok=True)


def throw_away(room: Path, token: str) -> None:
    """Everything about it goes."""
    shutil.rmtree(room / token, ignore_errors=True)


def sweep(room: Path) -> int:
    """Throw away what nobody decided about within a day; how many."""
    return _sweep(room, time.time()) if room.is_dir() else 0


def _sweep(room: Path, newest: float) -> int:
    old = [each for each in room.iterdir() if each.is_dir() and newest - each.stat().st_mtime > KEPT_SECONDS]
    for folder in old:
        shutil.rmtree(folder, ignore_errors=True)
    return len(old)
