"""Reading a pasted list of paper pledges: one line each, staff number, day and version. Pure."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

MOST_LINES: Final = 5000
_PARTS = 3
_DAY = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
_HEADING = ("nip", "nomor", "no")


@dataclass(frozen=True)
class PaperLine:
    """One line as it was read; `problem` is empty when its three parts make sense by themselves."""

    line: int
    number: str
    signed_on: date | None = None
    version: str = ""
    problem: str = ""


def read_paper_list(text: str) -> list[PaperLine]:
    """The lines of a list, empty ones and a heading left out; parts apart by semicolon, tab or comma."""
    rows = [(line, row.strip()) for line, row in enumerate(text.splitlines(), start=1) if row.strip()]
    if rows and re.split(r"[;\t, /]", rows[0][1].casefold(), maxsplit=1)[0] in _HEADING:
        rows = rows[1:]
    return [_line(line, row) for line, row in rows]


def _line(line: int, row: str) -> PaperLine:
    parts = [part.strip().strip('"') for part in re.split(r"[;\t,]", row)]
    number = re.sub(r"\s", "", parts[0])
    if len(parts) != _PARTS or not number:
        return PaperLine(line, number[:30], problem="Tulis tiga bagian: nomor pegawai; tanggal; versi.")
    day = _day(parts[1])
    if day is None:
        return PaperLine(line, number, problem=f"Tanggal “{parts[1][:20]}” tidak ada di kalender.")
    return PaperLine(line, number, day, parts[2].casefold().removeprefix("versi").strip())


def _day(text: str) -> date | None:
    """29-10-2024, 29/10/2024 or 2024-10-29; None for a day that does not exist."""
    turned = _DAY.fullmatch(text)
    try:
        if turned:
            return date(int(turned[3]), int(turned[2]), int(turned[1]))
        return date.fromisoformat(text)
    except ValueError:
        return None
