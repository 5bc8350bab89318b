"""Quiet Stance: 30 s of standing still, the same every time. A probe, not a game.

Nothing is scored and nothing adapts: the recording is the result, and measures are taken from its
last 30 s. Source: measures reference 4.1 (30 s analysed after 3 s that are left out).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from game.core.control import CENTRE, Control
from game.core.event import Event, Reached, Shown
from game.core.exercise import Card
from game.core.lane import Lane
from game.core.level import Level as CoreLevel
from game.core.span import Bound
from game.core.time import seconds, steps
from game.text import mark

ID = "quiet_stance"

CARD = Card(
    title=mark("Quiet Stance"),
    goal=mark("Stand quietly and look at the mark"),
    trains=mark("A measure of how steady standing is today"),
    stand=mark("Both feet flat, arms relaxed, a rail or a firm chair within reach"),
    stop=mark("Stop at pain, dizziness, cramp, breathlessness, or when the player asks"),
    island="balance_bay",
    domain="balance",
    needs=(("cop",), ("tilt2",)),
    scored=False,
)

BOUNDS: Mapping[str, Bound] = {}

SETTLING_S = 3.0
ANALYSED_S = 30.0


class Level(CoreLevel, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A probe has nothing to set but the stance; its length is part of the protocol."""


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
    planned: int = 1
    lane_ahead: Lane = "all"

    @property
    def settling(self) -> bool:
        """True in the first seconds, which are not analysed."""
        return self.step < steps(SETTLING_S)

    @property
    def seconds_left(self) -> float:
        """Until the end of the probe, s."""
        return max(0.0, SETTLING_S + ANALYSED_S - seconds(self.step))


def start(level: Level, seed: int) -> State:
    """Standing, at the beginning. The seed changes nothing."""
    d = level.clamp(level.d.start)
    return State(0, d, d, 0, 0, 0.0, 0.0)


def dial(state: State, d: float) -> State:
    """The same state: a probe is never made easier or harder."""
    return state


def step(state: State, control: Control) -> tuple[State, Sequence[Event]]:
    """1/120 s later."""
    now = state.step + 1
    over = state.attempts == 0 and now >= steps(SETTLING_S + ANALYSED_S)
    ended = state.attempts + over
    later = State(now, state.d, state.pending_d, ended, ended, control.x, control.y)
    if over:
        return later, [_held(control, now)]
    if now == steps(SETTLING_S):
        return later, [
            Shown(step=now, attempt=1, x=0.0, y=0.0, radius=1.0, d=state.d, label="quiet")
        ]
    return later, ()


def aim(state: State) -> Control:
    """The rest centre."""
    return CENTRE


def done(state: State) -> bool:
    """True after 33 s."""
    return state.attempts >= 1


def _held(control: Control, now: int) -> Event:
    return Reached(
        step=now,
        attempt=1,
        quality=1.0,
        time_s=ANALYSED_S,
        x=control.x,
        y=control.y,
        label="quiet",
    )
