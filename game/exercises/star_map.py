"""Star Map: lean to a star, hold the light on it, come back to the middle.

An attempt is one star. The hold leaks: away from the star it drains twice as fast as it fills. It
begins only after a real lean towards the star. A star that was not lit comes a second time, and
is `Shown` again under the same attempt.
"""

from __future__ import annotations

import enum
import math
import random
from collections.abc import Mapping, Sequence
from typing import Annotated

import msgspec

from game.core.control import CENTRE, FARTHEST_CREDIT, Control, within
from game.core.event import Event, Missed, Reached, Shown
from game.core.exercise import Card
from game.core.level import Level as CoreLevel
from game.core.span import Bound, Span
from game.core.time import seconds, steps
from game.exercises.star_order import (
    Direction,
    Order,
    Orders,
    draw_orders,
    point,
)
from game.text import mark

ID = "star_map"

CARD = Card(
    title=mark("Star Map"),
    goal=mark("Bring the light to the star and hold"),
    trains=mark("How far and how surely the weight can be shifted in each direction"),
    stand=mark("Both feet flat, hip-width apart, a rail or a firm chair within reach"),
    stop=mark("Stop at pain, dizziness, cramp, breathlessness, or when the player asks"),
    island="balance_bay",
    domain="balance",
    needs=(("cop",), ("tilt2",)),
)

BOUNDS: Mapping[str, Bound] = {
    "directions": Bound(2, 8, 1, "Choose 2 to 8 directions."),
    "distance": Bound(0.30, 0.85, 1, "Targets stay within 0.85 of own reach."),
    "radius": Bound(0.10, 0.45, -1, "Choose between a large 0.35 and a small 0.13."),
    "dwell_s": Bound(0.3, 5.0, 1, "Choose a hold between 0.3 and 5 seconds."),
    "time_limit_s": Bound(3.0, 60.0, -1, "Choose 'none' or 3 to 60 seconds."),
}

ARMED = 0.15
"""The hold begins only after the light has gone this far towards the star. Source: exercises
2.6."""
LEAK = 2
"""Away from the star the hold drains so many times as fast as it fills. Source: exercises 2.6."""
TRIES = 2
"""Source: exercises 3.3, best of 2."""
PATIENCE_S = 30.0
"""A try without a time limit ends after so long: nobody should stand for ever before a star that
is out of reach. Source: exercises 7, targets that wait."""
REST_RADIUS = 0.25
"""The next star comes when the light is this near the middle again (ours) …"""
SHORTEST_RETURN_STEPS = steps(0.8)
LONGEST_RETURN_STEPS = steps(3.0)
"""… but not at once, and after this long anyway."""
FIRST_RETURN_STEPS = steps(1.0)


class Spans(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the dial moves, easiest to hardest."""

    directions: Span
    distance: Span
    radius: Span
    dwell_s: Span
    time_limit_s: Span = Span(None, None)
    """Of one try; none: the star waits."""
    order: Order | tuple[Order, Order] = "known"
    """[known, random]: known in the lower half of the dial, random in the upper."""


class Plan(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The dose: so many stars, but no new one after `bout_s`."""

    stars: Annotated[int, msgspec.Meta(ge=1, le=60)] = 12
    bout_s: Annotated[float, msgspec.Meta(ge=15, le=300)] = 90.0
    rest_s: Annotated[float, msgspec.Meta(ge=0, le=300)] = 30.0


class Level(CoreLevel, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A sky: where its stars lie, how large they are, how long they are held."""

    dial: Spans
    plan: Plan = Plan()


class Phase(enum.StrEnum):
    """What the player is about."""

    RETURN = "return"
    """No star: the light comes back to the middle."""
    REACH = "reach"


class Star(msgspec.Struct, frozen=True, gc=False):
    """One target. Reach units."""

    x: float
    y: float
    radius: float
    label: Direction
    dwell_steps: int
    limit_steps: int
    """Of one try."""
    waits: bool
    """True where no time limit is shown."""
    d: float
    shown: int
    """Step at which it appeared."""
    shown_x: float
    shown_y: float
    """Where the light was then."""

    @property
    def dwell_s(self) -> float:
        return seconds(self.dwell_steps)


class Outcome(msgspec.Struct, frozen=True, gc=False):
    """A star that is over."""

    label: Direction
    x: float
    y: float
    reached: bool


class Sky(msgspec.Struct, frozen=True, gc=False):
    """What is drawn once, at the start."""

    level: Level
    orders: Orders


class State(msgspec.Struct, frozen=True, gc=False):
    """The light and its star. Reach units, x right and y forward."""

    sky: Sky
    step: int
    d: float
    pending_d: float
    attempts: int
    successes: int
    phase: Phase
    since: int
    """Steps since the star was shown, or since the return began."""
    x: float
    y: float
    """The light."""
    star: Star | None
    """The present star, or in the return the last one; None before the first."""
    again: bool
    """In the return: the same star comes once more."""
    inside: bool
    """The light is on the star, within what counts."""
    armed: bool
    reference: float
    """Nearest to the middle, towards the star, that the light was since the star appeared."""
    held: int
    """Steps of the hold so far, leaks taken off."""
    best_held: int
    tries: int
    """Tries at the present star, from 1."""
    path: float
    """What the light has travelled since the star appeared."""
    outcomes: tuple[Outcome, ...]

    @property
    def planned(self) -> int:
        """Stars in this bout."""
        return self.sky.level.plan.stars

    @property
    def held_share(self) -> float:
        """How much of the hold is done, 0 to 1."""
        return min(1.0, self.held / self.star.dwell_steps) if self.star else 0.0

    @property
    def time_left_s(self) -> float | None:
        """Seconds left of the present try; None where the star waits."""
        if self.phase is Phase.RETURN or self.star is None or self.star.waits:
            return None
        return seconds(max(0, self.star.limit_steps - self.since))

    @property
    def shown_s(self) -> float:
        """For how long the star has been there, s; 0 while there is none."""
        return seconds(self.since) if self.phase is Phase.REACH else 0.0

    @property
    def lit(self) -> tuple[Direction, ...]:
        """The directions lit so far, in order: the constellation."""
        return tuple(outcome.label for outcome in self.outcomes if outcome.reached)


def start(level: Level, seed: int) -> State:
    """The light in the middle, no star yet."""
    orders = draw_orders(random.Random(seed), level.plan.stars, level.limits)
    d = level.clamp(level.d.start)
    return State(
        Sky(level, orders), 0, d, d, 0, 0, Phase.RETURN, 0, 0.0, 0.0, None,
        False, False, False, 0.0, 0, 0, 1, 0.0, (),
    )  # fmt: skip


def dial(state: State, d: float) -> State:
    """The same state with another difficulty waiting for the next star."""
    return msgspec.structs.replace(state, pending_d=state.sky.level.clamp(d))


def step(state: State, control: Control) -> tuple[State, Sequence[Event]]:
    """1/120 s later."""
    if state.phase is Phase.RETURN:
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
        towards = (x * star.x + y * star.y) / math.hypot(star.x, star.y)
        reference = min(reference, max(0.0, towards))
        armed = towards >= reference + ARMED
    held = state.held + 1 if inside and armed else max(0, state.held - LEAK)
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
    if state.phase is Phase.RETURN or star is None:
        return CENTRE
    return Control(star.x, star.y)


def done(state: State) -> bool:
    """True after the last star, or where the time for a new one is over."""
    plan = state.sky.level.plan
    between = state.phase is Phase.RETURN and not state.again
    late = between and state.step >= steps(plan.bout_s)
    return state.attempts >= plan.stars or late


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


def _show(state: State) -> tuple[State, list[Event]]:
    """The next star appears, with the difficulty that was waiting, or the same star again."""
    if state.again and state.star is not None:
        star, tries = state.star, state.tries + 1
        star = msgspec.structs.replace(star, shown=state.step, shown_x=state.x, shown_y=state.y)
    else:
        star, tries = _star(state, state.pending_d), 1
    towards = (state.x * star.x + state.y * star.y) / math.hypot(star.x, star.y)
    shown = Shown(
        step=state.step,
        attempt=state.attempts + 1,
        x=star.x,
        y=star.y,
        radius=star.radius,
        d=star.d,
        label=star.label,
    )
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
    return later, [shown]


def _star(state: State, d: float) -> Star:
    level = state.sky.level
    spans = level.dial
    count = round(spans.directions.value(d))
    before = [outcome.label for outcome in state.outcomes]
    label = state.sky.orders.star(state.attempts, count, _order(spans, d), before)
    x, y = within(*point(label, spans.distance.value(d)))
    limit_s = _limit_s(level, d)
    return Star(
        x,
        y,
        spans.radius.value(d),
        label,
        steps(spans.dwell_s.value(d)),
        steps(limit_s if limit_s is not None else PATIENCE_S),
        limit_s is None,
        d,
        state.step,
        state.x,
        state.y,
    )


def _order(spans: Spans, d: float) -> Order:
    if isinstance(spans.order, str):
        return spans.order
    return spans.order[0] if d < 0.5 else spans.order[1]


def _limit_s(level: Level, d: float) -> float | None:
    """The time limit of one try at d, within this person's limits; None where stars wait."""
    limit_s = level.dial.time_limit_s.at(d)
    if limit_s is None or level.limits.no_time_limit:
        return None
    return max(limit_s, level.limits.least_time_limit_s)


def _try_again(state: State) -> tuple[State, Sequence[Event]]:
    """The star will come once more, from the middle; nothing is said of the try."""
    return msgspec.structs.replace(state, phase=Phase.RETURN, since=0, again=True), ()


def _over(state: State, star: Star, *, reached: bool) -> tuple[State, list[Event]]:
    """The star is lit, or left for another time; the light may come back."""
    kind = Reached if reached else Missed
    event = kind(
        step=state.step,
        attempt=state.attempts + 1,
        quality=_directness(state, star) if reached else state.best_held / star.dwell_steps,
        time_s=seconds(state.since),
        x=state.x,
        y=state.y,
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
