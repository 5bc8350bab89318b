"""How beats come: each on the line to its own drum, small far off, on the skin at its time."""

from __future__ import annotations

import msgspec

from game.core.time import STEPS_PER_S
from game.exercises.drum_march import State
from game.screen.look import Look

SEEN_S = 5.0
"""A beat is seen coming for so long."""
NEARER = 0.55
"""How quickly things grow as they come near, 1/s."""
SMALLEST = 0.16
SKIN_X = 360.0
"""From the middle to either drum, design units."""
SKIN_Y = 742.0


class Coming(msgspec.Struct, frozen=True):
    """A beat on its way."""

    way: int
    go: bool
    left_s: float
    """Until it is due; 0 where it waits on the skin."""
    x: float
    y: float
    """Window pixels."""
    size: float
    """0 to 1, full on the skin."""


class Lanes:
    """Where beats are in the picture."""

    def __init__(self, look: Look, far_y: float) -> None:
        self._look, self._far_y = look, far_y

    def skin(self, way: int) -> tuple[float, float]:
        """The middle of a drum's skin, window pixels."""
        return self._look.at(960 + SKIN_X * way, SKIN_Y)

    def coming(self, state: State, alpha: float) -> list[Coming]:
        """All that are seen, the farthest first. alpha: as for `View.draw`."""
        found = []
        for number, (at, way, go) in enumerate(state.coming):
            if number == 0 and state.landed and state.guided:
                continue
            left_s = (at - state.since + 1 - alpha) / STEPS_PER_S
            if left_s < SEEN_S:
                found.append(self._placed(way, go, max(0.0, left_s)))
        return found[::-1]

    def _placed(self, way: int, go: bool, left_s: float) -> Coming:
        near = 1 / (1 + NEARER * left_s)
        farthest = 1 / (1 + NEARER * SEEN_S)
        share = (near - farthest) / (1 - farthest)
        left, top = self._look.at(0, 0)
        scale = self._look.scale
        x = left + (960 + SKIN_X * way * share) * scale
        y = top + (self._far_y + (SKIN_Y - self._far_y) * share) * scale
        return Coming(way, go, left_s, x, y, SMALLEST + (1 - SMALLEST) * share)


def lean_x(before: State, after: State, alpha: float) -> float:
    """The own lean now, reach units: between two steps, never beyond them, never eased."""
    return before.x + (after.x - before.x) * alpha
