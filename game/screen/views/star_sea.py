"""The sea under the stars: glints that come and go, the road of a light, the otter's boat."""

from __future__ import annotations

import math
import random

import pygame

from game.screen.look import Look
from game.screen.pictures import ASSETS
from game.screen.stroke import glow, shine

HORIZON = 788
BOAT_LEFT, BOAT_TOP, BOAT_WIDTH = 96, 560, 482
LANTERN = (547.0, 785.0)
LEVELS = 8


class Glints:
    """Small flat lights on the water, each with its own slow breath of 5 s or more."""

    def __init__(
        self, look: Look, *, horizon: float = HORIZON, colour: str = "#9FC0FF", count: int = 44
    ) -> None:
        self._look = look
        source = random.Random(5)
        self._spots: list[tuple[tuple[int, int], int, float, float]] = []
        for _ in range(count):
            depth = source.random() ** 1.4
            y = horizon + 10 + depth * (1080 - horizon - 20)
            place = look.at(source.uniform(20, 1900), y)
            wide = look.px(14 + 9 * round(5 * depth))
            self._spots.append((place, wide, source.uniform(0, 6.28), source.uniform(0.7, 1.25)))
        self._colour = colour

    def draw(self, surface: pygame.Surface, t_s: float) -> None:
        for place, wide, phase, rate in self._spots:
            swing = math.sin(phase + (0.0 if self._look.calm else rate * t_s))
            level = round(swing * LEVELS)
            if level > 0:
                light = glow(self._colour, wide, 5 * level, 9)
                shine(surface, light, place)


class Glitter:
    """The road of one light over the sea: flat glints, wider and farther apart to the viewer."""

    def __init__(self, look: Look, colour: str = "#FFC655", length: float = 290) -> None:
        self._look = look
        source = random.Random(31)
        self._rows: list[tuple[float, float, pygame.Surface]] = []
        row = 5.0
        while row < length:
            spread = source.gauss(0, 1) * (5 + row * 0.10)
            wide = look.px(18 + row * 0.18 + 22 * source.random())
            strength = round(90 * (1 - row / length) * (0.4 + 0.6 * source.random()))
            self._rows.append((row, spread, glow(colour, wide, max(3, strength), 12)))
            row += 5.5 + row * 0.045

    def draw(self, surface: pygame.Surface, x: float, horizon: float, t_s: float) -> None:
        """x, horizon: window pixels."""
        scale = self._look.scale
        for row, spread, light in self._rows:
            sway = 0.0 if self._look.calm else 5 * math.sin(1.1 * t_s + row * 0.35)
            place = (x + (spread + sway * (0.3 + row / 200)) * scale, horizon + row * scale)
            shine(surface, light, place)


class Boat:
    """The otter in the boat; it rises and sinks 4 design units, and never rolls."""

    def __init__(self, look: Look) -> None:
        self._look = look
        whole = pygame.image.load(ASSETS / "layers" / "star_otter_boat.webp").convert_alpha()
        size = (look.px(BOAT_WIDTH), look.px(BOAT_WIDTH * 700 / 560))
        self._boat = pygame.transform.smoothscale(whole.premul_alpha(), size)
        self._lantern = look.pictures.sprite("star_lantern", look.px(58))
        self._wide, self._near = glow("#FFAA3C", look.px(240), 42), glow("#FFE0A0", look.px(54), 26)
        self._road = Glitter(look, "#FFB95A", 120)

    def draw(self, surface: pygame.Surface, t_s: float) -> None:
        look = self._look
        bob = 0.0 if look.calm else 4 * math.sin(2 * math.pi * 0.3 * t_s)
        corner = look.at(BOAT_LEFT, BOAT_TOP + bob)
        self._road.draw(surface, look.at(LANTERN[0], 0)[0], look.at(0, 945)[1], t_s)
        surface.blit(self._boat, corner, special_flags=pygame.BLEND_PREMULTIPLIED)
        lamp = look.at(LANTERN[0], LANTERN[1] + bob)
        shine(surface, self._wide, lamp)
        wide, high = self._lantern.get_size()
        lamp_corner = (lamp[0] - wide // 2, lamp[1] - high // 2)
        surface.blit(self._lantern, lamp_corner, special_flags=pygame.BLEND_PREMULTIPLIED)
        shine(surface, self._near, lamp)
