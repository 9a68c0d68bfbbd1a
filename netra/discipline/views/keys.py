"""The own key of who keeps proceedings: what it opens, a lost passphrase, earlier keys, a colleague's who is
gone."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from netra import vault
from netra.accounts import guessing, key_forms, recoveries, session
from netra.accounts import lost_key_pages as pages
from netra.accounts.recovery_queries import LostKey
from netra.discipline import services
from netra.discipline.page import keys as page
from netra.discipline.views.acting import desk_of, keeper
from netra.reports import services as reports

KEY_REPLACED = (
    "Kunci Anda baru saja diganti di peramban lain. Belum semua diteruskan: buka kunci yang sekarang, lalu"
    " minta lagi."
)


@keeper
def keys(request: Any) -> HttpResponse:
    """The officer's own key and what hangs on it."""
    return render(request, "discipline/keys.html", page.overview_of(request.officer))


@keeper
def forgotten(request: Any) -> HttpResponse:
    """Go on with a new key under a new passphrase; the old one and what it opened wait."""
    if not request.officer.has_passphrase:
        raise Http404
    form = key_forms.NewPassphraseForm(request.POST or None)
    if form.is_valid() and pages.is_confirmed(request, form):
        private = reports.start_anew(
            officer=request.officer,
            secret=form.cleaned_data["new"],
            is_first=False,
            actor=request.officer.actor,
            at=request.legal_now,
        )
        response = redirect("discipline:former_keys")
        session.keep_open(request, response, request.officer, private)
        return response
    return render(request, "accounts/key_forgotten.html", {"form": form} | page.home())


@keeper
def former(request: Any) -> HttpResponse:
    """The officer's earlier keys: what lies under each, and the ways to open it again."""
    return pages.former_page(request, page.home(), page.waiting_under)


@require_POST
@keeper
def remember(request: Any, former: int) -> HttpResponse:
    """The old secret came back to mind."""
    found = pages.former_or_404(request, former)
    form = key_forms.RememberedForm(request.POST)
    if form.is_valid():
        try:
            return _done(request, _remembered(request, found, form.cleaned_data["secret"]))
        except (vault.WrongPassword, guessing.SignInHeld):
            form.add_error("secret", key_forms.OPENS_NOTHING)
        except reports.KeyReplaced:
            return pages.refused(request, KEY_REPLACED)
    return pages.former_page(request, page.home(), page.waiting_under, form)


def _remembered(request: Any, found: LostKey, secret: str) -> services.Reopened:
    officer, at = request.officer, request.legal_now
    with pages.counting_memory(request, found):
        return services.reopen_remembered(officer=officer, former=found.former, secret=secret, at=at)


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
    try:
        outcome = services.reopen_recovered(
            recovery=found, officer=desk.officer, private=desk.private, at=desk.at
        )
    except (vault.TooFewLayers, recoveries.NotAHolder, recoveries.RecoveryClosed):
        return pages.refused(request, "Pemulihan ini belum cukup disetujui, atau sudah berakhir.")
    except reports.KeyReplaced:
        return pages.refused(request, KEY_REPLACED)
    except vault.EnvelopeRefused:
        return pages.refused(request, "Yang dibuka pemegang bukan kunci yang diminta. Tercatat dalam jurnal.")
    return _done(request, outcome, gone=found.escrow.officer if found.successor_id else None)


def _done(request: Any, outcome: services.Reopened, gone: Any = None) -> HttpResponse:
    return render(request, "discipline/keys_reopened.html", {"outcome": outcome, "gone": gone} | page.home())
