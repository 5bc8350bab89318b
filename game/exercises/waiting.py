"""How long something waits for a player whom no time limit hurries."""

from __future__ import annotations

from game.core.level import Limits

PATIENCE_S = 30.0
"""Nobody should stand for ever before something that is out of reach. Source: exercises 7, targets
that wait."""


def waits_s(limits: Limits) -> float:
    """After so long it goes away; later at a slower pace, and where the therapist gives more
    time."""
    return max(limits.unhurried(PATIENCE_S), limits.least_time_limit_s)
