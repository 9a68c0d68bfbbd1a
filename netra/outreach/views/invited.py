"""Who is invited to a briefing, by name, for whoever holds it."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from netra.accounts import roles
from netra.accounts.access import officer_required
from netra.outreach import queries
from netra.outreach.views.requests import Request, briefing_or_404

PER_PAGE = 50


@require_GET
@officer_required(*roles.HOLDS_BRIEFINGS)
def invited(request: Request, label: str) -> HttpResponse:
    """The invited people by the roster of the day of the briefing; only of the own briefings."""
    found = briefing_or_404(request, label)
    if not queries.may_hold(request.officer, found):
        raise PermissionDenied
    page = Paginator(queries.expected_postings(found), PER_PAGE).get_page(request.GET.get("halaman"))
    context = {"briefing": found, "page": page, "forgotten": queries.invited_are_forgotten(found)}
    return render(request, "outreach/invited.html", context)
