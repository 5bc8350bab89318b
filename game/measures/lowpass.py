"""The zero-phase low-pass, and which cut-off belongs to which source."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Literal

import numpy as np
from scipy.signal import butter, sosfiltfilt

from game.measures.trial import FloatArray

Source = Literal["board", "plate", "trunk", "angle"]
Filter = float | Literal["default"] | None

DEFAULT_CUTOFF_HZ: Mapping[Source, float] = {
    "board": 5.0,  # sensor noise of consumer boards
    "plate": 10.0,  # Ruhe 2010 recommends 10 Hz at 100 Hz
    "trunk": 3.5,  # acceleration of the trunk in sway (unverified)
    "angle": 5.0,  # of a body part by a tilt sensor (ours)
}

HIGHEST_CUTOFF = 0.45
LOWEST_CUTOFF = 1e-6
"""Of the rate. Above the first nothing is left to cut; below the second the filter loses its
digits."""

EXTENSION_S = 1.0


def cutoff_hz(source: Source, filter: Filter) -> float | None:
    """The cut-off that a caller asks for, Hz; None for no filter; ValueError for an absurd one."""
    cutoff = DEFAULT_CUTOFF_HZ[source] if filter == "default" else filter
    if cutoff is not None and not (math.isfinite(cutoff) and cutoff > 0):
        raise ValueError(f"the cut-off must be above 0 Hz, got {cutoff}")
    return cutoff


def filter_name(cutoff: float | None) -> str:
    """The name stored with every result: "none" or "lowpass_5hz"."""
    return "none" if cutoff is None else f"lowpass_{cutoff:.12g}hz"


def low_pass(xy_mm: FloatArray, fs_hz: float, cutoff: float) -> FloatArray | None:
    """The signal without what is faster than the cut-off; None where that cannot be done.

    xy_mm (n, 2), mean near zero, so that a large offset costs no digits; n >= 3. Butterworth of
    order 2, forwards and backwards, so the gain at the cut-off is 0.5 and the phase stays.
    """
    if len(xy_mm) < 3 or not LOWEST_CUTOFF < cutoff / fs_hz < HIGHEST_CUTOFF:
        return None
    sections = butter(2, cutoff, fs=fs_hz, output="sos")
    extension = min(round(EXTENSION_S * fs_hz), len(xy_mm) - 1)
    smooth = sosfiltfilt(sections, xy_mm, axis=0, padtype="odd", padlen=extension)
    return np.asarray(smooth, dtype=np.float64)
