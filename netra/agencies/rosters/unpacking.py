"""An XLSX looked through piece by piece, before anything lays it out.

The reader lays a sheet out as a full rectangle, so one cell in the last corner would ask for all memory; and
a workbook is a ZIP, whose own word on its sizes is worth nothing. Both are measured here, keeping nothing.
"""

import html
import lzma
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from netra.agencies.rosters import limits
from netra.agencies.rosters.refusals import BrokenWorkbook, RosterRefused, TooLarge, UnpacksTooLarge
from netra.agencies.rosters.texts import Progress

_PIECE = 1024**2
_OVERLAP = 512
_SHEET = re.compile(r"^xl/worksheets/[^/]+\.xml$", re.I)
_CELL = re.compile(rb"<(?:\w+:)?c[\s/>]")
_AT = re.compile(rb"<(?:\w+:)?c\s[^<>]*?\br\s*=\s*[\"']([A-Za-z]{1,3})([0-9]{1,7})[\"']")
_ROW = re.compile(rb"<(?:\w+:)?row\s[^<>]*?\br\s*=\s*[\"']([0-9]+)[\"']")
_FORMULA = re.compile(
    rb"<(?:\w+:)?c\s[^<>]*?\br\s*=\s*[\"']([A-Za-z]{1,3})([0-9]{1,7})[\"'][^<>]*>\s*<(?:\w+:)?f[\s/>]"
)
_NAMED_SHEET = re.compile(r"<(?:\w+:)?sheet\s[^<>]*>")
_RELATION = re.compile(r"<(?:\w+:)?Relationship\s[^<>]*>")
_ATTRIBUTE = re.compile(r"([\w:]+)\s*=\s*[\"']([^\"']*)[\"']")
SAVE_ANEW = "Buka di Excel atau LibreOffice, lalu simpan ulang sebagai XLSX biasa tanpa kata sandi."


@dataclass
class Sighted:
    """What a look through one worksheet found; formulas as column (from 0) -> first row and how many."""

    rows: int = 0
    width: int = 0
    cells: int = 0
    named_cells: int = 0
    formulas: dict[int, tuple[int, int]] = field(default_factory=dict)


def look_through(path: Path, progress: Progress) -> dict[str, Sighted]:
    """What each sheet holds, by its name. Parts are unpacked in pieces; one beyond any roster stops it."""
    if path.stat().st_size > limits.WORKBOOK_BYTES:
        raise TooLarge("Berkas XLSX ini terlalu besar. Simpan sebagai CSV, lalu unggah lagi.")
    try:
        with zipfile.ZipFile(path) as packed, path.open("rb") as raw:
            return _look(packed, raw, progress)
    except RosterRefused:
        raise
    except (
        zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error,
        EOFError, OSError, ValueError, NotImplementedError, RuntimeError,
    ) as error:  # fmt: skip
        raise BrokenWorkbook(f"Berkas XLSX ini rusak. {SAVE_ANEW}") from error


def _look(packed: zipfile.ZipFile, raw: IO[bytes], progress: Progress) -> dict[str, Sighted]:
    parts = packed.infolist()
    if len(parts) > limits.MEMBERS:
        raise UnpacksTooLarge("Berkas XLSX ini berisi terlalu banyak bagian untuk sebuah daftar pegawai.")
    spent, seen = 0, {}
    for number, part in enumerate(parts):
        if _SHEET.match(part.filename):
            seen[part.filename] = Sighted()
        spent = _look_at(_unpacked(raw, part), part.compress_size, spent, seen.get(part.filename))
        progress("Membuka XLSX", number + 1, len(parts))
    for sheet in seen.values():
        _require_bounds(sheet)
    if sum(sheet.rows * sheet.width for sheet in seen.values()) > limits.CELLS:
        raise TooLarge(
            "Lembar ini terlalu luas. Hapus baris dan kolom kosong di luar daftar, atau simpan sebagai CSV."
        )
    names = _part_names(packed)
    return {names.get(part, part): sheet for part, sheet in seen.items()}


def _part_names(packed: zipfile.ZipFile) -> dict[str, str]:
    """Part -> the sheet's name, as the workbook's own lists say; empty where they say it in another way."""
    try:
        book, relations = (
            packed.read(name).decode("utf-8", errors="replace")
            for name in ("xl/workbook.xml", "xl/_rels/workbook.xml.rels")
        )
    except KeyError:
        return {}
    targets = {}
    for found in _RELATION.finditer(relations):
        told = dict(_ATTRIBUTE.findall(found[0]))
        targets[told.get("Id", "")] = "xl/" + told.get("Target", "").removeprefix("/xl/")
    sheets = [dict(_ATTRIBUTE.findall(found[0])) for found in _NAMED_SHEET.finditer(book)]
    return {targets.get(told.get("r:id", ""), ""): html.unescape(told.get("name", "")) for told in sheets}


def _look_at(pieces: Iterator[bytes], packed: int, spent: int, seen: Sighted | None) -> int:
    unpacked, before = 0, b""
    for piece in pieces:
        unpacked += len(piece)
        dense = unpacked > limits.RATIO_COUNTS_FROM and unpacked > limits.UNPACKED_RATIO * max(packed, 1)
        if dense or spent + unpacked > limits.UNPACKED_BYTES:
            raise UnpacksTooLarge(
                "Berkas XLSX ini kecil tetapi isinya membengkak luar biasa, seperti bom ZIP. Berkas ditolak."
            )
        if seen is not None:
            before = _sight(seen, before + piece)
    if seen is not None:
        _sight(seen, before, final=True)
    return spent + unpacked


def _sight(seen: Sighted, text: bytes, *, final: bool = False) -> bytes:
    """Count what the text names; the rest from the last tag but a few on is given back for the next piece."""
    cut = len(text) if final else text.rfind(b"<", 0, max(len(text) - _OVERLAP, 0))
    cell = -1 if final else text.rfind(b"<c", 0, max(cut, 0))  # a cell and its formula stay together
    cut = cell if cell > cut - _OVERLAP and cell >= 0 else max(cut, 0)
    part = text[:cut]
    for row in _ROW.finditer(part):
        seen.rows = max(seen.rows, int(row[1]))
    seen.cells += sum(1 for _ in _CELL.finditer(part))
    for cell_at in _AT.finditer(part):
        seen.named_cells += 1
        seen.width = max(seen.width, column_number(cell_at[1]))
        seen.rows = max(seen.rows, int(cell_at[2]))
    for formula in _FORMULA.finditer(part):
        column, row_number = column_number(formula[1]) - 1, int(formula[2])
        first, count = seen.formulas.get(column, (row_number, 0))
        seen.formulas[column] = (min(first, row_number), count + 1)
    return text[cut:]


def column_number(letters: bytes) -> int:
    """A is 1, AA is 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - ord("A") + 1
    return number


def _require_bounds(seen: Sighted) -> None:
    if seen.cells != seen.named_cells:
        raise BrokenWorkbook(f"Program yang membuat XLSX ini tidak menulis alamat sel. {SAVE_ANEW}")
    if seen.width > limits.COLUMNS:
        raise TooLarge(
            f"Lembar ini punya {seen.width} kolom, paling banyak {limits.COLUMNS}."
            " Sisakan kolom daftar pegawai saja."
        )


def _unpacked(raw: IO[bytes], part: zipfile.ZipInfo) -> Iterator[bytes]:
    """The part's bytes as they unpack, whatever the archive claims about their number."""
    raw.seek(part.header_offset)
    header = raw.read(30)
    if len(header) < 30 or header[:4] != b"PK\x03\x04":
        raise zipfile.BadZipFile(part.filename)
    raw.seek(sum(struct.unpack("<HH", header[26:30])), 1)
    left, opener = part.compress_size, zlib.decompressobj(-15)
    if part.flag_bits & 1 or part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise zipfile.BadZipFile(part.filename)
    while left > 0 and (piece := raw.read(min(_PIECE // 16, left))):
        left -= len(piece)
        if part.compress_type == zipfile.ZIP_STORED:
            yield piece
            continue
        while piece and not opener.eof:
            yield opener.decompress(piece, _PIECE)
            piece = opener.unconsumed_tail
