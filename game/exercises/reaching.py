"""Reaching: out to a target, stay on it, and back, a dozen times. An assessment.

Each target waits until the light has rested in the middle for half a second; it is chosen by
staying on it. `time_s` of `Reached` is the time from the target to the beginning of that stay.
Source: measures reference 4.12.
"""

from __future__ import annotations

import enum
import math
import random
from collections.abc import Mapping, Sequence
from typing import Annotated

import msgspec

from game.core.control import CENTRE, FARTHEST_CREDIT, FARTHEST_TARGET, Control
from game.core.event import Event
from game.core.exercise import Card
from game.core.lane import Lane, lane_of
from game.core.level import Level as CoreLevel
from game.core.span import Bound
from game.core.time import seconds, steps
from game.exercises.attempt import over, shown
from game.exercises.blocks import in_blocks
from game.exercises.card_words import BOTH_FEET, STOP
from game.exercises.middle import Middle
from game.exercises.star_order import Direction, point
from game.text import mark

ID = "reaching"

CARD = Card(
    title=mark("Reaching"),
    goal=mark("Bring the light to the ring"),
    trains=mark("A measure of how fast and how smoothly the weight is shifted"),
    stand=BOTH_FEET,
    stop=STOP,
    island="balance_bay",
    domain="balance",
    needs=(("cop",), ("tilt2",)),
    scored=False,
)

BOUNDS: Mapping[str, Bound] = {}

DIRECTIONS: tuple[Direction, ...] = ("left", "forward", "right")
"""Those whose reach is measured and not taken from between two; nothing lies behind."""
START_HOLD_S = 0.5


class Plan(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One size and distance. Reach units."""

    distance: Annotated[float, msgspec.Meta(ge=0.3, le=FARTHEST_TARGET)]
    radius: Annotated[float, msgspec.Meta(ge=0.1, le=0.4)]
    selections: Annotated[int, msgspec.Meta(ge=6, le=30)] = 12
    """The first two count for nothing."""
    dwell_s: Annotated[float, msgspec.Meta(ge=0.3, le=2)] = 0.5
    limit_s: Annotated[float, msgspec.Meta(ge=6, le=30)] = 12.0
    """A target that nobody could stay on is left for the next."""


class Level(CoreLevel, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Nothing adapts."""

    plan: Plan


class Phase(enum.StrEnum):
    """What the person is about."""

    MIDDLE = "middle"
    REACH = "reach"


class State(msgspec.Struct, frozen=True, gc=False):
    """The light and its target. Reach units, x right and y forward."""

    level: Level
    order: tuple[Direction, ...]
    step: int
    d: float
    pending_d: float
    attempts: int
    successes: int
    phase: Phase
    x: float
    y: float
    middle: Middle = Middle()
    since: int = 0
    """Steps since the target lit up."""
    held: int = 0
    """Steps on the target without a break."""

    @property
    def planned(self) -> int:
        """Targets of this run."""
        return len(self.order)

    @property
    def direction(self) -> Direction:
        """Of the present target; in the middle of the next, which is not seen yet."""
        return self.order[min(self.attempts, self.planned - 1)]

    @property
    def lane_ahead(self) -> Lane:
        """Its side."""
        return lane_of(self.direction)

    @property
    def target(self) -> tuple[float, float]:
        """Where it lies."""
        return point(self.direction, self.level.plan.distance)

    @property
    def held_share(self) -> float:
        """How much of the stay is done, 0 to 1."""
        return min(1.0, self.held / steps(self.level.plan.dwell_s))


def start(level: Level, seed: int) -> State:
    """In the middle, no target yet."""
    d = level.clamp(level.d.start)
    order = _order(random.Random(seed), level.plan.selections)
    return State(level, order, 0, d, d, 0, 0, Phase.MIDDLE, 0.0, 0.0)


def _order(source: random.Random, selections: int) -> tuple[Direction, ...]:
    blocks = math.ceil(selections / len(DIRECTIONS))
    return tuple(in_blocks(source, DIRECTIONS, blocks)[:selections])


def dial(state: State, d: float) -> State:
    """The same state: an assessment is never made easier or harder."""
    return state


def step(state: State, control: Control) -> tuple[State, Sequence[Event]]:
    """1/120 s later."""
    later = msgspec.structs.replace(state, step=state.step + 1, x=control.x, y=control.y)
    if state.phase is Phase.MIDDLE:
        return _stand(later, control)
    plan, (x, y) = state.level.plan, state.target
    on_it = (control.x - x) ** 2 + (control.y - y) ** 2 <= plan.radius**2
    inside = on_it and control.reach <= FARTHEST_CREDIT
    later = msgspec.structs.replace(
        later, since=state.since + 1, held=state.held + 1 if inside else 0
    )
    reached = later.held >= steps(plan.dwell_s)
    if reached or later.since >= steps(plan.limit_s):
        return _over(later, reached=reached)
    return later, ()


def aim(state: State) -> Control:
    """The target, or the middle."""
    return CENTRE if state.phase is Phase.MIDDLE else Control(*state.target)


def done(state: State) -> bool:
    """True after the last target."""
    return state.attempts >= state.planned


def _stand(state: State, control: Control) -> tuple[State, Sequence[Event]]:
    state = msgspec.structs.replace(state, middle=state.middle.after(control))
    if done(state) or not state.middle.over(steps(START_HOLD_S)):
        return state, ()
    lit = shown(state, state.target, state.level.plan.radius, state.d, state.direction)
    later = msgspec.structs.replace(state, phase=Phase.REACH, since=0, held=0, middle=Middle())
    return later, [lit]


def _over(state: State, *, reached: bool) -> tuple[State, Sequence[Event]]:
    event = over(
        state,
        success=reached,
        quality=1.0 if reached else state.held_share,
        time_s=seconds(state.since - state.held),
        label=state.direction,
    )
    later = msgspec.structs.replace(
        state,
        attempts=state.attempts + 1,
        successes=state.successes + reached,
        phase=Phase.MIDDLE,
    )
    return later, [event]
