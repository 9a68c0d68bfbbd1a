"""A text file as UTF-8 bytes in pieces: which encoding, how many lines, and nothing that is no text."""

import codecs
import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from netra.agencies.rosters import limits
from netra.agencies.rosters.refusals import BrokenTable, TooLarge, UnknownEncoding

Progress = Callable[[str, int, int], None]

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_SAVE_AS = "Simpan ulang sebagai CSV UTF-8."


@dataclass(frozen=True)
class Text:
    """A file that is text: its encoding, the length of its mark, its lines and its SHA-256."""

    path: Path
    encoding: str
    mark: int
    lines: int
    size: int
    sha256: str

    def pieces(self) -> Iterator[bytes]:
        """The text as UTF-8, in pieces of some megabytes; `UnknownEncoding` where it is not as it seemed."""
        decoder = codecs.getincrementaldecoder(self.encoding)()
        with self.path.open("rb") as file:
            file.seek(self.mark)
            while piece := file.read(limits.CHUNK):
                yield piece if self.encoding == "utf-8" else _decoded(decoder, piece).encode()
        if self.encoding != "utf-8":
            _decoded(decoder, b"", final=True)


def survey(path: Path, progress: Progress) -> Text:
    """Read the whole file once, keeping nothing: is it text, in which encoding, how long.

    Raises `TooLarge`, `UnknownEncoding` and `BrokenTable` (line ends of old Macintosh).
    """
    size = path.stat().st_size
    with path.open("rb") as file:
        start = file.read(4)
    mark, encoding = next(
        ((len(mark), name) for mark, name in _MARKS if start.startswith(mark)), (0, "utf-8")
    )
    counted = _Counted(encoding)
    with path.open("rb") as file:
        counted.digest.update(file.read(mark))
        while piece := file.read(limits.CHUNK):
            counted.take(piece)
            progress("Membaca berkas", file.tell(), size)
    return Text(path, counted.verdict(marked=mark > 0), mark, counted.lines, size, counted.digest.hexdigest())


class _Counted:
    def __init__(self, encoding: str) -> None:
        self.encoding = encoding
        self.digest = hashlib.sha256()
        self.decoder = codecs.getincrementaldecoder(encoding)()
        self.is_valid, self.has_nul, self.returns, self.lines = True, False, False, 1

    def take(self, piece: bytes) -> None:
        self.digest.update(piece)
        self.lines += piece.count(b"\n")
        if self.lines > limits.ROWS + limits.HEADING_WITHIN_LINES:
            raise TooLarge(
                f"Berkas ini lebih dari {limits.ROWS:,} baris. Bagi per pemerintah daerah.".replace(",", ".")
            )
        self.has_nul = self.has_nul or b"\0" in piece
        self.returns = self.returns or b"\r" in piece
        if self.is_valid and not (
            self.encoding == "utf-8" and piece.isascii() and not self.decoder.getstate()[0]
        ):
            try:
                self.decoder.decode(piece)
            except UnicodeDecodeError:
                self.is_valid = False

    def verdict(self, *, marked: bool) -> str:
        """The encoding. Not UTF-8 and unmarked is Windows-1252, which a second reading may still refute."""
        if self.is_valid:
            try:
                self.decoder.decode(b"", final=True)
            except UnicodeDecodeError:
                self.is_valid = False
        wide = self.encoding.startswith("utf-16")
        if marked and not self.is_valid:
            raise UnknownEncoding(
                f"Berkas ini mengaku {self.encoding.upper()} tetapi isinya bukan. {_SAVE_AS}"
            )
        if self.has_nul and not wide:
            raise UnknownEncoding(f"Berkas ini bukan teks, atau UTF-16 tanpa penanda awal. {_SAVE_AS}")
        if self.returns and self.lines == 1:
            raise BrokenTable(f"Akhir baris berkas ini memakai cara Macintosh lama. {_SAVE_AS}")
        return self.encoding if self.is_valid else "cp1252"


def _decoded(decoder: codecs.IncrementalDecoder, piece: bytes, *, final: bool = False) -> str:
    try:
        return decoder.decode(piece, final)
    except UnicodeDecodeError as error:
        raise UnknownEncoding(
            f"Huruf dalam berkas ini bukan UTF-8, UTF-16, atau Windows-1252. {_SAVE_AS}"
        ) from error
