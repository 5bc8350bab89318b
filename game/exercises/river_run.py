"""River Run: keep the boat on a winding river by leaning sideways.

An attempt is one stretch of river, and succeeds when the boat was on the water for three quarters
of it. Between two stretches lies calm water, which is not judged. Nothing crashes: the banks push
back softly, a rock only takes a little shine.
"""

from __future__ import annotations

import math
import random
from collections.abc import Sequence

import msgspec

from game.core.control import FARTHEST_CREDIT, FARTHEST_TARGET, Control
from game.core.event import Collected, Event, Faded, Missed, Reached, Shown
from game.core.exercise import Card
from game.core.feedback import modes
from game.core.time import seconds
from game.exercises.card_words import BOTH_FEET, STOP
from game.exercises.river_course import (
    EASE_STEPS,
    PRIZE_STEPS,
    draw_phases,
    draw_prizes,
    draw_rocks,
)
from game.exercises.river_level import (
    BOUNDS,
    CALM_STEPS,
    Course,
    Level,
    Plan,
    Spans,
    shape_of,
    stretch_of,
)
from game.exercises.river_state import (
    Ahead,
    State,
    centre_at,
    half_width_at,
    prizes_ahead,
    rocks_ahead,
)
from game.text import mark

__all__ = [
    "BOUNDS",
    "CARD",
    "ID",
    "Ahead",
    "Course",
    "Level",
    "Plan",
    "Spans",
    "State",
    "aim",
    "centre_at",
    "dial",
    "done",
    "half_width_at",
    "prizes_ahead",
    "rocks_ahead",
    "start",
    "step",
]

ID = "river_run"

CARD = Card(
    title=mark("River Run"),
    goal=mark("Keep the boat on the river"),
    trains=mark("Steady control of weight shift from side to side, at a set pace"),
    stand=BOTH_FEET,
    stop=STOP,
    island="coordination_cove",
    domain="coordination",
    needs=(("cop",), ("tilt1",), ("tilt2",)),
)

INSIDE_SHARE = 0.75
"""An attempt succeeds with this share of its stretch on the water. Source: exercises 3.4."""
ASKED = 1.3
"""A river that goes so many times as far asks for it."""
PRIZE_REACH = 0.12
ROCK_REACH = 0.06
BANK_SOFTNESS = 0.08
"""The drawn boat climbs no higher on a bank than this, whatever the lean."""


def start(level: Level, seed: int) -> State:
    """The boat at rest in the middle of calm water."""
    source = random.Random(seed)
    plan = level.plan
    planned = max(1, int(plan.bout_s // (plan.stretch_s + seconds(CALM_STEPS))))
    total_s = planned * (plan.stretch_s + seconds(CALM_STEPS))
    prizes = draw_prizes(source, int(total_s / seconds(PRIZE_STEPS)))
    rocks = tuple(draw_rocks(source, plan.stretch_s) for _ in range(planned))
    feedback = modes(plan.feedback, planned, seed, level.condition)
    course = Course(level, planned, prizes, rocks, feedback)
    d = level.clamp(level.d.start)
    shape = shape_of(level, d)
    straight = msgspec.structs.replace(shape, amplitude=0.0)
    water = stretch_of(course, d, straight, draw_phases(source), began=0, number=-1)
    return State(
        course, water, 0, d, 0, 0, 0.0, 0.0, 0.0, shape.half_width,
        True, 0, 0.0, 0.0, False, False, 0, 0, (), (),
    )  # fmt: skip


def dial(state: State, d: float) -> State:
    """The same state with another difficulty waiting for the next stretch."""
    return msgspec.structs.replace(state, pending_d=state.course.level.clamp(d))


def step(state: State, control: Control) -> tuple[State, Sequence[Event]]:
    """1/120 s later."""
    now = state.step + 1
    stretch = state.stretch
    since = now - stretch.began
    shape = stretch.shape if since >= EASE_STEPS else stretch.shape_at(since)
    centre = stretch.centre(since, shape.amplitude)
    steered = shape.gain * control.x
    half_width = shape.half_width
    off = steered - centre
    credited = control.x * control.x + control.y * control.y <= FARTHEST_CREDIT * FARTHEST_CREDIT
    inside = credited and -half_width <= off <= half_width
    boat = steered if -half_width <= off <= half_width else _against_bank(centre, off, half_width)
    judged = since <= stretch.judged_steps
    asked, armed = state.asked, state.armed
    if not armed:
        river_went = centre - state.from_centre
        boat_went = steered - state.from_boat
        need = stretch.armed_at
        armed = (river_went >= need and boat_went >= need) or (
            river_went <= -need and boat_went <= -need
        )
        asked = asked or abs(river_went) >= ASKED * need
    later = State(
        state.course, stretch, now, state.pending_d, state.attempts, state.successes,
        boat, steered, centre, half_width, inside,
        state.inside_steps + 1 if inside and judged else state.inside_steps,
        state.from_boat, state.from_centre, asked, armed,
        state.shine_steps + 1 if inside else state.shine_steps,
        state.bumps, state.outcomes, state.collected,
    )  # fmt: skip
    if now % PRIZE_STEPS == 0 or since == stretch.judged_steps or now == stretch.ends:
        return _passed(later, control, credited)
    if stretch.rocks:
        return _past_rocks(later, since), ()
    return later, ()


def aim(state: State) -> Control:
    """The lean that keeps the boat in the middle."""
    gain = state.stretch.shape_at(state.since).gain
    return Control(max(-FARTHEST_TARGET, min(state.centre / gain, FARTHEST_TARGET)), 0.0)


def done(state: State) -> bool:
    """True once the last stretch is behind the boat."""
    return state.attempts >= state.course.planned


def _against_bank(centre: float, off: float, half_width: float) -> float:
    beyond = abs(off) - half_width
    eased = half_width + BANK_SOFTNESS * math.tanh(beyond / BANK_SOFTNESS)
    return centre + math.copysign(eased, off)


def _past_rocks(state: State, since: int) -> State:
    for rock in state.stretch.rocks:
        if rock.since == since:
            place = state.centre + rock.offset * state.half_width
            if abs(state.boat - place) <= ROCK_REACH:
                return msgspec.structs.replace(state, bumps=state.bumps + 1, shine_steps=0)
    return state


def _passed(state: State, control: Control, credited: bool) -> tuple[State, list[Event]]:
    """A prize, the end of a stretch or the beginning of the next lies beside the boat."""
    events: list[Event] = []
    since = state.since
    state = _past_rocks(state, since)
    if state.step % PRIZE_STEPS == 0 and credited:
        state = _pick_up(state, events)
    if since == state.stretch.judged_steps and since > 0:
        state = _finish(state, control, events)
    if state.step == state.stretch.ends and not done(state):
        state = _begin(state, events)
    return state, events


def _pick_up(state: State, events: list[Event]) -> State:
    number = state.step // PRIZE_STEPS - 1
    if number >= len(state.course.prizes):
        return state
    prize = state.course.prizes[number]
    place = state.centre + prize.offset * state.half_width
    if abs(state.steered - place) > max(PRIZE_REACH, state.half_width / 2):
        return state
    gain = state.stretch.shape_at(state.since).gain
    events.append(Collected(step=state.step, kind=prize.kind, x=place / gain, y=0.0))
    return msgspec.structs.replace(state, collected=(*state.collected, number))


def _finish(state: State, control: Control, events: list[Event]) -> State:
    """The stretch is over: how was it?"""
    share = state.inside_steps / state.stretch.judged_steps
    success = share >= INSIDE_SHARE and (state.armed or not state.asked)
    kind = Reached if success else Missed
    events.append(
        kind(
            step=state.step,
            attempt=state.attempts + 1,
            quality=share,
            time_s=seconds(state.stretch.judged_steps),
            x=control.x,
            y=control.y,
            label="stretch",
        )
    )
    return msgspec.structs.replace(
        state,
        attempts=state.attempts + 1,
        successes=state.successes + success,
        outcomes=(*state.outcomes, success),
        from_boat=state.steered,
        from_centre=state.centre,
        asked=False,
        armed=False,
    )


def _begin(state: State, events: list[Event]) -> State:
    """The next stretch begins, with the difficulty that was waiting."""
    since = state.since
    stretch = stretch_of(
        state.course,
        state.pending_d,
        state.stretch.shape_at(since),
        state.stretch.phases_at(since),
        began=state.step,
        number=state.attempts,
    )
    gain = stretch.shape.gain
    events.append(
        Shown(
            step=state.step,
            attempt=state.attempts + 1,
            x=state.centre / stretch.before.gain,
            y=0.0,
            radius=stretch.shape.half_width / gain,
            d=stretch.d,
            label="stretch",
        )
    )
    mode = state.course.feedback[state.attempts]
    if mode != "concurrent":
        events.append(Faded(step=state.step, attempt=state.attempts + 1, mode=mode))
    return msgspec.structs.replace(
        state,
        stretch=stretch,
        inside_steps=0,
        bumps=0,
    )
