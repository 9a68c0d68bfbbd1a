"""Files of the office's messages in slices, for browsers with JavaScript."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from netra.cases.views.acting import bawaslu, desk_of, reported_or_404
from netra.reports import drafts, enclosing, evidence_views
from netra.reports import services as reports
from netra.reports.evidence.holders import Holder
from netra.reports.models import Report


def tray_at(request: Any, found: Report) -> Holder:
    """Where this officer's files for this report's reporter wait."""
    desk = desk_of(request)
    return reports.tray_of(key=desk.key_to(found), officer=desk.officer)


@bawaslu
@require_POST
def begin(request: Any, docket: str) -> HttpResponse:
    """Begin a file, or find the one that was begun before the line was cut or the page read anew."""
    found = reported_or_404(request, docket)
    tray = tray_at(request, found)
    reports.open_tray(tray=tray, until=drafts.expiry())
    return evidence_views.begun_in(request, tray, enclosing.room_beside(found, tray))


@bawaslu
@require_POST
def take(request: Any, docket: str, file: UUID) -> HttpResponse:
    """One slice, as the bare body of the request."""
    found = reported_or_404(request, docket)
    return evidence_views.taken_in(request, tray_at(request, found), file)


def enclosed_at(request: Any, found: Report, arrived: list[Any]) -> list[reports.Enclosed]:
    """What goes with this message: files that came with its form, and those that came before it in slices.

    As they are: the office decides what it sends. Raises `DraftIsGone` where one is not there any more.
    """
    chosen = enclosing.chosen_in(request)
    waiting: list[reports.Enclosed] = []
    if chosen:
        tray = tray_at(request, found)
        waiting = reports.waiting_files(tray=tray, chosen=chosen, as_it_is=True)
    return [*waiting, *reports.enclose(arrived=arrived, at=request.legal_now)]


def went_before(request: Any, found: Report, nonce: UUID, text: str) -> bool:
    """Whether this form's files went with a message already: it came twice."""
    chosen = enclosing.chosen_in(request)
    if not chosen:
        return False
    key = desk_of(request).key_to(found)
    return reports.are_sent(report=found, key=key, nonce=nonce, text=text, chosen=chosen)


def clear_tray(request: Any, found: Report, nonce: UUID, text: str) -> None:
    """Once a message took its files along, what is left of those goes; unsent, all stay."""
    if went_before(request, found, nonce, text):
        reports.settle_tray(tray=tray_at(request, found), chosen=enclosing.chosen_in(request))
