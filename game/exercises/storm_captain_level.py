"""What a level of Storm Captain says: how far the waves push the ship, how soon they are seen
coming, how quickly they pass, and how level is level enough.

The rules know shares of own reach only, never degrees, as everywhere in this room. Degrees of the
design are those of a wobble board that tips 20 degrees to either side: its 10 to 3 degrees stand
for a tolerance of 0.5 to 0.15.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

import msgspec

from game.core.ease import eased
from game.core.feedback import Feedback
from game.core.level import Level as CoreLevel
from game.core.span import Bound, Span

LEAST_PUSH = 0.20
"""A wave that pushes less could not be told from standing still (the arming of exercises 2.6)."""
BOUNDS: Mapping[str, Bound] = {
    "disturbance": Bound(LEAST_PUSH, 0.50, 1, "Choose between a small 0.20 and a large 0.50."),
    "warning_s": Bound(0.5, 4.0, -1, "Choose a warning between 0.5 and 4 seconds.", "allowance"),
    "period_s": Bound(3.0, 10.0, -1, "Choose a wave between 3 and 10 seconds.", "allowance"),
    "tolerance": Bound(0.08, 0.90, -1, "Choose between a wide 0.80 and a narrow 0.10."),
    "recover_s": Bound(0.8, 4.0, -1, "Choose between 0.8 and 4 seconds.", "allowance"),
}
"""Disturbance and tolerance go beyond the 0 to 0.25 and 10 to 3 degrees of exercises 3.12: in
simulation people of GMFCS III sway out of less, and adults were never asked enough."""
EYES_CLOSED = 3
LEAST_CHILD_WARNING_S = 1.5
"""For children and people with CP. Source: exercises 9, E7."""
RISE_SHARE = 0.3
"""Of a wave's time, to rise under the ship, and as much to leave it; between them it stays."""
PEAK_OF_MEAN_SPEED = 1.5
"""Of a rise eased at both ends."""

Seat = Literal["none", "chair", "ball"]


class Spans(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the dial moves, easiest to hardest."""

    disturbance: Span
    """How far a wave pushes, reach units. Only the picture is pushed, the board never."""
    warning_s: Span
    """For how long a wave is seen coming."""
    period_s: Span
    """For how long it is under the ship."""
    tolerance: Span
    """To either side of level, reach units."""
    recover_s: Span
    """Within so long the ship is level again."""


class Plan(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The dose: so many waves, but no new one after `bout_s`."""

    waves: Annotated[int, msgspec.Meta(ge=1, le=30)] = 8
    seat: Seat = "none"
    """On what the player sits, where they do. A ball takes somebody's hands on the player."""
    bout_s: Annotated[float, msgspec.Meta(ge=30, le=180)] = 100.0
    rest_s: Annotated[float, msgspec.Meta(ge=0, le=300)] = 30.0
    feedback: Feedback = Feedback()


class Level(CoreLevel, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A sea with its waves."""

    dial: Spans
    plan: Plan = Plan()

    def __post_init__(self) -> None:
        """Raises ValueError where it may never be played like this, whoever asks for it. Source:
        exercises 3.12, E13."""
        if self.condition.vision == EYES_CLOSED:
            raise ValueError("Waves are met with open eyes: vision may be 2 at most")
        if self.plan.seat != "none" and self.condition.base != 0:
            raise ValueError("A seat is for the seated: base must be 0 with it")
        if self.plan.seat == "ball" and self.supervision != "hands_on":
            raise ValueError("A ball takes supervision hands_on")


class Wave(msgspec.Struct, frozen=True, gc=False):
    """One attempt, as the dial stood when it was seen coming. Reach units."""

    lean: float
    """Where the ship is level at its highest: towards the wave, right above 0."""
    tolerance: float
    warning_steps: int
    rise_steps: int
    period_steps: int
    recover_steps: int
    d: float

    def level_at(self, since: int) -> float:
        """The lean that keeps the ship level so many steps after the wave has come."""
        left = self.period_steps - since
        near = since if since < left else left
        if near >= self.rise_steps:
            return self.lean
        return eased(near / self.rise_steps) * self.lean


def warning_s_at(level: Level, d: float) -> float:
    """For how long a wave is seen coming at d; longer for whom nothing may be hurried."""
    limits, warning_s = level.limits, level.dial.warning_s.value(d)
    unhurried = limits.no_time_limit or limits.least_time_limit_s > 0
    return max(warning_s, LEAST_CHILD_WARNING_S) if unhurried else warning_s


def push_at(level: Level, d: float) -> tuple[float, float]:
    """How far a wave pushes at d, and for how many seconds it lasts: never so quick that this
    person would have to lean faster than they should; lower then, and at last slower."""
    push, period_s = level.dial.disturbance.value(d), level.dial.period_s.value(d)
    reached = level.limits.most_speed * RISE_SHARE * period_s / PEAK_OF_MEAN_SPEED
    if push <= reached:
        return push, period_s
    push = max(LEAST_PUSH, reached)
    return push, period_s * max(1.0, push / reached)
