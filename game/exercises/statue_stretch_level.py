"""What a level of Statue Stretch says: how far a stretch goes, how still and for how long it is
kept.

The rules know shares of the own pain-free range only, never degrees, as everywhere in this room.
Degrees of the design are those of a limb or trunk that goes 10 degrees to either side: a stillness
of 0.20 stands for its 2 degrees.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

import msgspec

from game.core.feedback import Feedback
from game.core.level import Level as CoreLevel
from game.core.span import Bound, Span

BOUNDS: Mapping[str, Bound] = {
    "target_range": Bound(0.40, 0.85, 1, "Choose between 0.40 and 0.85 of the own range."),
    "stillness": Bound(0.08, 0.60, -1, "Choose between a wide 0.60 and a quiet 0.08."),
    "hold_s": Bound(10.0, 60.0, 1, "Choose a hold between 10 and 60 seconds."),
}
"""The design's 0.95 of the range is drawn in to the 0.85 that no target may exceed (clinical
design, H6). Stillness goes below its 2 degrees: steady adults were never asked enough there
(simulated). Holds beyond 30 s are for older adults (exercises 3.10)."""


class Spans(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the dial moves, easiest to hardest. Shares of the own range."""

    target_range: Span
    """How far out the stretch is held."""
    stillness: Span
    """How far it may stray, to either side, from the place where it is held."""
    hold_s: Span


class Plan(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The dose: so many stretches, but no new one after `bout_s`."""

    reps: Annotated[int, msgspec.Meta(ge=1, le=8)] = 4
    axes: Literal[1, 2] = 1
    """1: to the sides alone, for which a sensor of one axis is enough; 2: forward as well."""
    bout_s: Annotated[float, msgspec.Meta(ge=30, le=300)] = 110.0
    rest_s: Annotated[float, msgspec.Meta(ge=0, le=300)] = 30.0
    feedback: Feedback = Feedback()


class Level(CoreLevel, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A few stretches, one statue each."""

    dial: Spans
    plan: Plan = Plan()
