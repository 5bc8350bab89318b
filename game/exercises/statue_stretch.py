"""Statue Stretch: lean into the light, and keep so still that something grows there.

An attempt is one stretch, held until its statue is finished. It grows while the lean stays in one
place, slowly; away from there, or quicker than a stretch should be, growth waits. Nothing withers:
unlike the leaky hold of exercises 2.6, what has grown stays grown, and what ends the attempt is the
time that waiting has taken. Rest is never in the light, and nothing beyond 0.95 of the own range is
(clinical design, hazard H12): nobody is drawn to the end of it. How a stretch felt is asked after
the bout and kept with it; the rules cannot know (E10).
"""

from __future__ import annotations

import random
from collections.abc import Sequence

import msgspec

from game.core.control import CENTRE, FARTHEST_CREDIT, Control
from game.core.event import Collected, Event
from game.core.exercise import Card
from game.core.feedback import modes
from game.core.mounted import Place
from game.core.time import STEPS_PER_S, seconds, steps
from game.exercises import dwell
from game.exercises.attempt import over, shown, with_mode
from game.exercises.haste import behind_after
from game.exercises.star_order import draw_orders
from game.exercises.statue_stretch_level import BOUNDS, Level, Plan, Spans
from game.exercises.statue_stretch_state import (
    FOLLOW,
    Garden,
    Outcome,
    Phase,
    State,
    Stretch,
    held_place,
    next_stretch,
)
from game.text import mark

__all__ = [
    "BOUNDS",
    "CARD",
    "FOLLOW",
    "ID",
    "REST_RADIUS",
    "Garden",
    "Level",
    "Outcome",
    "Phase",
    "Plan",
    "Spans",
    "State",
    "Stretch",
    "aim",
    "dial",
    "done",
    "start",
    "step",
]

ID = "statue_stretch"

CARD = Card(
    title=mark("Statue Stretch"),
    goal=mark("Stay in the ring while it grows"),
    trains=mark("Moving slowly to a gentle stretch, and staying there quietly"),
    stand=mark("Sit on a firm chair, or stand with a rail; sensor flat on trunk or limb"),
    stop=mark("Stop at pain, numbness or dizziness, or when the player asks; never bounce"),
    island="stretch_springs",
    domain="flexibility",
    needs=(("tilt1",), ("tilt2",)),
    worn=(Place.CHEST, Place.WAIST, Place.THIGH, Place.SHANK, Place.HAND),
)

LIGHT = "light"
"""What is collected as the lean comes to rest in the light."""
SETTLE_STEPS = steps(0.5)
"""So long in the light, and the hold begins (ours)."""
MOST_SPEED = 1.0
"""Own ranges a second: 10 degrees a second (exercises 3.10) where the range is 10 degrees."""
SPEED_WINDOW_S = 0.1
"""Short, so that to and fro does not pass for slow (ours)."""
SLOW_AGAIN_STEPS = steps(0.5)
"""Growth waits until it has been slow for so long: a bounce is quick only in part (ours)."""
REST_RADIUS = 0.25
"""Back at rest from here on (ours)."""
FIRST_STEPS, SHORTEST_REST_STEPS, LONGEST_REST_STEPS = steps(1.0), steps(2.5), steps(5.0)
"""The next light comes when the lean is back, but not at once, and at last anyway (ours)."""
DIRECTIONS = {1: 2, 2: 3}
"""By the number of axes: left and right, then forward. Never behind."""

_BETWEEN, _FIND, _HOLD = Phase.BETWEEN, Phase.FIND, Phase.HOLD
"""Looked up in every step; a member of an Enum is slow to reach."""
_FARTHEST = FARTHEST_CREDIT * FARTHEST_CREDIT
_LAG = (MOST_SPEED * SPEED_WINDOW_S) ** 2
_WINDOW_STEPS = SPEED_WINDOW_S * STEPS_PER_S


def start(level: Level, seed: int) -> State:
    """A bare garden, the lean at rest."""
    plan = level.plan
    orders = draw_orders(random.Random(seed), plan.reps, level.limits)
    feedback = modes(plan.feedback, plan.reps, seed, level.condition)
    garden = Garden(level, orders.random[DIRECTIONS[plan.axes]], feedback)
    return State(
        garden, 0, level.clamp(level.d.start), 0, 0, _BETWEEN, 0, 0.0, 0.0, 0.0, 0.0, None,
        False, 0.0, False, 0, 0, 0.0, 0.0, 0, 0, (),
    )  # fmt: skip


def dial(state: State, d: float) -> State:
    """The same state with another difficulty waiting for the next stretch."""
    return msgspec.structs.replace(state, pending_d=state.garden.level.clamp(d))


def step(state: State, control: Control) -> tuple[State, Sequence[Event]]:
    """1/120 s later."""
    stretch = state.stretch
    if state.phase is _BETWEEN or stretch is None:
        return _between(state, control)
    x, y = control.x, control.y
    behind_x = behind_after(state.behind_x, x, _WINDOW_STEPS)
    behind_y = behind_after(state.behind_y, y, _WINDOW_STEPS)
    lag_x, lag_y = x - behind_x, y - behind_y
    haste = SLOW_AGAIN_STEPS if lag_x * lag_x + lag_y * lag_y > _LAG else max(0, state.haste - 1)
    count, sum_x, sum_y = state.count + 1, state.sum_x + x, state.sum_y + y
    middle_x, middle_y = held_place(stretch, sum_x / count, sum_y / count)
    dx, dy = x - middle_x, y - middle_y
    quiet = dx * dx + dy * dy <= stretch.radius * stretch.radius and x * x + y * y <= _FARTHEST
    still = quiet and not haste
    if state.phase is _HOLD:
        return _hold(state, stretch, (x, y, behind_x, behind_y), (sum_x, sum_y), still, haste)
    return _find(state, stretch, (x, y, behind_x, behind_y), (sum_x, sum_y), still, haste)


def aim(state: State) -> Control:
    """The light, or rest in between."""
    stretch = state.stretch
    return CENTRE if stretch is None or state.phase is _BETWEEN else stretch.aim


def done(state: State) -> bool:
    """True after the last stretch, or where the time for a new one is over."""
    plan = state.garden.level.plan
    if state.attempts >= plan.reps:
        return True
    return state.phase is _BETWEEN and state.step >= steps(plan.bout_s)


def _between(state: State, control: Control) -> tuple[State, Sequence[Event]]:
    since, x, y = state.since + 1, control.x, control.y
    later = State(
        state.garden, state.step + 1, state.pending_d, state.attempts, state.successes, _BETWEEN,
        since, x, y, x, y, state.stretch, False, 0.0, False, 0, 0, 0.0, 0.0, 0, 0,
        state.outcomes,
    )  # fmt: skip
    if since < (SHORTEST_REST_STEPS if state.stretch else FIRST_STEPS):
        return later, ()
    back = x * x + y * y <= REST_RADIUS * REST_RADIUS
    if (back or since >= LONGEST_REST_STEPS) and not done(later):
        return _show(later)
    return later, ()


def _show(state: State) -> tuple[State, list[Event]]:
    """The next light comes, with the difficulty that was waiting."""
    stretch = next_stretch(state, state.pending_d)
    event = shown(state, (stretch.x, stretch.y), stretch.radius, stretch.d, stretch.direction)
    towards = dwell.towards(stretch, state.x, state.y)
    later = msgspec.structs.replace(
        state, stretch=stretch, phase=_FIND, since=0, reference=max(0.0, towards)
    )
    return later, with_mode(event, stretch.feedback)


def _find(
    state: State,
    stretch: Stretch,
    lean: tuple[float, float, float, float],
    sums: tuple[float, float],
    still: bool,
    haste: int,
) -> tuple[State, Sequence[Event]]:
    x, y, behind_x, behind_y = lean
    reference, armed = state.reference, state.armed
    if not armed:
        reference, armed = dwell.armed(reference, dwell.towards(stretch, x, y))
    count, (sum_x, sum_y) = (state.count + 1, sums) if still and armed else (0, (0.0, 0.0))
    later = State(
        state.garden, state.step + 1, state.pending_d, state.attempts, state.successes, _FIND,
        state.since + 1, x, y, behind_x, behind_y, stretch, armed, reference, still and armed,
        haste, count, sum_x, sum_y, 0, 0, state.outcomes,
    )  # fmt: skip
    if count >= SETTLE_STEPS:
        begun = msgspec.structs.replace(later, phase=_HOLD, since=0)
        return begun, [Collected(step=later.step, kind=LIGHT, x=stretch.x, y=stretch.y)]
    if later.since >= stretch.patience_steps:
        return _over(later, stretch)
    return later, ()


def _hold(
    state: State,
    stretch: Stretch,
    lean: tuple[float, float, float, float],
    sums: tuple[float, float],
    still: bool,
    haste: int,
) -> tuple[State, Sequence[Event]]:
    x, y, behind_x, behind_y = lean
    later = State(
        state.garden, state.step + 1, state.pending_d, state.attempts, state.successes, _HOLD,
        state.since + 1, x, y, behind_x, behind_y, stretch, True, 0.0, still, haste,
        state.count + 1, sums[0], sums[1], state.held + still,
        state.bounces + (haste > 0 and not state.haste), state.outcomes,
    )  # fmt: skip
    if later.held >= stretch.hold_steps or later.since >= stretch.most_steps:
        return _over(later, stretch)
    return later, ()


def _over(state: State, stretch: Stretch) -> tuple[State, list[Event]]:
    """The statue is finished, or its light has moved on: how much has grown?"""
    success = state.held >= stretch.hold_steps
    grown = min(1.0, state.held / stretch.hold_steps)
    event = over(
        state,
        success=success,
        quality=grown,
        time_s=seconds(state.since),
        label=stretch.direction,
    )
    later = msgspec.structs.replace(
        state,
        attempts=state.attempts + 1,
        successes=state.successes + success,
        phase=_BETWEEN,
        since=0,
        outcomes=(*state.outcomes, Outcome(stretch.direction, success, grown)),
    )
    return later, [event]
