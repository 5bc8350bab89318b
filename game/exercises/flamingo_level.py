"""What a level of Flamingo Garden says: its settings, and what they mean at a difficulty."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

import msgspec

from game.core.feedback import Feedback
from game.core.level import Level as CoreLevel
from game.core.level import Limits
from game.core.span import Bound, Span

LONGEST_HOLD_S = 45.0
"""A hold ends there by itself. Source: exercises 3.5, E22."""
BOUNDS: Mapping[str, Bound] = {
    "hold_s": Bound(2.0, LONGEST_HOLD_S, 1, "Choose a hold between 2 and 45 seconds."),
    "ring": Bound(0.2, 0.5, -1, "Choose between a large 0.5 and a small 0.2."),
}

SPARE_S = 12.0
"""So much longer than its hold is an attempt: time to go over to the leg, and to begin again after
an early touch-down (ours)."""
SPARE_UNHURRIED_S = 30.0
"""For people without time limits. Source: exercises 7, targets that wait."""


class Spans(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the dial moves, easiest to hardest."""

    hold_s: Span
    ring: Span
    """Radius around the own centre on the one leg, reach units."""


class Plan(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The dose."""

    sets: Annotated[int, msgspec.Meta(ge=1, le=5)] = 2
    """Holds on each leg."""
    rest_s: Annotated[float, msgspec.Meta(ge=5, le=60)] = 20.0
    """On both feet, after each leg has had its turn."""
    feedback: Feedback = Feedback()


class Level(CoreLevel, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A garden: how long the flamingo stands, and how still."""

    dial: Spans
    plan: Plan = Plan()


def spare_s(limits: Limits) -> float:
    """What an attempt lasts beyond its hold, within this person's limits."""
    if limits.no_time_limit:
        return limits.unhurried(SPARE_UNHURRIED_S)
    return max(limits.unhurried(SPARE_S), limits.least_time_limit_s)
