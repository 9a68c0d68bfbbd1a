"""Fits a linear model to examples: the optimum of a convex sum, so the same examples give the same weights.

Only learning needs numpy. What answers questions reads the weights from a file and never comes here.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from netra.text.descent import Array, lowest
from netra.text.linear import LinearModel

Vector = Mapping[str, float]
# The name of the feature that every example has: its weights are the bias, which nothing draws to nought.
_ALWAYS = ""


class Learner:
    """Multinomial logistic regression over named features; `pull` draws every weight to nought.

    `weights` have a row for every one of `names` and below them the bias, and a column for every kind.
    """

    def __init__(self, given: Sequence[Vector], kinds: int, pull: float) -> None:
        self.names = sorted({name for one in given for name in one})
        self.weights = np.zeros((len(self.names) + 1, kinds))
        self._pull = pull
        place = {name: number for number, name in enumerate([*self.names, _ALWAYS])}
        told = [(row, place[name], value) for row, one in enumerate(given) for name, value in _all(one)]
        rows, places, values = (np.array(column) for column in zip(*told, strict=True))
        order = np.argsort(places, kind="stable")
        self._by_example = _Sums(rows, places, values)
        self._by_feature = _Sums(places[order], rows[order], values[order])

    def study(self, beliefs: Array, most_steps: int) -> None:
        """Moves the weights to where they say best what is believed: a row for each example, together 1."""
        found = lowest(lambda flat: self.height_and_slope(flat, beliefs), self.weights.ravel(), most_steps)
        self.weights = found.reshape(self.weights.shape)

    def height_and_slope(self, flat: Array, beliefs: Array) -> tuple[float, Array]:
        """How badly weights, row after row, say what is believed; and what a little more of each changes."""
        weights = flat.reshape(self.weights.shape)
        likely = _likely(self._by_example.of(weights))
        pulled = self._pull * weights
        pulled[-1] = 0.0
        height = float((pulled * weights).sum()) / 2 - float((beliefs * np.log(likely + 1e-300)).sum())
        return height, (pulled + self._by_feature.of(likely - beliefs)).ravel()

    def probabilities(self) -> Array:
        """For every example the probability of every kind."""
        return _likely(self._by_example.of(self.weights))

    def model(self, unit: float) -> LinearModel:
        """What was learned, in whole parts of a unit."""
        rows = np.rint(self.weights / unit).astype(int).tolist()
        return LinearModel(rows[-1], dict(zip(self.names, rows, strict=False)), unit)


class _Sums:
    """Weighed sums of a table's rows: one for each number in `into`, which is sorted and leaves none out."""

    def __init__(self, into: Array, rows: Array, values: Array) -> None:
        cuts = np.flatnonzero(np.diff(into)) + 1
        self._parts = list(zip(np.split(rows, cuts), np.split(values, cuts), strict=True))

    def of(self, table: Array) -> Array:
        return np.stack([values @ table[rows] for rows, values in self._parts])


def _all(one: Vector) -> list[tuple[str, float]]:
    return [*one.items(), (_ALWAYS, 1.0)]


def _likely(scores: Array) -> Array:
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True))
