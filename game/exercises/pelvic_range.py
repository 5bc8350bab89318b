"""Pelvic Range: tip the pelvis to and fro along one axis, slowly, with a swinging picture. An
assessment.

First neutral for 5 s, then five cycles; `Shown` marks the beginning of each by its label. The
picture swings at its own pace and says nothing of how far: nobody is pushed to the end of the
range. Source: measures reference 4.10; safety of exercises 3.8.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Annotated, Literal

import msgspec

from game.core.control import CENTRE, Control
from game.core.event import Event, Reached, Shown
from game.core.exercise import Card
from game.core.lane import Lane
from game.core.level import Level as CoreLevel
from game.core.mounted import Place
from game.core.span import Bound
from game.core.time import seconds, steps
from game.exercises.haste import LAG, behind_after
from game.text import mark

ID = "pelvic_range"

CARD = Card(
    title=mark("Pelvic Range"),
    goal=mark("Swing gently with the bowl of water"),
    trains=mark("A measure of how far the pelvis tips today"),
    stand=mark("Sensor flat on the sacrum, both feet flat, a rail within reach"),
    stop=mark("Stop at pain, above all in the lower back, or when the player asks"),
    island="posture_peak",
    domain="posture",
    needs=(("tilt2",),),
    worn=(Place.WAIST,),
    scored=False,
)

BOUNDS: Mapping[str, Bound] = {}

NEUTRAL, MOVE = "neutral", "move"
AMPLITUDE = 0.85
"""Of own range, where a perfect player would go; never shown, and no more than any target (H6)."""


class Plan(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The protocol of a trial."""

    axis: Literal["forward_back", "sideways"]
    neutral_s: Annotated[float, msgspec.Meta(ge=3, le=10)] = 5.0
    cycles: Annotated[int, msgspec.Meta(ge=2, le=8)] = 5
    pace_hz: Annotated[float, msgspec.Meta(ge=0.05, le=0.3)] = 0.15

    @property
    def moving_s(self) -> float:
        """Length of the moving phase, s."""
        return self.cycles / self.pace_hz


class Level(CoreLevel, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Nothing to set but the axis."""

    plan: Plan


class State(msgspec.Struct, frozen=True, gc=False):
    """How far the trial is, and how quick the movement."""

    step: int
    d: float
    pending_d: float
    attempts: int
    successes: int
    plan: Plan
    lean: float = 0.0
    """Along the axis, own range."""
    behind: float = 0.0
    """The same, smoothed; how far it lags behind tells the speed."""
    planned: int = 1
    lane_ahead: Lane = "all"

    @property
    def neutral_left_s(self) -> float:
        """Until the moving begins, s."""
        return max(0.0, self.plan.neutral_s - seconds(self.step))

    @property
    def share(self) -> float:
        """Of the moving phase that has passed, 0 to 1."""
        passed_s = seconds(self.step) - self.plan.neutral_s
        return max(0.0, min(passed_s / self.plan.moving_s, 1.0))

    @property
    def swing(self) -> float:
        """Where the picture is, -1 to 1; forward or right first."""
        return math.sin(2 * math.pi * self.share * self.plan.cycles)

    @property
    def hasty(self) -> bool:
        """The movement is quicker than it should be."""
        return abs(self.lean - self.behind) > LAG


def start(level: Level, seed: int) -> State:
    """In neutral. The seed changes nothing."""
    d = level.clamp(level.d.start)
    return State(0, d, d, 0, 0, level.plan)


def dial(state: State, d: float) -> State:
    """The same state: an assessment is never made easier or harder."""
    return state


def step(state: State, control: Control) -> tuple[State, Sequence[Event]]:
    """1/120 s later."""
    if done(state):
        return state, ()
    now, plan = state.step + 1, state.plan
    lean = control.y if plan.axis == "forward_back" else control.x
    behind = behind_after(state.behind, lean)
    later = msgspec.structs.replace(state, step=now, lean=lean, behind=behind)
    if now >= steps(plan.neutral_s + plan.moving_s):
        return msgspec.structs.replace(later, attempts=1, successes=1), [_over(later)]
    if now == 1:
        return later, [_shown(later, NEUTRAL)]
    return later, [_shown(later, MOVE)] if now == steps(plan.neutral_s) else ()


def aim(state: State) -> Control:
    """With the picture, through most of the own range."""
    along = AMPLITUDE * state.swing
    if not along:
        return CENTRE
    return Control(0.0, along) if state.plan.axis == "forward_back" else Control(along, 0.0)


def done(state: State) -> bool:
    """True after the last cycle."""
    return state.attempts >= 1


def _shown(state: State, label: str) -> Event:
    return Shown(step=state.step, attempt=1, x=0.0, y=0.0, radius=1.0, d=state.d, label=label)


def _over(state: State) -> Event:
    return Reached(
        step=state.step,
        attempt=1,
        quality=1.0,
        time_s=state.plan.moving_s,
        x=0.0,
        y=0.0,
        label=MOVE,
    )
