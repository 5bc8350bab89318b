"""Rhythmic weight shift: swinging to and fro with a moving ball. Source: measures reference 4.6."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import numpy.typing as npt

from game.measures.assessments.values import Value, plane_of
from game.measures.tracking import correlation_at
from game.measures.trial import FloatArray

DISCARDED = 2
LEAST_SHIFTS = 4
"""The first two shifts are for finding the pace; with fewer than four kept there is no result."""
NO_LAG = "nothing follows the ball, or half a swing away from it"


class WeightShift(Value, frozen=True, kw_only=True):
    """One axis at one pace. Shares are of the person's own limit along that axis."""

    velocity_mm_s: float | None = None
    velocity_pct_per_s: float | None = None
    velocity_ratio: float | None = None
    amplitude_pct: float | None = None
    DCL_pct: float | None = None
    lag_s: float | None = None
    n_shifts: int = 0


def weight_shift(
    xy_mm: npt.ArrayLike,
    fs_hz: float,
    *,
    axis: int,
    ball_pct: npt.ArrayLike,
    limits_mm: tuple[float, float],
    pace_s: float,
) -> WeightShift:
    """One run, from the first turn of the ball on. xy_mm (n, 2), from the rest centre, low-passed.

    axis: 0 sideways, 1 forward and back. ball_pct (n,): where the ball was, % of the own limit.
    limits_mm: the own limit towards the negative and the positive end of the axis, each above 0.
    pace_s: from peak to peak of the ball, half its period.
    """
    place = plane_of(xy_mm, "xy_mm")
    ball = np.asarray(ball_pct, dtype=np.float64)
    if ball.shape != (len(place),):
        raise ValueError(f"need a ball for each sample, got {ball.shape} for {len(place)}")
    start = min(len(place), round(DISCARDED * pace_s * fs_hz))
    place, ball = place[start:], ball[start:]
    if len(place) < 3:
        return WeightShift().because("too short")
    along, across = place[:, axis], place[:, 1 - axis]
    share = 100 * along / np.where(along < 0, limits_mm[0], limits_mm[1])
    turns = turns_of(share - share.mean(), round(pace_s * fs_hz / 2))
    shifts = max(0, len(turns) - 1)
    if shifts < LEAST_SHIFTS:
        return WeightShift(n_shifts=shifts).because("fewer than 4 shifts")
    swing = np.abs(np.diff(share[turns])) / 2
    speed_mm_s = float(np.mean(np.abs(np.diff(along)))) * fs_hz
    speed_pct = float(np.mean(np.abs(np.diff(share)))) * fs_hz
    wanted = 2 * float(np.max(np.abs(ball))) / pace_s
    intended = float(np.sum(np.abs(np.diff(along))))
    extraneous = float(np.sum(np.abs(np.diff(across))))
    late_s = lag_s(share, ball, fs_hz, pace_s)
    return WeightShift(
        velocity_mm_s=speed_mm_s,
        velocity_pct_per_s=speed_pct,
        velocity_ratio=speed_pct / wanted if wanted > 0 else None,
        amplitude_pct=float(np.mean(swing)),
        DCL_pct=100 * (intended - extraneous) / intended if intended > 0 else None,
        lag_s=late_s,
        n_shifts=shifts,
        undefined={} if late_s is not None else {"lag_s": NO_LAG},
    ).because("nobody moved")


def turns_of(swing: FloatArray, apart: int) -> list[int]:
    """The samples where a swing about 0 is farthest to either side, one for each crossing.

    apart: crossings nearer together than this many samples are one, so that a tremble in the middle
    is no shift.
    """
    sides = np.sign(swing)
    sides[sides == 0] = 1
    crossings = np.flatnonzero(np.diff(sides)) + 1
    kept: list[int] = []
    for crossing in crossings.tolist():
        if not kept or crossing - kept[-1] >= apart:
            kept.append(crossing)
    edges = [0, *kept, len(swing)]
    return [a + int(np.argmax(np.abs(swing[a:b]))) for a, b in pairwise(edges)]


def lag_s(share: FloatArray, ball: FloatArray, fs_hz: float, most_s: float) -> float | None:
    """By how much the swing is behind the ball, s, within most_s either way; negative ahead.

    None where nothing follows, and for half a swing behind, which is half a swing ahead too.
    """
    most = min(len(share) - 2, round(most_s * fs_hz))
    lags = list(range(-most, most + 1))
    found = [correlation_at(share, ball, lag) for lag in lags]
    best = int(np.argmax(found))
    at_an_end = best in (0, len(lags) - 1)
    return lags[best] / fs_hz if found[best] > 0 and not at_an_end else None
