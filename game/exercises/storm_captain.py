"""Storm Captain: waves push the ship over, and a lean into the wave keeps it level.

An attempt is one wave. It is seen coming from one side, rises under the ship, stays and goes. Only
the picture is pushed: the board moves by the player alone. The wave is met when the ship was level
for seven tenths of its time, and never for long without being level again. Where the sea allows so
much that standing still would do, it counts only for whoever has leaned into it (the arming of
exercises 2.6). Beyond 0.95 of the reach nothing counts (clinical design, H12). After a wave comes a
calm, back in the middle.
"""

from __future__ import annotations

import math
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
from game.exercises.card_words import STOP
from game.exercises.star_order import sides_in_turn
from game.exercises.storm_captain_level import BOUNDS, Level, Plan, Spans, Wave
from game.exercises.storm_captain_state import PARTS, Outcome, Phase, State, Storm, next_wave
from game.text import mark

__all__ = [
    "BOUNDS",
    "BRACED",
    "CARD",
    "ID",
    "PARTS",
    "Level",
    "Outcome",
    "Phase",
    "Plan",
    "Spans",
    "State",
    "Storm",
    "Wave",
    "aim",
    "dial",
    "done",
    "start",
    "step",
]

ID = "storm_captain"

CARD = Card(
    title=mark("Storm Captain"),
    goal=mark("Keep the ship level in the waves"),
    trains=mark("Answering a push that is seen coming, and being level again soon"),
    stand=mark("On the board, or seated, as the therapist says; a rail within reach"),
    stop=STOP,
    island="sense_sands",
    domain="proprioception",
    needs=(("tilt2",), ("cop",)),
    worn=(Place.BOARD, Place.WAIST),
)

LEVEL_SHARE = 0.7
"""An attempt succeeds with this share of its wave level enough. Source: exercises 3.12."""
BRACED = "brace"
"""What is collected by leaning into a wave."""
HOME_RADIUS = 0.30
"""So near to the middle counts as back (ours) …"""
SHORTEST_CALM_STEPS, LONGEST_CALM_STEPS = steps(1.5), steps(3.0)
"""… and after so long the next wave comes anyway (ours)."""
FIRST_STEPS = steps(0.5)

_CALM, _WARN, _WAVE = Phase.CALM, Phase.WARN, Phase.WAVE
"""Looked up in every step; a member of an Enum is slow to reach."""
_FARTHEST = FARTHEST_CREDIT * FARTHEST_CREDIT


def start(level: Level, seed: int) -> State:
    """A level ship on a calm sea."""
    waves = level.plan.waves
    sides = sides_in_turn(random.Random(f"storm {seed}"), waves, level.limits)
    feedback = modes(level.plan.feedback, waves, seed, level.condition)
    d = level.clamp(level.d.start)
    return State(
        Storm(level, sides, feedback), 0, d, 0, 0, _CALM, 0, 0.0, 0.0, 0.0, None, 0.0, False, True,
        0, 0, 0, 0.0, 0.0, (), (),
    )  # fmt: skip


def dial(state: State, d: float) -> State:
    """The same state with another difficulty waiting for the next wave."""
    return msgspec.structs.replace(state, pending_d=state.storm.level.clamp(d))


def step(state: State, control: Control) -> tuple[State, Sequence[Event]]:
    """1/120 s later."""
    wave = state.wave
    if state.phase is _CALM or wave is None:
        return _calm(state, control)
    if state.phase is _WARN:
        return _warned(state, wave, control)
    x, y, since = control.x, control.y, state.since + 1
    level_x = wave.level_at(since)
    tilt = x - level_x
    inside = -wave.tolerance <= tilt <= wave.tolerance and x * x + y * y <= _FARTHEST
    away = 0 if inside else state.away + 1
    reference, armed = _leaned(state, wave, x)
    trail, size = state.trail, abs(tilt)
    if since * PARTS >= (len(trail) + 1) * wave.period_steps:
        trail = (*trail, tilt)
    later = State(
        state.storm, state.step + 1, state.pending_d, state.attempts, state.successes, _WAVE,
        since, x, y, level_x, wave, reference, armed, inside, state.level_steps + inside, away,
        away if away > state.longest else state.longest, state.squares + tilt * tilt,
        size if size > state.peak else state.peak, trail, state.outcomes,
    )  # fmt: skip
    if since >= wave.period_steps:
        return _over(later, wave)
    return later, _braced(state, later, wave)


def aim(state: State) -> Control:
    """The lean that keeps the ship level."""
    return Control(state.level_x, 0.0) if state.level_x else CENTRE


def done(state: State) -> bool:
    """True after the last wave, or where the time for a new one is over."""
    plan = state.storm.level.plan
    if state.attempts >= plan.waves:
        return True
    return state.phase is _CALM and state.step >= steps(plan.bout_s)


def _calm(state: State, control: Control) -> tuple[State, Sequence[Event]]:
    """No wave, until the ship is back in the middle."""
    since, x, y = state.since + 1, control.x, control.y
    later = State(
        state.storm, state.step + 1, state.pending_d, state.attempts, state.successes, _CALM,
        since, x, y, 0.0, state.wave, 0.0, False, True, state.level_steps, 0, state.longest,
        state.squares, state.peak, state.trail, state.outcomes,
    )  # fmt: skip
    if since < (SHORTEST_CALM_STEPS if state.wave else FIRST_STEPS):
        return later, ()
    back = x * x + y * y <= HOME_RADIUS * HOME_RADIUS
    if (back or since >= LONGEST_CALM_STEPS) and not done(later):
        return _see(later)
    return later, ()


def _see(state: State) -> tuple[State, list[Event]]:
    """The next wave is seen coming, with the difficulty that was waiting."""
    wave = next_wave(state, state.pending_d)
    event = shown(state, (wave.lean, 0.0), wave.tolerance, wave.d, state.side)
    later = msgspec.structs.replace(
        state,
        wave=wave,
        phase=Phase.WARN,
        since=0,
        reference=max(0.0, math.copysign(state.x, state.x * wave.lean)),
        level_steps=0,
        longest=0,
        squares=0.0,
        peak=0.0,
        trail=(),
    )
    return later, with_mode(event, state.storm.feedback[state.attempts])


def _warned(state: State, wave: Wave, control: Control) -> tuple[State, Sequence[Event]]:
    """It comes nearer; whoever leans into it now already has begun."""
    since = state.since + 1
    reference, armed = _leaned(state, wave, control.x)
    later = State(
        state.storm, state.step + 1, state.pending_d, state.attempts, state.successes,
        _WARN if since < wave.warning_steps else _WAVE,
        since if since < wave.warning_steps else 0,
        control.x, control.y, 0.0, wave, reference, armed, True, 0, 0, 0, 0.0, 0.0, (),
        state.outcomes,
    )  # fmt: skip
    return later, _braced(state, later, wave)


def _leaned(state: State, wave: Wave, x: float) -> tuple[float, bool]:
    """The nearest to the middle that the lean has been, and whether it has gone into the wave."""
    if state.armed:
        return state.reference, True
    return dwell.armed(state.reference, x if wave.lean > 0 else -x)


def _braced(before: State, after: State, wave: Wave) -> Sequence[Event]:
    if before.armed or not after.armed:
        return ()
    return [Collected(step=after.step, kind=BRACED, x=wave.lean, y=0.0)]


def _over(state: State, wave: Wave) -> tuple[State, list[Event]]:
    """The wave has gone: how did the ship lie?"""
    share = state.level_steps / wave.period_steps
    recovered = state.longest <= wave.recover_steps
    success = share >= LEVEL_SHARE and recovered and state.armed
    event = over(
        state,
        success=success,
        quality=share if state.armed else 0.0,
        time_s=seconds(wave.period_steps),
        label=state.side,
    )
    rms = math.sqrt(state.squares / wave.period_steps)
    outcome = Outcome(state.side, success, share, rms, state.peak, seconds(state.longest))
    later = msgspec.structs.replace(
        state,
        attempts=state.attempts + 1,
        successes=state.successes + success,
        phase=Phase.CALM,
        since=0,
        level_x=0.0,
        away=0,
        outcomes=(*state.outcomes, outcome),
    )
    return later, [event]
