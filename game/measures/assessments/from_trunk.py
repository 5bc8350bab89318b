"""Results of trunk sway, from recorded accelerations. Source: measures reference 4.13."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from statistics import fmean

import msgspec
import numpy as np

from game.core.pose import GRAVITY_M_S2
from game.core.recording import sent_by
from game.core.time import seconds
from game.measures.assessments.imu_sway import ImuSway, imu_sway
from game.measures.assessments.recorded import Recorded
from game.measures.assessments.values import Value
from game.measures.bouts import LEAST_S, analysed, measuring_times_s
from game.measures.preparing import prepare
from game.measures.trial import FloatArray
from input_devices.sample import Kind

NO_TRIAL = "no trial was completed"
LEAST_ACROSS = 0.5
"""Of the sensor's own right must lie in the horizontal; less is worn the wrong way (ours)."""


def imu_sway_of(trials: Sequence[Recorded]) -> Mapping[str, Value]:
    """'imu_sway', averaged over the trials that count."""
    each = [_swaying(trial) for trial in trials if trial.counts]
    reasons = [why for one in each for why in one.undefined.values()]
    means: dict[str, float | None] = {}
    for field in msgspec.structs.fields(ImuSway):
        if field.name not in ("undefined", "n_trials"):
            there = [value for one in each if (value := getattr(one, field.name)) is not None]
            means[field.name] = fmean(there) if there else None
    n_trials = sum(one.rms_2d is not None for one in each)
    whole = ImuSway(n_trials=n_trials, **means)  # type: ignore[arg-type]
    return {"imu_sway": whole.because(next(iter(reasons), NO_TRIAL))}


def _swaying(trial: Recorded) -> ImuSway:
    if trial.header.device.kind is not Kind.ACC_GYRO:
        return ImuSway().because("the device does not measure acceleration")
    span = analysed(trial.events)
    if span is None:
        return ImuSway().because(NO_TRIAL)
    own = sent_by(trial.samples, trial.header.geometry)
    t_s = np.array(measuring_times_s(own))
    inside = (t_s >= seconds(span[0])) & (t_s < seconds(span[1]))
    table = [taken.sample.values[:3] for taken in own]
    measured = np.array(table, dtype=np.float64).reshape(-1, 3)[inside]
    across = horizontal(measured)
    if across is None:
        return ImuSway().because("the sensor was not worn with its right side to the right")
    return imu_sway(prepare(t_s[inside], across, source="trunk", minimum_s=LEAST_S))


def horizontal(measured_g: FloatArray) -> FloatArray | None:
    """The acceleration to the right and forward, (n, 2), m/s^2, as if the sensor had been level on
    average: turned by the mean direction of gravity.

    measured_g (n, 3): right, forward, up as worn, g. None where it is worn on its side, or nothing
    was measured.
    """
    if not len(measured_g):
        return None
    mean = measured_g.mean(axis=0)
    length = float(np.linalg.norm(mean))
    if not length:
        return None
    up = mean / length
    right = np.array([1.0, 0.0, 0.0]) - up[0] * up
    if np.linalg.norm(right) < LEAST_ACROSS:
        return None
    right = right / np.linalg.norm(right)
    level = np.column_stack([right, np.cross(up, right)])
    return np.asarray(GRAVITY_M_S2 * measured_g @ level, dtype=np.float64)
