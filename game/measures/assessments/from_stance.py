"""From recorded trials of standing to results: quiet stance, Romberg, mCTSIB, tandem, one leg,
weight symmetry. Source: measures reference 4.0 to 4.4, 4.7.

Only completed trials count. The result of a visit is the mean of its trials, measure by measure.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from game.core.event import Missed, Reached, Shown
from game.core.pose import GRAVITY_M_S2, Geometry
from game.core.time import seconds
from game.measures.assessments.one_leg import Hold, OneLeg, one_leg
from game.measures.assessments.recorded import Recorded
from game.measures.assessments.sensory import Mctsib, Romberg, mctsib, romberg
from game.measures.assessments.symmetry import WeightSymmetry, weight_symmetry
from game.measures.assessments.values import Value, mean_of
from game.measures.bouts import (
    LEAST_SHARE,
    Trace,
    analysed,
    bout_trial,
    path_of,
    protocol_of,
    trial_within,
)
from game.measures.panel import measured, measures_of
from game.measures.registry import MEASURES
from game.measures.trial import Trial

NO_TRIAL = "no valid trial"
FIRST_S = 1.0
LEAST_HOLD_S = 5.0
"""Sway on one leg is taken without its first second, and from no shorter hold."""


class Stance(Value, frozen=True, kw_only=True):
    """The panel of quiet stance, averaged over the trials of a visit."""

    n_trials: int = 0
    """Trials with a sway velocity."""
    measures: Mapping[str, float | None] = {}
    """By the keys of the registry; kept flat without a name of its own: 'quiet_stance.mvelo'."""


class Tandem(Value, frozen=True, kw_only=True):
    """One foot behind. How long a trial was held that ended early stands with the trial: it is an
    attempt, and no score."""

    n_trials: int = 0
    n_stopped: int = 0
    mvelo: float | None = None


def quiet_stance_of(key: str) -> Callable[[Sequence[Recorded]], dict[str, Value]]:
    """The panel of all trials, under this key."""

    def result(trials: Sequence[Recorded]) -> dict[str, Value]:
        return {key: _stance(trials)}

    return result


def _stance(trials: Sequence[Recorded]) -> Stance:
    panels = [measures_of(trial)[0] for one in trials if (trial := _standing(one)) is not None]
    means = {key: mean_of([panel[key] for panel in panels]) for key in MEASURES}
    return Stance(
        n_trials=sum(panel["mvelo"] is not None for panel in panels),
        measures=means,
        undefined={key: NO_TRIAL for key, mean in means.items() if mean is None},
    )


def romberg_of(trials: Sequence[Recorded]) -> dict[str, Romberg]:
    """From the trials with eyes open and closed on firm ground."""
    return {"romberg": romberg(_velocities(trials, "firm_eo"), _velocities(trials, "firm_ec"))}


def mctsib_of(trials: Sequence[Recorded]) -> dict[str, Mctsib]:
    """From the trials on firm ground and on foam."""
    conditions = ("firm_eo", "firm_ec", "foam_eo", "foam_ec")
    return {"mctsib": mctsib(*(_velocities(trials, one) for one in conditions))}


def tandem_of(trials: Sequence[Recorded]) -> dict[str, Tandem]:
    """For the left and for the right foot behind."""
    return {f"tandem.{side}": _tandem(trials, side) for side in ("left_behind", "right_behind")}


def _tandem(trials: Sequence[Recorded], side: str) -> Tandem:
    speeds = [speed for speed in _velocities(trials, side) if speed is not None]
    stopped = [one for one in _tried(trials, side) if not one.counts]
    return Tandem(n_trials=len(speeds), n_stopped=len(stopped), mvelo=mean_of(speeds)).because(
        NO_TRIAL
    )


def unilateral_of(key: str) -> Callable[[Sequence[Recorded]], dict[str, OneLeg]]:
    """For the left and for the right leg, under this key."""

    def result(trials: Sequence[Recorded]) -> dict[str, OneLeg]:
        return {f"{key}.{leg}": _on_leg(trials, leg) for leg in ("left", "right")}

    return result


def _on_leg(trials: Sequence[Recorded], leg: str) -> OneLeg:
    counted = [one for one in _tried(trials, leg) if one.counts]
    holds = [hold for one in counted if (hold := hold_of(one)) is not None]
    if counted and not holds:
        return OneLeg().because("no foot was seen to leave the board")
    return one_leg(holds)


def hold_of(trial: Recorded) -> Hold | None:
    """The hold of a completed trial; None where no foot was seen to leave the board."""
    shown = next((event for event in trial.events if isinstance(event, Shown)), None)
    over = next((event for event in trial.events if isinstance(event, Reached | Missed)), None)
    if shown is None or over is None:
        return None
    capped = isinstance(over, Reached)
    return Hold(over.time_s, capped, not capped, _hold_velocity(trial, shown, over.time_s))


def _hold_velocity(trial: Recorded, shown: Shown, held_s: float) -> float | None:
    if held_s < LEAST_HOLD_S or trial.header.device.unit != "mm":
        return None
    began_s = seconds(shown.step)
    within_s = (began_s + FIRST_S, began_s + held_s)
    return _velocity(trial_within(trial.header, trial.samples, within_s))


def weight_symmetry_of(trials: Sequence[Recorded]) -> dict[str, WeightSymmetry]:
    """The mean of each number over the trials."""
    found = [one for trial in trials if trial.counts and (one := symmetry_of(trial)) is not None]
    names = [name for name in WeightSymmetry.__struct_fields__ if name not in KEPT]
    means = {name: mean_of([getattr(one, name) for one in found]) for name in names}
    reasons = [why for one in found for why in one.undefined.values()]
    whole = WeightSymmetry(**means, source="one_plate")  # type: ignore[arg-type]
    return {"weight_symmetry": whole.because(next(iter(reasons), NO_TRIAL))}


KEPT = ("source", "undefined")
"""Fields of `WeightSymmetry` that are no numbers."""


def symmetry_of(trial: Recorded) -> WeightSymmetry | None:
    """The load on both sides of one board, as its pairs of sensors share it; None where the device
    does not weigh, or too much of the stance is missing.

    From a ready centre of pressure the same shares follow by the distance of the sensors.
    """
    span = analysed(trial.events)
    if span is None or trial.header.device.unit != "mm":
        return None
    trace = path_of(trial.samples, trial.header.geometry)
    first_s, end_s = map(seconds, span)
    inside = (trace.t_s >= first_s) & (trace.t_s < end_s) & ~np.isnan(trace.load_n)
    least_s = LEAST_SHARE * protocol_of(trial.events).analysed_s
    if not inside.any() or np.ptp(trace.t_s[inside]) < least_s:
        return None
    return shared_load(trace, inside, trial.header.geometry)


def shared_load(trace: Trace, inside: npt.NDArray[np.bool_], geometry: Geometry) -> WeightSymmetry:
    """The load on both sides of one board over these samples, (n,) of the trace."""
    whole_kg = trace.load_n[inside] / GRAVITY_M_S2
    right_kg = whole_kg * (0.5 + trace.xy_mm[inside, 0] / geometry.lx_mm)
    return weight_symmetry(whole_kg - right_kg, right_kg, "one_plate")


def _tried(trials: Sequence[Recorded], condition: str) -> list[Recorded]:
    return [one for one in trials if one.condition == condition and not one.practice]


def _velocities(trials: Sequence[Recorded], condition: str) -> list[float | None]:
    """The sway velocity of each trial of a condition; None for one that does not count."""
    stances = [_standing(one) for one in _tried(trials, condition)]
    return [None if one is None else _velocity(one) for one in stances]


def _standing(trial: Recorded) -> Trial | None:
    return bout_trial(trial.header, trial.samples, trial.events) if trial.counts else None


def _velocity(trial: Trial) -> float | None:
    value = measured(MEASURES["mvelo"], trial)
    return None if isinstance(value, str) else value
