"""What a level of Log Walk says: how wide the log is, how long a stretch, and who goes first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

import msgspec

from game.core.feedback import Feedback
from game.core.level import Level as CoreLevel
from game.core.span import Bound, Span

BOUNDS: Mapping[str, Bound] = {
    "beam_width": Bound(0.10, 0.90, -1, "Choose between a broad 0.80 and a narrow 0.12."),
    "hold_s": Bound(3.0, 45.0, 1, "Choose a stretch between 3 and 45 seconds."),
}
"""The width goes beyond the 0.5 to 0.15 of exercises 3.6 at both ends: in simulation people of
GMFCS III sway off a narrower log, and adults were never asked enough at 0.15."""

STAGGERED = (3, 4)
"""Steps of `condition.base` in which one foot stands before the other: semi-tandem and tandem."""

Leads = Literal["left", "right", "alternate"]


class Spans(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the dial moves, easiest to hardest."""

    beam_width: Span
    """From the middle of the log to either edge of what counts as on it."""
    hold_s: Span
    """How long one stretch of log is walked."""


class Plan(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The dose: so many stretches of log, and a rest on a rock between two."""

    stretches: Annotated[int, msgspec.Meta(ge=1, le=20)] = 6
    rest_s: Annotated[float, msgspec.Meta(ge=2, le=60)] = 3.0
    """On the rock between two stretches."""
    leads: Leads = "alternate"
    """Which foot stands in front, in a stance where one does. 'alternate' changes halfway, with
    time to do so; who begins is drawn. Source: exercises 3.6, train with either foot leading."""
    feedback: Feedback = Feedback()


class Level(CoreLevel, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A log over the water: how broad, and how long."""

    dial: Spans
    plan: Plan = Plan()
