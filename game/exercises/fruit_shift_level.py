"""What a level of Fruit Shift says: its settings, and what they mean at a difficulty."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

import msgspec

from game.core.feedback import Feedback
from game.core.level import Level as CoreLevel
from game.core.span import Bound, Span

BOUNDS: Mapping[str, Bound] = {
    "distance": Bound(0.25, 0.85, 1, "Targets stay within 0.85 of own reach."),
    "radius": Bound(0.10, 0.45, -1, "Choose between a large 0.40 and a small 0.12."),
    "dwell_s": Bound(0.3, 5.0, 1, "Choose a hold between 0.3 and 5 seconds."),
    "time_limit_s": Bound(3.0, 60.0, -1, "Choose 'none' or 3 to 60 seconds.", "allowance"),
    "preview_s": Bound(0.5, 5.0, -1, "Choose between a slow 3 and a quick 1 second.", "allowance"),
}

LEAST_PREVIEW_S = 1.5
"""For whoever has more time by the therapist's limits: children and people with CP. Source:
exercises 9, E7."""


class Spans(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the dial moves, easiest to hardest."""

    distance: Span
    """Of the farthest fruit from the middle."""
    radius: Span
    """So far to either side of the fruit the basket catches it."""
    dwell_s: Span
    preview_s: Span
    """For so long a fruit is seen coming down before it can be caught."""
    time_limit_s: Span = Span(None, None)
    """From when it is first seen; none: the fruit waits."""


class Plan(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The dose: so many fruits, but no new one after `bout_s`."""

    fruits: Annotated[int, msgspec.Meta(ge=1, le=60)] = 12
    bout_s: Annotated[float, msgspec.Meta(ge=15, le=300)] = 90.0
    rest_s: Annotated[float, msgspec.Meta(ge=0, le=300)] = 30.0
    affected_share: Annotated[float, msgspec.Meta(ge=0.5, le=0.7)] = 0.5
    """Of the fruits on the affected side, where the person has one; the person's own prescription
    may be more."""
    feedback: Feedback = Feedback()


class Level(CoreLevel, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An orchard: how far its fruits fall from the middle, and how long they are waited for."""

    dial: Spans
    plan: Plan = Plan()


def limit_s_at(level: Level, d: float) -> float | None:
    """The time limit of one fruit at d, within this person's limits and never less than seeing,
    going and holding take; None where fruits wait."""
    spans, limits = level.dial, level.limits
    limit_s = spans.time_limit_s.at(d)
    if limit_s is None or limits.no_time_limit:
        return None
    way_s = spans.distance.value(d) / limits.most_speed
    least_s = preview_s_at(level, d) + way_s + spans.dwell_s.value(d)
    return max(limit_s, limits.least_time_limit_s, least_s)


def preview_s_at(level: Level, d: float) -> float:
    """How long one fruit comes down at d, within this person's limits."""
    limits = level.limits
    slow = limits.no_time_limit or limits.least_time_limit_s > 0
    return max(level.dial.preview_s.value(d), LEAST_PREVIEW_S if slow else 0.0)
