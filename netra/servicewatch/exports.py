"""The tables of the page of services as files: CSV for any program, XLSX with both tables."""

from collections.abc import Iterable, Sequence
from datetime import date
from io import BytesIO
from typing import Any

import xlsxwriter

from netra.agencies.models import District, Government
from netra.letters import Cell
from netra.servicewatch.models import StrategicIssue
from netra.servicewatch.phases import phase_word
from netra.servicewatch.queries import Board, board_of, districts_of, issues_of, series_of
from netra.servicewatch.queries.issues import Series

Table = tuple[str, Sequence[str], Sequence[Sequence[Cell]]]
"""Name, head and rows."""
SERVICE_HEAD = (
    "Minggu mulai", "Minggu sampai", "Tahapan", "Kode", "Perangkat daerah", "Permohonan",
    "Selesai tepat waktu", "Persen tepat waktu", "Pengaduan", "Versi", "Dicatat",
)  # fmt: skip
ISSUE_HEAD = ("Isu", "Kecamatan", "Keadaan tanggal", "Angka", "Satuan", "Sumber", "Dicatat")
CITY = "Seluruh kota"


def service_table(government: Government, on: date) -> Table:
    """Service figures as known on that day."""
    return ("Layanan", SERVICE_HEAD, service_rows(board_of(government, on)))


def issue_table(government: Government, on: date) -> Table:
    """The series of the issues on that day's list."""
    issues, districts = issues_of(government, on), districts_of(government)
    return ("Isu strategis", ISSUE_HEAD, issue_rows(issues, districts, series_of(government, on)))


def service_rows(board: Board) -> list[tuple[Cell, ...]]:
    """One row per agency and week; a week that was not told stands there with empty figures."""
    found: list[tuple[Cell, ...]] = []
    for row in board.rows:
        for (week, figure), tally in zip(row.weeks, row.tallies, strict=True):
            share = None if tally.share is None or figure is None else round(tally.share, 1)
            figures = (figure.requests, figure.on_time, share, figure.complaints) if figure else (None,) * 4
            known = (figure.version, figure.recorded_on.isoformat()) if figure else (None, None)
            days = (week.monday.isoformat(), week.sunday.isoformat(), phase_word(week.middle))
            found.append((*days, row.agency.code, row.agency.name, *figures, *known))
    return found


def issue_rows(
    issues: Iterable[StrategicIssue], districts: Sequence[District], series: Series
) -> list[tuple[Cell, ...]]:
    """Every figure of every issue and kecamatan, with unit, source and date."""
    places: list[tuple[int | None, str]] = [(None, CITY), *((each.pk, each.name) for each in districts)]
    return [
        (
            issue.name,
            place,
            figure.measured_on.isoformat(),
            float(figure.value),
            figure.unit,
            figure.source,
            figure.recorded_on.isoformat(),
        )
        for issue in issues
        for pk, place in places
        for figure in series.get((issue.pk, pk), ())
    ]


def as_xlsx(tables: Sequence[Table], on: date, place: str) -> bytes:
    """A workbook with one sheet per table, and one that says whose figures of which day they are."""
    target = BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": False}) as book:
        bold = book.add_format({"bold": True})
        for name, head, rows in tables:
            _fill(book.add_worksheet(name), head, rows, bold)
        about = book.add_worksheet("Keterangan")
        lines = (
            f"Angka layanan dan isu strategis, {place}",
            f"Keadaan {on.isoformat()}",
            "Sel kosong: belum diisi.",
        )
        for at, line in enumerate(lines):
            about.write_string(at, 0, line)
    return target.getvalue()


def _fill(sheet: Any, head: Sequence[str], rows: Sequence[Sequence[Cell]], bold: Any) -> None:
    for column, title in enumerate(head):
        sheet.write_string(0, column, title, bold)
        sheet.set_column(column, column, max(12, len(title) + 2))
    for number, row in enumerate(rows, 1):
        for column, cell in enumerate(row):
            if isinstance(cell, str):
                sheet.write_string(number, column, cell)
            elif cell is not None:
                sheet.write_number(number, column, cell)
    sheet.freeze_panes(1, 0)
