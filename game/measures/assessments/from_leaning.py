"""Results of the assessments by leaning, from what was recorded: weight shift and position sense.

Shares are of the person's own reach as it was calibrated; with a typical reach in its place there
is no result, for 70 % of nobody's reach says nothing. Source: measures reference 4.6, 4.9.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import pairwise

import msgspec
import numpy as np
import numpy.typing as npt

from game.core.time import STEPS_PER_S, seconds
from game.measures.assessments.from_limits import GAP, NO_TRIAL, NOT_OWN
from game.measures.assessments.plane import Attempt, Plane, attempts_of, plane_of_trial
from game.measures.assessments.position_sense import PositionSense, position_sense
from game.measures.assessments.recorded import Recorded
from game.measures.assessments.values import Value
from game.measures.assessments.weight_shift import WeightShift, weight_shift
from game.measures.trial import FloatArray

HELD_S = 1.0
"""Of a hold, its last second is the place that was found."""


def rhythmic_weight_shift(trials: Sequence[Recorded]) -> Mapping[str, Value]:
    """'rws.ml_3s' and so on: one object for each axis and pace, by the conditions of the trials.
    Of several trials the last one that counts."""
    last = {trial.condition: trial for trial in trials if not trial.practice}
    last |= {trial.condition: trial for trial in trials if trial.counts}
    return {f"rws.{condition}": _swing(trial) for condition, trial in last.items()}


def _swing(trial: Recorded) -> WeightShift:
    if not trial.counts:
        return WeightShift().because(NO_TRIAL)
    plane = plane_of_trial(trial)
    if isinstance(plane, str):
        return WeightShift().because(plane)
    if not trial.header.calibration.own:
        return WeightShift().because(NOT_OWN)
    shifts = attempts_of(trial)
    ends = {(shift.shown.x, shift.shown.y) for shift in shifts}
    if len(ends) != 2 or any(abs(sum(axis)) > 1e-9 for axis in zip(*ends, strict=True)):
        return WeightShift().because("the ball did not swing as far to both sides")
    return _followed(plane, shifts)


def _followed(plane: Plane, shifts: Sequence[Attempt]) -> WeightShift:
    """The lean against the ball, from its first turn to its last."""
    axis = 0 if shifts[0].shown.x else 1
    first, end = plane.sample(shifts[0].shown.step), plane.sample(shifts[-1].ended.step) + 1
    end = min(end, len(plane.xy))
    if not plane.has(first, end):
        return WeightShift().because(GAP)
    turns = [*(shift.shown.step for shift in shifts), shifts[-1].ended.step]
    right, left, forward, back = plane.reach
    found = weight_shift(
        plane.xy[first:end],
        plane.fs_hz,
        axis=axis,
        ball_pct=_ball(plane, shifts, turns, np.arange(first, end))[:, axis],
        limits_mm=((left, right), (back, forward))[axis],
        pace_s=seconds(turns[1] - turns[0]),
    )
    return found if plane.unit == "mm" else _without(found, "velocity_mm_s")


def _without(found: WeightShift, name: str) -> WeightShift:
    bare = msgspec.structs.replace(found, **{name: None})
    return bare.because("the device measures angles")


def _ball(
    plane: Plane, shifts: Sequence[Attempt], turns: Sequence[int], samples: npt.NDArray[np.int_]
) -> FloatArray:
    """Where the ball was at these samples, % of own reach, (n, 2): half a cosine from turn to
    turn, and it comes from the end to which it will return."""
    at = (plane.from_s + samples / plane.fs_hz) * STEPS_PER_S
    ends = [(-shifts[0].shown.x, -shifts[0].shown.y)]
    ends += [(shift.shown.x, shift.shown.y) for shift in shifts]
    places = np.empty((len(samples), 2))
    for (start, end), (a, b) in zip(pairwise(turns), pairwise(np.array(ends)), strict=True):
        inside = (at >= start - 1) & (at <= end + 1)
        share = np.clip((at[inside] - start) / (end - start), 0, 1)[:, None]
        places[inside] = (a + b) / 2 + (a - b) / 2 * np.cos(math.pi * share)
    return 100 * places


def joint_position_sense(trials: Sequence[Recorded]) -> Mapping[str, Value]:
    """'joint_position_sense' over all places, and '.left', '.right', '.forward'. Targets and errors
    in own reach: 0.1 is a tenth of how far this person can lean that way."""
    found: dict[str, list[tuple[float, float]]] = {}
    reasons = [NO_TRIAL]
    for trial in trials:
        if trial.counts:
            pairs = _found_again(trial)
            if isinstance(pairs, str):
                reasons.insert(0, pairs)
            else:
                for direction, pair in pairs:
                    found.setdefault(direction, []).append(pair)
    name = "joint_position_sense"
    every = [pair for pairs in found.values() for pair in pairs]
    whole = _errors(every) if every else PositionSense().because(reasons[0])
    return {name: whole, **{f"{name}.{key}": _errors(pairs) for key, pairs in found.items()}}


def _errors(pairs: Sequence[tuple[float, float]]) -> PositionSense:
    return position_sense([pair[0] for pair in pairs], [pair[1] for pair in pairs])


def _found_again(trial: Recorded) -> list[tuple[str, tuple[float, float]]] | str:
    """Direction, target and what was found of every place that was held, practice left out; or the
    reason for which there are none."""
    plane = plane_of_trial(trial)
    if isinstance(plane, str):
        return plane
    if not trial.header.calibration.own:
        return NOT_OWN
    found = []
    for attempt in attempts_of(trial):
        direction, *marks = attempt.shown.label.split("_")
        if marks == ["hidden"] and attempt.reached:
            pair = place_found(plane, attempt)
            if pair is not None:
                found.append((direction, pair))
    return found or "no place was held"


def place_found(plane: Plane, attempt: Attempt) -> tuple[float, float] | None:
    """Target and mean of the hold's last second along the way to it, own reach."""
    shown = attempt.shown
    end = min(plane.sample(attempt.ended.step) + 1, len(plane.xy))
    first = end - round(HELD_S * plane.fs_hz)
    if not plane.has(first, end):
        return None
    limit = np.array(plane.limit(shown.x, shown.y))
    along = float(plane.xy[first:end].mean(axis=0) @ limit) / float(limit @ limit)
    return math.hypot(shown.x, shown.y), along
