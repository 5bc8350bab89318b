"""What both skins of Fruit Shift share: where a lean is in the picture, and how fruits move."""

from __future__ import annotations

from game.exercises.fruit_shift import State
from game.screen.look import Look

MARK_S = 1.8
"""For so long the place where a hold ended stays marked, where it was not seen."""


class Field:
    """The line along which the basket goes. x, reach: design units; a lean of 1 covers reach."""

    def __init__(self, look: Look, x: float, reach: float) -> None:
        self._look, self._x, self.reach = look, x, reach

    def design_x(self, lean: float) -> float:
        """The place of a sideways lean, design units."""
        return self._x + lean * self.reach

    def at(self, lean: float, y: float) -> tuple[float, float]:
        """The place of a lean at a height, window pixels, not rounded: slow leans move softly."""
        left, top = self._look.at(0, 0)
        scale = self._look.scale
        return left + self.design_x(lean) * scale, top + y * scale

    def lean(self, before: State, after: State, alpha: float) -> float:
        """The own lean now: between two steps, never beyond them, never eased."""
        return before.x + (after.x - before.x) * alpha
