"""XLSX: the sheet with the headings, row by row, once the workbook was looked through."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import Any

import polars as pl
import python_calamine as calamine

from netra.agencies.rosters import limits
from netra.agencies.rosters.delimited import LINE
from netra.agencies.rosters.headings import Columns, explain_missing, find_heading
from netra.agencies.rosters.refusals import (
    BrokenWorkbook,
    HoldsFormulas,
    MergedCells,
    RosterRefused,
    SeveralSheets,
)
from netra.agencies.rosters.texts import Progress
from netra.agencies.rosters.unpacking import SAVE_ANEW, Sighted, look_through

_BATCH = 20_000
_EXACT = 10**15  # spreadsheets keep fifteen digits of a number


@dataclass(frozen=True)
class Workbook:
    """An opened sheet whose headings were found in row `heading` (from 0)."""

    sheet: Any
    columns: Columns
    heading: int
    left: int

    def batches(self, progress: Progress) -> Iterator[pl.DataFrame]:
        """Frames with `line` (the sheet's row) and one text column per field."""
        people = islice(enumerate(self.sheet.iter_rows(), 1), self.heading + 1, None)
        while batch := _next_rows(people):
            cells = {
                name: pl.Series([written(row[at]) for _, row in batch], dtype=pl.String)
                for name, at in self.columns.at.items()
            }
            yield pl.DataFrame({**cells, LINE: pl.Series([line for line, _ in batch], dtype=pl.UInt32)})
            progress("Memeriksa baris", batch[-1][0], self.sheet.total_height)


def _next_rows(rows: Iterator[tuple[int, list[Any]]]) -> list[tuple[int, list[Any]]]:
    try:
        return list(islice(rows, _BATCH))
    except Exception as error:  # a date beyond any calendar, a text that is none
        raise BrokenWorkbook(f"Ada sel dalam XLSX ini yang tidak dapat dibaca. {SAVE_ANEW}") from error


def open_workbook(path: Path, wanted: str, progress: Progress) -> Workbook:
    """Look the file through, open it and find the sheet with the headings.

    Raises `TooLarge`, `UnpacksTooLarge`, `BrokenWorkbook`, `SeveralSheets`, `ColumnsUnclear`, `MergedCells`
    and `HoldsFormulas`. `wanted` names a sheet; empty: the only one that has the headings.
    """
    sighted = look_through(path, progress)
    try:
        book = calamine.CalamineWorkbook.from_path(path)
        sheets = {name: book.get_sheet_by_name(name) for name in _visible(book)}
        opened = _choose(sheets, wanted)
        return _checked(opened, sighted.get(opened.sheet.name, Sighted()))
    except RosterRefused:
        raise
    except Exception as error:  # whatever the reader says of a broken workbook
        raise BrokenWorkbook(f"Berkas XLSX ini tidak dapat dibuka. {SAVE_ANEW}") from error


def _visible(book: Any) -> list[str]:
    kinds, seen = calamine.SheetTypeEnum, calamine.SheetVisibleEnum
    return [
        each.name
        for each in book.sheets_metadata
        if (each.typ, each.visible) == (kinds.WorkSheet, seen.Visible)
    ]


def _choose(sheets: dict[str, Any], wanted: str) -> Workbook:
    names = ", ".join(f"“{name}”" for name in sheets)
    if wanted and wanted not in sheets:
        raise SeveralSheets(f"Tidak ada lembar “{wanted}”. Yang ada: {names}.")
    first = {name: _first_rows(sheet) for name, sheet in sheets.items() if not wanted or name == wanted}
    found = {name: heading for name, rows in first.items() if (heading := find_heading(rows))}
    if len(found) > 1:
        both = ", ".join(f"“{name}”" for name in found)
        raise SeveralSheets(
            f"Lembar {both} sama-sama berisi daftar pegawai. Sisakan satu, atau sebutkan namanya."
        )
    if not found:
        raise explain_missing([row for rows in first.values() for row in rows])
    (name, (index, columns)) = found.popitem()
    start = sheets[name].start or (0, 0)
    return Workbook(sheets[name], columns, index, start[1])


def _first_rows(sheet: Any) -> list[list[str]]:
    return [
        [written(cell) or "" for cell in row]
        for row in islice(sheet.iter_rows(), limits.HEADING_WITHIN_LINES)
    ]


def _checked(book: Workbook, seen: Sighted) -> Workbook:
    """No merged cell below the headings, no formula in a column that is read."""
    for (top, _), (bottom, _) in book.sheet.merged_cell_ranges or ():
        if bottom > book.heading:
            raise MergedCells(
                f"baris {top + 1} sampai {bottom + 1}: ada sel gabungan di antara pegawai. Pisahkan dulu"
                " (Unmerge Cells), lalu isi setiap baris."
            )
    wanted = {at + book.left: field for field, at in book.columns.at.items()}
    for column, (row, count) in sorted(seen.formulas.items()):
        if column in wanted:
            rest = f" (dan {count - 1} baris lain)" if count > 1 else ""
            raise HoldsFormulas(
                f"baris {row}, kolom {book.columns.title(wanted[column])}: berisi rumus{rest}."
                " Salin kolomnya, lalu tempel sebagai nilai."
            )
    return book


def written(cell: Any) -> str | None:
    """A cell as a person would have typed it; None when empty. Numbers that lost digits keep their E."""
    if isinstance(cell, str):
        return cell or None
    if isinstance(cell, bool):
        return "ya" if cell else "tidak"
    if isinstance(cell, int | float):
        return _number(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def _number(cell: float) -> str:
    if not math.isfinite(cell) or abs(cell) >= _EXACT:
        return f"{cell:.5E}"
    return str(int(cell)) if cell == int(cell) else str(cell)
