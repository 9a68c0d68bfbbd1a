"""A phone with JavaScript: hints while somebody writes, none sent; a way out that leaves no way back."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from netra.reports import clues
from netra.reports.submission import Submission
from tests.journeys.navigators import Reporter

pytestmark = [pytest.mark.browser, pytest.mark.beside("postgresql")]
STORY = (
    "Kepala seksi saya memanggil saya. Hanya kami bertiga di ruang itu, tepat pukul 07.41, "
    'dan ia berkata "pilih dia atau kontrakmu selesai bulan depan".'
)


@pytest.fixture
def reporter(page_at: Callable[..., Page], demo_address: str) -> Reporter:
    teller = Reporter(page_at(360, base_url=demo_address))
    teller.begins_a_report()
    teller.chooses_what_was_seen("Ajakan atau imbauan mendukung")
    return teller


def test_the_browser_finds_what_the_server_finds_and_sends_nothing(reporter: Reporter) -> None:
    page, sent = reporter.page, []
    page.wait_for_load_state("networkidle")  # its own styles and fonts have come
    page.on("request", lambda request: sent.append(request.url))
    page.get_by_label("Cerita Anda").fill(STORY)
    hints = page.locator("section.clues:visible")  # one below each field, hidden while it has nothing
    expect(hints).to_be_visible()
    told = clues.found_in(Submission(act="lainnya", story=STORY))
    assert hints.locator("mark").all_inner_texts() == [found.words for found in told]
    assert hints.locator(".clue-words").all_inner_texts() == [
        f"“{found.before}{found.words}{found.after}”" for found in told
    ]
    for left in range(len(told) - 1, -1, -1):
        hints.get_by_role("button", name="Biarkan").first.click()
        expect(hints.locator(".clue")).to_have_count(left)
    expect(hints).to_be_hidden()
    assert sent == []


def test_the_way_out_replaces_the_page_so_that_going_back_does_not_return(reporter: Reporter) -> None:
    page = reporter.page
    page.context.route("https://www.bmkg.go.id/", _weather)
    page.get_by_role("link", name="Tinggalkan halaman").click()
    page.wait_for_url("https://www.bmkg.go.id/")
    page.go_back()
    assert "Ceritakan apa yang terjadi" not in page.title()
    assert not page.url.endswith("/lapor/cerita/")


def _weather(route: Route) -> None:
    route.fulfill(body="<!doctype html><title>Cuaca</title>", content_type="text/html")
