"""Bout time: a count of equal steps, never a sum of small floats."""

from __future__ import annotations

STEPS_PER_S = 120
"""Rules advance by 1/120 s, whatever the display or the device does."""

MOST_STEPS_A_FRAME = 30
"""Catching up on more than 0.25 s at once would look like a jump; what is given up becomes a
`Stalled` event."""


def steps(seconds: float) -> int:
    """The whole number of steps nearest to a duration in seconds."""
    return round(seconds * STEPS_PER_S)


def seconds(count: int) -> float:
    """The bout time of a step, s."""
    return count / STEPS_PER_S
