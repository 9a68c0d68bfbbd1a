"""Photographs of signed attendance sheets: taken now, typed later, seen only by who runs the list."""

from contextlib import suppress

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_POST

from netra import law
from netra.outreach import photo_rooms, queries, services
from netra.outreach.forms import SheetForm, SheetPhotoForm
from netra.outreach.memory_uploads import in_memory
from netra.outreach.models import Briefing
from netra.outreach.photo_pictures import LARGEST_BYTES
from netra.outreach.views.attendance import sheet_page
from netra.outreach.views.hall_access import Request, list_to_run, runs_check_in


@in_memory(LARGEST_BYTES)
@require_POST
@runs_check_in
def add_sheet_photo(request: Request, label: str) -> HttpResponse:
    """Keep a photograph of one sheet beside the page on which it is typed."""
    briefing, found = list_to_run(request, label)
    form = SheetPhotoForm(request.POST, request.FILES)
    if form.is_valid() and _kept(request, briefing, form):
        return redirect("outreach:attendance_sheet", briefing.label)
    return sheet_page(request, briefing, found, SheetForm(), photo_form=form)


@require_POST
@runs_check_in
def remove_sheet_photo(request: Request, label: str, pk: int) -> HttpResponse:
    """Remove one; a second click finds nothing to remove."""
    briefing, _ = list_to_run(request, label)
    with suppress(queries.UnknownPhoto, services.PhotoAlreadyRemoved):
        photo = queries.photo_of(queries.sheets_of(briefing, request.legal_now.date()), pk)
        services.remove_photo(
            room=photo_rooms.room(), photo=photo, at=request.legal_now, actor=request.officer.actor
        )
    return redirect("outreach:attendance_sheet", briefing.label)


@require_GET
@runs_check_in
def sheet_photo(request: Request, label: str, pk: int) -> HttpResponse:
    """The picture."""
    briefing, _ = list_to_run(request, label)
    try:
        photo = queries.photo_of(queries.sheets_of(briefing, request.legal_now.date()), pk)
    except queries.UnknownPhoto as error:
        raise Http404 from error
    content = photo_rooms.content_of(photo)
    if content is None:
        raise Http404
    return HttpResponse(content, content_type="image/jpeg")


def _kept(request: Request, briefing: Briefing, form: SheetPhotoForm) -> bool:
    try:
        services.add_photo(
            room=photo_rooms.room(),
            briefing=briefing,
            photo=form.cleaned_data["picture"],
            shows=services.SHEET_WORDS,
            is_sheet=True,
            election=law.election_on(briefing.held_on),
            at=request.legal_now,
            actor=request.officer.actor,
        )
    except services.PhotoAlreadyKept:
        return True  # the same form came twice
    except services.NotYetHeld:
        form.add_error("picture", "Acaranya belum berlangsung.")
    except services.PhotosErased:
        form.add_error("picture", "Daftar acara ini sudah dihapus menurut aturan.")
    except services.TooManyPhotos:
        form.add_error("picture", "Fotonya sudah terlalu banyak. Hapus yang sudah diketik.")
    return form.is_valid()
