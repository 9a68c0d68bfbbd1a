"""The short way to the two posts that hundreds send at the same moment: check-in and sending a report.

Same views, forms, services, headers and protection against forged forms. Left out is what such a post cannot
need: it asks for no static file and has no session, its address is one of the two below letter by letter, and
its host is one of ours. Everything else, and everything unusual about these two, goes the ordinary way.
docs/adr/0021 has the figures.
"""

import re
from collections.abc import Callable, Iterable
from typing import Any, TypeAlias

from django.conf import settings
from django.core.handlers.exception import convert_exception_to_response
from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpRequest
from django.urls import Resolver404, resolve
from django.utils.module_loading import import_string

Environ: TypeAlias = dict[str, Any]
StartResponse: TypeAlias = Callable[..., Any]
Application: TypeAlias = Callable[[Environ, StartResponse], Iterable[bytes]]
Found: TypeAlias = tuple[Callable[..., Any], tuple[()], dict[str, str]]

# An address of each post, as an example to resolve, and what it looks like letter by letter.
ADDRESSES = {
    "/hadir/BCDF00000000/": re.compile("/hadir/(?P<code>[0-9A-Z]{12})/"),
    "/lapor/periksa/": re.compile("/lapor/periksa/"),
}
LEFT_OUT = {
    "whitenoise.middleware.WhiteNoiseMiddleware",  # a post asks for no file
    "netra.web.middleware.RefuseControlCharacters",  # the address holds none, and there is no query
    "django.middleware.common.CommonMiddleware",  # host, slash and length are seen to here
    "netra.web.middleware.OfficeSession",  # the public door has no session
    "netra.accounts.middleware.SignedInOfficer",
}
FORM = "application/x-www-form-urlencoded"


class ShortWay(WSGIHandler):
    """Django's handler with fewer middlewares; an address that it does not know goes to `ordinary`."""

    def __init__(self, ordinary: Application) -> None:
        self.ordinary = ordinary
        self.views = [(pattern, view) for example, pattern in ADDRESSES.items() if (view := _view(example))]
        super().__init__()

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """A list for a short answer: the server sends it in one go."""
        found = self._found(environ)
        if found is None:
            return self.ordinary(environ, start_response)
        environ["netra.found"] = found
        response = super().__call__(environ, start_response)
        try:
            return [b"".join(response)]
        finally:
            response.close()  # type: ignore[attr-defined]

    def load_middleware(self, is_async: bool = False) -> None:
        """As Django does it, without what is left out: a middleware that comes new is kept."""
        self._view_middleware: list[Any] = []
        self._template_response_middleware: list[Any] = []
        self._exception_middleware: list[Any] = []
        chain = convert_exception_to_response(self._get_response)
        for name in reversed([name for name in settings.MIDDLEWARE if name not in LEFT_OUT]):
            middleware = import_string(name)(chain)
            if hasattr(middleware, "process_view"):
                self._view_middleware.insert(0, middleware.process_view)
            if hasattr(middleware, "process_exception"):
                self._exception_middleware.append(middleware.process_exception)
            chain = convert_exception_to_response(middleware)
        self._middleware_chain = chain

    def resolve_request(self, request: HttpRequest) -> Found:
        """The view was found when the way was chosen."""
        found: Found = request.META["netra.found"]
        return found

    def _found(self, environ: Environ) -> Found | None:
        """The view and its arguments, for a post with nothing unusual about it."""
        if environ["REQUEST_METHOD"] != "POST" or environ.get("QUERY_STRING") or environ.get("SCRIPT_NAME"):
            return None
        host = environ.get("HTTP_HOST", "").rpartition(":")[0] or environ.get("HTTP_HOST")
        if host not in settings.ALLOWED_HOSTS or environ.get("CONTENT_TYPE") != FORM:
            return None
        for pattern, view in self.views:
            if found := pattern.fullmatch(environ["PATH_INFO"]):
                return view, (), found.groupdict()
        return None


def _view(address: str) -> Callable[..., Any] | None:
    """The view behind an address; None when this process does not serve the public door."""
    try:
        return resolve(address).func
    except Resolver404:
        return None
