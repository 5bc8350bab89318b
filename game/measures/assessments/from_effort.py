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
from game.measures.assessments.values import V, Value, averaged
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


SAY_NOTHING = ("undefined", "latency_ms")
UNSURE = Squat(n_reps=None, low_confidence=True)


def _mean(
    trials: Sequence[Recorded], condition: str, value: Callable[[Recorded], V], nothing: V
) -> V:
    """Over the trials of a condition that count; `nothing` with its reason where none does. A
    trial that gave no number at all is left out where another did."""
    each = [value(trial) for trial in trials if trial.condition == condition and trial.counts]
    if not each:
        return nothing.because(NO_TRIAL)
    told = [one for one in each if _tells(one)]
    return averaged(told or each[-1:])


def _tells(value: Value) -> bool:
    """It has a number of what was done; none done is one too."""
    names = (name for name in value.__struct_fields__ if name not in SAY_NOTHING)
    return any(isinstance(getattr(value, name), float) for name in names) or (
        getattr(value, "n_reps", None) is not None
    )


def _phases(events: Sequence[Line]) -> dict[str, int]:
    """The step at which each phase began, by its label."""
    return {event.label: event.step for event in events if isinstance(event, Shown)}


def _end(events: Sequence[Line]) -> int:
    """The step at which the trial was over."""
    ends = [event.step for event in events if isinstance(event, Reached | Missed | Ended)]
    return ends[0] if ends else 0


def rising_of(key: str, condition: str) -> Callable[[Sequence[Recorded]], Mapping[str, Value]]:
    """The risings of the trials that count, under this key."""

    def result(trials: Sequence[Recorded]) -> Mapping[str, Value]:
        return {key: _mean(trials, condition, _rising, Rising())}

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
    """'squat', by a sensor at the thigh, whichever way it is worn."""
    return {"squat": _mean(trials, "thigh", _squats, Squat(n_reps=None))}


def _squats(trial: Recorded) -> Squat:
    plane = plane_of_trial(trial, SQUAT_HZ)
    parts = _parts(plane, trial, 1, ("stand", "go"))
    if isinstance(plane, str) or isinstance(parts, str):
        return Squat(n_reps=None).because(str(parts))
    moving, quiet = parts
    turned = np.abs(moving - np.median(quiet))
    return squats_in(turned, plane.fs_hz)


def squats_in(turned_deg: FloatArray, fs_hz: float) -> Squat:
    """The squats of one run by their own depth. turned_deg (n,): from standing, at either side of
    it."""
    depth_deg = float(np.percentile(turned_deg, DEPTH_PCT))
    if depth_deg < LEAST_DEPTH_DEG:
        return Squat().because("nobody went down far enough and up again")
    return squat(turned_deg, fs_hz, depth_deg)


def squat_load_of(trials: Sequence[Recorded]) -> Mapping[str, Value]:
    """'squat_load', by the load of a board; only a hint."""
    return {"squat_load": _mean(trials, "load", _squats_by_load, UNSURE)}


def _squats_by_load(trial: Recorded) -> Squat:
    load, phases = load_of(trial), _phases(trial.events)
    if load is None or not {"stand", "go"} <= set(phases):
        return UNSURE.because("the device does not weigh")
    first, go = load.sample(phases["stand"]), load.sample(phases["go"])
    end = min(load.sample(_end(trial.events)) + 1, len(load.load_n))
    if not 0 <= first < go < end:
        return UNSURE.because("no stretch without a gap is long enough")
    body_n = float(np.median(load.load_n[first:go]))
    return squat_by_load(load.load_n[go:end], load.fs_hz, body_n)


def pelvic_tilt_of(trials: Sequence[Recorded]) -> Mapping[str, Value]:
    """'pelvic_tilt' for forward and back, 'pelvic_tilt.side' for side to side."""
    return {
        "pelvic_tilt": _mean(trials, "forward_back", _tipped, PelvicTilt()),
        "pelvic_tilt.side": _mean(trials, "side_to_side", _tipped_aside, SideTilt()),
    }


def _tipped(trial: Recorded) -> PelvicTilt:
    parts = _tipping(trial, 1)
    return PelvicTilt().because(parts) if isinstance(parts, str) else pelvic_tilt(*parts)


def _tipped_aside(trial: Recorded) -> SideTilt:
    parts = _tipping(trial, 0)
    return SideTilt().because(parts) if isinstance(parts, str) else side_tilt(*parts)


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
    return {f"rhythm.{one}": _mean(trials, one, _kept, Rhythm()) for one in conditions}


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
