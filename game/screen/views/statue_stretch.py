"""How Statue Stretch looks and sounds: an animal of leaves in a spring garden for children, a
bonsai before a moon gate for adults.

Both skins draw the same numbers: lean, place and growth come from the State alone. Where feedback
leaves a hold to the player, the stem stands in its place whatever the lean, and nothing that grows
is seen before the hold is over.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pygame

from game.core.event import Collected, Event, Missed, Reached, Shown
from game.exercises.statue_stretch import Level, Phase, State
from game.screen.look import Look
from game.screen.views.statue_adult import MoonGate
from game.screen.views.statue_child import SpringGarden

PARTS = 5
"""A light tone for each of so many parts that have grown, but the last, which has its own."""


class StatueStretch:
    """The view of one bout."""

    def __init__(self, look: Look, level: Level) -> None:
        self._look = look
        self._skin = SpringGarden(look, level) if look.theme == "child" else MoonGate(look, level)
        self.field = self._skin.field
        """Where leans are in the picture."""
        self._place = self.field.place(0.0, 0.0)
        self._parts = 0

    def happen(self, events: Sequence[Event], t_s: float) -> None:
        """Cues: a quiet one as the hold begins, a chime for a finished statue, something soft
        otherwise."""
        for event in events:
            if isinstance(event, Shown):
                self._place = self.field.place(event.x, event.y)
                self._skin.shown(event.radius)
            elif isinstance(event, Collected):
                self._look.sound.play("count")
            elif isinstance(event, Reached):
                self._skin.reached(self._place, t_s)
                self._look.sound.play("chime")
            elif isinstance(event, Missed):
                self._look.sound.play("soft")

    def draw(
        self, surface: pygame.Surface, before: Any, after: Any, alpha: float, t_s: float
    ) -> None:
        """The whole surface, between two States; a light tone as each part has grown."""
        state: State = after
        parts = int(state.grown * PARTS) if state.phase is Phase.HOLD and state.guided else 0
        if self._parts < parts < PARTS:
            self._look.sound.play("collect")
        self._parts = parts
        self._skin.draw(surface, before, state, alpha, t_s)
