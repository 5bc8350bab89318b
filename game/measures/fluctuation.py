"""Detrended fluctuation analysis: how the sway grows with the stretch that is looked at.

0.5 for white noise, 1.5 for a random walk. The exponent depends on the range of window sizes, and
other programs choose others: informational, and not to be compared with theirs.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from game.measures.trial import FloatArray, Trial

SMALLEST = 8
LARGEST_SHARE = 10
"""The largest window is this part of the record."""

SIZES = 20
LEAST_SAMPLES = 500


def dfa_ml(trial: Trial) -> float | None:
    """Scaling exponent of the sideways sway; None if any fluctuation is 0."""
    return scaling_exponent(trial.ml_mm, trial.zero_mm)


def dfa_ap(trial: Trial) -> float | None:
    """Scaling exponent of the sway forward and back; None if any fluctuation is 0."""
    return scaling_exponent(trial.ap_mm, trial.zero_mm)


def scaling_exponent(series: FloatArray, zero: float = 0.0) -> float | None:
    """Slope of ln F on ln window size, for a centred series (n,) of at least 500 samples.

    20 sizes from 8 to n / 10, whole and evenly spaced in their logarithm; a straight line is taken
    from each window. zero: a fluctuation that counts as none, in the unit of the series.
    """
    profile = np.cumsum(series)
    sizes = window_sizes(len(series))
    fluctuation = np.array([fluctuation_of(profile, int(size)) for size in sizes])
    if np.min(fluctuation) <= zero:
        return None
    log_size, log_f = np.log(sizes), np.log(fluctuation)
    log_size -= np.mean(log_size)
    return float(np.sum(log_size * log_f) / np.sum(log_size**2))


def window_sizes(n: int) -> npt.NDArray[np.int64]:
    """The sizes of windows for n samples, rising, each once."""
    spaced = np.geomspace(SMALLEST, n // LARGEST_SHARE, SIZES)
    return np.unique(np.rint(spaced).astype(np.int64))


def fluctuation_of(profile: FloatArray, size: int) -> float:
    """Root mean square of what is left of all windows of a size after a straight line each.

    Windows are laid from both ends, so that no sample is left out.
    """
    used = len(profile) // size * size
    windows = np.concatenate((profile[:used], profile[len(profile) - used :])).reshape(-1, size)
    level = windows - windows.mean(axis=1, keepdims=True)
    place = np.arange(size) - (size - 1) / 2
    # no product of the linear algebra: its threads wait longer for each other than this takes
    slope = np.einsum("ij,j->i", level, place) / np.sum(place**2)
    left = level - slope[:, None] * place
    return float(np.sqrt(np.mean(left**2)))
