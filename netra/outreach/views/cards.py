"""Personal QR cards for a briefing, to print: an usher's phone reads them faster than a name."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from netra.outreach import queries
from netra.outreach.code_picture import personal_card
from netra.outreach.views.hall_access import Request, briefing_to_run, runs_check_in

PER_PAGE = 100


@require_GET
@runs_check_in
def cards(request: Request, label: str) -> HttpResponse:
    """A card for each invited person, by name."""
    briefing = briefing_to_run(request, label)
    page = Paginator(queries.expected_postings(briefing), PER_PAGE).get_page(request.GET.get("halaman"))
    context = {"briefing": briefing, "page": page, "cards": [personal_card(each) for each in page]}
    return render(request, "outreach/cards.html", context)
