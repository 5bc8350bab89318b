"""What a level of Treasure Sense says: its settings, and what they mean at a difficulty."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

import msgspec

from game.core.feedback import Feedback
from game.core.level import Level as CoreLevel
from game.core.span import Bound, Span

BOUNDS: Mapping[str, Bound] = {
    "shown_s": Bound(2.0, 8.0, -1, "Choose between a long 5 and a short 2 seconds.", "allowance"),
    "delay_s": Bound(0.0, 10.0, 1, "Choose a wait of 0 to 10 seconds."),
    "distance": Bound(0.25, 0.85, 1, "Targets stay within 0.85 of own reach."),
    "tolerance": Bound(0.08, 0.45, -1, "Choose between a wide 0.25 and an exact 0.08."),
    "targets": Bound(2, 6, 1, "Choose 2 to 6 places."),
}
"""The tolerance goes beyond the 0.25 of exercises 3.9: in simulation people of GMFCS III found only
seven of ten places at 0.25, for their own sway alone is nearly as wide."""


class Spans(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the dial moves, easiest to hardest."""

    shown_s: Span
    """For so long a place is felt, with the own light in sight."""
    delay_s: Span
    """In the middle, before it is looked for."""
    distance: Span
    tolerance: Span
    """So far short of the place or beyond it still finds the treasure."""
    targets: Span
    """Different places that take turns."""


class Plan(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The dose: so many treasures, but no new one after `bout_s`."""

    treasures: Annotated[int, msgspec.Meta(ge=1, le=30)] = 6
    bout_s: Annotated[float, msgspec.Meta(ge=15, le=300)] = 100.0
    rest_s: Annotated[float, msgspec.Meta(ge=0, le=300)] = 30.0
    feedback: Feedback = Feedback()
    """The light is hidden in every search; in mode 'bandwidth' a search that succeeded is not shown
    afterwards, and in 'none' no search is."""


class Level(CoreLevel, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A beach: how far out its treasures lie, and how exactly they are found again."""

    dial: Spans
    plan: Plan = Plan()
