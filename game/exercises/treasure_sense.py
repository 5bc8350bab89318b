"""Treasure Sense: feel where a treasure lies, then find the place again without seeing it.

An attempt is one treasure. Its place is shown, together with the own lean, until it has been felt
for a while. Back in the middle both go out of sight, and after a wait the place is to be found
again and held for two seconds. What counts is the mean of those two seconds. Only afterwards is it
shown how near that was. Who sways too much to hold still for so long is judged all the same, by
the last two seconds of the search.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import msgspec

from game.core.control import CENTRE, FARTHEST_CREDIT, Control
from game.core.event import Collected, Event
from game.core.exercise import Card
from game.core.time import seconds, steps
from game.exercises import dwell
from game.exercises.attempt import over, shown, with_mode
from game.exercises.card_words import BOTH_FEET, STOP
from game.exercises.stillness import Stillness
from game.exercises.treasure_sense_level import BOUNDS, Level, Plan, Spans
from game.exercises.treasure_sense_state import (
    ACROSS,
    Beach,
    Outcome,
    Phase,
    Place,
    State,
    beach_of,
    next_place,
)
from game.text import mark

__all__ = [
    "BOUNDS",
    "CARD",
    "FELT_RADIUS",
    "ID",
    "Beach",
    "Level",
    "Outcome",
    "Phase",
    "Place",
    "Plan",
    "Spans",
    "State",
    "aim",
    "dial",
    "done",
    "start",
    "step",
]

ID = "treasure_sense"

CARD = Card(
    title=mark("Treasure Sense"),
    goal=mark("Find the treasure where it was shown"),
    trains=mark("Feeling how far a lean goes, and finding it again unseen"),
    stand=BOTH_FEET,
    stop=STOP,
    island="sense_sands",
    domain="proprioception",
    needs=(("cop",), ("tilt2",)),
)

FELT_RADIUS = 0.25
"""So near to a shown place the time at it counts (ours)."""
FELT_STEPS = steps(0.5)
"""After so long there its mark is picked up: something good comes early in an attempt (ours)."""
SHOW_PATIENCE_S = 6.0
"""On top of the time at the place: who cannot stay there searches for it all the same (ours)."""
HOME_RADIUS, HOME_STEPS, LONGEST_BACK_S = 0.2, steps(0.6), 4.0
"""The search begins from rest: so near to the middle for so long, or after so long anyway, but
never before the way back can be gone at the speed that may be asked for (ours)."""
FIRST_STEPS = steps(1.0)
SHORTEST_RETURN_STEPS, LONGEST_RETURN_STEPS = steps(2.2), steps(5.0)
"""Between two treasures: long enough to see what was found (ours)."""
PATIENCE_S, LONGEST_PATIENCE_S = 15.0, 30.0
"""A search without a hold of two seconds ends after so long; the second where there are no time
limits (ours; the first as in the assessment of position sense)."""
STAYED = 0.5
"""Quality at the edge of the tolerance; 1 in the middle of the place (ours)."""

_SHOW, _BACK, _FIND, _RETURN = Phase.SHOW, Phase.BACK, Phase.FIND, Phase.RETURN
"""Looked up in every step; a member of an Enum is slow to reach."""
_MOVING = Stillness()


def start(level: Level, seed: int) -> State:
    """In the middle, no treasure yet."""
    d = level.clamp(level.d.start)
    return State(
        beach_of(level, seed), 0, d, d, 0, 0, Phase.RETURN, 0, 0.0, 0.0, None, 0, False, 0.0,
        _MOVING, (),
    )  # fmt: skip


def dial(state: State, d: float) -> State:
    """The same state with another difficulty waiting for the next treasure."""
    return msgspec.structs.replace(state, pending_d=state.beach.level.clamp(d))


def step(state: State, control: Control) -> tuple[State, Sequence[Event]]:
    """1/120 s later."""
    phase = state.phase
    if phase is _FIND:
        return _find(state, control)
    felt = state.felt
    if phase is _SHOW:
        felt += _at_place(state, control)
    elif phase is _BACK:
        felt = felt + 1 if control.reach <= HOME_RADIUS else 0
    later = State(
        state.beach, state.step + 1, state.d, state.pending_d, state.attempts, state.successes,
        phase, state.since + 1, control.x, control.y, state.place, felt, False, 0.0, _MOVING,
        state.outcomes,
    )  # fmt: skip
    if phase is _SHOW:
        return _shown_on(state, later)
    if phase is _RETURN:
        return _return(later)
    return _stand(later), ()


def aim(state: State) -> Control:
    """The place while it is shown or searched for, else the middle."""
    if state.place is not None and (state.phase is _SHOW or state.phase is _FIND):
        return state.place.aim
    return CENTRE


def done(state: State) -> bool:
    """True after the last treasure, or where the time for a new one is over."""
    plan = state.beach.level.plan
    if state.attempts >= plan.treasures:
        return True
    return state.phase is _RETURN and state.step >= steps(plan.bout_s)


def _at_place(state: State, control: Control) -> bool:
    """Near the place, and not in the middle, which a near place may cover."""
    place = state.place
    assert place is not None
    x, y = control.x, control.y
    return (
        math.hypot(x - place.x, y - place.y) <= FELT_RADIUS
        and (x * x + y * y) >= dwell.ARMED * dwell.ARMED
        and (x * x + y * y) <= FARTHEST_CREDIT * FARTHEST_CREDIT
    )


def _shown_on(before: State, state: State) -> tuple[State, Sequence[Event]]:
    place = state.place
    assert place is not None
    events: Sequence[Event] = ()
    if before.felt < FELT_STEPS <= state.felt:
        events = (Collected(step=state.step, kind="mark", x=place.x, y=place.y),)
    shown_patience_s = state.beach.level.limits.unhurried(SHOW_PATIENCE_S)
    patience_s = max(shown_patience_s, _way_s(state, place))
    waited = state.since >= place.shown_steps + steps(patience_s)
    if state.felt >= place.shown_steps or waited:
        return _turn_to(state, _BACK), events
    return state, events


def _way_s(state: State, place: Place) -> float:
    """From the middle to the place, or back, at the most speed that may be asked for."""
    return math.hypot(place.x, place.y) / state.beach.level.limits.most_speed


def _stand(state: State) -> State:
    """Back to the middle, and the wait there."""
    place, since = state.place, state.since
    assert place is not None
    if state.phase is _BACK:
        longest = steps(max(LONGEST_BACK_S, _way_s(state, place)))
        home = state.felt >= HOME_STEPS or since >= longest
        return _turn_to(state, Phase.WAIT) if home else state
    return _turn_to(state, Phase.FIND) if since >= place.delay_steps else state


def _return(state: State) -> tuple[State, Sequence[Event]]:
    shortest = SHORTEST_RETURN_STEPS if state.place else FIRST_STEPS
    if state.since < shortest or done(state):
        return state, ()
    if state.home or state.since >= LONGEST_RETURN_STEPS:
        return _show(state)
    return state, ()


def _show(state: State) -> tuple[State, Sequence[Event]]:
    """The next treasure is shown, with the difficulty that was waiting."""
    place = next_place(state, state.pending_d)
    event = shown(state, (place.x, place.y), place.tolerance, place.d, place.label)
    later = msgspec.structs.replace(_turn_to(state, Phase.SHOW), d=place.d, place=place)
    return later, with_mode(event, place.feedback)


def _turn_to(state: State, phase: Phase) -> State:
    reference = 0.0
    if phase is _FIND and state.place is not None:
        reference = max(0.0, dwell.towards(state.place, state.x, state.y))
    return msgspec.structs.replace(
        state, phase=phase, since=0, felt=0, armed=False, reference=reference, still=_MOVING
    )


def _find(state: State, control: Control) -> tuple[State, Sequence[Event]]:
    """Until the lean has set out and then been still for two seconds."""
    place, x, y = state.place, control.x, control.y
    assert place is not None
    reference, armed, since = state.reference, state.armed, state.since + 1
    still = state.still.after(control)
    if not armed:
        reference, armed = dwell.armed(reference, dwell.towards(place, x, y))
        still = _MOVING
    later = State(
        state.beach, state.step + 1, state.d, state.pending_d, state.attempts, state.successes,
        state.phase, since, x, y, place, 0, armed, reference, still, state.outcomes,
    )  # fmt: skip
    if still.held or since >= steps(_patience_s(state)):
        return _over(later, place)
    return later, ()


def _patience_s(state: State) -> float:
    limits = state.beach.level.limits
    patience_s = LONGEST_PATIENCE_S if limits.no_time_limit else PATIENCE_S
    return max(limits.unhurried(patience_s), limits.least_time_limit_s)


def _over(state: State, place: Place) -> tuple[State, Sequence[Event]]:
    """The treasure is found, or shows where it was."""
    x, y = state.still.middle if state.armed and state.still.pieces else (state.x, state.y)
    error = _error(place, x, y)
    found = state.armed and error <= place.tolerance and math.hypot(x, y) <= FARTHEST_CREDIT
    quality = max(0.0, 1 - (1 - STAYED) * error / place.tolerance) if state.armed else 0.0
    event = over(
        state,
        success=found,
        quality=quality if found else min(quality, STAYED),
        time_s=seconds(state.since),
        label=place.label,
    )
    outcome = Outcome(place, x, y, state.armed, found)
    later = msgspec.structs.replace(
        _turn_to(state, Phase.RETURN),
        attempts=state.attempts + 1,
        successes=state.successes + found,
        outcomes=(*state.outcomes, outcome),
    )
    return later, [event]


def _error(place: Place, x: float, y: float) -> float:
    """How far off the place a search ended, along the way there and, less, beside it."""
    along, across = place.off(x, y)
    return math.hypot(along, across / ACROSS)
