"""The office's verbs on photographs of a briefing: add one, remove one, erase them by rule.

A file is written before its row is committed and erased after: whatever fails leaves no row without a file,
and a file without a row goes with the daily job. Both happen while the government is held, so that a
photograph removed and added again at the same moment keeps its file.
"""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from django.db import transaction

from netra.agencies.models import Government
from netra.journal import events
from netra.journal.services import recording
from netra.law import Election
from netra.outreach import photo_files
from netra.outreach.models import Briefing, BriefingPhoto
from netra.outreach.photo_pictures import Photo
from netra.outreach.retention import erase_on
from netra.outreach.services.briefings import NotYetHeld
from netra.outreach.services.ground import hold

MOST_PHOTOS = 12
MOST_SHEETS = 40
SHEET_WORDS = "Lembar daftar hadir"


class PhotoAlreadyKept(ValueError):
    """The same picture stands at this briefing: `photo` is the one."""

    def __init__(self, photo: BriefingPhoto) -> None:
        super().__init__(photo.name)
        self.photo = photo


class PhotoAlreadyRemoved(ValueError):
    """Somebody removed it a moment ago."""


class TooManyPhotos(ValueError):
    """A briefing keeps twelve photographs, and forty of signed sheets."""


class PhotosErased(ValueError):
    """The day has come on which photographs of this briefing go; none is added any more."""


def add_photo(
    *,
    room: Path,
    briefing: Briefing,
    photo: Photo,
    shows: str,
    caption: str = "",
    is_sheet: bool = False,
    election: Election | None,
    at: datetime,
    actor: str,
) -> BriefingPhoto:
    """Keep a cleaned photograph; `room` is the folder of all of them, `election` that of the briefing's day.

    Raises `NotYetHeld`, `PhotosErased`, `PhotoAlreadyKept` and `TooManyPhotos`.
    """
    if briefing.held_on > at.date():
        raise NotYetHeld(briefing.label)
    if at.date() >= erase_on(briefing.held_on, election):
        raise PhotosErased(briefing.label)
    name = photo_files.name_of(photo.content)
    with recording(briefing.government.code, at=at) as log:
        hold(briefing.government)
        _require_room(briefing, name, is_sheet)
        kept = BriefingPhoto.objects.create(
            briefing=briefing,
            name=name,
            width=photo.width,
            height=photo.height,
            size=len(photo.content),
            shows=shows,
            caption=caption,
            is_sheet=is_sheet,
            added_on=at.date(),
        )
        photo_files.keep(_path(room, kept), photo.content)
        facts = {"photo": name, "bytes": kept.size, "sheet": is_sheet}
        log.note(events.BRIEFING_PHOTO_ADDED, subject=briefing.label, actor=actor, facts=facts)
    return kept


def remove_photo(*, room: Path, photo: BriefingPhoto, at: datetime, actor: str) -> None:
    """The photograph goes with its file. Raises `PhotoAlreadyRemoved`."""
    briefing = photo.briefing
    with recording(briefing.government.code, at=at) as log:
        hold(briefing.government)
        removed, _ = BriefingPhoto.objects.filter(pk=photo.pk).delete()
        if not removed:
            raise PhotoAlreadyRemoved(photo.name)
        facts = {"photo": photo.name}
        log.note(events.BRIEFING_PHOTO_REMOVED, subject=briefing.label, actor=actor, facts=facts)
    _erase_unnamed(room, briefing, [photo])


def erase_photos_due(
    *,
    room: Path,
    government: Government,
    election_on: Callable[[date], Election | None],
    at: datetime,
    actor: str,
) -> list[str]:
    """Erase the photographs of every briefing whose day has come, as names are; labels of the briefings."""
    erased = []
    with_photos = Briefing.objects.filter(government=government, photos__isnull=False).distinct()
    for briefing in with_photos.select_related("government").order_by("held_on", "pk"):
        if at.date() < erase_on(briefing.held_on, election_on(briefing.held_on)):
            continue
        _erase_all(room, briefing, at, actor)
        erased.append(briefing.label)
    return erased


def sweep_photos(*, room: Path, government: Government) -> int:
    """Erase files that no photograph names (a power cut between file and row); how many went."""
    folder = photo_files.folder_of(room, government.code)
    with transaction.atomic():
        hold(government)
        named = BriefingPhoto.objects.filter(briefing__government=government)
        known = {f"{label}/{name}.jpg" for label, name in named.values_list("briefing__label", "name")}
        return photo_files.erase_all_but(folder, known)


def _erase_all(room: Path, briefing: Briefing, at: datetime, actor: str) -> None:
    with recording(briefing.government.code, at=at) as log:
        hold(briefing.government)
        photos = list(BriefingPhoto.objects.filter(briefing=briefing).select_related("briefing__government"))
        BriefingPhoto.objects.filter(briefing=briefing).delete()
        facts = {"photos": len(photos)}
        log.note(events.BRIEFING_PHOTOS_ERASED, subject=briefing.label, actor=actor, facts=facts)
    _erase_unnamed(room, briefing, photos)


def _erase_unnamed(room: Path, briefing: Briefing, photos: list[BriefingPhoto]) -> None:
    """After the rows went: their files, but one that somebody added again meanwhile."""
    with transaction.atomic():
        hold(briefing.government)
        named = set(BriefingPhoto.objects.filter(briefing=briefing).values_list("name", flat=True))
        for photo in photos:
            if photo.name not in named:
                photo_files.erase(_path(room, photo))


def _require_room(briefing: Briefing, name: str, is_sheet: bool) -> None:
    kept = list(BriefingPhoto.objects.filter(briefing=briefing))
    for each in kept:
        if each.name == name:
            raise PhotoAlreadyKept(each)
    alike = sum(each.is_sheet == is_sheet for each in kept)
    if alike >= (MOST_SHEETS if is_sheet else MOST_PHOTOS):
        raise TooManyPhotos(briefing.label)


def _path(room: Path, photo: BriefingPhoto) -> Path:
    briefing = photo.briefing
    return photo_files.path_of(room, briefing.government.code, briefing.label, photo.name)
