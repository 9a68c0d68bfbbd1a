"""The coverage board as values: units down, {briefed, pledged, understood} across, the gap in words. Pure.

Who was briefed is known by name to those who plan briefings, so that share is exact. Pledges and
understanding stay counts: small ones, and what is left to all, are not told (`netra.outreach.discretion`).
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from netra.agencies.models import Agency
from netra.agencies.queries import Branch
from netra.outreach.cells import PerUnit
from netra.outreach.discretion import HIDDEN, Share, discreet, rounded_down

BRIEFED: Final = "briefed"
PLEDGED: Final = "pledged"
UNDERSTOOD: Final = "understood"
COLUMNS: Final = {BRIEFED: "Sosialisasi", PLEDGED: "Ikrar", UNDERSTOOD: "Memahami"}
TITLES: Final = {
    BRIEFED: "Ikut sosialisasi",
    PLEDGED: "Menandatangani ikrar",
    UNDERSTOOD: "Memahami, lulus uji",
}
ICONS: Final = {BRIEFED: "presentation", PLEDGED: "pencil", UNDERSTOOD: "badge-check"}
CLASSES: Final = {"pns": "PNS", "pppk": "PPPK", "thl": "THL"}
_CLASS_OF: Final = {"cpns": "pns"}
COUNTED: Final = frozenset({PLEDGED, UNDERSTOOD})
"""What is told as counts only; who was briefed is known by name to those who plan the next briefing."""
_NAMED_AT_MOST = 3


@dataclass(frozen=True)
class Telling:
    """How much of what is counted may be told: in steps of five, and which columns not at all."""

    in_steps: bool = False
    hidden: frozenset[str] = frozenset()


PLAINLY: Final = Telling()


@dataclass(frozen=True)
class Cell:
    """One share of one unit or class; `column` is what it is a share of."""

    column: str
    share: Share

    @property
    def label(self) -> str:
        return COLUMNS[self.column]

    @property
    def title(self) -> str:
        return TITLES[self.column]

    @property
    def icon(self) -> str:
        return ICONS[self.column]


@dataclass(frozen=True)
class Unit:
    """One row of the board, with everything below it counted in."""

    agency: Agency
    people: int
    cells: tuple[Cell, ...]
    branches: int

    @property
    def never_briefed(self) -> bool:
        """Not one briefing yet, although people serve there."""
        return bool(self.people) and not self.share(BRIEFED).count

    @property
    def missing(self) -> int:
        """People of the unit who have been to no briefing."""
        return self.people - self.share(BRIEFED).count

    def share(self, column: str) -> Share:
        return next(cell.share for cell in self.cells if cell.column == column)


@dataclass(frozen=True)
class Class:
    """One kind of staff over all units of the board; `trainees`: how many of the PNS are still CPNS."""

    key: str
    label: str
    people: int
    cells: tuple[Cell, ...]
    trainees: int = 0

    @property
    def missing(self) -> int:
        """People of this class who have been to no briefing."""
        return sum(self.people - cell.share.count for cell in self.cells if cell.column == BRIEFED)


@dataclass(frozen=True)
class Board:
    """The whole board: the worst unit first, those without any briefing on top."""

    units: tuple[Unit, ...]
    classes: tuple[Class, ...]
    whole: tuple[Cell, ...]
    people: int

    @property
    def never_briefed(self) -> tuple[Unit, ...]:
        return tuple(unit for unit in self.units if unit.never_briefed)

    def share(self, column: str) -> Share:
        return next(cell.share for cell in self.whole if cell.column == column)


def board_of(
    branches: Iterable[Branch],
    people: PerUnit,
    counts: Mapping[str, PerUnit],
    telling: Telling = PLAINLY,
) -> Board:
    """The board of these branches. `counts` holds each column's people per (agency's key, employment)."""
    rows = [(branch, _sums(branch, people), _sums_of(branch, counts)) for branch in branches]
    rows = [row for row in rows if sum(row[1].values())]
    totals = {branch.agency.pk: sum(staff.values()) for branch, staff, _ in rows}
    shares = {
        column: _shares({branch.agency.pk: (sum(found[column].values()), totals[branch.agency.pk])
                         for branch, _, found in rows}, column, telling)
        for column in COLUMNS
    }  # fmt: skip
    units = [
        Unit(
            branch.agency,
            totals[branch.agency.pk],
            tuple(Cell(column, shares[column][branch.agency.pk]) for column in COLUMNS),
            sum(1 for _ in branch) - 1,
        )
        for branch, _, _ in rows
    ]
    return Board(
        tuple(sorted(units, key=_worst_first)),
        tuple(_classes(rows, telling, _trainees(rows, people))),
        tuple(_whole(rows, telling)),
        sum(totals.values()),
    )


_Row = tuple[Branch, Counter[str], Mapping[str, Counter[str]]]


def _worst_first(unit: Unit) -> tuple[object, ...]:
    """Without a briefing first; then by what is told of understanding, pledges and briefings."""
    return (
        not unit.never_briefed,
        *(_told(unit.share(c)) for c in (UNDERSTOOD, PLEDGED, BRIEFED)),
        unit.agency.name,
    )


def _told(share: Share) -> float:
    """The order must not tell what the cell hides."""
    if share.is_exact:
        return float(share.percent)
    return {"few": 0.0, "nearly_all": 100.0}.get(share.shown, 50.0)


def _sums_of(branch: Branch, counts: Mapping[str, PerUnit]) -> Mapping[str, Counter[str]]:
    return {column: _sums(branch, counts.get(column, {})) for column in COLUMNS}


def _sums(branch: Branch, cells: PerUnit) -> Counter[str]:
    """People of the branch per class of staff."""
    keys = {agency.pk for agency in branch}
    found: Counter[str] = Counter()
    for (agency, employment), count in cells.items():
        if agency in keys:
            found[_CLASS_OF.get(employment, employment)] += count
    return found


def _shares(cells: Mapping[int, tuple[int, int]], column: str, telling: Telling) -> dict[int, Share]:
    if column == BRIEFED:
        return {key: Share(min(count, total), total) for key, (count, total) in cells.items()}
    told = discreet({(key, column): value for key, value in cells.items()})
    return {key: _as_told(share, column, telling) for (key, _), share in told.items()}


def _as_told(share: Share, column: str, telling: Telling) -> Share:
    if column in telling.hidden and share.total:
        return replace(share, shown=HIDDEN)
    return replace(share, count=rounded_down(share.count)) if telling.in_steps else share


def _trainees(rows: Sequence[_Row], people: PerUnit) -> int:
    """CPNS of these branches: they are counted as PNS, and other pages show them apart."""
    keys = {agency.pk for branch, _, _ in rows for agency in branch}
    return sum(count for (agency, kind), count in people.items() if kind in _CLASS_OF and agency in keys)


def _classes(rows: Sequence[_Row], telling: Telling, trainees: int) -> Iterable[Class]:
    people: Counter[str] = Counter()
    for _, staff, _ in rows:
        people.update(staff)
    names = [name for name in CLASSES if people[name]]
    shares = {
        column: _shares(
            {
                at: (sum(found[column][name] for _, _, found in rows), people[name])
                for at, name in enumerate(names)
            },
            column,
            telling,
        )
        for column in COLUMNS
    }
    for at, name in enumerate(names):
        cells = tuple(Cell(column, shares[column][at]) for column in COLUMNS)
        yield Class(name, CLASSES[name], people[name], cells, trainees if name == "pns" else 0)


def _whole(rows: Sequence[_Row], telling: Telling) -> Iterable[Cell]:
    total = sum(sum(staff.values()) for _, staff, _ in rows)
    for column in COLUMNS:
        count = sum(sum(found[column].values()) for _, _, found in rows)
        yield Cell(column, _shares({0: (count, total)}, column, telling)[0])


# --- in words -----------------------------------------------------------------------------------------


def finding_of(board: Board) -> str:
    """The gap, as the page's heading."""
    briefed, understood = board.share(BRIEFED), board.share(UNDERSTOOD)
    if not board.people:
        return "Belum ada pegawai dalam daftar."
    if not briefed.count:
        return "Belum satu pun pegawai tercatat ikut sosialisasi."
    first = f"{briefed.percent} dari 100 pegawai sudah ikut sosialisasi"
    if not understood.is_exact:
        return f"{first}; yang lulus uji {understood.words}."
    joint = ", tetapi baru" if understood.percent < briefed.percent else ", dan"
    return f"{first}{joint} {understood.percent} terbukti memahami."


def gap_of(board: Board) -> str:
    """Where most of those stand who have not been to a briefing."""
    missing = sum(unit.missing for unit in board.units)
    if not missing:
        return "Semua pegawai dalam daftar sudah ikut sosialisasi."
    largest = sorted(board.units, key=lambda unit: -unit.missing)[:_NAMED_AT_MOST]
    named = [unit for unit in largest if unit.missing]
    share = round(100 * sum(unit.missing for unit in named) / missing)
    where = _listed([unit.agency.name for unit in named])
    told = f"{_figure(missing)} orang belum ikut sosialisasi"
    if len(named) == 1 and share == 100:
        return f"{told}, {'semuanya ' if missing > 1 else ''}di {where}."
    return f"{told}. {where} menampung {share}% dari mereka."


def next_units_of(board: Board) -> tuple[Unit, ...]:
    """The units that the next step is about: those without a briefing, else where most people are missing."""
    most = max(board.units, key=lambda unit: unit.missing, default=None)
    return board.never_briefed or ((most,) if most and most.missing else ())


def next_step_of(board: Board) -> str:
    """The step that would matter most."""
    never = board.never_briefed
    if never:
        people = sum(unit.people for unit in never)
        named = _listed([unit.agency.name for unit in never[:_NAMED_AT_MOST]])
        more = f", dan {len(never) - _NAMED_AT_MOST} unit lain" if len(never) > _NAMED_AT_MOST else ""
        told = f"{len(never)} unit belum pernah mendapat sosialisasi: {named}{more}."
        return f"{told} Di sana {_figure(people)} orang."
    most = next(iter(next_units_of(board)), None)
    return (
        f"{most.agency.name} paling banyak menyisakan: {_figure(most.missing)} orang belum ikut."
        if most
        else ""
    )


def _listed(names: Sequence[str]) -> str:
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])}{',' if len(names) > 2 else ''} dan {names[-1]}"


def _figure(number: int) -> str:
    return f"{number:,}".replace(",", ".")
