"""A small town and the files that its personnel office might send."""

import csv
import io
import zipfile
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import xlsxwriter

from netra.agencies.models import Agency, CivilServant, Government, Position, Posting
from netra.agencies.rosters import Options
from netra.agencies.services import Preview, import_roster, preview_roster
from tests.towns import a_government, an_agency

ON = date(2024, 10, 1)
LATER = date(2024, 11, 1)
AT = datetime(2024, 10, 1, 3, tzinfo=UTC)
HEADINGS = ("NIP", "Nama", "Unit Kerja", "Jabatan")
RUMBIA, PANDAN, LONTAR = "198001012005011001", "198502282010012002", "199012312020211003"


def a_town(code: str = "99.01") -> Government:
    """A government with Dinkes, its Puskesmas, and Dishub; each has a head and a Staf."""
    government = a_government(code)
    dinkes = named(an_agency(government, "dinkes"), "Dinas Kesehatan")
    named(an_agency(government, "puskesmas-1", parent=dinkes), "Puskesmas Satu")
    named(an_agency(government, "dishub"), "Dinas Perhubungan")
    return government


def named(agency: Agency, name: str) -> Agency:
    agency.name = name
    agency.save(update_fields=["name"])
    return agency


def a_line(
    number: str = RUMBIA, name: str = "Rumbia", unit: str = "Dinas Kesehatan", title: str = "Staf"
) -> tuple[str, ...]:
    return (number, name, unit, title)


def a_csv(
    folder: Path, lines: Sequence[Sequence[str]], *, headings: Sequence[str] = HEADINGS, separator: str = ";",
    encoding: str = "utf-8", name: str = "daftar.csv", above: Sequence[Sequence[str]] = (),
) -> Path:  # fmt: skip
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=separator).writerows([*above, headings, *lines])
    path = folder / name
    path.write_bytes(text.getvalue().encode(encoding))
    return path


def an_xlsx(folder: Path, sheets: dict[str, Sequence[Sequence[Any]]], name: str = "daftar.xlsx") -> Path:
    path = folder / name
    with xlsxwriter.Workbook(str(path), {"default_date_format": "yyyy-mm-dd"}) as book:
        for title, rows in sheets.items():
            sheet = book.add_worksheet(title)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return path


def repacked(path: Path, part: str, text: bytes) -> Path:
    """The same workbook with one part replaced."""
    target = path.with_name("repacked.xlsx")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, text if name == part else old.read(name))
    return target


def previewed(government: Government, path: Path, *, on: date = ON, **options: Any) -> Preview:
    return preview_roster(government=government, path=path, options=Options(on=on, **options))


def imported(government: Government, path: Path, *, on: date = ON, **options: Any) -> Preview:
    return import_roster(
        government=government,
        path=path,
        options=Options(on=on, **options),
        at=AT,
        actor="BKPSDM, Kota Contoh",
    )


def person(number: str = RUMBIA) -> CivilServant:
    return CivilServant.objects.get(number=number)


def places_of(number: str) -> list[tuple[str, date, date | None]]:
    """(agency, from, to) of every posting of a person, the oldest first."""
    postings = Posting.objects.filter(civil_servant__number=number).order_by("from_on")
    return [(each.position.agency.code, each.from_on, each.to_on) for each in postings]


def position(code: str, title: str) -> Position:
    return Position.objects.get(agency__code=code, title=title)
