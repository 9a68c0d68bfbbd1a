"""Puts the signed-in officer on requests of the office door, and keeps strangers' bodies unread there."""

from collections.abc import Callable
from typing import Any, Final

from django.contrib import auth
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest, HttpResponse

from netra.accounts import asking, rescuing
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
        if match.view_name in OPEN:
            if not _is_short(request):
                raise RequestDataTooBig
        elif rescuing.may_read(request):
            request.came_too_late = True  # type: ignore[attr-defined]
        else:
            return asking.to_sign_in(request)
        request.upload_handlers = [_NoFiles(request)]
        return None


class KeptWords:
    """Behind the check against forged forms: a form that came after the visit had ended is answered with the
    sign-in page, which carries what was typed. No view sees it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        """Only what the middleware above let through."""
        officer = rescuing.whose(request) if getattr(request, "came_too_late", False) else None
        return asking.with_kept_words(request, officer) if officer is not None else None


def _is_short(request: HttpRequest) -> bool:
    """Without a length nothing is read at all. Words that were kept in the page make its form longer."""
    length = request.META.get("CONTENT_LENGTH", "")
    most = OPEN_BYTES if rescuing.whose(request) is None else OPEN_BYTES + 2 * rescuing.MOST_SEALED
    return not length or (length.isdecimal() and len(length) < 9 and int(length) <= most)


class _NoFiles(FileUploadHandler):
    """Passes over every file, and says that there was one."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        self.request.had_files = True  # type: ignore[union-attr]
        raise SkipFile

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Nothing comes here."""

    def file_complete(self, file_size: int) -> None:
        """Nothing comes here."""


def _officer_of(request: HttpRequest) -> Officer | None:
    user = auth.get_user(request)
    return user if isinstance(user, Officer) and user.is_active else None
