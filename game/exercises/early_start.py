"""Did somebody set out before a cue could have been seen? Looked for while they lean, so that the
direction can be asked again. Pure.

The reaction time itself is taken from the recording, without the delay of smoothing; this only has
to find who did not react at all, and must not take sway for a lean. Source: measures reference 4.5,
below 0.1 s is a false start; a lean is more than 5 % and 5 SD of the time before, for 0.1 s.
"""

from __future__ import annotations

import math

import msgspec

from game.core.time import STEPS_PER_S, steps

FALSE_START_STEPS = HELD_STEPS = steps(0.1)
LEAST, LEAST_SD = 0.05, 8.0
"""Towards the mark, reach units and SD of the time before; more of these than the measure asks for,
as a second shows less of slow sway than there is (ours)."""
LATEST_STEPS = steps(1.0)
"""Who has not set out by then reacted (ours)."""
OVER_STEPS = steps(0.05)
"""Speed is taken over so long, since samples come less often than steps (ours)."""
SLOW_SHARE = 0.1
"""Of the speed at which they are seen to lean; below it the lean has not begun (ours)."""


class Quiet(msgspec.Struct, frozen=True, gc=False):
    """Where somebody stands before a cue and how much they sway, over about the last second."""

    x: float = 0.0
    y: float = 0.0
    variance: float = 0.0
    """Of both axes together."""

    def after(self, x: float, y: float) -> Quiet:
        """One step later."""
        share = 1 / STEPS_PER_S
        dx, dy = x - self.x, y - self.y
        variance = (1 - share) * (self.variance + share * (dx * dx + dy * dy))
        return Quiet(self.x + share * dx, self.y + share * dy, variance)


class EarlyStart(msgspec.Struct, frozen=True, gc=False):
    """One lean since its cue."""

    seen: float = LEAST
    """Beyond this somebody leans."""
    way: tuple[float, ...] = ()
    """Towards the mark, from where they stood, step by step; empty once it is judged."""
    judged: bool = False
    early: bool = False

    @classmethod
    def expecting(cls, quiet: Quiet) -> EarlyStart:
        """At the cue."""
        return cls(max(LEAST, LEAST_SD * math.sqrt(quiet.variance / 2)))

    def after(self, along: float) -> EarlyStart:
        """One step later. along: how far they are from where they stood, towards the mark."""
        if self.judged:
            return self
        way = (*self.way, along)
        if len(way) > HELD_STEPS and min(way[-HELD_STEPS:]) > self.seen:
            return EarlyStart(self.seen, (), True, self._onset(way) < FALSE_START_STEPS)
        if len(way) > LATEST_STEPS:
            return EarlyStart(self.seen, (), True)
        return EarlyStart(self.seen, way)

    def _onset(self, way: tuple[float, ...]) -> int:
        """Steps from the cue to where the lean began: before it was seen, the last moment at which
        it was slow."""
        first = next(n for n in range(len(way)) if min(way[n:]) > self.seen)
        until = min(first + OVER_STEPS, len(way) - 1)
        speeds = [way[n] - way[n - OVER_STEPS] for n in range(OVER_STEPS, until + 1)]
        slow = SLOW_SHARE * max(speeds, default=0.0)
        rests = [n for n, speed in enumerate(speeds) if speed <= slow]
        return rests[-1] + OVER_STEPS if rests else 0
