"""Weight Shift: swing to and fro with a ball, at one pace. An assessment.

The ball swings like a pendulum to half of own reach; each way from one end to the other is an
attempt, `Shown` as the ball turns to it. Between two turns it runs along half a cosine, so the
events alone tell where it was. Source: measures reference 4.6.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Annotated, Literal

import msgspec

from game.core.control import Control
from game.core.event import Event
from game.core.exercise import Card
from game.core.lane import Lane, lane_of
from game.core.level import Level as CoreLevel
from game.core.span import Bound
from game.core.time import seconds, steps
from game.exercises.attempt import over, shown
from game.exercises.card_words import BOTH_FEET, STOP
from game.text import mark

ID = "weight_shift"

CARD = Card(
    title=mark("Pendulum"),
    goal=mark("Swing along with the ball"),
    trains=mark("A measure of how evenly the weight follows a pace"),
    stand=BOTH_FEET,
    stop=STOP,
    island="balance_bay",
    domain="balance",
    needs=(("cop",), ("tilt2",)),
    scored=False,
)

BOUNDS: Mapping[str, Bound] = {}

AMPLITUDE = 0.5
"""Of own reach to either end (unverified)."""
RADIUS = 0.12
"""Of the ball, reach units."""
LEAD_S = 1.5
"""The ball rests in the middle before its first swing (ours)."""
CROSSED = 0.4
"""Beyond the middle by so much of the swing, the weight is on that side: less is a tremble
(ours)."""

Ends = tuple[str, str]
ENDS: Mapping[str, Ends] = {"sideways": ("left", "right"), "forward_back": ("back", "forward")}


class Plan(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Which way, how fast and how often."""

    axis: Literal["sideways", "forward_back"]
    pace_s: Annotated[float, msgspec.Meta(ge=1, le=5)]
    """From one end to the other."""
    shifts: Annotated[int, msgspec.Meta(ge=6, le=30)] = 8


class Level(CoreLevel, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Nothing adapts."""

    plan: Plan


class State(msgspec.Struct, frozen=True, gc=False):
    """The lean and the ball. Reach units, x right and y forward."""

    level: Level
    first: int
    """1 where the ball swings to the right or forward first, -1 otherwise."""
    step: int
    d: float
    pending_d: float
    attempts: int
    successes: int
    x: float
    y: float
    side: int = 0
    """On which side the weight was last, clearly: -1, 1, or 0 for neither yet."""
    crossed: bool = False
    """It has changed sides since the ball last turned."""

    @property
    def planned(self) -> int:
        """Shifts of this run."""
        return self.level.plan.shifts

    @property
    def lane_ahead(self) -> Lane:
        """Where the ball swings next."""
        return lane_of(end_of(self, self.attempts + 1))

    @property
    def along(self) -> float:
        """The lean along the swing."""
        return self.x if self.level.plan.axis == "sideways" else self.y

    @property
    def ball(self) -> tuple[float, float]:
        """Where the ball is."""
        return place(self.level, self.first * swing(self))


def swing(state: State) -> float:
    """How far the ball is from the middle, -1 to 1; 1 at its first end."""
    passed_s = seconds(state.step) - LEAD_S
    if passed_s <= 0:
        return 0.0
    return math.sin(math.pi * passed_s / state.level.plan.pace_s)


def reach_of(level: Level) -> tuple[float, float]:
    """The two ends of the swing along its axis. Nothing lies behind somebody whose therapist does
    not allow it; what is left then is no assessment, and has no result."""
    half = level.plan.axis == "forward_back" and not level.limits.behind
    return (0.0 if half else -AMPLITUDE), AMPLITUDE


def place(level: Level, share: float) -> tuple[float, float]:
    """The place at this share of the swing, -1 to 1."""
    low, high = reach_of(level)
    along = (low + high) / 2 + share * (high - low) / 2
    return (along, 0.0) if level.plan.axis == "sideways" else (0.0, along)


def end_of(state: State, attempt: int) -> str:
    """The label of the end to which an attempt leads; the ball comes from the first end."""
    towards = state.first if attempt % 2 == 0 else -state.first
    return ENDS[state.level.plan.axis][towards > 0]


def start(level: Level, seed: int) -> State:
    """The ball in the middle; the seed chooses its first side. Forward comes before back."""
    first = 1 if level.plan.axis == "forward_back" or seed % 2 == 0 else -1
    d = level.clamp(level.d.start)
    return State(level, first, 0, d, d, 0, 0, 0.0, 0.0)


def dial(state: State, d: float) -> State:
    """The same state: an assessment is never made easier or harder."""
    return state


def turn_step(level: Level, turn: int) -> int:
    """The step at which the ball turns for the n-th time, from 0."""
    return steps(LEAD_S + level.plan.pace_s / 2) + turn * steps(level.plan.pace_s)


def step(state: State, control: Control) -> tuple[State, Sequence[Event]]:
    """1/120 s later."""
    later = _leaning(msgspec.structs.replace(state, step=state.step + 1), control)
    if later.step == turn_step(state.level, 0):
        return msgspec.structs.replace(later, crossed=False), [_shown(later)]
    if later.step < turn_step(state.level, state.attempts + 1):
        return later, ()
    ended = _ended(later)
    later = msgspec.structs.replace(
        later,
        attempts=later.attempts + 1,
        successes=later.successes + later.crossed,
        crossed=False,
    )
    return later, [ended] if done(later) else [ended, _shown(later)]


def aim(state: State) -> Control:
    """The ball."""
    return Control(*state.ball)


def done(state: State) -> bool:
    """True after the last shift."""
    return state.attempts >= state.planned


def _leaning(state: State, control: Control) -> State:
    """With the lean of now, and the side that it is on."""
    later = msgspec.structs.replace(state, x=control.x, y=control.y)
    low, high = reach_of(state.level)
    off = (later.along - (low + high) / 2) / ((high - low) / 2)
    side = 0 if abs(off) < CROSSED else 1 if off > 0 else -1
    if side in (0, state.side):
        return later
    return msgspec.structs.replace(later, side=side, crossed=state.crossed or state.side != 0)


def _shown(state: State) -> Event:
    """The ball turns: from here it runs to the other end."""
    attempt = state.attempts + 1
    towards = state.first if attempt % 2 == 0 else -state.first
    return shown(state, place(state.level, towards), RADIUS, state.d, end_of(state, attempt))


def _ended(state: State) -> Event:
    return over(
        state,
        success=state.crossed,
        quality=float(state.crossed),
        time_s=state.level.plan.pace_s,
        label=end_of(state, state.attempts + 1),
    )
