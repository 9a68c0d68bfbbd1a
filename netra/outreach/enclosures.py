"""A file that goes with a directive, as it may be kept: a picture drawn anew, or a PDF as it is.

Pure: bytes in, bytes out. What a file is, its content says, not its name.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from netra.outreach import photo_files
from netra.outreach.photo_pictures import PhotoRefused, cleaned

MOST_FILES: Final = 5
MOST_BYTES: Final = 15_000_000  # of all files of one form together: they are read in memory
LONG_SIDE: Final = 2400  # a photographed letter stays readable
TITLE_LETTERS: Final = 120
PDF, JPEG = "pdf", "jpg"
_HEAD, _TAIL, _TAIL_BYTES = b"%PDF-", b"%%EOF", 2048
_UNSAFE = re.compile(r"[^\w .,()\-]+")


class FileRefused(ValueError):
    """This file is not kept; the message says why, in Indonesian."""


@dataclass(frozen=True)
class Enclosure:
    """One file to keep: its content, `pdf` or `jpg`, and the title that people gave it."""

    content: bytes
    kind: str
    title: str

    @property
    def name(self) -> str:
        """SHA-256 of the content in hex."""
        return photo_files.name_of(self.content)


@dataclass(frozen=True)
class Enclosed:
    """Files for one directive or one answer, and the folder of all such files."""

    room: Path
    files: Sequence[Enclosure]


def enclosure(raw: bytes, filename: str) -> Enclosure:
    """The file as it may be kept. Raises `FileRefused`: another kind, cut off, too large."""
    title = title_of(filename)
    if len(raw) > MOST_BYTES:
        raise FileRefused(f"“{title}” lebih dari {MOST_BYTES // 1_000_000} MB.")
    if raw.startswith(_HEAD):
        if _TAIL not in raw[-_TAIL_BYTES:]:
            raise FileRefused(f"“{title}” terpotong: akhir PDF-nya tidak ada. Kirim ulang berkasnya.")
        return Enclosure(raw, PDF, title)
    try:
        return Enclosure(cleaned(raw, long_side=LONG_SIDE).content, JPEG, title)
    except PhotoRefused as refused:
        raise FileRefused(_words(title, raw, str(refused))) from refused


def _words(title: str, raw: bytes, refused: str) -> str:
    is_picture = raw.startswith((b"\xff\xd8\xff", b"\x89PNG", b"RIFF"))
    return f"“{title}”: {refused}" if is_picture else f"“{title}” bukan PDF, JPEG, PNG, atau WebP."


def title_of(filename: str) -> str:
    """The name that people see: no folder, no ending, nothing that a header or a shell could trip over."""
    stem = filename.replace("\\", "/").rsplit("/", 1)[-1].rsplit(".", 1)[0]
    words = " ".join(_UNSAFE.sub(" ", stem).split())
    return words.strip(" .")[:TITLE_LETTERS].strip() or "berkas"
