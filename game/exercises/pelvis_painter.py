"""Pelvis Painter: tip the brush into the paint, and keep it there while a line is painted.

An attempt is one line: a tilt of the pelvis is found, and held within a band while the legs may
act. It succeeds with four fifths of the hold in the band. A tilt that moves quicker than it should
makes the hold stand still, and nothing else. Neutral is never in the band, and nothing beyond 0.95
of own range is (clinical design, hazard H12): nobody is drawn to the end of it.
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
from game.core.time import seconds, steps
from game.exercises import dwell
from game.exercises.attempt import over, shown, with_mode
from game.exercises.haste import LAG, behind_after
from game.exercises.pelvis_painter_level import BOUNDS, LegTask, Level, Plan, Spans
from game.exercises.pelvis_painter_state import (
    MARKS,
    Line,
    Mark,
    Outcome,
    Phase,
    Sheet,
    State,
    next_line,
)
from game.exercises.star_order import draw_orders
from game.text import mark

__all__ = [
    "BOUNDS",
    "CARD",
    "ID",
    "MARKS",
    "REST_RADIUS",
    "LegTask",
    "Level",
    "Line",
    "Mark",
    "Outcome",
    "Phase",
    "Plan",
    "Sheet",
    "Spans",
    "State",
    "aim",
    "dial",
    "done",
    "start",
    "step",
]

ID = "pelvis_painter"

CARD = Card(
    title=mark("Pelvis Painter"),
    goal=mark("Keep the brush in the paint"),
    trains=mark("Tilting the pelvis, and keeping it still while the legs move"),
    stand=mark("Sit on a firm chair, or stand with a rail; sensor flat on the sacrum"),
    stop=mark("Stop at pain, above all in the lower back, or when the player asks"),
    island="posture_peak",
    domain="posture",
    needs=(("tilt2",),),
    worn=(Place.WAIST,),
)

PAINT = "paint"
"""What is collected as the brush comes into the paint."""
HOLD_SHARE = 0.8
"""A line succeeds with this share of its hold in the band. Source: exercises 3.8."""
DIP_STEPS = steps(0.3)
"""So long in the paint, and the hold begins (ours)."""
REST_RADIUS = 0.25
"""Back in neutral from here on (ours)."""
FIRST_STEPS, SHORTEST_RETURN_STEPS, LONGEST_RETURN_STEPS = steps(1.0), steps(1.2), steps(4.0)
"""The next paint comes when the brush is back, but not at once, and after this long anyway
(ours)."""
DIRECTIONS = {1: 2, 2: 8}
"""By the number of axes, at most; `star_order` leaves out what lies behind where that is not
allowed."""

_BETWEEN, _FIND, _HOLD = Phase.BETWEEN, Phase.FIND, Phase.HOLD
"""Looked up in every step; a member of an Enum is slow to reach."""
_FARTHEST = FARTHEST_CREDIT * FARTHEST_CREDIT
_LAG = LAG * LAG


def start(level: Level, seed: int) -> State:
    """An empty sheet, the brush in neutral."""
    plan = level.plan
    orders = draw_orders(random.Random(seed), plan.lines, level.limits)
    feedback = modes(plan.feedback, plan.lines, seed, level.condition)
    sheet = Sheet(level, orders.random[DIRECTIONS[plan.axes]], feedback)
    d = level.clamp(level.d.start)
    return State(
        sheet, 0, d, 0, 0, Phase.BETWEEN, 0, 0.0, 0.0, 0.0, 0.0, None,
        False, 0.0, False, False, 0, 0, 0, 0, 0.0, 0.0, (), (),
    )  # fmt: skip


def dial(state: State, d: float) -> State:
    """The same state with another difficulty waiting for the next line."""
    return msgspec.structs.replace(state, pending_d=state.sheet.level.clamp(d))


def step(state: State, control: Control) -> tuple[State, Sequence[Event]]:
    """1/120 s later."""
    line = state.line
    if state.phase is _BETWEEN or line is None:
        return _between(state, control)
    x, y = control.x, control.y
    far = x * x + y * y > _FARTHEST
    if state.sheet.level.plan.axes == 1:
        y = 0.0
    behind_x, behind_y = behind_after(state.behind_x, x), behind_after(state.behind_y, y)
    lag_x, lag_y = x - behind_x, y - behind_y
    hasty = lag_x * lag_x + lag_y * lag_y > _LAG
    dx, dy = x - line.x, y - line.y
    inside = dx * dx + dy * dy <= line.band * line.band and not far
    if state.phase is _HOLD:
        return _hold(state, line, (x, y, behind_x, behind_y), (dx, dy), inside, hasty)
    return _find(state, line, (x, y, behind_x, behind_y), inside, hasty)


def aim(state: State) -> Control:
    """The paint, or neutral in between."""
    line = state.line
    return CENTRE if line is None or state.phase is _BETWEEN else line.aim


def done(state: State) -> bool:
    """True after the last line, or where the time for a new one is over."""
    plan = state.sheet.level.plan
    if state.attempts >= plan.lines:
        return True
    return state.phase is _BETWEEN and state.step >= steps(plan.bout_s)


def _between(state: State, control: Control) -> tuple[State, Sequence[Event]]:
    since, x, y = state.since + 1, control.x, control.y
    if state.sheet.level.plan.axes == 1:
        y = 0.0
    later = State(
        state.sheet, state.step + 1, state.pending_d, state.attempts, state.successes, _BETWEEN,
        since, x, y, x, y, state.line, False, 0.0, False, False, 0, 0, 0, 0, 0.0, 0.0,
        state.marks, state.outcomes,
    )  # fmt: skip
    if since < (SHORTEST_RETURN_STEPS if state.line else FIRST_STEPS):
        return later, ()
    back = x * x + y * y <= REST_RADIUS * REST_RADIUS
    if (back or since >= LONGEST_RETURN_STEPS) and not done(later):
        return _show(later)
    return later, ()


def _show(state: State) -> tuple[State, list[Event]]:
    """The next paint comes, with the difficulty that was waiting."""
    line = next_line(state, state.pending_d)
    event = shown(state, (line.x, line.y), line.band, line.d, line.direction)
    later = msgspec.structs.replace(
        state,
        line=line,
        phase=Phase.FIND,
        since=0,
        reference=max(0.0, dwell.towards(line, state.x, state.y)),
        marks=(),
    )
    return later, with_mode(event, line.feedback)


def _find(
    state: State, line: Line, tilt: tuple[float, float, float, float], inside: bool, hasty: bool
) -> tuple[State, Sequence[Event]]:
    x, y, behind_x, behind_y = tilt
    reference, armed = state.reference, state.armed
    if not armed:
        reference, armed = dwell.armed(reference, dwell.towards(line, x, y))
    dipped = state.dipped + 1 if inside and armed and not hasty else 0
    later = State(
        state.sheet, state.step + 1, state.pending_d, state.attempts, state.successes, _FIND,
        state.since + 1, x, y, behind_x, behind_y, line, armed, reference, inside, hasty, dipped,
        0, 0, 0, 0.0, 0.0, (), state.outcomes,
    )  # fmt: skip
    if dipped >= DIP_STEPS:
        begun = msgspec.structs.replace(later, phase=Phase.HOLD, since=0)
        return begun, [Collected(step=later.step, kind=PAINT, x=line.x, y=line.y)]
    if later.since >= line.patience_steps:
        return _over(later, line)
    return later, ()


def _hold(
    state: State,
    line: Line,
    tilt: tuple[float, float, float, float],
    off: tuple[float, float],
    inside: bool,
    hasty: bool,
) -> tuple[State, Sequence[Event]]:
    x, y, behind_x, behind_y = tilt
    held, good, good_before = state.held, state.good, state.good_before
    sum_x, sum_y, marks = state.sum_x, state.sum_y, state.marks
    if not hasty:
        held, good = held + 1, good + inside
        sum_x, sum_y = sum_x + off[0], sum_y + off[1]
        begun, ends = _mark_of(line, len(marks)), _mark_of(line, len(marks) + 1)
        if held >= ends and len(marks) < MARKS:
            count = ends - begun
            fine = 2 * (good - good_before) >= count
            marks = (*marks, Mark(sum_x / count, sum_y / count, fine))
            good_before, sum_x, sum_y = good, 0.0, 0.0
    later = State(
        state.sheet, state.step + 1, state.pending_d, state.attempts, state.successes, _HOLD,
        state.since + 1, x, y, behind_x, behind_y, line, True, 0.0, inside, hasty, 0,
        held, good, good_before, sum_x, sum_y, marks, state.outcomes,
    )  # fmt: skip
    if held >= line.hold_steps or later.since >= line.most_steps:
        return _over(later, line)
    return later, ()


def _mark_of(line: Line, number: int) -> int:
    """The step of the hold at which so many marks are over."""
    return line.hold_steps * number // MARKS


def _over(state: State, line: Line) -> tuple[State, list[Event]]:
    """The line is painted, or its paint has dried: how steady was the brush?"""
    success = state.held >= line.hold_steps and state.good >= HOLD_SHARE * line.hold_steps
    event = over(
        state,
        success=success,
        quality=state.good / line.hold_steps,
        time_s=seconds(state.since),
        label=line.direction,
    )
    later = msgspec.structs.replace(
        state,
        attempts=state.attempts + 1,
        successes=state.successes + success,
        phase=Phase.BETWEEN,
        since=0,
        outcomes=(*state.outcomes, Outcome(line.direction, success, state.marks)),
    )
    return later, [event]
