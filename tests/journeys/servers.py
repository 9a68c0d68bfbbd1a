"""Servers of their own for journeys: a process, a folder of data, a port on loopback."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
UP_WITHIN_SECONDS = 120


@contextmanager
def running(module: str, *arguments: str, **environment: str) -> Iterator[tuple[str, str]]:
    """The server that `python -m module` becomes, until the block ends: its address, and the first line that
    it wrote. `{port}` in an argument becomes its port."""
    port = _free_port()
    server = subprocess.Popen(
        [sys.executable, "-P", "-m", module, *(each.format(port=port) for each in arguments)],
        env=os.environ | environment | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        assert server.stdout is not None
        said = server.stdout.readline()
        address = f"http://127.0.0.1:{port}"
        _wait_for(address, server)
        yield address, said
    finally:
        os.killpg(server.pid, signal.SIGKILL)
        server.communicate()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def _wait_for(address: str, server: subprocess.Popen[str]) -> None:
    until = time.monotonic() + UP_WITHIN_SECONDS
    while time.monotonic() < until and server.poll() is None:
        try:
            urllib.request.urlopen(f"{address}/sehat/", timeout=5).close()
            return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError("the server did not come up")
