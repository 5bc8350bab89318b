"""Who stands on which leg, how still, and for how long."""

from __future__ import annotations

import enum

import msgspec

from game.core.control import Control
from game.core.feedback import Mode, seen
from game.core.lane import Lane
from game.core.lifted_foot import Leg, LiftedFoot
from game.core.time import seconds, steps
from game.exercises.flamingo_level import Level, spare_s

ON_LEG: dict[Leg, Control] = {"left": Control(0, 0, right=0.0), "right": Control(0, 0, right=1.0)}
"""What is asked for: all the weight on that side."""


class Phase(enum.StrEnum):
    """What the player is about."""

    REST = "rest"
    """On both feet, before the next leg."""
    STAND = "stand"


class Hold(msgspec.Struct, frozen=True, gc=False):
    """One attempt."""

    leg: Leg
    """The one stood on."""
    ring: float
    """Radius around the own centre, reach units."""
    hold_steps: int
    limit_steps: int
    """After so long the attempt is over."""
    d: float

    @property
    def hold_s(self) -> float:
        return seconds(self.hold_steps)


class Outcome(msgspec.Struct, frozen=True, gc=False):
    """A hold that is over."""

    leg: Leg
    best_steps: int
    """The longest of it."""
    reached: bool


class Garden(msgspec.Struct, frozen=True, gc=False):
    """What is drawn once, at the start."""

    level: Level
    legs: tuple[Leg, ...]
    """Of each attempt."""
    feedback: tuple[Mode, ...]
    """Of each attempt."""


class State(msgspec.Struct, frozen=True, gc=False):
    """The flamingo on its leg. Reach units, x right and y forward."""

    garden: Garden
    step: int
    d: float
    pending_d: float
    attempts: int
    successes: int
    phase: Phase
    since: int
    """Steps since the leg was asked for, or since the rest began."""
    pause_steps: int
    """The present rest, or the last one."""
    x: float
    y: float
    """The lean."""
    right: float
    """Share of the load on the right foot."""
    hold: Hold | None
    """The present attempt, or in the rest the last one; None before the first."""
    foot: LiftedFoot
    """The one to lift, or that was lifted last."""
    stood: int
    """Steps on the one leg, without a touch-down."""
    centre_x: float
    centre_y: float
    """Where the player has stood on it lately: the middle of the ring."""
    foot_x: float
    """Where it came to stand, sideways: the lean when the other side was first lifted."""
    inside: bool
    """On one leg, and within the ring."""
    held: int
    """Steps of the hold so far, leaks taken off."""
    best_held: int
    touches: int
    """Touch-downs in the present attempt."""
    gather: int
    """Steps on both feet that are asked for after a touch-down."""
    outcomes: tuple[Outcome, ...]

    @property
    def planned(self) -> int:
        """Holds in this bout, both legs together."""
        return len(self.garden.legs)

    @property
    def lane_ahead(self) -> Lane:
        """The side of the next leg."""
        return self.garden.legs[min(self.attempts, len(self.garden.legs) - 1)]

    @property
    def leg_ahead(self) -> Leg:
        """The leg to stand on now, or in the rest the next one."""
        return self.garden.legs[min(self.attempts, len(self.garden.legs) - 1)]

    @property
    def off_x(self) -> float:
        """How far right of the middle of the ring; 0 while both feet stand."""
        return self.x - self.centre_x if self.stood else 0.0

    @property
    def off_y(self) -> float:
        """How far before it."""
        return self.y - self.centre_y if self.stood else 0.0

    @property
    def held_share(self) -> float:
        """How much of the hold is done, 0 to 1."""
        return min(1.0, self.held / self.hold.hold_steps) if self.hold else 0.0

    @property
    def best_share(self) -> float:
        """How much of it the longest stand of this attempt was, 0 to 1."""
        return min(1.0, self.best_held / self.hold.hold_steps) if self.hold else 0.0

    @property
    def rest_left_s(self) -> float:
        """Seconds of rest to come; 0 in an attempt."""
        left = self.pause_steps - self.since if self.phase is Phase.REST else 0
        return seconds(max(0, left))

    @property
    def feedback(self) -> Mode:
        """Of the present attempt, or of the last one."""
        over = self.phase is Phase.REST and self.attempts > 0
        return self.garden.feedback[min(self.attempts - over, self.planned - 1)]

    @property
    def shows_lean(self) -> bool:
        """Is it seen now how the player sways in the ring? On both feet there is no ring to keep,
        and then always; once an attempt is over, not after one without any feedback."""
        if self.phase is Phase.REST:
            return self.feedback != "none"
        return not self.stood or seen(self.feedback, inside=self.inside)


def next_hold(state: State, d: float) -> Hold:
    """The hold whose turn it is, at difficulty d."""
    level = state.garden.level
    hold_s = level.dial.hold_s.value(d)
    limit_s = hold_s + spare_s(level.limits)
    return Hold(state.leg_ahead, level.dial.ring.value(d), steps(hold_s), steps(limit_s), d)
