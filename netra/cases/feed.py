"""A calendar feed as a room offers it: a page that makes, renews and ends it, and the file at its secret
address (ADR 33)."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from netra import clock
from netra.accounts.models import Officer
from netra.cases import work_queries
from netra.cases.page.feeds import DayTold, file_of
from netra.cases.services import feeds


@dataclass(frozen=True)
class Feed:
    """The names of its addresses, the roles that have one, and what it tells an officer on a day."""

    calendar: str
    page: str
    file: str
    readers: frozenset[str]
    told: Callable[[Officer, date], Iterable[DayTold]]

    def answer_page(self, request: Any) -> HttpResponse:
        """Whether there is a feed; its address stands here once, right after it was made."""
        if request.method == "POST" and "akhiri" in request.POST:
            return self._end(request)
        context: dict[str, Any] = {"address": "", "calendar": reverse(self.calendar)}
        if request.method == "POST":
            code = feeds.make_feed(officer=request.officer, at=request.legal_now)
            context["address"] = request.build_absolute_uri(reverse(self.file, args=[code]))
        found = work_queries.feed_of(request.officer)
        zone = clock.Zone(request.officer.office.government.zone)
        context |= {"feed": found, "made": clock.moment_in_words(found.made_at, zone) if found else ""}
        return render(request, "cases/calendar_feed.html", context)

    def _end(self, request: Any) -> HttpResponse:
        with suppress(feeds.NoFeed):  # ended before: nothing is left to end
            feeds.end_feed(officer=request.officer, at=request.legal_now)
        return redirect(self.page)

    def answer_file(self, request: Any, code: str) -> HttpResponse:
        """For a calendar program: no session, no key; nothing about who asks is looked at or kept."""
        officer = work_queries.officer_behind(feeds.digest_of(code), self.readers)
        if officer is None:
            raise Http404
        zone = clock.Zone(officer.office.government.zone)
        told = self.told(officer, request.legal_now.astimezone(zone.tz).date())
        file = file_of(told, zone, request.legal_now)
        return HttpResponse(file, content_type="text/calendar; charset=utf-8")
