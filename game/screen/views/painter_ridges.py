"""The landscape that adults paint: one ridge a line, the farthest first, each in darker ink."""

from __future__ import annotations

import math

import numpy as np
import pygame

from game.screen.look import Look
from game.screen.stroke import Floats, colour, distance, painted, put_middle

INK = "#141B22"
LEFT, RIGHT = 252.0, 1668.0
"""Of the paper between its weights, design units."""
FIRST_Y, LAST_Y = 206.0, 474.0
"""Of the farthest ridge, and of the nearest."""
FOOT_Y = 552.0
WASH = 190.0
"""How far a wash runs down, design units."""
SIZES, BEHIND = 9, 4
"""Sizes of a dab of line, and how many dabs it follows the wash, which would cover it."""
DAB = 2
"""Width of one dab of wash, pixels at the design's size."""
FADES, FADE = 8, 0.05
"""Both ends of a ridge fade into the paper, over such a share of it."""
PAPER = "#DCCFB2"
WOBBLE = 15.0
"""Design units, for a brush at the rim of the band."""
Place = tuple[float, float]


class Ridge:
    """One ridge. from_right: painted from its right end."""

    def __init__(self, look: Look, number: int, ridges: int, *, from_right: bool) -> None:
        self._look, self._turned = look, from_right
        near = number / max(1, ridges - 1)
        self._wide = max(1, round(DAB * look.scale))
        left, right = look.at(LEFT, 0)[0], look.at(RIGHT, 0)[0]
        self.dabs = (right - left) // self._wide
        self._crest = self._outline(number, near, left)
        shares = [(k + 1) / FADES for k in range(FADES)]
        self._wash = [self._drawn_wash(near, share) for share in shares]
        dark = 0.42 + 0.5 * near
        sizes = [1.6 + 0.4 * k + near for k in range(SIZES)]
        self._line = [[_dab(look, size, dark * share) for size in sizes] for share in shares]
        self._dry = [[_dab(look, 0.7 * size, 0.26 * share) for size in sizes] for share in shares]

    def _outline(self, number: int, near: float, left: int) -> list[Place]:
        """Middle of each dab; mountains far away, a gentle shore near by."""
        random = np.random.default_rng(40 + number)
        x = np.arange(self.dabs) * self._wide / self._look.scale
        high = 84.0 * (1 - near) + 15.0
        crest = np.zeros(self.dabs)
        for hills, share in ((1.6, 0.55), (3.3, 0.30), (7.1, 0.11), (17.0, 0.04)):
            crest += share * np.sin(2 * math.pi * (hills * x / 1416 + random.random()))
        y = FIRST_Y + (LAST_Y - FIRST_Y) * near - high * crest
        top = self._look.at(0, 0)[1]
        return [
            (left + (k + 0.5) * self._wide, top + float(y[k]) * self._look.scale)
            for k in range(self.dabs)
        ]

    def _drawn_wash(self, near: float, share: float) -> pygame.Surface:
        """Ink that runs out downwards into mist, which hides the feet of what lies behind."""
        high = max(4, round(WASH * self._look.scale))
        down = np.linspace(0, 1, high, dtype=np.float32)[:, None] * np.ones((1, self._wide))
        ink = ((0.16 + 0.30 * near) * (1 - down) ** 1.5)[..., None]
        tone = colour(PAPER) * (1 - ink) + colour("#2C3A48") * ink
        cover = (share * np.clip(1.7 * (1 - down), 0, 1)).astype(np.float32)
        return painted((tone * cover[..., None]).astype(np.float32), cover)

    def place(self, dab: int) -> Place:
        return self._crest[self.dabs - 1 - dab if self._turned else dab]

    def dab(self, surface: pygame.Surface, dab: int, across: float, *, full: bool) -> None:
        if not self._fade(dab):
            return
        x, y = self.place(dab)
        up = WOBBLE * across * self._look.scale
        pictures = self._line if full else self._dry
        put_middle(surface, pictures[self._fade(dab)][_press(dab)], (x, y - up))

    def clean(self, surface: pygame.Surface, dab: int) -> None:
        """The wash, and a little later the line above it."""
        x, y = self.place(dab)
        room = self._look.at(0, FOOT_Y)[1] - round(y)
        wash = self._wash[self._fade(dab)]
        part = (0, 0, self._wide, max(0, min(room, wash.get_height())))
        corner = (round(x - self._wide / 2), round(y))
        surface.blit(wash, corner, part, special_flags=pygame.BLEND_PREMULTIPLIED)
        last = dab == self.dabs - 1
        for line in range(max(0, dab - BEHIND), dab + 1) if last else [dab - BEHIND]:
            if line >= 0 and self._fade(line):
                picture = self._line[self._fade(line)][_press(line)]
                put_middle(surface, picture, self.place(line))

    def _fade(self, dab: int) -> int:
        share = (dab + 0.5) / self.dabs
        return min(FADES - 1, int(FADES * min(share, 1 - share) / FADE))


def _press(dab: int) -> int:
    """A brush presses more and less along its way."""
    press = 0.5 + 0.26 * math.sin(dab / 47) + 0.2 * math.sin(dab / 15.3 + 1)
    return max(0, min(SIZES - 1, round((SIZES - 1) * press)))


def _dab(look: Look, radius: float, dark: float) -> pygame.Surface:
    """Opaque, so that dab upon dab gets no darker; dark: how much ink is in it."""
    tone = colour(PAPER) * (1 - dark) + colour(INK) * dark
    far = max(0.8, radius * look.scale)
    side = 2 * math.ceil(far + 2)
    apart = distance(side, side, side / 2, side / 2)
    soft: Floats = (far - apart + 0.5).clip(0, 1)
    return painted(soft[..., None] * tone, soft)
