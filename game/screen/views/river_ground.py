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
WATER_ROWS = 24
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
        seen = hills.get_bounding_rect(min_alpha=2)
        self._hills = hills.subsurface(seen)
        self._hills_at = lens.left + seen.x, lens.top + seen.y
        self._mist = loaded(f"river_{look.theme}_mist", lens.scale)
        bank = loaded(f"river_{look.theme}_bank", lens.scale)
        tops = _row_tops(round(lens.at(0, HORIZON_Y)[1]), look.height, lens.scale)
        middles = (np.array(tops[:-1]) + np.array(tops[1:])) / 2
        down = np.maximum(0.5, (middles - lens.top) / lens.scale - HORIZON_Y)
        self._tops = tops[:-1]
        self._depths: Floats = GROUND_PX / down
        edge_px = (EDGE_X + EDGE_SLOPE_PX / self._depths) * lens.scale
        shallow_px = SHALLOW_PX / self._depths * lens.scale
        self._right = Bank(bank, tops, edge_px, shallow_px, mirrored=False)
        self._left = Bank(bank, tops, edge_px, shallow_px, mirrored=True)

    def draw(self, surface: pygame.Surface, course: Course, t_s: float) -> None:
        """The whole ground, up to the mist."""
        depths = np.minimum(self._depths, course.depths[-1])
        middle, half = course.middle(depths), course.half(depths)
        lap = 0.0 if self._calm else LAP_PX * np.sin(2 * np.pi * LAP_HZ * t_s + depths)
        lens = self._lens
        right = middle + half + lap / depths + self._winding(course, 0.0)
        left = middle - half - lap / depths - self._winding(course, 2.6)
        self._draw_back(surface, left, right)
        self._right.lay(surface, lens.left + right * lens.scale, self._tops)
        self._left.lay(surface, lens.left + left * lens.scale, self._tops)
        surface.blit(self._hills, self._hills_at, special_flags=pygame.BLEND_PREMULTIPLIED)

    def _draw_back(self, surface: pygame.Surface, left: Floats, right: Floats) -> None:
        """The sky, and as much of the water as lies between the banks."""
        lens, tops = self._lens, self._tops
        surface.blit(self._back, (0, 0), (0, 0, self._back.get_width(), tops[0]))
        ends = [*tops[::WATER_ROWS], surface.get_height()]
        for n, (top, end) in enumerate(pairwise(ends)):
            rows = slice(n * WATER_ROWS, (n + 1) * WATER_ROWS)
            start = int(lens.left + left[rows].min() * lens.scale) - 8
            stop = int(lens.left + right[rows].max() * lens.scale) + 8
            start, stop = max(0, start), min(surface.get_width(), stop)
            surface.blit(self._back, (start, top), (start, top, stop - start, end - top))

    def _winding(self, course: Course, phase: float) -> Floats:
        """How far the shore lies outside the straight edge, moving with the land."""
        along = course.travelled + self._depths
        waves = np.sin(along * 2.3 + phase) + 0.6 * np.sin(along * 5.1 + 2 * phase)
        calmer = 1 / (1 + (self._depths / 7) ** 3)
        return np.asarray(WOBBLE_PX * (0.5 + waves / 3.2) * calmer / self._depths)

    def draw_mist(self, surface: pygame.Surface, course: Course) -> None:
        """Warm air over what lies farther ahead than the player may see."""
        lens = self._lens
        foot = round((row_y(depth_in(course.look_ahead_s)) - HORIZON_Y) * lens.scale)
        high = min(self._mist.get_height(), foot)
        area = (0, self._mist.get_height() - high, self._mist.get_width(), high)
        place = lens.at(0, HORIZON_Y)
        surface.blit(self._mist, place, area, special_flags=pygame.BLEND_PREMULTIPLIED)


def _row_tops(horizon: int, bottom: int, scale: float) -> list[int]:
    """The upper edges of the strips: thin far away, thicker near; the last one is the end."""
    tops, y = [], horizon
    while y < bottom:
        tops.append(y)
        down = (y - horizon) / scale
        y += max(1, round((2 if down < 110 else 3 if down < 330 else 4) * scale))
    return [*tops, bottom]


class Bank:
    """One bank in strips: the edge, which the water shows through, and the solid land behind it."""

    def __init__(
        self,
        bank: pygame.Surface,
        tops: list[int],
        edge_px: Floats,
        shallow_px: Floats,
        *,
        mirrored: bool,
    ) -> None:
        """edge_px, shallow_px: of the right bank, for each strip."""
        wide, high = bank.get_size()
        if mirrored:
            bank = pygame.transform.flip(bank, True, False)
        land = bank.convert()
        self._edges: list[pygame.Surface] = []
        self._lands: list[pygame.Surface] = []
        inner = np.rint(edge_px - shallow_px).astype(int) - 1
        outer = np.rint(edge_px).astype(int) + 4
        for n, (top, end) in enumerate(pairwise(tops)):
            first = min(high - 1, top - tops[0])
            rows = max(1, min(end - top, high - first))
            start, stop = max(0, int(inner[n])), int(outer[n])
            left = (wide - stop, 0) if mirrored else (start, stop)
            self._edges.append(bank.subsurface((left[0], first, stop - start, rows)))
            self._lands.append(land.subsurface((left[1], first, wide - stop, rows)))
        start_px = np.maximum(0, inner)
        if mirrored:
            self._edge_dx: Floats = edge_px - outer
            self._land_dx: Floats = edge_px - wide
        else:
            self._edge_dx, self._land_dx = start_px - edge_px, outer - edge_px

    def lay(self, surface: pygame.Surface, edge_px: Floats, tops: list[int]) -> None:
        """Lay all strips with their edges at window places."""
        edges = np.rint(edge_px + self._edge_dx).astype(int).tolist()
        lands = np.rint(edge_px + self._land_dx).astype(int).tolist()
        surface.fblits(list(zip(self._lands, zip(lands, tops, strict=True), strict=True)))
        strips = list(zip(self._edges, zip(edges, tops, strict=True), strict=True))
        surface.fblits(strips, pygame.BLEND_PREMULTIPLIED)
