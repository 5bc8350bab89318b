"""Drum March: go from side to side with the drum, a beat at a time.

An attempt is a phrase of eight beats that are seen coming. A beat is kept when the load goes over
to its side within a window either way of it; three of four make a phrase. Where a person has no
time limits there is no window: the drum waits for them, and a steady tempo of their own is what
counts. Only the going over is judged, in the middle of the stance: going farther out earns nothing.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import msgspec

from game.core.control import CENTRE, FARTHEST_CREDIT, Control, Foreseen
from game.core.event import Collected, Event
from game.core.exercise import Card
from game.core.feedback import modes
from game.core.time import seconds, steps
from game.exercises.attempt import over, shown, with_mode
from game.exercises.card_words import STOP
from game.exercises.drum_march_level import (
    BEATS,
    BOUNDS,
    OVER,
    Level,
    Plan,
    Spans,
    latency_steps,
)
from game.exercises.drum_march_state import (
    ASIDE,
    OFTEN_ENOUGH,
    Beat,
    March,
    Phrase,
    State,
    draw_march,
    kept_share,
    next_phrase,
    phrases_of,
)
from game.text import mark

__all__ = [
    "ASIDE",
    "BEATS",
    "BOUNDS",
    "CARD",
    "ID",
    "OVER",
    "Beat",
    "Level",
    "March",
    "Phrase",
    "Plan",
    "Spans",
    "State",
    "aim",
    "dial",
    "done",
    "start",
    "step",
]

ID = "drum_march"

CARD = Card(
    title=mark("Drum March"),
    goal=mark("March with the drum, left and right"),
    trains=mark("Stepping in place to a steady beat, left and right alike"),
    stand=mark("Both feet flat, a rail or chair within reach; small steps, no hopping"),
    stop=STOP,
    island="coordination_cove",
    domain="coordination",
    needs=(("cop",),),
    weight_moves=True,
    own_signs=True,
)

BACK = 0.08
"""So near to the middle the load is on neither side: only then can it go over again (ours)."""
FIRST_STEPS = steps(1.0)
TARGET_RADIUS = 0.3
"""How exactly people place themselves: not judged (ours)."""
PATIENCE, PATIENCE_S = 2.0, 2.0
"""The drum waits for the player so many gaps, and so long, before the next beat comes (ours)."""


def start(level: Level, seed: int) -> State:
    """In the middle."""
    phrases = phrases_of(level)
    feedback = modes(level.plan.feedback, phrases, seed, level.condition)
    d = level.clamp(level.d.start)
    return State(
        draw_march(level, phrases, seed, feedback), 0, d, d, 0, 0, None, False, 0, FIRST_STEPS,
        0.0, 0.0, 0, CENTRE, 0, 0, 0, -1, False, (), 0, 0, 0,
    )  # fmt: skip


def dial(state: State, d: float) -> State:
    """The same state with another difficulty waiting for the next phrase."""
    return msgspec.structs.replace(state, pending_d=state.march.level.clamp(d))


def step(state: State, control: Control) -> tuple[State, Sequence[Event]]:
    """1/120 s later."""
    x, side, since = control.x, state.side, state.since + 1
    if -BACK < x < BACK or x * side < 0:
        side = 0
    if not side and not -OVER < x < OVER:
        side = 1 if x > 0 else -1
    later = State(
        state.march, state.step + 1, state.d, state.pending_d, state.attempts, state.successes,
        state.phrase, state.playing, since, state.pause_steps, x, control.y, side, state.aim,
        state.beat, state.due, state.closes, state.came, state.landed, state.kept, state.missed,
        state.heard, state.goings,
    )  # fmt: skip
    if not state.playing:
        if since >= state.pause_steps and not done(state):
            return _begin(later)
        return later, ()
    went = side and side != state.side and math.hypot(x, control.y) <= FARTHEST_CREDIT
    if not went and since < state.closes and since != state.due:
        return later, ()
    return _marched(later, went=bool(went))


def aim(state: State) -> Control:
    """On the side of the beat that was last; in the middle until the first."""
    return state.aim


def done(state: State) -> bool:
    """True after the last phrase."""
    return state.attempts >= state.planned


def _begin(state: State) -> tuple[State, list[Event]]:
    """The next phrase is seen coming."""
    phrase = next_phrase(state)
    first_x = ASIDE * phrase.ways[0]
    later = msgspec.structs.replace(
        state,
        d=phrase.d,
        phrase=phrase,
        playing=True,
        since=0,
        aim=Foreseen(0.0, 0.0, next_x=first_x, after_steps=phrase.lead),
        kept=(),
        goings=0,
    )
    event = shown(later, (first_x, 0.0), TARGET_RADIUS, phrase.d, phrase.label)
    return _awaiting(later, phrase, 0, phrase.lead), with_mode(event, later.feedback)


def _awaiting(state: State, phrase: Phrase, beat: int, due: int) -> State:
    """That beat is the next."""
    if state.own_tempo:
        usual = phrase.gaps[min(beat, BEATS - 2)]
        closes = due + steps(PATIENCE_S) + round(PATIENCE * usual)
    else:
        closes = phrase.closes(beat, due)
    return msgspec.structs.replace(state, beat=beat, due=due, closes=closes, came=-1, landed=False)


def _marched(state: State, *, went: bool) -> tuple[State, Sequence[Event]]:
    """Something comes at this step: the load goes over, a beat sounds, or is over."""
    phrase = state.phrase
    assert phrase is not None
    events: list[Event] = []
    if went or _waits_there(state, phrase):
        state, events = _gone(state, phrase)
    if state.since == state.due:
        state = _sounded(state, phrase)
    if state.since < state.closes:
        return state, events
    state = _settled(state, phrase)
    if len(state.kept) < BEATS:
        return state, events
    state, event = _over(state, phrase)
    return state, [*events, event]


def _gone(state: State, phrase: Phrase) -> tuple[State, list[Event]]:
    """The load has gone over to a side; where it is the beat's, in time or not."""
    window = phrase.asked.window_steps
    if state.beat == 0 and state.since < phrase.lead - phrase.gaps[0] // 2:
        return state, []  # nobody is held to a step long before the march begins
    state = msgspec.structs.replace(state, goings=state.goings + 1)
    if state.landed or state.side != phrase.ways[state.beat]:
        return state, []
    off = state.since - latency_steps(state.march.level.plan) - state.due
    landed = phrase.go[state.beat] and (window is None or abs(off) <= window)
    closes = state.closes
    if state.own_tempo:
        closes = state.since
    elif landed and state.beat == BEATS - 1:  # the last one need not wait to be praised
        closes = max(state.since, state.due)
    later = msgspec.structs.replace(state, came=state.since, landed=landed, closes=closes)
    if state.own_tempo:
        later = _sounded(later, phrase)
    if not landed:
        return later, []
    kind = "right" if state.side > 0 else "left"
    return later, [Collected(step=state.step, kind=kind, x=ASIDE * state.side, y=0.0)]


def _waits_there(state: State, phrase: Phrase) -> bool:
    """At the own tempo somebody may have gone over before the drum: then they are there."""
    there = state.own_tempo and state.since == state.due and state.came < 0
    on_side = there and state.side == phrase.ways[state.beat]
    return on_side and math.hypot(state.x, state.y) <= FARTHEST_CREDIT


def _sounded(state: State, phrase: Phrase) -> State:
    """The beat is heard; at the own tempo the player's own step is what sounds."""
    heard = state.heard + (not state.own_tempo or state.came >= 0)
    if not phrase.go[state.beat]:
        return msgspec.structs.replace(state, heard=heard)
    return msgspec.structs.replace(state, heard=heard, aim=phrase.foreseen(state.beat))


def _settled(state: State, phrase: Phrase) -> State:
    """The present beat is over, and the next is awaited."""
    number, came, go = state.beat, state.came, phrase.go[state.beat]
    off = came - latency_steps(state.march.level.plan) - state.due if came >= 0 else 0
    beat = Beat(
        phrase.ways[number], go, state.landed if go else came < 0, came if came >= 0 else None, off
    )
    later = msgspec.structs.replace(state, kept=(*state.kept, beat))
    if number + 1 == BEATS:
        return later
    since = state.due
    if state.own_tempo:
        since = state.since
    return _awaiting(later, phrase, number + 1, since + phrase.gaps[number])


def _over(state: State, phrase: Phrase) -> tuple[State, Event]:
    """The phrase is over; the next is seen coming a beat after its last one."""
    share = kept_share(state, phrase)
    reached = share >= OFTEN_ENOUGH
    event = over(
        state, success=reached, quality=share, time_s=seconds(state.since), label=phrase.label
    )
    last = state.since if state.own_tempo else state.due
    pause = max(1, last + 2 * phrase.asked.half_steps - state.since)
    return (
        msgspec.structs.replace(
            state,
            attempts=state.attempts + 1,
            successes=state.successes + reached,
            playing=False,
            since=0,
            pause_steps=pause,
            missed=0 if reached else state.missed + 1,
        ),
        event,
    )
