"""Seven kecamatan as one flower of tiles: a map that no boundary file is needed for. Pure.

Source of the places: the city's own map, by hand; kecamatan of other cities stand in rows of three.
"""

from dataclasses import dataclass
from math import cos, pi, sin
from typing import Final

from netra.agencies.models import Agency
from netra.outreach.coverage import UNDERSTOOD, Board, Unit

SIDE: Final = 62.0
_WIDE, _HIGH = SIDE * 3**0.5, SIDE * 1.5
# (column, row) in half widths: two above, three between, two below.
PLACES: Final = {
    "32.72.01": (1, 0), "32.72.02": (3, 0), "32.72.04": (0, 1), "32.72.03": (2, 1),
    "32.72.07": (4, 1), "32.72.06": (1, 2), "32.72.05": (3, 2),
}  # fmt: skip
STEPS: Final = ((50, "di bawah 50"), (65, "50–64"), (80, "65–79"), (101, "80 ke atas"))
_FEW = 2


@dataclass(frozen=True)
class Tile:
    """One kecamatan: where it stands, how dark it is, what it says."""

    name: str
    code: str
    x: float
    y: float
    points: str
    step: int
    words: str
    is_lowest: bool


@dataclass(frozen=True)
class Flower:
    """The tiles in a frame of `width` × `height`, and the finding above them."""

    tiles: tuple[Tile, ...]
    width: float
    height: float
    finding: str
    steps: tuple[str, ...] = tuple(words for _, words in STEPS)


def flower_of(board: Board) -> Flower | None:
    """The kecamatan of a board; None where there are fewer than two."""
    units = [
        unit for unit in board.units if unit.agency.kind == Agency.Kind.DISTRICT and unit.agency.district
    ]
    if len(units) < _FEW:
        return None
    told = [unit for unit in units if unit.share(UNDERSTOOD).is_exact]
    lowest = min(told, key=_percent) if len(told) > 1 else None
    places = {unit.agency.pk: _place(at, unit) for at, unit in enumerate(sorted(units, key=_code))}
    tiles = tuple(_tile(unit, *places[unit.agency.pk], is_lowest=unit is lowest) for unit in units)
    width = max(x for x, _ in places.values()) + _WIDE / 2 + 2
    height = max(y for _, y in places.values()) + SIDE + 2
    return Flower(tiles, round(width, 1), round(height, 1), _finding(told))


def _code(unit: Unit) -> str:
    return unit.agency.district.code if unit.agency.district else ""


def _place(at: int, unit: Unit) -> tuple[float, float]:
    column, row = PLACES.get(_code(unit)) or (2 * (at % 3) + (at // 3) % 2, at // 3)
    return round(2 + _WIDE / 2 * (column + 1), 1), round(2 + SIDE + _HIGH * row, 1)


def _tile(unit: Unit, x: float, y: float, *, is_lowest: bool) -> Tile:
    share = unit.share(UNDERSTOOD)
    inner = SIDE - 2
    points = " ".join(
        f"{x + inner * sin(pi / 3 * corner):.1f},{y - inner * cos(pi / 3 * corner):.1f}"
        for corner in range(6)
    )
    step = next(at for at, (below, _) in enumerate(STEPS) if share.percent < below) if share.is_exact else 0
    words = f"{share.percent}%" if share.is_exact else "–"
    name = unit.agency.district.name if unit.agency.district else unit.agency.name
    return Tile(name, unit.agency.code, x, y, points, step, words, is_lowest)


def _percent(unit: Unit) -> int:
    return unit.share(UNDERSTOOD).percent


def _finding(told: list[Unit]) -> str:
    if not told:
        return "Belum cukup yang lulus uji untuk dibandingkan."
    low, high = min(told, key=_percent), max(told, key=_percent)
    names = [unit.agency.district.name for unit in (low, high) if unit.agency.district]
    return (
        f"{names[0]} paling rendah, {names[1]} paling tinggi"
        if low is not high
        else f"{names[0]}: {_percent(low)}%"
    )
