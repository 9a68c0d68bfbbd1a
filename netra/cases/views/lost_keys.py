"""A lost passphrase, and the earlier keys under which reports still lie."""

from datetime import UTC, datetime
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from netra import vault
from netra.accounts import guessing, key_forms, recoveries, session
from netra.accounts import lost_key_pages as pages
from netra.accounts.models import Recovery
from netra.accounts.recovery_queries import LostKey
from netra.cases import keys_page
from netra.cases.desk import Desk
from netra.cases.services import take_over
from netra.cases.views.acting import desk_of, keyholder
from netra.reports import services as reports

KEY_REPLACED = (
    "Kunci Anda baru saja diganti di peramban lain. Belum semua laporan diteruskan: buka kunci yang sekarang,"
    " lalu minta lagi."
)


@keyholder
def forgotten(request: Any) -> HttpResponse:
    """Go on with a new key under a new passphrase; the old one and what it opened are set aside."""
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
        response = redirect("cases:former_keys")
        session.keep_open(request, response, request.officer, private)
        return response
    context = {"form": form} | keys_page.home_of(request.officer)
    return render(request, "accounts/key_forgotten.html", context)


@keyholder
def former(request: Any) -> HttpResponse:
    """The officer's earlier keys: what lies under each, and the ways to open it again."""
    shown = keys_page.home_of(request.officer)
    return pages.former_page(request, shown, keys_page.waiting_under)


@require_POST
@keyholder
def remember(request: Any, former: int) -> HttpResponse:
    """The old secret came back to mind."""
    found = pages.former_or_404(request, former)
    form = key_forms.RememberedForm(request.POST)
    if form.is_valid():
        try:
            outcome = _remembered(request, found, form.cleaned_data["secret"])
        except (vault.WrongPassword, guessing.SignInHeld):
            form.add_error("secret", key_forms.OPENS_NOTHING)
        else:
            context = {"to": request.officer, "outcome": outcome} | keys_page.home_of(request.officer)
            return render(request, "cases/keys_given.html", context)
    shown = keys_page.home_of(request.officer)
    return pages.former_page(request, shown, keys_page.waiting_under, form)


def _remembered(request: Any, found: LostKey, secret: str) -> reports.Outcome:
    officer, at = request.officer, request.legal_now
    tries = guessing.at_former(found.former)
    with guessing.counting_guesses(tries, now=datetime.now(UTC), at=at):
        return reports.reopen_remembered(officer=officer, former=found.former, secret=secret, at=at)


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
    found = pages.own_ceremony_or_404(request, recovery)
    desk = desk_of(request)
    try:
        shown = _taken_over(found, desk) if found.successor_id else _reopened(found, desk)
    except (vault.TooFewLayers, recoveries.NotAHolder, recoveries.RecoveryClosed):
        return pages.refused(request, "Pemulihan ini belum cukup disetujui, atau sudah berakhir.")
    except reports.KeyReplaced:
        return pages.refused(request, KEY_REPLACED)
    except vault.EnvelopeRefused:
        return pages.refused(request, "Yang dibuka pemegang bukan kunci yang diminta. Tercatat dalam jurnal.")
    shown |= keys_page.home_of(desk.officer)
    return render(request, "cases/keys_given.html", {"to": desk.officer, **shown})


def _reopened(found: Recovery, desk: Desk) -> dict[str, Any]:
    old = reports.reopen_recovered(officer=desk.officer, recovery=found, private=desk.private, at=desk.at)
    return {"outcome": old}


def _taken_over(found: Recovery, desk: Desk) -> dict[str, Any]:
    taken = take_over(recovery=found, desk=desk)
    return {"outcome": taken.outcome, "taken_over": taken, "gone": found.escrow.officer}
