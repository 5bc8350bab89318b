"""Time to boundary: how soon the centre of pressure would leave the feet at its present velocity.

Hertel 2006, J Appl Biomech 22:67; the feet as a rectangle is our simplification.
"""

from __future__ import annotations

import msgspec
import numpy as np

from game.measures.trial import Axis, FloatArray, Reason, Trial


class AxisBoundary(msgspec.Struct, frozen=True, kw_only=True):
    """One axis."""

    abs_min_s: float | None = None
    mean_of_minima_s: float | None = None
    sd_of_minima_s: float | None = None  # over n - 1
    n_minima: int | None = None


class TimeToBoundary(msgspec.Struct, frozen=True, kw_only=True):
    """The object `ttb` of a document."""

    ml: AxisBoundary = AxisBoundary()
    ap: AxisBoundary = AxisBoundary()


def time_to_boundary(trial: Trial, axis: Axis) -> AxisBoundary | Reason:
    """The minima of one axis, or the reason why there are none to look for."""
    if trial.boundary is None:
        return "boundary"
    if trial.undefined is not None:
        return trial.undefined
    if trial.n < 3:
        return "samples"
    lowest_s = minima(times_to_boundary_s(trial, axis))
    count = len(lowest_s)
    return AxisBoundary(
        abs_min_s=float(np.min(lowest_s)) if count else None,
        mean_of_minima_s=float(np.mean(lowest_s)) if count else None,
        sd_of_minima_s=float(np.std(lowest_s, ddof=1)) if count > 1 else None,
        n_minima=count,
    )


def times_to_boundary_s(trial: Trial, axis: Axis) -> FloatArray:
    """The time to the side ahead at every sample that moves, (m,) s; 0 beyond that side.

    Velocities are central differences, so the first and the last sample have none.
    """
    assert trial.boundary is not None
    assert trial.fs_hz is not None
    feet = trial.boundary
    place = 0 if axis == "ml" else 1
    behind, ahead = (feet.left, feet.right) if axis == "ml" else (feet.back, feet.forward)
    position_mm = trial.xy_mm[:, place] + trial.mean_mm[place]
    travel_mm = trial.xy_mm[2:, place] - trial.xy_mm[:-2, place]
    moving = np.abs(travel_mm) > trial.zero_mm
    here, travel = position_mm[1:-1][moving], travel_mm[moving]
    distance_mm = np.where(travel > 0, ahead - here, here - behind)
    return np.maximum(distance_mm, 0.0) / np.abs(travel) * 2 / trial.fs_hz


def minima(series: FloatArray) -> FloatArray:
    """What is lower than its neighbours; equal neighbours count as one, the two ends as none."""
    if len(series) < 3:
        return series[:0]
    levels = series[np.concatenate(([True], np.diff(series) != 0))]
    middle = levels[1:-1]
    return middle[(middle < levels[:-2]) & (middle < levels[2:])]
