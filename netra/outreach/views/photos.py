"""The pages of a briefing's photographs: add one with its words, remove one, and the pictures themselves."""

from contextlib import suppress

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from netra import law
from netra.accounts import roles
from netra.accounts.access import officer_required
from netra.outreach import photo_rooms, queries, retention, services
from netra.outreach.forms import PhotoForm
from netra.outreach.memory_uploads import in_memory
from netra.outreach.models import Briefing
from netra.outreach.photo_pictures import LARGEST_BYTES
from netra.outreach.views.requests import Request, briefing_or_404, today


@in_memory(LARGEST_BYTES)
@require_http_methods(["GET", "POST"])
@officer_required(*roles.HOLDS_BRIEFINGS)
def photos(request: Request, label: str) -> HttpResponse:
    """Every photograph with its words, and the form for one more."""
    found = _to_hold(request, label)
    form = PhotoForm(request.POST or None, request.FILES or None)
    if form.is_valid() and _added(request, found, form):
        return redirect("outreach:photos", found.label)
    on = today(request)
    context = {
        "briefing": found,
        "form": form,
        "photos": queries.photos_of(found, on),
        "most": services.MOST_PHOTOS,
        "too_early": found.held_on > on,
        "erase_on": retention.erase_on(found.held_on, law.election_on(found.held_on)),
    }
    return render(request, "outreach/photos.html", context)


@require_POST
@officer_required(*roles.HOLDS_BRIEFINGS)
def remove_photo(request: Request, label: str, pk: int) -> HttpResponse:
    """Remove one; a second click finds nothing to remove."""
    found = _to_hold(request, label)
    with suppress(queries.UnknownPhoto, services.PhotoAlreadyRemoved):
        photo = queries.photo_of(queries.photos_of(found, today(request)), pk)
        services.remove_photo(
            room=photo_rooms.room(), photo=photo, at=request.legal_now, actor=request.officer.actor
        )
    return redirect("outreach:photos", found.label)


@require_GET
@officer_required(*roles.SEES_OUTREACH)
def photo(request: Request, label: str, pk: int) -> HttpResponse:
    """The picture, for whoever may see the briefing."""
    found = briefing_or_404(request, label)
    try:
        content = photo_rooms.content_of(queries.photo_of(queries.photos_of(found, today(request)), pk))
    except queries.UnknownPhoto as error:
        raise Http404 from error
    if content is None:
        raise Http404
    return HttpResponse(content, content_type="image/jpeg")


def _added(request: Request, found: Briefing, form: PhotoForm) -> bool:
    told = form.cleaned_data
    try:
        services.add_photo(
            room=photo_rooms.room(),
            briefing=found,
            photo=told["picture"],
            shows=told["shows"],
            caption=told["caption"],
            election=law.election_on(found.held_on),
            at=request.legal_now,
            actor=request.officer.actor,
        )
    except services.PhotoAlreadyKept:
        return True  # the same form came twice
    except services.NotYetHeld:
        form.add_error("picture", "Acaranya belum berlangsung.")
    except services.PhotosErased:
        form.add_error("picture", "Foto acara ini sudah dihapus menurut aturan, bersama nama yang hadir.")
    except services.TooManyPhotos:
        form.add_error("picture", f"Satu acara menyimpan paling banyak {services.MOST_PHOTOS} foto.")
    return form.is_valid()


def _to_hold(request: Request, label: str) -> Briefing:
    found = briefing_or_404(request, label)
    if not queries.may_hold(request.officer, found):
        raise PermissionDenied
    return found
