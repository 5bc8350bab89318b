"""What has come to an island, drawn on it: small on the map, large from near. It idles gently, and
stands still in calm mode; whatever is new grows in softly."""

from __future__ import annotations

import math

import pygame

from game.core.ease import eased
from game.screen.life import LIVING, Living
from game.screen.look import Look
from game.screen.stroke import glow, put_middle, shine

DRAWING_WIDTH, FOOT_UNITS = 800, 545
GROW_S, BETWEEN_S = 0.6, 0.35
SWAY_DEG = 2.0
DRIFT = (7.0, 4.0)
"""How far what flies drifts to the sides and up, units of the drawing."""
WARM = "#FFB45E"


class LifePicture:
    """The living things of one island at one place. x, foot, width: of the island, design units."""

    def __init__(self, look: Look, island: str, place: tuple[float, float, float]) -> None:
        self._look, self._place = look, place
        self._unit = place[2] / DRAWING_WIDTH
        self._living = LIVING[look.theme][island]

    def draw(
        self, surface: pygame.Surface, count: int, t_s: float, grown_s: float | None = None,
        seen: int = 0,
    ) -> None:  # fmt: skip
        """The first `count` of them, those farther up behind. grown_s: for how long those after the
        first `seen` have been growing; None where all of them have been seen."""
        order = sorted(range(count), key=lambda i: self._living[i].foot)
        for i in order:
            share = 1.0
            if grown_s is not None and i >= seen:
                share = (grown_s - BETWEEN_S * (i - seen)) / GROW_S
            if share > 0:
                self._draw_one(surface, self._living[i], min(1.0, share), t_s + 1.7 * i)

    def _draw_one(self, surface: pygame.Surface, one: Living, share: float, t_s: float) -> None:
        look, unit = self._look, self._unit
        size = eased(share)
        across, up, angle = (0.0, 0.0, 0.0) if look.calm else _idle(one, t_s)
        wide = look.px(one.width * unit)
        picture = look.pictures.sprite(one.picture, wide, angle=angle)
        if size < 1:
            picture = pygame.transform.smoothscale_by(picture, max(0.05, size))
        x, foot, _ = self._place
        high = picture.get_height() / look.scale
        at = (
            x + (one.x - DRAWING_WIDTH / 2 + across) * unit,
            foot + (one.foot - FOOT_UNITS - up) * unit - high / 2,
        )
        put_middle(surface, picture, look.at(*at))
        if one.lit:
            light = look.at(at[0], at[1] + high * (0.5 - one.lit))
            shine(surface, glow(WARM, look.px(46 * unit + 8), round(5 * size) * 8), light)


def _idle(one: Living, t_s: float) -> tuple[float, float, float]:
    """How far it is from its place now: to the right and up, units; turned, degrees."""
    slow = math.sin(0.9 * t_s)
    if one.idle == "fly":
        return DRIFT[0] * slow, DRIFT[1] * math.sin(1.3 * t_s), 0.0
    if one.idle == "bob":
        return 0.0, 2.0 * slow, 0.0
    return 0.0, 0.0, SWAY_DEG * slow if one.idle == "sway" else 0.0
