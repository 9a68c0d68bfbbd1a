"""A linear model over named features: what each one says for or against every class. Pure arithmetic."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp


@dataclass(frozen=True, slots=True)
class LinearModel:
    """`bias` and every row of `weights` have one number for each class."""

    bias: Sequence[float]
    weights: Mapping[str, Sequence[float]]

    def probabilities(self, features: Mapping[str, float]) -> list[float]:
        """One probability for each class, together 1; features without a row count for nothing."""
        scores = list(self.bias)
        for name, value in features.items():
            row = self.weights.get(name)
            if row is not None:
                scores = [score + value * weight for score, weight in zip(scores, row, strict=True)]
        return softmax(scores)


def softmax(scores: Sequence[float]) -> list[float]:
    """Scores of any size as probabilities; nothing for nothing."""
    highest = max(scores, default=0.0)
    raised = [exp(score - highest) for score in scores]
    whole = sum(raised)
    return [one / whole for one in raised]
