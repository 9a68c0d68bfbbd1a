"""Where this installation keeps photographs of briefings, and what lies there."""

from pathlib import Path

from django.conf import settings

from netra.outreach.models import BriefingPhoto
from netra.outreach.photo_files import PHOTO_FOLDER, path_of


def room() -> Path:
    """The folder of all photographs."""
    data: Path = settings.ENV.data
    return data / PHOTO_FOLDER


def content_of(photo: BriefingPhoto) -> bytes | None:
    """The JPEG; None where its file is missing (removed a moment ago, or a backup without files)."""
    briefing = photo.briefing
    try:
        return path_of(room(), briefing.government.code, briefing.label, photo.name).read_bytes()
    except FileNotFoundError:
        return None
