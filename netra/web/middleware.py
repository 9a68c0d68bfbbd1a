"""What every request passes. Nothing here reads an address or a user agent."""

import logging
import re
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.sessions.middleware import SessionMiddleware
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.middleware.csrf import CsrfViewMiddleware
from django.shortcuts import render

from netra.web import policy
from netra.web.legal_time import legal_now

GetResponse = Callable[[HttpRequest], HttpResponse]
OFFICE = "/kantor/"
TELLING = "/lapor/"
DEMO_SWITCH = "/peragaan/"
CONTROLS = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f]")
log = logging.getLogger("netra.web")


def is_office(request: HttpRequest) -> bool:
    """Whether this request stands at the office door."""
    return request.path.startswith(OFFICE)


class Headers:
    """The same strict headers on every page. Pages are never cached: they may hold a receipt or a case."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        # A file that somebody sent opens nowhere as a page of ours.
        is_download = response.get("Content-Disposition", "").startswith("attachment")
        found = policy.of(is_told=request.path.startswith(TELLING))
        response["Content-Security-Policy"] = f"{found}; sandbox" if is_download else found
        # Not "no-referrer": browsers would then send "Origin: null" with our own forms.
        response["Referrer-Policy"] = "same-origin"
        response["X-Content-Type-Options"] = "nosniff"
        response["Cross-Origin-Opener-Policy"] = "same-origin"
        response.setdefault(  # the usher's page asks for the camera and says so itself
            "Permissions-Policy", "camera=(), microphone=(), geolocation=(), interest-cohort=()"
        )
        if not request.path.startswith(settings.STATIC_URL):
            response["Cache-Control"] = "no-store"
        if settings.ENV.https:
            response["Strict-Transport-Security"] = "max-age=31536000"
        return response


class RefuseControlCharacters:
    """NUL and other control characters in an address stop here: no database text may hold them.

    In form fields they are refused at the field, so that nothing else on the page is lost.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if has_controls(request.path) or any(has_controls(v) for vs in request.GET.lists() for v in vs[1]):
            return render(request, "web/400.html", status=400)
        return self.get_response(request)


def has_controls(text: str) -> bool:
    """Whether the text holds a control character other than tab and line breaks."""
    return CONTROLS.search(text) is not None


class LegalTime:
    """`request.legal_now`: the moment that limits and phases go by."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.legal_now = legal_now(request)  # type: ignore[attr-defined]
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        """Say that something broke and where, never with what words: a message could quote a report."""
        if isinstance(exception, (Http404, PermissionDenied)):
            return  # an answer, not a fault
        frame = exception.__traceback__
        while frame and frame.tb_next:
            frame = frame.tb_next
        where = f"{frame.tb_frame.f_code.co_qualname}:{frame.tb_lineno}" if frame else "?"
        log.error("%s in %s", type(exception).__qualname__, where)


class WrongMethod:
    """Who opens an address that only takes a form reads why, instead of the browser's own empty page."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code == 405 and request.method == "GET" and not response.content:
            page = "web/405_office.html" if is_office(request) else "web/405.html"
            response.content = render(request, page).content
        return response


class OfficeSession(SessionMiddleware):
    """Sessions behind the office door only: the public door has none, so it can leak none."""

    def process_request(self, request: HttpRequest) -> None:
        if _has_session(request):
            super().process_request(request)

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        if _has_session(request):
            return super().process_response(request, response)
        return response


def _has_session(request: HttpRequest) -> bool:
    """The office, and the demo's switch, which signs a visitor in there."""
    return is_office(request) or (settings.ENV.demo and request.path == DEMO_SWITCH)


class DoorCsrf(CsrfViewMiddleware):
    """Django's protection against forged forms, with a cookie of its own for each door."""

    def _get_secret(self, request: HttpRequest) -> str | None:
        secret: str | None = request.COOKIES.get(_csrf_cookie(request))
        return secret

    def _set_csrf_cookie(self, request: HttpRequest, response: HttpResponse) -> None:
        name, path = _csrf_cookie(request), OFFICE if is_office(request) else "/"
        secret: Any = request.META["CSRF_COOKIE"]
        if request.COOKIES.get(name) != secret:
            response.set_cookie(
                name, secret, path=path, secure=settings.ENV.https, httponly=True, samesite="Strict"
            )


def _csrf_cookie(request: HttpRequest) -> str:
    return "netra_kantor_formulir" if is_office(request) else "netra_formulir"
