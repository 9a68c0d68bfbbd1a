"""Files that a browser sealed, on their way: stored as ciphertext, taken up again where they stand, bound to
the report when its parcel comes.

A shipment is a draft's row without contents, found by a token that only the sending page holds. Its files
have no key here: what the server can tell of them is how long they are, that they are no text, and their
hash. Each slice is durable before it is answered; only whole chunks count until the last one.
"""

import fcntl
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO
from uuid import UUID

from django.conf import settings
from django.db import transaction

from netra import vault
from netra.journal.turns import writing_turn
from netra.reports import queries
from netra.reports.evidence import arriving, storage
from netra.reports.evidence.arriving import Refused
from netra.reports.evidence.midways import Midways
from netra.reports.models import Draft, Evidence
from netra.reports.parcel import ParcelRefused, ShippedFile
from netra.reports.services.evidence import MB, MOST_FILES, DraftIsGone, Taken, lock_draft
from netra.reports.services.evidence_slices import AnotherPlace, NoSuchUpload, Standing
from netra.vault import CHUNK_BYTES, SEALED_CHUNK_BYTES, Midway

MOST_PADDING = 1.12  # of all files together: what `padded_size` may add
SAMPLE = 4096
_MIDWAY = Midways()


class FilesMissing(ParcelRefused):
    """The parcel names files that have not arrived whole: send them, then the parcel again."""

    code = "berkas_belum_lengkap"


@dataclass(frozen=True)
class Slice:
    """A piece of one sealed file: where it begins and how long the whole file is, in sealed bytes."""

    file: UUID
    offset: int
    of: int


def digest_of(token: bytes) -> bytes:
    """What a shipment is found by; its token is not stored."""
    return hashlib.sha256(b"netra/shipment/v1" + token).digest()


def begin_file(*, token: bytes, file: UUID, sealed_size: int, until: datetime) -> Standing:
    """Make room for a sealed file, or find how far the same one has come.

    Without its parcel it is erased after `until` (machine time). Raises `Refused`, `NoSuchUpload`.
    """
    shipment = digest_of(token)
    _refuse_what_cannot_come(shipment, file, sealed_size)
    if (row := _row(shipment, file)) is not None:
        return _standing_of(row)
    if Evidence.objects.filter(pk=file).exists():
        raise NoSuchUpload
    with _made(file) as made:
        storage.settle(made, file)
    with writing_turn(), transaction.atomic():
        Draft.objects.update_or_create(pk=shipment, defaults={"envelope": b"", "expires_at": until})
        number = Evidence.objects.filter(draft_id=shipment).count() + 1
        Evidence.objects.create(pk=file, draft_id=shipment, sealed_key=b"", about=b"", number=number)
    return Standing(file, 0)


def take_sealed_slice(*, token: bytes, piece: Slice, content: Iterable[bytes]) -> Standing:
    """Store what comes and make it durable. Raises `NoSuchUpload`, `AnotherPlace`, `Refused` (the file is
    erased then), `DraftIsGone`."""
    shipment = digest_of(token)
    row = _row(shipment, piece.file)
    if row is None:
        raise NoSuchUpload
    if row.sealed_size is not None:
        return _standing_of(row)
    _refuse_what_cannot_come(shipment, piece.file, piece.of)
    with storage.reopen(piece.file) as out:
        stands = _lock(out, piece.file)
        if stands != piece.offset:
            raise AnotherPlace(stands)
        hashed = _hashed_until(piece.file, stands)
        try:
            written = _write(out, stands, piece.of, content, hashed)
        except (Refused, vault.EnvelopeRefused):
            _forget(shipment, piece.file)
            raise Refused("broken") from None
        storage.settle_content(out)
        if written < piece.of:
            return _so_far(piece.file, written, hashed)
        return _complete(shipment, piece, out, hashed)


def take_shipped(*, token: bytes, files: Sequence[ShippedFile]) -> Taken:
    """The files that a parcel names, ready to be bound; whatever else was shipped is given up.

    Raises `FilesMissing`.
    """
    shipment = digest_of(token)
    whole = {row.pk for row in queries.evidence_rows(shipment) if row.sealed_size is not None}
    if not whole.issuperset(each.file for each in files):
        raise FilesMissing
    given_up = whole.difference(each.file for each in files)
    return Taken(
        draft=shipment,
        sealed_keys={each.file: each.key for each in files},
        originals=sorted(given_up),
        abouts={each.file: each.about for each in files},
    )


def _made(file: UUID) -> BinaryIO:
    try:
        return storage.create(file)
    except FileExistsError:  # of a try that ended before its row was stored: nothing in it was acknowledged
        return storage.reopen(file)


def _refuse_what_cannot_come(shipment: bytes, file: UUID, sealed_size: int) -> None:
    if not vault.is_sealed_length(sealed_size):
        raise Refused("broken")
    if sealed_size > vault.sealed_length(settings.ENV.file_mb * MB):
        raise Refused("large")
    others = [row for row in queries.evidence_rows(shipment) if row.pk != file]
    room = int(vault.sealed_length(settings.ENV.report_mb * MB) * MOST_PADDING)
    if len(others) >= 2 * MOST_FILES or sum(map(_on_disk, others)) + sealed_size > room:
        raise Refused("full")
    if not arriving.is_room_for(sealed_size):
        raise Refused("disk")


def _on_disk(row: Evidence) -> int:
    return row.sealed_size or _length(row.pk)


def _length(file: UUID) -> int:
    try:
        return storage.path_of(file).stat().st_size
    except FileNotFoundError:
        raise NoSuchUpload from None


def _row(shipment: bytes, file: UUID) -> Evidence | None:
    return next((row for row in queries.evidence_rows(shipment) if row.pk == file), None)


def _standing_of(row: Evidence) -> Standing:
    if row.sealed_size is not None:
        return Standing(row.pk, row.sealed_size, is_whole=True)
    return Standing(row.pk, _stands_at(row.pk))


def _stands_at(file: UUID) -> int:
    """Whole chunks on the disk. A last one, shorter, comes again: nobody said yet that it is whole."""
    return _length(file) // SEALED_CHUNK_BYTES * SEALED_CHUNK_BYTES


def _lock(out: BinaryIO, file: UUID) -> int:
    """One writer at a time, whichever process; where the file stands."""
    try:
        fcntl.flock(out, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise AnotherPlace(_stands_at(file)) from None
    return _stands_at(file)


def _write(
    out: BinaryIO, stands: int, most: int, content: Iterable[bytes], hashed: "hashlib._Hash | None"
) -> int:
    """Where the file ends now. Nothing that reads as text is written. Raises `Refused`, `ReadsAsText`."""
    out.truncate(stands)
    out.seek(stands)
    for piece in content:
        if stands + len(piece) > most:
            raise Refused("broken")
        if len(piece) >= SAMPLE:
            vault.check_ciphertext(piece[:SAMPLE])
        out.write(piece)
        stands += len(piece)
        if hashed is not None:
            hashed.update(piece)
    return stands


def _so_far(file: UUID, written: int, hashed: "hashlib._Hash | None") -> Standing:
    chunks, rest = divmod(written, SEALED_CHUNK_BYTES)
    if hashed is not None and rest == 0:
        _MIDWAY.remember(file, Midway(chunks, hashlib.sha256(), hashed))
    return Standing(file, chunks * SEALED_CHUNK_BYTES)


def _hashed_until(file: UUID, stands: int) -> "hashlib._Hash | None":
    """The hash of what lies there already; None where only reading it anew would tell."""
    if stands == 0:
        return hashlib.sha256()
    midway = _MIDWAY.take(file, stands // SEALED_CHUNK_BYTES)
    return midway.sealed if midway else None


def _complete(shipment: bytes, piece: Slice, out: BinaryIO, hashed: "hashlib._Hash | None") -> Standing:
    digest = (hashed or _read_anew(out)).digest()
    with writing_turn(), transaction.atomic():
        if not lock_draft(shipment):
            raise DraftIsGone
        rows = Evidence.objects.filter(pk=piece.file, draft_id=shipment)
        rows.update(sealed_size=piece.of, sealed_sha256=digest)
    return Standing(piece.file, piece.of, is_whole=True)


def _read_anew(out: BinaryIO) -> "hashlib._Hash":
    hashed = hashlib.sha256()
    out.seek(0)
    while part := out.read(CHUNK_BYTES):
        hashed.update(part)
    return hashed


def _forget(shipment: bytes, file: UUID) -> None:
    with writing_turn(), transaction.atomic():
        Evidence.objects.filter(pk=file, draft_id=shipment).delete()
    storage.erase([file])


__all__ = [
    "FilesMissing",
    "Slice",
    "begin_file",
    "take_sealed_slice",
    "take_shipped",
]
