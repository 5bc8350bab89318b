"""Squats by the tilt of thigh or shank; ours, as there is no standard. Source: measures reference
4.8."""

from __future__ import annotations

from statistics import fmean

import numpy.typing as npt

from game.measures.assessments.values import Value, line_of

DOWN_SHARE, UP_SHARE = 0.60, 0.30
LEAST_CYCLE_S = 1.0


class Squat(Value, frozen=True, kw_only=True):
    """The repetitions together."""

    n_reps: int = 0
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
                cycles.append((began, lowest, n))
            began, down = n, -1
        elif down < 0 and angle <= UP_SHARE * depth_deg:
            began = n if angle <= 0.05 * depth_deg else began
    if not cycles:
        return Squat().because("nobody went down far enough and up again")
    return Squat(
        n_reps=len(cycles),
        depth_deg=fmean(float(pitch[lowest]) for _, lowest, _ in cycles),
        tempo_down_s=fmean((lowest - first) / fs_hz for first, lowest, _ in cycles),
        tempo_up_s=fmean((end - lowest) / fs_hz for _, lowest, end in cycles),
    )
