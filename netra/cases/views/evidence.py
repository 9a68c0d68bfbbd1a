"""Evidence behind the office door: a safe picture, the original on purpose, and what a link showed."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from netra import vault
from netra.accounts import roles
from netra.cases import forms, page
from netra.cases.desk import Desk
from netra.cases.views.acting import already_done, back_to, bawaslu, desk_of, move_page, report_or_404
from netra.reports import services as reports
from netra.reports.evidence import uploads
from netra.reports.evidence.holders import OpenEvidence
from netra.reports.evidence.looking import CannotBeShown
from netra.reports.models import Report


def room_for_files(request: HttpRequest) -> uploads.Room:
    """What an officer's form may bring."""
    officer = getattr(request, "officer", None)
    if officer is None or not officer.may(roles.READS_REPORTS):
        return uploads.Room(0, 0)
    return uploads.Room(settings.ENV.file_mb * reports.MB, reports.MOST_FILES)


@bawaslu
@require_GET
def evidence(request: Any, docket: str, file: UUID) -> HttpResponse:
    """One piece of evidence: the safe picture, page by page, and what is known of the file."""
    try:
        found, _, opened = _opened(request, docket, file)
    except vault.FileRefused:
        return _broken(request, docket)
    shown = max(1, _number(request.GET.get("hal", "")))
    context = {"report": found, "file": page.file_of(opened, found), "shown": shown}
    return render(request, "cases/evidence.html", context)


@bawaslu
@require_GET
def evidence_picture(request: Any, docket: str, file: UUID) -> HttpResponse:
    """The picture itself, drawn anew from the sealed file; journalled. Empty where none can be drawn."""
    try:
        found, desk, opened = _opened(request, docket, file)
        drawn = reports.show_evidence(
            report=found,
            evidence=opened,
            page=max(1, _number(request.GET.get("hal", ""))),
            officer=desk.officer,
            at=desk.at,
        )
    except (CannotBeShown, vault.FileRefused):
        return HttpResponse(status=404)  # no `Http404`: that would be noted as an opening that was refused
    return HttpResponse(drawn.picture, content_type="image/jpeg")


@bawaslu
@require_POST
def evidence_original(request: Any, docket: str, file: UUID) -> Any:
    """The file as it came, as a download that no browser opens by itself; journalled."""
    try:
        found, desk, opened = _opened(request, docket, file)
        content = reports.open_original(report=found, evidence=opened, officer=desk.officer, at=desk.at)
    except vault.FileRefused:
        return _broken(request, docket)
    answer = StreamingHttpResponse(_pieces(content), content_type="application/octet-stream")
    answer["Content-Disposition"] = f'attachment; filename="{page.download_name(opened, found)}"'
    answer["Content-Length"] = str(content.size)
    return answer


@uploads.takes_evidence(room_for_files)
@bawaslu
def record_sighting(request: Any, docket: str) -> HttpResponse:
    """Keep what the office saw at one of the reporter's links."""
    found, desk = report_or_404(request, docket), desk_of(request)
    story = reports.open_story(report=found, officer=desk.officer, private=desk.private, at=desk.at)
    arrived, refused = uploads.arrived_in(request)
    form = forms.SightingForm(request.POST or None, links=list(story["links"]))  # type: ignore[call-overload]
    if form.is_bound and not arrived:
        problem = "Bukan gambar atau PDF, atau terlalu besar." if refused else "Pilih tangkapan layarnya."
        form.add_error("berkas", problem)
    if not form.is_valid():
        return move_page(request, form, found, template="cases/sighting.html")
    try:
        reports.record_sighting(
            report=found,
            key=desk.key_to(found),
            link=form.cleaned_data["link"],
            note=form.cleaned_data["note"],
            arrived=arrived[0],
            officer=desk.officer,
            at=desk.at,
        )
    except reports.AlreadyErased:
        return already_done(request, found)  # its keys went at this moment
    return back_to(request, found)


def _opened(request: Any, docket: str, file: UUID) -> tuple[Report, Desk, OpenEvidence]:
    found, desk = report_or_404(request, docket), desk_of(request)
    opened = reports.evidence_with_id(report=found, key=desk.key_to(found), file=file)
    if opened is None:
        raise Http404
    return found, desk, reports.read_to_its_end(evidence=opened)


def _broken(request: Any, docket: str) -> HttpResponse:
    found = report_or_404(request, docket)
    return render(request, "cases/evidence_broken.html", {"report": found}, status=409)


def _pieces(content: vault.SealedFile) -> Iterator[bytes]:
    with content:
        yield from content.pieces()


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 6 else 1
