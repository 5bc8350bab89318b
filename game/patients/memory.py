"""How simulated people remember a place that they were shown and cannot see any more."""

from __future__ import annotations

import math

from game.core.event import Shown
from game.core.lane import REMEMBERED
from game.core.time import seconds
from game.patients.body import Body

RECALL = 0.5
"""How inexactly a place is remembered at once, as a share of how inexactly it is reached (ours,
unverified)."""
FADING_PER_S = 0.03
"""By so much more for every second of waiting (ours, unverified)."""


class Memory:
    """Of one place: seen the first time they go there, remembered from the second on."""

    def __init__(self) -> None:
        self._visits: int | None = None

    def notice(self, event: Shown) -> None:
        """A target has appeared; its label says whether it will be looked for again unseen."""
        self._visits = 0 if REMEMBERED in event.label.split("_") else None

    def place(self, body: Body, target: tuple[float, float], waited: int) -> tuple[float, float]:
        """Where they believe the target to be. waited: steps since they left it."""
        if self._visits is None or target == (0.0, 0.0):
            return target
        self._visits += 1
        if self._visits == 1:
            return target
        profile, source = body.profile, body.source
        sharpness = RECALL * (1 + FADING_PER_S * seconds(waited))
        scatter = sharpness * profile.noise * profile.endpoint_noise * math.hypot(*target)
        return target[0] + source.gauss(0, scatter), target[1] + source.gauss(0, scatter)
