"""Opening the own key with its passphrase, and setting that passphrase."""

from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render

from netra.accounts import asking, guessing, key_forms, passphrases, services, session
from netra.accounts.access import officer_required
from netra.accounts.onward import next_of


@officer_required()
def open_key(request: Any) -> HttpResponse:
    """Signed in, and the key still closed: the passphrase opens it for this session."""
    if not request.officer.has_passphrase:
        return redirect("accounts:sign_in")
    form = key_forms.OpenKeyForm(request.POST or None)
    if form.is_valid():
        try:
            private = passphrases.open_key(
                officer=request.officer,
                passphrase=form.cleaned_data["passphrase"],
                now=datetime.now(UTC),
                at=request.legal_now,
            )
        except guessing.SignInRefused:
            form.add_error("passphrase", key_forms.WRONG_PASSPHRASE)
        else:
            response = HttpResponseRedirect(next_of(request))
            session.keep_open(request, response, request.officer, private)
            return asking.answer_to(request, request.officer, response)
    return asking.open_key_page(request, form)


@officer_required()
def passphrase(request: Any) -> HttpResponse:
    """Give the key a passphrase that does not sign in, or change it."""
    private = session.opened_key(request, request.officer)
    form = key_forms.PassphraseForm(request.POST or None, has_one=request.officer.has_passphrase)
    if form.is_valid() and not settings.ENV.demo:  # the demo's cards open keys with the known password
        old, new = form.cleaned_data["old"], form.cleaned_data["new"]
        try:
            tries = guessing.at_key(request.officer)
            with guessing.counting_guesses(tries, now=datetime.now(UTC), at=request.legal_now):
                passphrases.change_passphrase(
                    officer=request.officer, private=private, old=old, new=new, at=request.legal_now
                )
        except guessing.SignInRefused:
            form.add_error("old", key_forms.OPENS_NOTHING)
        except services.SamePassword:
            form.add_error("new", "Frasa ini sudah Anda pakai untuk masuk. Pilih yang lain.")
        else:
            return render(request, "accounts/passphrase_changed.html")
    return render(request, "accounts/passphrase.html", {"form": form})
