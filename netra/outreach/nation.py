"""The board of many governments as values: governments down, {briefed, pledged, understood} across. Pure.

Whoever reads it plans no briefing: all three are counts; small ones are not told, and neither is what would
give them away by subtraction (`netra.outreach.discretion`).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from netra import letters
from netra.agencies.models import Government
from netra.outreach.board_files import told
from netra.outreach.cells import UnitCount
from netra.outreach.coverage import BRIEFED, COLUMNS, PLEDGED, TITLES, UNDERSTOOD, Cell
from netra.outreach.discretion import FEW, Share, discreet, share

HEAD = (
    "Kode",
    "Pemerintah daerah",
    "Pegawai",
    *(f"{title} ({part})" for title in TITLES.values() for part in ("orang", "persen")),
)
_NAMED_AT_MOST = 3


@dataclass(frozen=True)
class Row:
    """One government; `people` is 0 where nobody has counted the staff yet."""

    code: str
    name: str
    people: int
    cells: tuple[Cell, ...]

    @property
    def briefed(self) -> Cell:
        return self.cells[0]

    @property
    def is_silent(self) -> bool:
        """Hardly anybody was at a briefing yet, although people serve there."""
        return bool(self.people) and self.briefed.share.shown == FEW


@dataclass(frozen=True)
class Nation:
    """All governments that somebody sees: the worst first, those whose staff is not counted last."""

    rows: tuple[Row, ...]
    whole: tuple[Cell, ...]
    people: int

    @property
    def silent(self) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if row.is_silent)

    @property
    def uncounted(self) -> int:
        """How many governments have no staff on record."""
        return sum(1 for row in self.rows if not row.people)


def nation_of(governments: Iterable[Government], counts: Mapping[int, UnitCount]) -> Nation:
    """The board of these governments."""
    found = list(governments)
    known = {each.pk: counts.get(each.pk, UnitCount(each.pk, 0, 0, 0, 0, 0)) for each in found}
    shares = {column: _shares(known, column) for column in COLUMNS}
    rows = [
        Row(
            each.code,
            each.name,
            known[each.pk].staff,
            tuple(Cell(column, shares[column][each.pk, column]) for column in COLUMNS),
        )
        for each in found
    ]
    people = sum(each.staff for each in known.values())
    whole = tuple(
        Cell(column, share(sum(_counted(each, column) for each in known.values()), people))
        for column in COLUMNS
    )
    return Nation(tuple(sorted(rows, key=_worst_first)), whole, people)


def _shares(known: Mapping[int, UnitCount], column: str) -> Mapping[tuple[int, str], Share]:
    return discreet({(pk, column): (_counted(each, column), each.staff) for pk, each in known.items()})


def _counted(each: UnitCount, column: str) -> int:
    """Never more than serve there: who moved away since was counted here."""
    count = {BRIEFED: each.briefed, PLEDGED: each.pledged, UNDERSTOOD: each.understood}[column]
    return min(count, each.staff)


def _worst_first(row: Row) -> tuple[object, ...]:
    return (not row.people, *(cell.share.standing for cell in reversed(row.cells)), row.code)


def finding_of(nation: Nation) -> str:
    """The gap over all of them, as the page's heading."""
    if not nation.people:
        return "Belum ada pegawai yang terhitung di pemerintah daerah mana pun."
    briefed, understood = nation.whole[0].share, nation.whole[2].share
    if not briefed.is_exact:
        return f"Yang sudah ikut sosialisasi {briefed.words}."
    first = f"{briefed.percent} dari 100 pegawai sudah ikut sosialisasi"
    if not understood.is_exact:
        return f"{first}; yang lulus uji {understood.words}."
    joint = ", tetapi baru" if understood.percent < briefed.percent else ", dan"
    return f"{first}{joint} {understood.percent} terbukti memahami."


def gap_of(nation: Nation) -> str:
    """Which governments have hardly begun."""
    if not nation.silent:
        return "Setiap pemerintah daerah yang pegawainya terhitung sudah mengadakan sosialisasi."
    named = ", ".join(row.name for row in nation.silent[:_NAMED_AT_MOST])
    more = len(nation.silent) - _NAMED_AT_MOST
    rest = f", dan {more} lainnya" if more > 0 else ""
    return f"{len(nation.silent)} pemerintah daerah hampir belum mengadakan sosialisasi: {named}{rest}."


def as_csv(nation: Nation) -> bytes:
    """For any program; what may not be told stands as words."""
    return letters.csv_of(HEAD, _lines(nation))


def _lines(nation: Nation) -> Iterable[Sequence[str | int]]:
    for row in nation.rows:
        yield (row.code, row.name, row.people, *told(cell.share for cell in row.cells))
    yield ("", "Seluruhnya", nation.people, *told(cell.share for cell in nation.whole))
