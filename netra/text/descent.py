"""The lowest point of a smooth convex function, found without chance (L-BFGS)."""

from collections import deque
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Slope = Callable[[Array], tuple[float, Array]]
_REMEMBERED = 8
# A step counts when it wins this part of what the slope promised.
_WON = 1e-4


def lowest(height_and_slope: Slope, start: Array, most_steps: int, level: float = 1e-6) -> Array:
    """Where the function is lowest, to be reached from anywhere: nowhere steeper than `level`, or the place
    after `most_steps`. `height_and_slope` gives the function's value at a point and its gradient."""
    point, (height, slope) = start, height_and_slope(start)
    past: deque[tuple[Array, Array]] = deque(maxlen=_REMEMBERED)
    for _ in range(most_steps):
        if float(np.abs(slope).max(initial=0.0)) <= level:
            break
        way = -_bent(slope, past)
        promised, length = float(way @ slope), 1.0 if past else 1.0 / float(np.linalg.norm(slope))
        while (found := height_and_slope(point + length * way))[0] > height + _WON * length * promised:
            length /= 2
            if length < level * level:
                return point
        past.append((length * way, found[1] - slope))
        point, (height, slope) = point + length * way, found
    return point


def _bent(slope: Array, past: deque[tuple[Array, Array]]) -> Array:
    """The slope seen through the curvature that the last steps met."""
    found, shares = slope.copy(), []
    for step, change in reversed(past):
        share = float(step @ found) / float(step @ change)
        found -= share * change
        shares.append(share)
    if past:
        step, change = past[-1]
        found *= float(step @ change) / float(change @ change)
    for (step, change), share in zip(past, reversed(shares), strict=True):
        found += (share - float(change @ found) / float(step @ change)) * step
    return found
