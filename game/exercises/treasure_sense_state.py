"""The lean, the place it is to find again, and what was found before."""

from __future__ import annotations

import enum
import math
import random

import msgspec

from game.core.control import Control, within
from game.core.feedback import Mode, modes
from game.core.lane import REMEMBERED, Lane, lane_of
from game.core.time import steps
from game.exercises.star_order import Direction, Orders, draw_orders, point
from game.exercises.stillness import Stillness
from game.exercises.treasure_sense_level import Level

REST_RADIUS = 0.25
"""The lean is back in the middle from here on (ours)."""
NEAR = 0.6
"""Share of the distance at which the nearer of two places on one side lies (ours)."""
MOST_DIRECTIONS = 5
"""None lies behind: nobody is led backwards without seeing how far (ours)."""
ACROSS = 1.5
"""Beside the way to a place, an error counts by this much less than along it, where the place is
to be felt: position sense is measured along the movement. Source: measures reference 4.9; the
share is ours."""


class Phase(enum.StrEnum):
    """What the player is about."""

    RETURN = "return"
    """Between two treasures: what was found is looked at, and the lean comes back."""
    SHOW = "show"
    """The place and the own lean are seen."""
    BACK = "back"
    """Back to the middle; the place is seen no longer."""
    WAIT = "wait"
    """In the middle, keeping the place in mind."""
    FIND = "find"
    """Neither the place nor the own lean is seen."""


class Place(msgspec.Struct, frozen=True, gc=False):
    """One treasure. Reach units."""

    x: float
    y: float
    tolerance: float
    label: str
    """Such as 'left_remembered' or 'near_right_remembered'."""
    direction: Direction
    shown_steps: int
    delay_steps: int
    d: float
    number: int
    """From 0."""
    feedback: Mode
    aim: Control
    """Its place as a lean."""

    def off(self, x: float, y: float) -> tuple[float, float]:
        """How far beyond the place a lean is, and how far to the right of the way there."""
        far = math.hypot(self.x, self.y)
        right, ahead = self.x / far, self.y / far
        return x * right + y * ahead - far, x * ahead - y * right


class Outcome(msgspec.Struct, frozen=True, gc=False):
    """A treasure that is over."""

    place: Place
    x: float
    y: float
    """Where it was looked for: the mean of the last two seconds."""
    looked: bool
    """False where nobody set out."""
    found: bool

    @property
    def error(self) -> float:
        """Beyond the place, below 0 where it was looked for too near."""
        return self.place.off(self.x, self.y)[0]


class Beach(msgspec.Struct, frozen=True, gc=False):
    """What is drawn once, at the start."""

    level: Level
    orders: Orders
    feedback: tuple[Mode, ...]
    """Of each treasure."""


class State(msgspec.Struct, frozen=True, gc=False):
    """The lean and its place. Reach units, x right and y forward."""

    beach: Beach
    step: int
    d: float
    pending_d: float
    attempts: int
    successes: int
    phase: Phase
    since: int
    """Steps since the phase began."""
    x: float
    y: float
    """The lean."""
    place: Place | None
    """The present one, or in the return the last one; None before the first."""
    felt: int
    """While it is shown: steps at the place; on the way back: steps at rest in the middle."""
    armed: bool
    """In the search: the lean has set out."""
    reference: float
    """Nearest to the middle, towards the place, that the lean was in the search."""
    still: Stillness
    outcomes: tuple[Outcome, ...]

    @property
    def lane_ahead(self) -> Lane:
        """The side of the next treasure, should the dial stay."""
        return lane_of(direction_ahead(self.beach, self.outcomes, self.pending_d))

    @property
    def planned(self) -> int:
        """Treasures in this bout."""
        return self.beach.level.plan.treasures

    @property
    def feedback(self) -> Mode:
        """Of the treasure that is there, and after it of the return."""
        return self.place.feedback if self.place else self.beach.feedback[0]

    @property
    def lean_seen(self) -> bool:
        """May the player see the own lean? Never in a search; on the way back from one it would
        show where the search ended."""
        if self.phase is Phase.FIND:
            return False
        if self.phase is not Phase.RETURN or self.home:
            return True
        return self.told

    @property
    def told(self) -> bool:
        """After a search: is it shown where it ended, and where the place was?"""
        if not self.outcomes or self.phase is not Phase.RETURN:
            return False
        last = self.outcomes[-1]
        mode = last.place.feedback
        return mode in ("concurrent", "terminal") or (mode == "bandwidth" and not last.found)

    @property
    def home(self) -> bool:
        """Is the lean in the middle?"""
        return self.x * self.x + self.y * self.y <= REST_RADIUS * REST_RADIUS

    @property
    def felt_share(self) -> float:
        """How much of the time at the shown place is over, 0 to 1."""
        if self.place is None or self.phase is not Phase.SHOW:
            return 0.0
        return min(1.0, self.felt / self.place.shown_steps)


def beach_of(level: Level, seed: int) -> Beach:
    """The order of all the treasures of a bout."""
    plan = level.plan
    ahead = msgspec.structs.replace(level.limits, behind=False)
    orders = draw_orders(random.Random(seed), plan.treasures, ahead)
    return Beach(level, orders, modes(plan.feedback, plan.treasures, seed, level.condition))


def targets_at(level: Level, d: float) -> int:
    """How many places take turns."""
    return round(level.dial.targets.value(d))


def direction_ahead(beach: Beach, outcomes: tuple[Outcome, ...], d: float) -> Direction:
    """Whose turn it is after these, at difficulty d. The sixth place is a second, nearer one on
    either side, so that it takes four directions."""
    count = targets_at(beach.level, d)
    before = [outcome.place.direction for outcome in outcomes]
    count = count if count <= MOST_DIRECTIONS else 4
    return beach.orders.star(len(outcomes), count, "random", before)


def next_place(state: State, d: float) -> Place:
    """The place whose turn it is, at difficulty d."""
    level = state.beach.level
    spans = level.dial
    direction = direction_ahead(state.beach, state.outcomes, d)
    far, near = spans.distance.value(d), ""
    if targets_at(level, d) > MOST_DIRECTIONS and direction in ("left", "right"):
        visits = sum(outcome.place.direction == direction for outcome in state.outcomes)
        if visits % 2 == 1:
            far, near = far * NEAR, "near_"
    x, y = within(*point(direction, far))
    number = len(state.outcomes)
    return Place(
        x,
        y,
        spans.tolerance.value(d),
        f"{near}{direction}_{REMEMBERED}",
        direction,
        steps(spans.shown_s.value(d)),
        steps(spans.delay_s.value(d)),
        d,
        number,
        state.beach.feedback[number],
        Control(x, y),
    )
