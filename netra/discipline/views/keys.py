"""The own key of who keeps proceedings: what it opens, a lost passphrase, earlier keys, a colleague's who is
gone."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from netra.accounts import lost_key_pages as pages
from netra.accounts.recovery_queries import LostKey
from netra.discipline import services
from netra.discipline.page import keys as page
from netra.discipline.views.acting import desk_of, keeper
from netra.reports import lost_key_pages


@keeper
def keys(request: Any) -> HttpResponse:
    """The officer's own key and what hangs on it."""
    return render(request, "discipline/keys.html", page.overview_of(request.officer))


@keeper
def forgotten(request: Any) -> HttpResponse:
    """Go on with a new key under a new passphrase; the old one and what it opened wait."""
    return lost_key_pages.forgotten(request, shown=page.home())


@keeper
def former(request: Any) -> HttpResponse:
    """The officer's earlier keys: what lies under each, and the ways to open it again."""
    return _former(request)


def _former(request: Any, form: Any = None) -> HttpResponse:
    return pages.former_page(request, page.home(), page.waiting_under, form)


@require_POST
@keeper
def remember(request: Any, former: int) -> HttpResponse:
    """The old secret came back to mind."""

    def reopen(found: LostKey, secret: str) -> HttpResponse:
        own, at = request.officer, request.legal_now
        outcome = services.reopen_remembered(officer=own, former=found.former, secret=secret, at=at)
        return _done(request, outcome)

    return lost_key_pages.remembered(
        request, former, reopen=reopen, again=lambda form: _former(request, form)
    )


@require_POST
@keeper
def ask(request: Any, former: int) -> HttpResponse:
    """Ask the holders."""
    desk_of(request)  # the answer is sealed to today's key: it must be open here
    return pages.asked_for(request, former)


@keeper
def left_behind(request: Any) -> HttpResponse:
    """Colleagues who do not come back, and whose keys wait."""
    context = {"left": page.left_behind_to(request.officer)} | page.home()
    return render(request, "accounts/left_behind.html", context)


@require_POST
@keeper
def ask_as_successor(request: Any, escrow: int) -> HttpResponse:
    """Ask the holders for one of these keys, as the successor."""
    desk_of(request)
    return pages.asked_as_successor(request, escrow)


@require_POST
@keeper
def reopen(request: Any, recovery: int) -> HttpResponse:
    """Enough holders agreed: seal anew what the old key opened."""
    found, desk = pages.own_ceremony_or_404(request, recovery), desk_of(request)
    gone = found.escrow.officer if found.successor_id else None

    def again() -> HttpResponse:
        own, private = desk.officer, desk.private
        outcome = services.reopen_recovered(recovery=found, officer=own, private=private, at=desk.at)
        return _done(request, outcome, gone=gone)

    return lost_key_pages.recovered(request, again)


def _done(request: Any, outcome: services.Reopened, gone: Any = None) -> HttpResponse:
    return render(request, "discipline/keys_reopened.html", {"outcome": outcome, "gone": gone} | page.home())
