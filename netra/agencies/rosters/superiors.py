"""Who answers to whom, as far as a list tells it: only for positions of which nothing is on record."""

import re

import polars as pl

from netra.agencies.rosters.reading import Roster


def superiors_told(roster: Roster, recorded: pl.DataFrame) -> dict[int, int]:
    """Position -> the position it answers to, by id or key of a new one; the column holds superiors' numbers.

    A number that nobody has, holders of one position who name different superiors, and a circle are warned of
    and left out: such a position answers to the head of its agency.
    """
    held = _positions_by_number(roster, recorded)
    told: dict[int, int] = {}
    for position, named in roster.superiors.items():
        above = _agreed(roster, named, held)
        if above is not None and above != position and not _circles(position, above, told):
            told[position] = above
    return told


def _positions_by_number(roster: Roster, recorded: pl.DataFrame) -> dict[str, int]:
    numbers = {_number(text) for named in roster.superiors.values() for text in named}
    held: dict[str, int] = {}
    for frame in (recorded, roster.frame):  # what the file says goes before what is on record
        found = frame.filter(pl.col("number").is_in(list(numbers)) & pl.col("position").is_not_null())
        held |= dict(found.select("number", "position").iter_rows())
    return held


def _agreed(roster: Roster, named: dict[str, int], held: dict[str, int]) -> int | None:
    """The one position that all superiors named here hold; None, with a warning, when there is none."""
    title = roster.columns.title("superior")
    for text, line in named.items():
        if _number(text) not in held:
            roster.findings.warnings.add(
                line,
                title,
                f"“{text[:40]}” bukan NIP pegawai di daftar. Jabatan ini dicatat di bawah kepala unitnya.",
            )
    above = {held[_number(text)] for text in named if _number(text) in held}
    if len(above) > 1:
        message = "satu jabatan dengan atasan yang berbeda-beda. Dicatat di bawah kepala unitnya."
        roster.findings.warnings.add(min(named.values()), title, message)
    return above.pop() if len(above) == 1 else None


def _circles(position: int, above: int, told: dict[int, int]) -> bool:
    current: int | None = above
    while current is not None and current != position:
        current = told.get(current)
    return current == position


def _number(text: str) -> str:
    digits = re.sub(r"[\s.'’`]", "", text)
    return digits if re.fullmatch(r"[0-9]{18}", digits) else text.strip()
