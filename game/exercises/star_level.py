"""What a level of Star Map says: its settings, and what they mean at a difficulty."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

import msgspec

from game.core.feedback import Feedback
from game.core.level import Level as CoreLevel
from game.core.span import Bound, Span
from game.exercises.star_order import Order

BOUNDS: Mapping[str, Bound] = {
    "directions": Bound(2, 8, 1, "Choose 2 to 8 directions."),
    "distance": Bound(0.30, 0.85, 1, "Targets stay within 0.85 of own reach."),
    "radius": Bound(0.10, 0.45, -1, "Choose between a large 0.35 and a small 0.13."),
    "dwell_s": Bound(0.3, 5.0, 1, "Choose a hold between 0.3 and 5 seconds."),
    "time_limit_s": Bound(3.0, 60.0, -1, "Choose 'none' or 3 to 60 seconds.", "allowance"),
}


class Spans(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the dial moves, easiest to hardest."""

    directions: Span
    distance: Span
    radius: Span
    dwell_s: Span
    time_limit_s: Span = Span(None, None)
    """Of one try; none: the star waits."""
    order: Order | tuple[Order, Order] = "known"
    """[known, random]: known in the lower half of the dial, random in the upper."""


class Plan(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The dose: so many stars, but no new one after `bout_s`."""

    stars: Annotated[int, msgspec.Meta(ge=1, le=60)] = 12
    bout_s: Annotated[float, msgspec.Meta(ge=15, le=300)] = 90.0
    rest_s: Annotated[float, msgspec.Meta(ge=0, le=300)] = 30.0
    feedback: Feedback = Feedback()


class Level(CoreLevel, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A sky: where its stars lie, how large they are, how long they are held."""

    dial: Spans
    plan: Plan = Plan()


def order_at(spans: Spans, d: float) -> Order:
    if isinstance(spans.order, str):
        return spans.order
    return spans.order[0] if d < 0.5 else spans.order[1]


def limit_s_at(level: Level, d: float) -> float | None:
    """The time limit of one try at d, within this person's limits; None where stars wait."""
    limit_s = level.dial.time_limit_s.at(d)
    if limit_s is None or level.limits.no_time_limit:
        return None
    return max(limit_s, level.limits.least_time_limit_s)
