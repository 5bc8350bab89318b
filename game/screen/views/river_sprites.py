"""Things that come nearer: each picture in all its sizes, made once, with the air of its distance
in it."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import pygame

from game.screen.views.river_depth import FIRST_Z, LAST_Z

RATIO = 1.075
LEVELS = math.ceil(math.log(LAST_Z / FIRST_Z) / math.log(RATIO)) + 1
HAZE_FROM_Z, HAZE_FULL_Z, HAZE_MOST = 2.0, 13.0, 0.66
FADE_NEAR = (0.74, 0.95)
FADE_FAR = (12.5, 15.5)
Blit = tuple[pygame.Surface, tuple[float, float]]


def level_of(z: float) -> int:
    """The size a thing at a depth is drawn in, 0 nearest."""
    return min(LEVELS - 1, max(0, round(math.log(z / FIRST_Z) / math.log(RATIO))))


def depth_of(level: int) -> float:
    """The depth that a size is made for."""
    return FIRST_Z * RATIO**level


def _step(low: float, high: float, x: float) -> float:
    t = min(1.0, max(0.0, (x - low) / (high - low)))
    return t * t * (3 - 2 * t)


def _aired(picture: pygame.Surface, z: float, haze: str, fading: bool) -> pygame.Surface:
    """Mixed with the air between, and faded where things come and go."""
    share = HAZE_MOST * _step(HAZE_FROM_Z, HAZE_FULL_Z, z)
    if share > 0.01:
        air = _alone(picture, pygame.Color(haze), share)
        keep = round(255 * (1 - share))
        picture.fill((keep, keep, keep, 255), special_flags=pygame.BLEND_RGBA_MULT)
        picture.blit(air, (0, 0), special_flags=pygame.BLEND_RGB_ADD)
    stay = _step(*FADE_NEAR, z) * (1 - _step(*FADE_FAR, z)) if fading else 1.0
    if stay < 0.99:
        part = round(255 * stay)
        picture.fill((part, part, part, part), special_flags=pygame.BLEND_RGBA_MULT)
    return picture


def _alone(picture: pygame.Surface, colour: pygame.Color, share: float) -> pygame.Surface:
    """A share of the colour wherever the picture covers, premultiplied by its alpha."""
    air = pygame.Surface(picture.get_size(), pygame.SRCALPHA)
    alpha = pygame.surfarray.array_alpha(picture)
    pixels = pygame.surfarray.pixels3d(air)
    for channel, value in enumerate((colour.r, colour.g, colour.b)):
        pixels[..., channel] = (alpha * (value / 255 * share)).astype(np.uint8)
    return air


class Sizes:
    """One picture at all depths. Its foot is a place in the picture, in pixels of the picture."""

    def __init__(
        self,
        picture: pygame.Surface,
        foot: tuple[float, float],
        near_scale: float,
        haze: str,
        *,
        fading: bool = True,
    ) -> None:
        """near_scale: window pixels per picture pixel at depth 1."""
        self._pictures: list[pygame.Surface] = []
        self._feet: list[tuple[float, float]] = []
        source, source_scale = picture, 1.0
        for level in range(LEVELS):
            z = depth_of(level)
            scale = near_scale / z
            while scale < 0.4 * source_scale and min(source.get_size()) > 8:
                half = (source.get_width() // 2, source.get_height() // 2)
                source, source_scale = pygame.transform.smoothscale(source, half), source_scale / 2
            wide = max(1, round(picture.get_width() * scale))
            high = max(1, round(picture.get_height() * scale))
            small = pygame.transform.smoothscale(source, (wide, high))
            self._pictures.append(_aired(small, z, haze, fading))
            self._feet.append((foot[0] * scale, foot[1] * scale))

    def blit(self, level: int, x: float, y: float) -> Blit:
        """The picture with its foot at (x, y) of the window."""
        dx, dy = self._feet[level]
        return self._pictures[level], (x - dx, y - dy)


class Sheet:
    """A baked sheet of equal cells, cut to what is in them."""

    def __init__(
        self, picture: pygame.Surface, cell: tuple[int, int], columns: int, names: Sequence[str]
    ) -> None:
        self._cells: dict[str, tuple[pygame.Surface, pygame.Rect]] = {}
        for n, name in enumerate(names):
            box = pygame.Rect(n % columns * cell[0], n // columns * cell[1], *cell)
            whole = picture.subsurface(box)
            used = whole.get_bounding_rect(min_alpha=2)
            self._cells[name] = whole.subsurface(used), used

    def cut(self, name: str) -> tuple[pygame.Surface, pygame.Rect]:
        """A cell's picture and where it lies in its cell."""
        return self._cells[name]
