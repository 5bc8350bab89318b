"""Counts how often somebody has risen from a chair, by the load on their feet, and says whether it
is time to rise or to sit.

Source: measures reference 4.8, the same thresholds as for the result; the pace is ours.
"""

from __future__ import annotations

import msgspec

from game.core.time import seconds, steps

SEATED_LOAD = 0.2
"""Share of body weight on the feet of somebody who sits (unverified)."""
UP_SHARE, UP_S = 0.75, 0.2
DOWN_SHARE = 0.35
LEAST_CYCLE_S = 0.8
STEADY_BAND, STEADY_S = 0.05, 0.2
"""Within 5 % of body weight for 0.2 s somebody has stood up fully, and may sit again."""
SEATED_S = 0.3
"""Down for so long somebody has sat, and may rise again."""


class Rises(msgspec.Struct, frozen=True, gc=False):
    """The risings so far. Loads are shares of body weight."""

    seated: float = SEATED_LOAD
    standing: float = 1.0
    count: int = 0
    rising: bool = True
    """They are to stand up; False while they are to sit down."""
    step: int = 0
    last: int | None = None
    """The step at which the last rising that counts came up."""
    was_down: bool = True
    """Since then."""
    up_steps: int = 0
    down_steps: int = 0
    steady_steps: int = 0

    @property
    def steady_s(self) -> float:
        """For how long they have stood steadily, s."""
        return seconds(self.steady_steps)

    def seen(self, load: float) -> Rises:
        """One step later."""
        way = (load - self.seated) / max(1e-6, self.standing - self.seated)
        near = abs(load - self.standing) <= STEADY_BAND * self.standing
        later = msgspec.structs.replace(
            self,
            step=self.step + 1,
            was_down=self.was_down or way <= DOWN_SHARE,
            up_steps=self.up_steps + 1 if way >= UP_SHARE else 0,
            down_steps=self.down_steps + 1 if way <= DOWN_SHARE else 0,
            steady_steps=self.steady_steps + 1 if near else 0,
        )
        return later._counted()._turned()

    def _counted(self) -> Rises:
        began = self.step - self.up_steps
        apart = self.last is None or began - self.last >= steps(LEAST_CYCLE_S)
        if self.up_steps != steps(UP_S) or not self.was_down or not apart:
            return self
        return msgspec.structs.replace(self, count=self.count + 1, last=began, was_down=False)

    def _turned(self) -> Rises:
        if self.rising and self.steady_steps >= steps(STEADY_S):
            return msgspec.structs.replace(self, rising=False)
        if not self.rising and self.down_steps >= steps(SEATED_S):
            return msgspec.structs.replace(self, rising=True)
        return self
