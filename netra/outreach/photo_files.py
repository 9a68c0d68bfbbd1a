"""Where photographs and enclosures lie: below a room, by government, briefing or directive, and content.

Names are digests, not secrets: a file is served only to whoever may see its briefing.
"""

import hashlib
import os
import re
import secrets
from contextlib import suppress
from pathlib import Path

PHOTO_FOLDER = "foto-acara"  # below the data folder
ENCLOSURE_FOLDER = "berkas-instruksi"
KINDS = ("jpg", "pdf")
_DIGEST = re.compile(r"[0-9a-f]{64}")
_SAFE = re.compile(r"[0-9A-Za-z][0-9A-Za-z.-]{0,39}")


class UnsafeName(ValueError):
    """A folder or file name with anything in it that could lead elsewhere."""


def name_of(content: bytes) -> str:
    """SHA-256 of the content in hex."""
    return hashlib.sha256(content).hexdigest()


def path_of(room: Path, government: str, label: str, name: str, kind: str = "jpg") -> Path:
    """Where a file of this kind lies. Raises `UnsafeName`."""
    if not (_SAFE.fullmatch(label) and _DIGEST.fullmatch(name) and kind in KINDS):
        raise UnsafeName(name)
    return folder_of(room, government) / label / f"{name}.{kind}"


def folder_of(room: Path, government: str) -> Path:
    """The folder of one government. Raises `UnsafeName`."""
    if not _SAFE.fullmatch(government):
        raise UnsafeName(government)
    return room / government


def keep(path: Path, content: bytes) -> None:
    """Write the whole file or nothing, so that it survives a power cut; the same content is one file."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = path.with_name(f".{secrets.token_hex(8)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except OSError:
        draft.unlink(missing_ok=True)
        raise
    for folder in (path.parent, path.parent.parent, path.parent.parent.parent):
        _settle(folder)


def erase(path: Path) -> None:
    """The file goes, and its folder when it was the last one; harmless when it is gone already."""
    path.unlink(missing_ok=True)
    with suppress(OSError):  # other photographs are still there, or the folder is gone
        path.parent.rmdir()


def erase_all_but(folder: Path, known: set[str]) -> int:
    """Erase every file below that is not one of `known` ("label/name.jpg"); how many went."""
    stray = [path for path in folder.glob("*/*") if path.relative_to(folder).as_posix() not in known]
    for path in stray:
        erase(path)
    return len(stray)


def _settle(folder: Path) -> None:
    """A new name is safe only once its folder is on disk."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
