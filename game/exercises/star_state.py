"""The light and its star."""

from __future__ import annotations

import enum
from collections.abc import Sequence

import msgspec

from game.core.control import Control, within
from game.core.feedback import Mode, guided, seen
from game.core.lane import Lane, lane_of
from game.core.time import seconds, steps
from game.exercises.star_level import Level, limit_s_at, order_at
from game.exercises.star_order import Direction, Orders, point
from game.exercises.waiting import waits_s

REST_RADIUS = 0.25
"""The light is back in the middle from here on (ours)."""


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
    aim: Control
    """Its place as a lean."""

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
    feedback: tuple[Mode, ...]
    """Of each star."""


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
    def lane_ahead(self) -> Lane:
        """The side of the next star, should the dial stay; it is chosen when it appears, from as
        many directions as the difficulty then has."""
        return lane_of(direction_ahead(self.sky, self.outcomes, self.pending_d))

    @property
    def planned(self) -> int:
        """Stars in this bout."""
        return self.sky.level.plan.stars

    @property
    def feedback(self) -> Mode:
        """Of the star that is there, and after it of the return."""
        over = self.phase is Phase.RETURN and not self.again
        return self.sky.feedback[max(0, self.attempts - over)]

    @property
    def light_seen(self) -> bool:
        """May the player see the light? On the way back it shows where the hold ended, but for a
        star without any feedback, where it waits in the middle."""
        if self.phase is Phase.REACH:
            return seen(self.feedback, inside=self.inside)
        near = self.x * self.x + self.y * self.y <= REST_RADIUS * REST_RADIUS
        return near or self.feedback != "none"

    @property
    def guided(self) -> bool:
        """Is the player told how it goes while the star is there? The light, or how much of the
        hold is done, would tell."""
        return guided(self.feedback)

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


def direction_ahead(sky: Sky, outcomes: Sequence[Outcome], d: float) -> Direction:
    """Whose turn it is after these stars, with as many directions as difficulty d has."""
    spans = sky.level.dial
    count = round(spans.directions.value(d))
    before = [outcome.label for outcome in outcomes]
    return sky.orders.star(len(outcomes), count, order_at(spans, d), before)


def next_star(state: State, d: float) -> Star:
    """The star whose turn it is, at difficulty d."""
    level = state.sky.level
    spans = level.dial
    label = direction_ahead(state.sky, state.outcomes, d)
    x, y = within(*point(label, spans.distance.value(d)))
    limit_s = limit_s_at(level, d)
    return Star(
        x,
        y,
        spans.radius.value(d),
        label,
        steps(spans.dwell_s.value(d)),
        steps(waits_s(level.limits) if limit_s is None else limit_s),
        limit_s is None,
        d,
        state.step,
        state.x,
        state.y,
        Control(x, y),
    )
