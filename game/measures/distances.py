"""Position, distance and range: how far the centre of pressure goes from its mean.

Each function takes a defined `Trial` and gives mm (a correlation gives a number without unit); None
where the trial does not define it. `_ml` is the mediolateral axis, `_ap` the anteroposterior one.
"""

from __future__ import annotations

import numpy as np

from game.measures.hull import diameter, hull
from game.measures.trial import FloatArray, Trial


def mean_ml(trial: Trial) -> float:
    """Mean position to the right, in board coordinates."""
    return trial.mean_mm[0]


def mean_ap(trial: Trial) -> float:
    """Mean position forward, in board coordinates."""
    return trial.mean_mm[1]


def mdist(trial: Trial) -> float:
    """Mean distance from the mean position."""
    return float(np.mean(trial.radius_mm))


def mdist_ml(trial: Trial) -> float:
    """Mean sideways distance."""
    return float(np.mean(np.abs(trial.ml_mm)))


def mdist_ap(trial: Trial) -> float:
    """Mean distance forward or back."""
    return float(np.mean(np.abs(trial.ap_mm)))


def rdist(trial: Trial) -> float:
    """Root mean square distance, over n as in Prieto."""
    return root_mean_square(trial.radius_mm)


def rdist_ml(trial: Trial) -> float:
    """Root mean square sideways distance: the standard deviation over n."""
    return root_mean_square(trial.ml_mm)


def rdist_ap(trial: Trial) -> float:
    """Root mean square distance forward or back: the standard deviation over n."""
    return root_mean_square(trial.ap_mm)


def maxdist(trial: Trial) -> float:
    """Largest distance from the mean position."""
    return float(np.max(trial.radius_mm))


def maxdist_ml(trial: Trial) -> float:
    """Largest sideways distance."""
    return float(np.max(np.abs(trial.ml_mm)))


def maxdist_ap(trial: Trial) -> float:
    """Largest distance forward or back."""
    return float(np.max(np.abs(trial.ap_mm)))


def range_ml(trial: Trial) -> float:
    """From the leftmost to the rightmost sample."""
    return float(np.ptp(trial.ml_mm))


def range_ap(trial: Trial) -> float:
    """From the rearmost to the foremost sample."""
    return float(np.ptp(trial.ap_mm))


def range_2d(trial: Trial) -> float:
    """Largest distance between any two samples; not the diagonal of the bounding box."""
    return diameter(hull(trial))


def corr_ml_ap(trial: Trial) -> float | None:
    """Pearson correlation of the two axes, -1 to 1; None if either is still."""
    deviation = rdist_ml(trial), rdist_ap(trial)
    if min(deviation) <= trial.zero_mm:
        return None
    covariance = np.mean((trial.ml_mm / deviation[0]) * (trial.ap_mm / deviation[1]))
    return float(np.clip(covariance, -1.0, 1.0))


def root_mean_square(values: FloatArray) -> float:
    """Root of the mean square of values, in their unit."""
    return float(np.sqrt(np.mean(values**2)))
