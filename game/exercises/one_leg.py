"""One-Side Stance: one foot up, held until it touches down or the cap is reached. An assessment,
not a game.

`Shown` says that the foot has been off the ground for 0.3 s: the clock starts. `Reached` is the
cap, `Missed` a touch-down; both carry the held time, and neither is a failure. Where no foot was
lifted in time there was no hold, and `Missed` says so in its label: on a one-piece board that is
also what a foot in the middle of the board looks like. Source: measures reference 4.4.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated

import msgspec

from game.core.control import Control
from game.core.event import Event, Missed, Reached, Shown
from game.core.exercise import Card
from game.core.lane import Lane
from game.core.level import Level as CoreLevel
from game.core.lifted_foot import Leg, LiftedFoot
from game.core.span import Bound
from game.core.time import seconds, steps
from game.exercises.card_words import STOP
from game.text import mark

ID = "one_leg"

CARD = Card(
    title=mark("One-Side Stance"),
    goal=mark("Stand on one side, facing the mark"),
    trains=mark("A measure of how long one leg holds the balance today"),
    stand=mark("The standing foot on its own half of the board, a rail within reach"),
    stop=STOP,
    island="balance_bay",
    domain="balance",
    needs=(("cop", "lr"),),
    scored=False,
)

BOUNDS: Mapping[str, Bound] = {}

WAIT_S = 30.0
"""The trial is over when no foot has been lifted for so long (ours)."""
NOT_LIFTED = "not_lifted"
ON_LEG: Mapping[Leg, Control] = {"left": Control(0, 0, right=0.0), "right": Control(0, 0, right=1)}


class Plan(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The protocol of a trial."""

    leg: Leg
    """The one stood on."""
    cap_s: Annotated[float, msgspec.Meta(ge=10, le=45)] = 30.0
    """A hold ends there; 10 s for young children."""


class Level(CoreLevel, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Nothing to set but the leg and the cap."""

    plan: Plan


class State(msgspec.Struct, frozen=True, gc=False):
    """How far the trial is."""

    step: int
    d: float
    pending_d: float
    attempts: int
    successes: int
    plan: Plan
    foot: LiftedFoot
    since: int | None = None
    """The step at which the hold began; None while both feet stand."""
    planned: int = 1
    lane_ahead: Lane = "all"

    @property
    def held_s(self) -> float:
        """For how long the foot has been up, s. The time in which it may have come down already is
        no part of it."""
        if self.since is None:
            return 0.0
        return seconds(self.step - self.since - self.foot.for_steps)


def start(level: Level, seed: int) -> State:
    """On both feet. The seed changes nothing."""
    d = level.clamp(level.d.start)
    return State(0, d, d, 0, 0, level.plan, LiftedFoot(level.plan.leg), lane_ahead=level.plan.leg)


def dial(state: State, d: float) -> State:
    """The same state: an assessment is never made easier or harder."""
    return state


def step(state: State, control: Control) -> tuple[State, Sequence[Event]]:
    """1/120 s later."""
    if done(state):
        return state, ()
    now, foot = state.step + 1, state.foot.seen(control.right)
    if state.since is None:
        return _waiting(msgspec.structs.replace(state, step=now, foot=foot), control)
    held_s = seconds(now - state.since)
    if held_s >= state.plan.cap_s:
        return _over(msgspec.structs.replace(state, step=now), control, state.plan.cap_s)
    if not foot.lifted:
        # the first of the steps that it was down is the end of the hold
        held_s = seconds(state.step - state.since - state.foot.for_steps)
        return _over(msgspec.structs.replace(state, step=now, foot=foot), control, held_s)
    return msgspec.structs.replace(state, step=now, foot=foot), ()


def _waiting(state: State, control: Control) -> tuple[State, Sequence[Event]]:
    now, leg = state.step, state.plan.leg
    if state.foot.lifted:
        shown = Shown(step=now, attempt=1, x=0.0, y=0.0, radius=1.0, d=state.d, label=leg)
        return msgspec.structs.replace(state, since=now), [shown]
    if now >= steps(WAIT_S):
        return _over(state, control, 0.0)
    return state, ()


def _over(state: State, control: Control, held_s: float) -> tuple[State, Sequence[Event]]:
    capped = held_s >= state.plan.cap_s
    told = (Reached if capped else Missed)(
        step=state.step,
        attempt=1,
        quality=min(1.0, held_s / state.plan.cap_s),
        time_s=held_s,
        x=control.x,
        y=control.y,
        label=NOT_LIFTED if state.since is None else state.plan.leg,
    )
    return msgspec.structs.replace(state, attempts=1, successes=int(capped)), [told]


def aim(state: State) -> Control:
    """On the one leg."""
    return ON_LEG[state.plan.leg]


def done(state: State) -> bool:
    """True after the hold, or when none has begun in time."""
    return state.attempts >= 1
