"""An even rate: kept where the source has one, made by window averages where it has not."""

from __future__ import annotations

import msgspec
import numpy as np
from scipy.interpolate import CubicSpline

from game.measures.cleaning import CLOCK_ROUNDING_S
from game.measures.trial import FloatArray, Reason

HALF_WINDOW_S = 0.1
OUTPUT_HZ = 100.0
WINDOW_AVERAGE = "window_average_0.1s_100hz"

STEP_TOLERANCE = 0.01
STEP_TOLERANCE_S = 0.0005
WHOLE_HZ_TOLERANCE = 0.001
DEVICE_RATE_TOLERANCE = 0.1
"""A given rate further than this from the typical step is a mistake, not jitter."""

BLOCK = 4096
"""Times of window averages that are worked on together."""


class Even(msgspec.Struct, frozen=True, eq=False):
    """Samples at an even rate."""

    xy_mm: FloatArray  # (n, 2)
    fs_hz: float | None  # None for fewer than two samples
    filled: int = 0
    resample: str = "none"
    undefined: Reason | None = None  # why there is no even rate; xy_mm is empty then

    @property
    def duration_s(self) -> float:
        """From the first sample to the last, s."""
        return (len(self.xy_mm) - 1) / self.fs_hz if self.fs_hz else 0.0


def even(t_s: FloatArray, xy_mm: FloatArray, rate_hz: float | None = None) -> Even:
    """The stretch at an even rate: its own, or the one that the caller vouches for.

    t_s (n,) strictly rising without gaps, xy_mm (n, 2) finite.
    """
    if len(t_s) < 2:
        return Even(xy_mm, None)
    return at_own_rate(t_s, xy_mm) if rate_hz is None else at_given_rate(t_s, xy_mm, rate_hz)


def at_own_rate(t_s: FloatArray, xy_mm: FloatArray) -> Even:
    """At the rate of the source if that is regular, else window averages at 100 Hz."""
    period_s = float(np.median(np.diff(t_s)))
    periods = whole_periods(t_s, period_s)
    off_s = np.abs(np.diff(t_s) - periods * period_s)
    tolerance_s = max(STEP_TOLERANCE * period_s, STEP_TOLERANCE_S)
    if np.any(off_s > tolerance_s) or mostly_missing(periods):
        return averaged(t_s, xy_mm)
    rate_hz = float(np.sum(periods) / (t_s[-1] - t_s[0]))
    if not np.isfinite(rate_hz):
        return Even(xy_mm[:0], None, undefined="overflow")
    return filled(periods, xy_mm, whole_hz(rate_hz))


def at_given_rate(t_s: FloatArray, xy_mm: FloatArray, rate_hz: float) -> Even:
    """At a rate from outside; undefined where the time stamps contradict it.

    Stamps then only tell how many samples are missing, to the nearest whole period.
    """
    periods = whole_periods(t_s, 1 / rate_hz)
    typical = float(np.median(np.diff(t_s))) * rate_hz
    if abs(typical - 1) > DEVICE_RATE_TOLERANCE or mostly_missing(periods):
        return Even(xy_mm[:0], None, undefined="rate")
    return filled(periods, xy_mm, rate_hz)


def whole_periods(t_s: FloatArray, period_s: float) -> FloatArray:
    """Every step as a whole number of periods, at least one."""
    return np.maximum(1.0, np.rint(np.diff(t_s) / period_s))


def mostly_missing(periods: FloatArray) -> bool:
    """Whether more samples would be invented than were measured: then nothing is regular."""
    return bool(np.sum(periods) > 2 * len(periods) + 1)


def whole_hz(rate_hz: float) -> float:
    """The whole number of Hz within 0.1 % of a rate, else the rate."""
    whole = np.rint(rate_hz)
    return float(whole) if abs(rate_hz - whole) <= WHOLE_HZ_TOLERANCE * rate_hz else rate_hz


def filled(periods: FloatArray, xy_mm: FloatArray, rate_hz: float) -> Even:
    """Regular samples with the missing ones put in by a cubic spline, and counted."""
    place = np.concatenate(([0.0], np.cumsum(periods)))
    missing = int(place[-1]) + 1 - len(xy_mm)
    if not missing:
        return Even(xy_mm, rate_hz)
    whole = np.asarray(CubicSpline(place, xy_mm)(np.arange(place[-1] + 1)))
    whole[place.astype(np.intp)] = xy_mm
    return Even(whole, rate_hz, missing)


def averaged(t_s: FloatArray, xy_mm: FloatArray) -> Even:
    """Window averages at 100 Hz over the times whose window lies inside the stretch."""
    span_s = t_s[-1] - t_s[0] - 2 * HALF_WINDOW_S
    count = max(0, int(np.floor((span_s + CLOCK_ROUNDING_S) * OUTPUT_HZ)) + 1)
    at_s = t_s[0] + HALF_WINDOW_S + np.arange(count) / OUTPUT_HZ
    xy = window_average(t_s, xy_mm, at_s, HALF_WINDOW_S)
    return Even(xy, OUTPUT_HZ if count > 1 else None, resample=WINDOW_AVERAGE)


def window_average(
    t_s: FloatArray, values: FloatArray, at_s: FloatArray, half_window_s: float
) -> FloatArray:
    """The mean of the samples within half_window_s of each time, weighted by their cells.

    t_s (n,) strictly rising; values (n, k); at_s (m,). Cells meet halfway between samples, the
    outer two reach to the edges of the window. Gives (m, k); one sample gives its value, none NaN.
    Source: sliding windows weighted average interpolation (SWARII), Audiffren & Contal 2016,
    Sensors 16:1208, with the corrected weights of the readme of axelroques/SWARII.
    """
    cell_s = np.zeros(len(t_s))
    cell_s[1:-1] = (t_s[2:] - t_s[:-2]) / 2
    before = np.zeros((len(t_s) + 1, values.shape[1]))
    np.cumsum(cell_s[:, None] * values, axis=0, out=before[1:])
    average = np.full((len(at_s), values.shape[1]), np.nan)
    # Block by block: the tables for all times at once would not fit near the processor.
    for start in range(0, len(at_s), BLOCK):
        block = slice(start, start + BLOCK)
        average[block] = averages_at(at_s[block], half_window_s, t_s, values, before)
    return average


def averages_at(
    at_s: FloatArray,
    half_window_s: float,
    t_s: FloatArray,
    values: FloatArray,
    before: FloatArray,
) -> FloatArray:
    """The averages of some times; before (n + 1, k): cell times value, summed up to each sample."""
    left_s, right_s = at_s - half_window_s, at_s + half_window_s
    first = np.searchsorted(t_s, left_s - CLOCK_ROUNDING_S, side="left")
    after = np.searchsorted(t_s, right_s + CLOCK_ROUNDING_S, side="right")
    average = np.full((len(at_s), values.shape[1]), np.nan)
    average[after - first == 1] = values[first[after - first == 1]]

    many = after - first > 1
    p, q = first[many], after[many] - 1
    first_s = (t_s[p] + t_s[p + 1]) / 2 - left_s[many]
    last_s = right_s[many] - (t_s[q - 1] + t_s[q]) / 2
    inner = before[q] - before[p + 1]
    total = first_s[:, None] * values[p] + inner + last_s[:, None] * values[q]
    average[many] = total / (2 * half_window_s)
    return average
