"""What a level of Pelvis Painter says: how far the paint lies, how exactly and for how long the
brush is kept there, and what the legs do meanwhile.

The rules know shares of own range only, never degrees, as everywhere in this room. Degrees of the
design are those of a pelvis that tips 10 degrees to either side: a band of 0.15 stands for its 1.5
degrees.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

import msgspec

from game.core.feedback import Feedback
from game.core.level import Level as CoreLevel
from game.core.span import Bound, Span

BOUNDS: Mapping[str, Bound] = {
    "range_use": Bound(0.30, 0.90, 1, "Choose between a near 0.30 and a far 0.90 of own range."),
    "band": Bound(0.15, 0.60, -1, "Choose between a wide 0.60 and a narrow 0.15 of own range."),
    "hold_s": Bound(3.0, 30.0, 1, "Choose a hold between 3 and 30 seconds."),
}
"""The band is 6 to 1.5 degrees of exercises 3.8: a narrower one would be the noise of the sensor
and the breath. Holds beyond 20 s are a therapist's (E8)."""

LegTask = Literal["none", "slides", "marches", "lifts"]


class Spans(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the dial moves, easiest to hardest. Shares of own range."""

    range_use: Span
    """How far out the paint lies; never beyond `FARTHEST_TARGET`, whatever is written here."""
    band: Span
    """To either side of it."""
    hold_s: Span


class Plan(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The dose: so many lines, but no new one after `bout_s`."""

    lines: Annotated[int, msgspec.Meta(ge=1, le=8)] = 5
    axes: Literal[1, 2] = 1
    """1: sideways alone, and nothing else steers the brush; 2: forward and between as well, and
    back where the therapist allows it. A third, by turning, is not offered: sensors that go by
    gravity do not feel it (E9)."""
    leg_task: LegTask = "none"
    """What the legs do during a hold."""
    bout_s: Annotated[float, msgspec.Meta(ge=30, le=180)] = 90.0
    rest_s: Annotated[float, msgspec.Meta(ge=0, le=300)] = 45.0
    feedback: Feedback = Feedback()


class Level(CoreLevel, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A picture to paint, line by line."""

    dial: Spans
    plan: Plan = Plan()
