"""Figures point at nobody, also not by subtraction."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netra.outreach.discretion import FEW, HIDDEN, NEARLY_ALL, SMALLEST, discreet, rounded_down, share
from netra.outreach.names import is_same_name

pytestmark = pytest.mark.core
rows = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), min_size=3, max_size=3)
tables = st.lists(rows, min_size=1, max_size=6)


@pytest.mark.parametrize(
    ("count", "total", "shown"),
    [(4, 40, FEW), (0, 40, FEW), (36, 40, NEARLY_ALL), (40, 40, NEARLY_ALL), (3, 9, HIDDEN), (9, 9, HIDDEN)],
)
def test_few_nearly_all_and_tiny_units_are_not_shown(count: int, total: int, shown: str) -> None:
    found = share(count, total)
    assert (found.shown, found.is_exact) == (shown, False)
    assert found.words


@pytest.mark.parametrize(("count", "total", "percent"), [(5, 40, 12), (35, 40, 88), (995, 1000, 99)])
def test_everything_else_is_exact(count: int, total: int, percent: int) -> None:
    assert share(count, total).is_exact
    assert share(count, total).percent == percent


def test_people_who_moved_away_never_make_more_than_everybody() -> None:
    assert share(60, 50).percent == 100


def test_a_unit_without_people_is_neither_few_nor_hidden() -> None:
    assert (share(0, 0).is_exact, share(0, 0).percent) == (True, 0)


@given(st.integers(0, 10_000))
def test_rounding_shows_steps_and_never_more_than_there_is(count: int) -> None:
    assert rounded_down(count) % SMALLEST == 0
    assert 0 <= count - rounded_down(count) < SMALLEST


@given(tables, st.sets(st.integers(0, 5)))
def test_no_line_has_exactly_one_hidden_cell_beside_shown_ones(
    table: list[list[tuple[int, int]]], hidden_rows: set[int]
) -> None:
    cells = {
        (number, name): (min(pair), max(pair))
        for number, row in enumerate(table)
        for name, pair in zip("abc", row, strict=True)
    }
    shown = discreet(cells, hidden_rows=hidden_rows)
    assert set(shown) == set(cells)
    for axis in (0, 1):
        for line in {key[axis] for key in cells}:
            people = [shown[key] for key in cells if key[axis] == line and shown[key].total]
            hidden = [each for each in people if not each.is_exact]
            assert len(hidden) != 1 or len(people) == 1


@given(tables)
def test_what_is_shown_is_true(table: list[list[tuple[int, int]]]) -> None:
    cells = {
        (n, name): (min(p), max(p)) for n, row in enumerate(table) for name, p in zip("abc", row, strict=True)
    }
    for key, found in discreet(cells).items():
        assert (found.count, found.total) == cells[key]
        assert not found.is_exact or not found.total or SMALLEST <= found.count <= found.total - SMALLEST


def test_a_row_whose_sum_is_hidden_shows_none_of_its_cells() -> None:
    shown = discreet({(1, "a"): (10, 30), (1, "b"): (12, 30)}, hidden_rows={1})
    assert {each.shown for each in shown.values()} == {HIDDEN}


@pytest.mark.parametrize(
    ("typed", "known"),
    [
        ("Siti Aminah", "Hj. Siti Aminah, S.Pd."),
        ("  SITI   aminah ", "Siti Aminah"),
        ("Drs. Budi Contoh, M.Si.", "Budi Contoh"),
        ("Budi Contoh", "Budi Jaya Contoh"),
        ("Sukarsa", "Sukarsa, S.E."),
        ("Siti Nur'aini", "Siti Nur’aini"),
    ],
)
def test_a_name_is_the_same_whatever_stands_around_it(typed: str, known: str) -> None:
    assert is_same_name(typed, known)


@pytest.mark.parametrize(
    ("typed", "known"),
    [
        ("Siti", "Siti Aminah"),
        ("", "Siti Aminah"),
        (".", "Siti"),
        ("Siti Aminah Lain", "Siti Aminah"),
        ("S. A.", "S A"),
    ],
)
def test_a_part_or_another_name_is_not_the_same(typed: str, known: str) -> None:
    assert not is_same_name(typed, known)
