"""One lean of the calibration: how far it was sustained where it was asked for, against it and
across it, and whether it is one to build on. The thresholds are ours, unverified on patients."""

from __future__ import annotations

import enum
import math
from collections import deque

from game.text import mark

SUSTAINED_S = 1.0
"""A reach counts as far as it was held for this long: a sustained reach, not a peak."""
LEAST_REACH = {"mm": 10.0, "deg": 1.0, "reach": 0.15}
MOST_REACH = {"mm": 260.0, "deg": 35.0, "reach": 1.5}
ABOVE_SWAY = 1.0
"""A sustained lean must stand out from this person's own quiet sway (its RMS in the plane) by this
factor; at 2 half of the simulated children with the largest sway were refused."""
MOST_ASKEW_DEG = 50.0
"""So far may a lean go beside the way that was asked for, where a sensor's axes were found: beyond
it they were found wrong, or the sensor has turned since (ours; nobody leans along a ruler)."""


class Ask(enum.StrEnum):
    """What the person is asked to do."""

    STAND = "stand"
    RIGHT = "right"
    FORWARD = "forward"
    LEFT = "left"
    BACK = "back"


DIRECTIONS: dict[Ask, tuple[int, int]] = {
    Ask.RIGHT: (1, 0),
    Ask.FORWARD: (0, 1),
    Ask.LEFT: (-1, 0),
    Ask.BACK: (0, -1),
}


class Problem(enum.StrEnum):
    """Why a calibration was refused; the values are message ids."""

    MIRRORED = mark("The board is turned round. Turn it and start again.")
    """The lean went the other way."""
    TURNED = mark("The board is turned sideways. Turn it and start again.")
    TOO_SMALL = mark("That lean was too small to measure. Once more, as far as feels safe.")
    TOO_LARGE = mark("That lean does not look real. Check the board and start again.")
    LOADED = mark("The empty board shows a load. Step off, and have it checked.")
    """So much that nobody would be seen to step off."""


STANDS_WRONG = (Problem.MIRRORED, Problem.TURNED, Problem.LOADED)
"""None of these is settled for."""


class Lean:
    """Watches one lean. Displacements from the rest centre, in the device's unit."""

    def __init__(self, ask: Ask) -> None:
        self._right, self._forward = DIRECTIONS.get(ask, (0, 0))
        self._recent: deque[tuple[float, float, float]] = deque()
        self.reach = 0.0
        """The farthest that was held for a second, in the asked direction."""
        self._against = self._across = 0.0
        self._askew_deg = 0.0
        """How far it went beside that direction where it went farthest."""

    def see(self, t_s: float, dx: float, dy: float) -> None:
        """Where the person is at time t_s."""
        along = dx * self._right + dy * self._forward
        across = dx * self._forward - dy * self._right
        self._recent.append((t_s, along, across))
        while self._recent[0][0] < t_s - SUSTAINED_S:
            self._recent.popleft()
        if t_s - self._recent[0][0] >= 0.9 * SUSTAINED_S:
            held = [a for _, a, _ in self._recent]
            if min(held) > self.reach:
                self.reach = min(held)
                aside = abs(sum(c for _, _, c in self._recent))
                self._askew_deg = math.degrees(math.atan2(aside, sum(held)))
            self._against = max(self._against, -max(held))
            self._across = max(self._across, min(abs(c) for _, _, c in self._recent))

    def problem(self, unit: str, sway: float, *, worn: bool = False) -> Problem | None:
        """Why this lean cannot be built on; None where it can. sway: RMS of quiet stance. worn: by
        a sensor whose axes were found, and must be right."""
        least = least_reach(unit, sway)
        if self.reach > MOST_REACH[unit]:
            return Problem.TOO_LARGE
        if self.reach >= least:
            return Problem.TURNED if worn and self._askew_deg > MOST_ASKEW_DEG else None
        if self._against >= least:
            return Problem.MIRRORED
        return Problem.TURNED if self._across >= 2 * least else Problem.TOO_SMALL


def least_reach(unit: str, sway: float) -> float:
    """What a lean must reach to be told from quiet sway, in the device's unit."""
    return max(LEAST_REACH[unit], ABOVE_SWAY * sway)
