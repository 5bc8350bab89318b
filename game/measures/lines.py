"""A straight line through points, by least squares."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from game.measures.trial import FloatArray


class Line(NamedTuple):
    """y = slope x + intercept, and the sum of squares that it leaves."""

    slope: float
    intercept: float
    error: float

    def at(self, x: float) -> float:
        """The height of the line."""
        return self.slope * x + self.intercept


def line_through(x: FloatArray, y: FloatArray) -> Line:
    """The line nearest to points x (n,), y (n,), at least two of them at unlike x."""
    mean_x, mean_y = float(np.mean(x)), float(np.mean(y))
    across, up = x - mean_x, y - mean_y
    slope = float(np.sum(across * up)) / float(np.sum(across**2))
    error = float(np.sum((up - slope * across) ** 2))
    return Line(slope, mean_y - slope * mean_x, error)
