"""A linear model over named features: what each one says for or against every class. Pure arithmetic."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp
from operator import mul


@dataclass(frozen=True, slots=True)
class LinearModel:
    """`bias` and every row of `weights` have one number for each class, in parts of `unit`."""

    bias: Sequence[float]
    weights: Mapping[str, Sequence[float]]
    unit: float = 1.0

    def probabilities(self, features: Mapping[str, float]) -> list[float]:
        """One probability for each class, together 1; features without a row count for nothing."""
        told = [(self.weights[name], value) for name, value in features.items() if name in self.weights]
        values = [value for _, value in told]
        # One sum for each class: several times quicker than a new list of scores for each feature.
        columns = zip(*(row for row, _ in told), strict=True)
        sums = [sum(map(mul, column, values)) for column in columns] or [0.0] * len(self.bias)
        return softmax([(bias + each) * self.unit for bias, each in zip(self.bias, sums, strict=True)])


def softmax(scores: Sequence[float]) -> list[float]:
    """Scores of any size as probabilities; nothing for nothing."""
    highest = max(scores, default=0.0)
    raised = [exp(score - highest) for score in scores]
    whole = sum(raised)
    return [one / whole for one in raised]
