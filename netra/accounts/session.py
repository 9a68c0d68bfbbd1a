"""The opened key of a signed-in officer: encrypted in the session, under a random key in the cookie.

The server's disk holds only the ciphertext, the browser only the key: neither opens anything alone.
"""

import base64
import binascii

from django.conf import settings
from django.contrib import auth
from django.http import HttpRequest, HttpResponse

from netra import vault
from netra.accounts import rescuing
from netra.accounts.models import Officer

COOKIE = "netra_kunci"
_SLOT = "opened_key"


class KeyClosed(Exception):
    """The officer is signed in, but the key is not open in this browser: sign in again."""


def begin(request: HttpRequest, response: HttpResponse, officer: Officer, private: bytes | None) -> None:
    """Sign in: a fresh session, and the key, if it is open, locked between session and cookie."""
    if auth.SESSION_KEY not in request.session:
        request.session.flush()  # what a stranger's session held, and that it would end soon
    auth.login(request, officer, backend=settings.AUTHENTICATION_BACKENDS[0])
    request.session.cycle_key()  # Django keeps the old one when the same officer signs in again
    request.session.pop(_SLOT, None)
    rescuing.mark(response, officer)
    if private is not None:
        keep_open(request, response, officer, private)


def keep_open(request: HttpRequest, response: HttpResponse, officer: Officer, private: bytes) -> None:
    """The opened key for the rest of this session, under a fresh random key in the cookie."""
    session_key = vault.new_session_key()
    locked = vault.relock_private(private, session_key, officer.username)
    request.session[_SLOT] = base64.b64encode(locked).decode()
    response.set_cookie(
        COOKIE,
        vault.key_to_text(session_key),
        path=settings.SESSION_COOKIE_PATH,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Strict",
    )


def end(request: HttpRequest, response: HttpResponse) -> None:
    """Sign out: the ciphertext and the key are both forgotten."""
    auth.logout(request)
    response.delete_cookie(COOKIE, path=settings.SESSION_COOKIE_PATH, samesite="Strict")
    rescuing.unmark(response)


def opened_key(request: HttpRequest, officer: Officer) -> bytes:
    """The officer's private key for this request, or `KeyClosed`; also where it is the officer's no more."""
    try:
        locked = base64.b64decode(request.session[_SLOT])
        session_key = vault.key_from_text(request.COOKIES[COOKIE])
        private = vault.open_relocked(locked, session_key, officer.username)
    except (KeyError, binascii.Error, vault.BadKey, vault.EnvelopeRefused) as error:
        raise KeyClosed from error
    if vault.public_of(private) != bytes(officer.public_key):  # a new key was made in another browser
        raise KeyClosed
    return private
