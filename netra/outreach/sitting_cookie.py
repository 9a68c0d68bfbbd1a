"""The sitting in the browser: signed, for two hours, in a cookie that no script can read.

Signed and not encrypted: it holds nothing that its owner does not know, and the right answers are not in it.
"""

from typing import Any

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from netra.outreach.sittings import Sitting

COOKIE = "netra_uji"
PATH = "/uji/"
SECONDS = 2 * 60 * 60
_SALT = "netra.uji.v1"


def give(response: HttpResponse, sitting: Sitting) -> None:
    """Let this browser go on from here, for two hours from now."""
    response.set_cookie(
        COOKIE,
        signing.dumps(sitting.as_plain(), salt=_SALT, compress=True),
        max_age=SECONDS,
        path=PATH,
        secure=settings.ENV.https,
        httponly=True,
        samesite="Strict",
    )


def sitting_of(request: HttpRequest) -> Sitting | None:
    """This browser's sitting; None when there is none, it is over, or it was not signed here."""
    try:
        plain: dict[str, Any] = signing.loads(request.COOKIES.get(COOKIE, ""), salt=_SALT, max_age=SECONDS)
        return Sitting.from_plain(plain)
    except (signing.BadSignature, KeyError, TypeError, ValueError):
        return None


def forget(response: HttpResponse) -> None:
    """Remove it from this browser."""
    response.delete_cookie(COOKIE, path=PATH, samesite="Strict")
