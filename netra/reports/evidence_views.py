"""Uploads in slices, for browsers with JavaScript. The page's own form does the rest."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_POST

from netra.reports import drafts, evidence_page, services
from netra.reports.evidence import arriving
from netra.reports.evidence.arriving import Refused
from netra.reports.evidence.holders import Holder
from netra.reports.evidence.uploads import Room

LARGEST_SLICE = 8 * 1024 * 1024
PIECE = 64 * 1024  # small enough for the allocator to hand out the same memory again and again


@require_POST
def begin(request: HttpRequest) -> HttpResponse:
    """Begin a file, or find the one that was begun before the line was cut or the page read anew."""
    holder = _holder_of(request)
    return begun_in(request, holder, evidence_page.room(request)) if holder else gone()


def begun_in(request: HttpRequest, holder: Holder, room: Room) -> HttpResponse:
    """The answer to a file that begins, or goes on, with this holder."""
    name, size = request.POST.get("name", ""), _number(request.POST.get("size", ""))
    try:
        _refuse_what_has_no_room(room, name, size)
        standing = services.begin_upload(
            holder=holder, name=name, size=size, stamp=request.POST.get("stamp", "")
        )
    except Refused as refused:
        return _refused(refused)
    except services.DraftIsGone:
        return gone()
    return _told(standing)


@require_POST
def take(request: HttpRequest, file: UUID) -> HttpResponse:
    """One slice, as the bare body of the request, beginning at `?mulai=`. Durable before it is answered."""
    holder = _holder_of(request)
    return taken_in(request, holder, file) if holder else gone()


def taken_in(request: HttpRequest, holder: Holder, file: UUID) -> HttpResponse:
    """The answer to a slice that comes to this holder."""
    try:
        standing = services.take_slice(
            holder=holder,
            file=file,
            offset=_number(request.GET.get("mulai", "")),
            pieces=_pieces(request),
            at=request.legal_now,  # type: ignore[attr-defined]
        )
    except services.AnotherPlace as place:
        return JsonResponse({"at": place.at}, status=409)
    except Refused as refused:
        return _refused(refused)
    except (services.DraftIsGone, services.NoSuchUpload):
        return gone()
    return _told(standing)


def _holder_of(request: HttpRequest) -> Holder | None:
    draft = drafts.open_draft(request)
    return evidence_page.holder_of(draft) if draft and not draft.sent else None


def _refuse_what_has_no_room(room: Room, name: str, size: int) -> None:
    if size == 0:
        raise Refused("empty", name)
    if size > settings.ENV.file_mb * services.MB:
        raise Refused("large", name)
    if size > room.bytes or room.files <= 0:
        raise Refused("full", name)
    if not arriving.is_room_for(size):
        raise Refused("disk", name)


def _pieces(request: HttpRequest) -> Iterator[bytes]:
    """The body, never whole in memory; more than a slice is cut off and counts as a line that broke."""
    left = LARGEST_SLICE
    while left > 0 and (piece := request.read(min(PIECE, left))):
        left -= len(piece)
        yield piece


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 16 else 0


def _told(standing: Any) -> HttpResponse:
    return JsonResponse({"file": str(standing.file), "at": standing.at, "whole": standing.is_whole})


def _refused(refused: Refused) -> HttpResponse:
    return JsonResponse({"refused": evidence_page.said_of(refused)}, status=422)


def gone() -> HttpResponse:
    """What the files were sent to has ended."""
    return JsonResponse({"refused": "Halaman ini sudah berakhir. Muat ulang halaman."}, status=410)
