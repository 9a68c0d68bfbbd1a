"""Files of the reporter's messages in slices, for browsers with JavaScript."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from netra.reports import drafts, enclosing, evidence_views, services, visit
from netra.reports.visiting import Visit, visiting


@require_POST
def begin(request: HttpRequest) -> HttpResponse:
    """Begin a file, or find the one that was begun before the line was cut or the page read anew."""
    return _begun(request) if visit.receipt_of(request) else evidence_views.gone()


@require_POST
def take(request: HttpRequest, file: UUID) -> HttpResponse:
    """One slice, as the bare body of the request."""
    return _taken(request, file=file) if visit.receipt_of(request) else evidence_views.gone()


@visiting
def _begun(request: Any, opened: Visit) -> HttpResponse:
    tray = services.tray_of(key=opened.key)
    services.open_tray(tray=tray, until=drafts.expiry())
    return evidence_views.begun_in(request, tray, enclosing.room_beside(opened.report, tray))


@visiting
def _taken(request: Any, opened: Visit, file: UUID) -> HttpResponse:
    return evidence_views.taken_in(request, services.tray_of(key=opened.key), file)
