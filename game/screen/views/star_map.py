"""How Star Map looks and sounds: a sky of figures for children, a compass for adults.

Both skins draw the same numbers: where the light, the star and its ring are comes from the State
alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pygame

from game.core.event import Event, Missed, Reached, Shown
from game.exercises.star_map import Level as StarLevel
from game.screen.look import Look
from game.screen.views.star_adult import Compass
from game.screen.views.star_child import Sky


class StarMap:
    """The view of one bout."""

    def __init__(self, look: Look, level: StarLevel) -> None:
        self._look = look
        self._skin = Sky(look, level) if look.theme == "child" else Compass(look, level)
        self.field = self._skin.field
        """Where leans are in the picture."""

    def happen(self, events: Sequence[Event], t_s: float) -> None:
        """Cues: a chime for a star that is lit, something soft for one that waits."""
        for event in events:
            if isinstance(event, Shown):
                self._skin.shown(event.radius)
            elif isinstance(event, Reached):
                self._skin.reached(event.x, event.y, event.label, t_s)
                self._look.sound.play("chime")
            elif isinstance(event, Missed):
                self._look.sound.play("soft")

    def draw(
        self, surface: pygame.Surface, before: Any, after: Any, alpha: float, t_s: float
    ) -> None:
        """The whole surface, between two States."""
        self._skin.draw(surface, before, after, alpha, t_s)
        if self._skin.completed(t_s):
            self._look.sound.play("complete")
