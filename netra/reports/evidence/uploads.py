"""Takes files out of a form as they arrive and seals them: Django's own handlers would write them to a disk.

A view that takes evidence says how much of it and how many files: `takes_evidence(room)`. At the public door
no other view gets a file at all, except where it keeps a small one in memory (`IN_MEMORY`, set by
`outreach.memory_uploads`). Office pages that take other files (rosters, photographs) keep Django's handlers;
nobody but a signed-in officer sends them one.
"""

from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler, SkipFile, StopFutureHandlers
from django.http import HttpRequest

from netra.reports.evidence import arriving
from netra.reports.evidence.arriving import Arrived, Arriving, Refused

FIELD = "berkas"
IN_MEMORY = "most_in_memory"  # on a view: how many bytes of files it keeps, none of them on a disk


class Room(NamedTuple):
    """What may still come: bytes, and how many files."""

    bytes: int
    files: int


Rooms = Callable[[HttpRequest], Room]
View = TypeVar("View", bound=Callable[..., Any])
_ROOM, _REFUSED = "room_for_evidence", "refused_evidence"


def takes_evidence(room: Rooms) -> Callable[[View], View]:
    """Files posted to this view are sealed as they arrive; `room(request)` is what may come."""

    def mark(view: View) -> View:
        setattr(view, _ROOM, room)
        return view

    return mark


def arrived_in(request: HttpRequest) -> tuple[list[Arrived], list[Refused]]:
    """The files of this request that lie sealed on the disk, and those that were not taken."""
    found: list[Any] = request.FILES.getlist(FIELD)
    return [each for each in found if isinstance(each, Arrived)], getattr(request, _REFUSED, [])


def _why_not(most: int, files: int) -> str | None:
    if most <= 0:
        return "full"
    if files <= 0:
        return "many"
    return None if arriving.is_room_for(most) else "disk"


class _NotTaken:
    """Stands in a form's list of files for one that was refused at its end."""

    def close(self) -> None:
        """Nothing lies anywhere."""


class SealedUploads(FileUploadHandler):
    """First in FILE_UPLOAD_HANDLERS; the others only see what it lets pass."""

    _arriving: Arriving | None = None
    _left: Room | None = None

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        room = self._room()
        if room is None:
            return
        if self.field_name != FIELD:
            raise SkipFile
        if self._left is None:
            self._left = room
        most = min(self._left.bytes, settings.ENV.file_mb * 1024 * 1024)
        if (why := _why_not(most, self._left.files)) is not None:
            self._refuse(Refused(why, str(self.file_name)))
        self._arriving = Arriving(str(self.file_name), most=most)
        raise StopFutureHandlers

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        if self._arriving is None:
            return raw_data
        try:
            self._arriving.add(raw_data)
        except Refused as refused:
            self._refuse(refused)
        return None

    def file_complete(self, file_size: int) -> Any:
        if self._arriving is None:
            return None
        try:
            arrived = self._arriving.finish()
        except Refused as refused:
            self._note(refused)
            return _NotTaken()
        if self._left is not None:
            self._left = Room(self._left.bytes - arrived.totals.size, self._left.files - 1)
        self._arriving = None
        return arrived

    def upload_interrupted(self) -> None:
        if self._arriving is not None:
            self._arriving.abandon()

    def _room(self) -> Room | None:
        """None where files are none of ours. The view is known by now: fields are read after it was found."""
        match = self.request.resolver_match if self.request else None
        room: Rooms | None = getattr(match.func, _ROOM, None) if match else None
        if room is not None and self.request is not None:
            return room(self.request)
        if match is not None and getattr(match.func, IN_MEMORY, None) is not None:
            return None
        if match is not None and match.route.startswith("kantor/") and getattr(self.request, "officer", None):
            return None
        raise SkipFile

    def _refuse(self, refused: Refused) -> None:
        self._note(refused)
        raise SkipFile

    def _note(self, refused: Refused) -> None:
        if self._arriving is not None:
            self._arriving.abandon()
            self._arriving = None
        noted = [*getattr(self.request, _REFUSED, []), refused]
        setattr(self.request, _REFUSED, noted)
