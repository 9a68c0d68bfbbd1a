"""The page for whoever comes without work while too many do: it says what happens and renews itself.

That `Kirim` was pressed stands in a cookie of this browser alone, signed and bound to its draft.
"""

import hashlib
import hmac
from time import time

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

COOKIE = "netra_giliran"
PATH = "/lapor/"
SECONDS = 4
"""After how long the page asks again."""
LONGEST = 12 * 60 * 60


def ask_to_wait(request: HttpRequest, draft: bytes) -> HttpResponse:
    """The report is not sent yet; the draft keeps it."""
    response = _page(request, "reports/send_later.html", reverse("reports:send_later"))
    pressed = _pressed_at(request, draft) or int(time())
    response.set_cookie(
        COOKIE,
        f"{pressed}.{_mac(draft, pressed)}",
        path=PATH,
        max_age=LONGEST,
        secure=settings.ENV.https,
        httponly=True,
        samesite="Strict",
    )
    return response


def ask_to_return(request: HttpRequest) -> HttpResponse:
    """The words wait in the visit's cookie."""
    return _page(request, "reports/track_later.html", reverse("reports:track_later"))


def was_pressed(request: HttpRequest, draft: bytes) -> bool:
    """Whether this browser pressed `Kirim` for this draft and was asked to wait."""
    return _pressed_at(request, draft) is not None


def has_waited(request: HttpRequest, draft: bytes) -> bool:
    """Whether it did wait as it was asked to."""
    pressed = _pressed_at(request, draft)
    return pressed is not None and pressed + SECONDS - 1 <= time()


def _pressed_at(request: HttpRequest, draft: bytes) -> int | None:
    moment, _, mac = request.COOKIES.get(COOKIE, "").partition(".")
    if not moment.isdecimal() or len(moment) > 12:
        return None
    return int(moment) if hmac.compare_digest(mac, _mac(draft, int(moment))) else None


def _page(request: HttpRequest, template: str, address: str) -> HttpResponse:
    response = render(request, template, {"again": address, "seconds": SECONDS}, status=503)
    response["Retry-After"] = str(SECONDS)
    return response


def _mac(draft: bytes, moment: int) -> str:
    key = hashlib.sha256(b"netra/waiting/v1" + settings.SECRET_KEY.encode()).digest()
    return hmac.digest(key, draft + moment.to_bytes(8), "sha256").hex()
