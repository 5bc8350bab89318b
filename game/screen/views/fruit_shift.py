"""How Fruit Shift looks and sounds: an orchard by the sea for children, a market scale for adults.

Both skins draw the same numbers: where the basket, the fruit and the hold are comes from the State
alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pygame

from game.core.event import Event, Faded, Missed, Reached, Shown
from game.core.level import Level as CoreLevel
from game.exercises.fruit_shift import Level
from game.screen.look import Look
from game.screen.views.fruit_adult import Scale
from game.screen.views.fruit_child import Orchard


class FruitShift:
    """The view of one bout."""

    def __init__(self, look: Look, level: CoreLevel) -> None:
        assert isinstance(level, Level), level
        self._look = look
        self._skin = Orchard(look, level) if look.theme == "child" else Scale(look, level)
        self.field = self._skin.field
        """Where leans are in the picture."""
        self._shown_x = 0.0
        self._tells_end = False

    def happen(self, events: Sequence[Event], t_s: float) -> None:
        """Cues: a chime for a fruit that is caught, something soft for one that is not."""
        for event in events:
            if isinstance(event, Shown):
                self._skin.shown(event.radius)
                self._shown_x, self._tells_end = event.x, False
            elif isinstance(event, Faded):
                self._tells_end = event.mode == "terminal"
            elif isinstance(event, Reached):
                self._skin.reached(event.attempt - 1, self._shown_x, t_s)
                self._look.sound.play("chime")
            elif isinstance(event, Missed):
                self._skin.missed(event.attempt - 1, self._shown_x, t_s)
                self._look.sound.play("soft")
            if isinstance(event, Reached | Missed) and self._tells_end:
                self._skin.ended(event.x, t_s)

    def draw(
        self, surface: pygame.Surface, before: Any, after: Any, alpha: float, t_s: float
    ) -> None:
        """The whole surface, between two States."""
        self._skin.draw(surface, before, after, alpha, t_s)
