"""Step Rhythm: shift the weight, or step, from side to side on a steady beat. An assessment.

Every beat is `Shown` at the step at which it is heard and seen; whether the weight went over within
half a beat of it says `Reached` or `Missed`, half a beat later, for the picture of how it goes. How
exactly it came is taken from the recording. Source: measures reference 4.11.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated

import msgspec

from game.core.control import CENTRE, Control
from game.core.event import Event, Missed, Reached, Shown
from game.core.exercise import Card
from game.core.lane import Lane
from game.core.level import Level as CoreLevel
from game.core.span import Bound
from game.core.time import STEPS_PER_S, seconds, steps
from game.exercises.card_words import STOP
from game.text import mark

ID = "step_rhythm"

CARD = Card(
    title=mark("Step Rhythm"),
    goal=mark("Go left and right on the beat"),
    trains=mark("A measure of how well a beat is kept"),
    stand=mark("Both feet flat, hip-width apart, a rail within reach; no hopping"),
    stop=STOP,
    island="coordination_cove",
    domain="coordination",
    needs=(("cop",),),
    scored=False,
    weight_moves=True,
)

BOUNDS: Mapping[str, Bound] = {}

ASIDE = 0.5
"""Where a perfect player leans on each beat, own reach (ours)."""
CROSSED = 0.1
"""So far beyond the middle the weight is on that side, own reach (ours): less is sway."""
LEAD_S = 2.0
"""Quiet before the first beat."""


class Plan(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The protocol of a trial."""

    beats_per_min: Annotated[int, msgspec.Meta(ge=30, le=110)]
    length_s: Annotated[float, msgspec.Meta(ge=30, le=60)] = 40.0

    @property
    def period(self) -> int:
        """Steps from beat to beat; whole, so that every beat falls on a step."""
        return round(60 * STEPS_PER_S / self.beats_per_min)

    @property
    def beats(self) -> int:
        """Of the trial."""
        return steps(self.length_s) // self.period


class Level(CoreLevel, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Nothing to set but the pace."""

    plan: Plan


class State(msgspec.Struct, frozen=True, gc=False):
    """Where the weight is, and which beat it is."""

    step: int
    d: float
    pending_d: float
    attempts: int
    successes: int
    plan: Plan
    first: int
    """1 where the first beat is to the right, -1 to the left."""
    beats: int = 0
    """That have been heard."""
    x: float = 0.0
    side: int = 0
    """Where the weight was last, clearly: -1, 1, or 0 for neither yet."""
    went: bool = False
    """The weight has changed over to the beat's side since half a beat before it."""

    @property
    def planned(self) -> int:
        """Beats of the trial."""
        return self.plan.beats

    @property
    def way(self) -> int:
        """The side of the present beat, -1 or 1; 0 before the first."""
        return _way(self, self.beats)

    @property
    def lane_ahead(self) -> Lane:
        """The side of the next attempt."""
        return "right" if _way(self, self.attempts + 1) > 0 else "left"

    @property
    def since_beat(self) -> float:
        """Share of the beat that has passed, 0 to 1; 1 before the first."""
        if not self.beats:
            return 1.0
        return min(1.0, (self.step - beat_step(self.plan, self.beats)) / self.plan.period)


def beat_step(plan: Plan, number: int) -> int:
    """The step of a beat, from 1."""
    return steps(LEAD_S) + (number - 1) * plan.period


def start(level: Level, seed: int) -> State:
    """In the middle; the seed chooses the first side."""
    d = level.clamp(level.d.start)
    return State(0, d, d, 0, 0, level.plan, 1 if seed % 2 == 0 else -1)


def dial(state: State, d: float) -> State:
    """The same state: an assessment is never made easier or harder."""
    return state


def step(state: State, control: Control) -> tuple[State, Sequence[Event]]:
    """1/120 s later."""
    if done(state):
        return state, ()
    later = _moved(msgspec.structs.replace(state, step=state.step + 1, x=control.x))
    beat = later.beats + 1
    if later.beats < later.planned and later.step == beat_step(later.plan, beat):
        later = msgspec.structs.replace(later, beats=beat)
        return later, [_shown(later)]
    ends = beat_step(later.plan, later.attempts + 1) + later.plan.period // 2
    if later.attempts < later.beats and later.step >= ends:
        return _ended(later)
    return later, ()


def aim(state: State) -> Control:
    """On the side of the present beat."""
    return Control(ASIDE * state.way, 0.0) if state.beats else CENTRE


def done(state: State) -> bool:
    """True half a beat after the last beat."""
    return state.attempts >= state.planned


def _way(state: State, beat: int) -> int:
    return 0 if not beat else state.first if beat % 2 else -state.first


def _moved(state: State) -> State:
    """With the side on which the weight is now, and whether it has just gone where the beat has
    it."""
    side = 0 if abs(state.x) < CROSSED else 1 if state.x > 0 else -1
    if side in (0, state.side):
        return state
    went = state.went or side == _way(state, state.attempts + 1)
    return msgspec.structs.replace(state, side=side, went=went)


def _shown(state: State) -> Event:
    return Shown(
        step=state.step,
        attempt=state.beats,
        x=ASIDE * state.way,
        y=0.0,
        radius=0.3,
        d=state.d,
        label="right" if state.way > 0 else "left",
    )


def _ended(state: State) -> tuple[State, Sequence[Event]]:
    attempt, went = state.attempts + 1, state.went
    event = (Reached if went else Missed)(
        step=state.step,
        attempt=attempt,
        quality=float(went),
        time_s=seconds(state.plan.period),
        x=state.x,
        y=0.0,
        label="right" if _way(state, attempt) > 0 else "left",
    )
    later = msgspec.structs.replace(
        state, attempts=attempt, successes=state.successes + went, went=False
    )
    return later, [event]
