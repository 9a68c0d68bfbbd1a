"""The organiser's page of one attendance list: open it, watch it, count heads, match names, close it."""

from contextlib import suppress
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from netra import law
from netra.outreach import attendance_rows, queries, retention, services
from netra.outreach.forms import HeadCountForm, MatchForm, SheetForm, SheetPhotoForm
from netra.outreach.models import Attendance, AttendanceList, Briefing
from netra.outreach.views.hall_access import (
    Request,
    briefing_to_run,
    list_to_run,
    runs_check_in,
    standing_here,
)

PER_PAGE = 20


@require_GET
@runs_check_in
def attendance(request: Request, label: str) -> HttpResponse:
    """Who is there against who is expected, by which way, and what does not add up yet."""
    return _page(request, label, HeadCountForm())


def _page(request: Request, label: str, heads: HeadCountForm) -> HttpResponse:
    briefing = briefing_to_run(request, label)
    found = queries.attendance_list_of(briefing, request.legal_now)
    on = request.legal_now.date()
    context: dict[str, Any] = {
        "briefing": briefing,
        "list": found,
        "is_today": briefing.held_on == on,
        "erase_on": retention.erase_on(briefing.held_on, law.election_on(briefing.held_on)),
        "heads": heads,
    }
    if found is not None:
        page = Paginator(queries.attendance_of(briefing.pk), PER_PAGE).get_page(request.GET.get("halaman"))
        context |= {
            "page": page,
            "rows": [attendance_rows.attendance_row(each) for each in page],
            "board": attendance_rows.board_of(briefing, found),
        }
    return render(request, "outreach/attendance.html", context)


@require_POST
@runs_check_in
def open_list(request: Request, label: str) -> HttpResponse:
    """Open the list; on another day the page says why not."""
    briefing = briefing_to_run(request, label)
    with suppress(services.NotTheDay):
        services.open_attendance(briefing=briefing, at=request.legal_now, actor=request.officer.actor)
    return redirect("outreach:attendance", label)


@require_POST
@runs_check_in
def count_heads(request: Request, label: str) -> HttpResponse:
    """Note the head count at the door."""
    _, found = list_to_run(request, label)
    form = HeadCountForm(request.POST)
    if not form.is_valid():
        return _page(request, label, form)
    try:
        services.count_heads(
            attendance_list=found,
            heads=form.cleaned_data["heads"],
            at=request.legal_now,
            actor=request.officer.actor,
        )
    except services.ListIsClosed:
        form.add_error("heads", "Daftar sudah ditutup. Buka lagi untuk mengubah hitungan.")
        return _page(request, label, form)
    return redirect("outreach:attendance", label)


@require_POST
@runs_check_in
def close_list(request: Request, label: str) -> HttpResponse:
    """Close the list, or open it again; twice is harmless."""
    _, found = list_to_run(request, label)
    act = services.reopen_attendance if "again" in request.POST else services.close_attendance
    with suppress(services.ListIsClosed):  # it is closed already, or its names are erased: the page says so
        act(attendance_list=found, at=request.legal_now, actor=request.officer.actor)
    return redirect("outreach:attendance", label)


@require_http_methods(["GET", "POST"])
@runs_check_in
def match(request: Request, label: str, pk: int) -> HttpResponse:
    """Say who on the roster it was that came without being on the list."""
    briefing, _ = list_to_run(request, label)
    row = _unmatched(briefing.pk, pk)
    form = MatchForm(request.POST or None, government=briefing.government)
    if form.is_valid():
        try:
            services.match_attendance(
                attendance=row,
                civil_servant=form.cleaned_data["number"],
                at=request.legal_now,
                actor=request.officer.actor,
            )
            return redirect("outreach:attendance", label)
        except services.AnotherPerson:
            form.add_error("number", "Orang ini sudah tercatat hadir di acara yang sama.")
        except services.ListIsClosed:
            form.add_error("number", "Nama pada daftar ini sudah dihapus menurut aturan.")
    people = queries.people_named(briefing.government, row.typed_name, briefing.held_on)
    context = {"briefing": briefing, "row": row, "form": form, "people": people}
    return render(request, "outreach/match.html", context)


def _unmatched(briefing_id: int, pk: int) -> Attendance:
    found = queries.unmatched_of(briefing_id).filter(pk=pk).select_related("briefing__government").first()
    if found is None:
        raise Http404
    return found


@require_http_methods(["GET", "POST"])
@runs_check_in
def attendance_sheet(request: Request, label: str) -> HttpResponse:
    """Type the signed sheet, a line per person; every line gets its answer."""
    briefing, found = list_to_run(request, label)
    form = SheetForm(request.POST or None)
    answers = None
    if form.is_valid():
        answers = services.enter_paper(
            standing=standing_here(request, found),
            government=briefing.government,
            lines=form.cleaned_data["lines"],
            at=request.legal_now,
            entered_by=request.officer.pk,
        )
        form = SheetForm(initial={"lines": "\n".join(each.line for each in answers if not each.is_done)})
    return sheet_page(request, briefing, found, form, answers=answers)


def sheet_page(
    request: Request, briefing: Briefing, found: AttendanceList, form: SheetForm, **more: Any
) -> HttpResponse:
    """The page of the signed sheets: photographs taken of them, and the lines to type."""
    context = {
        "briefing": briefing,
        "list": found,
        "form": form,
        "photo_form": SheetPhotoForm(),
        "sheets": queries.sheets_of(briefing, request.legal_now.date()),
        **more,
    }
    return render(request, "outreach/paper.html", context)
