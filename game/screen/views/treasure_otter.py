"""The otter of Treasure Sense: it walks over the sand as the player leans, smaller farther away."""

from __future__ import annotations

import math

import pygame

from game.screen.look import Look
from game.screen.stroke import Paint, distance, faded, put_middle

WIDTH, FOOT = 262.0, 0.945
"""On the mat, design units; where it stands in its drawing, a share of the height."""
NEAR_Y, FAR_Y, FAR_SIZE = 880.0, 500.0, 0.66
"""Design units, and its size there."""
SIZES, SHADES = 10, 5
LOOKS = 0.10
"""So far to a side it looks there, reach units."""
HOP, STRIDE = 7.0, 46.0
"""Design units: how high it bobs, and how long its steps are."""


def nearness(y: float) -> float:
    """Size of things that stand at y in design units, 1 at the mat."""
    return FAR_SIZE + (1 - FAR_SIZE) * (y - FAR_Y) / (NEAR_Y - FAR_Y)


class Otter:
    """Drawn by its feet."""

    def __init__(self, look: Look) -> None:
        self._look = look
        sizes = [FAR_SIZE + (1.12 - FAR_SIZE) * k / (SIZES - 1) for k in range(SIZES)]
        self._poses = [
            [
                look.pictures.sprite(f"otter_front_{way}", look.px(WIDTH * size))
                for way in ("left", "centre", "right")
            ]
            for size in sizes
        ]
        self._shadows = [self._drawn_shadow(WIDTH * size) for size in sizes]
        self._past: tuple[float, float] | None = None
        self._walked = 0.0

    def _drawn_shadow(self, width: float) -> pygame.Surface:
        """Soft to its rim, and flat as what lies on sand."""
        side = 2 * self._look.px(0.42 * width)
        paint = Paint(side, side)
        away = distance(side, side, side / 2, side / 2) / (side / 2)
        paint.over((1 - away).clip(0, 1) ** 1.4, "#4A2440", 0.62)
        return pygame.transform.smoothscale(paint.surface(), (side, max(2, round(0.28 * side))))

    def draw(
        self, surface: pygame.Surface, feet: tuple[float, float], x: float, share: float = 1.0
    ) -> None:
        """feet: window pixels. x: the lean, reach units. share: how much of it is in sight."""
        if share <= 0:
            self._past = None
            return
        top = self._look.at(0, 0)[1]
        size = nearness((feet[1] - top) / self._look.scale)
        k = round((size - FAR_SIZE) / (1.12 - FAR_SIZE) * (SIZES - 1))
        k = max(0, min(k, SIZES - 1))
        picture = self._poses[k][0 if x < -LOOKS else 2 if x > LOOKS else 1]
        shadow = self._shadows[k]
        if share < 1:
            picture, shadow = faded(picture, share), faded(shadow, share)
        put_middle(surface, shadow, feet)
        place = (feet[0], feet[1] - self._hop(feet) + (0.5 - FOOT) * picture.get_height())
        put_middle(surface, picture, place)

    def _hop(self, feet: tuple[float, float]) -> float:
        """It bobs as it walks: by the way it has gone, so that standing is still."""
        if self._past is not None:
            self._walked += math.dist(feet, self._past)
        self._past = feet
        if self._look.calm:
            return 0.0
        scale = self._look.scale
        return HOP * scale * abs(math.sin(self._walked / (STRIDE * scale)))
