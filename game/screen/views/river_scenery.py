"""What stands on the banks and drifts on the water, and comes nearer as the boat goes on."""

from __future__ import annotations

import random
from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
import pygame

from game.screen.look import Look
from game.screen.stroke import painted
from game.screen.views.river_depth import (
    FIRST_Z,
    GROUND_PX,
    HORIZON_Y,
    LAST_Z,
    Course,
    Floats,
    Lens,
)
from game.screen.views.river_ground import loaded
from game.screen.views.river_sprites import LEVELS, RATIO, Blit, Sheet, Sizes

CELL, COLUMNS, FOOT = (420, 560), 7, (210, 500)
NAMES = (
    "tree_round", "tree_pine", "tree_autumn", "tree_blossom", "tree_palm", "bush", "reeds",
    "grass_tuft", "flowers", "river_rock", "lantern_lit", "lantern_unlit", "jetty_post",
    "river_buoy",
)  # fmt: skip
"""The cells of `river_<theme>_things`, in order."""
HAZE = {"child": "#F2BC94", "adult": "#8C8470"}
LAP_Z = LAST_Z - FIRST_Z - 0.3
"""After so many depths the land comes again."""


class Kind(NamedTuple):
    """How a thing is sown: how many a lap, how far from the bank (design px at depth 1), how big.

    `water`: instead of the bank, places across the river from -1 to 1.
    """

    number: int
    near: float
    far: float
    size: float
    water: bool = False
    flat: bool = False


KINDS: Mapping[str, Kind] = {
    "meadow_light": Kind(24, 300, 1900, 1.5, flat=True),
    "meadow_dark": Kind(30, 240, 1900, 1.6, flat=True),
    "glint": Kind(30, -0.85, 0.85, 1.0, water=True, flat=True),
    "lane": Kind(0, 0, 0, 1.0, water=True, flat=True),
    "ripple": Kind(18, -0.8, 0.8, 1.2, water=True, flat=True),
    "tree_round": Kind(27, 330, 2400, 1.0),
    "tree_pine": Kind(27, 300, 2400, 1.0),
    "tree_autumn": Kind(13, 340, 2400, 1.0),
    "tree_blossom": Kind(14, 320, 2300, 1.0),
    "tree_palm": Kind(6, 260, 1500, 0.95),
    "bush": Kind(18, 190, 1700, 0.8),
    "reeds": Kind(20, -40, 60, 0.72),
    "grass_tuft": Kind(40, 150, 1200, 0.62),
    "flowers": Kind(36, 160, 1200, 0.62),
}
SIZE_STEPS = 4
"""Things of a kind differ in size by up to so many sizes."""


def soft_patch(wide: int, high: int, colour: str, strength: float, seed: int) -> pygame.Surface:
    """A soft, uneven patch of colour lying flat; premultiplied."""
    y, x = np.mgrid[0:high, 0:wide].astype(np.float32)
    across, along = (x + 0.5) / wide * 2 - 1, (y + 0.5) / high * 2 - 1
    waves = 0.16 * np.sin(7 * across + seed) + 0.12 * np.sin(11 * across + 5 * along + 2 * seed)
    cover = np.clip(1 - np.hypot(across, along * 1.15 + waves), 0, 1) ** 1.2 * strength
    tone = np.array(pygame.Color(colour).normalize()[:3], np.float32)
    return painted(cover[..., None] * tone, cover)


def patches(look: Look) -> dict[str, pygame.Surface]:
    """The flat things: light and shade on the meadow, glints and ripples on the water."""
    child = look.theme == "child"
    return {
        "meadow_light": soft_patch(
            340, 70, "#F2DC7A" if child else "#8E8A60", 0.6 if child else 0.4, 1
        ),
        "meadow_dark": soft_patch(
            340, 74, "#2B5F4C" if child else "#16252A", 0.66 if child else 0.6, 4
        ),
        "glint": soft_patch(120, 12, "#E8F6EC" if child else "#C8D8DC", 0.62, 2),
        "lane": soft_patch(400, 110, "#FFEAB8" if child else "#BFD0D8", 0.30 if child else 0.18, 0),
        "ripple": soft_patch(300, 40, "#123F60" if child else "#14293A", 0.34, 3),
    }


class Stock:
    """Every picture of the scenery in every size, for one window and theme."""

    def __init__(self, look: Look, lens: Lens) -> None:
        picture = loaded(f"river_{look.theme}_things", 1.0)
        self._sheet = Sheet(picture, CELL, COLUMNS, NAMES)
        self._lens, self._haze = lens, HAZE[look.theme]
        self.sizes: dict[str, Sizes] = {}
        for name, kind in KINDS.items():
            if not kind.flat:
                self.sizes[name] = self.made(name, kind.size)
        for name, patch in patches(look).items():
            middle = (patch.get_width() / 2, patch.get_height() / 2)
            near = KINDS[name].size * lens.scale
            self.sizes[name] = Sizes(patch, middle, near, self._haze)

    def made(self, name: str, size: float, *, fading: bool = True) -> Sizes:
        """A thing of the sheet in all sizes; size 1 is as drawn, at depth 1."""
        picture, used = self._sheet.cut(name)
        foot = (FOOT[0] - used.x, FOOT[1] - used.y)
        return Sizes(picture, foot, size * self._lens.scale, self._haze, fading=fading)


class Scenery:
    """The sown land. Placed anew for each frame from where the boat is."""

    def __init__(self, look: Look, lens: Lens, stock: Stock) -> None:
        self._lens, self._width = lens, look.width
        source = random.Random(11)
        names = [name for name, kind in KINDS.items() for _ in range(kind.number)]
        self._sizes = [stock.sizes[name] for name in names]
        self._along: Floats = np.array([source.uniform(0, LAP_Z) for _ in names])
        self._side: Floats = np.array([source.choice((-1.0, 1.0)) for _ in names])
        self._off: Floats = np.array([_sown(source, KINDS[name]) for name in names])
        self._water = np.array([KINDS[name].water for name in names])
        self._flat = np.array([KINDS[name].flat for name in names])
        self._smaller = np.array([source.randrange(SIZE_STEPS + 1) for _ in names])

    def place(self, course: Course) -> tuple[list[Blit], list[tuple[float, Blit]]]:
        """Flat things, and standing things with their depths, far ones first."""
        z = FIRST_Z + (self._along - course.travelled) % LAP_Z
        middle, half = course.middle(z), course.half(z)
        bank = middle + self._side * (half + self._off / z)
        x = np.where(self._water, middle + self._off * half, bank)
        x_px = self._lens.left + x * self._lens.scale
        room = 300 * self._lens.scale / z
        seen = np.flatnonzero((x_px > -room) & (x_px < self._width + room))
        order = seen[np.argsort(-z[seen])]
        z, x_px = z[order], x_px[order]
        y_px = self._lens.top + (HORIZON_Y + GROUND_PX / z) * self._lens.scale
        level = np.rint(np.log(z / FIRST_Z) / np.log(RATIO)).astype(int) + self._smaller[order]
        level = np.minimum(level, LEVELS - 1)
        flat: list[Blit] = []
        standing: list[tuple[float, Blit]] = []
        columns = zip(
            order.tolist(), z.tolist(), x_px.tolist(), y_px.tolist(), level.tolist(),
            self._flat[order].tolist(), strict=True,
        )  # fmt: skip
        for n, depth, left, top, size, lies in columns:
            blit = self._sizes[n].blit(size, left, top)
            if lies:
                flat.append(blit)
            else:
                standing.append((depth, blit))
        return flat, standing


def _sown(source: random.Random, kind: Kind) -> float:
    """How far from the bank, or where across the water; more of them near the river."""
    share = source.random() if kind.water else source.random() ** 1.9
    return kind.near + (kind.far - kind.near) * share


def buoy_depths(course: Course, every: float) -> list[float]:
    """Where buoys float now: at every so many depths of the way, near ones last."""
    first = course.travelled + FIRST_Z + 0.15
    start = -(-first // every) * every
    depths = []
    while start < course.travelled + LAST_Z - 1:
        depths.append(start - course.travelled)
        start += every
    return depths[::-1]
