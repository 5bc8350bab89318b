"""How smooth a movement was: spectral arc length and log dimensionless jerk.

Source: Balasubramanian et al. 2015, JNER 12:112, table 3; read by way of measures reference 4.12.
"""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

from game.measures.assessments.values import Value, line_of

CUTOFF_HZ = 10.0
LEAST_MAGNITUDE = 0.05
PADDING = 4
"""The spectrum is taken over 16 times the length, rounded up to a power of two."""


class Smoothness(Value, frozen=True, kw_only=True):
    """Negative numbers; nearer zero is smoother."""

    sparc: float | None = None
    dlj: float | None = None
    ldlj: float | None = None


def smoothness(speed: npt.ArrayLike, fs_hz: float) -> Smoothness:
    """Of one movement. speed (n,): the magnitude of its velocity, any unit, n >= 4."""
    profile = line_of(speed, "speed")
    if len(profile) < 4:
        return Smoothness().because("too short")
    peak = float(np.max(np.abs(profile)))
    if not peak > 0:
        return Smoothness().because("nobody moved")
    scaled = profile / peak
    jerk = float(np.sum(np.diff(scaled, 2) ** 2)) * fs_hz**3
    duration_s = len(profile) / fs_hz  # as in the authors' code
    dlj = -(duration_s**3) * jerk
    return Smoothness(
        sparc=_arc_length(scaled, fs_hz), dlj=dlj, ldlj=-math.log(-dlj) if dlj < 0 else None
    ).because("the speed never changed")


def _arc_length(speed: npt.NDArray[np.float64], fs_hz: float) -> float | None:
    length = 2 ** (math.ceil(math.log2(len(speed))) + PADDING)
    magnitude = np.abs(np.fft.rfft(speed, length))
    hz = np.arange(len(magnitude)) * fs_hz / length
    magnitude = (magnitude / magnitude.max())[hz <= CUTOFF_HZ]
    strong = np.flatnonzero(magnitude >= LEAST_MAGNITUDE)
    kept = magnitude[strong[0] : strong[-1] + 1]
    if len(kept) < 2:
        return None
    across = 1 / (len(kept) - 1)
    return -float(np.sum(np.hypot(across, np.diff(kept))))
