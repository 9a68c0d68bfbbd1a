"""What a sign-in that goes to a device or to a provider and back must find again: once, and for minutes.

It lies in the session of the office door. A stranger's session holds nothing else, ends as early, and is
deleted by whoever takes it: of two requests that bring the same answer, one finds nothing.
"""

from datetime import datetime
from typing import Any, Final

from django.contrib import auth
from django.contrib.sessions.models import Session
from django.http import HttpRequest

ADDING: Final = "passkey_adding"
SIGNING: Final = "passkey_signing"
PROVIDER: Final = "provider"
LIFETIME_SECONDS: Final = {ADDING: 300, SIGNING: 300, PROVIDER: 600}


class ChallengeGone(Exception):
    """Nothing was asked in this browser, or it was used already, or it is too long ago."""


def keep(request: HttpRequest, kind: str, told: dict[str, Any], *, now: datetime) -> None:
    """Remember `told` for this browser; an earlier one of its kind is forgotten."""
    until = now.timestamp() + LIFETIME_SECONDS[kind]
    request.session[kind] = {**told, "until": until}
    if not _is_signed_in(request):
        request.session.set_expiry(LIFETIME_SECONDS[kind])


def is_kept(request: HttpRequest, kind: str) -> bool:
    """Whether this browser has one, without taking it."""
    return kind in request.session


def take(request: HttpRequest, kind: str, *, now: datetime) -> dict[str, Any]:
    """What was remembered, for the last time; or `ChallengeGone`."""
    told: dict[str, Any] | None = request.session.pop(kind, None)
    if told is None:
        raise ChallengeGone
    if not _is_signed_in(request):
        gone, _ = Session.objects.filter(session_key=request.session.session_key).delete()
        request.session.flush()
        if not gone:
            raise ChallengeGone
    else:
        request.session.save()
    if told["until"] < now.timestamp():
        raise ChallengeGone
    return told


def _is_signed_in(request: HttpRequest) -> bool:
    return auth.SESSION_KEY in request.session
