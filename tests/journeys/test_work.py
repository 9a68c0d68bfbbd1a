"""A phone proves its work under the page's own policy, and so passes a door that is full without."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from netra.reports.entering.doorkeeper import DOORKEEPER, INSIDE_AT_ONCE, KEPT_FOR_WAITING, Way
from netra.reports.entering.work import SEND
from netra.reports.models import Report
from tests import factories
from tests.journeys.navigators import Reporter
from tests.journeys.test_sealed_report import Problems

pytestmark = [
    pytest.mark.browser,
    pytest.mark.beside("sqlite"),
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("demo_mode"),
]


@pytest.fixture
def full_door() -> Iterator[None]:
    """Nobody without work is let in: to send, to open."""
    with ExitStack() as inside:
        for _ in range(INSIDE_AT_ONCE + KEPT_FOR_WAITING):
            assert inside.enter_context(DOORKEEPER.entering("", SEND, has_waited=True)) is Way.SLOW
        yield


@pytest.mark.usefixtures("full_door")
@pytest.mark.parametrize("sealed_here", [True, False])
def test_a_phone_that_worked_sends_and_comes_back_while_the_door_is_full(
    page_at: Callable[..., Page], live_server: LiveServer, sealed_here: bool
) -> None:
    factories.desk()
    reporter = Reporter(page_at(360, base_url=live_server.url))
    problems = Problems(reporter.page)
    if sealed_here:
        reporter.begins_a_report()
    else:
        reporter.page.goto("/lapor/")
        reporter.page.locator("[data-sealed-form]").evaluate("form => form.submit()")  # past the script
    reporter.chooses_what_was_seen("Ajakan atau imbauan mendukung")
    reporter.tells_what_happened("Diminta memilih dalam rapat.")
    reporter.says_when_and_where("28", "Oktober", "2024", "Aula")
    reporter.says_who_it_was("Kepala seksi")
    reporter.says_how_it_is_known("Melihat atau mendengar sendiri")
    reporter.describes_the_evidence("")
    reporter.stays_anonymous()
    reporter.sends_the_report()
    reporter.writes_the_words_down()
    words = " ".join(reporter.words)
    reporter.proves_that_they_are_written_down()
    assert Report.objects.get().turn_at is None
    reporter.comes_back_with(words)
    expect(reporter.page.get_by_role("heading", level=1)).to_contain_text("Laporan Anda")
    assert problems.found == []
