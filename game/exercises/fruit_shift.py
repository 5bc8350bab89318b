"""Fruit Shift: bring the basket under a fruit, hold it there, come back to the middle.

An attempt is one fruit. It is seen coming down before it can be caught; then the hold fills while
the basket is under it, and leaks away from it. It begins only after a real lean towards the
fruit. Only the sideways lean moves the basket.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from game.core.control import CENTRE, EVEN, FARTHEST_CREDIT, Control
from game.core.event import Event
from game.core.exercise import Card
from game.core.feedback import modes
from game.core.time import seconds, steps
from game.exercises import dwell
from game.exercises.attempt import over, shown, with_mode
from game.exercises.card_words import BOTH_FEET, STOP
from game.exercises.fruit_shift_level import BOUNDS, Level, Plan, Spans
from game.exercises.fruit_shift_state import (
    Fruit,
    Orchard,
    Outcome,
    Phase,
    State,
    next_fruit,
    orchard_of,
)
from game.text import mark

__all__ = [
    "BOUNDS",
    "CARD",
    "ID",
    "Fruit",
    "Level",
    "Orchard",
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

ID = "fruit_shift"

CARD = Card(
    title=mark("Fruit Shift"),
    goal=mark("Bring the basket under the fruit"),
    trains=mark("Shifting the weight from side to side, and loading both legs evenly"),
    stand=BOTH_FEET,
    stop=STOP,
    island="balance_bay",
    domain="balance",
    needs=(("cop",), ("lr",)),
)

SHORTEST_RETURN_STEPS = steps(0.8)
LONGEST_RETURN_STEPS = steps(3.0)
"""The next fruit comes when the basket is back in the middle, but not at once, and after this long
anyway (ours)."""
FIRST_RETURN_STEPS = steps(1.0)

_RETURN = Phase.RETURN
"""Looked up in every step; a member of an Enum is slow to reach."""


def start(level: Level, seed: int) -> State:
    """The basket in the middle, no fruit yet."""
    plan = level.plan
    feedback = modes(plan.feedback, plan.fruits, seed, level.condition)
    d = level.clamp(level.d.start)
    return State(
        orchard_of(level, feedback, seed), 0, d, d, 0, 0, Phase.RETURN, 0, 0.0, 0.0, EVEN, None,
        False, False, 0.0, 0, 0, 0, (),
    )  # fmt: skip


def dial(state: State, d: float) -> State:
    """The same state with another difficulty waiting for the next fruit."""
    return msgspec.structs.replace(state, pending_d=state.orchard.level.clamp(d))


def step(state: State, control: Control) -> tuple[State, Sequence[Event]]:
    """1/120 s later."""
    if state.phase is _RETURN:
        return _return(state, control)
    fruit, since = state.fruit, state.since + 1
    assert fruit is not None
    x, y = control.x, control.y
    inside = (
        -fruit.radius <= x - fruit.x <= fruit.radius
        and x * x + y * y <= FARTHEST_CREDIT * FARTHEST_CREDIT
    )
    reference, armed, held = state.reference, state.armed, state.held
    if not armed:
        reference, armed = dwell.armed(reference, x if fruit.x > 0 else -x)
    if since > fruit.preview_steps:
        held = dwell.after(held, on_target=inside and armed)
    later = State(
        state.orchard, state.step + 1, state.d, state.pending_d, state.attempts, state.successes,
        state.phase, since, x, y, control.right, fruit, inside, armed, reference, held,
        held if held > state.best_held else state.best_held,
        state.holding + 1 if state.holding or held else 0,
        state.outcomes,
    )  # fmt: skip
    if held >= fruit.dwell_steps:
        return _over(later, fruit, reached=True)
    if since >= fruit.limit_steps:
        return _over(later, fruit, reached=False)
    return later, ()


def aim(state: State) -> Control:
    """Under the fruit, or the middle in the return."""
    fruit = state.fruit
    if state.phase is _RETURN or fruit is None:
        return CENTRE
    return fruit.aim


def done(state: State) -> bool:
    """True after the last fruit, or where the time for a new one is over."""
    plan = state.orchard.level.plan
    if state.attempts >= plan.fruits:
        return True
    return state.phase is _RETURN and state.step >= steps(plan.bout_s)


def _return(state: State, control: Control) -> tuple[State, Sequence[Event]]:
    since = state.since + 1
    later = State(
        state.orchard, state.step + 1, state.d, state.pending_d, state.attempts, state.successes,
        state.phase, since, control.x, control.y, control.right, state.fruit,
        False, False, 0.0, 0, 0, 0, state.outcomes,
    )  # fmt: skip
    if since < (SHORTEST_RETURN_STEPS if state.fruit else FIRST_RETURN_STEPS):
        return later, ()
    if (later.home or since >= LONGEST_RETURN_STEPS) and not done(later):
        return _show(later)
    return later, ()


def _show(state: State) -> tuple[State, Sequence[Event]]:
    """The next fruit appears, with the difficulty that was waiting."""
    fruit = next_fruit(state)
    seen = shown(state, (fruit.x, 0.0), fruit.radius, fruit.d, fruit.label)
    later = msgspec.structs.replace(
        state,
        d=fruit.d,
        phase=Phase.CATCH,
        since=0,
        fruit=fruit,
        reference=max(0.0, state.x if fruit.x > 0 else -state.x),
    )
    return later, with_mode(seen, later.feedback)


def _over(state: State, fruit: Fruit, *, reached: bool) -> tuple[State, Sequence[Event]]:
    """The fruit is in the basket, or on the grass; the basket may come back.

    Quality: how steadily it was held, 1 without a leak; of a miss how much of the hold was done.
    """
    event = over(
        state,
        success=reached,
        quality=(fruit.dwell_steps if reached else state.best_held)
        / (state.holding if reached else fruit.dwell_steps),
        time_s=seconds(state.since),
        label=fruit.label,
    )
    later = msgspec.structs.replace(
        state,
        attempts=state.attempts + 1,
        successes=state.successes + reached,
        phase=Phase.RETURN,
        since=0,
        outcomes=(*state.outcomes, Outcome(fruit.label, fruit.x, reached)),
    )
    return later, (event,)
