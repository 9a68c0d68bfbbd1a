"""CSV in pieces: quickly where the piece is plain, carefully where quotation marks or widths are odd.

Both ways give the same rows; the careful one knows the line of a record that spans several.
"""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

import polars as pl

from netra.agencies.rosters import limits
from netra.agencies.rosters.headings import Columns, explain_missing, find_heading, score
from netra.agencies.rosters.refusals import BrokenTable, NotATable
from netra.agencies.rosters.texts import Progress, Text

SEPARATORS = (";", ",", "\t", "|")
LINE = "line"
_LONE_RETURN = re.compile(r"\r(?!\n)")  # no end of a line any more, so a space
_BATCH = 20_000
_LOOKS_BACK = 200  # line ends that are tried as the end of a piece before it counts as tangled


@dataclass(frozen=True)
class Delimited:
    """A CSV file whose headings were found: `skipped` lines stand above the people."""

    text: Text
    separator: str
    columns: Columns
    skipped: int

    def batches(self, progress: Progress) -> Iterator[pl.DataFrame]:
        """Frames with `line` and one text column per field; raises `BrokenTable` and `UnknownEncoding`."""
        reader = _Reader(self.separator, self.columns)
        rest, skip, done = b"", self.skipped, 0
        pieces = self.text.pieces()
        line = self.skipped + 1
        for piece in pieces:
            skip, below = _without_lines(skip, piece)
            block = rest + below
            cut = _whole_records(block)
            if not cut and len(block) > 2 * limits.CHUNK:
                yield from reader.careful_stream(block, pieces, line)
                return
            yield reader.frame(block[:cut], line)
            line += block.count(b"\n", 0, cut)
            rest = block[cut:]
            done += len(piece)
            progress("Memeriksa baris", done, self.text.size)
        if rest:
            yield reader.frame(rest, line)


def open_delimited(text: Text) -> Delimited:
    """Find the separator and the headings.

    Raises `NotATable` (empty), `ColumnsUnclear`, `TooLarge` (columns) and `BrokenTable`.
    """
    head = _head(text)
    if not head.strip():
        raise NotATable("Berkas ini kosong.")
    tables = {mark: _first_rows(head, mark) for mark in SEPARATORS}
    mark = max(SEPARATORS, key=lambda mark: score([row for row, _ in tables[mark]]))
    rows = [row for row, _ in tables[mark]]
    found = find_heading(rows)
    if found is None:
        raise explain_missing(rows)
    index, columns = found
    return Delimited(text, mark, columns, tables[mark][index][1])


def _head(text: Text) -> str:
    head = b""
    for piece in text.pieces():
        head += piece[: limits.LINE_BYTES * 4]
        break
    return head.decode("utf-8", errors="ignore")


def _first_rows(head: str, mark: str) -> list[tuple[list[str], int]]:
    """The first rows, each with how many lines were read up to its end."""
    reader = csv.reader(io.StringIO(head, newline="\n"), delimiter=mark)
    rows = []
    try:
        for row in islice(reader, limits.HEADING_WITHIN_LINES):
            rows.append((row[: 10 * limits.COLUMNS], reader.line_num))
    except csv.Error:
        pass  # what stands above tells enough, or nothing does
    return rows


def _without_lines(skip: int, piece: bytes) -> tuple[int, bytes]:
    """The piece without its first `skip` lines, and how many are still to skip."""
    start = 0
    while skip and (end := piece.find(b"\n", start)) >= 0:
        start, skip = end + 1, skip - 1
    return skip, b"" if skip else piece[start:]


def _whole_records(block: bytes) -> int:
    """Where the last record ends: a line end outside quotation marks; 0 when none was found."""
    cut = block.rfind(b"\n") + 1
    if block.find(b'"') < 0:
        return cut
    for _ in range(_LOOKS_BACK):
        if not cut or not block.count(b'"', 0, cut) % 2:
            return cut
        cut = block.rfind(b"\n", 0, cut - 1) + 1
    return 0


@dataclass(frozen=True)
class _Reader:
    separator: str
    columns: Columns

    def frame(self, block: bytes, line: int) -> pl.DataFrame:
        """The records of one piece; quick when every line is a record of the right width."""
        if not block:
            return self._framed([], [])
        if b"\r" in block and block.count(b"\r") != block.count(b"\r\n"):
            return self._careful(block, line)
        try:
            frame = self._quick(block)
        except pl.exceptions.PolarsError:
            return self._careful(block, line)
        if frame.height != block.count(b"\n") + (not block.endswith(b"\n")):
            return self._careful(block, line)
        numbers = pl.int_range(line, line + frame.height, dtype=pl.UInt32, eager=True)
        return frame.with_columns(numbers.alias(LINE))

    def _quick(self, block: bytes) -> pl.DataFrame:
        names = {place: field for field, place in self.columns.at.items()}
        wanted = sorted(names)
        frame = pl.read_csv(
            block,
            has_header=False,
            separator=self.separator,
            schema={f"column_{at}": pl.String for at in range(self.columns.width)},
            columns=wanted,
            quote_char='"' if b'"' in block else None,
        )
        return frame.rename({f"column_{at}": names[at] for at in wanted})

    def _careful(self, block: bytes, line: int) -> pl.DataFrame:
        lines = io.StringIO(_LONE_RETURN.sub(" ", block.decode("utf-8")), newline="\n")
        records = list(self._records(csv.reader(lines, delimiter=self.separator), line))
        return self._framed([at for at, _ in records], [row for _, row in records])

    def careful_stream(self, block: bytes, pieces: Iterator[bytes], line: int) -> Iterator[pl.DataFrame]:
        """Everything from here on, record by record, in bounded pieces."""
        reader = csv.reader(_lines(block, pieces), delimiter=self.separator)
        records = self._records(reader, line)
        while batch := list(islice(records, _BATCH)):
            yield self._framed([at for at, _ in batch], [row for _, row in batch])

    def _records(self, reader: Any, line: int) -> Iterator[tuple[int, list[str]]]:
        """Each record with its first line; `BrokenTable` where one has no end or is too wide."""
        while True:
            at = line + reader.line_num
            try:
                row = next(reader, None)
            except csv.Error as error:
                raise BrokenTable(
                    f'baris {at}: tanda kutip (") yang di sini tidak ditutup, atau selnya terlalu panjang.'
                ) from error
            if row is None:
                return
            if any(cell.strip() for cell in row[self.columns.width :]):
                raise BrokenTable(
                    f"baris {at}: ada {len(row)} sel, padahal judulnya {self.columns.width} kolom."
                    " Biasanya karena pemisah muncul di dalam sel tanpa tanda kutip."
                )
            yield at, row

    def _framed(self, lines: list[int], rows: list[list[str]]) -> pl.DataFrame:
        cells = {
            field: pl.Series(
                [(row[at] or None) if at < len(row) else None for row in rows], dtype=pl.String, strict=True
            )
            for field, at in self.columns.at.items()
        }
        return pl.DataFrame({**cells, LINE: pl.Series(lines, dtype=pl.UInt32)})


def _lines(block: bytes, pieces: Iterator[bytes]) -> Iterator[str]:
    """Line by line, each at most as long as a line may be."""
    while True:
        *whole, block = block.split(b"\n")
        yield from (_LONE_RETURN.sub(" ", each.decode("utf-8") + "\n") for each in whole)
        if len(block) > limits.LINE_BYTES:
            raise BrokenTable("Ada baris yang terlalu panjang untuk daftar pegawai.")
        piece = next(pieces, None)
        if piece is None:
            break
        block += piece
    if block:
        yield _LONE_RETURN.sub(" ", block.decode("utf-8"))
