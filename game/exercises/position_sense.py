"""Position Sense: feel a place by leaning to it, then find it again unseen. An assessment.

The place is shown for 5 s together with the own light. Back in the middle both go dark, and the
place is to be found again and held. Nobody is told how near they came. Each place is `Shown` twice
under one attempt: as it lights up, and, with `_hidden` after its label, as the search begins.
Source: measures reference 4.9.
"""

from __future__ import annotations

import enum
import random
from collections.abc import Mapping, Sequence
from typing import Annotated, Literal

import msgspec

from game.core.control import CENTRE, FARTHEST_TARGET, Control
from game.core.event import Event
from game.core.exercise import Card
from game.core.lane import Lane, lane_of
from game.core.level import Level as CoreLevel
from game.core.span import Bound
from game.core.time import seconds, steps
from game.exercises.attempt import over, shown
from game.exercises.blocks import in_blocks
from game.exercises.card_words import BOTH_FEET, STOP
from game.exercises.middle import Middle
from game.exercises.star_order import point
from game.exercises.stillness import Stillness
from game.text import mark

ID = "position_sense"

CARD = Card(
    title=mark("Position Sense"),
    goal=mark("Find the hidden place again"),
    trains=mark("A measure of how exactly a place is felt without seeing it"),
    stand=BOTH_FEET,
    stop=STOP,
    island="sense_sands",
    domain="proprioception",
    needs=(("cop",), ("tilt2",)),
    scored=False,
)

BOUNDS: Mapping[str, Bound] = {}

HIDDEN, PRACTICE = "_hidden", "_practice"
"""Ends of labels, in this order: 'left', 'left_hidden', 'left_practice', 'left_practice_hidden'."""
SHOWN_RADIUS = 0.15
SEARCHED_RADIUS = 0.4
"""Said of a place that nobody sees: within it nobody can know better (ours)."""
SETTLE_S = 1.0
"""In the middle, before a place lights up and before it is searched for (ours)."""
SET_OUT = 0.1
"""Nearer to the middle nobody has set out yet, and holds nothing (ours)."""
PATIENCE_S = 15.0
"""A search without a hold ends after so long, and has no result (ours)."""


class Plan(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Which places, and how often each."""

    direction: Literal["left", "right", "forward"]
    shares: Annotated[tuple[float, ...], msgspec.Meta(min_length=1, max_length=5)] = (
        0.25,
        0.5,
        0.75,
    )
    """Of own reach; drawn in to 0.85 where they are larger."""
    repeats: Annotated[int, msgspec.Meta(ge=1, le=5)] = 3
    practice: Annotated[int, msgspec.Meta(ge=0, le=2)] = 1
    """Places before those that count."""
    show_s: Annotated[float, msgspec.Meta(ge=3, le=10)] = 5.0


class Level(CoreLevel, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Nothing adapts."""

    plan: Plan


class Phase(enum.StrEnum):
    """What the person is about."""

    BEFORE = "before"
    """In the middle; the light is seen."""
    SHOW = "show"
    """The place and the light are seen."""
    BACK = "back"
    """In the middle again; the light is seen."""
    FIND = "find"
    """Nothing is seen."""


class Place(msgspec.Struct, frozen=True, gc=False):
    """One place to remember. Reach units."""

    x: float
    y: float
    label: str


class State(msgspec.Struct, frozen=True, gc=False):
    """The lean and its place. Reach units, x right and y forward."""

    level: Level
    places: tuple[Place, ...]
    step: int
    d: float
    pending_d: float
    attempts: int
    successes: int
    phase: Phase
    x: float
    y: float
    since: int = 0
    """Steps since the phase began."""
    middle: Middle = Middle()
    still: Stillness = Stillness()

    @property
    def planned(self) -> int:
        """Places of this run, practice among them."""
        return len(self.places)

    @property
    def place(self) -> Place:
        """The present one; between two the next, which is not seen yet."""
        return self.places[min(self.attempts, self.planned - 1)]

    @property
    def lane_ahead(self) -> Lane:
        """All lie one way."""
        return lane_of(self.level.plan.direction)

    @property
    def show_left_s(self) -> float:
        """For how long the place is still seen, s."""
        if self.phase is not Phase.SHOW:
            return 0.0
        return max(0.0, self.level.plan.show_s - seconds(self.since))


def start(level: Level, seed: int) -> State:
    """In the middle, no place yet."""
    d = level.clamp(level.d.start)
    places = _places(level.plan, random.Random(seed))
    return State(level, places, 0, d, d, 0, 0, Phase.BEFORE, 0.0, 0.0)


def _places(plan: Plan, source: random.Random) -> tuple[Place, ...]:
    """Practice first, then block after block."""
    shares = [min(share, FARTHEST_TARGET) for share in plan.shares]
    order = in_blocks(source, shares, plan.repeats)
    practice = [source.choice(shares) for _ in range(plan.practice)]
    return tuple(
        Place(*point(plan.direction, share), plan.direction + (PRACTICE if early else ""))
        for early, part in ((True, practice), (False, order))
        for share in part
    )


def dial(state: State, d: float) -> State:
    """The same state: an assessment is never made easier or harder."""
    return state


def step(state: State, control: Control) -> tuple[State, Sequence[Event]]:
    """1/120 s later."""
    later = msgspec.structs.replace(
        state, step=state.step + 1, x=control.x, y=control.y, since=state.since + 1
    )
    if state.phase in (Phase.BEFORE, Phase.BACK):
        return _stand(later, control)
    if state.phase is Phase.SHOW:
        seen = later.since >= steps(state.level.plan.show_s)
        return (_turn_to(later, Phase.BACK) if seen else later), ()
    return _search(later, control)


def aim(state: State) -> Control:
    """The place while it is seen or searched for, else the middle."""
    if state.phase in (Phase.SHOW, Phase.FIND):
        return Control(state.place.x, state.place.y)
    return CENTRE


def done(state: State) -> bool:
    """True after the last place."""
    return state.attempts >= state.planned


def _turn_to(state: State, phase: Phase) -> State:
    return msgspec.structs.replace(state, phase=phase, since=0, middle=Middle(), still=Stillness())


def _stand(state: State, control: Control) -> tuple[State, Sequence[Event]]:
    state = msgspec.structs.replace(state, middle=state.middle.after(control))
    if done(state) or not state.middle.over(steps(SETTLE_S)):
        return state, ()
    if state.phase is Phase.BEFORE:
        return _turn_to(state, Phase.SHOW), [_shown(state, SHOWN_RADIUS, "")]
    return _turn_to(state, Phase.FIND), [_shown(state, SEARCHED_RADIUS, HIDDEN)]


def _shown(state: State, radius: float, end: str) -> Event:
    place = state.place
    return shown(state, (place.x, place.y), radius, state.d, place.label + end)


def _search(state: State, control: Control) -> tuple[State, Sequence[Event]]:
    """Until the lean has been still for two seconds, away from the middle."""
    still = state.still.after(control) if control.reach >= SET_OUT else Stillness()
    state = msgspec.structs.replace(state, still=still)
    if not still.held and state.since < steps(PATIENCE_S):
        return state, ()
    event = over(
        state,
        success=still.held,
        quality=float(still.held),
        time_s=seconds(state.since),
        label=state.place.label + HIDDEN,
    )
    later = msgspec.structs.replace(
        _turn_to(state, Phase.BEFORE),
        attempts=state.attempts + 1,
        successes=state.successes + still.held,
    )
    return later, [event]
