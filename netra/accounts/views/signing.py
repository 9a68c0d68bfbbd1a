"""Sign in, sign out, change the password."""

from datetime import UTC, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from netra.accounts import asking, forms, guessing, passphrases, services, session
from netra.accounts.access import officer_required
from netra.accounts.onward import next_of
from netra.accounts.passkey_forms import WRONG_PASSWORD


def sign_in(request: HttpRequest) -> HttpResponse:
    """Three factors in one form. A refusal never tells which one was wrong."""
    form = forms.SignInForm(request.POST or None)
    if form.is_valid():
        try:
            officer, private = services.sign_in(
                now=datetime.now(UTC),
                at=request.legal_now,  # type: ignore[attr-defined]
                **form.cleaned_data,
            )
        except guessing.SignInRefused:
            form.add_error(None, forms.WRONG)
        else:
            response = HttpResponseRedirect(next_of(request))
            session.begin(request, response, officer, private)
            return asking.answer_to(request, officer, response)
    return asking.sign_in_page(request, form)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Forget the session and the opened key."""
    response = redirect("accounts:sign_in")
    session.end(request, response)
    return response


@officer_required(first_password=True)
def password(request: Any) -> HttpResponse:
    """Change the password; reports sealed before stay readable, because the key itself stays."""
    form = forms.PasswordForm(request.POST or None)
    if form.is_valid():
        try:
            private = _changed(request, form.cleaned_data["old"], form.cleaned_data["new"])
        except guessing.SignInRefused:
            form.add_error("old", WRONG_PASSWORD)
        except services.SamePassword:
            form.add_error("new", "Kata sandi ini sudah membuka kunci Anda. Pilih yang lain.")
        else:
            response = render(request, "accounts/password_changed.html")
            session.begin(request, response, request.officer, private)
            return response
    return render(request, "accounts/password.html", {"form": form})


def _changed(request: Any, old: str, new: str) -> bytes:
    """The key that stays open after the change.

    It has to be open before, also under a passphrase of its own: a new password that is refused for being
    that passphrase would else tell it to who tries.
    """
    officer, at = request.officer, request.legal_now
    private = session.opened_key(request, officer)
    with guessing.counting_guesses(guessing.at_sign_in(officer), now=datetime.now(UTC), at=at):
        if not officer.has_passphrase:
            return services.change_password(officer=officer, private=private, old=old, new=new, at=at)
        passphrases.change_sign_in(officer=officer, old=old, new=new, at=at)
    return private
