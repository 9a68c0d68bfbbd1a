"""NIP and staff numbers of a whole piece at once; what is not plainly right goes through `check_nip`."""

import re
from typing import Any

import polars as pl

from netra.agencies.models import CivilServant
from netra.agencies.numbers import ELDEST_ON_DUTY, LENGTH, ONLY_DIGITS, YOUNGEST_AGE, check_nip
from netra.agencies.rosters.delimited import LINE
from netra.agencies.rosters.findings import Findings
from netra.agencies.rosters.headings import Columns

THL, PPPK, PNS = CivilServant.Employment.THL, CivilServant.Employment.PPPK, CivilServant.Employment.PNS
_STAFF = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ./_-]{1,29}")
_ROUNDED = re.compile(r"[0-9][.,]?[0-9]*[Ee]\+?[0-9]+")
_YOUNGEST_BORN = 2012  # who could be appointed today; a later year only makes the slow path look
_PPPK_MONTH = 21


def checked_numbers(frame: pl.DataFrame, columns: Columns, findings: Findings) -> pl.DataFrame:
    """The frame with `number` as it is kept; null where the line has an error.

    A NIP loses its spaces; a THL has the staff number. Findings name every number that is malformed (error)
    or implausible (warning).
    """
    plain = _is_plain(frame)
    if plain.all():
        return frame
    odd = frame.filter(~plain)
    kept = [
        _odd_number(row, columns, findings)
        for row in odd.with_columns(_nip().alias("nip")).iter_rows(named=True)
    ]
    mended = pl.DataFrame(
        {LINE: odd[LINE], "mended_number": pl.Series(kept, dtype=pl.String), "is_odd": True}
    )
    joined = frame.join(mended, on=LINE, how="left", maintain_order="left")
    return joined.with_columns(pl.when("is_odd").then("mended_number").otherwise("number").alias("number"))


def _nip() -> pl.Expr:
    return pl.col("number").str.replace_all(r"[\s.'’`]", "")


def _is_plain(frame: pl.DataFrame) -> pl.Series:
    """Eighteen digits that `check_nip` finds nothing about, of somebody who is no THL.

    Reckoned as one whole number, many times quicker than cutting text. What is in doubt (29 February)
    is not plain and gets a closer look.
    """
    digits = pl.col("digits")
    parts = frame.select(
        pl.col("number").cast(pl.Int64, strict=False).alias("digits"),
        (pl.col("number").str.len_bytes() == LENGTH).alias("is_long"),
        pl.col("employment").ne_missing(THL.value).alias("is_civil"),
    ).with_columns(
        born_on=(digits // 10**10).cast(pl.Int32), rest=digits % 10**10
    ).select(
        "is_long", "is_civil",
        born=pl.col("born_on") // 10**4, month=pl.col("born_on") // 100 % 100, day=pl.col("born_on") % 100,
        appointed=(pl.col("rest") // 10**6), its_month=pl.col("rest") // 10**4 % 100,
        gender=pl.col("rest") // 1000 % 10, serial=pl.col("rest") % 1000,
    )  # fmt: skip
    born, month, its_month = pl.col("born"), pl.col("month"), pl.col("its_month")
    last_day = pl.when(month == 2).then(28).when(month.is_in([4, 6, 9, 11])).then(30).otherwise(31)
    is_plain = (
        pl.col("is_long")
        & born.is_between(ELDEST_ON_DUTY, _YOUNGEST_BORN)
        & month.is_between(1, 12)
        & pl.col("day").is_between(1, last_day)
        & (pl.col("appointed") >= born + YOUNGEST_AGE)
        & (its_month.is_between(1, 12) | (its_month == _PPPK_MONTH))
        & pl.col("gender").is_between(1, 2)
        & (pl.col("serial") != 0)
        & pl.col("is_civil")
    )
    return parts.select(is_plain.fill_null(False)).to_series()


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
    if errors == [ONLY_DIGITS] and not row["employment"]:  # perhaps no civil servant at all
        errors = [f"{ONLY_DIGITS} Bila THL, tulis THL di kolom Status."]
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
