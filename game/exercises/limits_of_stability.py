"""Limits of Stability: lean as far as is safe, one direction after the other. An assessment.

Somebody stands in the middle; after a steady second a direction lights up, and there are 8 s to
lean and hold. What is drawn marks 0.85 of own reach, as every target does; nothing changes and
nothing is won beyond it, so that the game draws nobody to the edge (hazards H6, H12). How far they
really lean is taken from the recording, and may be more. Where somebody set out before the cue
could be seen, the direction comes once more at the end. Source: measures reference 4.5.
"""

from __future__ import annotations

import enum
import random
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Annotated, Literal

import msgspec

from game.core.control import CENTRE, FARTHEST_TARGET, Control
from game.core.event import Event
from game.core.exercise import Card
from game.core.lane import Lane, lane_of
from game.core.level import Level as CoreLevel
from game.core.level import Limits
from game.core.span import Bound
from game.core.time import seconds, steps
from game.exercises.attempt import over, shown
from game.exercises.card_words import BOTH_FEET, STOP
from game.exercises.early_start import EarlyStart, Quiet
from game.exercises.middle import Middle
from game.exercises.star_order import BEARINGS_DEG, Direction, point, side_of
from game.text import mark

ID = "limits_of_stability"

CARD = Card(
    title=mark("Limits of Stability"),
    goal=mark("Bring the light towards the arrow"),
    trains=mark("A measure of how far and how surely the weight can be shifted"),
    stand=BOTH_FEET,
    stop=STOP,
    island="balance_bay",
    domain="balance",
    needs=(("cop",), ("tilt2",)),
    scored=False,
)

BOUNDS: Mapping[str, Bound] = {}

RADIUS = 0.10
"""Of the mark, reach units. Source: `lean.lean`, a target is reached within 10 points."""
STEADY_S = (1.5, 2.5)
"""In the middle before the cue: half a second to come to rest, the second that the measure needs,
and a rest of no fixed length, so that nobody can guess the cue (but for the second, ours)."""
TO_REST_STEPS = steps(0.5)
ROUNDS_TO_MIX = 50


class Plan(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How much of it."""

    directions: Literal[4, 8] = 8
    lean_s: Annotated[float, msgspec.Meta(ge=4, le=15)] = 8.0
    repeats: Annotated[int, msgspec.Meta(ge=0, le=2)] = 0
    """Directions that are asked once more at the end, where somebody set out before the cue could
    be seen: that lean has no reaction time. Source: measures reference 4.0, 4.5."""


class Level(CoreLevel, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Nothing adapts."""

    plan: Plan = Plan()


class Phase(enum.StrEnum):
    """What the person is about."""

    MIDDLE = "middle"
    LEAN = "lean"


class Round(msgspec.Struct, frozen=True, gc=False):
    """What is drawn once, at the start."""

    level: Level
    order: tuple[Direction, ...]
    steady_steps: tuple[int, ...]
    """Of each direction, how long the middle is held before its cue."""


class State(msgspec.Struct, frozen=True, gc=False):
    """The lean and its direction. Reach units, x right and y forward."""

    round: Round
    step: int
    d: float
    pending_d: float
    attempts: int
    successes: int
    phase: Phase
    x: float
    y: float
    middle: Middle = Middle()
    since: int = 0
    """Steps since the cue."""
    furthest: float = 0.0
    """Towards the mark, as a share of the way to it; more than 1 says nothing more."""
    touched: bool = False
    quiet: Quiet = Quiet()
    start: EarlyStart = EarlyStart()
    again: tuple[Direction, ...] = ()
    """Directions that come once more."""

    @property
    def order(self) -> tuple[Direction, ...]:
        """Of this round, those that come once more at the end."""
        return (*self.round.order, *self.again)

    @property
    def planned(self) -> int:
        """Directions in this round."""
        return len(self.order)

    @property
    def direction(self) -> Direction:
        """The present one; in the middle the next, which nobody may see before the cue."""
        return self.order[min(self.attempts, self.planned - 1)]

    @property
    def lane_ahead(self) -> Lane:
        """Its side."""
        return lane_of(self.direction)

    @property
    def seconds_left(self) -> float:
        """Of the present lean, s."""
        if self.phase is Phase.MIDDLE:
            return 0.0
        return max(0.0, self.round.level.plan.lean_s - seconds(self.since))


def start(level: Level, seed: int) -> State:
    """In the middle, no direction yet."""
    source = random.Random(seed)
    chosen = allowed(level.plan.directions, level.limits)
    order = mixed(source, chosen)
    waits = tuple(steps(source.uniform(*STEADY_S)) for _ in order)
    d = level.clamp(level.d.start)
    return State(Round(level, order, waits), 0, d, d, 0, 0, Phase.MIDDLE, 0.0, 0.0)


def allowed(count: int, limits: Limits) -> tuple[Direction, ...]:
    """The directions clockwise from straight ahead; those behind only where the therapist allows
    them."""
    every = 360 // count
    chosen = [name for name, bearing in BEARINGS_DEG.items() if bearing % every == 0]
    return tuple(name for name in chosen if limits.behind or not name.startswith("back"))


def mixed(source: random.Random, chosen: Sequence[Direction]) -> tuple[Direction, ...]:
    """Each direction once, in random order, and never twice in a row to one side where that can
    be."""
    order = list(chosen)
    for _ in range(ROUNDS_TO_MIX):
        source.shuffle(order)
        sides = [side_of(direction) for direction in order]
        if not any(a == b != "none" for a, b in pairwise(sides)):
            break
    return tuple(order)


def dial(state: State, d: float) -> State:
    """The same state: an assessment is never made easier or harder."""
    return state


def step(state: State, control: Control) -> tuple[State, Sequence[Event]]:
    """1/120 s later."""
    later = msgspec.structs.replace(state, step=state.step + 1, x=control.x, y=control.y)
    if state.phase is Phase.MIDDLE:
        return _stand(later, control)
    x, y = point(state.direction, FARTHEST_TARGET)
    towards = (control.x * x + control.y * y) / FARTHEST_TARGET**2
    off = (control.x - x) ** 2 + (control.y - y) ** 2
    later = msgspec.structs.replace(
        later,
        since=state.since + 1,
        furthest=max(state.furthest, min(1.0, towards)),
        touched=state.touched or off <= RADIUS**2,
        start=state.start.after(_towards(state, control)),
    )
    if later.since < steps(state.round.level.plan.lean_s):
        return later, ()
    return _over(later)


def aim(state: State) -> Control:
    """The mark, or the middle."""
    if state.phase is Phase.MIDDLE:
        return CENTRE
    return Control(*point(state.direction, FARTHEST_TARGET))


def done(state: State) -> bool:
    """True after the last direction."""
    return state.attempts >= state.planned


def _stand(state: State, control: Control) -> tuple[State, Sequence[Event]]:
    middle = state.middle.after(control)
    coming = 0 < middle.held <= TO_REST_STEPS  # the way back is no sway
    quiet = Quiet(control.x, control.y) if coming else state.quiet.after(control.x, control.y)
    state = msgspec.structs.replace(state, middle=middle, quiet=quiet)
    waits = state.round.steady_steps
    if done(state) or not middle.over(waits[state.attempts % len(waits)]):
        return state, ()
    mark_at = point(state.direction, FARTHEST_TARGET)
    cue = shown(state, mark_at, RADIUS, state.d, state.direction)
    later = msgspec.structs.replace(
        state, phase=Phase.LEAN, since=0, furthest=0.0, touched=False, middle=Middle(),
        start=EarlyStart.expecting(state.quiet),
    )  # fmt: skip
    return later, [cue]


def _towards(state: State, control: Control) -> float:
    """From where they stood before the cue towards the mark, reach units."""
    x, y = point(state.direction, 1.0)
    return (control.x - state.quiet.x) * x + (control.y - state.quiet.y) * y


def _over(state: State) -> tuple[State, Sequence[Event]]:
    """The time of a direction is over, however far the lean went."""
    event = over(
        state,
        success=state.touched,
        quality=max(0.0, state.furthest),
        time_s=seconds(state.since),
        label=state.direction,
    )
    later = msgspec.structs.replace(
        state,
        attempts=state.attempts + 1,
        successes=state.successes + state.touched,
        phase=Phase.MIDDLE,
        again=_again(state),
    )
    return later, [event]


def _again(state: State) -> tuple[Direction, ...]:
    """A direction comes once more where the lean began too early, and not for ever."""
    left = len(state.again) < state.round.level.plan.repeats
    if not (state.start.early and left) or state.attempts >= len(state.round.order):
        return state.again
    return (*state.again, state.direction)
