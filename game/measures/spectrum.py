"""The power spectrum: how fast the centre of pressure swings, and how strongly.

All measures of an axis come from one estimate, Welch's with fixed settings. They depend on the
estimator, so they are never compared with values of other software (Vieira 2009, BJMBR 42:665).
Each function takes a `Trial` of at least 10 s at 10 Hz or more; frequencies are None for an axis
that is still.
"""

from __future__ import annotations

import math

import msgspec
import numpy as np

from game.measures.once import once
from game.measures.trial import Axis, FloatArray, Trial

SEGMENT_S = 20.0
BAND_HZ = (0.15, 5.0)
"""Both ends belong to it. The band of Prieto, according to two other programs."""

LEAST_HZ = 10.0
"""A lower rate does not hold the band."""

BIN_TOLERANCE = 1e-6
"""Of a bin: 0.15 Hz is three bins of 0.05 Hz in spite of rounding."""


class Spectrum(msgspec.Struct, frozen=True, eq=False):
    """The part of a one-sided power density that lies in the band."""

    hz: FloatArray  # (m,), rising evenly
    density: FloatArray  # (m,), mm^2/Hz
    bin_hz: float
    zero_mm2: float  # a power that counts as none

    def moment(self, order: int) -> float:
        """Sum of f^order times density times bin width: mm^2 Hz^order."""
        return float(np.sum(self.hz**order * self.density)) * self.bin_hz

    @property
    def still(self) -> bool:
        """Whether there is no power to speak of."""
        return self.moment(0) <= self.zero_mm2


@once
def spectra(trial: Trial) -> dict[Axis, Spectrum]:
    """The estimate for both axes of a trial of at least 10 s at 10 Hz or more."""
    assert trial.fs_hz is not None
    length = min(round(SEGMENT_S * trial.fs_hz), trial.n)
    density = welch(trial.xy_mm, trial.fs_hz, length)
    bin_hz = trial.fs_hz / length
    first = math.ceil(BAND_HZ[0] / bin_hz - BIN_TOLERANCE)
    last = math.floor(BAND_HZ[1] / bin_hz + BIN_TOLERANCE)
    hz = np.arange(first, last + 1, dtype=np.float64) * bin_hz
    band = density[first : last + 1]
    ml, ap = (Spectrum(hz, band[:, axis], bin_hz, trial.zero_mm**2) for axis in (0, 1))
    return {"ml": ml, "ap": ap}


def welch(xy: FloatArray, fs_hz: float, length: int) -> FloatArray:
    """One-sided power density of every column of xy (n, k), (length // 2 + 1, k) per Hz.

    Segments of length <= n samples, half overlapping, a straight line taken from each; periodic
    Hann window, no padding. Bin j is at j fs / length.
    """
    starts = range(0, len(xy) - length + 1, length - length // 2)
    window = np.sin(np.pi * np.arange(length) / length) ** 2
    power = np.zeros((length // 2 + 1, xy.shape[1]))
    # One after the other: all together a long recording's would not fit near the processor.
    for start in starts:
        segment = without_line(xy[start : start + length]) * window[:, None]
        power += np.abs(np.fft.rfft(segment, axis=0)) ** 2
    density = power / (len(starts) * fs_hz * float(np.sum(window**2)))
    # The mean and, of an even length, the highest frequency have no negative twin.
    density[1 : (length + 1) // 2] *= 2
    return density


def without_line(segment: FloatArray) -> FloatArray:
    """Every column of a segment (length, k) less its least-squares line."""
    place = np.arange(len(segment)) - (len(segment) - 1) / 2
    level = segment - segment.mean(axis=0)
    slope = np.einsum("j,jk->k", place, level) / float(np.sum(place**2))
    left: FloatArray = level - slope * place[:, None]
    return left


def power_ml(trial: Trial) -> float:
    """Power of the sideways sway in the band, mm^2; a sine of amplitude A has A^2 / 2."""
    return spectra(trial)["ml"].moment(0)


def power_ap(trial: Trial) -> float:
    """Power of the sway forward and back in the band, mm^2."""
    return spectra(trial)["ap"].moment(0)


def f50_ml(trial: Trial) -> float | None:
    """Half of the sideways power lies up to here, Hz."""
    return frequency_below(spectra(trial)["ml"], 0.5)


def f50_ap(trial: Trial) -> float | None:
    """Half of the power forward and back lies up to here, Hz."""
    return frequency_below(spectra(trial)["ap"], 0.5)


def f95_ml(trial: Trial) -> float | None:
    """95 % of the sideways power lie up to here, Hz."""
    return frequency_below(spectra(trial)["ml"], 0.95)


def f95_ap(trial: Trial) -> float | None:
    """95 % of the power forward and back lie up to here, Hz."""
    return frequency_below(spectra(trial)["ap"], 0.95)


def cfreq_ml(trial: Trial) -> float | None:
    """Centroidal frequency of the sideways sway, Hz."""
    return centroidal_frequency_hz(spectra(trial)["ml"])


def cfreq_ap(trial: Trial) -> float | None:
    """Centroidal frequency of the sway forward and back, Hz."""
    return centroidal_frequency_hz(spectra(trial)["ap"])


def freqd_ml(trial: Trial) -> float | None:
    """Frequency dispersion of the sideways sway, 0 for a single line to 1."""
    return frequency_dispersion(spectra(trial)["ml"])


def freqd_ap(trial: Trial) -> float | None:
    """Frequency dispersion of the sway forward and back, 0 for a single line to 1."""
    return frequency_dispersion(spectra(trial)["ap"])


def frequency_below(spectrum: Spectrum, share: float) -> float | None:
    """The first bin up to which the power reaches a share of the whole, Hz."""
    if spectrum.still:
        return None
    reached = np.cumsum(spectrum.density)
    return float(spectrum.hz[np.searchsorted(reached, share * reached[-1])])


def centroidal_frequency_hz(spectrum: Spectrum) -> float | None:
    """Root of the second moment over the power, Hz."""
    return None if spectrum.still else math.sqrt(spectrum.moment(2) / spectrum.moment(0))


def frequency_dispersion(spectrum: Spectrum) -> float | None:
    """How widely the power spreads over the frequencies: root of 1 - m1^2 / (m0 m2)."""
    if spectrum.still:
        return None
    # Two ratios instead of two products: the square of a large power would overflow.
    first, second = spectrum.moment(1) / spectrum.moment(0), spectrum.moment(1) / spectrum.moment(2)
    return math.sqrt(max(0.0, 1.0 - first * second))
