"""Birds far away over the hills: the only thing that moves in the sky, and slowly."""

from __future__ import annotations

import math

import pygame

from game.screen.look import DESIGN_WIDTH, Look
from game.screen.stroke import vector
from game.screen.views.river_depth import Lens

FLOCK = ((0, 0, 34), (58, 20, 29), (-52, 26, 30), (112, 47, 25), (-96, 58, 24))
"""Each bird's place in the flock and its width, design px."""
START_X, Y, BEYOND_PX = 230.0, 168.0, 260.0
GLIDE_PX_S = 16.0
FLAP_HZ, REST_HZ = 0.9, 0.06
POSES = 9


class Birds:
    """A flock that glides across and comes again. None in calm mode, and none for adults, whose
    river has no animals."""

    def __init__(self, look: Look, lens: Lens) -> None:
        self._lens = lens
        self._birds: list[tuple[float, float, list[pygame.Surface]]] = []
        if look.calm or look.theme == "adult":
            return
        for x, y, wide in FLOCK:
            poses = [_bird(wide, 2 * n / (POSES - 1) - 1, lens.scale) for n in range(POSES)]
            self._birds.append((x, y, poses))

    def draw(self, surface: pygame.Surface, t_s: float) -> None:
        """Behind everything that stands on the land."""
        way = DESIGN_WIDTH + 2 * BEYOND_PX
        middle = (START_X + BEYOND_PX + GLIDE_PX_S * t_s) % way - BEYOND_PX
        for n, (x, y, poses) in enumerate(self._birds):
            effort = 0.5 + 0.5 * math.sin(2 * math.pi * REST_HZ * t_s + n)
            wings = 0.25 + 0.75 * effort * math.sin(2 * math.pi * FLAP_HZ * t_s + 1.7 * n)
            picture = poses[round((max(-1.0, min(1.0, wings)) + 1) / 2 * (POSES - 1))]
            left, top = self._lens.at(middle + x, Y + y + 5 * math.sin(0.4 * t_s + n))
            corner = (round(left - picture.get_width() / 2), round(top))
            surface.blit(picture, corner, special_flags=pygame.BLEND_PREMULTIPLIED)


def _bird(wide: float, wings: float, scale: float) -> pygame.Surface:
    """Seen from far behind; wings from -1, down, to 1, up."""
    half, tip, bow = wide / 2, -0.34 * wide * wings, 0.12 * wide + 0.1 * wide * wings
    path = f"M{-half} {tip}Q{-half * 0.55} {-bow} 0 0Q{half * 0.55} {-bow} {half} {tip}"
    body = (
        f'<path d="{path}" fill="none" stroke="#74487A" stroke-opacity="0.38" '
        f'stroke-width="{wide * 0.1}" stroke-linecap="round" stroke-linejoin="round"/>'
    )
    return vector(body, (-half - 3, -half, wide + 6, wide), scale)
