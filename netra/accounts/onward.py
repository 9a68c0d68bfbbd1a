"""Where an officer was going, carried through signing in and opening the key."""

from typing import Final
from urllib.parse import urlencode, urlsplit

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

UNSENT: Final = "belum-tersimpan"  # in an address: a form was sent, and the visit had ended before


def way_back(request: HttpRequest) -> str:
    """The page itself; of a form that was sent the page on which it stood, for what takes a form is often no
    page, and that nothing of it was kept: a stranger's body is never read."""
    if request.method in ("GET", "HEAD"):
        return urlencode({"lanjut": request.path})
    return urlencode({"lanjut": page_of_form(request), UNSENT: "1"})


def page_of_form(request: HttpRequest) -> str:
    """The page of the office on which a form stood; the front page where the browser does not say."""
    stood_on = urlsplit(request.headers.get("Referer", ""))
    here = stood_on.netloc == request.get_host() and stood_on.path.startswith("/kantor/")
    return stood_on.path if here else "/kantor/"


def onward_of(going: str) -> str:
    """What an address of a way to sign in ends with, so that it leads where the officer was going."""
    return "" if going == "/kantor/" else f"?{urlencode({'lanjut': going})}"


def next_of(request: HttpRequest) -> str:
    """Where the officer was going, if that is a page of the office; else its front page."""
    address = request.GET.get("lanjut", "")
    if address.startswith("/kantor/") and url_has_allowed_host_and_scheme(address, {request.get_host()}):
        return address
    return "/kantor/"
