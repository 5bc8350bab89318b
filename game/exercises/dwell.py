"""A hold that counts: it begins after a real lean towards the target, and it leaks. Source:
exercises 2.6."""

from __future__ import annotations

import math
from typing import Protocol

ARMED = 0.15
"""The hold begins only after the lean has gone this far towards the target since it appeared, reach
units: a target that covers the starting point is not won by standing still."""
LEAK = 2
"""Away from the target the hold drains so many times as fast as it fills."""


class Placed(Protocol):
    """Anything with a place. Reach units."""

    @property
    def x(self) -> float: ...

    @property
    def y(self) -> float: ...


def towards(target: Placed, x: float, y: float) -> float:
    """How far a lean goes in the direction of a target, which is not in the middle; reach units."""
    return (x * target.x + y * target.y) / math.hypot(target.x, target.y)


def armed(reference: float, lean: float, least: float = ARMED) -> tuple[float, bool]:
    """One step later: the nearest to the middle that the lean has been since the target appeared,
    and whether it has set out from there.

    reference: the same before. lean: how far it goes towards the target now. least: so far. All in
    reach units.
    """
    reference = min(reference, lean if lean > 0 else 0.0)
    return reference, lean >= reference + least


def after(held: int, *, on_target: bool) -> int:
    """Steps of the hold, one step later."""
    return held + 1 if on_target else max(0, held - LEAK)
