"""A table as CSV opens with its letters right, and no cell of it runs."""

import csv
from io import StringIO

import pytest

from netra import letters

pytestmark = pytest.mark.core


@pytest.mark.parametrize("told", ["=HYPERLINK(1)", "+1", "-1", "@a", "\t=1", "\r=1"])
def test_text_that_would_run_as_a_formula_is_made_harmless(told: str) -> None:
    text = letters.csv_of(("Sumber", "Angka"), [(told, -1)]).decode("utf-8-sig")
    assert list(csv.reader(StringIO(text, newline=""))) == [["Sumber", "Angka"], [f"'{told}", "-1"]]


def test_it_begins_with_the_mark_that_tells_a_spreadsheet_its_letters() -> None:
    assert letters.csv_of(("Kecamatan",), [("Gunungpuyuh – é",)]).startswith(b"\xef\xbb\xbf")
