"""Squats by the tilt of thigh or shank, or as a hint by the load of a board; ours, as there is no
standard. Source: measures reference 4.8."""

from __future__ import annotations

from statistics import fmean

import numpy as np
import numpy.typing as npt
from scipy.signal import butter, sosfiltfilt

from game.measures.assessments.values import Value, line_of
from game.measures.trial import FloatArray

DOWN_SHARE, UP_SHARE = 0.60, 0.30
LEAST_CYCLE_S = 1.0
STOOD_SHARE = 0.05
"""Of the depth: a repetition begins and ends here, so that both ways are timed alike (ours)."""
LOAD_BAND_HZ = (0.2, 3.0)
LEAST_SWING = 0.02
"""Of the body's weight, less before the turn and more after it: what a slow squat swings by, and
quiet standing does not (ours, unverified)."""


class Squat(Value, frozen=True, kw_only=True):
    """The repetitions together."""

    n_reps: int | None = 0
    depth_deg: float | None = None
    tempo_down_s: float | None = None
    tempo_up_s: float | None = None
    low_confidence: bool = False


def squat(pitch_deg: npt.ArrayLike, fs_hz: float, depth_deg: float) -> Squat:
    """One run. pitch_deg (n,): from the neutral stance, low-passed; depth_deg: calibrated, above 0.

    A repetition goes down past 60 % of the depth and up again past 30 %, in at least a second.
    """
    pitch = line_of(pitch_deg, "pitch_deg")
    cycles: list[tuple[int, int, int]] = []
    began, down = 0, -1
    for n, angle in enumerate(pitch.tolist()):
        if down < 0 and angle >= DOWN_SHARE * depth_deg:
            down = n
        elif down >= 0 and angle <= UP_SHARE * depth_deg:
            if n - began >= LEAST_CYCLE_S * fs_hz:
                lowest = down + int(pitch[down:n].argmax())
                cycles.append((began, lowest, _risen(pitch, n, STOOD_SHARE * depth_deg)))
            began, down = n, -1
        elif down < 0 and angle <= UP_SHARE * depth_deg:
            began = n if angle <= STOOD_SHARE * depth_deg else began
    if not cycles:
        return Squat().because("nobody went down far enough and up again")
    return Squat(
        n_reps=len(cycles),
        depth_deg=fmean(float(pitch[lowest]) for _, lowest, _ in cycles),
        tempo_down_s=fmean((lowest - first) / fs_hz for first, lowest, _ in cycles),
        tempo_up_s=fmean((end - lowest) / fs_hz for _, lowest, end in cycles),
    )


def _risen(pitch: FloatArray, first: int, stood_deg: float) -> int:
    """The sample from `first` on at which somebody stands again, or goes down anew."""
    rest = pitch[first:]
    over = np.flatnonzero((rest <= stood_deg) | (np.diff(rest, append=np.inf) > 0))
    return first + int(over[0])


def squat_by_load(load_n: npt.ArrayLike, fs_hz: float, body_n: float) -> Squat:
    """One run. load_n (n,): on the board, N; body_n: body weight from quiet standing, above 0.

    Who sinks presses less at first, and more at the turn: a dip and then a swing above it, at least
    a second after the last, is a repetition. Only their number can be told, and that is a hint;
    slow squats hardly swing, and then nothing is.
    """
    load = line_of(load_n, "load_n")
    if len(load) < LEAST_CYCLE_S * fs_hz or body_n <= 0 or fs_hz <= 2 * LOAD_BAND_HZ[1]:
        return Squat(n_reps=None, low_confidence=True).because("too short")
    band = butter(2, LOAD_BAND_HZ, btype="bandpass", fs=fs_hz, output="sos")
    swing = np.asarray(sosfiltfilt(band, load - body_n), dtype=np.float64) / body_n
    count, dipped, last = 0, False, -LEAST_CYCLE_S * fs_hz
    for n, share in enumerate(swing.tolist()):
        if share < -LEAST_SWING:
            dipped = True
        elif share > LEAST_SWING and dipped:
            dipped = False
            if n - last >= LEAST_CYCLE_S * fs_hz:
                count, last = count + 1, n
    if not count:
        return Squat(n_reps=None, low_confidence=True).because("the load swings too little to tell")
    return Squat(n_reps=count, low_confidence=True).because("the load tells no depth")
