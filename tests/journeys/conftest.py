"""A real demo, as `make demo` serves it but for the cost of its passwords, for the tests in a browser."""

from collections.abc import Iterator

import pytest
from django.contrib.staticfiles import handlers
from django.test.testcases import _StaticFilesHandler as CollectedFilesHandler
from pytest_django.live_server_helper import LiveServer

from tests.journeys.legal_days import legal_day
from tests.journeys.servers import running

__all__ = ["legal_day"]


@pytest.fixture(scope="session")
def demo_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a freshly built demo; its server ends with the tests."""
    folder = str(tmp_path_factory.mktemp("demo"))
    with running("tests.cheap_passwords", "demo", "--port", "{port}", NETRA_DATA=folder) as (address, _):
        yield address


@pytest.fixture(scope="session")
def live_server() -> Iterator[LiveServer]:
    """pytest-django's server over the collected static files: pages name them by their hash, and its own
    handler would look for them under their plain names."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(handlers, "StaticFilesHandler", CollectedFilesHandler)
        server = LiveServer("localhost")
    yield server
    server.stop()
