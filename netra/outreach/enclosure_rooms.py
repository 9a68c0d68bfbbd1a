"""Where this installation keeps letters and proofs of directives, and what lies there."""

from collections.abc import Sequence
from pathlib import Path

from django.conf import settings

from netra.outreach.enclosures import Enclosed, Enclosure
from netra.outreach.models import DirectiveFile
from netra.outreach.photo_files import ENCLOSURE_FOLDER, path_of


def room() -> Path:
    """The folder of all of them."""
    data: Path = settings.ENV.data
    return data / ENCLOSURE_FOLDER


def enclosed(files: Sequence[Enclosure]) -> Enclosed:
    """These files, to be kept in this installation's folder."""
    return Enclosed(room(), files)


def content_of(file: DirectiveFile) -> bytes | None:
    """The bytes; None where the file is missing (a backup without files)."""
    directive = file.directive
    folder = f"instruksi-{directive.pk}"
    try:
        return path_of(room(), directive.government.code, folder, file.name, file.kind).read_bytes()
    except FileNotFoundError:
        return None
