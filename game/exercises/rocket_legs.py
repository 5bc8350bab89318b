"""Rocket Legs: stand up from a chair and sit down again, or bend and stretch, along with a ring.

An attempt is one repetition: a way there, a moment, and the way back. It is reached when it went
all the way, when both ways came with the ring, give or take, and when neither leg carried too much.
The ring waits at either end for whoever takes longer; nothing hurries, and no breath is asked for.
Before a repetition it waits until somebody is ready; that is no attempt, and where the time of the
bout is over it ends.
"""

from __future__ import annotations

import random
from collections.abc import Sequence

import msgspec

from game.core.control import CENTRE, EVEN, Control
from game.core.event import Collected, Event
from game.core.exercise import Card
from game.core.feedback import modes
from game.core.mounted import Place
from game.core.steering import QUARTER_TURN_DEG
from game.core.time import seconds, steps
from game.exercises.attempt import over, shown, with_mode
from game.exercises.rises import SEATED_LOAD
from game.exercises.rocket_arrival import SEATED_FROM, hold_steps, there
from game.exercises.rocket_gauge import Gauge
from game.exercises.rocket_judging import judgement
from game.exercises.rocket_level import BOUNDS, Asked, Level, Plan, Spans, asked_at
from game.exercises.rocket_state import BEARING, Course, Outcome, Phase, State
from game.text import mark

__all__ = [
    "BOUNDS",
    "CARD",
    "ID",
    "Asked",
    "Course",
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

ID = "rocket_legs"

CARD = Card(
    title=mark("Rocket Legs"),
    goal=mark("Rise and sink along with the ring"),
    trains=mark("Strength for standing up and sitting down, evenly on both legs"),
    stand=mark("Both feet flat, a firm chair behind, against a wall, a rail within reach"),
    stop=mark("Stop at pain, above all in a knee, dizziness, cramp, or when the player asks"),
    island="strength_shore",
    domain="strength",
    needs=(("cop", "weight"), ("tilt1",)),
    worn=(Place.THIGH, Place.SHANK),
    weight_moves=True,
    sits=True,
)

STAND_STEPS = steps(0.5)
"""Of quiet standing at the beginning, for what standing weighs."""
LEARN_STEPS, AFTER_STEPS = steps(4.0), steps(0.5)
"""And before every squat it is learnt on, over about so long, once the last one has died away
(ours)."""
LEAST_STANDING = 0.6
"""With less of the body's weight on the feet nobody stands (ours)."""
TURN_STEPS = steps(0.6)
SHORTEST_PAUSE_S, LONGEST_PAUSE_S = 0.9, 1.5
WELCOME = "ready"
"""What is `Collected` when somebody gets ready for the first time."""

_SETTLE, _AWAY, _TURN, _BACK = Phase.SETTLE, Phase.AWAY, Phase.TURN, Phase.BACK
"""Looked up in every step; a member of an Enum is slow to reach."""
_SEATED = Control(0.0, 0.0, load=SEATED_LOAD)


def start(level: Level, seed: int) -> State:
    """Standing quietly."""
    plan, source = level.plan, random.Random(seed)
    pauses = tuple(
        steps(source.uniform(SHORTEST_PAUSE_S, LONGEST_PAUSE_S)) for _ in range(plan.reps)
    )
    course = Course(level, pauses, modes(plan.feedback, plan.reps, seed, level.condition))
    d = level.clamp(level.d.start)
    return State(
        course, 0, d, d, 0, 0, _SETTLE, 0, asked_at(level, d), Gauge(plan.kind),
        0, 0, 0, 0, 0.0, 0, 0, 0.0, False, (),
    )  # fmt: skip


def dial(state: State, d: float) -> State:
    """The same state with another difficulty waiting for the next repetition."""
    return msgspec.structs.replace(state, pending_d=state.course.level.clamp(d))


def step(state: State, control: Control) -> tuple[State, Sequence[Event]]:
    """1/120 s later."""
    phase, asked = state.phase, state.asked
    if phase is _AWAY or phase is _BACK:
        gauge = state.gauge.after(control, asked.depth_deg)
    else:
        gauge = state.gauge.resting(control, asked.depth_deg, standing=phase is _SETTLE)
    low, aside = gauge.low, 2 * control.right - 1
    judged, uneven, farthest = state.judged, state.uneven, state.farthest
    if phase is not _SETTLE:
        if control.right != EVEN and (low < BEARING or gauge.kind == "squat"):
            judged += 1
            uneven += aside > asked.band or aside < -asked.band
        far = low if gauge.kind == "squat" else 1 - low
        farthest = farthest if far <= farthest else min(far, 1.0)
    held = state.held + 1 if there(gauge, phase, control) else 0
    since, arrived = state.since + 1, state.arrived
    if held and not arrived and held >= hold_steps(gauge, phase):
        arrived = since
    later = State(
        state.course, state.step + 1, state.d, state.pending_d, state.attempts, state.successes,
        phase, since, asked, gauge, held, arrived, state.there, state.shown, aside, judged, uneven,
        farthest, state.welcomed, state.outcomes,
    )  # fmt: skip
    if phase is _SETTLE:
        return _settling(later, control)
    if phase is _TURN:
        return (_enter(later, _BACK) if since >= TURN_STEPS else later), ()
    return _on_the_way(later)


def aim(state: State) -> Control:
    """With the ring, on the chair or standing."""
    phase = state.phase
    if phase is _SETTLE and state.step < STAND_STEPS and state.low < SEATED_FROM:
        return CENTRE
    if state.gauge.kind == "squat":
        depth = state.asked.depth_deg / QUARTER_TURN_DEG
        share = state.away_share
        return Control(0.0, 0.0, lift=-depth * share) if share else CENTRE
    if phase is _SETTLE:
        return _SEATED
    if phase is _TURN:
        return CENTRE
    share = state.away_share
    return Control(0.0, 0.0, load=SEATED_LOAD + (1 - SEATED_LOAD) * share)


def done(state: State) -> bool:
    """True after the last repetition, or where the time for a new one is over."""
    plan = state.course.level.plan
    if state.attempts >= plan.reps:
        return True
    return state.phase is _SETTLE and state.step >= steps(plan.bout_s)


def _settling(state: State, control: Control) -> tuple[State, Sequence[Event]]:
    """Getting ready; what standing weighs is learnt first."""
    learning = state.step <= STAND_STEPS
    quiet = state.kind == "squat" and state.since > AFTER_STEPS
    if (learning or quiet) and control.load >= LEAST_STANDING:
        seen = min(state.step, LEARN_STEPS)
        body = state.gauge.body + (control.load - state.gauge.body) / seen
        state = msgspec.structs.replace(state, gauge=state.gauge.standing(body))
    if learning:
        return msgspec.structs.replace(state, held=0), ()
    if not state.welcomed and state.arrived:
        welcome = Collected(step=state.step, kind=WELCOME, x=0.0, y=0.0)
        return msgspec.structs.replace(state, welcomed=True), [welcome]
    if state.held >= state.course.pauses[state.attempts] and not done(state):
        return _show(state, control)
    return state, ()


def _show(state: State, control: Control) -> tuple[State, list[Event]]:
    """A repetition begins, with the difficulty that was waiting."""
    asked = asked_at(state.course.level, state.pending_d)
    load = control.load + control.lift
    gauge = state.gauge.sitting(load) if state.ready and state.kind == "rise" else state.gauge
    later = msgspec.structs.replace(
        _enter(state, _AWAY), d=asked.d, asked=asked, gauge=gauge, shown=state.step,
        there=0, judged=0, uneven=0, farthest=0.0,
    )  # fmt: skip
    seen = shown(state, (0.0, 0.0), asked.band, asked.d, state.kind)
    return later, with_mode(seen, later.feedback)


def _enter(state: State, phase: Phase) -> State:
    return msgspec.structs.replace(state, phase=phase, since=0, held=0, arrived=0)


def _on_the_way(state: State) -> tuple[State, Sequence[Event]]:
    """The way ends when the ring and the player have both arrived."""
    if state.arrived and state.since >= state.asked.tempo_steps:
        if state.phase is _AWAY:
            return msgspec.structs.replace(_enter(state, _TURN), there=state.arrived), ()
        return _over(state, arrived=True)
    if state.since >= state.asked.patience_steps:
        return _over(state, arrived=False)
    return state, ()


def _over(state: State, *, arrived: bool) -> tuple[State, list[Event]]:
    """The repetition is over; whatever was done of it counts."""
    outcome, quality = judgement(state, arrived=arrived)
    event = over(
        state,
        success=outcome.reached,
        quality=quality,
        time_s=seconds(state.step - state.shown),
        label=state.kind,
    )
    later = msgspec.structs.replace(
        _enter(state, _SETTLE),
        attempts=state.attempts + 1,
        successes=state.successes + outcome.reached,
        outcomes=(*state.outcomes, outcome),
    )
    return later, [event]
