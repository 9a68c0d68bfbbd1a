"""Starts the web server: one process, a bounded pool of threads, no access log."""

import hashlib
import os
import socket
import sys
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection

# On SQLite more threads only fight for the interpreter and the one writer's lock (bench/intake.py); on
# PostgreSQL they wait for another process. Threads x workers must stay below its max_connections.
THREADS = {"sqlite": int(os.environ.get("T","1")), "postgresql": int(os.environ.get("T","4"))}


class PortTaken(OSError):
    """Somebody already listens there; a second server would answer part of the requests."""


def refuse_taken_port(host: str, port: int) -> None:
    """Raise `PortTaken` when another process listens on this port."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as taken:
            raise PortTaken(port) from taken


def collect_static() -> None:
    """Copy, hash and compress the static files, unless nothing changed since the last time."""
    stamp = settings.STATIC_ROOT / "stamp"
    newest = _fingerprint()
    if stamp.exists() and stamp.read_text() == newest:
        return
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    stamp.write_text(newest)


def _fingerprint() -> str:
    sizes = [(str(path), path.stat().st_size, path.stat().st_mtime_ns) for path in sorted(_sources())]
    return hashlib.sha256(repr(sizes).encode()).hexdigest()


def _sources() -> Iterator[Path]:
    package = Path(__file__).resolve().parents[1]
    return (path for path in package.glob("*/static/**/*") if path.is_file())


def become_server(host: str, port: int) -> None:
    """Replace this process by the server; returns never."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "netra.web.settings"
    sys.stdout.flush()
    command = [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port),
        "--workers", "1", "--runtime-mode", "st",
        "--blocking-threads", str(THREADS[connection.vendor]), "--backlog", "2048", "--no-access-log",
        "--log-level", "warning",
        "netra.web.wsgi:application",
    ]  # fmt: skip
    os.execv(sys.executable, command)  # noqa: S606 - our own interpreter, no shell
