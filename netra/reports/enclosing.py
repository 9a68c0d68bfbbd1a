"""Files in the reporter's messages: how much may come, what is said of one not taken, how one goes out."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest

from netra import vault
from netra.reports import evidence_page, queries, return_forms, services, tracking, visit
from netra.reports.evidence import uploads
from netra.reports.evidence.holders import Holder
from netra.reports.evidence.looking import CannotBeShown
from netra.reports.models import Report

WAITING = "siap"  # the field that names them
AGAIN = "Pilih berkasnya sekali lagi: belum ada yang terkirim."
UNCLEAN = "Salinan bersih dari satu foto tidak dapat dibuat. Centang “apa adanya”, atau jangan lampirkan."


def room(request: HttpRequest) -> uploads.Room:
    """What this visit's report still has room for; nothing without a visit."""
    receipt = visit.receipt_of(request)
    report = queries.report_by_receipt(receipt) if receipt else None
    return services.room_for_messages(report) if report and report.erased_at is None else uploads.Room(0, 0)


def room_beside(report: Report, tray: Holder) -> uploads.Room:
    """What one side's next message may bring besides what waits in its tray already."""
    room, (taken, files) = services.room_for_messages(report), services.bytes_waiting(tray)
    return uploads.Room(max(0, room.bytes - taken), max(0, room.files - files))


def as_written(request: HttpRequest) -> dict[str, str]:
    """The posted message; a file without a word says that it is there."""
    written = tracking.as_written(request.POST)
    has_files = uploads.arrived_in(request)[0] or chosen_in(request)
    if written and not written.get("text", "").strip() and has_files:
        written["text"] = services.ALONE
    return written


def chosen_in(request: HttpRequest) -> list[UUID]:
    """Files that came in slices before this message and go with it."""
    try:
        return [UUID(each) for each in request.POST.getlist(WAITING)]
    except ValueError:
        return []


def enclosed_in(
    request: HttpRequest, form: return_forms.MessageForm, *, tray: Holder, at: datetime
) -> list[services.Enclosed] | None:
    """The files of this request and those that came before it, looked at; None where one was not taken: then
    nothing is sent, and the form says why."""
    arrived, refused = uploads.arrived_in(request)
    as_it_is = form.cleaned_data.pop("as_it_is")
    try:
        if not refused:
            chosen = chosen_in(request)
            waiting = services.waiting_files(tray=tray, chosen=chosen, as_it_is=as_it_is) if chosen else []
            return [*waiting, *services.enclose(arrived=arrived, at=at, as_it_is=as_it_is)]
        form.files_problem = f"{evidence_page.said_of(refused[0])} {AGAIN}"
    except CannotBeShown:
        form.files_problem = UNCLEAN
    except services.DraftIsGone:
        form.files_problem = AGAIN
    return None


def say_what_was_lost(request: HttpRequest, form: return_forms.MessageForm) -> None:
    """Files that came with a form that stays are not kept: said, so that nobody believes them sent."""
    arrived, refused = uploads.arrived_in(request)
    if (arrived or refused or chosen_in(request)) and not form.files_problem:
        form.files_problem = AGAIN


def pieces(content: vault.SealedFile) -> Iterator[bytes]:
    """A file going out, chunk by chunk."""
    with content:
        yield from content.pieces()
