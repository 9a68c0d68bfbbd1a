"""A reporter's visit: the receipt, encrypted under the server's key, in an HttpOnly cookie for 30 minutes.

Nothing about the visit is stored on the server.
"""

import base64
import binascii
import hashlib
from datetime import UTC, datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from netra import vault

COOKIE = "netra_lacak"
PATH = "/lacak/"
SECONDS = 30 * 60


def begin(response: HttpResponse, receipt: vault.Receipt) -> None:
    """Let this browser back in without typing the words again, for half an hour from now."""
    content: vault.JsonValue = {
        "receipt": str(receipt),
        "until": int(datetime.now(UTC).timestamp()) + SECONDS,
    }
    envelope = vault.seal_json(_server_key(), content, record="visit", field="cookie")
    response.set_cookie(
        COOKIE,
        base64.urlsafe_b64encode(envelope).decode(),
        path=PATH,
        secure=settings.ENV.https,
        httponly=True,
        samesite="Strict",
    )


def receipt_of(request: HttpRequest) -> vault.Receipt | None:
    """The receipt of this visit, or None when there is no visit or it is over."""
    try:
        envelope = base64.urlsafe_b64decode(request.COOKIES[COOKIE])
        content = vault.open_json(_server_key(), envelope, record="visit", field="cookie")
    except (KeyError, binascii.Error, ValueError, vault.EnvelopeRefused):
        return None
    if content["until"] < datetime.now(UTC).timestamp():
        return None
    return vault.parse_receipt(content["receipt"])


def end(response: HttpResponse) -> None:
    """Forget the visit in this browser."""
    response.delete_cookie(COOKIE, path=PATH, samesite="Strict")


def _server_key() -> bytes:
    return hashlib.sha256(b"netra/visit/v1" + settings.SECRET_KEY.encode()).digest()
