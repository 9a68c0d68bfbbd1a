"""Functions and files stay small enough to read in one sitting."""

from functools import cache

from tests.house.sizes import (
    FILE_MOST,
    FUNCTION_MEDIAN,
    FUNCTION_P90,
    Measure,
    file_lengths,
    function_lengths,
    report,
)
from tests.house.source import Module, modules


def test_no_file_is_longer_than_four_hundred_lines() -> None:
    assert file_lengths(modules()).above(FILE_MOST) == []


@cache
def _lengths() -> Measure:
    return function_lengths(modules())


def test_half_of_the_functions_have_at_most_ten_lines() -> None:
    assert _lengths().percentile(50) <= FUNCTION_MEDIAN


def test_nine_of_ten_functions_have_at_most_thirty_lines() -> None:
    assert _lengths().percentile(90) <= FUNCTION_P90


def test_a_long_file_is_found() -> None:
    long, short = Module("netra/a.py", "x = 1\n" * 401), Module("netra/b.py", "x = 1\n" * 400)
    assert file_lengths([long, short]).above(FILE_MOST) == ["netra/a.py (401 lines)"]


def test_a_function_is_measured_without_its_docstring() -> None:
    text = 'def f():\n    """One.\n\n    Two.\n    """\n    return 1\n'
    assert function_lengths([Module("netra/a.py", text)]).most == 2


def test_percentiles_are_by_nearest_rank() -> None:
    measure = Measure.of((length, "") for length in range(1, 11))
    assert (measure.percentile(50), measure.percentile(90), measure.most) == (5, 9, 10)


def test_the_report_names_the_longest_function() -> None:
    assert "Longest:" in report()
