"""Flamingo Garden: stand on one side like the flamingo, and keep still in the ring.

An attempt is one hold on one leg. It begins once the other side has carried next to nothing for a
moment; the ring lies around where the player then stands, and goes slowly along. Outside it the
hold drains twice as fast as it fills; a touch-down ends it, and there is time to begin again. What
was held counts by the second.

Forward and back nothing is credited beyond 0.95 of the own reach. Sideways the whole pressure is
under one foot, which stands beyond the reach of two on any board, and so the same 0.95 is counted
from where that foot came to stand: whoever drifts on towards the edge of the board wins nothing by
it (clinical design, hazard H12).
"""

from __future__ import annotations

import math
import random
from collections.abc import Sequence

import msgspec

from game.core.control import CENTRE, EVEN, FARTHEST_CREDIT, Control
from game.core.event import Event
from game.core.exercise import Card
from game.core.feedback import modes
from game.core.lifted_foot import LiftedFoot
from game.core.time import seconds, steps
from game.exercises import dwell
from game.exercises.attempt import over, shown, with_mode
from game.exercises.card_words import STOP
from game.exercises.flamingo_level import BOUNDS, Level, Plan, Spans
from game.exercises.flamingo_state import (
    ON_LEG,
    Garden,
    Hold,
    Outcome,
    Phase,
    State,
    next_hold,
)
from game.exercises.turns import by_turns
from game.text import mark

__all__ = [
    "BOUNDS",
    "CARD",
    "ID",
    "Garden",
    "Hold",
    "Level",
    "Outcome",
    "Phase",
    "Plan",
    "Spans",
    "State",
    "aim",
    "dial",
    "done",
    "start",
    "step",
]

ID = "flamingo_garden"

CARD = Card(
    title=mark("Flamingo Garden"),
    goal=mark("One side up, still in the ring"),
    trains=mark("How long and how steadily each leg carries the balance alone"),
    stand=mark("The standing foot on its own half, fingertips on a rail, somebody within reach"),
    stop=STOP,
    island="balance_bay",
    domain="balance",
    needs=(("cop", "lr"),),
)

LAST_STEPS = steps(5.0)
"""The ring lies around the mean of about so long: whoever finds a better stand is not asked to go
back (ours)."""
FIRST_STEPS = steps(1.0)
CHANGE_STEPS = steps(3.0)
"""From one leg to the other within a set (ours); the same leg rests as long as between sets."""
PATIENCE_STEPS = steps(4.0)
"""The next leg waits so much longer for somebody who still stands on one (ours)."""
GATHER_STEPS = steps(1.5)
"""After a touch-down nobody is asked to lift at once (ours)."""
BOTH_DOWN = 0.25
"""A side that carries this share is on the ground (ours)."""
HOLDS_A_SET = 2
"""One on each leg, but where an affected leg is to stand more often."""

_REST = Phase.REST
"""Looked up in every step; a member of an Enum is slow to reach."""


def start(level: Level, seed: int) -> State:
    """On both feet."""
    plan = level.plan
    holds = HOLDS_A_SET * plan.sets
    legs = by_turns(random.Random(f"legs {seed}"), holds, level.limits)
    garden = Garden(level, legs, modes(plan.feedback, holds, seed, level.condition))
    d = level.clamp(level.d.start)
    return State(
        garden, 0, d, d, 0, 0, Phase.REST, 0, FIRST_STEPS, 0.0, 0.0, EVEN, None,
        LiftedFoot(legs[0]), 0, 0.0, 0.0, 0.0, False, 0, 0, 0, 0, (),
    )  # fmt: skip


def dial(state: State, d: float) -> State:
    """The same state with another difficulty waiting for the next hold."""
    return msgspec.structs.replace(state, pending_d=state.garden.level.clamp(d))


def step(state: State, control: Control) -> tuple[State, Sequence[Event]]:
    """1/120 s later."""
    hold = state.hold
    if state.phase is _REST or hold is None:
        return _rest(state, control)
    x, y = control.x, control.y
    foot, was_up = state.foot.seen(control.right), state.foot.lifted
    stood, centre_x, centre_y, inside = 0, state.centre_x, state.centre_y, False
    foot_x, held, touches, gather = state.foot_x, 0, state.touches, max(0, state.gather - 1)
    if foot.lifted:
        stood = state.stood + 1
        part = 1 / stood if stood < LAST_STEPS else 1 / LAST_STEPS
        centre_x += part * (x - centre_x)
        centre_y += part * (y - centre_y)
        foot_x = foot_x if was_up else x
        inside = math.hypot(x - centre_x, y - centre_y) <= hold.ring and _within(x - foot_x, y)
        held = dwell.after(state.held, on_target=inside)
    elif was_up:
        touches, gather = touches + 1, GATHER_STEPS
    later = State(
        state.garden, state.step + 1, state.d, state.pending_d, state.attempts, state.successes,
        state.phase, state.since + 1, state.pause_steps, x, y, control.right, hold, foot, stood,
        centre_x, centre_y, foot_x, inside, held,
        held if held > state.best_held else state.best_held, touches, gather, state.outcomes,
    )  # fmt: skip
    if held >= hold.hold_steps:
        return _over(later, hold, reached=True)
    if later.since >= hold.limit_steps:
        return _over(later, hold, reached=False)
    return later, ()


def aim(state: State) -> Control:
    """On the one leg; on both in the rest, and for a moment after a touch-down."""
    hold = state.hold
    if state.phase is _REST or hold is None or state.gather:
        return CENTRE
    return ON_LEG[hold.leg]


def done(state: State) -> bool:
    """True after the last hold."""
    return state.attempts >= len(state.garden.legs)


def _within(aside: float, y: float) -> bool:
    """May it be credited? aside: from where the foot stands."""
    return abs(aside) <= FARTHEST_CREDIT and abs(y) <= FARTHEST_CREDIT


def _rest(state: State, control: Control) -> tuple[State, Sequence[Event]]:
    """On both feet, until the pause is over and both stand."""
    since, right = state.since + 1, control.right
    later = State(
        state.garden, state.step + 1, state.d, state.pending_d, state.attempts, state.successes,
        state.phase, since, state.pause_steps, control.x, control.y, right, state.hold, state.foot,
        0, 0.0, 0.0, 0.0, False, state.held, state.best_held, state.touches, 0, state.outcomes,
    )  # fmt: skip
    beyond = since - state.pause_steps
    both = BOTH_DOWN <= right <= 1 - BOTH_DOWN
    if beyond < 0 or (not both and beyond < PATIENCE_STEPS) or done(later):
        return later, ()
    return _ask(later)


def _ask(state: State) -> tuple[State, list[Event]]:
    """A leg is asked for, with the difficulty that was waiting."""
    hold = next_hold(state, state.pending_d)
    later = msgspec.structs.replace(
        state,
        d=hold.d,
        phase=Phase.STAND,
        since=0,
        hold=hold,
        foot=LiftedFoot(hold.leg),
        held=0,
        best_held=0,
        touches=0,
    )
    asked = shown(state, (0.0, 0.0), hold.ring, hold.d, hold.leg)
    return later, with_mode(asked, later.feedback)


def _over(state: State, hold: Hold, *, reached: bool) -> tuple[State, list[Event]]:
    """Both feet down again: the other leg's turn soon, or a rest after a set and before a second
    hold on the same leg."""
    ended = state.attempts + 1
    held_s = seconds(state.best_held)
    event = over(state, success=reached, quality=state.best_share, time_s=held_s, label=hold.leg)
    rest_s = state.garden.level.plan.rest_s
    later = msgspec.structs.replace(
        state,
        attempts=ended,
        successes=state.successes + reached,
        phase=Phase.REST,
        since=0,
        pause_steps=CHANGE_STEPS if _changes(state.garden, ended) else steps(rest_s),
        outcomes=(*state.outcomes, Outcome(hold.leg, state.best_held, reached)),
    )
    return later, [event]


def _changes(garden: Garden, ended: int) -> bool:
    """Does the other leg come next within the set, after so many holds?"""
    if ended % HOLDS_A_SET == 0:
        return False
    return garden.legs[ended] != garden.legs[ended - 1]
