"""The coverage board as files: CSV for a script, XLSX for a desk, PDF for a meeting."""

from collections.abc import Iterator
from datetime import date, datetime
from io import BytesIO

import xlsxwriter

from netra import clock, letters
from netra.outreach.coverage import COLUMNS, TITLES, Board, finding_of, gap_of
from netra.outreach.discretion import Share

HEAD = (
    "Unit kerja",
    "Pegawai",
    *(f"{title} ({part})" for title in TITLES.values() for part in ("orang", "persen")),
)

STEPS = (
    "Untuk hari yang sudah lewat, ikrar dan pemahaman dibulatkan ke bawah ke kelipatan lima, supaya dua hari "
    "yang berdekatan tidak menunjukkan siapa yang menambah."
)


def rows_of(board: Board) -> Iterator[tuple[str | int, ...]]:
    """The table line by line, the sum last; what may not be told stands as words."""
    for unit in board.units:
        yield (unit.agency.name, unit.people, *told(cell.share for cell in unit.cells))
    yield ("Seluruh unit", board.people, *told(cell.share for cell in board.whole))


def told(shares: Iterator[Share]) -> Iterator[str | int]:
    """Count and percent of each share, or the words that stand for them and nothing."""
    for share in shares:
        yield share.count if share.is_exact else share.words
        yield share.percent if share.is_exact else ""


def as_csv(board: Board) -> bytes:
    """For any program; what may not be told stands as words."""
    return letters.csv_of(HEAD, rows_of(board))


def as_xlsx(board: Board) -> bytes:
    """One sheet, written in memory; nothing in it is a formula."""
    out = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        sheet, bold = book.add_worksheet("Cakupan"), book.add_format({"bold": True})
        sheet.write_row(0, 0, HEAD, bold)
        for at, row in enumerate(rows_of(board), start=1):
            sheet.write_row(at, 0, row)
        sheet.set_column(0, 0, 44)
        sheet.set_column(1, len(HEAD) - 1, 16)
        sheet.freeze_panes(1, 1)
    return out.getvalue()


def as_pdf(board: Board, *, city: str, at: datetime, on: date | None = None, in_steps: bool = False) -> bytes:
    """One table on A4 with its finding, its day (`on`, else the day of printing) and its source.

    `in_steps`: the board of an earlier day, whose pledges and understanding are told in steps of five.
    """
    data: dict[str, letters.JsonValue] = {
        "title": finding_of(board),
        "city": city,
        "gap": gap_of(board),
        "on": clock.date_in_words(on or at.date()),
        "steps": STEPS if in_steps else "",
        "columns": ["Unit kerja", "Pegawai", *COLUMNS.values()],
        "rows": [
            [unit.agency.name, _figure(unit.people), *(_cell(cell.share) for cell in unit.cells)]
            for unit in board.units
        ],
        "sum": ["Seluruh unit", _figure(board.people), *(_cell(cell.share) for cell in board.whole)],
    }
    return letters.letter("coverage", data, at=at)


def _cell(share: Share) -> str:
    return f"{share.percent}%  ({_figure(share.count)})" if share.is_exact else share.words


def _figure(number: int) -> str:
    return f"{number:,}".replace(",", ".")
