"""What every test may ask for: a closed network, cheap passwords, collected static files, a real Chromium."""

import gc
import os
import shutil
import socket
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import django.conf
import hypothesis
import pytest
from django.core.management import call_command
from django.db import connection
from django.urls import set_urlconf
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright
from whitenoise import WhiteNoise

from netra.agencies.queries import home_government
from tests import prepared_tables
from tests.cheap_passwords import make_cheap

LOOPBACK = ("127.", "::1", "localhost")
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # The browser is a process of its own: its network is closed here.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
]
ANSWERS_PAGES = {"client", "admin_client", "live_server", "page_at"}

# No test asserts a time: on a busy machine an example may be slow and right.
hypothesis.settings.register_profile("netra", deadline=None)
hypothesis.settings.load_profile("netra")


def pytest_collection_finish() -> None:
    """What stands after collecting stays to the end: the garbage collector looks at it no more.

    At the rest it looks more rarely: it took a seventh of the tests' time. The price is about 80 megabytes.
    """
    gc.freeze()
    gc.set_threshold(100_000, 20, 50)


class NetworkClosed(AssertionError):
    """A test reached for the network; the message names the address."""


@pytest.fixture(autouse=True)
def closed_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only loopback and Unix sockets: a test that needs the world outside is not a test."""
    for name in ("connect", "connect_ex"):
        monkeypatch.setattr(socket.socket, name, _guarded(getattr(socket.socket, name)))


def _guarded(connect: Callable[..., Any]) -> Callable[..., Any]:
    def guarded(own: socket.socket, address: Any) -> Any:
        if own.family != getattr(socket, "AF_UNIX", None) and not str(address[0]).startswith(LOOPBACK):
            own.close()
            raise NetworkClosed(f"the network is closed in tests: {address!r}")
        return connect(own, address)

    return guarded


@pytest.fixture(scope="session", autouse=True)
def cheap_passwords() -> None:
    make_cheap()


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """Whether the tables lie there already: then Django applies what is missing, and that is nothing."""
    return connection.vendor == "sqlite" and prepared_tables.lay_out(
        django.conf.settings.ENV.data / "test.sqlite3"
    )


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any, django_db_keepdb: bool) -> None:
    """On SQLite Django empties tables with DELETE after tests with real transactions: the journal's trigger
    would refuse. The tests of the triggers install them again. (PostgreSQL empties with TRUNCATE.)"""
    with django_db_blocker.unblock():
        if connection.vendor == "sqlite":
            if not django_db_keepdb:
                prepared_tables.keep()
            with connection.cursor() as cursor:
                cursor.execute("DROP TRIGGER journal_entry_no_delete")


@pytest.fixture
def demo_mode(settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The installation as a demo: legal time stands on 30 October 2024, and the switch has its address."""
    settings.ENV = replace(settings.ENV, demo=True)
    # Past the fixture of settings, which would let Django forget every list of addresses.
    monkeypatch.setattr(django.conf.settings, "ROOT_URLCONF", "tests.demo_addresses")
    set_urlconf(None)
    yield
    set_urlconf(None)


@pytest.fixture(scope="session", autouse=True)
def collected_static(request: pytest.FixtureRequest) -> None:
    """Pages name static files by their hash: collected once, and only when some test asks for a page."""
    asked = {name for item in request.session.items for name in getattr(item, "fixturenames", ())}
    if asked & ANSWERS_PAGES:
        call_command("collectstatic", "--noinput", verbosity=0)


@pytest.fixture(scope="session", autouse=True)
def static_files_looked_at_once() -> Iterator[None]:
    """WhiteNoise stats every static file when its middleware starts. A process starts it once, the tests
    start it with every client: all of them share what the first one found."""
    look, found = WhiteNoise.update_files_dictionary, dict[tuple[str, str], dict[str, Any]]()

    def look_once(self: WhiteNoise, root: str, prefix: str) -> None:
        if (root, prefix) not in found:
            look(self, root, prefix)
            found[root, prefix] = self.files
        self.files = dict(found[root, prefix])

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(WhiteNoise, "update_files_dictionary", look_once)
        yield


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def chromium_path(playwright: Playwright) -> str:
    """Debian's Chromium, else Google's, else Playwright's own; a skip that says so where there is none."""
    found = next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    own = playwright.chromium.executable_path
    if found is None and Path(own).exists():
        found = own
    if found is None:
        pytest.skip(
            "no Chromium found (Debian: apt install chromium; else: .venv/bin/playwright install chromium)"
        )
    return found


@pytest.fixture(scope="session")
def browser(playwright: Playwright, chromium_path: str) -> Iterator[Browser]:
    # Playwright keeps an event loop on this thread, which Django would take for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    started = playwright.chromium.launch(executable_path=chromium_path, args=CHROMIUM_FLAGS)
    yield started
    started.close()


PageAt = Callable[..., Page]


@pytest.fixture
def page_at(browser: Browser) -> Iterator[PageAt]:
    """A new page in a browser that knows nothing: `page_at(360, "dark")`, `page_at(1280, javascript=False)`.

    Everything else goes to Playwright's new_context: `page_at(1280, base_url=live_server.url)`.
    """
    opened: list[BrowserContext] = []

    def open_page(
        width: int = 1280, scheme: str = "light", *, javascript: bool = True, **options: Any
    ) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 800},
            color_scheme=scheme,  # type: ignore[arg-type]
            java_script_enabled=javascript,
            locale="id-ID",
            timezone_id="Asia/Jakarta",
            reduced_motion="reduce",
            **options,
        )
        opened.append(context)
        return context.new_page()

    yield open_page
    for context in opened:
        context.close()


@pytest.fixture(autouse=True)
def no_remembered_government() -> Iterator[None]:
    """The home government is read once per process; a test's rows end with the test."""
    home_government.cache_clear()
    yield
    home_government.cache_clear()
