"""Sit to Stand: rising from a chair with the feet on the board, five times or for 30 s. An
assessment.

Quiet standing for the body weight, sitting down, a second of sitting, then go. `Shown` marks the
beginning of each phase by its label; the one of `go` is the cue, from which time counts. Each
rising is `Collected`, for the picture; the result is taken from the recorded load. Source: measures
reference 4.8; how long people are waited for is ours.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping, Sequence
from typing import Annotated

import msgspec

from game.core.control import Control
from game.core.event import Collected, Event, Missed, Reached, Shown
from game.core.exercise import Card
from game.core.lane import Lane
from game.core.level import Level as CoreLevel
from game.core.span import Bound
from game.core.time import seconds
from game.exercises.card_words import STOP
from game.exercises.rises import SEATED_LOAD, Rises
from game.text import mark

ID = "sit_to_stand"

CARD = Card(
    title=mark("Sit to Stand"),
    goal=mark("Stand up when it lights up"),
    trains=mark("A measure of how quickly rising from a chair goes today"),
    stand=mark("Both feet on the board, a firm chair behind it against a wall"),
    stop=STOP,
    island="strength_shore",
    domain="strength",
    needs=(("cop", "weight"),),
    scored=False,
    weight_moves=True,
    sits=True,
)

BOUNDS: Mapping[str, Bound] = {}

STAND_S = 3.0
"""Quiet standing for the body weight."""
SEATED_BELOW = 0.45
"""With less of the body's weight on the feet somebody sits (feet carry 15 to 30 %; unverified)."""
SEATED_S = 1.5
"""Of sitting before the cue; its last second is the seated load."""
PATIENCE_S = 30.0
"""The trial is over when nobody has sat down for so long."""
LAST_STEADY_S = 0.5
"""Of steady standing after the last rising: more than the result needs, so that the recording holds
it whole."""
RISEN = "risen"
NOT_SEATED = "not_seated"


class Phase(enum.StrEnum):
    """What the person is about; the label of the `Shown` that begins it."""

    STAND = "stand"
    SIT = "sit"
    GO = "go"


class Plan(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The protocol of a trial."""

    rises: Annotated[int, msgspec.Meta(ge=1, le=10)] | None
    """The trial ends with so many; None for as many as the time allows."""
    cap_s: Annotated[float, msgspec.Meta(ge=10, le=120)]
    """It ends so long after the cue in any case."""


class Level(CoreLevel, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Nothing to set but how often or how long."""

    plan: Plan


class State(msgspec.Struct, frozen=True, gc=False):
    """How far the trial is."""

    step: int
    d: float
    pending_d: float
    attempts: int
    successes: int
    plan: Plan
    phase: Phase = Phase.STAND
    since: int = 0
    """The step at which the phase began."""
    load: float = 1.0
    """On the feet, as a share of body weight."""
    sat: int = 0
    """For how many steps they have sat before the cue."""
    body: float = 1.0
    """What quiet standing weighed on average, as a share of the calibrated body weight."""
    rises: Rises = Rises()
    planned: int = 1
    lane_ahead: Lane = "all"

    @property
    def phase_s(self) -> float:
        """For how long the phase has lasted, s."""
        return seconds(self.step - self.since)

    @property
    def enough(self) -> bool:
        """All the risings that were asked for are done."""
        return self.plan.rises is not None and self.rises.count >= self.plan.rises

    @property
    def sits(self) -> bool:
        """They are to sit, or to sit down."""
        pausing = not self.rises.rising and not self.enough
        return self.phase is Phase.SIT or (self.phase is Phase.GO and pausing)

    @property
    def share(self) -> float:
        """Of the present phase, or of the risings, that is done, 0 to 1."""
        if self.phase is Phase.STAND:
            return min(1.0, self.phase_s / STAND_S)
        if self.phase is Phase.SIT:
            return min(1.0, seconds(self.sat) / SEATED_S)
        if self.plan.rises is None:
            return min(1.0, self.phase_s / self.plan.cap_s)
        return min(1.0, self.rises.count / self.plan.rises)


def start(level: Level, seed: int) -> State:
    """Standing. The seed changes nothing."""
    d = level.clamp(level.d.start)
    return State(0, d, d, 0, 0, level.plan)


def dial(state: State, d: float) -> State:
    """The same state: an assessment is never made easier or harder."""
    return state


def step(state: State, control: Control) -> tuple[State, Sequence[Event]]:
    """1/120 s later."""
    if done(state):
        return state, ()
    later = msgspec.structs.replace(state, step=state.step + 1, load=control.load)
    if state.phase is Phase.STAND:
        return _standing(later)
    return _sitting_down(later) if state.phase is Phase.SIT else _rising(later)


def aim(state: State) -> Control:
    """Seated or standing, as the phase has it."""
    return Control(0.0, 0.0, load=SEATED_LOAD if state.sits else 1.0)


def done(state: State) -> bool:
    """True after the last rising, at the end of the time, or when nobody sat down."""
    return state.attempts >= 1


def _standing(state: State) -> tuple[State, Sequence[Event]]:
    count = state.step - state.since
    body = state.body + (state.load - state.body) / count
    state = msgspec.structs.replace(state, body=body)
    if state.step == 1:
        return state, [_shown(state)]
    return _enter(state, Phase.SIT) if state.phase_s >= STAND_S else (state, ())


def _sitting_down(state: State) -> tuple[State, Sequence[Event]]:
    sat = state.sat + 1 if state.load < SEATED_BELOW * state.body else 0
    state = msgspec.structs.replace(state, sat=sat)
    if seconds(sat) >= SEATED_S:
        rises = Rises(seated=state.load, standing=state.body)
        return _enter(msgspec.structs.replace(state, rises=rises), Phase.GO)
    return _over(state, NOT_SEATED) if state.phase_s >= PATIENCE_S else (state, ())


def _rising(state: State) -> tuple[State, Sequence[Event]]:
    rises = state.rises.seen(state.load)
    events = [_risen(state)] if rises.count > state.rises.count else []
    state = msgspec.structs.replace(state, rises=rises)
    if (state.enough and rises.steady_s >= LAST_STEADY_S) or state.phase_s >= state.plan.cap_s:
        state, ended = _over(state, Phase.GO)
        return state, [*events, *ended]
    return state, events


def _enter(state: State, phase: Phase) -> tuple[State, Sequence[Event]]:
    later = msgspec.structs.replace(state, phase=phase, since=state.step)
    return later, [_shown(later)]


def _shown(state: State) -> Event:
    return Shown(
        step=state.step, attempt=1, x=0.0, y=0.0, radius=1.0, d=state.d, label=state.phase.value
    )


def _risen(state: State) -> Event:
    return Collected(step=state.step, kind=RISEN, x=0.0, y=0.0)


def _over(state: State, label: str) -> tuple[State, Sequence[Event]]:
    """Nobody has failed; `Missed` says that there are fewer risings than were asked for."""
    managed = state.phase is Phase.GO and state.rises.count >= (state.plan.rises or 1)
    told = (Reached if managed else Missed)(
        step=state.step,
        attempt=1,
        quality=float(managed),
        time_s=state.phase_s,
        x=0.0,
        y=0.0,
        label=str(label),
    )
    return msgspec.structs.replace(state, attempts=1, successes=int(managed)), [told]
