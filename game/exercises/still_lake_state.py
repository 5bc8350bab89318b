"""The lake, the light on it, and how calm the water has been."""

from __future__ import annotations

import enum
import math

import msgspec

from game.core.control import Control, within
from game.core.feedback import Mode, seen
from game.core.lane import Lane
from game.core.time import seconds, steps
from game.exercises.attempt_by_attempt import AttemptByAttempt
from game.exercises.star_order import Direction, point
from game.exercises.still_lake_level import Level
from game.exercises.waiting import waits_s

LIGHT_DISTANCE = 0.40
LIGHT_RADIUS = 0.18
"""Where the light waits, and how near is near enough to take it along: a small real shift, well
within everybody's reach (ours)."""
FETCHING_S = 15.0
"""A light that nobody fetches drifts away, but never before a hold and so much more would be over,
so that whoever fetches nothing plays as long as anybody (ours)."""
SETTLE_STEPS = steps(1.0)
"""Of coming to rest, the part that already counts to the mean; so it is not that of a moment when a
hold begins (ours)."""
FARTHEST_MIDDLE = 0.5
"""The calm water lies no farther out: it follows the player a little to one side, never to the edge
(ours)."""
BEADS = 20
"""Equal parts of a hold; the picture shows each one that was calm."""


class Phase(enum.StrEnum):
    """What the player is about."""

    BETWEEN = "between"
    """Nothing is asked; the next light comes soon."""
    FETCH = "fetch"
    """A light waits to one side."""
    HOME = "home"
    """Back to the middle, and coming to rest there."""
    HOLD = "hold"
    """The water is to stay calm."""


class Attempt(msgspec.Struct, frozen=True, gc=False):
    """One light and one hold, as the dial stood when it began. Reach units."""

    x: float
    y: float
    direction: Direction
    radius: float
    """Of the calm water."""
    hold_steps: int
    patience_steps: int
    d: float
    feedback: Mode
    aim: Control
    """The light as a lean."""

    @property
    def hold_s(self) -> float:
        return seconds(self.hold_steps)

    @property
    def bead_steps(self) -> int:
        return self.hold_steps // BEADS


class Lake(msgspec.Struct, frozen=True, gc=False):
    """What is drawn once, at the start."""

    level: Level
    order: tuple[Direction, ...]
    """On which side each light waits."""
    feedback: tuple[Mode, ...]
    """Of each hold."""


class State(AttemptByAttempt, msgspec.Struct, frozen=True, gc=False):
    """The lake and the lean on it. Reach units, x right and y forward."""

    lake: Lake
    step: int
    pending_d: float
    attempts: int
    successes: int
    phase: Phase
    since: int
    """Steps since this phase began."""
    x: float
    y: float
    attempt: Attempt | None
    """The present one, or between two the last; None before the first."""
    armed: bool
    reference: float
    """Nearest to the middle, towards the light, that the lean was since the light came."""
    home: int
    """Steps near the middle without a break, in `HOME`."""
    sum_x: float
    sum_y: float
    """Of the lean in every step since the player came to rest: their mean is the `middle`."""
    inside: bool
    """The lean is within the calm water."""
    calm: int
    """Steps of the hold within it."""
    bead_from: int
    """`calm` when the present part of the hold began."""
    beads: tuple[bool, ...]
    """One for each part of the hold that is over, True where most of it was calm; kept until the
    next light comes."""
    outcomes: tuple[bool, ...]
    """One for each hold that is over; True where the lake stayed calm."""

    @property
    def trying(self) -> Attempt | None:
        """As of `Tries`."""
        return self.attempt

    @property
    def level(self) -> Level:
        """That is played."""
        return self.lake.level

    @property
    def lane_ahead(self) -> Lane:
        """Standing quietly has no side."""
        return "all"

    @property
    def planned(self) -> int:
        """Holds in this bout."""
        return self.lake.level.plan.holds

    @property
    def lean_seen(self) -> bool:
        """May the player see their own lean? On the way to the light and back always: only the
        hold is what feedback may leave to them."""
        return self.phase is not Phase.HOLD or seen(self.feedback, inside=self.inside)

    @property
    def middle(self) -> tuple[float, float]:
        """The middle of the calm water: the mean of the lean since the player came to rest, no
        farther out than `FARTHEST_MIDDLE`. The middle of the reach before."""
        if self.phase is not Phase.HOLD or self.attempt is None:
            return 0.0, 0.0
        count = SETTLE_STEPS + self.since
        return within(self.sum_x / count, self.sum_y / count, FARTHEST_MIDDLE)

    @property
    def stray(self) -> float:
        """How far the lean is from its own mean, in radii of the calm water; 0 outside a hold."""
        if self.phase is not Phase.HOLD or self.attempt is None:
            return 0.0
        x, y = self.middle
        return math.hypot(self.x - x, self.y - y) / self.attempt.radius

    @property
    def held_share(self) -> float:
        """How much of the hold has passed, 0 to 1."""
        if self.phase is not Phase.HOLD or self.attempt is None:
            return 0.0
        return min(1.0, self.since / self.attempt.hold_steps)

    @property
    def seconds_left(self) -> float:
        """Until the end of the hold, s; 0 outside."""
        if self.phase is not Phase.HOLD or self.attempt is None:
            return 0.0
        return seconds(self.attempt.hold_steps - self.since)


def next_attempt(state: State, d: float) -> Attempt:
    """The light whose turn it is, and the hold after it, at difficulty d."""
    level, number = state.lake.level, state.attempts
    spans = level.dial
    direction = state.lake.order[number]
    x, y = point(direction, LIGHT_DISTANCE)
    hold_s = spans.hold_s.value(d)
    return Attempt(
        x,
        y,
        direction,
        spans.radius.value(d),
        steps(hold_s),
        steps(max(waits_s(level.limits), hold_s + FETCHING_S)),
        d,
        state.lake.feedback[number],
        Control(x, y),
    )
