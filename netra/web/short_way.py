"""The short way for the one post that a thousand people send at the same moment: checking in at a hall.

In front of Django, in the same process and on the same connections. It answers only who is plainly let in,
with the same service, page and headers; everything else, and everything unusual, goes the ordinary way as if
nobody had looked at it. docs/adr/0021 has the figures and what it costs.
"""

import io
import re
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import Any, TypeAlias

from django.conf import settings
from django.db import DatabaseError, close_old_connections
from django.http import HttpRequest, HttpResponse

from netra.journal.together import NotWritten
from netra.outreach.quick_door import let_in
from netra.web.middleware import Headers

Environ: TypeAlias = dict[str, Any]
StartResponse: TypeAlias = Callable[..., Any]
Application: TypeAlias = Callable[[Environ, StartResponse], Iterable[bytes]]

FORM = "application/x-www-form-urlencoded"
LARGEST_FORM = 1000
_ADDRESS = re.compile("/hadir/([0-9A-Z]{12})/")


class ShortWay:
    """A WSGI application before another one, which answers whatever this one does not."""

    def __init__(self, ordinary: Application) -> None:
        self.ordinary = ordinary
        self.is_open = settings.ENV.doors != "office" and not settings.ENV.demo  # a demo has a day of its own
        self.headers = _headers()

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        page = self._page(environ) if self.is_open and environ["REQUEST_METHOD"] == "POST" else None
        if page is None:
            return self.ordinary(environ, start_response)
        start_response("200 OK", [*self.headers, ("Content-Length", str(len(page)))])
        return [page]

    def _page(self, environ: Environ) -> bytes | None:
        """The page for somebody who is in; None, with the form as good as unread, for everything else."""
        code, length = _ADDRESS.fullmatch(environ["PATH_INFO"]), environ.get("CONTENT_LENGTH", "")
        if code is None or not _is_usual(environ) or not length.isdecimal() or int(length) > LARGEST_FORM:
            return None
        body = environ["wsgi.input"].read(int(length))
        environ["wsgi.input"] = io.BytesIO(body)
        close_old_connections()  # as before every request
        try:
            page = let_in(code=code[1], body=body, at=datetime.now(UTC).astimezone(settings.ENV.zone.tz))
        except (DatabaseError, NotWritten):
            return None  # the ordinary way tries once more and says what is wrong
        return page.encode() if page is not None else None


def _is_usual(environ: Environ) -> bool:
    """A plain form for a host of ours. Django refuses any other, or reads it with more care."""
    host, _, port = environ.get("HTTP_HOST", "").partition(":")
    is_ours = host in settings.ALLOWED_HOSTS and (not port or port.isdecimal())
    return is_ours and environ.get("CONTENT_TYPE") == FORM and not environ.get("QUERY_STRING")


def _headers() -> list[tuple[str, str]]:
    """What every page carries, from the place that says it."""
    return list(Headers(lambda _: HttpResponse())(HttpRequest()).items())
