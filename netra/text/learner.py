"""Fits a linear model to examples without chance: the same examples give the same weights."""

from collections.abc import Iterator, Mapping
from math import sqrt

from netra.text.linear import softmax

_PACE = 0.35
Vector = Mapping[str, float]


class Learner:
    """Weights under way: rows by feature, and the sums of squared steps that slow each row down."""

    def __init__(self, kinds: int, names: Mapping[str, float]) -> None:
        self.bias = [0.0] * kinds
        self.rows = {name: [0.0] * kinds for name in names}
        self._steps = {name: [1e-2] * kinds for name in (*names, "")}

    def probabilities(self, given: Vector) -> list[float]:
        scores = self.bias
        for name, value in given.items():
            scores = [score + value * weight for score, weight in zip(scores, self.rows[name], strict=True)]
        return softmax(scores)

    def study(self, given: Vector, belief: Mapping[int, float], pulls: Mapping[str, float]) -> None:
        """One step towards what is believed of one example (AdaGrad); `pulls` draw each row to nought."""
        errors = self.probabilities(given)
        for kind, share in belief.items():
            errors[kind] -= share
        self._move("", self.bias, 1.0, errors, 0.0)
        for name, value in given.items():
            self._move(name, self.rows[name], value, errors, pulls[name])

    def _move(self, name: str, row: list[float], value: float, errors: list[float], pull: float) -> None:
        steps = self._steps[name]
        for kind, error in enumerate(errors):
            slope = value * error + pull * row[kind]
            if abs(slope) > 1e-5:
                steps[kind] += slope * slope
                row[kind] -= _PACE * slope / sqrt(steps[kind])


def strewn(count: int) -> Iterator[int]:
    """All places once, neighbours far apart: examples stand sorted by topic."""
    stride = next(n for n in range(max(count * 5 // 8, 1), 2 * count + 2) if _coprime(n, count))
    return ((place * stride) % count for place in range(count))


def _coprime(one: int, other: int) -> bool:
    while other:
        one, other = other, one % other
    return one == 1
