"""Keys left behind by an officer who does not come back: asked for by a successor, opened by holders."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from netra.accounts import recoveries, recovery_queries
from netra.cases import keys_page
from netra.cases.views.acting import desk_of, keyholder


@keyholder
def left_behind(request: Any) -> HttpResponse:
    """Who is gone, which keys wait, and how many reports nobody else could open."""
    context = {"left": keys_page.left_behind_to(request.officer)} | keys_page.home_of(request.officer)
    return render(request, "cases/left_behind.html", context)


@require_POST
@keyholder
def ask(request: Any, escrow: int) -> HttpResponse:
    """Ask the holders for one of these keys, as the successor."""
    desk = desk_of(request)  # the answer is sealed to today's key: it must be open here
    found = recovery_queries.keys_left_behind(desk.officer).filter(pk=escrow).first()
    if found is None:
        raise Http404
    begun = recoveries.ask_as_successor(escrow=found, successor=desk.officer, at=desk.at)
    return redirect("accounts:ceremony", begun.pk)
