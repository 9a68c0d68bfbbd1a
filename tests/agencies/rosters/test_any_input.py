"""Whatever stands in a file, reading ends with findings or a named refusal; both ways of reading agree."""

import csv
import io
from datetime import date
from pathlib import Path

import polars as pl
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from netra.agencies.numbers import check_nip
from netra.agencies.rosters import Options, RosterRefused, cells
from netra.agencies.rosters.delimited import LINE, _Reader
from netra.agencies.rosters.findings import Findings
from netra.agencies.rosters.headings import Columns
from netra.agencies.rosters.numbers_checked import checked_numbers
from netra.agencies.rosters.reading import read_roster
from netra.agencies.rosters.refusals import BrokenTable
from netra.agencies.rosters.structure import Structure

ON = date(2024, 10, 1)
HEAD = "NIP;Nama;Unit Kerja;Jabatan;Status;Gol;TMT;Atasan;Eselon\n"
COLUMNS = Columns({"number": 0, "name": 1, "position": 2}, {"number": "NIP", "name": "Nama"}, 3)
CELLS = st.text(st.characters(exclude_categories=("Cs",)), max_size=30)
TRICKY = st.text(alphabet='";\n\r\t, abcé0', max_size=12)
ANY = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@ANY
@given(st.binary(max_size=400))
def test_any_bytes_end_with_a_named_refusal(tmp_path: Path, content: bytes) -> None:
    assert _read(tmp_path, content)


@ANY
@given(st.binary(max_size=300), st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]))
def test_any_bytes_below_the_headings_too(tmp_path: Path, content: bytes, encoding: str) -> None:
    assert _read(tmp_path, HEAD.encode(encoding) + content)


@ANY
@given(st.lists(st.lists(st.one_of(CELLS, TRICKY), min_size=9, max_size=9), max_size=8))
def test_any_cells_end_with_findings_by_line(tmp_path: Path, rows: list[list[str]]) -> None:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=";").writerows(rows)
    assert _read(tmp_path, (HEAD + text.getvalue()).encode())


@ANY
@given(st.lists(st.lists(TRICKY, min_size=1, max_size=5), max_size=8), st.booleans())
def test_the_quick_way_reads_what_the_careful_way_reads(rows: list[list[str]], quoted: bool) -> None:
    text = io.StringIO(newline="")
    if quoted:
        csv.writer(text, delimiter=";").writerows(rows)
    else:
        text.write("".join(";".join(row) + "\n" for row in rows))
    block, reader = text.getvalue().encode(), _Reader(";", COLUMNS)
    assert _outcome(lambda: reader.frame(block, 5)) == _outcome(lambda: reader._careful(block, 5))


@ANY
@given(
    st.one_of(
        st.from_regex(r"(19|20)[0-9]{16}", fullmatch=True),
        st.from_regex(r"[0-9 .]{15,22}", fullmatch=True),
        CELLS,
    )
)
def test_a_whole_column_is_judged_like_each_number(number: str) -> None:
    typed = number.strip(" \t\r\n\u00a0\ufeff'") or None
    frame = pl.DataFrame(
        {LINE: [2], "number": [typed], "staff_number": [None], "employment": ["pns"]},
        schema_overrides={LINE: pl.UInt32, "number": pl.String, "staff_number": pl.String},
    )
    findings = Findings()
    kept = checked_numbers(frame, COLUMNS, findings)["number"][0]
    errors, warnings = check_nip(typed or "")
    assert (kept is None) == bool(findings.errors.count)
    assert kept is None or (not errors and [w.message for w in findings.warnings.kept] == warnings)
    assert bool(findings.errors.count) == bool(errors)


@ANY
@given(CELLS)
def test_any_text_is_a_cell(text: str) -> None:
    assert cells.grade(text)[0] in cells.GRADES
    assert isinstance(cells.employment(text), tuple)
    assert isinstance(cells.day(text), tuple)
    assert cells.level(text, text)


def _read(folder: Path, content: bytes) -> bool:
    path = folder / "berkas"
    path.write_bytes(content)
    structure = Structure(on=ON, agencies={}, positions={}, heads={}, without_superior=set())
    try:
        roster = read_roster(path, structure, Options(on=ON))
    except RosterRefused as refused:
        return bool(str(refused))
    return all(str(each).startswith("baris ") for each in roster.findings.errors.kept)


def _outcome(read: object) -> object:
    try:
        frame: pl.DataFrame = read()  # type: ignore[operator]
    except BrokenTable as refused:
        return str(refused)
    rows = frame.select(LINE, "number", "name", "position").rows()
    return [row for row in rows if any(cell is not None and cell.strip() for cell in row[1:])]
