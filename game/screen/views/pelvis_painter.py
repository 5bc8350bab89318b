"""How Pelvis Painter looks and sounds: a rainbow over the sea for children, a landscape in ink for
adults.

Both skins draw the same numbers: tilt, paint and marks come from the State alone. Where feedback
leaves a hold to the player, neither the brush nor the growing line is drawn.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pygame

from game.core.event import Collected, Event, Missed, Reached
from game.exercises.pelvis_painter import Level as PainterLevel
from game.screen.look import Look
from game.screen.views.painter_adult import Ink
from game.screen.views.painter_child import Rainbow


class PelvisPainter:
    """The view of one bout."""

    def __init__(self, look: Look, level: PainterLevel) -> None:
        self._look = look
        self._skin = Rainbow(look, level) if look.theme == "child" else Ink(look, level)
        self.field = self._skin.field
        """Where tilts are in the picture."""

    def happen(self, events: Sequence[Event], t_s: float) -> None:
        """Cues: a light one for the paint, a chime for a line, something soft otherwise."""
        for event in events:
            if isinstance(event, Collected):
                self._skin.dipped(t_s)
                self._look.sound.play("collect")
            elif isinstance(event, Reached):
                self._skin.reached(t_s)
                self._look.sound.play("chime")
            elif isinstance(event, Missed):
                self._look.sound.play("soft")

    def draw(
        self, surface: pygame.Surface, before: Any, after: Any, alpha: float, t_s: float
    ) -> None:
        """The whole surface, between two States."""
        self._skin.draw(surface, before, after, alpha, t_s)
