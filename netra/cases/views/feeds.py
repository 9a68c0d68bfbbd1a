"""An officer's calendar feed: made, renewed and ended on a page; read by who holds its secret address."""

from contextlib import suppress
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from netra import clock
from netra.cases import work_queries
from netra.cases.page import feeds as page
from netra.cases.services import feeds
from netra.cases.views.acting import bawaslu


@bawaslu
def calendar_feed(request: Any) -> HttpResponse:
    """Whether there is a feed; its address stands here once, right after it was made."""
    if request.method == "POST" and "akhiri" in request.POST:
        return _end(request)
    context: dict[str, Any] = {"address": ""}
    if request.method == "POST":
        code = feeds.make_feed(officer=request.officer, at=request.legal_now)
        context["address"] = request.build_absolute_uri(reverse("cases:feed_file", args=[code]))
    found = work_queries.feed_of(request.officer)
    zone = clock.Zone(request.officer.office.government.zone)
    context |= {"feed": found, "made": clock.moment_in_words(found.made_at, zone) if found else ""}
    return render(request, "cases/calendar_feed.html", context)


def _end(request: Any) -> HttpResponse:
    with suppress(feeds.NoFeed):  # ended before: nothing is left to end
        feeds.end_feed(officer=request.officer, at=request.legal_now)
    return redirect("cases:calendar_feed")


@require_GET
def feed_file(request: Any, code: str) -> HttpResponse:
    """For a calendar program: no session, no key; nothing about who asks is looked at or kept."""
    officer = work_queries.officer_behind(feeds.digest_of(code))
    if officer is None:
        raise Http404
    zone = clock.Zone(officer.office.government.zone)
    found = work_queries.due_in_feed(officer, request.legal_now.astimezone(zone.tz).date())
    file = page.file_of(found, zone, request.legal_now)
    return HttpResponse(file, content_type="text/calendar; charset=utf-8")
