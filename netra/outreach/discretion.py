"""Figures that point at nobody: small numbers, and what is left to all, are not shown; nor is what would
give them away by subtraction. Pure."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

SMALLEST: Final = 5
EXACT, FEW, NEARLY_ALL, HIDDEN = "exact", "few", "nearly_all", "hidden"
WORDS: Final = {FEW: "di bawah 5", NEARLY_ALL: "hampir semua", HIDDEN: "tidak ditampilkan"}


@dataclass(frozen=True)
class Share:
    """How many of how many, as it may be shown."""

    count: int
    total: int
    shown: str = EXACT

    @property
    def is_exact(self) -> bool:
        return self.shown == EXACT

    @property
    def percent(self) -> int:
        """Whole percent; 100 only when nobody is missing."""
        if not self.total:
            return 0
        share = round(100 * self.count / self.total)
        return min(share, 99) if self.count < self.total else 100

    @property
    def standing(self) -> tuple[int, int]:
        """For a list with the smallest share first; what is not shown is not told by its place either."""
        if self.shown == FEW:
            return (0, 0)
        if self.shown == EXACT:
            return (1, self.percent)
        return (2 if self.shown == NEARLY_ALL else 3, 0)

    @property
    def words(self) -> str:
        """Instead of the number; empty where the number may be shown."""
        return WORDS.get(self.shown, "")


def share(count: int, total: int) -> Share:
    """A share as it may be shown by itself. More than the total (some moved away) counts as the total."""
    count = min(count, total)
    if not total:
        return Share(0, 0)
    if total < 2 * SMALLEST:
        return Share(count, total, HIDDEN)
    if count < SMALLEST:
        return Share(count, total, FEW)
    return Share(count, total, NEARLY_ALL if total - count < SMALLEST else EXACT)


def rounded_down(count: int) -> int:
    """In steps of five, so that one more answer is never seen to arrive; 0 means fewer than five."""
    return count - count % SMALLEST


Grid = Mapping[tuple[int, str], Share]


def discreet(
    cells: Mapping[tuple[int, str], tuple[int, int]], *, hidden_rows: Collection[int] = ()
) -> dict[tuple[int, str], Share]:
    """A table (row, column) -> (count, total) whose sums are shown too, without a cell that the sums and its
    neighbours would give away: where one cell of a line is hidden, its smallest neighbour hides too.

    `hidden_rows` are those whose own sum is not shown: nothing in them is.
    """
    shown = {key: share(*value) for key, value in cells.items()}
    for key, cell in shown.items():
        if key[0] in hidden_rows and cell.total:
            shown[key] = replace(cell, shown=HIDDEN)
    lines = [[key for key in cells if key[axis] == name] for axis in (0, 1) for name in _names(cells, axis)]
    while more := _given_away(shown, lines):
        shown[more] = replace(shown[more], shown=HIDDEN)
    return shown


def _names(cells: Iterable[tuple[int, str]], axis: int) -> list[int | str]:
    return sorted({key[axis] for key in cells}, key=str)


def _given_away(shown: Grid, lines: list[list[tuple[int, str]]]) -> tuple[int, str] | None:
    """A cell to hide, because it stands in a line with exactly one hidden cell; None when all is well."""
    for line in lines:
        people = [key for key in line if shown[key].total]
        hidden = [key for key in people if not shown[key].is_exact]
        exact = [key for key in people if shown[key].is_exact]
        if len(hidden) == 1 and exact:
            return min(exact, key=lambda key: (shown[key].total, key))
    return None
