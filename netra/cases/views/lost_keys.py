"""A lost passphrase, and the earlier keys under which reports still lie."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from netra.accounts import lost_key_pages as pages
from netra.accounts.models import Recovery
from netra.accounts.recovery_queries import LostKey
from netra.cases import keys_page
from netra.cases.desk import Desk
from netra.cases.services import take_over
from netra.cases.views.acting import desk_of, keyholder
from netra.reports import lost_key_pages
from netra.reports import services as reports


@keyholder
def forgotten(request: Any) -> HttpResponse:
    """Go on with a new key under a new passphrase; the old one and what it opened are set aside."""
    return lost_key_pages.forgotten(request, shown=keys_page.home_of(request.officer))


@keyholder
def former(request: Any) -> HttpResponse:
    """The officer's earlier keys: what lies under each, and the ways to open it again."""
    return _former(request)


def _former(request: Any, form: Any = None) -> HttpResponse:
    return pages.former_page(request, keys_page.home_of(request.officer), keys_page.waiting_under, form)


@require_POST
@keyholder
def remember(request: Any, former: int) -> HttpResponse:
    """The old secret came back to mind."""

    def reopen(found: LostKey, secret: str) -> HttpResponse:
        own, at = request.officer, request.legal_now
        outcome = reports.reopen_remembered(officer=own, former=found.former, secret=secret, at=at)
        return _given(request, {"outcome": outcome})

    return lost_key_pages.remembered(
        request, former, reopen=reopen, again=lambda form: _former(request, form)
    )


def _given(request: Any, shown: dict[str, Any]) -> HttpResponse:
    context = {"to": request.officer} | shown | keys_page.home_of(request.officer)
    return render(request, "cases/keys_given.html", context)


@require_POST
@keyholder
def ask(request: Any, former: int) -> HttpResponse:
    """Ask the holders."""
    desk_of(request)  # the answer is sealed to today's key: it must be open here
    return pages.asked_for(request, former)


@require_POST
@keyholder
def reopen(request: Any, recovery: int) -> HttpResponse:
    """Enough holders agreed: seal anew what the old key opened."""
    found, desk = pages.own_ceremony_or_404(request, recovery), desk_of(request)
    act = _taken_over if found.successor_id else _reopened
    return lost_key_pages.recovered(request, lambda: _given(request, act(found, desk)))


def _reopened(found: Recovery, desk: Desk) -> dict[str, Any]:
    old = reports.reopen_recovered(officer=desk.officer, recovery=found, private=desk.private, at=desk.at)
    return {"outcome": old}


def _taken_over(found: Recovery, desk: Desk) -> dict[str, Any]:
    taken = take_over(recovery=found, desk=desk)
    return {"outcome": taken.outcome, "taken_over": taken, "gone": found.escrow.officer}
