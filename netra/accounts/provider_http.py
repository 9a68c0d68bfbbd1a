"""Asking the city's provider: HTTPS (or loopback), no redirects, a few seconds, a bounded answer in JSON."""

import json
import urllib.error
import urllib.parse
import urllib.request
from http.client import HTTPException
from typing import Any, Final

TIMEOUT_SECONDS: Final = 5
MOST_BYTES: Final = 256 * 1024
LOOPBACK: Final = ("localhost", "127.0.0.1", "::1")


class NoAnswer(Exception):
    """The provider could not be reached, or answered something that cannot be read."""


class Declined(Exception):
    """The provider answered and said no (a status from 400 to 499)."""


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        """An address that the operator did not name is not followed."""


_OPENER: Final = urllib.request.build_opener(_NoRedirects)


def is_safe(address: object) -> bool:
    """An address that secrets and tokens may be sent to."""
    if not isinstance(address, str):
        return False
    try:
        parts = urllib.parse.urlsplit(address)
    except ValueError:
        return False
    is_loopback = parts.scheme == "http" and parts.hostname in LOOPBACK
    return bool(parts.hostname) and (parts.scheme == "https" or is_loopback)


def ask(
    address: str, *, form: dict[str, str] | None = None, headers: dict[str, str] | None = None
) -> dict[str, Any]:
    """The JSON object at this address; with `form` it is posted. Raises `NoAnswer` or `Declined`."""
    if not is_safe(address):
        raise NoAnswer
    body = urllib.parse.urlencode(form).encode() if form is not None else None
    request = urllib.request.Request(  # noqa: S310 - is_safe
        address, data=body, headers={"Accept": "application/json", **(headers or {})}
    )
    try:
        with _OPENER.open(request, timeout=TIMEOUT_SECONDS) as answer:
            return _read(answer.read(MOST_BYTES + 1))
    except urllib.error.HTTPError as refused:
        with refused:
            is_refusal = 400 <= refused.code < 500
        raise (Declined if is_refusal else NoAnswer) from refused
    except (OSError, HTTPException) as unreachable:
        raise NoAnswer from unreachable


def _read(body: bytes) -> dict[str, Any]:
    if len(body) > MOST_BYTES:
        raise NoAnswer
    try:
        told = json.loads(body)
    except (ValueError, RecursionError) as broken:
        raise NoAnswer from broken
    if not isinstance(told, dict):
        raise NoAnswer
    return told
