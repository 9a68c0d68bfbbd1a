"""Files that are no roster, or want to be a weapon: a named refusal, bounded memory, nothing stored."""

import random
import re
import struct
import zipfile
import zlib
from pathlib import Path

import pytest
import xlsxwriter

from netra.agencies.models import CivilServant, Government
from netra.agencies.rosters import limits, refusals
from tests.agencies.rosters.files import (
    HEADINGS,
    ON,
    RUMBIA,
    a_csv,
    a_line,
    a_town,
    an_xlsx,
    imported,
    previewed,
    repacked,
)

pytestmark = pytest.mark.django_db
SHEET = "xl/worksheets/sheet1.xml"
ROWS = [list(HEADINGS), list(a_line())]


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"", refusals.NotATable),
        (b" \n \n", refusals.NotATable),
        (b"NIP;Nama;Unit Kerja;Jabatan\n", refusals.NotATable),
        (b"%PDF-1.7 ...", refusals.NotATable),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", refusals.NotATable),
        (b"PK\x03\x04 and then nothing", refusals.BrokenWorkbook),
        (b"Bukan daftar pegawai sama sekali.\n", refusals.ColumnsUnclear),
        (b"NIP;Nama;Unit Kerja;Jabatan\r1;2;3;4\r", refusals.BrokenTable),
        (b"NIP;Nama;Unit Kerja;Jabatan\n1;\x81\x8d;3;4\n", refusals.UnknownEncoding),
        (b"\xef\xbb\xbfNIP;Nama\xff;Unit Kerja;Jabatan\n", refusals.UnknownEncoding),
        (b"\xff\xfeN\x00I\x00P", refusals.UnknownEncoding),
        (b"NIP;Nama;Unit Kerja;Jabatan\n1;2;3;4;5\n", refusals.BrokenTable),
        (b'NIP;Nama;Unit Kerja;Jabatan\n1;"' + b"x" * 200_000, refusals.BrokenTable),
        (b"\x89PNG\r\n\x1a\n\x00\x00", refusals.UnknownEncoding),
    ],
)
def test_what_is_no_roster_is_refused_by_name(
    town: Government, tmp_path: Path, content: bytes, refusal: type[Exception]
) -> None:
    path = tmp_path / "berkas"
    path.write_bytes(content)
    with pytest.raises(refusal):
        imported(town, path)
    assert not CivilServant.objects.exists()


def test_a_quotation_mark_that_never_closes_is_refused_in_a_long_file(
    town: Government, tmp_path: Path
) -> None:
    path = tmp_path / "daftar.csv"
    line = f"{RUMBIA};Rumbia;Dinas Kesehatan;Staf\n"
    path.write_text('NIP;Nama;Unit Kerja;Jabatan\n1;"Rumbia;Dinas;Staf\n' + line * 100_000)
    with pytest.raises(refusals.BrokenTable, match="baris 2: tanda kutip"):
        previewed(town, path)


def test_two_hundred_columns_are_too_many(town: Government, tmp_path: Path) -> None:
    wide = (*HEADINGS, *(f"Kolom {n}" for n in range(200)))
    with pytest.raises(refusals.TooLarge, match="204 kolom, paling banyak 100"):
        previewed(town, a_csv(tmp_path, [], headings=wide))


def test_two_hundred_columns_in_a_workbook_too(town: Government, tmp_path: Path) -> None:
    with pytest.raises(refusals.TooLarge, match="204 kolom"):
        previewed(town, an_xlsx(tmp_path, {"A": [[*HEADINGS, *range(200)]]}))


def test_more_lines_than_the_nation_has_staff_are_refused_before_they_are_read(
    town: Government, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "ROWS", 1000)
    with pytest.raises(refusals.TooLarge, match=r"lebih dari 1\.?000 baris"):
        previewed(town, a_csv(tmp_path, [a_line()] * 2000))


def test_a_small_workbook_that_unpacks_into_something_huge_is_refused(
    town: Government, tmp_path: Path
) -> None:
    path = an_xlsx(tmp_path, {"A": ROWS})
    bomb = repacked(path, "xl/sharedStrings.xml", b"0" * 60_000_000)
    assert bomb.stat().st_size < 200_000
    with pytest.raises(refusals.UnpacksTooLarge):
        previewed(town, bomb)


def test_an_archive_that_lies_about_its_size_is_not_believed(town: Government, tmp_path: Path) -> None:
    path = repacked(an_xlsx(tmp_path, {"A": ROWS}), "xl/styles.xml", b"0" * 60_000_000)
    raw = bytearray(path.read_bytes())
    true, small = struct.pack("<I", 60_000_000), struct.pack("<I", 10)
    assert true in raw
    path.write_bytes(bytes(raw.replace(true, small)))
    with pytest.raises(refusals.UnpacksTooLarge):
        previewed(town, path)


def test_one_cell_in_the_last_corner_is_refused_before_the_sheet_is_laid_out(
    town: Government, tmp_path: Path
) -> None:
    path = tmp_path / "daftar.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(ROWS):
            sheet.write_row(number, 0, row)
        sheet.write(1_048_575, 60, "x")
    with pytest.raises(refusals.TooLarge, match="terlalu luas"):
        previewed(town, path)


def test_cells_without_an_address_are_refused(town: Government, tmp_path: Path) -> None:
    path = an_xlsx(tmp_path, {"A": ROWS})
    text = zipfile.ZipFile(path).read(SHEET).replace(b'<c r="A1"', b"<c")
    with pytest.raises(refusals.BrokenWorkbook, match="alamat sel"):
        previewed(town, repacked(path, SHEET, text))


def test_merged_cells_among_the_people_are_refused_by_their_lines(town: Government, tmp_path: Path) -> None:
    path = tmp_path / "daftar.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        sheet.merge_range("A1:D1", "DAFTAR PEGAWAI")
        sheet.write_row(1, 0, HEADINGS)
        sheet.merge_range("C3:C5", "Dinas Kesehatan")
    with pytest.raises(refusals.MergedCells, match="baris 3 sampai 5"):
        previewed(town, path)


def test_a_merged_title_above_the_headings_is_fine(town: Government, tmp_path: Path) -> None:
    path = tmp_path / "daftar.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        sheet.merge_range("A1:D1", "DAFTAR PEGAWAI")
        sheet.write_row(1, 0, HEADINGS)
        sheet.write_row(2, 0, a_line())
    assert imported(town, path).changes.new.height == 1


def test_formulas_in_a_column_that_is_read_are_refused(town: Government, tmp_path: Path) -> None:
    path = tmp_path / "daftar.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 1, HEADINGS)
        for row in (1, 2):
            sheet.write_row(row, 1, a_line())
            sheet.write_formula(row, 2, '=UPPER("x")', value="X")
    with pytest.raises(
        refusals.HoldsFormulas, match=r"baris 2, kolom Nama: berisi rumus \(dan 1 baris lain\)"
    ):
        previewed(town, path)


def test_formulas_elsewhere_do_not_matter(town: Government, tmp_path: Path) -> None:
    path = tmp_path / "daftar.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet, other = book.add_worksheet("Pegawai"), book.add_worksheet("Rekap")
        sheet.write_row(0, 0, (*HEADINGS, "Usia"))
        sheet.write_row(1, 0, a_line())
        sheet.write_formula(1, 4, "=1+1", value=2)
        other.write_formula(0, 0, "=1+1", value=2)
    assert imported(town, path).changes.new.height == 1


def test_two_sheets_with_rosters_must_be_told_apart(town: Government, tmp_path: Path) -> None:
    path = an_xlsx(tmp_path, {"September": ROWS, "Oktober": ROWS})
    with pytest.raises(refusals.SeveralSheets, match="“September”, “Oktober”"):
        previewed(town, path)
    assert previewed(town, path, sheet="Oktober").changes.new.height == 1
    with pytest.raises(refusals.SeveralSheets, match="Tidak ada lembar “Mei”"):
        previewed(town, path, sheet="Mei")


def test_a_number_that_the_spreadsheet_rounded_is_an_error(town: Government, tmp_path: Path) -> None:
    path = an_xlsx(tmp_path, {"A": [list(HEADINGS), [int(RUMBIA), *a_line()[1:]]]})
    assert "tersimpan sebagai bilangan" in previewed(town, path).findings.errors.told()[0]


@pytest.mark.parametrize("seed", range(40))
def test_a_damaged_workbook_is_refused_or_read(town: Government, tmp_path: Path, seed: int) -> None:
    """Bytes changed at random, in the packed file and inside the sheet: never anything but a refusal."""
    chance = random.Random(seed)
    path = an_xlsx(tmp_path, {"A": ROWS * 3})
    if seed % 2:
        part = chance.choice([SHEET, "xl/workbook.xml", "xl/sharedStrings.xml", "xl/_rels/workbook.xml.rels"])
        path = repacked(path, part, _damaged(zipfile.ZipFile(path).read(part), chance))
    else:
        path.write_bytes(_damaged(path.read_bytes(), chance))
    try:
        previewed(town, path, on=ON)
    except refusals.RosterRefused as refused:
        assert str(refused)


@pytest.mark.parametrize(("record", "field"), [(b"PK\x01\x02", 8), (b"PK\x03\x04", 6)])
@pytest.mark.parametrize(("at", "flip"), [(0, 0x01), (2, 0x04), (2, 0x06), (2, 0x01), (2, 0x09)])
def test_a_part_packed_in_another_way_or_locked_is_refused_or_read(
    town: Government, tmp_path: Path, record: bytes, field: int, at: int, flip: int
) -> None:
    """Each part in turn is said to be locked, or packed with another method than it is."""
    whole = an_xlsx(tmp_path, {"A": ROWS}).read_bytes()
    told = 0
    for place in (found.start() for found in re.finditer(re.escape(record), whole)):
        damaged = bytearray(whole)
        damaged[place + field + at] ^= flip
        path = tmp_path / "lain.xlsx"
        path.write_bytes(damaged)
        try:
            previewed(town, path, on=ON)
        except refusals.RosterRefused as refused:
            told += bool(str(refused))
    assert told or record == b"PK\x03\x04"  # the reader believes the table of contents


def _damaged(content: bytes, chance: random.Random) -> bytes:
    raw = bytearray(content)
    for _ in range(chance.randint(1, 12)):
        raw[chance.randrange(len(raw))] = chance.randrange(256)
    return bytes(raw[: chance.randrange(len(raw))] if chance.random() < 0.2 else raw)


def test_a_truncated_stream_is_refused(town: Government, tmp_path: Path) -> None:
    path = tmp_path / "daftar.xlsx"
    packed = zlib.compress(b"x" * 1000)[2:-4]
    path.write_bytes(b"PK\x03\x04" + packed)
    with pytest.raises(refusals.BrokenWorkbook):
        previewed(town, path)


@pytest.fixture
def town() -> Government:
    return a_town()
