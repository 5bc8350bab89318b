"""Arrows of Storm Captain: into the wave, from its first sight until it stands under the ship."""

from __future__ import annotations

import math

import pygame

from game.exercises.storm_captain import Phase
from game.screen.look import Look
from game.screen.views.star_guides import Chevrons
from game.screen.views.storm_sea import SHIP_X, Between

FROM, TO = 190.0, 760.0
"""Beside the middle of the ship, design units."""
RISES = 0.3
"""Share of a wave's time in which it rises."""


class Arrows:
    """y: their height in the picture, design units."""

    def __init__(self, look: Look, y: float) -> None:
        self._look, self._y = look, y
        self._chevrons = Chevrons(look)
        self._since_s = -math.inf

    def begin(self, t_s: float) -> None:
        """A wave is seen."""
        self._since_s = t_s

    def draw(self, surface: pygame.Surface, now: Between, t_s: float) -> None:
        """They say where the wave comes from, and nothing of the own lean."""
        rising = now.phase is Phase.WAVE and now.held < RISES
        if now.phase is Phase.WARN or rising:
            start = self._look.at(SHIP_X + now.side * FROM, self._y)
            end = self._look.at(SHIP_X + now.side * TO, self._y)
            self._chevrons.point(surface, start, end, t_s - self._since_s)
