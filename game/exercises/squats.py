"""Squats: quiet standing, then as many squats as come at one's own pace. An assessment.

`Shown` marks the beginning of either part by its label. The picture says nothing of how deep or how
often: nobody is hurried, and nobody is pushed to the end of what they can. Source: measures
reference 4.8; how long it lasts is ours.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Annotated

import msgspec

from game.core.control import CENTRE, Control
from game.core.event import Event, Reached, Shown
from game.core.exercise import Card
from game.core.lane import Lane
from game.core.level import Level as CoreLevel
from game.core.mounted import Place
from game.core.span import Bound
from game.core.time import seconds, steps
from game.text import mark

ID = "squats"

CARD = Card(
    title=mark("Squats"),
    goal=mark("Sink and rise at your own pace"),
    trains=mark("A measure of how deep and how evenly bending and stretching goes today"),
    stand=mark("Both feet flat, hip-width apart, a rail or a firm chair within reach"),
    stop=mark("Stop at pain, above all in a knee, dizziness, cramp, or when the player asks"),
    island="strength_shore",
    domain="strength",
    needs=(("cop", "weight"), ("tilt2",)),
    worn=(Place.THIGH,),
    scored=False,
    weight_moves=True,
)

BOUNDS: Mapping[str, Bound] = {}

STAND, GO = "stand", "go"
DEPTH = 0.5
"""Of a quarter turn of the thighs, where a perfect player would go (ours)."""
CYCLE_S = 3.0
"""Of a perfect player, down and up (ours)."""


class Plan(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The protocol of a trial."""

    stand_s: Annotated[float, msgspec.Meta(ge=3, le=10)] = 5.0
    """Of quiet standing, from which the depth counts; the first 2 s are for settling."""
    squats_s: Annotated[float, msgspec.Meta(ge=20, le=60)] = 30.0


class Level(CoreLevel, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Nothing to set but how long."""

    plan: Plan = Plan()


class State(msgspec.Struct, frozen=True, gc=False):
    """How far the trial is."""

    step: int
    d: float
    pending_d: float
    attempts: int
    successes: int
    plan: Plan
    planned: int = 1
    lane_ahead: Lane = "all"

    @property
    def going_s(self) -> float:
        """For how long they may squat already, s; 0 before."""
        return max(0.0, seconds(self.step) - self.plan.stand_s)

    @property
    def share(self) -> float:
        """Of the present part that has passed, 0 to 1."""
        if not self.going_s:
            return min(1.0, seconds(self.step) / self.plan.stand_s)
        return min(1.0, self.going_s / self.plan.squats_s)


def start(level: Level, seed: int) -> State:
    """Standing. The seed changes nothing."""
    d = level.clamp(level.d.start)
    return State(0, d, d, 0, 0, level.plan)


def dial(state: State, d: float) -> State:
    """The same state: an assessment is never made easier or harder."""
    return state


def step(state: State, control: Control) -> tuple[State, Sequence[Event]]:
    """1/120 s later."""
    if done(state):
        return state, ()
    later = msgspec.structs.replace(state, step=state.step + 1)
    if later.step >= steps(later.plan.stand_s + later.plan.squats_s):
        return msgspec.structs.replace(later, attempts=1, successes=1), [_over(later)]
    if later.step == 1:
        return later, [_shown(later, STAND)]
    return later, [_shown(later, GO)] if later.step == steps(later.plan.stand_s) else ()


def aim(state: State) -> Control:
    """Down and up, slowly and evenly."""
    sunk = DEPTH * (1 - math.cos(2 * math.pi * state.going_s / CYCLE_S)) / 2
    return Control(0.0, 0.0, lift=-sunk) if sunk else CENTRE


def done(state: State) -> bool:
    """True at the end of the time."""
    return state.attempts >= 1


def _shown(state: State, label: str) -> Event:
    return Shown(step=state.step, attempt=1, x=0.0, y=0.0, radius=1.0, d=state.d, label=label)


def _over(state: State) -> Event:
    return Reached(
        step=state.step, attempt=1, quality=1.0, time_s=state.plan.squats_s, x=0.0, y=0.0, label=GO
    )
