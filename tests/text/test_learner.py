"""Learning reaches the one optimum: the same from anywhere, flat all around, as arithmetic by hand says."""

from math import log

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netra.text.descent import Array, lowest
from netra.text.learner import Learner

GIVEN = [{"suka": 1.0}, {"suka": 0.6, "foto": 0.8}, {"coblos": 1.0}, {"coblos": 0.5, "foto": 0.5}]
BELIEFS = np.array([[1.0, 0.0, 0.0], [0.7, 0.3, 0.0], [0.0, 0.0, 1.0], [0.0, 0.4, 0.6]])
PULL = 0.1


def test_at_the_end_no_weight_would_be_better_a_little_larger_or_smaller() -> None:
    found = learned(200)
    _, slope = found.height_and_slope(found.weights.ravel(), BELIEFS)
    assert np.abs(slope).max() < 1e-5


def test_the_slope_is_what_a_small_step_changes() -> None:
    found = learned(3)
    here, slope = found.height_and_slope(found.weights.ravel(), BELIEFS)
    for place in range(found.weights.size):
        moved = found.weights.ravel().copy()
        moved[place] += 1e-6
        there, _ = found.height_and_slope(moved, BELIEFS)
        assert (there - here) / 1e-6 == pytest.approx(slope[place], abs=1e-4)


def test_without_features_the_bias_says_how_often_each_kind_was_believed() -> None:
    found = Learner([{}, {}, {}, {}], 2, PULL)
    found.study(np.array([[1.0, 0.0]] * 3 + [[0.0, 1.0]]), 100)
    assert found.weights[-1][0] - found.weights[-1][1] == pytest.approx(log(3), abs=1e-4)


def test_a_stronger_pull_leaves_smaller_weights() -> None:
    sizes = []
    for pull in (0.01, 0.1, 1.0):
        found = Learner(GIVEN, 3, pull)
        found.study(BELIEFS, 200)
        sizes.append(float(np.abs(found.weights[:-1]).sum()))
    assert sizes == sorted(sizes, reverse=True)


def test_the_same_examples_give_the_same_weights_which_are_numbers() -> None:
    one, other = learned(50), learned(50)
    assert np.array_equal(one.weights, other.weights)
    assert np.isfinite(one.weights).all()


def test_the_rounded_model_says_what_the_learner_says() -> None:
    found = learned(100)
    model = found.model(0.01)
    assert {type(value) for row in model.weights.values() for value in row} == {int}
    for told, likely in zip(GIVEN, found.probabilities(), strict=True):
        assert model.probabilities(told) == pytest.approx(likely, abs=0.01)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.floats(-50, 50), min_size=3, max_size=3))
def test_the_lowest_point_is_found_from_anywhere(start: list[float]) -> None:
    found = lowest(_bowl, np.array(start), 300)
    assert found == pytest.approx([1.0, -2.0, 3.0], abs=1e-3)


def _bowl(point: Array) -> tuple[float, Array]:
    """A convex bowl, ten thousand times steeper one way than another."""
    steep = np.array([1.0, 100.0, 10_000.0])
    away = point - np.array([1.0, -2.0, 3.0])
    return float(steep @ away**2) / 2, steep * away


def learned(steps: int) -> Learner:
    found = Learner(GIVEN, 3, PULL)
    found.study(BELIEFS, steps)
    return found
