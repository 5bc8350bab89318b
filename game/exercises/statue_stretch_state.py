"""The lean, the place to hold, and how much has grown there."""

from __future__ import annotations

import enum

import msgspec

from game.core.control import Control, within
from game.core.feedback import Mode, seen
from game.core.lane import Lane, lane_of
from game.core.time import seconds, steps
from game.exercises.attempt_by_attempt import AttemptByAttempt
from game.exercises.star_order import Direction, point
from game.exercises.statue_stretch_level import Level
from game.exercises.waiting import waits_s

FOLLOW = 0.12
"""The place that is held may lie so far from the one that was asked for: a comfortable stretch is
found, not hit (ours). Reach units."""
CLEAR = 0.10
"""Between rest and the widest place at the least, so that who does not stretch never holds (ours).
Reach units."""
KEPT_SHARE = 0.8
"""Growth may wait for a fifth of the time, all in all, and the statue is finished all the same;
as much of a hold as in exercises 3.8 must be kept (ours)."""
FINDING_S = 15.0
"""A place that nobody comes to fades, but never before a hold and so much more would be over
(ours)."""
UNHURRIED = 2.0
"""Without a time limit a hold may take so many times as long (ours); every hold ends."""


class Phase(enum.StrEnum):
    """What the player is about."""

    BETWEEN = "between"
    """Back to rest; the next place comes soon."""
    FIND = "find"
    """A light waits, and is leaned into."""
    HOLD = "hold"
    """Stillness makes it grow."""


class Stretch(msgspec.Struct, frozen=True, gc=False):
    """One attempt, as the dial stood when it began. Reach units."""

    x: float
    y: float
    """Where to hold."""
    radius: float
    """How far the lean may stray from where it is held."""
    direction: Direction
    hold_steps: int
    most_steps: int
    """A hold is over after these, however often growth waited."""
    patience_steps: int
    d: float
    feedback: Mode
    aim: Control


class Outcome(msgspec.Struct, frozen=True, gc=False):
    """A stretch that is over, and how much grew, 0 to 1."""

    direction: Direction
    reached: bool
    grown: float


class Garden(msgspec.Struct, frozen=True, gc=False):
    """What is drawn once, at the start."""

    level: Level
    order: tuple[Direction, ...]
    feedback: tuple[Mode, ...]
    """Of each stretch."""


class State(AttemptByAttempt, msgspec.Struct, frozen=True, gc=False):
    """The lean and what grows by it. Reach units, x right and y forward."""

    garden: Garden
    step: int
    pending_d: float
    attempts: int
    successes: int
    phase: Phase
    since: int
    """Steps since the phase began."""
    x: float
    y: float
    behind_x: float
    behind_y: float
    """The lean, smoothed; how far it lags behind tells the speed."""
    stretch: Stretch | None
    """The present one, or in between the last; None before the first."""
    armed: bool
    reference: float
    """Nearest to rest, towards the place, that the lean was since the place appeared."""
    still: bool
    """In its place and quiet: it grows."""
    haste: int
    """Steps for which growth still waits, since the lean was quicker than a stretch should be."""
    count: int
    """Steps in the place, of which the two sums are."""
    sum_x: float
    sum_y: float
    held: int
    """Steps of growth."""
    bounces: int
    """How often haste set in during the present hold."""
    outcomes: tuple[Outcome, ...]

    @property
    def trying(self) -> Stretch | None:
        """As of `Tries`."""
        return self.stretch

    @property
    def level(self) -> Level:
        """That is played."""
        return self.garden.level

    @property
    def lane_ahead(self) -> Lane:
        """The side of the next stretch."""
        order = self.garden.order
        return lane_of(order[min(self.attempts, len(order) - 1)])

    @property
    def planned(self) -> int:
        """Stretches in this bout."""
        return self.garden.level.plan.reps

    @property
    def hasty(self) -> bool:
        """Quicker than a stretch should be, now or a moment ago."""
        return self.haste > 0

    @property
    def lean_seen(self) -> bool:
        """May the player see their own lean? On the way there and back always: only the hold is
        what feedback may leave to them."""
        return self.phase is not Phase.HOLD or seen(self.feedback, inside=self.still)

    @property
    def grown(self) -> float:
        """How much of the present statue has grown, 0 to 1; of the last one in between."""
        if self.phase is Phase.BETWEEN:
            return self.outcomes[-1].grown if self.outcomes else 0.0
        return min(1.0, self.held / self.stretch.hold_steps) if self.stretch else 0.0

    @property
    def seconds_left(self) -> float:
        """Of stillness, until the statue is finished, s; 0 outside of a hold."""
        if self.stretch is None or self.phase is not Phase.HOLD:
            return 0.0
        return seconds(self.stretch.hold_steps - self.held)

    @property
    def middle(self) -> tuple[float, float]:
        """The place that is held: the mean of the lean, no farther than `FOLLOW` from the place
        that was asked for."""
        stretch = self.stretch
        if stretch is None:
            return 0.0, 0.0
        if not self.count:
            return stretch.x, stretch.y
        mean_x, mean_y = self.sum_x / self.count, self.sum_y / self.count
        return held_place(stretch, mean_x, mean_y)


def held_place(stretch: Stretch, mean_x: float, mean_y: float) -> tuple[float, float]:
    """The place nearest to a mean lean that still counts as this stretch."""
    dx, dy = mean_x - stretch.x, mean_y - stretch.y
    if dx * dx + dy * dy > FOLLOW * FOLLOW:
        dx, dy = within(dx, dy, FOLLOW)
    return stretch.x + dx, stretch.y + dy


def next_stretch(state: State, d: float) -> Stretch:
    """The stretch whose turn it is, at difficulty d."""
    level, number = state.garden.level, state.attempts
    spans, limits = level.dial, level.limits
    direction = state.garden.order[number]
    distance = spans.target_range.value(d)
    x, y = within(*point(direction, distance))
    hold_s = spans.hold_s.value(d)
    most_s = UNHURRIED * hold_s if limits.no_time_limit else hold_s / KEPT_SHARE
    return Stretch(
        x,
        y,
        min(spans.stillness.value(d), distance - FOLLOW - CLEAR),
        direction,
        steps(hold_s),
        steps(max(most_s, limits.least_time_limit_s)),
        steps(max(waits_s(limits), hold_s + FINDING_S)),
        d,
        state.garden.feedback[number],
        Control(x, y),
    )
