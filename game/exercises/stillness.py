"""Has a lean been still for two seconds? Told from quarter-second means, so that a tremor does not
count as movement."""

from __future__ import annotations

import math

import msgspec

from game.core.control import Control
from game.core.time import steps

PIECE_STEPS = steps(0.25)
PIECES = 8
"""Two seconds of a quarter each. Source: measures reference 4.9, a hold of 2 s."""
WITHIN = 0.15
"""Reach units: every piece lies so near to the mean of all (ours, unverified on patients)."""


class Stillness(msgspec.Struct, frozen=True, gc=False):
    """The last two seconds of a lean."""

    count: int = 0
    """Steps in the piece that is growing."""
    sum_x: float = 0.0
    sum_y: float = 0.0
    pieces: tuple[tuple[float, float], ...] = ()
    """Mean place of each finished quarter second, oldest first; eight at most."""

    def after(self, control: Control) -> Stillness:
        """One step later."""
        count, x, y = self.count + 1, self.sum_x + control.x, self.sum_y + control.y
        if count < PIECE_STEPS:
            return Stillness(count, x, y, self.pieces)
        return Stillness(pieces=(*self.pieces[1 - PIECES :], (x / count, y / count)))

    @property
    def middle(self) -> tuple[float, float]:
        """Mean place of the finished pieces; the rest centre before there is one."""
        count = max(1, len(self.pieces))
        x = sum(piece[0] for piece in self.pieces) / count
        y = sum(piece[1] for piece in self.pieces) / count
        return x, y

    @property
    def held(self) -> bool:
        """Two whole seconds, all in one place."""
        if len(self.pieces) < PIECES or self.count:
            return False
        x, y = self.middle
        return all(math.hypot(a - x, b - y) <= WITHIN for a, b in self.pieces)
