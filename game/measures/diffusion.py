"""Stabilogram diffusion: two straight lines through the displacement in double logarithms.

Collins & De Luca 1993, Exp Brain Res 95:308; the limits, the break and the crossing are ours, so
nothing here is compared with other software. One trial varies strongly: informational.
"""

from __future__ import annotations

import math

import msgspec
import numpy as np
import numpy.typing as npt

from game.measures.cleaning import CLOCK_ROUNDING_S
from game.measures.displacement import LONGEST_LAG_S, displacements_mm2
from game.measures.lines import Line, line_through
from game.measures.resampling import HALF_WINDOW_S, WINDOW_AVERAGE
from game.measures.trial import Directions, FloatArray, Reason, Trial

LEAST_S = 10.0
LONGEST_SHARE = 1 / 3
"""Of the recording: longer lags have too few pairs that do not overlap."""

FITTED_LAGS = 40
LEAST_LAGS = 6
"""In each region."""

ROUNDING_SHARE = 1e-12
"""Of the largest displacement, or of the spread of the logarithms: smaller is rounding."""

PARALLEL = 1e-9

Whole = npt.NDArray[np.int64]


class Diffusion(msgspec.Struct, frozen=True, kw_only=True):
    """One direction; both regions or none."""

    H_short: float | None = None  # half the slope in double logarithms; 0.5 is a random walk
    H_long: float | None = None
    D_short_mm2_per_s: float | None = None  # half the slope of displacement against lag
    D_long_mm2_per_s: float | None = None
    crit_time_s: float | None = None  # where the two lines cross
    crit_msd_mm2: float | None = None
    fit_lag_min_s: float | None = None
    fit_lag_break_s: float | None = None  # the last lag of the short region
    fit_lag_max_s: float | None = None


class StabilogramDiffusion(msgspec.Struct, frozen=True, kw_only=True):
    """The object `sda` of a document."""

    ml: Diffusion = Diffusion()
    ap: Diffusion = Diffusion()
    planar: Diffusion = Diffusion()


def diffusion(trial: Trial, direction: Directions) -> Diffusion | Reason:
    """The two regions of a trial, or the reason why it has none."""
    if trial.undefined is not None:
        return trial.undefined
    if trial.fs_hz is None:
        return "samples"
    if trial.duration_s < LEAST_S - CLOCK_ROUNDING_S:
        return "short"
    curve = displacements_mm2(trial)[direction]
    if np.max(curve) <= trial.zero_mm**2:
        return "still"
    return two_regions(curve, trial.fs_hz, *fit_range(trial))


def fit_range(trial: Trial) -> tuple[int, int]:
    """The shortest and the longest lag of a fit, samples.

    What our own filter smooths away stays out: it would look like a straight line of H = 1.
    """
    assert trial.fs_hz is not None
    filtered_s = 1 / (2 * trial.cutoff_hz) if trial.cutoff_hz else 0.0
    averaged_s = 2 * HALF_WINDOW_S if trial.resample == WINDOW_AVERAGE else 0.0
    first = math.ceil(max(filtered_s, averaged_s) * trial.fs_hz - CLOCK_ROUNDING_S)
    last_s = min(LONGEST_LAG_S, trial.duration_s * LONGEST_SHARE)
    return max(1, first), math.floor(last_s * trial.fs_hz + CLOCK_ROUNDING_S)


def two_regions(curve: FloatArray, fs_hz: float, first: int, last: int) -> Diffusion | Reason:
    """Two lines through a curve of displacement, mm^2; element k is that of k samples.

    Takes the curve of one trial or the mean curve of several.
    """
    lags = fitted_lags(first, last)
    if len(lags) < 2 * LEAST_LAGS:
        return "samples"
    if np.min(curve[lags]) <= ROUNDING_SHARE * np.max(curve):
        return "return"
    log_lag, log_msd = np.log(lags / fs_hz), np.log(curve[lags])
    split = best_split(log_lag, log_msd)
    short, long = (line_through(log_lag[part], log_msd[part]) for part in halves(split))
    crossing = crossing_of(short, long, log_lag)
    last_short = int(lags[split - 1])
    return Diffusion(
        H_short=short.slope / 2,
        H_long=long.slope / 2,
        D_short_mm2_per_s=half_slope(curve, fs_hz, first, last_short),
        D_long_mm2_per_s=half_slope(curve, fs_hz, last_short + 1, last),
        crit_time_s=None if crossing is None else math.exp(crossing),
        crit_msd_mm2=None if crossing is None else math.exp(short.at(crossing)),
        fit_lag_min_s=first / fs_hz,
        fit_lag_break_s=last_short / fs_hz,
        fit_lag_max_s=last / fs_hz,
    )


def fitted_lags(first: int, last: int) -> Whole:
    """Up to 40 lags, samples, evenly spaced in their logarithm, each once; none if last < first."""
    if last < first:
        return np.empty(0, dtype=np.int64)
    return np.unique(np.rint(np.geomspace(first, last, FITTED_LAGS)).astype(np.int64))


def best_split(x: FloatArray, y: FloatArray) -> int:
    """How many points belong to the first of two lines with the least squared error together.

    The first of equals: on a single straight line every split is as good.
    """
    splits = range(LEAST_LAGS, len(x) - LEAST_LAGS + 1)
    errors = np.array([sum(line_through(x[h], y[h]).error for h in halves(s)) for s in splits])
    alike = errors <= np.min(errors) + ROUNDING_SHARE * (1 + float(np.sum((y - np.mean(y)) ** 2)))
    return splits[int(np.argmax(alike))]


def halves(split: int) -> tuple[slice, slice]:
    """Before and from an index on."""
    return slice(0, split), slice(split, None)


def half_slope(curve: FloatArray, fs_hz: float, first: int, last: int) -> float:
    """Half the slope of displacement against lag over all lags of a region, mm^2/s.

    MSD = 2 D tau on each axis, PMC5346266.
    """
    lags = np.arange(first, last + 1)
    return line_through(lags / fs_hz, curve[lags]).slope / 2


def crossing_of(short: Line, long: Line, log_lag: FloatArray) -> float | None:
    """The logarithm of the lag where two lines cross; None if parallel or out of the fit."""
    if abs(short.slope - long.slope) <= PARALLEL:
        return None
    crossing = (long.intercept - short.intercept) / (short.slope - long.slope)
    return crossing if log_lag[0] <= crossing <= log_lag[-1] else None
