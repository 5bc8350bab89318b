"""The basket and its fruit."""

from __future__ import annotations

import enum
import random
from typing import Literal

import msgspec

from game.core.control import FARTHEST_TARGET, Control
from game.core.feedback import Mode, guided, seen
from game.core.lane import Lane
from game.core.time import seconds, steps
from game.exercises.fruit_shift_level import Level, limit_s_at, preview_s_at
from game.exercises.star_order import sides_in_turn
from game.exercises.waiting import waits_s

REST_HALF_WIDTH = 0.15
"""The basket is back in the middle from here on (ours)."""
NEAREST = 0.85
"""Fruits fall between this share of the distance and the whole, so that it pays to look where
(ours)."""

Side = Literal["left", "right"]


class Phase(enum.StrEnum):
    """What the player is about."""

    RETURN = "return"
    """No fruit: the basket comes back to the middle."""
    CATCH = "catch"


class Fruit(msgspec.Struct, frozen=True, gc=False):
    """One target. Reach units, sideways."""

    x: float
    radius: float
    label: Side
    preview_steps: int
    """Until it can be caught."""
    dwell_steps: int
    limit_steps: int
    """Since it was shown, the preview among them."""
    waits: bool
    """True where no time limit is shown."""
    d: float
    number: int
    """From 0."""
    shown: int
    """Step at which it appeared."""
    aim: Control
    """Its place as a lean."""

    @property
    def dwell_s(self) -> float:
        return seconds(self.dwell_steps)


class Outcome(msgspec.Struct, frozen=True, gc=False):
    """A fruit that is over."""

    label: Side
    x: float
    reached: bool


class Orchard(msgspec.Struct, frozen=True, gc=False):
    """What is drawn once, at the start."""

    level: Level
    sides: tuple[Side, ...]
    shares: tuple[float, ...]
    """Of the distance at which each fruit falls."""
    feedback: tuple[Mode, ...]
    """Of each fruit."""


class State(msgspec.Struct, frozen=True, gc=False):
    """The basket and its fruit. Reach units, x right and y forward."""

    orchard: Orchard
    step: int
    d: float
    pending_d: float
    attempts: int
    successes: int
    phase: Phase
    since: int
    """Steps since the fruit was shown, or since the return began."""
    x: float
    y: float
    """The lean; the basket is at x."""
    right: float
    """Share of the load on the right foot, 0 to 1; even where the device does not tell."""
    fruit: Fruit | None
    """The present fruit, or in the return the last one; None before the first."""
    inside: bool
    """The basket is under the fruit, within what counts."""
    armed: bool
    reference: float
    """Nearest to the middle, towards the fruit, that the basket was since it appeared."""
    held: int
    """Steps of the hold so far, leaks taken off."""
    best_held: int
    holding: int
    """Steps since the hold first began; 0 before."""
    outcomes: tuple[Outcome, ...]

    @property
    def lane_ahead(self) -> Lane:
        """The side of the next fruit; in play of the present one."""
        return self.orchard.sides[min(self.attempts, self.planned - 1)]

    @property
    def planned(self) -> int:
        """Fruits in this bout."""
        return self.orchard.level.plan.fruits

    @property
    def feedback(self) -> Mode:
        """Of the fruit that is there, and after it of the return."""
        over = self.phase is Phase.RETURN
        return self.orchard.feedback[max(0, self.attempts - over)]

    @property
    def basket_seen(self) -> bool:
        """May the player see the basket? On the way back it shows where the hold ended, but for a
        fruit without any feedback, where it waits in the middle."""
        if self.phase is Phase.CATCH:
            return seen(self.feedback, inside=self.inside)
        return self.home or self.feedback != "none"

    @property
    def home(self) -> bool:
        """Is the basket in the middle?"""
        return abs(self.x) <= REST_HALF_WIDTH

    @property
    def come_down(self) -> float:
        """How far the fruit has come down, 0 to 1; at 1 it can be caught."""
        if self.fruit is None or self.phase is Phase.RETURN:
            return 0.0
        return min(1.0, self.since / self.fruit.preview_steps)

    @property
    def guided(self) -> bool:
        """Is the player told how it goes while the fruit is there?"""
        return guided(self.feedback)

    @property
    def held_share(self) -> float:
        """How much of the hold is done, 0 to 1."""
        return min(1.0, self.held / self.fruit.dwell_steps) if self.fruit else 0.0

    @property
    def time_left_s(self) -> float | None:
        """Seconds left of the present fruit; None where it waits."""
        if self.phase is Phase.RETURN or self.fruit is None or self.fruit.waits:
            return None
        return seconds(max(0, self.fruit.limit_steps - self.since))


def orchard_of(level: Level, feedback: tuple[Mode, ...], seed: int) -> Orchard:
    """Sides and distances of all the fruits of a bout."""
    source, plan, limits = random.Random(seed), level.plan, level.limits
    share = max(plan.affected_share, limits.affected_share)
    limits = msgspec.structs.replace(limits, affected_share=share)
    sides = sides_in_turn(source, plan.fruits, limits)
    shares = tuple(source.uniform(NEAREST, 1.0) for _ in sides)
    return Orchard(level, sides, shares, feedback)


def next_fruit(state: State) -> Fruit:
    """The fruit whose turn it is, at the difficulty that was waiting."""
    orchard, number, d = state.orchard, state.attempts, state.pending_d
    level, side = orchard.level, orchard.sides[number]
    spans = level.dial
    far = min(FARTHEST_TARGET, orchard.shares[number] * spans.distance.value(d))
    x = far if side == "right" else -far
    preview, limit_s = max(1, steps(preview_s_at(level, d))), limit_s_at(level, d)
    return Fruit(
        x,
        spans.radius.value(d),
        side,
        preview,
        steps(spans.dwell_s.value(d)),
        steps(waits_s(level.limits) if limit_s is None else limit_s),
        limit_s is None,
        d,
        number,
        state.step,
        Control(x, 0.0),
    )
