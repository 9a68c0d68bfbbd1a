"""Puts the signed-in officer on requests of the office door."""

from collections.abc import Callable

from django.contrib import auth
from django.http import HttpRequest, HttpResponse

from netra.accounts.models import Officer


class OfficeRequest(HttpRequest):
    """A request behind the office door, as `officer_required` hands it to a view."""

    officer: Officer


class SignedInOfficer:
    """`request.officer` is the signed-in officer or None; the public door always has None."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.officer = _officer_of(request) if hasattr(request, "session") else None  # type: ignore[attr-defined]
        return self.get_response(request)


def _officer_of(request: HttpRequest) -> Officer | None:
    user = auth.get_user(request)
    return user if isinstance(user, Officer) and user.is_active else None
