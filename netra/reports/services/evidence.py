"""Evidence of a draft: kept when it has arrived, removed, cleaned, taken along at sending."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction

from netra.journal.services import to_the_minute
from netra.journal.turns import writing_turn
from netra.reports import queries
from netra.reports.evidence import arriving, kinds, looking, storage, traces
from netra.reports.evidence.arriving import Arrived, Refused
from netra.reports.evidence.holders import Holder, OpenEvidence, seal_about
from netra.reports.evidence.uploads import Room
from netra.reports.models import Draft, Evidence

MOST_FILES = 50
MB = 1024 * 1024


class DraftIsGone(LookupError):
    """The draft has expired or was sent meanwhile: nothing can be added to it."""


class FilesChanged(RuntimeError):
    """Files came or went while the report was being sent: look at the list again."""


@dataclass(frozen=True)
class Taken:
    """Files of a draft with their keys sealed to the report, ready to be stored with it.

    `is_arriving`: another one may become whole at any moment; `bind` notices it.
    """

    draft: bytes = field(repr=False)
    sealed_keys: dict[UUID, bytes] = field(repr=False)
    originals: list[UUID]
    abouts: dict[UUID, bytes] = field(default_factory=dict, repr=False)  # of what a browser sealed
    is_arriving: bool = False

    @property
    def count(self) -> int:
        return len(self.sealed_keys)


def room_left(files: list[OpenEvidence]) -> Room:
    """What may still come to one report."""
    left = int(settings.ENV.report_mb) * MB - sum(each.size for each in files)
    return Room(max(0, left), max(0, MOST_FILES - len(files)))


def keep_file(*, holder: Holder, arrived: Arrived, at: datetime) -> OpenEvidence:
    """Put a file that has arrived among the draft's. Comes back when that is durable.

    An image that gives something away gets a cleaned copy at once, which is sent in its place unless the
    reporter chooses the original: whoever overlooks the choice is protected. Raises `DraftIsGone`, `Refused`.
    """
    about = about_of(arrived, at)
    row = row_of(holder, arrived, about)
    with changing(holder):
        row.number = Evidence.objects.filter(draft_id=holder.draft).count() + 1
        row.save(force_insert=True)
    arrived.is_kept = True
    kept = OpenEvidence(row, arrived.key, about)
    if traces.is_telling(kept):
        choose_copy(holder=holder, original=kept, at=at)
    return kept


def row_of(holder: Holder, arrived: Arrived, about: dict[str, Any]) -> Evidence:
    """A row for a file that has arrived, not saved yet."""
    return Evidence(
        pk=arrived.file,
        draft_id=holder.draft,
        report_id=holder.report,
        sealed_key=holder.seal_key(arrived.file, arrived.key),
        about=seal_about(arrived.file, arrived.key, about),
        sealed_size=arrived.totals.sealed_size,
        sealed_sha256=arrived.totals.sealed_sha256,
    )


def about_of(arrived: Arrived, at: datetime) -> dict[str, Any]:
    """What is known of a file, to be sealed."""
    with arriving.opened(arrived.file, arrived.key) as content:
        found = traces.found_in(content, arrived.kind)
    return {
        "name": arrived.name[:200],
        "size": arrived.totals.size,
        "sha256": arrived.totals.sha256.hex(),
        "kind": arrived.kind.code,
        "arrived_at": to_the_minute(at).isoformat(),
        "traces": found,
    }


def remove_file(*, holder: Holder, file: UUID) -> None:
    """Take a file, and its cleaned copy, out of the draft and off the disk."""
    with changing(holder):
        rows = Evidence.objects.filter(draft_id=holder.draft)
        gone = list(rows.filter(pk=file) | rows.filter(replaces_id=file))
        Evidence.objects.filter(pk__in=[row.pk for row in gone]).delete()
    storage.erase(row.pk for row in gone)


def choose_copy(*, holder: Holder, original: OpenEvidence, at: datetime) -> bool:
    """Send a cleaned copy in place of this image; False when none could be drawn. The original stays too."""
    if Evidence.objects.filter(replaces_id=original.id).exists():
        return True
    try:
        with original.content() as content:
            drawn = looking.clean(content)
    except looking.CannotBeShown:
        return False
    extension = kinds.KINDS[drawn.told["kind"]].extension
    name = f"{original.name.rsplit('.', 1)[0]}-bersih.{extension}"
    arrived = arriving.seal_whole(drawn.picture, name, most=len(drawn.picture))
    told = {"cleaned": True, "arrived_at": original.about["arrived_at"], "copy_of": original.id.hex}
    about = about_of(arrived, at) | told
    row = row_of(holder, arrived, about)
    row.replaces_id, row.number = original.id, original.row.number
    with changing(holder):
        row.save(force_insert=True)
    return True


def choose_original(*, holder: Holder, original: OpenEvidence) -> None:
    """Send the image as it came; the cleaned copy is erased."""
    with changing(holder):
        gone = list(Evidence.objects.filter(draft_id=holder.draft, replaces_id=original.id))
        Evidence.objects.filter(pk__in=[row.pk for row in gone]).delete()
    storage.erase(row.pk for row in gone)


def take_along(*, holder: Holder, record: str, key: bytes) -> Taken:
    """The keys of a draft's files sealed to the report (`record`, `key`): no file is opened or written.

    What did not arrive whole stays behind, and so does an original that a cleaned copy stands for.
    """
    to = Holder(record, key)
    found = queries.evidence_rows(holder.draft)
    rows = [row for row in found if row.sealed_size is not None]
    replaced = {row.replaces_id for row in rows}
    chosen = [row for row in rows if row.pk not in replaced]
    sealed = {row.pk: to.seal_key(row.pk, holder.open_key(row)) for row in chosen}
    originals = [file for file in replaced if file]
    return Taken(holder.draft or b"", sealed, originals, is_arriving=len(rows) < len(found))


def bind(*, taken: Taken, report_id: int) -> None:
    """The draft's files become the report's, numbered as they came. Inside the transaction that stores it.

    Raises `FilesChanged`: then nothing is stored.
    """
    lock_draft(taken.draft)
    whole = Evidence.objects.filter(draft_id=taken.draft, sealed_size__isnull=False)
    if set(whole.values_list("pk", flat=True)) != {*taken.sealed_keys, *taken.originals}:
        raise FilesChanged
    for number, (file, sealed_key) in enumerate(taken.sealed_keys.items(), start=1):
        about = {"about": taken.abouts[file], "is_told": True} if file in taken.abouts else {}
        Evidence.objects.filter(pk=file).update(
            report_id=report_id,
            draft_id=None,
            replaces_id=None,
            number=number,
            sealed_key=sealed_key,
            **about,
        )
    Evidence.objects.filter(pk__in=taken.originals).delete()


def lock_draft(digest: bytes | None) -> bool:
    """Take the draft's row until the end of the transaction; whether it is still there."""
    found = Draft.objects.select_for_update().filter(pk=digest).values_list("expires_at")
    return bool(list(found))


@contextmanager
def changing(holder: Holder) -> Iterator[None]:
    """One transaction on the files of a draft that is still open. Raises `DraftIsGone`."""
    with writing_turn(), transaction.atomic():
        if not lock_draft(holder.draft) or queries.is_received(holder.lookup):
            raise DraftIsGone
        yield


__all__ = [
    "DraftIsGone",
    "FilesChanged",
    "Refused",
    "Taken",
    "about_of",
    "bind",
    "changing",
    "choose_copy",
    "choose_original",
    "keep_file",
    "remove_file",
    "room_left",
    "row_of",
    "take_along",
]
