"""Mean square displacement: how far apart two moments are, by the time between them."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from scipy.fft import irfft, next_fast_len, rfft

from game.measures.once import once
from game.measures.trial import Directions, FloatArray, Trial

DIRECTIONS: tuple[Directions, ...] = ("ml", "ap", "planar")
LAGS_S = (0.01, 0.05, 0.1, 0.5, 1.0, 2.0, 5.0, 10.0)
LONGEST_LAG_S = 10.0

LAG_TOLERANCE = 0.01
"""Of a sample; a lag further from a whole number is not interpolated, it is undefined."""

DIRECT_LAGS = 16
"""Up to here displacements are small, and a difference of large sums would lose their digits."""

LAG_ROUNDING_S = 1e-9

WORDS = {"ml": "sideways", "ap": "forward and back", "planar": "in the plane"}


def msd_key(direction: Directions, lag_s: float) -> str:
    """The stored name, such as msd_planar_0.5s."""
    return f"msd_{direction}_{lag_s:g}s"


def msd(direction: Directions, lag_s: float) -> Callable[[Trial], float]:
    """The measure of one direction and lag: a function from a trial that has the lag to mm^2."""

    def measure(trial: Trial) -> float:
        return float(displacements_mm2(trial)[direction][lag_samples(trial, lag_s)])

    measure.__name__ = measure.__qualname__ = msd_key(direction, lag_s)
    measure.__doc__ = f"Mean square displacement {WORDS[direction]} after {lag_s:g} s, mm^2."
    return measure


def lag_samples(trial: Trial, lag_s: float) -> int:
    """The whole number of samples nearest to a lag."""
    return round(lag_s * (trial.fs_hz or 0.0))


def is_whole(trial: Trial, lag_s: float) -> bool:
    """Whether a lag is a whole number of samples, and at least one."""
    samples = lag_samples(trial, lag_s)
    return samples > 0 and abs(lag_s * (trial.fs_hz or 0.0) - samples) <= LAG_TOLERANCE


def is_inside(trial: Trial, lag_s: float) -> bool:
    """Whether a lag is shorter than the recording."""
    return lag_s < trial.duration_s - LAG_ROUNDING_S


@once
def displacements_mm2(trial: Trial) -> dict[Directions, FloatArray]:
    """The curve of every direction, mm^2: element k is that of k samples, up to 10 s.

    For a trial of at least two samples. The plane is the sum of the axes.
    """
    assert trial.fs_hz is not None
    longest = min(trial.n - 1, int(LONGEST_LAG_S * trial.fs_hz + LAG_TOLERANCE))
    ml, ap = (mean_square_displacement(axis, longest) for axis in (trial.ml_mm, trial.ap_mm))
    return {"ml": ml, "ap": ap, "planar": ml + ap}


def mean_square_displacement(series: FloatArray, longest: int) -> FloatArray:
    """Mean of (x[i + k] - x[i])^2 over all i, for every k from 0 to longest < n; (longest + 1,).

    series (n,), centred. The square is written out: its outer parts are sums from the start, its
    middle one the autocorrelation, by Fourier transform.
    """
    n = len(series)
    lags = np.arange(longest + 1)
    until = np.concatenate(([0.0], np.cumsum(series**2)))
    outer = until[n - lags] + (until[n] - until[lags])
    transform = rfft(series, next_fast_len(n + longest, real=True))
    products = irfft(np.abs(transform) ** 2, next_fast_len(n + longest, real=True))[: longest + 1]
    curve: FloatArray = np.maximum(outer - 2 * products, 0.0) / (n - lags)
    for lag in range(min(DIRECT_LAGS, longest) + 1):
        curve[lag] = np.mean((series[lag:] - series[: n - lag]) ** 2)
    return curve
