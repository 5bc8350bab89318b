"""Results of rising from a chair, tipping the pelvis and keeping a beat, from what was recorded.

Source: measures reference 4.8, 4.10, 4.11; what is done with several trials, 4.0.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import msgspec
import numpy as np

from game.core.event import Ended, Missed, Reached, Shown
from game.core.recording import Line
from game.core.time import seconds
from game.measures.assessments.load import load_of
from game.measures.assessments.pelvis import PelvicTilt, SideTilt, pelvic_tilt, side_tilt
from game.measures.assessments.plane import Plane, plane_of_trial
from game.measures.assessments.recorded import Recorded
from game.measures.assessments.rhythm import Rhythm, rhythm
from game.measures.assessments.rising import Rising, rising
from game.measures.assessments.squat import Squat, squat, squat_by_load
from game.measures.assessments.values import Value
from game.measures.trial import FloatArray

NO_TRIAL = "no trial was completed"
SQUAT_HZ = 4.0
"""Low-pass of the angle of a thigh. Source: measures reference 4.8."""
DEPTH_PCT = 95.0
"""The depth that repetitions are counted by is so high among all angles of the trial: nobody has to
calibrate it (ours)."""
LEAST_DEPTH_DEG = 10.0
"""Less is a sway of the thigh, and no squat (ours)."""
FIRST_BEATS = 4
"""Left out, as people find their way into the beat. Source: measures reference 4.11."""
ASIDE = 0.2
"""Of half the way from side to side: only a change of sides that went so far beyond the middle
counts (ours)."""
SIDES_PCT = (5.0, 95.0)
"""Percentiles of the sideways place that stand for both sides (ours)."""


def _last(trials: Sequence[Recorded], condition: str) -> Recorded | None:
    """The last trial of a condition that counts."""
    found = [trial for trial in trials if trial.condition == condition and trial.counts]
    return found[-1] if found else None


def _phases(events: Sequence[Line]) -> dict[str, int]:
    """The step at which each phase began, by its label."""
    return {event.label: event.step for event in events if isinstance(event, Shown)}


def _end(events: Sequence[Line]) -> int:
    """The step at which the trial was over."""
    ends = [event.step for event in events if isinstance(event, Reached | Missed | Ended)]
    return ends[0] if ends else 0


def rising_of(key: str, condition: str) -> Callable[[Sequence[Recorded]], Mapping[str, Value]]:
    """The risings of the last trial that counts, under this key."""

    def result(trials: Sequence[Recorded]) -> Mapping[str, Value]:
        trial = _last(trials, condition)
        return {key: Rising().because(NO_TRIAL) if trial is None else _rising(trial)}

    return result


def _rising(trial: Recorded) -> Rising:
    load, phases = load_of(trial), _phases(trial.events)
    if load is None:
        return Rising().because("the device does not weigh")
    if not {"stand", "sit", "go"} <= set(phases):
        return Rising().because("nobody sat down")
    first, last = load.sample(phases["stand"]), load.sample(phases["sit"])
    cue, end = load.sample(phases["go"]), load.sample(_end(trial.events)) + 1
    end = min(end, len(load.load_n))  # an average has no last tenth of a second
    if not 0 <= first < last < cue < end:
        return Rising().because("no stretch without a gap is long enough")
    body_n = float(np.median(load.load_n[first:last]))
    return rising(load.load_n[:end], load.fs_hz, cue=cue, body_n=body_n)


def squat_of(trials: Sequence[Recorded]) -> Mapping[str, Value]:
    """'squat': the last trial that counts, by a sensor at the thigh, whichever way it is worn."""
    trial = _last(trials, "thigh")
    if trial is None:
        return {"squat": Squat(n_reps=None).because(NO_TRIAL)}
    plane = plane_of_trial(trial, SQUAT_HZ)
    parts = _parts(plane, trial, 1, ("stand", "go"))
    if isinstance(plane, str) or isinstance(parts, str):
        return {"squat": Squat(n_reps=None).because(str(parts))}
    moving, quiet = parts
    turned = np.abs(moving - np.median(quiet))
    return {"squat": squats_in(turned, plane.fs_hz)}


def squats_in(turned_deg: FloatArray, fs_hz: float) -> Squat:
    """The squats of one run by their own depth. turned_deg (n,): from standing, at either side of
    it."""
    depth_deg = float(np.percentile(turned_deg, DEPTH_PCT))
    if depth_deg < LEAST_DEPTH_DEG:
        return Squat().because("nobody went down far enough and up again")
    return squat(turned_deg, fs_hz, depth_deg)


def squat_load_of(trials: Sequence[Recorded]) -> Mapping[str, Value]:
    """'squat_load': the last trial that counts, by the load of a board; only a hint."""
    trial, key = _last(trials, "load"), "squat_load"
    nothing = Squat(n_reps=None, low_confidence=True)
    if trial is None:
        return {key: nothing.because(NO_TRIAL)}
    load, phases = load_of(trial), _phases(trial.events)
    if load is None or not {"stand", "go"} <= set(phases):
        return {key: nothing.because("the device does not weigh")}
    first, go = load.sample(phases["stand"]), load.sample(phases["go"])
    end = min(load.sample(_end(trial.events)) + 1, len(load.load_n))
    if not 0 <= first < go < end:
        return {key: nothing.because("no stretch without a gap is long enough")}
    body_n = float(np.median(load.load_n[first:go]))
    return {key: squat_by_load(load.load_n[go:end], load.fs_hz, body_n)}


def pelvic_tilt_of(trials: Sequence[Recorded]) -> Mapping[str, Value]:
    """'pelvic_tilt' for forward and back, 'pelvic_tilt.side' for side to side."""
    found: dict[str, Value] = {}
    for key, condition, axis in (
        ("pelvic_tilt", "forward_back", 1),
        ("pelvic_tilt.side", "side_to_side", 0),
    ):
        trial = _last(trials, condition)
        empty = PelvicTilt() if axis else SideTilt()
        parts = NO_TRIAL if trial is None else _tipping(trial, axis)
        if isinstance(parts, str):
            found[key] = empty.because(parts)
        else:
            found[key] = (pelvic_tilt if axis else side_tilt)(*parts)
    return found


def _tipping(trial: Recorded, axis: int) -> tuple[FloatArray, FloatArray] | str:
    """The moving and the neutral phase, deg; or the reason for which there are none."""
    return _parts(plane_of_trial(trial), trial, axis, ("neutral", "move"))


def _parts(
    plane: Plane | str, trial: Recorded, axis: int, labels: tuple[str, str]
) -> tuple[FloatArray, FloatArray] | str:
    """The angle, deg, in the second of two phases and in the first; or why there is none."""
    phases = _phases(trial.events)
    if isinstance(plane, str):
        return plane
    if plane.unit != "deg" or not set(labels) <= set(phases):
        return "the device does not measure angles"
    quiet, moving = labels
    steps = (phases[quiet], phases[moving], _end(trial.events))
    first, move, end = (plane.sample(step) for step in steps)
    first, end = max(0, first), min(end, len(plane.xy))
    if not plane.has(first, end) or not first < move < end:
        return "no stretch without a gap is long enough"
    return plane.xy[move:end, axis], plane.xy[first:move, axis]


def rhythm_of(trials: Sequence[Recorded]) -> Mapping[str, Value]:
    """'rhythm.60' and so on, by the conditions of the trials: beats a minute."""
    conditions = dict.fromkeys(trial.condition for trial in trials)
    found: dict[str, Value] = {}
    for condition in conditions:
        trial = _last(trials, condition)
        found[f"rhythm.{condition}"] = Rhythm().because(NO_TRIAL) if trial is None else _kept(trial)
    return found


def _kept(trial: Recorded) -> Rhythm:
    plane = plane_of_trial(trial)
    if isinstance(plane, str):
        return Rhythm().because(plane)
    shown = [event.step for event in trial.events if isinstance(event, Shown)]
    beats_s = np.array([seconds(step) for step in shown])[FIRST_BEATS:]
    if len(beats_s) < 2:
        return Rhythm().because("too few beats")
    period_s = seconds(shown[1] - shown[0])
    late_s = trial.header.output_latency_s
    responses_s = crossings_s(plane) - late_s
    within = (responses_s > beats_s[0] - period_s / 2) & (responses_s < beats_s[-1] + period_s / 2)
    found = rhythm(beats_s, responses_s[within], period_s)
    return msgspec.structs.replace(found, latency_ms=1000 * late_s)


def crossings_s(plane: Plane) -> FloatArray:
    """The times, bout time in s, at which the weight went over the middle, which lies halfway
    between where it is on either side. A tremble about the middle is no crossing."""
    x = plane.xy[:, 0]
    left, right = np.percentile(x, SIDES_PCT)
    aside = x - (left + right) / 2
    clear = np.where(np.abs(aside) >= ASIDE * (right - left) / 2, np.sign(aside), 0)
    there = np.flatnonzero(clear)
    turned = there[1:][clear[there[1:]] != clear[there[:-1]]]
    found = []
    for end in turned:
        # the last sample on the old side of the middle, and the moment between it and the next
        old = np.flatnonzero(np.sign(aside[:end]) != clear[end])[-1]
        share = aside[old] / (aside[old] - aside[old + 1])
        found.append(plane.from_s + (old + share) / plane.fs_hz)
    return np.array(found)
