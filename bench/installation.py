"""A throw-away installation for a measurement: SQLite on disk, one government, three readers, a real server.

Not a measurement itself. Everything lives in a temporary folder and ends with it.
"""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
READERS = 3


def prepare() -> tempfile.TemporaryDirectory[str]:
    """Point this process at a fresh data folder; call before anything of Django is imported."""
    folder = tempfile.TemporaryDirectory(prefix="netra-bench-")
    os.environ.update(
        NETRA_DATA=os.environ.get("NETRA_BENCH_DATA", folder.name),  # a child measures in its parent's
        NETRA_HTTPS="0",
        NETRA_DEMO="0",
        DATABASE_URL=os.environ.get("NETRA_BENCH_DATABASE_URL", ""),
        DJANGO_SETTINGS_MODULE="netra.web.settings",
    )
    sys.path.insert(0, str(ROOT))
    return folder


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def server(port: int) -> Iterator[subprocess.Popen[bytes]]:
    """`netra serve` as an operator would run it; killed by its own process group when the block ends."""
    command = [sys.executable, "-m", "netra", "serve", "--port", str(port)]
    process = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.STDOUT, start_new_session=True
    )
    try:
        _wait_until_up(port)
        yield process
    finally:
        kill(process)


def kill(process: subprocess.Popen[bytes]) -> None:
    """kill -9, as a power cut would."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _wait_until_up(port: int) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("the server did not come up")
