"""What an officer wrote into a form that came after the visit had ended: kept in the officer's browser alone.

The sign-in page that answers such a form carries the words in a hidden field, sealed for that officer. They
are nowhere on the server, in no cookie and in no log, and open again only when the officer who typed them
signs in: whoever else does at the same computer gets nothing. Whose form it is tells a mark that signing in
leaves in the browser and signing out takes away; who has none is a stranger, whose body is not read.
"""

import base64
import binascii
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from netra import vault
from netra.accounts.models import Officer
from netra.text.typed import SECRET, typed_words

COOKIE: Final = "netra_petugas"
FIELD: Final = "titipan"
HOURS: Final = 12
"""So long what was typed may wait for its officer; a mark lives twice as long."""
MOST_READ: Final = 16_000_000
MOST_SEALED: Final = 300_000
"""Bytes: what carries the words has to pass as one field of a form."""
_NOT_KEPT: Final = frozenset({"csrfmiddlewaretoken", FIELD})
_ROOM: Final = "accounts"
_SALT: Final = "netra.accounts.rescuing"
_PLACE: Final = "typed"


@dataclass(frozen=True)
class Rescued:
    """A form as it was sent; `page`: where it stood; not `complete`: a secret or a file was left out."""

    address: str
    page: str
    fields: dict[str, list[str]]
    complete: bool


# --- whose browser ------------------------------------------------------------------------------------


def mark(response: HttpResponse, officer: Officer) -> None:
    """At sign-in: whose forms come from this browser from now on."""
    response.set_cookie(
        COOKIE,
        signing.dumps(officer.pk, salt=_SALT),
        path=settings.SESSION_COOKIE_PATH,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Strict",
    )


def unmark(response: HttpResponse) -> None:
    """At sign-out: who leaves on purpose leaves nothing behind."""
    response.delete_cookie(COOKIE, path=settings.SESSION_COOKIE_PATH, samesite="Strict")


def whose(request: HttpRequest) -> int | None:
    """The officer who signed in last in this browser and did not sign out; None for a stranger."""
    try:
        found = signing.loads(request.COOKIES.get(COOKIE, ""), salt=_SALT, max_age=2 * HOURS * 3600)
    except signing.BadSignature:
        return None
    return found if isinstance(found, int) else None


def may_read(request: HttpRequest) -> bool:
    """Whether this body may be read although nobody is signed in: a form that an officer's browser sent by
    itself, not a script of a page, and not of this room, whose fields are secrets."""
    length, match = request.META.get("CONTENT_LENGTH") or "", request.resolver_match
    return (
        whose(request) is not None
        and length.isdecimal()
        and len(length) < 9
        and int(length) <= MOST_READ
        and request.headers.get("Sec-Fetch-Mode", "navigate") == "navigate"
        and match is not None
        and match.app_name != _ROOM
    )


# --- sealed and opened --------------------------------------------------------------------------------


def sealed(request: HttpRequest, officer: int, *, page: str, had_files: bool) -> str:
    """What was sent, for a hidden field; "" where nobody wrote anything, or too much."""
    sent = {name: values for name, values in request.POST.lists() if name not in _NOT_KEPT}
    fields = {name: values for name, values in sent.items() if not SECRET.search(name)}
    if not typed_words(fields):
        return ""
    told = {
        "address": request.get_full_path(),
        "page": page,
        "fields": list(fields.items()),
        "complete": fields.keys() == sent.keys() and not had_files,
        "at": datetime.now(UTC).timestamp(),
    }
    return _seal(told, officer)


def opened(text: str, officer: Officer) -> Rescued | None:
    """What this officer typed; None where it is somebody else's, too old, or was never sealed here."""
    try:
        envelope = base64.b64decode(text, validate=True)
        told: Mapping[str, Any] = vault.open_json(_key(), envelope, record=str(officer.pk), field=_PLACE)
    except (binascii.Error, ValueError):
        return None
    if datetime.now(UTC).timestamp() - told["at"] > HOURS * 3600:
        return None
    fields = {name: list(values) for name, values in told["fields"]}
    return Rescued(told["address"], told["page"], fields, told["complete"])


def _seal(told: dict[str, Any], officer: int) -> str:
    try:
        envelope = vault.seal_json(_key(), told, record=str(officer), field=_PLACE)
    except ValueError:  # half a letter, which no browser sends
        return ""
    return base64.b64encode(envelope).decode() if len(envelope) <= MOST_SEALED else ""


def _key() -> bytes:
    return hashlib.sha256(b"netra/typed/v1" + settings.SECRET_KEY.encode()).digest()
