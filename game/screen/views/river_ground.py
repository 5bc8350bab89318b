"""The ground of the river: still sky and meadow behind, and on it the water between its banks,
laid down row by row, so that they bend."""

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
SHALLOW_PX, SHORE_PX = 196.0, 174.0
"""How far the shallow water reaches from the edge, and sand and the first grass, at depth 1."""
SAND_PX = 80.0
"""So far inland nothing shows through the sand, at depth 1."""
ROWS_PX = ((0.14, 1), (1.0, 2))
"""Thickness of the strips of the banks, each up to a share of the ground: a bend is seen most far
away. In design pixels, and never thinner than a pixel."""
WATER_SHARE, WATER_LEAST_PX = 0.05, 2
"""The water is laid in blocks, as thick as a share of their distance from the horizon."""
LAP_PX, LAP_HZ = 5.0, 0.22
"""The water laps so far up the sand, and so often."""
WOBBLE_PX = 46.0
"""The shore winds outwards by up to this, near; never inwards, so the width stays honest."""
SIDES, WINDING = np.array([[-1.0], [1.0]]), np.array([[2.6], [0.0]])
"""Left and right bank, and the phases in which they wind."""
ALIGNED_PX, FAR_ALIGNED_PX = 16, 4
"""Opaque blits that begin and end at whole lines of memory are quickest; far away, where the sand
is narrow, at whole quarters of a line."""


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
        self._size = (look.width, look.height)
        self._back = look.pictures.layer(f"river_{look.theme}_back")
        self._horizon = round(lens.at(0, HORIZON_Y)[1])
        self._water = loaded(f"river_{look.theme}_water", lens.scale).convert()
        self._hills = loaded(f"river_{look.theme}_hills", lens.scale)
        self._mist = loaded(f"river_{look.theme}_mist", lens.scale)
        bank = loaded(f"river_{look.theme}_bank", lens.scale)
        tops = _row_tops(self._horizon, look.height, lens.scale)
        depths = _depths(tops, lens)
        self._banks = [Bank(bank, tops, depths, lens, right=right) for right in (False, True)]
        self._depths = depths
        self._wobble_px: Floats = WOBBLE_PX / (1 + (depths / 7) ** 3)
        self._blocks = _blocks(tops, self._horizon, lens.scale)
        self._starts = np.array([first for first, _ in pairwise(self._blocks)])
        self._block_tops = [tops[n] for n in self._blocks]
        self._sand_px: Floats = SAND_PX * lens.scale / depths[self._starts]
        narrow = self._sand_px < 2 * ALIGNED_PX
        self._aligned = np.where(narrow, FAR_ALIGNED_PX, ALIGNED_PX)
        hills_foot = self._horizon + self._hills.get_height() - HORIZON_Y * lens.scale
        self._hill_rows = sum(top < hills_foot for top in tops[:-1])

    def draw(self, surface: pygame.Surface, course: Course, t_s: float) -> None:
        """The whole ground, up to the mist."""
        left, right = self._shores(course, t_s)
        surface.blit(self._back, (0, 0))
        surface.blits(self._laid_water(left, right), False)
        for bank, shore in zip(self._banks, (left, right), strict=True):
            surface.fblits(bank.laid(shore), pygame.BLEND_PREMULTIPLIED)
        self._draw_hills(surface, left[: self._hill_rows], right[: self._hill_rows])

    def _laid_water(
        self, left: Floats, right: Floats
    ) -> list[tuple[pygame.Surface, tuple[int, int], tuple[int, int, int, int]]]:
        """As much of the water as lies between the banks and under their edges. A block reaches
        into the sand at its widest row, never through it at its narrowest."""
        starts, wide = self._starts, self._size[0]
        out = np.minimum.reduceat(left, starts) - 2
        out = np.maximum(out, np.maximum.reduceat(left, starts) - self._sand_px)
        begin = np.maximum(0, out.astype(int) // self._aligned * self._aligned).tolist()
        out = np.maximum.reduceat(right, starts) + 2
        out = np.minimum(out, np.minimum.reduceat(right, starts) + self._sand_px)
        end = np.minimum(wide, -(-out.astype(int) // self._aligned) * self._aligned).tolist()
        water, horizon, inset = self._water, self._horizon, round(-self._lens.left)
        return [
            (water, (x, top), (x + inset, top - horizon, stop - x, foot - top))
            for x, stop, (top, foot) in zip(begin, end, pairwise(self._block_tops), strict=True)
            if stop > x
        ]

    def _draw_hills(self, surface: pygame.Surface, left: Floats, right: Floats) -> None:
        """The hills again, where the far river ran over them."""
        room = 2 + SHORE_PX * self._lens.scale / self._depths[: self._hill_rows]
        start = max(0, int((left - room).min()))
        stop = min(self._size[0], int((right + room).max()) + 1)
        from_top = self._horizon - round(self._lens.top)
        high = self._hills.get_height() - from_top
        area = (start - round(self._lens.left), from_top, max(0, stop - start), high)
        flags = pygame.BLEND_PREMULTIPLIED
        surface.blit(self._hills, (start, self._horizon), area, special_flags=flags)

    def _shores(self, course: Course, t_s: float) -> Floats:
        """Where the edges of both banks lie in each of the strips, window x; shape (2, strips).
        They wind with the land and lap with the water, always outside the river of the rules."""
        depths = self._depths
        along = course.travelled + depths
        waves = np.sin(along * 2.3 + WINDING) + 0.6 * np.sin(along * 5.1 + 2 * WINDING)
        out = self._wobble_px * (0.5 + waves / 3.2)
        if not self._calm:
            out += LAP_PX * np.sin(2 * np.pi * LAP_HZ * t_s + depths)
        aside = (course.half(depths) + out / depths) * SIDES
        scale = self._lens.scale
        return np.asarray(self._lens.left + course.middle(depths) * scale + aside * scale)

    def draw_mist(self, surface: pygame.Surface, course: Course) -> None:
        """Warm air over what lies farther ahead than the player may see."""
        lens = self._lens
        foot = round((row_y(depth_in(course.look_ahead_s)) - HORIZON_Y) * lens.scale)
        high = min(self._mist.get_height(), foot)
        area = (0, self._mist.get_height() - high, self._mist.get_width(), high)
        place = lens.at(0, HORIZON_Y)
        surface.blit(self._mist, place, area, special_flags=pygame.BLEND_PREMULTIPLIED)


def _row_tops(horizon: int, bottom: int, scale: float) -> list[int]:
    """The upper edges of the strips, thinner far away; the last one is the end."""
    tops, y = [], horizon
    while y < bottom:
        tops.append(y)
        share = (y - horizon) / (bottom - horizon)
        row_px = next(row_px for up_to, row_px in ROWS_PX if share < up_to)
        y += max(1, round(row_px * scale))
    return [*tops, bottom]


def _blocks(tops: list[int], horizon: int, scale: float) -> list[int]:
    """At which of the strips the blocks of water begin; the last one is the end."""
    begins = [0]
    for n, top in enumerate(tops):
        from_horizon = tops[begins[-1]] - horizon
        thick = max(WATER_LEAST_PX * scale, WATER_SHARE * from_horizon)
        if top - horizon - from_horizon >= thick:
            begins.append(n)
    last = len(tops) - 1
    return [*(n for n in begins if n < last), last]


def _depths(tops: list[int], lens: Lens) -> Floats:
    """How far away the middles of the strips are."""
    middles = (np.array(tops[:-1]) + np.array(tops[1:])) / 2
    down = np.maximum(0.5, (middles - lens.top) / lens.scale - HORIZON_Y)
    return np.asarray(np.minimum(GROUND_PX / down, HORIZON_Z))


class Bank:
    """A bank cut into strips: from the shallow water, which lets the water through, to the first
    grass, which melts into the meadow."""

    def __init__(
        self, bank: pygame.Surface, tops: list[int], depths: Floats, lens: Lens, *, right: bool
    ) -> None:
        """tops, depths: of the strips. The left bank is the mirror picture."""
        self._tops = tops[:-1]
        down = GROUND_PX / depths
        edge = (EDGE_X + EDGE_SLOPE_PX * down / GROUND_PX) * lens.scale
        wide, high = bank.get_size()
        unit = lens.scale / depths
        first = np.maximum(0, np.rint(edge - SHALLOW_PX * unit - 1)).astype(int)
        last = np.minimum(wide, np.rint(edge + SHORE_PX * unit + 2)).astype(int)
        if not right:
            bank = pygame.transform.flip(bank, True, False)
            edge, first, last = wide - edge, wide - last, wide - first
        self._from_edge: Floats = first - edge
        self._strips = []
        for n, (top, end) in enumerate(pairwise(tops)):
            row = min(high - 1, top - tops[0])
            rows = max(1, min(end - top, high - row))
            box = (int(first[n]), row, int(last[n] - first[n]), rows)
            # A copy of its own: cut out of the whole picture, its rows lie far apart in memory.
            self._strips.append(bank.subsurface(box).copy())

    def laid(self, shore: Floats) -> list[tuple[pygame.Surface, tuple[int, int]]]:
        """All strips with their places, for a shore in window x."""
        left = np.rint(shore + self._from_edge).astype(int).tolist()
        return list(zip(self._strips, zip(left, self._tops, strict=True), strict=True))
