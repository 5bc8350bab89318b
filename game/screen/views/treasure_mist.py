"""Sea mist that comes over the beach while a place is looked for, and lifts again."""

from __future__ import annotations

import math

import pygame

from game.screen.look import Look
from game.screen.pictures import ASSETS
from game.screen.stroke import faded, put_middle
from game.screen.views.veil import Veil

WIDE = 1400.0
BANKS = ((520.0, 700.0, 1.0), (1420.0, 730.0, -1.0))
"""Where each lies, design units, and the way it came."""
COMES_FROM, DRIFT = 150.0, 14.0
LEVELS = 8
COMES_S = 1.2


class Mist:
    """Two banks of one picture."""

    def __init__(self, look: Look) -> None:
        self._look = look
        whole = pygame.image.load(ASSETS / "layers" / "treasure_child_mist.webp").convert_alpha()
        size = (look.px(WIDE), look.px(WIDE * whole.get_height() / whole.get_width()))
        bank = pygame.transform.smoothscale(whole, size).premul_alpha()
        self._levels = [faded(bank, (k + 1) / LEVELS) for k in range(LEVELS)]
        self._veil = Veil(COMES_S, 0.0)

    def draw(self, surface: pygame.Surface, here: bool, t_s: float) -> None:
        """here: it lies over the beach, or is coming."""
        share = self._veil.share(here, t_s)
        level = round(share * LEVELS)
        if level == 0:
            return
        picture = self._levels[level - 1]
        for x, y, way in BANKS:
            away = COMES_FROM * (1 - share) if not self._look.calm else 0.0
            drift = 0.0 if self._look.calm else DRIFT * math.sin(0.35 * t_s + way)
            put_middle(surface, picture, self._look.at(x - way * away + drift, y))
