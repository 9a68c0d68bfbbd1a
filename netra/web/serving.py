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

from netra.web.bundles import BUNDLES

# As many as share a commit when a whole hall comes at once (journal/together.py, bench/hall.py). Each keeps a
# connection: there must be room for all of them, see `refuse_too_few_connections`.
THREADS = 16
SPARE_CONNECTIONS = 4  # for commands beside the server: migrate, backup, forget


class PortTaken(OSError):
    """Somebody already listens there; a second server would answer part of the requests."""


class TooFewConnections(RuntimeError):
    """The database lets in fewer connections than the threads need; the message is how many it lets in."""


def refuse_taken_port(host: str, port: int) -> None:
    """Raise `PortTaken` when another process listens on this port."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as taken:
            raise PortTaken(port) from taken


def refuse_too_few_connections() -> None:
    """Raise `TooFewConnections` rather than lose people at the door when the last connection is taken."""
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_setting('max_connections')::int"
            " - current_setting('superuser_reserved_connections')::int"
        )
        (room,) = cursor.fetchone()
    if room < THREADS + SPARE_CONNECTIONS:
        raise TooFewConnections(room)


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
    return hashlib.sha256(repr((BUNDLES, sizes)).encode()).hexdigest()


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
        "--blocking-threads", str(THREADS), "--backlog", "2048", "--no-access-log",
        "--log-level", "error",
        "netra.web.wsgi:application",
    ]  # fmt: skip
    os.execv(sys.executable, command)  # noqa: S606 - our own interpreter, no shell
