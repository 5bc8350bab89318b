"""Still Lake: fetch a small light, come back to rest, and keep the water calm.

An attempt is one hold, and succeeds when the lean stayed within the calm water for four fifths of
it. The calm water lies around the mean of the player's own lean since they came to rest, not around
the rest centre of the calibration: whoever stands a little to one side today wins all the same. Its
middle never lies far out, and beyond 0.95 of the reach (clinical design, hazard H12) nothing is
calm: riding the edge does not pay. A light fetched from the side comes first: who only stands there
has not begun, and to come to rest after a move is half of the skill.
"""

from __future__ import annotations

import math
import random
from collections.abc import Sequence

import msgspec

from game.core.control import CENTRE, FARTHEST_CREDIT, Control, within
from game.core.event import Collected, Event
from game.core.exercise import Card
from game.core.feedback import modes
from game.core.time import seconds, steps
from game.exercises import dwell
from game.exercises.attempt import over, shown, with_mode
from game.exercises.card_words import BOTH_FEET, STOP
from game.exercises.star_order import draw_orders
from game.exercises.still_lake_level import BOUNDS, Level, Plan, Spans
from game.exercises.still_lake_state import (
    BEADS,
    FARTHEST_MIDDLE,
    LIGHT_RADIUS,
    SETTLE_STEPS,
    Attempt,
    Lake,
    Phase,
    State,
    next_attempt,
)
from game.text import mark

__all__ = [
    "BEADS",
    "BOUNDS",
    "CARD",
    "HOME_RADIUS",
    "ID",
    "LIGHT_RADIUS",
    "Attempt",
    "Lake",
    "Level",
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

ID = "still_lake"

CARD = Card(
    title=mark("Still Lake"),
    goal=mark("Keep the lake calm"),
    trains=mark("Standing quietly, and coming to rest after a small shift of weight"),
    stand=BOTH_FEET,
    stop=STOP,
    island="balance_bay",
    domain="balance",
    needs=(("cop",), ("tilt2",)),
)

LABEL = "calm"
"""Of every attempt: a hold has no side, so there is one difficulty for all of them."""
CALM_SHARE = 0.8
"""An attempt succeeds with this share of its hold in the calm water. Source: exercises 3.1."""
DIRECTIONS = 3
"""Lights wait to the left, to the right and ahead; never behind (ours)."""
HOME_RADIUS = 0.30
"""So near to the middle counts as back (ours) …"""
LONGEST_HOME_STEPS = steps(2.0)
"""… and after so long any place does: who stands to one side today is not kept waiting (ours)."""
QUIETEN_STEPS = steps(0.5)
"""Back in the middle, the first half second is for slowing down (ours)."""
FIRST_STEPS, BETWEEN_STEPS = steps(1.0), steps(1.2)

_FETCH, _HOME, _HOLD = Phase.FETCH, Phase.HOME, Phase.HOLD
"""Looked up in every step; a member of an Enum is slow to reach."""


def start(level: Level, seed: int) -> State:
    """The lake at rest, no light yet."""
    plan = level.plan
    order = draw_orders(random.Random(seed), plan.holds, level.limits).random[DIRECTIONS]
    lake = Lake(level, order, modes(plan.feedback, plan.holds, seed, level.condition))
    d = level.clamp(level.d.start)
    return State(
        lake, 0, d, 0, 0, Phase.BETWEEN, 0, 0.0, 0.0, None,
        False, 0.0, 0, 0.0, 0.0, False, 0, 0, (), (),
    )  # fmt: skip


def dial(state: State, d: float) -> State:
    """The same state with another difficulty waiting for the next hold."""
    return msgspec.structs.replace(state, pending_d=state.lake.level.clamp(d))


def step(state: State, control: Control) -> tuple[State, Sequence[Event]]:
    """1/120 s later."""
    phase = state.phase
    if phase is _HOLD:
        return _keep_calm(state, control)
    if phase is _HOME:
        return _come_home(state, control)
    if phase is _FETCH:
        return _fetch(state, control)
    since = state.since + 1
    later = State(
        state.lake, state.step + 1, state.pending_d, state.attempts, state.successes, phase, since,
        control.x, control.y, state.attempt, False, 0.0, 0, 0.0, 0.0, False, 0, 0, state.beads,
        state.outcomes,
    )  # fmt: skip
    wait = BETWEEN_STEPS if state.attempt else FIRST_STEPS
    if since < wait or done(later):
        return later, ()
    return _show(later)


def aim(state: State) -> Control:
    """The light, or the middle: there a perfect player came to rest, and there they stay."""
    attempt = state.attempt
    return attempt.aim if attempt is not None and state.phase is _FETCH else CENTRE


def done(state: State) -> bool:
    """True after the last hold, or where the time for a new one is over."""
    plan = state.lake.level.plan
    if state.attempts >= plan.holds:
        return True
    return state.phase is Phase.BETWEEN and state.step >= steps(plan.bout_s)


def _show(state: State) -> tuple[State, list[Event]]:
    """The next light comes, with the difficulty that was waiting."""
    attempt = next_attempt(state, state.pending_d)
    lit = shown(state, (attempt.x, attempt.y), LIGHT_RADIUS, attempt.d, LABEL)
    towards = dwell.towards(attempt, state.x, state.y)
    later = msgspec.structs.replace(
        state, attempt=attempt, phase=_FETCH, since=0, reference=max(0.0, towards)
    )
    return later, with_mode(lit, attempt.feedback)


def _fetch(state: State, control: Control) -> tuple[State, Sequence[Event]]:
    attempt = state.attempt
    assert attempt is not None
    x, y, since = control.x, control.y, state.since + 1
    reference, armed = state.reference, state.armed
    if not armed:
        reference, armed = dwell.armed(reference, dwell.towards(attempt, x, y))
    near = math.hypot(x - attempt.x, y - attempt.y) <= LIGHT_RADIUS
    later = State(
        state.lake, state.step + 1, state.pending_d, state.attempts, state.successes, _FETCH,
        since, x, y, attempt, armed, reference, 0, 0.0, 0.0, False, 0, 0, (), state.outcomes,
    )  # fmt: skip
    if near and armed:
        taken = Collected(step=later.step, kind="light", x=attempt.x, y=attempt.y)
        return msgspec.structs.replace(later, phase=_HOME, since=0), [taken]
    if since >= attempt.patience_steps:
        return _over(later, attempt)
    return later, ()


def _come_home(state: State, control: Control) -> tuple[State, Sequence[Event]]:
    x, y, since = control.x, control.y, state.since + 1
    home, sum_x, sum_y = state.home + 1, state.sum_x, state.sum_y
    if x * x + y * y > HOME_RADIUS * HOME_RADIUS and since < LONGEST_HOME_STEPS:
        home, sum_x, sum_y = 0, 0.0, 0.0
    elif home > QUIETEN_STEPS:
        sum_x, sum_y = sum_x + x, sum_y + y
    phase = _HOME
    if home >= QUIETEN_STEPS + SETTLE_STEPS:
        phase, since, home = _HOLD, 0, 0
    later = State(
        state.lake, state.step + 1, state.pending_d, state.attempts, state.successes, phase, since,
        x, y, state.attempt, True, 0.0, home, sum_x, sum_y, phase is _HOLD, 0, 0, (),
        state.outcomes,
    )  # fmt: skip
    return later, ()


def _keep_calm(state: State, control: Control) -> tuple[State, Sequence[Event]]:
    attempt = state.attempt
    assert attempt is not None
    x, y, since = control.x, control.y, state.since + 1
    sum_x, sum_y, count = state.sum_x + x, state.sum_y + y, SETTLE_STEPS + since
    middle_x, middle_y = sum_x / count, sum_y / count
    if middle_x * middle_x + middle_y * middle_y > FARTHEST_MIDDLE * FARTHEST_MIDDLE:
        middle_x, middle_y = within(middle_x, middle_y, FARTHEST_MIDDLE)
    dx, dy = x - middle_x, y - middle_y
    inside = (
        dx * dx + dy * dy <= attempt.radius * attempt.radius
        and x * x + y * y <= FARTHEST_CREDIT * FARTHEST_CREDIT
    )
    calm, bead_from, beads = state.calm + inside, state.bead_from, state.beads
    if since % attempt.bead_steps == 0 and len(beads) < BEADS:
        beads = (*beads, 2 * (calm - bead_from) >= attempt.bead_steps)
        bead_from = calm
    later = State(
        state.lake, state.step + 1, state.pending_d, state.attempts, state.successes, _HOLD, since,
        x, y, attempt, True, 0.0, 0, sum_x, sum_y, inside, calm, bead_from, beads, state.outcomes,
    )  # fmt: skip
    if since >= attempt.hold_steps:
        return _over(later, attempt)
    return later, ()


def _over(state: State, attempt: Attempt) -> tuple[State, list[Event]]:
    """The hold is over, or its light has drifted away: how calm was it?"""
    success = state.calm >= CALM_SHARE * attempt.hold_steps
    quality = state.calm / attempt.hold_steps
    event = over(state, success=success, quality=quality, time_s=seconds(state.since), label=LABEL)
    later = msgspec.structs.replace(
        state,
        attempts=state.attempts + 1,
        successes=state.successes + success,
        phase=Phase.BETWEEN,
        since=0,
        outcomes=(*state.outcomes, success),
    )
    return later, [event]
