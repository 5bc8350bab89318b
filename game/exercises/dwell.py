"""A hold that counts: it begins after a real lean towards the target, and it leaks. Source:
exercises 2.6."""

from __future__ import annotations

ARMED = 0.15
"""The hold begins only after the lean has gone this far towards the target since it appeared, reach
units: a target that covers the starting point is not won by standing still."""
LEAK = 2
"""Away from the target the hold drains so many times as fast as it fills."""


def after(held: int, *, on_target: bool) -> int:
    """Steps of the hold, one step later."""
    return held + 1 if on_target else max(0, held - LEAK)
