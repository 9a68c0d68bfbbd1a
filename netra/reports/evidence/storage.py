"""Where sealed files lie: one per id under `NETRA_DATA/bukti`, readable by the installation's user only.

Nothing here knows a key or a row. A file without a row is rubbish that `strays` finds: therefore a file is
durable before its row is written, and a row is gone before its file is unlinked.
"""

import os
import time
from collections.abc import Container, Iterable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

from django.conf import settings

STRAY_AFTER_SECONDS = 60 * 60  # longer than any request lives


def folder() -> Path:
    """All sealed files of this installation, in subfolders by the first two digits of their ids."""
    return Path(settings.ENV.data) / "bukti"


def path_of(file: UUID) -> Path:
    return folder() / file.hex[:2] / file.hex


def create(file: UUID) -> BinaryIO:
    """A new empty file, opened for writing; its name is durable when `settle` was called."""
    path = path_of(file)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    return os.fdopen(descriptor, "r+b", buffering=0)


def settle_content(opened: BinaryIO) -> None:
    """Come back when the contents are on the disk, of a file whose name was settled before."""
    os.fsync(opened.fileno())


def settle(opened: BinaryIO, file: UUID) -> None:
    """Come back when contents and name are on the disk."""
    settle_content(opened)
    for each in (path_of(file).parent, folder(), folder().parent):
        descriptor = os.open(each, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def reopen(file: UUID) -> BinaryIO:
    """An existing file for reading and for going on with it. Raises `FileNotFoundError`."""
    return path_of(file).open("r+b", buffering=0)


def read(file: UUID) -> BinaryIO:
    """An existing file for reading. Raises `FileNotFoundError`."""
    return path_of(file).open("rb", buffering=0)


def erase(files: Iterable[UUID]) -> None:
    """Unlink the files; one that is gone already is fine."""
    for file in files:
        with suppress(FileNotFoundError):
            path_of(file).unlink()


def strays(known: Container[UUID]) -> list[UUID]:
    """Files that no row knows, older than any request: what a crash or a broken line left behind."""
    before = time.time() - STRAY_AFTER_SECONDS
    found = []
    for path in folder().glob("??/*"):
        with suppress(ValueError, FileNotFoundError):
            file = UUID(path.name)
            if file not in known and path.stat().st_mtime < before:
                found.append(file)
    return found
