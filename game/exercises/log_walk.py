"""Log Walk: stay on a log that bends softly, over and over to the other side.

An attempt is one stretch of log, and succeeds when the walker was on it for four fifths of the
time. Time alone walks along; leaning sideways is all there is to do. The log bends by a small shift
to one side, runs straight for a hold, and bends to the other: hold and shift, as the narrow stance
asks. Whoever stands still is left behind by its bends, and on a log too broad for that the stretch
counts only once the lean has gone along with the first of them (the arming of exercises 2.6). A
rock between two logs is for rest. Beyond 0.95 of the reach nothing counts (clinical design, H12).
Where the stance is semi-tandem or tandem, the leading foot is told before, and changes halfway.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import msgspec

from game.core.control import CENTRE, FARTHEST_CREDIT, Control
from game.core.event import Collected, Event
from game.core.exercise import Card
from game.core.feedback import modes
from game.core.time import steps
from game.exercises import dwell
from game.exercises.attempt import over, shown, with_mode
from game.exercises.card_words import STOP
from game.exercises.log_walk_level import BOUNDS, Leads, Level, Plan, Spans
from game.exercises.log_walk_path import MOST_PLACES, Bend, bend, peak_speed
from game.exercises.log_walk_state import (
    CHANGE_S,
    FIRST_S,
    LIGHT_STEPS,
    Crossing,
    Outcome,
    Phase,
    State,
    Stretch,
    changes,
    draw_crossing,
    next_stretch,
)
from game.text import mark

__all__ = [
    "BOUNDS",
    "CARD",
    "ID",
    "LIGHT_STEPS",
    "Bend",
    "Crossing",
    "Leads",
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
    "next_stretch",
    "start",
    "step",
]

ID = "log_walk"

CARD = Card(
    title=mark("Log Walk"),
    goal=mark("Stay on the log as it bends"),
    trains=mark("Holding and shifting the weight sideways on a narrow base"),
    stand=mark("As the therapist says, up to one foot before the other, a rail on each side"),
    stop=STOP,
    island="balance_bay",
    domain="balance",
    needs=(("cop",),),
)

ON_SHARE = 0.8
"""An attempt succeeds with this share of its stretch on the log. Source: exercises 3.6."""
SETTLE_STEPS = steps(0.8)
"""On a rock, between coming back to the middle and the next log, at the least (ours)."""

_WALK = Phase.WALK
"""Looked up in every step; a member of an Enum is slow to reach."""
_FARTHEST_SQUARED = FARTHEST_CREDIT * FARTHEST_CREDIT


def start(level: Level, seed: int) -> State:
    """On the bank, the first log ahead."""
    planned = level.plan.stretches
    feedback = modes(level.plan.feedback, planned, seed, level.condition)
    crossing = draw_crossing(level, seed, MOST_PLACES, feedback)
    pause = CHANGE_S if changes(crossing.leads, 0) else FIRST_S
    d = level.clamp(level.d.start)
    return State(
        crossing, 0, d, 0, 0, Phase.REST, 0, steps(pause), None, 0.0, 0.0, 0.0, None, 0,
        0.0, False, True, 0, 0, 0.0, (), (),
    )  # fmt: skip


def dial(state: State, d: float) -> State:
    """The same state with another difficulty waiting for the next stretch."""
    return msgspec.structs.replace(state, pending_d=state.crossing.level.clamp(d))


def step(state: State, control: Control) -> tuple[State, Sequence[Event]]:
    """1/120 s later."""
    stretch = state.stretch
    if state.phase is not _WALK or stretch is None:
        return _rest(state, control)
    x, y, since = control.x, control.y, state.since + 1
    middle = stretch.middle(since)
    off = x - middle
    inside = -stretch.beam <= off <= stretch.beam and x * x + y * y <= _FARTHEST_SQUARED
    armed, reference = state.armed, state.reference
    if not armed:
        towards = x if stretch.first > 0 else -x
        reference, armed = dwell.armed(reference, towards, stretch.arming)
    later = State(
        state.crossing, state.step + 1, state.pending_d, state.attempts, state.successes, _WALK,
        since, state.pause_steps, None, x, y, middle, stretch, state.used, reference, armed,
        inside, state.on_steps + inside, state.slips + (state.inside and not inside),
        state.squares + off * off, state.trail, state.outcomes,
    )  # fmt: skip
    if since >= stretch.hold_steps:
        return _over(later, stretch)
    if since % LIGHT_STEPS == 0:
        return _pass_light(later)
    return later, ()


def aim(state: State) -> Control:
    """The middle of the log, or of the rock."""
    return Control(state.middle, 0.0) if state.middle else CENTRE


def done(state: State) -> bool:
    """True after the last stretch."""
    return state.attempts >= state.planned


def _rest(state: State, control: Control) -> tuple[State, Sequence[Event]]:
    """On a rock, and back to its middle, until the pause is over."""
    since, back = state.since + 1, state.back
    later = State(
        state.crossing, state.step + 1, state.pending_d, state.attempts, state.successes,
        state.phase, since, state.pause_steps, back, control.x, control.y,
        back.middle(since) if back is not None else 0.0, state.stretch, state.used, 0.0, False,
        True, state.on_steps, state.slips, state.squares, state.trail, state.outcomes,
    )  # fmt: skip
    if since < state.pause_steps or done(later):
        return later, ()
    return _set_out(later)


def _set_out(state: State) -> tuple[State, Sequence[Event]]:
    """The next log begins, with the difficulty that was waiting."""
    stretch = next_stretch(state, state.pending_d)
    assert stretch is not None
    towards = math.copysign(state.x, state.x * stretch.first)
    later = msgspec.structs.replace(
        state,
        phase=Phase.WALK,
        since=0,
        back=None,
        stretch=stretch,
        used=state.used + len(stretch.bends),
        reference=max(0.0, towards),
        on_steps=0,
        slips=0,
        squares=0.0,
        trail=(),
    )
    told = shown(state, (stretch.first, 0.0), stretch.beam, stretch.d, stretch.label)
    return later, with_mode(told, stretch.feedback)


def _pass_light(state: State) -> tuple[State, Sequence[Event]]:
    """A light lies on the log here, for whoever is on it."""
    later = msgspec.structs.replace(state, trail=(*state.trail, state.off))
    if not state.inside:
        return later, ()
    return later, [Collected(step=state.step, kind="light", x=state.middle, y=0.0)]


def _over(state: State, stretch: Stretch) -> tuple[State, Sequence[Event]]:
    """The rock is reached: how was the log?"""
    share = state.on_steps / stretch.hold_steps
    success = share >= ON_SHARE and state.armed
    event = over(state, success=success, quality=share, time_s=stretch.hold_s, label=stretch.label)
    rms = math.sqrt(state.squares / stretch.hold_steps)
    level, ended = state.crossing.level, state.attempts + 1
    back = bend(state.middle, 0.0, peak_speed(level.limits))
    turned = ended < state.planned and changes(state.crossing.leads, ended)
    rest_s = max(level.plan.rest_s, CHANGE_S) if turned else level.plan.rest_s
    later = msgspec.structs.replace(
        state,
        attempts=ended,
        successes=state.successes + success,
        phase=Phase.REST,
        since=0,
        pause_steps=max(steps(rest_s), back.lasts + SETTLE_STEPS),
        back=back,
        inside=True,
        outcomes=(*state.outcomes, Outcome(success, share, rms, state.slips, stretch.label)),
    )
    return later, [event]
