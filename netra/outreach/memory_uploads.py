"""Photographs and enclosures stay in memory while they arrive: an original, which knows where it was taken,
touches no disk. A view says how much it takes: `in_memory(most)`; what goes beyond is passed over as it
comes, and the form is told the size only."""

from collections.abc import Callable
from io import BytesIO
from typing import Any, TypeVar

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopFutureHandlers

from netra.reports.evidence.uploads import IN_MEMORY

View = TypeVar("View", bound=Callable[..., Any])


def in_memory(most: int) -> Callable[[View], View]:
    """Files posted to this view touch no disk; all of one form together keep at most `most` bytes."""

    def mark(view: View) -> View:
        setattr(view, IN_MEMORY, most)
        return view

    return mark


class MemoryUploads(FileUploadHandler):
    """In FILE_UPLOAD_HANDLERS before Django's: those only see files of views that say nothing."""

    _left: int | None = None
    _content: BytesIO | None = None

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        match = self.request.resolver_match if self.request else None
        most: int | None = getattr(match.func, IN_MEMORY, None) if match else None
        if most is None:
            return
        if self._left is None:
            self._left = most
        self._content = BytesIO()
        raise StopFutureHandlers

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        if self._content is None or self._left is None:
            return raw_data
        self._left -= len(raw_data)
        if self._left >= 0:
            self._content.write(raw_data)
        else:  # too much: nothing of it is held any longer
            self._content = BytesIO()
        return None

    def file_complete(self, file_size: int) -> Any:
        content, self._content = self._content, None
        if content is None:
            return None
        content.seek(0)
        return UploadedFile(content, self.file_name, self.content_type, file_size, self.charset)
