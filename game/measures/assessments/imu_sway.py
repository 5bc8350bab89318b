"""Sway of the trunk by an accelerometer at the lower back (ISway).

Source: Mancini et al. 2012, JNER 9:59, table 2, by way of measures reference 4.13; the cut-off of
3.5 Hz is unverified, `jerk_per_s` is ours. The paper's integrated mean velocity drifts and is not
computed.
"""

from __future__ import annotations

import math

import msgspec
import numpy as np

from game.measures import areas, distances, frequency, spectrum, velocity
from game.measures.assessments.values import Value
from game.measures.trial import Trial

LEAST_SPECTRUM_S = 10.0


class ImuSway(Value, frozen=True, kw_only=True):
    """Accelerations in m/s^2, on their own scale; of several trials the mean of each number."""

    n_trials: int = 1
    jerk: float | None = None
    jerk_per_s: float | None = None
    rms_ml: float | None = None
    rms_ap: float | None = None
    rms_2d: float | None = None
    dist: float | None = None
    path: float | None = None
    range_ml: float | None = None
    range_ap: float | None = None
    mfreq: float | None = None
    area_sw: float | None = None
    power_ml: float | None = None
    power_ap: float | None = None
    f50_ml: float | None = None
    f50_ap: float | None = None
    f95_ml: float | None = None
    f95_ap: float | None = None
    cfreq_ml: float | None = None
    cfreq_ap: float | None = None
    freqd_ml: float | None = None
    freqd_ap: float | None = None


def imu_sway(trial: Trial) -> ImuSway:
    """trial: horizontal acceleration (right, forward) prepared as the source 'trunk', its "mm"
    being m/s^2: turned to the horizontal by the mean tilt, gravity and mean taken off."""
    if trial.undefined is not None:
        return ImuSway().because(trial.undefined)
    if trial.n < 3 or not trial.fs_hz:
        return ImuSway().because("samples")
    steps = np.diff(trial.xy_mm, axis=0)
    jerk = 0.5 * trial.fs_hz * float(np.sum(steps**2))
    rms_ml, rms_ap = (float(np.sqrt(np.mean(axis**2))) for axis in (trial.ml_mm, trial.ap_mm))
    long_enough = trial.duration_s >= LEAST_SPECTRUM_S and trial.fs_hz >= spectrum.LEAST_HZ
    found = ImuSway(
        jerk=jerk,
        jerk_per_s=jerk / trial.duration_s,
        rms_ml=rms_ml,
        rms_ap=rms_ap,
        rms_2d=math.hypot(rms_ml, rms_ap),
        dist=distances.mdist(trial),
        path=velocity.totex(trial),
        range_ml=distances.range_ml(trial),
        range_ap=distances.range_ap(trial),
        mfreq=frequency.mfreq(trial),
        area_sw=areas.area_sw(trial),
    )
    return (_with_spectrum(found, trial) if long_enough else found).because("short or still")


def _with_spectrum(found: ImuSway, trial: Trial) -> ImuSway:
    names = ("power", "f50", "f95", "cfreq", "freqd")
    values = {
        f"{name}_{axis}": getattr(spectrum, f"{name}_{axis}")(trial)
        for name in names
        for axis in ("ml", "ap")
    }
    return msgspec.structs.replace(found, **values)
