"""What a list cannot change: postings that start later, and a head's chair that somebody else still holds."""

import polars as pl

from netra.agencies.rosters.comparing import Changes
from netra.agencies.rosters.delimited import LINE
from netra.agencies.rosters.reading import Roster
from netra.agencies.rosters.refusals import PostedLater


def find_later_postings(roster: Roster, changes: Changes, later: list[int]) -> None:
    """Note each line that would move somebody who has a posting after the list's day.

    Raises `PostedLater` where that holds for people whom a complete list leaves out: they have no line.
    """
    if not later:
        return
    is_later = pl.col("person").is_in(later)
    for frame in (changes.moved, changes.returned):
        lines = frame.filter(is_later)[LINE]
        message = (
            f"sudah punya penempatan sesudah {changes.on:%d-%m-%Y}. Pakai tanggal daftar yang lebih baru."
        )
        roster.findings.errors.add_all(lines, roster.columns.title("number"), message)
    if left := changes.left.filter(is_later).height:
        raise PostedLater(
            f"{left} pegawai yang tidak ada di daftar punya penempatan sesudah {changes.on:%d-%m-%Y}."
            " Pakai tanggal daftar yang lebih baru."
        )


def find_taken_chairs(roster: Roster, changes: Changes, recorded: pl.DataFrame) -> None:
    """Note each line that seats a head where the present one stays."""
    heads = list(roster.structure.heads.values())
    leaving = [*changes.moved["posting"], *changes.left["posting"]]
    staying = recorded.filter(pl.col("position").is_in(heads) & ~pl.col("posting").is_in(leaving))
    taken = staying["position"].to_list()
    for frame in (changes.new, changes.returned, changes.moved):
        lines = frame.filter(pl.col("position").is_in(taken))[LINE]
        message = (
            "masih dipegang orang lain yang tidak dipindahkan oleh daftar ini. Kepala unit hanya satu orang."
        )
        roster.findings.errors.add_all(lines, roster.columns.title("position"), message)
