"""Is a foot off the ground? Told from the share of the load that it carries.

Source: measures reference 4.4; how long it must be back on the ground is ours.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from game.core.time import steps

Leg = Literal["left", "right"]

LIFTED_SHARE = 0.15
"""A side that carries less is lifted …"""
LIFTED_S = 0.3
"""… when that lasts so long."""
DOWN_S = 0.1
"""And it is down again when it has carried more for so long."""


class LiftedFoot(msgspec.Struct, frozen=True, gc=False):
    """The foot beside the one stood on."""

    leg: Leg
    """The one stood on."""
    lifted: bool = False
    for_steps: int = 0
    """For how long the load has said otherwise."""

    def seen(self, right: float) -> LiftedFoot:
        """One step later. right: share of the load on the right foot."""
        carries = 1 - right if self.leg == "right" else right
        if (carries < LIFTED_SHARE) == self.lifted:
            return LiftedFoot(self.leg, self.lifted) if self.for_steps else self
        count = self.for_steps + 1
        if count >= steps(DOWN_S if self.lifted else LIFTED_S):
            return LiftedFoot(self.leg, not self.lifted)
        return LiftedFoot(self.leg, self.lifted, count)
