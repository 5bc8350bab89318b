"""What the patient wants: the lean in their own reach, whatever the device."""

from __future__ import annotations

import math

import msgspec

FARTHEST_TARGET = 0.85
"""No target lies farther out than this share of own reach. Source: clinical design, hazard H6."""
FARTHEST_CREDIT = 0.95
"""Nothing is rewarded beyond this share of own reach. Source: clinical design, hazard H12."""

EVEN = 0.5
"""Share of the load on the right foot of somebody who stands on both, and of whom nobody knows."""


class Control(msgspec.Struct, frozen=True, gc=False):
    """A lean. Reach units: 1 is as far as this person can lean in that direction, on an ellipse
    between the four.

    `None` in place of a Control means that nobody is there.
    """

    x: float
    """To the right, -1 to 1; beyond where the person leans farther than at calibration, at most
    1.5."""
    y: float
    """Forward, -1 to 1; beyond likewise."""
    turn: float = 0.0
    lift: float = 0.0
    """How high the body is: 0 standing, -1 with the thighs a quarter turn down. Told by a tilt
    sensor at the thigh alone."""
    load: float = 1.0
    """Share of body weight; 1 where the device does not weigh."""
    right: float = EVEN
    """Share of the load on the right foot, 0 to 1, as far as one board can tell; even from what
    is no board. As an aim: 1 asks for standing on the right leg, 0 on the left."""

    @property
    def reach(self) -> float:
        """How far out the lean is, 0 at rest, 1 at the limit of own reach."""
        return math.hypot(self.x, self.y)


class Foreseen(Control, frozen=True, gc=False):
    """An aim that says what comes next, as the notes of a tune do: a new one each time."""

    next_x: float = 0.0
    """Where the aim will be, right of the middle …"""
    after_steps: int = 0
    """… so many steps from when this aim is first given."""


CENTRE = Control(0.0, 0.0)


def within(x: float, y: float, farthest: float = FARTHEST_TARGET) -> tuple[float, float]:
    """The same direction, drawn in to `farthest` where it lies beyond."""
    reach = math.hypot(x, y)
    return (x, y) if reach <= farthest else (x * farthest / reach, y * farthest / reach)
