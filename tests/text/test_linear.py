"""A linear model gives probabilities, whatever it is asked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netra.text import LinearModel, softmax

MODEL = LinearModel([0.0, 0.0], {"suka": [2.0, -2.0], "coblos": [-2.0, 2.0]})


def test_a_feature_speaks_for_its_class() -> None:
    like, vote = MODEL.probabilities({"suka": 1.0})
    assert like > 0.9 > vote


def test_features_weigh_against_each_other() -> None:
    assert MODEL.probabilities({"suka": 1.0, "coblos": 1.0}) == pytest.approx([0.5, 0.5])


def test_a_feature_without_weights_says_nothing() -> None:
    assert MODEL.probabilities({"resep": 5.0}) == MODEL.probabilities({})


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=8))
def test_probabilities_are_together_one(scores: list[float]) -> None:
    assert sum(softmax(scores)) == pytest.approx(1.0)
