"""How far and how long somebody stayed in a stretch, and how quietly. Source: exercises 3.10,
logged. How it felt is asked after the bout, and kept with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from game.measures.assessments.definition import Definition, Line
from game.measures.assessments.values import Value, mean_of
from game.measures.play.bout import Played
from game.measures.play.tilts import Held, Tilt, by_direction, held

ID = "statue_stretch"
NO_HOLD = "no stretch was held"
NOT_OWN = "the own range was not measured"
LIGHT = "light"
FAST_PCT = 95.0
"""Percentile of the angular speed: single quick moments are noise (ours)."""


class StatueStretch(Value, frozen=True, kw_only=True):
    """The stretches of one direction, or of all."""

    angle_deg: float | None = None
    range_pct: float | None = None
    time_s: float | None = None
    total_s: float = 0.0
    fast_deg_per_s: float | None = None
    n_reps: int = 0


def played(one: Played) -> Mapping[str, Value]:
    """'statue_stretch', and 'statue_stretch.R' and so on for each direction that was met."""
    stretches = held(one.bout, LIGHT)
    if isinstance(stretches, str):
        return {ID: StatueStretch().because(stretches)}
    own = one.bout.header.calibration.own
    found = {ID: _stretched(stretches, own)}
    for short, those in by_direction(stretches).items():
        found[f"{ID}.{short}"] = _stretched(those, own)
    return found


def _stretched(stretches: Sequence[Held], own: bool) -> StatueStretch:
    holds = [each.hold for each in stretches if each.hold is not None]
    times_s = [each.held_s for each in stretches if each.held_s]
    shares = [100 * float(np.mean(hold.along)) / hold.limit_deg for hold in holds]
    return StatueStretch(
        angle_deg=mean_of(float(np.mean(hold.along)) for hold in holds),
        range_pct=mean_of(shares) if own else None,
        time_s=mean_of(times_s),
        total_s=sum(times_s),
        fast_deg_per_s=mean_of(map(_fast, holds)),
        n_reps=len(stretches),
    ).because(NO_HOLD if own or not holds else NOT_OWN)


def _fast(hold: Tilt) -> float:
    steps = np.hypot(np.diff(hold.along), np.diff(hold.across)) * hold.fs_hz
    return float(np.percentile(steps, FAST_PCT))


SHOWN = (
    f"{ID}.fast_deg_per_s",
    f"{ID}.total_s",
    f"{ID}.n_reps",
    f"{ID}.*.angle_deg",
    f"{ID}.*.time_s",
)

DEFINED: Mapping[str, Definition] = {
    "StatueStretch": Definition(
        roots=(ID,),
        about=(
            "Stretches of one direction, and of all; those in which play was paused are left out. "
            "A hold lasts from coming to rest in the light to the end of the stretch. Degrees are "
            "from rest as it was calibrated, along the way to the light, which lies within the own "
            "range: this is no measure of how far somebody can stretch."
        ),
        source="ours; exercises 3.10",
        filter="angle 5 Hz",
        lines={
            "angle_deg": Line("mean angle of a hold, mean", "deg"),
            "range_pct": Line("the same, of the own range in that direction", "%"),
            "time_s": Line("length of a hold, mean of those that began", "s", "larger"),
            "total_s": Line("all holds together", "s", "larger"),
            "fast_deg_per_s": Line(
                f"{FAST_PCT:g}th percentile of the angular speed in a hold, mean; above 10 it is "
                "bouncing",
                "deg/s",
                "smaller",
            ),
            "n_reps": Line("stretches that were over"),
        },
    ),
}
