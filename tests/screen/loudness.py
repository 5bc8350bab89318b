"""How loud a wave sounds, how suddenly it rises, and whether it stands off its middle.

Loudness is that of ITU-R BS.1770-5, annex 1, without the gate: in windows of 0.4 s ("momentary") or
3 s ("short-term", EBU Tech 3341). The two filters are the standard's own tables, which hold at 48
kHz, so a wave of another rate is brought to that first.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray
from scipy.signal import lfilter, resample_poly

FloatArray = NDArray[np.float64]

STANDARD_HZ = 48000
SHELF = (
    (1.53512485958697, -2.69169618940638, 1.19839281085285),
    (1.0, -1.69065929318241, 0.73248077421585),
)
"""What a head does to a sound. Source: BS.1770-5, annex 1, table 1."""
HIGH_PASS = ((1.0, -2.0, 1.0), (1.0, -1.99004745483398, 0.99007225036621))
"""Low notes sound softer. Source: BS.1770-5, annex 1, table 2."""
MOMENTARY_S, SHORT_TERM_S = 0.4, 3.0
HOP_S = 0.01
ENVELOPE_S, WITHIN_S = 0.02, 0.01


def loudest_lufs(wave: FloatArray, rate_hz: int, window_s: float) -> float:
    """Of the loudest window of (n, 2), with silence around it; -inf for silence."""
    common = math.gcd(STANDARD_HZ, rate_hz)
    standard = resample_poly(wave, STANDARD_HZ // common, rate_hz // common, axis=0)
    heard = lfilter(*HIGH_PASS, lfilter(*SHELF, standard, axis=0), axis=0)
    window, hop = round(window_s * STANDARD_HZ), round(HOP_S * STANDARD_HZ)
    around = np.zeros(window)
    power = np.concatenate((around, (heard**2).sum(axis=1), around))
    total = np.concatenate(([0.0], np.cumsum(power)))
    loudest = float((total[window:] - total[:-window])[::hop].max()) / window
    return -0.691 + 10 * math.log10(loudest) if loudest > 0 else -math.inf


def steepest_rise(wave: FloatArray, rate_hz: int, *, from_silence: bool = True) -> float:
    """How much the envelope (root mean square of 20 ms, the louder side) of (n, 2) rises within 10
    ms at the most, of full scale; with the silence before it or, for a loop, without."""
    n, within = round(ENVELOPE_S * rate_hz), round(WITHIN_S * rate_hz)
    padded = np.concatenate((np.zeros(((n + within) * from_silence, 2)), wave))
    total = np.cumsum(padded**2, axis=0)
    envelope = np.sqrt(np.maximum(0.0, total[n:] - total[:-n]) / n).max(axis=1)
    return float((envelope[within:] - envelope[:-within]).max())


def over_fade_in(wave: FloatArray, rate_hz: int, fade_s: float) -> float:
    """How far the beginning of (n, 2) stands over a fade of so long to its peak, in peaks; 0 or
    less: it fades in as slowly."""
    n = round(fade_s * rate_hz)
    allowed = np.sin(np.pi / 2 * np.arange(n) / n) ** 2
    loud = np.abs(wave)
    return float((loud[:n].max(axis=1) / loud.max() - allowed).max())


def offset(wave: FloatArray) -> float:
    """The mean of the side of (n, 2) that stands farther off its middle, of full scale."""
    return float(np.abs(wave.mean(axis=0)).max())
