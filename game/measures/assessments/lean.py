"""One lean to a target: how soon, how fast, how far and how straight.

The ideas are those of the commercial tests (Lininger 2018 and pages of makers); no open definition
of them could be relied on, so the thresholds are ours. Source: measures reference 4.5.
"""

from __future__ import annotations

import math

import msgspec
import numpy as np
import numpy.typing as npt

from game.measures.assessments.values import Value, plane_of, runs
from game.measures.trial import FloatArray

ORIGIN_S = 1.0
"""The origin is the mean place of so long before the cue, not the centre of the board."""
LEAST_LEAN_PCT, LEAST_LEAN_SD = 5.0, 5.0
HELD_S = 0.1
"""A lean is more than 5 % of the limit, and 5 SD of the time before the cue, for so long."""
STILL_SD, STILL_SHARE = 3.0, 0.02
"""Slower than 3 SD of the speed before the cue, or 2 % of the peak, is no movement."""
ENDED_S = 0.2
FALSE_START_S = 0.1
RISE = (0.05, 0.95)
"""Speed is taken between these shares of the first excursion (vendor practice, unverified)."""
COG_SHARE_OF_HEIGHT = 0.5527
"""Height of the centre of gravity (unverified)."""


class Lean(Value, frozen=True, kw_only=True):
    """One lean to one target; shares are in % of the 100 % distance."""

    RT_s: float | None = None
    mvl_pct_per_s: float | None = None
    mvl_deg_per_s: float | None = None
    EPE_pct: float | None = None
    MXE_pct: float | None = None
    DCL_pct: float | None = None
    path_straightness: float | None = None
    no_movement: bool = False
    false_start: bool = False
    reached: bool = False


class _Way(msgspec.Struct, frozen=True):
    """A lean along the line to the target, from the cue on, in %."""

    along: FloatArray
    across: FloatArray
    speed: FloatArray  # %/s
    sd: float
    speed_sd: float
    fs_hz: float

    def steps(self, duration_s: float) -> int:
        return max(1, round(duration_s * self.fs_hz))


def lean(
    xy_mm: npt.ArrayLike,
    fs_hz: float,
    *,
    cue: int,
    towards: tuple[float, float],
    limit_mm: float,
    target_pct: float = 100.0,
    radius_pct: float = 10.0,
    height_m: float | None = None,
) -> Lean:
    """One lean. xy_mm (n, 2), low-passed, with at least 1 s before the cue; cue: its sample.

    towards: unit vector to the target. limit_mm: the 100 % distance, above 0. target_pct,
    radius_pct: where the target lay. Everything but MXE is None where nobody set out; the reaction
    time also for a start within 0.1 s of the cue.
    """
    way = _way(plane_of(xy_mm, "xy_mm"), fs_hz, cue, towards, limit_mm)
    if way is None:
        return Lean().because("too short")
    if not len(way.along):
        return Lean().because("empty")
    distance = np.hypot(way.along - target_pct, way.across)
    reached = bool(np.any(distance <= radius_pct))
    furthest = max(0.0, float(np.max(way.along)))
    moved = _first_movement(way)
    if moved is None:
        nobody = Lean(MXE_pct=furthest, no_movement=True, reached=reached)
        return nobody.because("no movement")
    onset, end = moved
    until = min(len(way.along), end + way.steps(ENDED_S) + 1)
    endpoint = max(0.0, float(np.max(way.along[onset:until])))
    speed = _speeds(way, onset, endpoint, limit_mm, height_m)
    reaction_s = onset / fs_hz
    false_start = reaction_s < FALSE_START_S
    found = Lean(
        RT_s=None if false_start else reaction_s,
        mvl_pct_per_s=speed[0],
        mvl_deg_per_s=speed[1],
        EPE_pct=endpoint,
        MXE_pct=max(furthest, endpoint),
        DCL_pct=_control(way, onset, end),
        path_straightness=_straightness(way, onset, end),
        false_start=false_start,
        reached=reached,
        undefined=_why(false_start, height_m),
    )
    return found.because("no way was covered")


def _why(false_start: bool, height_m: float | None) -> dict[str, str]:
    why = {"RT_s": "false start"} if false_start else {}
    return why if height_m else {**why, "mvl_deg_per_s": "the body height is not known"}


def _way(
    xy_mm: FloatArray, fs_hz: float, cue: int, towards: tuple[float, float], limit_mm: float
) -> _Way | None:
    before = round(ORIGIN_S * fs_hz)
    if cue < before or before < 2 or limit_mm <= 0:
        return None
    ahead = np.asarray(towards, dtype=np.float64)
    aside = np.array([ahead[1], -ahead[0]])
    place = (xy_mm - xy_mm[cue - before : cue].mean(axis=0)) * (100 / limit_mm)
    along, across = place @ ahead, place @ aside
    speed = np.gradient(along) * fs_hz if len(along) > 1 else np.zeros_like(along)
    quiet = slice(cue - before, cue)
    return _Way(
        along[cue:],
        across[cue:],
        speed[cue:],
        float(np.std(along[quiet])),
        float(np.std(speed[quiet])),
        fs_hz,
    )


def _first_movement(way: _Way) -> tuple[int, int] | None:
    """Onset and end of the first movement, samples from the cue; None where nobody set out."""
    least = max(LEAST_LEAN_PCT, LEAST_LEAN_SD * way.sd)
    long_enough = way.steps(HELD_S)
    leans = [first for first, end in runs(way.along > least) if end - first >= long_enough]
    if not leans:
        return None
    seen = leans[0]
    first, end = _around(way.speed, seen)
    peak = first + int(np.argmax(way.speed[first:end]))
    highest = float(way.speed[peak])
    if highest <= STILL_SD * way.speed_sd or highest <= 0:
        return None
    slow = max(STILL_SD * way.speed_sd, STILL_SHARE * highest)
    before = np.flatnonzero(way.speed[: min(seen, peak) + 1] <= slow)
    onset = int(before[-1]) + 1 if len(before) else 0
    over = _end(way, peak, slow)
    return (onset, over) if over > onset else None


def _around(speed: FloatArray, seen: int) -> tuple[int, int]:
    """The stretch of movement towards the target around a sample, or the next one."""
    stretches = runs(speed > 0)
    for first, end in stretches:
        if seen < end:
            return first, end
    return seen, seen + 1


def _end(way: _Way, peak: int, slow: float) -> int:
    """When the first movement is over: it rests for 0.2 s, or turns back."""
    after = way.speed[peak:]
    ends = [len(after) - 1]
    rests = [a for a, b in runs(after <= slow) if b - a >= way.steps(ENDED_S)]
    back = np.flatnonzero(after < -slow)
    ends += rests[:1] + [int(one) for one in back[:1]]
    return peak + min(ends)


def _speeds(
    way: _Way, onset: int, endpoint: float, limit_mm: float, height_m: float | None
) -> tuple[float | None, float | None]:
    """Mean speed between 5 and 95 % of the first excursion: %/s, and deg/s with a known height."""
    low, high = (_crossing(way.along[onset:], share * endpoint) for share in RISE)
    if low is None or high is None or high <= low:
        return None, None
    took_s = (high - low) / way.fs_hz
    pct = (RISE[1] - RISE[0]) * endpoint / took_s
    if height_m is None:
        return pct, None
    up_mm = COG_SHARE_OF_HEIGHT * 1000 * height_m
    angles = [math.asin(min(1.0, share * endpoint / 100 * limit_mm / up_mm)) for share in RISE]
    return pct, math.degrees(angles[1] - angles[0]) / took_s


def _crossing(along: FloatArray, level: float) -> float | None:
    """When the lean first reaches a level, in samples, interpolated."""
    above = np.flatnonzero(along >= level)
    if not len(above):
        return None
    first = int(above[0])
    if first == 0:
        return 0.0
    rise = float(along[first] - along[first - 1])
    return first - 1 + float(level - along[first - 1]) / rise


def _control(way: _Way, onset: int, end: int) -> float | None:
    """Directional control: intended against extraneous movement, %; may be below 0."""
    intended = float(np.sum(np.abs(np.diff(way.along[onset : end + 1]))))
    extraneous = float(np.sum(np.abs(np.diff(way.across[onset : end + 1]))))
    return 100 * (intended - extraneous) / intended if intended > 0 else None


def _straightness(way: _Way, onset: int, end: int) -> float | None:
    along, across = way.along[onset : end + 1], way.across[onset : end + 1]
    path = float(np.sum(np.hypot(np.diff(along), np.diff(across))))
    straight = float(np.hypot(along[-1] - along[0], across[-1] - across[0]))
    return min(1.0, straight / path) if path > 0 else None
