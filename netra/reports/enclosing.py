"""Files in the reporter's messages: how much may come, what is said of one not taken, how one goes out."""

from collections.abc import Iterator
from datetime import datetime

from django.http import HttpRequest

from netra import vault
from netra.reports import evidence_page, queries, return_forms, services, tracking, visit
from netra.reports.evidence import uploads
from netra.reports.evidence.looking import CannotBeShown

AGAIN = "Pilih berkasnya sekali lagi: belum ada yang terkirim."
UNCLEAN = "Salinan bersih dari satu foto tidak dapat dibuat. Centang “apa adanya”, atau jangan lampirkan."


def room(request: HttpRequest) -> uploads.Room:
    """What this visit's report still has room for; nothing without a visit."""
    receipt = visit.receipt_of(request)
    report = queries.report_by_receipt(receipt) if receipt else None
    return services.room_for_messages(report) if report and report.erased_at is None else uploads.Room(0, 0)


def as_written(request: HttpRequest) -> dict[str, str]:
    """The posted message; a file without a word says that it is there."""
    written = tracking.as_written(request.POST)
    if written and not written.get("text", "").strip() and uploads.arrived_in(request)[0]:
        written["text"] = services.ALONE
    return written


def enclosed_in(
    request: HttpRequest, form: return_forms.MessageForm, *, at: datetime
) -> list[services.Enclosed] | None:
    """The files of this request, looked at; None where one was not taken: then nothing is sent, and the form
    says why."""
    arrived, refused = uploads.arrived_in(request)
    as_it_is = form.cleaned_data.pop("as_it_is")
    try:
        if not refused:
            return services.enclose(arrived=arrived, at=at, as_it_is=as_it_is)
        form.files_problem = f"{evidence_page.said_of(refused[0])} {AGAIN}"
    except CannotBeShown:
        form.files_problem = UNCLEAN
    return None


def say_what_was_lost(request: HttpRequest, form: return_forms.MessageForm) -> None:
    """Files that came with a form that stays are not kept: said, so that nobody believes them sent."""
    arrived, refused = uploads.arrived_in(request)
    if (arrived or refused) and not form.files_problem:
        form.files_problem = AGAIN


def pieces(content: vault.SealedFile) -> Iterator[bytes]:
    """A file going out, chunk by chunk."""
    with content:
        yield from content.pieces()
