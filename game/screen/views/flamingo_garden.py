"""How Flamingo Garden looks and sounds: a bird among lilies for children, a tree on a stone in a
quiet garden for adults.

Both skins draw the same numbers: where the player is in the ring comes from the State alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pygame

from game.core.event import Event, Missed, Reached, Shown
from game.exercises.flamingo_garden import Level, State
from game.screen.look import Look
from game.screen.views.flamingo_adult import QuietGarden
from game.screen.views.flamingo_child import Garden


class FlamingoGarden:
    """The view of one bout."""

    def __init__(self, look: Look, level: Level) -> None:
        self._look = look
        self.skin = Garden(look, level) if look.theme == "child" else QuietGarden(look, level)
        self._stood = False

    def happen(self, events: Sequence[Event], t_s: float) -> None:
        """Cues: a chime for a hold that was reached, something soft for one that ends before."""
        for event in events:
            if isinstance(event, Shown):
                self.skin.shown(event.radius)
            elif isinstance(event, Reached):
                self.skin.reached(event.attempt, t_s)
                self._look.sound.play("chime")
            elif isinstance(event, Missed):
                self._look.sound.play("soft")

    def draw(
        self, surface: pygame.Surface, before: Any, after: Any, alpha: float, t_s: float
    ) -> None:
        """The whole surface, between two States; a light tone as the hold begins."""
        state: State = after
        if state.stood and not self._stood:
            self._look.sound.play("collect")
        self._stood = state.stood > 0
        self.skin.draw(surface, before, state, alpha, t_s)
