"""A real demo, as `make demo` serves it but for the cost of its passwords, for the tests in a browser."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.contrib.staticfiles import handlers
from django.test.testcases import _StaticFilesHandler as CollectedFilesHandler
from pytest_django.live_server_helper import LiveServer

ROOT = Path(__file__).resolve().parents[2]
UP_WITHIN_SECONDS = 120


@pytest.fixture(scope="session")
def demo_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a freshly built demo; its server ends with the tests."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-P", "-m", "tests.cheap_passwords", "demo", "--port", str(port)],
        env=dict(os.environ, NETRA_DATA=str(tmp_path_factory.mktemp("demo")), PYTHONPATH=str(ROOT)),
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        address = f"http://127.0.0.1:{port}"
        _wait_for(address, server)
        yield address
    finally:
        os.killpg(server.pid, signal.SIGKILL)
        server.wait()


def _wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + UP_WITHIN_SECONDS
    while time.monotonic() < until and server.poll() is None:
        try:
            urllib.request.urlopen(f"{address}/sehat/", timeout=5).close()
            return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError("the demo did not come up")


@pytest.fixture(scope="session")
def live_server() -> Iterator[LiveServer]:
    """pytest-django's server over the collected static files: pages name them by their hash, and its own
    handler would look for them under their plain names."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(handlers, "StaticFilesHandler", CollectedFilesHandler)
        server = LiveServer("localhost")
    yield server
    server.stop()
