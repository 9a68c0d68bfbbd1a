"""Puts the signed-in officer on requests of the office door, and keeps strangers' bodies unread there."""

from collections.abc import Callable
from typing import Any, Final

from django.contrib import auth
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest, HttpResponse

from netra.accounts.access import to_sign_in
from netra.accounts.models import Officer

OFFICE: Final = "kantor/"
OPEN: Final = frozenset({
    "accounts:sign_in", "accounts:sign_out", "accounts:passkey_challenge", "accounts:passkey_sign_in",
    "accounts:sso",
})  # fmt: skip
OPEN_BYTES: Final = 64 * 1024  # of a form that anybody may send


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

    def process_view(
        self, request: HttpRequest, view: Any, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        """Before anything reads the body, the check against forged forms too: a stranger's is not read, but
        on the pages that are open to everybody, where it is short and brings no file."""
        match = request.resolver_match
        if request.method != "POST" or match is None or not match.route.startswith(OFFICE):
            return None
        if request.officer is not None:  # type: ignore[attr-defined]
            return None
        if match.view_name not in OPEN:
            return to_sign_in(request)
        if not _is_short(request.META.get("CONTENT_LENGTH", "")):
            raise RequestDataTooBig
        request.upload_handlers = [_NoFiles(request)]
        return None


def _is_short(length: str) -> bool:
    """Without a length nothing is read at all."""
    return not length or (length.isdecimal() and len(length) < 9 and int(length) <= OPEN_BYTES)


class _NoFiles(FileUploadHandler):
    """Passes over every file."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        raise SkipFile

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Nothing comes here."""

    def file_complete(self, file_size: int) -> None:
        """Nothing comes here."""


def _officer_of(request: HttpRequest) -> Officer | None:
    user = auth.get_user(request)
    return user if isinstance(user, Officer) and user.is_active else None
