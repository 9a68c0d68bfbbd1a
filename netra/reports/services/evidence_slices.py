"""An upload in slices that survives a cut line: it stands where the last whole chunk on the disk ends.

No row is written per slice. How far a file has come is the length of its sealed file; each slice is durable
before it is answered, and only whole chunks count. A slice that begins elsewhere is told where it stands.
"""

import fcntl
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO
from uuid import UUID, uuid4

from netra import vault
from netra.reports import queries
from netra.reports.evidence import kinds, storage, traces
from netra.reports.evidence.arriving import Arrived, Refused
from netra.reports.evidence.holders import Holder, OpenEvidence, seal_about
from netra.reports.evidence.midways import Midways
from netra.reports.models import Evidence
from netra.reports.services.evidence import DraftIsGone, about_of, changing, choose_copy, remove_file
from netra.vault import CHUNK_BYTES, SEALED_CHUNK_BYTES, FileSealer, SealedFile, SealedTotals


class AnotherPlace(ValueError):
    """The slice does not begin where the file stands, or another is just being written; `at` says where."""

    def __init__(self, at: int) -> None:
        super().__init__(at)
        self.at = at


class NoSuchUpload(LookupError):
    """This draft has no such unfinished file."""


@dataclass(frozen=True)
class Standing:
    """How far an upload has come, in bytes of the content."""

    file: UUID
    at: int
    is_whole: bool = False


def begin_upload(*, holder: Holder, name: str, size: int, stamp: str) -> Standing:
    """Make room for a file, or find the one that was begun: same name, size and `stamp` (last change).

    Raises `DraftIsGone`, `Refused`.
    """
    begun = [holder.open(row) for row in queries.evidence_rows(holder.draft) if row.sealed_size is None]
    wanted = (name[:200], size, stamp[:40])
    for each in begun:
        if (each.name, each.size, each.about["stamp"]) == wanted:
            return Standing(each.id, _stands_at(each))
    file, key = uuid4(), vault.new_key()
    about = {"name": wanted[0], "size": size, "stamp": wanted[2], "traces": []}
    with storage.create(file) as made:
        storage.settle(made, file)
    row = Evidence(
        pk=file,
        draft_id=holder.draft,
        sealed_key=holder.seal_key(file, key),
        about=seal_about(file, key, about),
    )
    with changing(holder):
        row.number = Evidence.objects.filter(draft_id=holder.draft).count() + 1
        row.save(force_insert=True)
    return Standing(file, 0)


def upload_of(*, holder: Holder, file: UUID) -> OpenEvidence:
    """A file of this draft, whole or not. Raises `NoSuchUpload`."""
    row = next((row for row in queries.evidence_rows(holder.draft) if row.pk == file), None)
    if row is None:
        raise NoSuchUpload
    return holder.open(row)


def take_slice(*, holder: Holder, file: UUID, offset: int, pieces: Iterable[bytes], at: datetime) -> Standing:
    """Seal what comes and make it durable. The slice that ends the file puts it among the draft's evidence.

    Raises `NoSuchUpload`, `AnotherPlace`, `Refused` (the file is erased then), `DraftIsGone`.
    """
    upload = upload_of(holder=holder, file=file)
    if upload.is_whole:
        return Standing(file, upload.size, is_whole=True)
    with storage.reopen(file) as out:
        stands = _lock(out, upload)
        upload = upload_of(holder=holder, file=file)  # whoever had the lock before may have ended or sent it
        if upload.is_whole:
            return Standing(file, upload.size, is_whole=True)
        if stands != offset:
            raise AnotherPlace(stands)
        sealer = _sealer_at(out, upload, stands)
        try:
            _fill(sealer, upload, pieces)
        except Refused:
            remove_file(holder=holder, file=file)
            raise
        if sealer.size != upload.size:
            storage.settle_content(out)
            _MIDWAY.remember(file, sealer.midway())
            return Standing(file, sealer.written * CHUNK_BYTES)
        totals = sealer.finish()
        storage.settle_content(out)
        return _complete(holder, upload, out, totals if sealer.knows_all else None, at)


_MIDWAY = Midways()


def _fill(sealer: FileSealer, upload: OpenEvidence, pieces: Iterable[bytes]) -> None:
    head = b""
    is_first = sealer.written == 0
    for piece in pieces:
        if sealer.size + len(piece) > upload.size:
            raise Refused("large", upload.name)
        if is_first and len(head) < kinds.HEAD_BYTES:
            head += piece[: kinds.HEAD_BYTES - len(head)]
            if len(head) == kinds.HEAD_BYTES and kinds.recognise(head) is None:
                raise Refused("kind", upload.name)
        sealer.add(piece)


def _complete(
    holder: Holder, upload: OpenEvidence, out: BinaryIO, totals: SealedTotals | None, at: datetime
) -> Standing:
    """Put a whole file among the draft's evidence. Where its hashes are not known, it is read once more."""
    try:
        source = SealedFile(upload.key, upload.id.hex, out)
        kind = kinds.kind_of(source)
        totals = totals or source.totals()
    except vault.FileRefused:  # a power cut left a hole before it was durable
        remove_file(holder=holder, file=upload.id)
        raise Refused("broken", upload.name) from None
    if kind is None:
        remove_file(holder=holder, file=upload.id)
        raise Refused("kind", upload.name)
    arrived = Arrived(upload.id, upload.key, totals, kind, upload.name, is_kept=True)
    about = about_of(arrived, at)
    with changing(holder):
        is_ours = Evidence.objects.filter(pk=upload.id, draft_id=holder.draft).update(
            about=seal_about(upload.id, upload.key, about),
            sealed_size=totals.sealed_size,
            sealed_sha256=totals.sealed_sha256,
        )
        if not is_ours:
            raise DraftIsGone
    whole = upload_of(holder=holder, file=upload.id)
    if traces.is_telling(whole):
        choose_copy(holder=holder, original=whole, at=at)
    return Standing(upload.id, totals.size, is_whole=True)


def _stands_at(upload: OpenEvidence) -> int:
    """Whole chunks on the disk, never past the last whole one of the content: the end is sealed at once."""
    chunks = storage.path_of(upload.id).stat().st_size // SEALED_CHUNK_BYTES
    return min(chunks, upload.size // CHUNK_BYTES) * CHUNK_BYTES


def _lock(out: BinaryIO, upload: OpenEvidence) -> int:
    """One writer at a time, whichever process; where the file stands."""
    try:
        fcntl.flock(out, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise AnotherPlace(_stands_at(upload)) from None
    return _stands_at(upload)


def _sealer_at(out: BinaryIO, upload: OpenEvidence, offset: int) -> FileSealer:
    """Whatever lies beyond the last whole chunk is cut off and sealed anew."""
    first = offset // CHUNK_BYTES
    out.truncate(first * SEALED_CHUNK_BYTES)
    out.seek(first * SEALED_CHUNK_BYTES)
    after = _MIDWAY.take(upload.id, first)
    return FileSealer(upload.key, upload.id.hex, out.write, first=first, after=after)


__all__ = ["AnotherPlace", "NoSuchUpload", "Standing", "begin_upload", "take_slice", "upload_of"]
