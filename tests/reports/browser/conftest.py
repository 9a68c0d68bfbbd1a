"""A page that holds the form's scripts and nothing else, under the policy of the real one."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route

from netra.web.policy import SEALED
from tests.house.source import ROOT

ADDRESS = "http://localhost/"
SCRIPTS = {
    "hpke.js": ROOT / "vendor/hpke/dist/hpke.js",
    **{path.name: path for path in (ROOT / "netra/reports/static/reports").glob("*.js")},
}
LOADED = (
    "hpke.js",
    "receipt_words.js",
    "sealed_vault.js",
    "sealed_files.js",
    "file_kinds.js",
    "file_traces.js",
    "sealed_parcel.js",
    "receipt_spilled.js",
    "sealed_rules.js",
    "sealed_answers.js",
    "clues.js",
    "sealed_shipping.js",
)


@pytest.fixture(scope="package")
def scripts(browser: Browser) -> Iterator[Page]:
    """Chromium with the vault of the browser loaded: `scripts.evaluate("netraVault…")`."""
    context = browser.new_context()
    page = context.new_page()
    page.route("**/*", _serve)
    page.goto(ADDRESS)
    yield page
    context.close()


def _serve(route: Route) -> None:
    name = Path(route.request.url).name
    if name in SCRIPTS:
        route.fulfill(body=SCRIPTS[name].read_text(), content_type="text/javascript; charset=utf-8")
        return
    tags = "".join(f'<script src="/{each}"></script>' for each in LOADED if each in SCRIPTS)
    policy = {"Content-Security-Policy": SEALED}
    route.fulfill(
        body=f"<!doctype html><meta charset=utf-8><title>x</title>{tags}",
        content_type="text/html",
        headers=policy,
    )
