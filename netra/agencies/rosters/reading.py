"""From a file to one frame of checked lines: number, name, employment, golongan, position, day."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

from netra.agencies.models import CivilServant
from netra.agencies.rosters import cells, limits
from netra.agencies.rosters.delimited import LINE, Delimited, open_delimited
from netra.agencies.rosters.findings import Findings
from netra.agencies.rosters.headings import Columns
from netra.agencies.rosters.numbers_checked import checked_numbers
from netra.agencies.rosters.refusals import NotATable, TooLarge
from netra.agencies.rosters.structure import Misplaced, Structure
from netra.agencies.rosters.texts import Progress, survey
from netra.agencies.rosters.workbooks import Workbook, open_workbook

EMPLOYMENT = pl.Enum(["", *CivilServant.Employment.values])
GRADE = pl.Enum(cells.GRADES)
SCHEMA: dict[str, Any] = {
    LINE: pl.UInt32, "number": pl.String, "name": pl.String, "employment": EMPLOYMENT, "grade": GRADE,
    "position": pl.Int64, "from_on": pl.Date,
}  # fmt: skip
_FIELDS = ("number", "staff_number", "name", "agency", "unit", "position", "employment", "grade", "level",
           "superior", "from_on")  # fmt: skip
_PLACE = ("agency", "unit", "position", "level")
_NEEDED = ("number", "name", "position")
_OLD_WORKBOOK, _ZIP, _PDF = b"\xd0\xcf\x11\xe0", b"PK\x03\x04", b"%PDF"
_ANSWERS: dict[str, Any] = {"key": pl.Int64, "field": pl.String, "message": pl.String}
_EDGE = " \t\r\n\u00a0\ufeff'"
_PLAIN_NAME = r"^\p{L}(?: ?[\p{L}\p{M}0-9.,'’`()/&-])*$"
_SUPERIORS_KEPT = 5


def _silent(stage: str, done: int, total: int) -> None:
    """Nobody is watching."""


@dataclass(frozen=True)
class Options:
    """How to read: the day of the list, whether it names everybody, which sheet, and who watches."""

    on: date
    complete: bool = False
    sheet: str = ""
    progress: Progress = _silent


@dataclass
class Roster:
    """A file as read: `frame` has the columns of `SCHEMA`; employment and grade are null where not told."""

    frame: pl.DataFrame
    findings: Findings
    structure: Structure
    columns: Columns
    sha256: str
    superiors: dict[int, dict[str, int]] = field(default_factory=dict)


def read_roster(path: Path, structure: Structure, options: Options) -> Roster:
    """Read and check a whole file in pieces. Lines with errors are not in the frame but in the findings.

    Raises `RosterRefused` (one of `refusals`) when the file as a whole cannot be used.
    """
    table, sha256 = _open(path, options)
    roster = Roster(pl.DataFrame(schema=SCHEMA), Findings(), structure, table.columns, sha256)
    roster.frame = _joined(list(_checked_batches(table, roster, options)))
    if roster.frame.is_empty() and not roster.findings.errors.count:
        raise NotATable("Tidak ada satu pegawai pun di bawah judul kolomnya.")
    _find_repeated(roster)
    _find_two_heads(roster)
    return roster


def _checked_batches(table: Delimited | Workbook, roster: Roster, options: Options) -> Iterator[pl.DataFrame]:
    checking, rows = _Checking(roster, options.on), 0
    yield roster.frame
    for batch in table.batches(options.progress):
        rows += batch.height
        if rows > limits.ROWS:
            raise TooLarge(f"Berkas ini lebih dari {limits.ROWS} baris. Bagi per pemerintah daerah.")
        yield checking.checked(batch)


def _joined(frames: list[pl.DataFrame]) -> pl.DataFrame:
    """One frame of whole columns; column by column, so that never all of it is there twice."""
    columns = []
    for name in SCHEMA:
        columns.append(pl.concat([frame[name] for frame in frames]).rechunk())
        frames = [frame.drop(name) for frame in frames]
    return pl.DataFrame(columns)


def _open(path: Path, options: Options) -> tuple[Delimited | Workbook, str]:
    with path.open("rb") as file:
        start = file.read(4)
    if path.stat().st_size > limits.BYTES:
        raise TooLarge("Berkas ini lebih dari 2 GB. Bagi per pemerintah daerah.")
    if start == _OLD_WORKBOOK:
        raise NotATable(
            "Ini XLS lama atau XLSX berkata sandi. Simpan ulang sebagai XLSX tanpa kata sandi, atau CSV."
        )
    if start == _PDF:
        raise NotATable("Ini PDF. Mintalah daftarnya sebagai XLSX atau CSV.")
    text = None if start == _ZIP else survey(path, options.progress)
    if text is not None:
        return open_delimited(text), text.sha256
    return open_workbook(path, options.sheet, options.progress), _sha256(path)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@dataclass
class _Checking:
    roster: Roster
    on: date
    places: pl.DataFrame = field(
        default_factory=lambda: pl.DataFrame(schema=dict.fromkeys(_PLACE, pl.String) | _ANSWERS)
    )

    def checked(self, batch: pl.DataFrame) -> pl.DataFrame:
        """One piece with every cell checked: the columns of `SCHEMA`, lines with errors left out."""
        frame = _complete(batch)
        frame = self._mapped(frame, "employment", cells.employment, EMPLOYMENT, errors=True)
        frame = self._mapped(frame, "grade", cells.grade, GRADE, errors=False)
        frame = self._mapped(frame, "from_on", cells.day, pl.Date, errors=False)
        frame = checked_numbers(frame, self.roster.columns, self.roster.findings)
        frame = self._placed(self._named(frame))
        self._note_future(frame)
        self._note_superiors(frame)
        whole = all(frame[name].null_count() == 0 for name in _NEEDED)
        return frame.select(*SCHEMA) if whole else frame.select(*SCHEMA).drop_nulls(_NEEDED)

    def _mapped(
        self,
        frame: pl.DataFrame,
        column: str,
        read: Callable[[str], tuple[Any, str]],
        kind: Any,
        *,
        errors: bool,
    ) -> pl.DataFrame:
        """Each distinct text is read once; nothing told stays null."""
        if column not in self.roster.columns.at:
            return frame.with_columns(pl.lit(None, kind).alias(column))
        texts = frame[column].unique().drop_nulls()
        told = [read(text.strip(_EDGE)) for text in texts]
        bad = {text: message for text, (_, message) in zip(texts, told, strict=True) if message}
        if bad:
            noted = self.roster.findings.errors if errors else self.roster.findings.warnings
            messages = frame.select(LINE, pl.col(column).replace_strict(bad, default=None).alias("message"))
            noted.add_rows(messages, self.roster.columns.title(column))
        values = pl.Series([value or None for value, _ in told], dtype=kind)
        return frame.with_columns(
            pl.col(column).replace_strict(texts, values, default=None, return_dtype=kind)
        )

    def _named(self, frame: pl.DataFrame) -> pl.DataFrame:
        """Names with one space between words; what is not plainly a name is looked at one by one."""
        name = pl.col("name")
        plain = name.str.contains(_PLAIN_NAME) & (name.str.len_bytes() <= cells.LONGEST_NAME)
        odd = frame.filter(~plain.fill_null(False)).select(LINE, name.fill_null(""))
        if odd.is_empty():
            return frame
        mended = {line: self._mended_name(line, text) for line, text in odd.iter_rows()}
        lines, names = list(mended), pl.Series(list(mended.values()), dtype=pl.String)
        told = pl.DataFrame({LINE: pl.Series(lines, dtype=pl.UInt32), "mended": names, "odd": True})
        joined = frame.join(told, on=LINE, how="left", maintain_order="left")
        return joined.with_columns(pl.when("odd").then("mended").otherwise("name").alias("name"))

    def _mended_name(self, line: int, text: str) -> str | None:
        name = cells.tidy(text)
        fault = cells.name_fault(name)
        if fault:
            self.roster.findings.errors.add(line, self.roster.columns.title("name"), fault)
        return None if fault else name

    def _placed(self, frame: pl.DataFrame) -> pl.DataFrame:
        """`position` as an id or the negative key of a new one; each distinct place is looked up once."""
        at = self._places_of(frame)
        if at.null_count():
            unknown = frame.filter(at.is_null()).select(_PLACE).unique()
            self.places = pl.concat([self.places, self._looked_up(unknown)])
            at = self._places_of(frame)
        placed = frame.with_columns(self.places["key"].gather(at).alias("position"))
        if placed["position"].null_count():
            self._note_misplaced(frame.select(LINE, at.alias("at")))
        return placed

    def _places_of(self, frame: pl.DataFrame) -> pl.Series:
        """For each line the row of `places`; null where its place was not looked up yet."""
        told = [name for name in _PLACE if name in self.roster.columns.at]
        known = self.places.select(told).with_row_index("at")
        return frame.select(told).join(known, on=told, how="left", nulls_equal=True, maintain_order="left")[
            "at"
        ]

    def _note_misplaced(self, frame: pl.DataFrame) -> None:
        faults = self.places.with_row_index("at").filter(pl.col("field").is_not_null())
        joined = frame.join(faults, on="at", maintain_order="left")
        for (misplaced,), lines in joined.group_by("field", maintain_order=True):
            self.roster.findings.errors.add_rows(lines, self.roster.columns.title(str(misplaced)))

    def _looked_up(self, places: pl.DataFrame) -> pl.DataFrame:
        answers = [self._place(place) for place in places.iter_rows()]
        return places.hstack(pl.DataFrame(answers, schema=_ANSWERS, orient="row"))

    def _place(self, place: tuple[str | None, ...]) -> tuple[int | None, str | None, str | None]:
        """The position's key, or the field at fault and what is wrong with it."""
        try:
            return self.roster.structure.place(*((text or "").strip(_EDGE) for text in place)), None, None
        except Misplaced as fault:
            return None, fault.column, str(fault)

    def _note_future(self, frame: pl.DataFrame) -> None:
        lines = frame.filter(pl.col("from_on") > self.on)[LINE]
        title = self.roster.columns.title("from_on")
        self.roster.findings.errors.add_all(lines, title, f"sesudah tanggal daftar ({self.on:%d-%m-%Y}).")

    def _note_superiors(self, frame: pl.DataFrame) -> None:
        """Only for positions that answer to nobody yet; a few names each are enough to see a disagreement."""
        if "superior" not in self.roster.columns.at:
            return
        known = self.roster.structure.without_superior
        lacking = (pl.col("position") < 0) | pl.col("position").is_in(list(known))
        told = frame.filter(lacking & pl.col("superior").is_not_null()).select(
            "position", LINE, _trimmed("superior")
        )
        once = told.drop_nulls("superior").unique(["position", "superior"], keep="first", maintain_order=True)
        few = once.group_by("position", maintain_order=True).head(_SUPERIORS_KEPT)
        for position, superior, line in few.select("position", "superior", LINE).iter_rows():
            named = self.roster.superiors.setdefault(position, {})
            if len(named) < _SUPERIORS_KEPT:
                named.setdefault(superior, line)


def _complete(batch: pl.DataFrame) -> pl.DataFrame:
    """Every field as a column, null where absent; who it is trimmed; lines that say nothing are left out.

    What is read once per distinct text (places, employments) is trimmed there, not on every line.
    """
    there = [name for name in ("number", "staff_number", "name") if name in batch.columns]
    missing = [pl.lit(None, pl.String).alias(name) for name in _FIELDS if name not in batch.columns]
    frame = batch.with_columns(*map(_trimmed, there), *missing)
    nothing = pl.all_horizontal(pl.col(there).is_null())
    if not frame.select(nothing.any()).item():
        return frame
    return frame.filter(~(nothing & pl.col("position").str.strip_chars(_EDGE).replace("", None).is_null()))


def _trimmed(name: str) -> pl.Expr:
    return pl.col(name).str.strip_chars(_EDGE).replace("", None)


def _find_repeated(roster: Roster) -> None:
    """A number on two lines: every line but the first is an error that names the first."""
    numbers = roster.frame["number"]
    digits = numbers.cast(pl.Int64, strict=False)  # whole numbers compare faster than text
    in_order = digits.drop_nulls().sort()  # and sorting takes less memory than a set of all
    if not (in_order == in_order.shift()).any() and numbers.filter(digits.is_null()).is_unique().all():
        return
    frame = roster.frame.filter(pl.col("number").is_duplicated()).select(LINE, "number").sort(LINE)
    first: dict[str, int] = {}
    for line, number in frame.iter_rows():
        at = first.setdefault(number, line)
        if at != line:
            roster.findings.errors.add(line, roster.columns.title("number"), f"sama dengan baris {at}.")


def _find_two_heads(roster: Roster) -> None:
    """Only one person heads an agency."""
    heads = list(roster.structure.heads.values())
    frame = roster.frame.filter(pl.col("position").is_in(heads)).select(LINE, "position").sort(LINE)
    first: dict[int, int] = {}
    for line, position in frame.iter_rows():
        at = first.setdefault(position, line)
        if at != line:
            message = f"baris {at} juga memegang jabatan kepala ini. Kepala unit hanya satu orang."
            roster.findings.errors.add(line, roster.columns.title("position"), message)
