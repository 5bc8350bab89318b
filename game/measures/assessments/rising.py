"""Sit-to-stand by the weight trace. Source: measures reference 4.8; onset of Kazi 2025 (abstract),
counting ours."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import fmean

import numpy as np
import numpy.typing as npt

from game.measures.assessments.values import Value, line_of, runs
from game.measures.trial import FloatArray

SEATED_S = 1.0
"""Seated load: the mean of so long before the cue."""
UP_SHARE, UP_S = 0.75, 0.2
DOWN_SHARE = 0.35
LEAST_CYCLE_S = 0.8
ONSET_SHARE = 0.05
SLOPE_S = 0.05
STEADY_BAND, STEADY_S = 0.05, 0.2
"""Within 5 % of body weight for 0.2 s is steady standing (ours)."""


class Rising(Value, frozen=True, kw_only=True):
    """The repetitions together; peak and slope in body weights."""

    n_reps: int | None = None
    time_5_s: float | None = None
    peak_force_bw: float | None = None
    rfd_bw_per_s: float | None = None
    rise_time_s: float | None = None
    peak_force_bw_each: tuple[float, ...] = ()
    rfd_bw_per_s_each: tuple[float, ...] = ()
    rise_time_s_each: tuple[float, ...] = ()


def rising(load_n: npt.ArrayLike, fs_hz: float, *, cue: int, body_n: float) -> Rising:
    """One run. load_n (n,): the board's whole load, N, with at least 1 s seated before the cue.

    cue: its sample. body_n: body weight from quiet standing, above 0.
    """
    load = line_of(load_n, "load_n")
    before = round(SEATED_S * fs_hz)
    if cue < before or cue >= len(load) or body_n <= 0:
        return Rising().because("too short")
    seated_n = float(load[cue - before : cue].mean())
    if seated_n >= DOWN_SHARE * body_n + (1 - DOWN_SHARE) * seated_n or seated_n >= body_n:
        return Rising().because("nobody was sitting at the cue")
    ups = stood_up(load[cue:], fs_hz, seated_n, body_n)
    steady = [_steady(load[cue:], fs_hz, up, body_n) for up in ups]
    each = [_rise(load[cue:], fs_hz, seated_n, body_n, up) for up in ups]
    peaks = tuple(one[0] for one in each)
    slopes = tuple(one[1] for one in each)
    rises = tuple(one[2] for one in each)
    return Rising(
        n_reps=len(ups),
        time_5_s=steady[4] / fs_hz if len(ups) >= 5 else None,
        peak_force_bw=_mean(peaks),
        rfd_bw_per_s=_mean(slopes),
        rise_time_s=_mean(rises),
        peak_force_bw_each=peaks,
        rfd_bw_per_s_each=slopes,
        rise_time_s_each=rises,
        undefined={} if len(ups) >= 5 else {"time_5_s": "fewer than 5 repetitions"},
    ).because("nobody stood up")


def stood_up(load: FloatArray, fs_hz: float, seated_n: float, body_n: float) -> list[int]:
    """The sample of each standing up: 0.2 s above 75 % of the way, after having been down."""
    whole = body_n - seated_n
    high = runs(load >= seated_n + UP_SHARE * whole)
    long_enough = max(1, round(UP_S * fs_hz))
    low = load <= seated_n + DOWN_SHARE * whole
    found: list[int] = []
    down_since = 0
    for first, end in high:
        was_down = bool(low[down_since:first].any())
        apart = not found or first - found[-1] >= LEAST_CYCLE_S * fs_hz
        if end - first >= long_enough and was_down and apart:
            found.append(first)
            down_since = end
    return found


def _steady(load: FloatArray, fs_hz: float, up: int, body_n: float) -> int:
    """The first sample of steady standing after standing up; the standing up itself without it."""
    still = np.abs(load[up:] - body_n) <= STEADY_BAND * body_n
    least = max(1, round(STEADY_S * fs_hz))
    calm = [first for first, end in runs(still) if end - first >= least]
    return up + (calm[0] if calm else 0)


def _rise(
    load: FloatArray, fs_hz: float, seated_n: float, body_n: float, up: int
) -> tuple[float, float, float]:
    """Peak in body weights, steepest slope of 50 ms in body weights a second, and the time from
    onset to the local minimum before steady standing, s."""
    onset_n = seated_n + ONSET_SHARE * (body_n - seated_n)
    below = np.flatnonzero(load[:up] <= onset_n)
    onset = int(below[-1]) + 1 if len(below) else 0
    steady = _steady(load, fs_hz, up, body_n)
    part = load[onset : max(steady, up) + 1]
    peak = int(np.argmax(part))
    width = max(1, round(SLOPE_S * fs_hz))
    slope = 0.0
    if len(part) > width:
        slope = float(np.max(part[width:] - part[:-width])) * fs_hz / width
    lowest = peak + int(np.argmin(part[peak:]))
    return float(part[peak]) / body_n, slope / body_n, lowest / fs_hz


def _mean(values: Sequence[float]) -> float | None:
    return fmean(values) if values else None
