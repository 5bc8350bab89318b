"""The ground of the river: still sky and water behind, and the banks laid down row by row, so that
they bend."""

from __future__ import annotations

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

EDGE_X = 220.0
"""Where the bank's edge stands in the baked picture."""
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
        self._hills = loaded(f"river_{look.theme}_hills", lens.scale)
        self._mist = loaded(f"river_{look.theme}_mist", lens.scale)
        bank = loaded(f"river_{look.theme}_bank", lens.scale)
        tops = _row_tops(round(lens.at(0, HORIZON_Y)[1]), look.height, lens.scale)
        self._right = _rows(bank, tops)
        self._left = _rows(pygame.transform.flip(bank, True, False), tops)
        self._tops = tops[:-1]
        middles = (np.array(tops[:-1]) + np.array(tops[1:])) / 2
        down = np.maximum(0.5, (middles - lens.top) / lens.scale - HORIZON_Y)
        self._depths: Floats = GROUND_PX / down
        self._width = bank.get_width()

    def draw(self, surface: pygame.Surface, course: Course, t_s: float) -> None:
        """The whole ground, up to the mist."""
        surface.blit(self._back, (0, 0))
        depths = np.minimum(self._depths, course.depths[-1])
        middle, half = course.middle(depths), course.half(depths)
        lap = 0.0 if self._calm else LAP_PX * np.sin(2 * np.pi * LAP_HZ * t_s + depths)
        lens = self._lens
        edge = EDGE_X * lens.scale
        right = middle + half + lap / depths + self._winding(course, 0.0)
        left = middle - half - lap / depths - self._winding(course, 2.6)
        right_px = np.rint(lens.left + right * lens.scale - edge).astype(int).tolist()
        left_px = np.rint(lens.left + left * lens.scale + edge - self._width).astype(int).tolist()
        rows = [(row, (x, y)) for row, x, y in zip(self._right, right_px, self._tops, strict=True)]
        rows += [(row, (x, y)) for row, x, y in zip(self._left, left_px, self._tops, strict=True)]
        surface.fblits(rows, pygame.BLEND_PREMULTIPLIED)
        place = lens.at(0, 0)
        surface.blit(self._hills, place, special_flags=pygame.BLEND_PREMULTIPLIED)

    def _winding(self, course: Course, phase: float) -> Floats:
        """How far the shore lies outside the straight edge, moving with the land."""
        along = course.travelled + self._depths
        waves = np.sin(along * 2.3 + phase) + 0.6 * np.sin(along * 5.1 + 2 * phase)
        return np.asarray(WOBBLE_PX * (0.5 + waves / 3.2) / self._depths)

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
        y += max(1, round((2 if down < 90 else 3 if down < 300 else 4) * scale))
    return [*tops, bottom]


def _rows(bank: pygame.Surface, tops: list[int]) -> list[pygame.Surface]:
    """The bank cut into strips, which share its pixels."""
    wide, high = bank.get_size()
    rows = []
    for top, end in zip(tops, tops[1:], strict=False):
        first = min(high - 1, top - tops[0])
        rows.append(bank.subsurface((0, first, wide, max(1, min(end - top, high - first)))))
    return rows
