"""Seven kecamatan as one flower of tiles, for each column of the board: no boundary file is needed. Pure.

Source of the places: the city's own map, by hand; kecamatan of other cities stand in rows of three.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import cos, pi, sin
from typing import Final

from netra.agencies.models import Agency
from netra.outreach.coverage import BRIEFED, COLUMNS, PLEDGED, UNDERSTOOD, Board, Unit

SIDE: Final = 62.0
_WIDE, _HIGH = SIDE * 3**0.5, SIDE * 1.5
# (column, row) in half widths: two above, three between, two below.
PLACES: Final = {
    "32.72.01": (1, 0), "32.72.02": (3, 0), "32.72.04": (0, 1), "32.72.03": (2, 1),
    "32.72.07": (4, 1), "32.72.06": (1, 2), "32.72.05": (3, 2),
}  # fmt: skip
STEPS: Final = ((50, "di bawah 50"), (65, "50–64"), (80, "65–79"), (101, "80 ke atas"))
LEAVES: Final = {"memahami": UNDERSTOOD, "ikrar": PLEDGED, "sosialisasi": BRIEFED}
"""What the address calls each column."""
_FEW = 2


@dataclass(frozen=True)
class Leaf:
    """One of the maps to turn to."""

    key: str
    label: str
    current: bool


@dataclass(frozen=True)
class Tile:
    """One kecamatan: where it stands, how dark it is, what it says; `told` as in the table."""

    name: str
    code: str
    x: float
    y: float
    points: str
    step: int
    words: str
    is_lowest: bool
    told: str


@dataclass(frozen=True)
class Flower:
    """The tiles in a frame of `width` × `height`, and the finding above them."""

    tiles: tuple[Tile, ...]
    width: float
    height: float
    finding: str
    label: str
    leaves: tuple[Leaf, ...]
    steps: tuple[str, ...] = tuple(words for _, words in STEPS)


def flower_of(board: Board, asked: str = "") -> Flower | None:
    """The kecamatan of a board; None where there are fewer than two.

    `asked` is a key of `LEAVES`; without one the first column that at least two kecamatan may be told of.
    """
    units = [
        unit for unit in board.units if unit.agency.kind == Agency.Kind.DISTRICT and unit.agency.district
    ]
    if len(units) < _FEW:
        return None
    key = (
        asked
        if asked in LEAVES
        else next((each for each in LEAVES if len(_told(units, each)) >= _FEW), "memahami")
    )
    told, column = _told(units, key), LEAVES[key]
    lowest = min(told, key=_percent_of(column)) if len(told) > 1 else None
    places = {unit.agency.pk: _place(at, unit) for at, unit in enumerate(sorted(units, key=_code))}
    tiles = tuple(_tile(unit, column, *places[unit.agency.pk], is_lowest=unit is lowest) for unit in units)
    width = max(x for x, _ in places.values()) + _WIDE / 2 + 2
    height = max(y for _, y in places.values()) + SIDE + 2
    leaves = tuple(Leaf(each, COLUMNS[found], each == key) for each, found in LEAVES.items())
    return Flower(tiles, round(width, 1), round(height, 1), _finding(told, column), COLUMNS[column], leaves)


def _told(units: list[Unit], key: str) -> list[Unit]:
    return [unit for unit in units if unit.share(LEAVES[key]).is_exact]


def _code(unit: Unit) -> str:
    return unit.agency.district.code if unit.agency.district else ""


def _place(at: int, unit: Unit) -> tuple[float, float]:
    column, row = PLACES.get(_code(unit)) or (2 * (at % 3) + (at // 3) % 2, at // 3)
    return round(2 + _WIDE / 2 * (column + 1), 1), round(2 + SIDE + _HIGH * row, 1)


def _tile(unit: Unit, column: str, x: float, y: float, *, is_lowest: bool) -> Tile:
    share = unit.share(column)
    inner = SIDE - 2
    points = " ".join(
        f"{x + inner * sin(pi / 3 * corner):.1f},{y - inner * cos(pi / 3 * corner):.1f}"
        for corner in range(6)
    )
    step = next(at for at, (below, _) in enumerate(STEPS) if share.percent < below) if share.is_exact else 0
    words = f"{share.percent}%" if share.is_exact else "–"
    name = unit.agency.district.name if unit.agency.district else unit.agency.name
    return Tile(name, unit.agency.code, x, y, points, step, words, is_lowest, share.words or words)


def _percent_of(column: str) -> Callable[[Unit], int]:
    return lambda unit: unit.share(column).percent


def _finding(told: list[Unit], column: str) -> str:
    if not told:
        return "Belum cukup untuk dibandingkan: jumlah di bawah 5 tidak dirinci."
    percent = _percent_of(column)
    low, high = min(told, key=percent), max(told, key=percent)
    names = [unit.agency.district.name for unit in (low, high) if unit.agency.district]
    return (
        f"{names[0]} paling rendah, {names[1]} paling tinggi"
        if low is not high
        else f"{names[0]}: {percent(low)}%"
    )
