"""The ground of the river: still sky and water behind, and the banks laid down row by row, so that
they bend."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pygame

from game.screen.look import Look
from game.screen.pictures import ASSETS
from game.screen.views.river_depth import (
    GROUND_PX,
    HORIZON_Y,
    HORIZON_Z,
    Course,
    Floats,
    Lens,
    depth_in,
    row_y,
)

EDGE_X, EDGE_SLOPE_PX = 220.0, 330.0
"""The bank's edge in the baked picture: at the horizon, and how much farther out at the foot."""
SHALLOW_PX = 214.0
"""How far the shallow water reaches from the edge, at depth 1."""
HILLS_HIGH = 90
"""Above the horizon by this much, only the lighthouse stands."""
SHORE_PX = 150.0
"""How far sand and the first grass reach inland, at depth 1."""
SHORE_ROW_PX, LAND_ROW_PX, FAR_SHARE = 2, 6, 0.16
"""Thickness of the strips: a bend is seen at the shore, hardly in the meadow. Half of it in the
farthest share of the ground."""
WATER_ROWS = 30
"""The water is laid in blocks of so many strips."""
LAP_PX, LAP_HZ = 5.0, 0.22
"""The water laps so far up the sand, and so often."""
WOBBLE_PX = 46.0
"""The shore winds outwards by up to this, near; never inwards, so the width stays honest."""


def loaded(name: str, scale: float) -> pygame.Surface:
    """A baked layer at a scale, premultiplied."""
    picture = pygame.image.load(ASSETS / "layers" / f"{name}.webp").convert_alpha().premul_alpha()
    if scale == 1:
        return picture
    wide, high = picture.get_size()
    return pygame.transform.smoothscale(picture, (round(wide * scale), round(high * scale)))


class Ground:
    """Everything the boat glides over."""

    def __init__(self, look: Look, lens: Lens) -> None:
        self._lens, self._calm = lens, look.calm
        self._back = look.pictures.layer(f"river_{look.theme}_back")
        hills = loaded(f"river_{look.theme}_hills", lens.scale)
        cut = round((HORIZON_Y - HILLS_HIGH) * lens.scale)
        self._hills = [
            _seen(hills, (0, 0, hills.get_width(), cut), lens),
            _seen(hills, (0, cut, hills.get_width(), hills.get_height() - cut), lens),
        ]
        self._mist = loaded(f"river_{look.theme}_mist", lens.scale)
        bank = loaded(f"river_{look.theme}_bank", lens.scale)
        horizon = round(lens.at(0, HORIZON_Y)[1])
        self._edges = [
            Strips(bank, _row_tops(horizon, look.height, SHORE_ROW_PX * lens.scale), lens, side)
            for side in (-1, 1)
        ]
        land = bank.convert()
        self._lands = [
            Strips(land, _row_tops(horizon, look.height, LAND_ROW_PX * lens.scale), lens, side)
            for side in (-1, 1)
        ]

    def draw(self, surface: pygame.Surface, course: Course, t_s: float) -> None:
        """The whole ground, up to the mist."""
        shores = [self._shore(course, strips, t_s) for strips in self._edges]
        self._draw_back(surface, shores[0], shores[1])
        for strips in self._lands:
            surface.fblits(strips.laid(self._shore(course, strips, t_s)))
        for strips, shore in zip(self._edges, shores, strict=True):
            surface.fblits(strips.laid(shore), pygame.BLEND_PREMULTIPLIED)
        surface.fblits(self._hills, pygame.BLEND_PREMULTIPLIED)

    def _draw_back(self, surface: pygame.Surface, left: Floats, right: Floats) -> None:
        """The sky, and as much of the water as lies between the banks and under their edges."""
        tops = self._edges[0].tops
        surface.blit(self._back, (0, 0), (0, 0, self._back.get_width(), tops[0]))
        under = round(SHORE_PX * self._lens.scale * 0.6)
        ends = [*tops[::WATER_ROWS], surface.get_height()]
        for n, (top, end) in enumerate(pairwise(ends)):
            rows = slice(n * WATER_ROWS, (n + 1) * WATER_ROWS)
            start = max(0, int(left[rows].min()) - under)
            stop = min(surface.get_width(), int(right[rows].max()) + under)
            surface.blit(self._back, (start, top), (start, top, stop - start, end - top))

    def _shore(self, course: Course, strips: Strips, t_s: float) -> Floats:
        """Where the edge of a bank lies in each of its strips, window x. It winds with the land
        and laps with the water, always outside the river of the rules."""
        depths, side = strips.depths, strips.side
        along = course.travelled + depths
        phase = 0.0 if side > 0 else 2.6
        waves = np.sin(along * 2.3 + phase) + 0.6 * np.sin(along * 5.1 + 2 * phase)
        calmer = 1 / (1 + (depths / 7) ** 3)
        out = WOBBLE_PX * (0.5 + waves / 3.2) * calmer
        if not self._calm:
            out += LAP_PX * np.sin(2 * np.pi * LAP_HZ * t_s + depths)
        shore = course.middle(depths) + side * (course.half(depths) + out / depths)
        return np.asarray(self._lens.left + shore * self._lens.scale)

    def draw_mist(self, surface: pygame.Surface, course: Course) -> None:
        """Warm air over what lies farther ahead than the player may see."""
        lens = self._lens
        foot = round((row_y(depth_in(course.look_ahead_s)) - HORIZON_Y) * lens.scale)
        high = min(self._mist.get_height(), foot)
        area = (0, self._mist.get_height() - high, self._mist.get_width(), high)
        place = lens.at(0, HORIZON_Y)
        surface.blit(self._mist, place, area, special_flags=pygame.BLEND_PREMULTIPLIED)


def _seen(
    picture: pygame.Surface, box: tuple[int, int, int, int], lens: Lens
) -> tuple[pygame.Surface, tuple[float, float]]:
    """What is drawn within a box of a layer, and its place in the window."""
    part = picture.subsurface(box)
    seen = part.get_bounding_rect(min_alpha=3)
    return part.subsurface(seen), (lens.left + seen.x, lens.top + box[1] + seen.y)


def _row_tops(horizon: int, bottom: int, row_px: float) -> list[int]:
    """The upper edges of the strips, thinner far away; the last one is the end."""
    tops, y = [], horizon
    while y < bottom:
        tops.append(y)
        far = y - horizon < FAR_SHARE * (bottom - horizon)
        y += max(1, round(row_px / 2 if far else row_px))
    return [*tops, bottom]


class Strips:
    """A bank cut into strips that share its pixels: the shore, which the water shows through, or
    the solid land behind it."""

    def __init__(self, bank: pygame.Surface, tops: list[int], lens: Lens, side: int) -> None:
        """side: -1 for the left bank, which is the mirror picture. Only a bank with alpha has a
        shore."""
        self.tops, self.side = tops[:-1], side
        middles = (np.array(tops[:-1]) + np.array(tops[1:])) / 2
        down = np.maximum(0.5, (middles - lens.top) / lens.scale - HORIZON_Y)
        self.depths: Floats = np.minimum(GROUND_PX / down, HORIZON_Z)
        edge = (EDGE_X + EDGE_SLOPE_PX * down / GROUND_PX) * lens.scale
        wide, high = bank.get_size()
        unit = lens.scale / self.depths
        if bank.get_masks()[3]:
            start, stop = edge - SHALLOW_PX * unit - 1, edge + SHORE_PX * unit + 8
        else:
            start, stop = edge + SHORE_PX * unit / 2 + 2, np.full_like(edge, wide)
        first = np.maximum(0, np.rint(start)).astype(int)
        last = np.minimum(wide, np.rint(stop)).astype(int)
        if side < 0:
            bank = pygame.transform.flip(bank, True, False)
            edge, first, last = wide - edge, wide - last, wide - first
        self._from_edge: Floats = first - edge
        self._strips = []
        for n, (top, end) in enumerate(pairwise(tops)):
            row = min(high - 1, top - tops[0])
            rows = max(1, min(end - top, high - row))
            box = (int(first[n]), row, int(last[n] - first[n]), rows)
            self._strips.append(bank.subsurface(box))

    def laid(self, shore: Floats) -> list[tuple[pygame.Surface, tuple[int, int]]]:
        """All strips with their places, for a shore in window x."""
        left = np.rint(shore + self._from_edge).astype(int).tolist()
        return list(zip(self._strips, zip(left, self.tops, strict=True), strict=True))
