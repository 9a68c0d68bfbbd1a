"""Difficulty and discrimination from sums, against the plain definition over the answers themselves."""

from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netra.outreach.itemwork import ENOUGH, Sums, quality_of

pytestmark = pytest.mark.core
ANSWERS = st.lists(st.tuples(st.booleans(), st.integers(0, 4)), min_size=1, max_size=200)


def sums_of(answers: list[tuple[bool, int]]) -> Sums:
    return Sums(
        answers=len(answers),
        right=sum(right for right, _ in answers),
        rest=sum(rest for _, rest in answers),
        rest_squared=sum(rest * rest for _, rest in answers),
        right_rest=sum(rest for right, rest in answers if right),
    )


def pearson(answers: list[tuple[bool, int]]) -> float | None:
    """The definition: the correlation of two columns of numbers."""
    n = len(answers)
    xs, ys = [float(right) for right, _ in answers], [float(rest) for _, rest in answers]
    mx, my = sum(xs) / n, sum(ys) / n
    sxy = sum((x - mx) * (y - my) for x, y in zip(xs, ys, strict=True))
    sx, sy = sum((x - mx) ** 2 for x in xs), sum((y - my) ** 2 for y in ys)
    return sxy / sqrt(sx * sy) if len(set(xs)) > 1 and len(set(ys)) > 1 else None


@given(ANSWERS)
def test_discrimination_is_the_correlation_with_the_rest(answers: list[tuple[bool, int]]) -> None:
    found, meant = quality_of(sums_of(answers)).discrimination, pearson(answers)
    assert (found is None) == (meant is None)
    assert meant is None or found == pytest.approx(meant, abs=1e-9)


@given(ANSWERS)
def test_difficulty_is_the_share_of_right_answers(answers: list[tuple[bool, int]]) -> None:
    assert quality_of(sums_of(answers)).difficulty == sum(right for right, _ in answers) / len(answers)


def test_an_item_that_the_better_ones_miss_is_flagged() -> None:
    answers = [(False, 4)] * ENOUGH + [(True, 1)] * ENOUGH
    assert quality_of(sums_of(answers)).flags == ("reversed",)


def test_an_item_that_tells_nothing_apart_is_flagged() -> None:
    answers = [(right, rest) for right in (True, False) for rest in (1, 2, 3)] * ENOUGH
    assert quality_of(sums_of(answers)).flags == ("weak",)


def test_items_that_nearly_all_or_nearly_none_know_are_flagged() -> None:
    easy = [(True, rest % 5) for rest in range(ENOUGH)]
    assert quality_of(sums_of(easy)).flags == ("too_easy",)
    assert quality_of(sums_of([(False, rest) for _, rest in easy])).flags == ("too_hard",)


def test_a_good_item_is_not_flagged() -> None:
    answers = [(True, 4)] * ENOUGH + [(False, 1)] * ENOUGH
    assert quality_of(sums_of(answers)).flags == ()


def test_nothing_is_said_about_an_item_with_few_answers() -> None:
    few = [(False, 4)] * 5 + [(True, 1)] * 5
    assert quality_of(sums_of(few)).flags == ()
