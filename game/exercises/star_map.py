"""Star Map: lean to a star, hold the light on it, come back to the middle.

An attempt is one star. The hold leaks: away from the star it drains twice as fast as it fills. It
begins only after a real lean towards the star. A star that was not lit comes a second time, and
is `Shown` again under the same attempt.
"""

from __future__ import annotations

import math
import random
from collections.abc import Sequence

import msgspec

from game.core.control import CENTRE, FARTHEST_CREDIT, Control
from game.core.event import Event
from game.core.exercise import Card
from game.core.feedback import modes
from game.core.time import seconds, steps
from game.exercises import dwell
from game.exercises.attempt import over, shown, with_mode
from game.exercises.card_words import BOTH_FEET, STOP
from game.exercises.star_level import BOUNDS, Level, Plan, Spans
from game.exercises.star_order import draw_orders
from game.exercises.star_state import (
    REST_RADIUS,
    Outcome,
    Phase,
    Sky,
    Star,
    State,
    next_star,
)
from game.text import mark

__all__ = [
    "BOUNDS",
    "CARD",
    "ID",
    "Level",
    "Outcome",
    "Phase",
    "Plan",
    "Sky",
    "Spans",
    "Star",
    "State",
    "aim",
    "dial",
    "done",
    "start",
    "step",
]

ID = "star_map"

CARD = Card(
    title=mark("Star Map"),
    goal=mark("Bring the light to the star"),
    trains=mark("How far and how surely the weight can be shifted in each direction"),
    stand=BOTH_FEET,
    stop=STOP,
    island="balance_bay",
    domain="balance",
    needs=(("cop",), ("tilt2",)),
)

TRIES = 2
"""Source: exercises 3.3, best of 2."""
SHORTEST_RETURN_STEPS = steps(0.8)
LONGEST_RETURN_STEPS = steps(3.0)
"""The next star comes when the light is back in the middle, but not at once, and after this long
anyway (ours)."""
FIRST_RETURN_STEPS = steps(1.0)


_RETURN = Phase.RETURN
"""Looked up in every step; a member of an Enum is slow to reach."""


def start(level: Level, seed: int) -> State:
    """The light in the middle, no star yet."""
    plan = level.plan
    orders = draw_orders(random.Random(seed), plan.stars, level.limits)
    feedback = modes(plan.feedback, plan.stars, seed, level.condition)
    d = level.clamp(level.d.start)
    return State(
        Sky(level, orders, feedback), 0, d, d, 0, 0, Phase.RETURN, 0, 0.0, 0.0, None,
        False, False, False, 0.0, 0, 0, 1, 0.0, (),
    )  # fmt: skip


def dial(state: State, d: float) -> State:
    """The same state with another difficulty waiting for the next star."""
    return msgspec.structs.replace(state, pending_d=state.sky.level.clamp(d))


def step(state: State, control: Control) -> tuple[State, Sequence[Event]]:
    """1/120 s later."""
    if state.phase is _RETURN:
        return _return(state, control)
    star = state.star
    assert star is not None
    x, y = control.x, control.y
    dx, dy = x - star.x, y - star.y
    inside = (
        dx * dx + dy * dy <= star.radius * star.radius
        and x * x + y * y <= FARTHEST_CREDIT * FARTHEST_CREDIT
    )
    reference, armed = state.reference, state.armed
    if not armed:
        reference, armed = dwell.armed(reference, dwell.towards(star, x, y))
    held = dwell.after(state.held, on_target=inside and armed)
    later = State(
        state.sky, state.step + 1, state.d, state.pending_d, state.attempts, state.successes,
        state.phase, state.since + 1, x, y, star, False, inside, armed, reference, held,
        held if held > state.best_held else state.best_held,
        state.tries,
        state.path + math.hypot(x - state.x, y - state.y), state.outcomes,
    )  # fmt: skip
    if held >= star.dwell_steps:
        return _over(later, star, reached=True)
    if later.since >= star.limit_steps:
        return _try_again(later) if later.tries < TRIES else _over(later, star, reached=False)
    return later, ()


def aim(state: State) -> Control:
    """The star, or the middle in the return."""
    star = state.star
    if state.phase is _RETURN or star is None:
        return CENTRE
    return star.aim


def done(state: State) -> bool:
    """True after the last star, or where the time for a new one is over."""
    plan = state.sky.level.plan
    if state.attempts >= plan.stars:
        return True
    between = state.phase is _RETURN and not state.again
    return between and state.step >= steps(plan.bout_s)


def _return(state: State, control: Control) -> tuple[State, Sequence[Event]]:
    since = state.since + 1
    later = State(
        state.sky, state.step + 1, state.d, state.pending_d, state.attempts, state.successes,
        state.phase, since, control.x, control.y, state.star,
        state.again, False, False, 0.0, 0, 0, state.tries, 0.0, state.outcomes,
    )  # fmt: skip
    shortest = SHORTEST_RETURN_STEPS if state.star else FIRST_RETURN_STEPS
    if since < shortest:
        return later, ()
    back = control.x * control.x + control.y * control.y <= REST_RADIUS * REST_RADIUS
    if (back or since >= LONGEST_RETURN_STEPS) and not done(later):
        return _show(later)
    return later, ()


def _show(state: State) -> tuple[State, Sequence[Event]]:
    """The next star appears, with the difficulty that was waiting, or the same star again."""
    if state.again and state.star is not None:
        star, tries = state.star, state.tries + 1
        star = msgspec.structs.replace(star, shown=state.step, shown_x=state.x, shown_y=state.y)
    else:
        star, tries = next_star(state, state.pending_d), 1
    towards = (state.x * star.x + state.y * star.y) / math.hypot(star.x, star.y)
    lit = shown(state, (star.x, star.y), star.radius, star.d, star.label)
    later = msgspec.structs.replace(
        state,
        d=star.d,
        phase=Phase.REACH,
        since=0,
        star=star,
        again=False,
        tries=tries,
        reference=max(0.0, towards),
    )
    return later, with_mode(lit, later.feedback)


def _try_again(state: State) -> tuple[State, Sequence[Event]]:
    """The star will come once more, from the middle; nothing is said of the try."""
    return msgspec.structs.replace(state, phase=Phase.RETURN, since=0, again=True), ()


def _over(state: State, star: Star, *, reached: bool) -> tuple[State, list[Event]]:
    """The star is lit, or left for another time; the light may come back."""
    event = over(
        state,
        success=reached,
        quality=_directness(state, star) if reached else state.best_held / star.dwell_steps,
        time_s=seconds(state.since),
        label=star.label,
    )
    later = msgspec.structs.replace(
        state,
        attempts=state.attempts + 1,
        successes=state.successes + reached,
        phase=Phase.RETURN,
        since=0,
        outcomes=(*state.outcomes, Outcome(star.label, star.x, star.y, reached)),
    )
    return later, [event]


def _directness(state: State, star: Star) -> float:
    """The straight way to the star as a share of the way that the light went."""
    straight = math.hypot(star.x - star.shown_x, star.y - star.shown_y)
    return min(1.0, straight / state.path) if state.path else 1.0
