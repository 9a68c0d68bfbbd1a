"""A reader's calendar feed: made, renewed and ended on a page; read by who holds its secret address."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from netra.accounts import roles
from netra.accounts.models import Officer
from netra.cases import work_queries
from netra.cases.feed import Feed
from netra.cases.page import feeds as page
from netra.cases.views.acting import bawaslu


def _told(officer: Officer, today: date) -> Iterable[page.DayTold]:
    return page.days_of(work_queries.due_in_feed(officer, today))


FEED = Feed("cases:calendar", "cases:calendar_feed", "cases:feed_file", roles.READS_REPORTS, _told)


@bawaslu
def calendar_feed(request: Any) -> HttpResponse:
    """Whether there is a feed, and its address once."""
    return FEED.answer_page(request)


@require_GET
def feed_file(request: Any, code: str) -> HttpResponse:
    """The feed itself."""
    return FEED.answer_file(request, code)
