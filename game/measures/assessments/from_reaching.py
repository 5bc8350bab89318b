"""Results of reaching, from what was recorded: how straight, how smooth, how fast and exact.

Source: measures reference 4.12.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from statistics import fmean

import msgspec
import numpy as np

from game.core.time import seconds, steps
from game.measures.assessments.plane import Attempt, Plane, attempts_of, plane_of_trial
from game.measures.assessments.recorded import Recorded
from game.measures.assessments.smoothness import Smoothness, smoothness
from game.measures.assessments.throughput import Throughput, throughput
from game.measures.assessments.values import Value, mean_of, runs
from game.measures.reaching import path_efficiency
from game.measures.trial import FloatArray

DISCARDED = 2
"""Selections for finding the way."""
SLOW_SHARE = 0.05
"""Below this share of its peak speed a movement has not begun, or is over. Speed towards the target
is meant (ours): sway in all directions together is nearly always faster than that."""
ONSET_S, ENDED_S = 0.05, 0.1
NO_TRIAL = "no trial was completed"


class PathEfficiency(Value, frozen=True, kw_only=True):
    """Means over the movements; lengths in mm."""

    path: float | None = None
    straight: float | None = None
    straightness: float | None = None
    path_ratio: float | None = None
    n: int = 0


class Selection(msgspec.Struct, frozen=True, eq=False):
    """One movement to a target."""

    way: FloatArray  # (n, 2), from onset to end
    fs_hz: float
    unit: str
    distance: float
    width: float
    endpoint: float
    """Where it ended along the line to the target, from its middle. These three in own reach."""
    move_s: float
    """From onset to the beginning of the stay that chose the target."""


def reaching(trials: Sequence[Recorded]) -> Mapping[str, Value]:
    """'path_efficiency', 'smoothness' and 'fitts' over all conditions, and each again for every
    condition, such as 'fitts.near_large'."""
    counting = [trial for trial in trials if trial.counts]
    by_condition: dict[str, list[Selection]] = {}
    for trial in counting:
        by_condition.setdefault(trial.condition, []).extend(_selections(trial))
    every = [one for own in by_condition.values() for one in own]
    fitts = {key: _throughput(own) for key, own in by_condition.items()}
    objects: dict[str, Value] = {
        "path_efficiency": _paths(every),
        "smoothness": _smoothness(every),
        "fitts": _together(list(fitts.values())),
    }
    for key, own in by_condition.items():
        objects[f"path_efficiency.{key}"] = _paths(own)
        objects[f"smoothness.{key}"] = _smoothness(own)
        objects[f"fitts.{key}"] = fitts[key]
    return objects


def _selections(trial: Recorded) -> list[Selection]:
    plane = plane_of_trial(trial)
    if isinstance(plane, str):
        return []
    chosen = [one for one in attempts_of(trial)[DISCARDED:] if one.reached]
    found = [_selection(plane, one) for one in chosen]
    return [one for one in found if one is not None]


def _selection(plane: Plane, attempt: Attempt) -> Selection | None:
    """None where a gap or no movement leaves nothing to tell."""
    shown, ended = attempt.shown, attempt.ended
    first = plane.sample(shown.step)
    end = min(plane.sample(ended.step) + 1, len(plane.xy))
    if not plane.has(first, end):
        return None
    limit = np.array(plane.limit(shown.x, shown.y))
    movement = moved(plane.xy[first:end] @ (limit / np.hypot(*limit)), plane.fs_hz)
    if movement is None:
        return None
    onset, over = (first + one for one in movement)
    stay_s = seconds(shown.step + steps(ended.time_s)) - plane.from_s
    at, size = plane.in_reach()[end - 1], math.hypot(shown.x, shown.y)
    return Selection(
        way=plane.xy[onset : over + 1],
        fs_hz=plane.fs_hz,
        unit=plane.unit,
        distance=size,
        width=2 * shown.radius,
        endpoint=float(at[0] * shown.x + at[1] * shown.y) / size - size,
        move_s=stay_s - onset / plane.fs_hz,
    )


def moved(along: FloatArray, fs_hz: float) -> tuple[int, int] | None:
    """Onset and end of a movement, samples from the first; None where nobody moved.

    along (n,): the way towards the target. The fastest stretch whose speed lies above 5 % of the
    peak for 50 ms or more; a jerk that is shorter is no movement. It is over when slower for 0.1 s.
    """
    if len(along) < 4:
        return None
    speed = np.gradient(along) * fs_hz
    slow = SLOW_SHARE * float(speed.max())
    if slow <= 0:
        return None
    least = max(1, round(ONSET_S * fs_hz))
    fast = [(a, b) for a, b in runs(speed > slow) if b - a >= least]
    if not fast:
        return None
    onset, over = max(fast, key=lambda run: float(speed[run[0] : run[1]].max()))
    peak = onset + int(np.argmax(speed[onset:over]))
    still = max(1, round(ENDED_S * fs_hz))
    rests = [a for a, b in runs(speed[peak:] <= slow) if b - a >= still]
    return onset, peak + rests[0] if rests else len(along) - 1


def speed_of(xy: FloatArray, fs_hz: float) -> FloatArray:
    """Of each sample, (n,), in the unit of xy a second; n >= 2."""
    velocity = np.gradient(xy, axis=0) * fs_hz
    return np.hypot(velocity[:, 0], velocity[:, 1])


def _paths(chosen: Sequence[Selection]) -> PathEfficiency:
    found = [path for one in chosen if (path := path_efficiency(one.way)) is not None]
    if not found:
        return PathEfficiency().because(NO_TRIAL)
    values = PathEfficiency(
        path=fmean(one.path for one in found),
        straight=fmean(one.straight for one in found),
        straightness=mean_of([one.straightness for one in found]),
        path_ratio=mean_of([one.path_ratio for one in found]),
        n=len(found),
    )
    if any(one.unit != "mm" for one in chosen):
        bare = msgspec.structs.replace(values, path=None, straight=None)
        values = bare.because("the device measures angles")
    return values.because("nobody moved")


def _smoothness(chosen: Sequence[Selection]) -> Smoothness:
    found = [
        smoothness(speed_of(one.way, one.fs_hz), one.fs_hz) for one in chosen if len(one.way) > 3
    ]
    return Smoothness(
        sparc=mean_of([one.sparc for one in found]),
        dlj=mean_of([one.dlj for one in found]),
        ldlj=mean_of([one.ldlj for one in found]),
    ).because("no movement could be told")


def _throughput(chosen: Sequence[Selection]) -> Throughput:
    """One condition: all its targets have one size and distance."""
    timed = [one for one in chosen if one.move_s > 0]
    if not timed:
        return Throughput().because(NO_TRIAL)
    return throughput(
        timed[0].distance,
        timed[0].width,
        [one.endpoint for one in timed],
        [one.move_s for one in timed],
    )


def _together(conditions: Sequence[Throughput]) -> Throughput:
    """Several conditions: the mean index over the mean time."""
    if not conditions or any(one.TP_bits_s is None for one in conditions):
        return Throughput().because("a condition has none")
    index = fmean(one.IDe for one in conditions if one.IDe is not None)
    took_s = fmean(one.MT_mean_s for one in conditions if one.MT_mean_s is not None)
    whole = Throughput(IDe=index, MT_mean_s=took_s, TP_bits_s=index / took_s)
    return whole.because("it differs between the conditions")
