"""Files that the browser sealed, in slices: ciphertext comes, where it stands goes back. No name, no kind."""

import json
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_POST

from netra.reports import drafts, parcel, services
from netra.reports.evidence.arriving import Refused

HEADER = "X-Kiriman"  # in a header: addresses are what a proxy logs
LARGEST_SLICE = 8 * 1024 * 1024
PIECE = 64 * 1024
GONE = "hilang"


@require_POST
def begin(request: HttpRequest) -> HttpResponse:
    """Make room for a file, or tell how far it has come: `{"file": id, "size": sealed bytes}`."""
    try:
        token = parcel.read_token(request.headers.get(HEADER))
        file, size = _announced(request.body)
        drafts.sweep()
        return _told(services.begin_file(token=token, file=file, sealed_size=size, until=drafts.expiry()))
    except (parcel.ParcelRefused, Refused) as why:
        return _refused(why)
    except services.NoSuchUpload:
        return _gone()


@require_POST
def take(request: HttpRequest, file: UUID) -> HttpResponse:
    """One slice as the bare body, from `?mulai=` of `?dari=` sealed bytes. Durable before it is answered."""
    piece = services.Slice(file, _number(request.GET.get("mulai")), _number(request.GET.get("dari")))
    try:
        token = parcel.read_token(request.headers.get(HEADER))
        return _told(services.take_sealed_slice(token=token, piece=piece, content=_pieces(request)))
    except services.AnotherPlace as place:
        return JsonResponse({"at": place.at}, status=409)
    except (parcel.ParcelRefused, Refused) as why:
        return _refused(why)
    except (services.NoSuchUpload, services.DraftIsGone):
        return _gone()


def _announced(body: bytes) -> tuple[UUID, int]:
    try:
        told = json.loads(body)
        return UUID(told["file"]), _number(str(told["size"]))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise parcel.NotAParcel from None


def _pieces(request: HttpRequest) -> Iterator[bytes]:
    """The body, never whole in memory; more than a slice is cut off and counts as a line that broke."""
    left = LARGEST_SLICE
    while left > 0 and (piece := request.read(min(PIECE, left))):
        left -= len(piece)
        yield piece


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 16 else 0


def _told(standing: Any) -> HttpResponse:
    return JsonResponse({"file": standing.file.hex, "at": standing.at, "whole": standing.is_whole})


def _refused(why: parcel.ParcelRefused | Refused) -> HttpResponse:
    code = why.why if isinstance(why, Refused) else why.code
    return JsonResponse({"refused": code}, status=422)


def _gone() -> HttpResponse:
    return JsonResponse({"refused": GONE}, status=410)
