"""How well somebody followed a moving target: error, lag, and the share of time inside.

Arrays are sampled at one even rate, in reach units or mm; samples with nobody there are NaN and
left out. `actual` and `wanted` have the same shape, (n,) for one axis or (n, 2) for the plane.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from game.measures.trial import FloatArray

LONGEST_LAG_S = 2.0

EQUAL_CORRELATION = 1e-9
"""Correlations this close are one: of a periodic target's many lags, the shortest is meant."""


def rms_error(actual: npt.ArrayLike, wanted: npt.ArrayLike) -> float | None:
    """Root mean square distance from the target, in the unit of the arrays; None without samples.

    Source: ours; known answer in tests/measures/test_tracking.py.
    """
    error = errors(actual, wanted)
    return float(np.sqrt(np.mean(error**2))) if len(error) else None


def share_inside(actual: npt.ArrayLike, wanted: npt.ArrayLike, half_width: float) -> float | None:
    """Share of samples no further than half_width from the target, 0 to 1; None without samples.

    Source: ours; known answer in tests/measures/test_tracking.py.
    """
    error = errors(actual, wanted)
    return float(np.mean(error <= half_width)) if len(error) else None


def errors(actual: npt.ArrayLike, wanted: npt.ArrayLike) -> FloatArray:
    """Distance from the target of every sample that is there, (m,)."""
    here, there = pair(actual, wanted)
    apart = here - there
    distance = np.abs(apart) if apart.ndim == 1 else np.hypot(apart[:, 0], apart[:, 1])
    return distance[np.isfinite(distance)]


def lag_s(actual: npt.ArrayLike, wanted: npt.ArrayLike, rate_hz: float) -> float | None:
    """How far the following of one axis is behind its target, s; negative where it is ahead.

    Both (n,). The lag of the largest correlation within 2 s either way, to one sample. None where
    either stands still, nothing follows (no positive correlation), the largest is at the limit, or
    the recording is shorter than twice the limit.
    Source: cross-correlation; ours in detail, known answer in tests/measures/test_tracking.py.
    """
    here, there = pair(actual, wanted)
    longest = round(LONGEST_LAG_S * rate_hz)
    if len(here) < 2 * longest or here.ndim != 1:
        return None
    lags = np.arange(-longest, longest + 1)
    found = np.array([correlation_at(here, there, int(lag)) for lag in lags])
    highest = np.max(found)
    best = lags[found >= highest - EQUAL_CORRELATION]
    lag = int(best[np.argmin(np.abs(best))])
    return lag / rate_hz if highest > 0 and abs(lag) < longest else None


def gain(
    actual: npt.ArrayLike, wanted: npt.ArrayLike, rate_hz: float, lag_s: float
) -> float | None:
    """How large the following of one axis is against its target, at this lag: the slope of actual
    on wanted, 1 for as large.

    Both (n,); lag_s as of `lag_s`, which rounds to a sample. None where the target stands still.
    Source: ours; known answer in tests/measures/test_tracking.py.
    """
    here, there = pair(actual, wanted)
    moved, still = overlap(here, there, round(lag_s * rate_hz))
    size = float(np.dot(still, still))
    return float(np.dot(moved, still)) / size if size > 1e-12 else None


def correlation_at(actual: FloatArray, wanted: FloatArray, lag: int) -> float:
    """Pearson correlation of what overlaps once actual is moved lag samples ahead; 0 if still."""
    a, b = overlap(actual, wanted, lag)
    size = float(np.sqrt(np.dot(a, a) * np.dot(b, b)))
    return float(np.dot(a, b)) / size if size > 1e-12 else 0.0


def overlap(actual: FloatArray, wanted: FloatArray, lag: int) -> tuple[FloatArray, FloatArray]:
    """What overlaps once actual is moved lag samples ahead, (m,) each, less its mean; empty below
    two samples."""
    n = len(actual)
    moved, still = actual[max(lag, 0) : n + min(lag, 0)], wanted[max(-lag, 0) : n - max(lag, 0)]
    there = np.isfinite(moved) & np.isfinite(still)
    if np.sum(there) < 2:
        return moved[:0], still[:0]
    return moved[there] - np.mean(moved[there]), still[there] - np.mean(still[there])


def pair(actual: npt.ArrayLike, wanted: npt.ArrayLike) -> tuple[FloatArray, FloatArray]:
    """Both as float arrays of one shape, (n,) or (n, 2); ValueError otherwise."""
    here, there = np.asarray(actual, dtype=np.float64), np.asarray(wanted, dtype=np.float64)
    if here.shape != there.shape or here.shape[1:] not in ((), (2,)):
        raise ValueError(f"need two arrays (n,) or (n, 2), got {here.shape} and {there.shape}")
    return here, there
