"""A tilt that moves quicker than it should: told from how far a smoothed lean lags behind."""

from __future__ import annotations

from game.core.time import STEPS_PER_S

SPEED_WINDOW_S = 0.25
MOST_SPEED = 1.5
"""Own ranges a second; about the 15 degrees a second of exercises 3.8 for a range of 10 degrees
(ours). Beyond it the picture asks for less haste, and nothing else happens."""
LAG = MOST_SPEED * SPEED_WINDOW_S
"""So far behind the lean, own ranges, is what lags at that speed."""
WINDOW_STEPS = SPEED_WINDOW_S * STEPS_PER_S


def behind_after(behind: float, lean: float, window_steps: float = WINDOW_STEPS) -> float:
    """What lags behind the lean along one axis, one step later."""
    return behind + (lean - behind) / window_steps
