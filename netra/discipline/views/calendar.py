"""The calendar of proceedings' dates, and its feed. It opens nothing: numbers and days."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from netra.accounts import roles
from netra.accounts.models import Officer
from netra.cases.feed import Feed
from netra.cases.page import months
from netra.cases.page.feeds import DayTold
from netra.discipline import queries, work_queries
from netra.discipline.page import dues
from netra.discipline.views.acting import keeper


@keeper
def calendar(request: Any) -> HttpResponse:
    """One month: `?bulan=2024-11`."""
    today = request.legal_now.date()
    first = months.month_asked(request.GET.get("bulan", ""), today)
    found = work_queries.due_between(request.officer, first, months.last_of(first))
    context = {
        "month": months.month_of(first, dues.dues_of(found, today), today),
        "weekdays": months.WEEKDAYS,
        "undated": work_queries.without_a_day(request.officer),
        "undated_address": reverse("discipline:proceedings"),
        "superiors": work_queries.superiors_due(request.officer),
        "superiors_address": f"{reverse('discipline:proceedings')}?tampilan={queries.SUPERIOR}",
    }
    return render(request, "discipline/calendar.html", context)


def _told(officer: Officer, today: date) -> Iterable[DayTold]:
    return dues.days_of(work_queries.due_in_feed(officer, today))


FEED = Feed(
    "discipline:calendar", "discipline:calendar_feed", "discipline:feed_file", roles.KEEPS_DISCIPLINE, _told
)


@keeper
def calendar_feed(request: Any) -> HttpResponse:
    """Whether there is a feed, and its address once."""
    return FEED.answer_page(request)


@require_GET
def feed_file(request: Any, code: str) -> HttpResponse:
    """The feed itself, for who holds its secret address."""
    return FEED.answer_file(request, code)
