"""Keys left behind by an officer who does not come back: asked for by a successor, opened by holders."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from netra.accounts import lost_key_pages as pages
from netra.cases import keys_page
from netra.cases.views.acting import desk_of, keyholder


@keyholder
def left_behind(request: Any) -> HttpResponse:
    """Who is gone, and which keys wait."""
    context = {"left": keys_page.left_behind_to(request.officer)} | keys_page.home_of(request.officer)
    return render(request, "accounts/left_behind.html", context)


@require_POST
@keyholder
def ask(request: Any, escrow: int) -> HttpResponse:
    """Ask the holders for one of these keys, as the successor."""
    desk_of(request)  # the answer is sealed to today's key: it must be open here
    return pages.asked_as_successor(request, escrow)
