"""What both skins of Star Map share: where a lean is in the picture, and when help is due."""

from __future__ import annotations

import math

from game.exercises.star_map import Phase, State
from game.screen.look import Look

DIRECTIONS = (
    "forward",
    "forward_right",
    "right",
    "back_right",
    "back",
    "back_left",
    "left",
    "forward_left",
)
"""Clockwise from straight up; a figure has one point on each."""
PATIENCE_S = 4.0
"""Help comes after so long without progress."""
PROGRESS = 0.05
"""Reach units nearer to the star, or share of the hold: less is not progress."""


def unit(direction: int) -> tuple[float, float]:
    """One step in a direction, x right and y down, as on the screen."""
    angle = math.radians(45 * direction)
    return math.sin(angle), -math.cos(angle)


class Field:
    """Reach units to window pixels: one scale both ways, whatever the skin. reach: design units
    that a lean of 1 covers."""

    def __init__(self, look: Look, x: float, y: float, reach: float) -> None:
        self._look, self._x, self._y = look, x, y
        self.reach = reach
        self.middle = look.at(x, y)

    def place(self, x: float, y: float) -> tuple[float, float]:
        """The place of a lean, window pixels; y forward goes up."""
        far = self.reach * self._look.scale
        return self.middle[0] + x * far, self.middle[1] - y * far

    def light(self, before: State, after: State, alpha: float) -> tuple[float, float]:
        """The player's light, now: between two steps, never beyond them, never eased."""
        return self.place(
            before.x + (after.x - before.x) * alpha, before.y + (after.y - before.y) * alpha
        )


class Patience:
    """For how long nothing has come nearer. Display time only; the rules know nothing of it."""

    def __init__(self) -> None:
        self._star: int | None = None
        self._best = math.inf
        self._since_s = 0.0

    def stuck_s(self, state: State, t_s: float) -> float:
        """Seconds since help came due; below 0 while it is not."""
        star = state.star
        if star is None or state.phase is Phase.RETURN:
            self._star = None
            return -PATIENCE_S
        away = math.hypot(state.x - star.x, state.y - star.y) - state.held_share
        if star.shown != self._star or away < self._best - PROGRESS:
            self._star, self._best, self._since_s = star.shown, away, t_s
        return t_s - self._since_s - PATIENCE_S
