"""Who may enter which page of the office."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Final
from urllib.parse import urlencode, urlsplit

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from netra.accounts.session import KeyClosed

View = Callable[..., HttpResponse]
UNSENT: Final = "belum-tersimpan"  # in an address: a form was sent, and the visit had ended before


def officer_required(
    *allowed: str, hidden: bool = False, first_password: bool = False
) -> Callable[[View], View]:
    """Only signed-in officers with one of these roles (none given: any role).

    `hidden`: to every other role the page does not exist (404), so that it tells nothing by refusing.
    `first_password`: also open to who still has the password that somebody else chose; everywhere else they
    are led to setting their own.
    Without sign-in, or with a key that is closed in this browser: to the sign-in page and back.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            officer = getattr(request, "officer", None)
            if officer is None:
                return to_sign_in(request)
            if not officer.has_own_password and not first_password:
                return HttpResponseRedirect(reverse("accounts:password"))
            if allowed and officer.role not in allowed:
                if hidden:
                    raise Http404
                return render(request, "accounts/not_for_role.html", status=403)
            try:
                return view(request, *args, **kwargs)
            except KeyClosed:
                return _to_open_key(request) if officer.has_passphrase else to_sign_in(request)

        return guarded

    return decorate


def _to_open_key(request: HttpRequest) -> HttpResponse:
    return HttpResponseRedirect(f"{reverse('accounts:open_key')}?{_way_back(request)}")


def to_sign_in(request: HttpRequest) -> HttpResponse:
    """To the sign-in page, and from there back to where the officer was going."""
    return HttpResponseRedirect(f"{reverse('accounts:sign_in')}?{_way_back(request)}")


def _way_back(request: HttpRequest) -> str:
    """The page itself; of a form that was sent the page on which it stood, for what takes a form is often no
    page, and that nothing of it was kept: a stranger's body is never read."""
    if request.method in ("GET", "HEAD"):
        return urlencode({"lanjut": request.path})
    return urlencode({"lanjut": _page_of_form(request), UNSENT: "1"})


def _page_of_form(request: HttpRequest) -> str:
    stood_on = urlsplit(request.headers.get("Referer", ""))
    here = stood_on.netloc == request.get_host() and stood_on.path.startswith("/kantor/")
    return stood_on.path if here else "/kantor/"


def onward_of(request: HttpRequest) -> str:
    """What an address of another way to sign in ends with, so that it leads where the officer was going."""
    going = next_of(request)
    return "" if going == "/kantor/" else f"?{urlencode({'lanjut': going})}"


def next_of(request: HttpRequest) -> str:
    """Where the officer was going, if that is a page of the office; else its front page."""
    address = request.GET.get("lanjut", "")
    if address.startswith("/kantor/") and url_has_allowed_host_and_scheme(address, {request.get_host()}):
        return address
    return "/kantor/"
