"""NIP and staff numbers of a whole piece at once; what is not plainly right goes through `check_nip`."""

import re
from typing import Any

import polars as pl

from netra.agencies.models import CivilServant
from netra.agencies.numbers import ELDEST_ON_DUTY, LENGTH, YOUNGEST_AGE, check_nip
from netra.agencies.rosters.delimited import LINE
from netra.agencies.rosters.findings import Findings
from netra.agencies.rosters.headings import Columns

THL, PPPK, PNS = CivilServant.Employment.THL, CivilServant.Employment.PPPK, CivilServant.Employment.PNS
_STAFF = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ./_-]{1,29}")
_ROUNDED = re.compile(r"[0-9][.,]?[0-9]*[Ee]\+?[0-9]+")
_YOUNGEST_BORN = 2012  # who could be appointed today; a later year only makes the slow path look
_MONTHS = [f"{month:02d}" for month in (*range(1, 13), 21)]


def checked_numbers(frame: pl.DataFrame, columns: Columns, findings: Findings) -> pl.DataFrame:
    """The frame with `number` as it is kept; null where the line has an error.

    A NIP loses its spaces; a THL has the staff number. Findings name every number that is malformed (error)
    or implausible (warning).
    """
    frame = frame.with_columns(_nip().alias("nip"))
    frame = frame.with_columns(_is_plain().fill_null(False).alias("plain"))
    odd = frame.filter(~pl.col("plain"))
    kept = [_odd_number(row, columns, findings) for row in odd.iter_rows(named=True)]
    mended = pl.DataFrame(
        {LINE: odd[LINE], "mended": pl.Series(kept, dtype=pl.String)}, schema_overrides={LINE: pl.UInt32}
    )
    number = pl.when("plain").then("nip").otherwise("mended")
    frame = frame.join(mended, on=LINE, how="left", maintain_order="left").with_columns(
        number.alias("number")
    )
    return frame.drop("nip", "plain", "mended", "staff_number")


def _nip() -> pl.Expr:
    return pl.col("number").str.replace_all(r"[\s.'’`]", "")


def _is_plain() -> pl.Expr:
    """Eighteen digits that `check_nip` finds nothing about, of somebody who is no THL."""
    nip = pl.col("nip")
    born, appointed = (
        nip.str.slice(0, 4).cast(pl.Int32, strict=False),
        nip.str.slice(8, 4).cast(pl.Int32, strict=False),
    )
    return (
        nip.str.contains(r"^[0-9]{18}$")
        & born.is_between(ELDEST_ON_DUTY, _YOUNGEST_BORN)
        & nip.str.slice(0, 8).str.to_date("%Y%m%d", strict=False).is_not_null()
        & (appointed >= born + YOUNGEST_AGE)
        & nip.str.slice(12, 2).is_in(_MONTHS)
        & nip.str.slice(14, 1).is_in(["1", "2"])
        & (nip.str.slice(15, 3) != "000")
        & pl.col("employment").ne_missing(THL.value)
    )


def told_by_number() -> pl.Expr:
    """The employment that a number alone tells: no NIP is a THL, month 21 a PPPK, everybody else a PNS."""
    return (
        pl.when(~pl.col("number").str.contains(r"^[0-9]{18}$"))
        .then(pl.lit(THL.value))
        .when(pl.col("number").str.slice(12, 2) == "21")
        .then(pl.lit(PPPK.value))
        .otherwise(pl.lit(PNS.value))
    )


def _odd_number(row: dict[str, Any], columns: Columns, findings: Findings) -> str | None:
    """The number to keep, or None when the line has an error."""
    staff, typed = (row["staff_number"] or "").strip(" '’"), (row["number"] or "").strip()
    written = typed if re.search(r"\w", typed) else ""
    if row["employment"] == THL or not (written or row["employment"]):
        return _staff_number(row, staff or written.strip("'’"), columns, findings)
    if not written:
        return _refused(row, columns, findings, "kosong. Setiap PNS, CPNS, dan PPPK punya NIP.")
    if _ROUNDED.fullmatch(written):
        return _refused(
            row,
            columns,
            findings,
            "tersimpan sebagai bilangan, angka akhirnya hilang. Jadikan kolom ini Teks.",
        )
    if written[0] in "=@":
        return _refused(row, columns, findings, "berisi rumus. Tempel sebagai nilai.")
    return _nip_with_findings(row, columns, findings)


def _nip_with_findings(row: dict[str, Any], columns: Columns, findings: Findings) -> str | None:
    errors, warnings = check_nip(row["nip"])
    for message in errors:
        findings.errors.add(int(row[LINE]), columns.title("number"), message)
    for message in warnings:
        findings.warnings.add(int(row[LINE]), columns.title("number"), message)
    return None if errors else row["nip"]


def _staff_number(row: dict[str, Any], number: str, columns: Columns, findings: Findings) -> str | None:
    if not number:
        return _refused(
            row, columns, findings, "kosong. Isi NIP, atau nomor pegawai untuk THL.", "staff_number"
        )
    if _ROUNDED.fullmatch(number) and len(number) > LENGTH // 2 and "E" in number.upper():
        return _refused(
            row, columns, findings, "tersimpan sebagai bilangan. Jadikan kolom ini Teks.", "staff_number"
        )
    if not _STAFF.fullmatch(number):
        message = (
            "nomor pegawai terdiri atas 2 sampai 30 huruf, angka, titik, garis miring, atau tanda hubung."
        )
        return _refused(row, columns, findings, message, "staff_number")
    return number


def _refused(
    row: dict[str, Any], columns: Columns, findings: Findings, message: str, field: str = "number"
) -> str | None:
    shown = field if field in columns.titles else "number" if "number" in columns.titles else "staff_number"
    findings.errors.add(int(row[LINE]), columns.title(shown), message)
    return None
