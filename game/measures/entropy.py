"""Sample entropy at 20 Hz: how little the sway repeats itself.

At 100 Hz the trace is oversampled and the value falls towards zero, so rate, m and r belong to
every number; Montesinos 2018, doi 10.1186/s12984-018-0465-9, studied their choice.
"""

from __future__ import annotations

import math

import numpy as np
from scipy.interpolate import CubicSpline

from game.measures.once import once
from game.measures.trial import Axis, FloatArray, Trial

SERIES_HZ = 20.0
LENGTH = 2
TOLERANCE_SD = 0.2
LEAST_POINTS = 200

STRIDE_TOLERANCE = 1e-6


def sampen_ml(trial: Trial) -> float | None:
    """Sample entropy of the sideways sway; None if A or B is 0."""
    return entropy_of(trial, "ml")


def sampen_ap(trial: Trial) -> float | None:
    """Sample entropy of the sway forward and back; None if A or B is 0."""
    return entropy_of(trial, "ap")


def has_series(trial: Trial) -> bool:
    """Whether there is a 20 Hz series: a whole stride, or no content that a spline could fold."""
    return trial.cutoff_hz is not None or stride(trial) is not None


def moves_ml(trial: Trial) -> bool:
    """Whether the 20 Hz series moves sideways."""
    return deviation_mm(trial, "ml") > trial.zero_mm


def moves_ap(trial: Trial) -> bool:
    """Whether the 20 Hz series moves forward or back."""
    return deviation_mm(trial, "ap") > trial.zero_mm


def entropy_of(trial: Trial, axis: Axis) -> float | None:
    """One axis of a trial that has a 20 Hz series, with m = 2 and r = 0.2 standard deviations."""
    return sample_entropy(series_mm(trial)[axis], LENGTH, TOLERANCE_SD * deviation_mm(trial, axis))


def deviation_mm(trial: Trial, axis: Axis) -> float:
    """Standard deviation of the 20 Hz series over n, mm."""
    return float(np.std(series_mm(trial)[axis]))


def stride(trial: Trial) -> int | None:
    """Every how many samples there is one of 20 Hz; None if that is no whole number."""
    samples = (trial.fs_hz or 0.0) / SERIES_HZ
    whole = round(samples)
    return whole if whole and abs(samples - whole) <= STRIDE_TOLERANCE else None


@once
def series_mm(trial: Trial) -> dict[Axis, FloatArray]:
    """Both axes at 20 Hz from the first sample on: every so many samples, else a cubic spline."""
    every = stride(trial)
    if every is not None:
        xy_mm = trial.xy_mm[::every]
    else:
        assert trial.fs_hz is not None
        count = math.floor(trial.duration_s * SERIES_HZ + STRIDE_TOLERANCE) + 1
        spline = CubicSpline(np.arange(trial.n) / trial.fs_hz, trial.xy_mm)
        xy_mm = np.asarray(spline(np.arange(count) / SERIES_HZ))
    return {"ml": xy_mm[:, 0].copy(), "ap": xy_mm[:, 1].copy()}


def sample_entropy(series: FloatArray, m: int, tolerance: float) -> float | None:
    """-ln(A / B) of a series (n,): how seldom stretches that are alike stay so one sample on.

    m: length of a stretch, 1 or more. tolerance: the largest difference that counts as alike, in
    the unit of the series. None below 200 points, and if no two stretches are alike.
    """
    if len(series) < LEAST_POINTS:
        return None
    alike, still_alike = matches(series, m, tolerance)
    return math.log(alike / still_alike) if still_alike else None


def matches(series: FloatArray, m: int, tolerance: float) -> tuple[int, int]:
    """Pairs of stretches of m samples that are alike, and of these, those alike at m + 1 too.

    No stretch is compared with itself, and both counts are over the n - m stretches that have a
    next sample. Sorted by their first sample, candidates are neighbours: no table of all pairs.
    """
    count = len(series) - m
    order = np.argsort(series[:count], kind="stable")
    columns = [series[order + place] for place in range(m + 1)]
    alike = still_alike = 0
    for apart in range(1, count):
        near = columns[0][apart:] - columns[0][:-apart] <= tolerance
        if not near.any():
            break
        for column in columns[1:m]:
            near &= np.abs(column[apart:] - column[:-apart]) <= tolerance
        alike += int(np.count_nonzero(near))
        near &= np.abs(columns[m][apart:] - columns[m][:-apart]) <= tolerance
        still_alike += int(np.count_nonzero(near))
    return alike, still_alike
