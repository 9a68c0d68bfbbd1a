"""Sign in, sign out, change the password."""

from datetime import UTC, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from netra.accounts import forms, services, session
from netra.accounts.access import officer_required


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
        except services.SignInRefused:
            form.add_error(None, forms.WRONG)
        else:
            response = HttpResponseRedirect(_next(request))
            session.begin(request, response, officer, private)
            return response
    return render(request, "accounts/sign_in.html", {"form": form})


def _next(request: HttpRequest) -> str:
    address = request.GET.get("lanjut", "")
    if address.startswith("/kantor/") and url_has_allowed_host_and_scheme(address, {request.get_host()}):
        return address
    return "/kantor/"


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
        private = session.opened_key(request, request.officer)
        old, new = form.cleaned_data["old"], form.cleaned_data["new"]
        try:
            private = services.change_password(
                officer=request.officer, private=private, old=old, new=new, at=request.legal_now
            )
        except services.SignInRefused:
            form.add_error("old", "Kata sandi sekarang tidak cocok.")
        else:
            response = render(request, "accounts/password_changed.html")
            session.begin(request, response, request.officer, private)
            return response
    return render(request, "accounts/password.html", {"form": form})
