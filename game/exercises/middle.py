"""Standing in the middle before something is asked: what the leaning assessments begin with."""

from __future__ import annotations

import msgspec

from game.core.control import Control
from game.core.time import steps

RADIUS = 0.25
"""So near to the rest centre counts as the middle (ours)."""
PATIENCE_STEPS = steps(8.0)
"""After so long the assessment goes on anyway: somebody who sways much cannot stand in a small
circle, and measures take their origin from where the person really stood (ours)."""


class Middle(msgspec.Struct, frozen=True, gc=False):
    """For how long somebody has been on the way back, and how long they are there."""

    waited: int = 0
    held: int = 0
    """Steps without a break in the middle."""

    def after(self, control: Control) -> Middle:
        """One step later; leaving the middle starts the hold again."""
        inside = control.reach <= RADIUS
        return Middle(self.waited + 1, self.held + 1 if inside else 0)

    def over(self, hold_steps: int) -> bool:
        """They have stood there for so long, or have been waited for long enough."""
        return self.held >= hold_steps or self.waited >= PATIENCE_STEPS + hold_steps
