"""Areas other than the ellipse. Each function takes a defined `Trial` of at least two samples."""

from __future__ import annotations

import math

import numpy as np

from game.measures.distances import mdist
from game.measures.hull import hull, hull_area
from game.measures.trial import Trial

ONE_SIDED_95 = 1.645
"""Of the normal distribution, rounded as Prieto prints it."""


def circle_radius_mm(trial: Trial) -> float:
    """Radius of the 95 % confidence circle: mean distance and 1.645 of its standard deviations."""
    return mdist(trial) + ONE_SIDED_95 * float(np.std(trial.radius_mm))


def area_cc(trial: Trial) -> float:
    """Area of the 95 % confidence circle, mm^2."""
    return math.pi * circle_radius_mm(trial) ** 2


def area_hull(trial: Trial) -> float:
    """Area of the convex hull, mm^2; 0 for a line."""
    return hull_area(hull(trial))


def area_sw(trial: Trial) -> float:
    """Sway area: what the line from the mean position sweeps over, mm^2/s, every step positive."""
    x, y = trial.ml_mm, trial.ap_mm
    swept = np.abs(x[1:] * y[:-1] - x[:-1] * y[1:])
    return float(np.sum(swept)) / (2 * trial.duration_s)
