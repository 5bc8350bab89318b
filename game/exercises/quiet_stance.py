"""Quiet Stance: standing still for so long, the same every time. A probe, not a game.

Nothing is scored and nothing adapts: the recording is the result. `Shown` says when the analysed
part begins, `Reached` when it is over and how long it was. Source: measures reference 4.1 (30 s
analysed after 3 s that are left out).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated

import msgspec

from game.core.control import CENTRE, Control
from game.core.event import Event, Reached, Shown
from game.core.exercise import Card
from game.core.lane import Lane
from game.core.level import Level as CoreLevel
from game.core.span import Bound
from game.core.time import seconds, steps
from game.exercises.card_words import STOP
from game.text import mark

ID = "quiet_stance"

CARD = Card(
    title=mark("Quiet Stance"),
    goal=mark("Stand quietly and look at the mark"),
    trains=mark("A measure of how steady standing is today"),
    stand=mark("Both feet flat, arms relaxed, a rail or a firm chair within reach"),
    stop=STOP,
    island="balance_bay",
    domain="balance",
    needs=(("cop",), ("tilt2",)),
    scored=False,
)

BOUNDS: Mapping[str, Bound] = {}

LABEL = "quiet"
"""Of the one attempt; by it the measures know a stance from anything else."""


class Plan(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How long it is: part of the protocol, and the same whenever two are to be compared."""

    analysed_s: Annotated[float, msgspec.Meta(ge=10, le=60)] = 30.0
    settle_s: Annotated[float, msgspec.Meta(ge=2, le=5)] = 3.0
    """Left out at the start. Source: measures reference 4.0."""


class Level(CoreLevel, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A probe has nothing to set but the stance and its length."""

    plan: Plan = Plan()


class State(msgspec.Struct, frozen=True, gc=False):
    """How far the probe is."""

    step: int
    d: float
    pending_d: float
    attempts: int
    successes: int
    x: float
    y: float
    """The lean, reach units."""
    plan: Plan = Plan()
    planned: int = 1
    lane_ahead: Lane = "all"

    @property
    def settling(self) -> bool:
        """True in the first seconds, which are not analysed."""
        return self.step < steps(self.plan.settle_s)

    @property
    def whole_s(self) -> float:
        """From the first step to the end, s."""
        return self.plan.settle_s + self.plan.analysed_s

    @property
    def seconds_left(self) -> float:
        """Until the end of the probe, s."""
        return max(0.0, self.whole_s - seconds(self.step))


def start(level: Level, seed: int) -> State:
    """Standing, at the beginning. The seed changes nothing."""
    d = level.clamp(level.d.start)
    return State(0, d, d, 0, 0, 0.0, 0.0, level.plan)


def dial(state: State, d: float) -> State:
    """The same state: a probe is never made easier or harder."""
    return state


def step(state: State, control: Control) -> tuple[State, Sequence[Event]]:
    """1/120 s later."""
    now, plan = state.step + 1, state.plan
    over = state.attempts == 0 and now >= steps(state.whole_s)
    ended = state.attempts + over
    later = State(now, state.d, state.pending_d, ended, ended, control.x, control.y, plan)
    if over:
        return later, [_held(later)]
    if now == steps(plan.settle_s):
        return later, [Shown(step=now, attempt=1, x=0.0, y=0.0, radius=1.0, d=state.d, label=LABEL)]
    return later, ()


def aim(state: State) -> Control:
    """The rest centre."""
    return CENTRE


def done(state: State) -> bool:
    """True when the time is over: after 33 s, where the level says nothing else."""
    return state.attempts >= 1


def _held(state: State) -> Event:
    return Reached(
        step=state.step,
        attempt=1,
        quality=1.0,
        time_s=state.plan.analysed_s,
        x=state.x,
        y=state.y,
        label=LABEL,
    )
