"""What a level of Still Lake says: how small the calm water is, and how long it is kept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

import msgspec

from game.core.feedback import Feedback
from game.core.level import Level as CoreLevel
from game.core.span import Bound, Span

BOUNDS: Mapping[str, Bound] = {
    "radius": Bound(0.10, 0.80, -1, "Choose between a wide 0.78 and a small 0.11."),
    "hold_s": Bound(2.0, 45.0, 1, "Choose a hold between 2 and 45 seconds."),
}
"""The radius goes beyond the 0.45 to 0.12 of exercises 3.1 at both ends: in simulation only every
second person of GMFCS III came through 3 s at 0.45, and adults were never asked enough at 0.12."""


class Spans(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the dial moves, easiest to hardest."""

    radius: Span
    """Of the calm water, around where the player came to rest."""
    hold_s: Span


class Plan(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The dose: so many holds, but no new one after `bout_s`."""

    holds: Annotated[int, msgspec.Meta(ge=1, le=20)] = 5
    bout_s: Annotated[float, msgspec.Meta(ge=20, le=60)] = 60.0
    rest_s: Annotated[float, msgspec.Meta(ge=0, le=300)] = 30.0
    feedback: Feedback = Feedback()
    """mode 'bandwidth' with a share up to 0.80 is the band_only_share of exercises 3.1."""


class Level(CoreLevel, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A lake: how much of it counts as calm, and for how long."""

    dial: Spans
    plan: Plan = Plan()
