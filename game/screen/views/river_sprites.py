"""Things that come nearer: each picture in all its sizes, made once, with the air of its distance
in it."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise

import numpy as np
import pygame

from game.core.ease import eased
from game.screen.views.river_depth import FIRST_Z, LAST_Z

RATIO = 1.075
LEVELS = math.ceil(math.log(LAST_Z / FIRST_Z) / math.log(RATIO)) + 1
HAZE_FROM_Z, HAZE_FULL_Z, HAZE_MOST = 2.0, 13.0, 0.66
FADE_NEAR = (0.8, 0.98)
SEEN_Z, FADE_FAR_Z = 13.5, 3.0
"""From where most things are seen, and over how many depths they come into sight."""
Blit = tuple[pygame.Surface, tuple[float, float]]
Slices = list[tuple[pygame.Surface, int, float]]
SLICE_PX, LEAST_SWAYING_PX = 36, 200
"""So fine are slices that neighbours lie at most a pixel apart."""


def level_of(z: float) -> int:
    """The size a thing at a depth is drawn in, 0 nearest."""
    return min(LEVELS - 1, max(0, round(math.log(z / FIRST_Z) / math.log(RATIO))))


def depth_of(level: int) -> float:
    """The depth that a size is made for."""
    return FIRST_Z * RATIO**level


def _step(low: float, high: float, x: float) -> float:
    return eased((x - low) / (high - low))


def _aired(picture: pygame.Surface, z: float, haze: str, seen_z: float | None) -> pygame.Surface:
    """Mixed with the air between, and faded where things come and go."""
    share = HAZE_MOST * _step(HAZE_FROM_Z, HAZE_FULL_Z, z)
    if share > 0.01:
        air = _alone(picture, pygame.Color(haze), share)
        keep = round(255 * (1 - share))
        picture.fill((keep, keep, keep, 255), special_flags=pygame.BLEND_RGBA_MULT)
        picture.blit(air, (0, 0), special_flags=pygame.BLEND_RGB_ADD)
    stay = 1.0
    if seen_z is not None:
        stay = _step(*FADE_NEAR, z) * (1 - _step(seen_z - FADE_FAR_Z, seen_z, z))
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
        seen_z: float | None = SEEN_Z,
    ) -> None:
        """near_scale: window pixels per picture pixel at depth 1. seen_z: from where it comes into
        sight; None for what never fades."""
        self.pictures: list[pygame.Surface] = []
        self.feet: list[tuple[float, float]] = []
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
            self.pictures.append(_aired(small, z, haze, seen_z))
            self.feet.append((foot[0] * scale, foot[1] * scale))

    def blit(self, level: int, x: float, y: float) -> Blit:
        """The picture with its foot at (x, y) of the window."""
        dx, dy = self.feet[level]
        return self.pictures[level], (x - dx, y - dy)

    @cached_property
    def slices(self) -> list[Slices]:
        """For the sizes that are large enough to be seen swaying: the picture in slices from top
        to foot, each with its top and its share of the sway. Fewer than all sizes."""
        sliced = []
        for picture, (_, foot_y) in zip(self.pictures, self.feet, strict=True):
            wide, high = picture.get_size()
            if high < LEAST_SWAYING_PX:
                break
            count = round(foot_y / SLICE_PX)
            cuts = [*(round(foot_y * n / count) for n in range(count)), high]
            shares = [(1 - (n + 0.5) / count) ** 1.5 for n in range(count)]
            sliced.append(
                [
                    (picture.subsurface((0, top, wide, end - top)), top, share)
                    for (top, end), share in zip(pairwise(cuts), shares, strict=True)
                ]
            )
        return sliced


class Ranks:
    """Things from far to near: how far each is, and how to draw it. One thing may be several
    blits, which then stand at the same depth."""

    def __init__(self, nearness: list[float], blits: list[Blit]) -> None:
        """nearness: minus the depth, rising."""
        self._nearness, self._blits = nearness, blits

    def join(self, depth: float, blit: Blit) -> None:
        """Take in a thing; it hides what is as far away."""
        place = bisect_right(self._nearness, -depth)
        self._nearness.insert(place, -depth)
        self._blits.insert(place, blit)

    def between(self, far: float, near: float) -> list[Blit]:
        """What is nearer than `far`, up to `near`."""
        start, stop = (bisect_right(self._nearness, -depth) for depth in (far, near))
        return self._blits[start:stop]


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
