"""What stands on the banks and drifts on the water, and comes nearer as the boat goes on."""

from __future__ import annotations

import random
from functools import lru_cache

import numpy as np
import pygame

from game.screen.look import Look
from game.screen.stroke import painted
from game.screen.views.river_depth import FIRST_Z, LAST_Z, Course, Lens
from game.screen.views.river_field import KINDS, Field, sow
from game.screen.views.river_ground import loaded
from game.screen.views.river_sprites import SEEN_Z, Blit, Ranks, Sheet, Sizes

CELL, COLUMNS, FOOT = (420, 560), 7, (210, 500)
NAMES = (
    "tree_round", "tree_pine", "tree_autumn", "tree_blossom", "tree_palm", "bush", "reeds",
    "grass_tuft", "flowers", "river_rock", "lantern_lit", "lantern_unlit", "jetty_post",
    "river_buoy",
)  # fmt: skip
"""The cells of `river_<theme>_things`, in order."""
HAZE = {"child": "#F2BC94", "adult": "#8C8470"}


@lru_cache(maxsize=32)
def soft_patch(wide: int, high: int, colour: str, strength: float, seed: int) -> pygame.Surface:
    """A soft, uneven patch of colour lying flat; premultiplied. Painted once: copy it before
    anything is put on it."""
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
                self.sizes[name] = self.made(name, kind.size, seen_z=kind.seen_z)
        for name, patch in patches(look).items():
            middle = (patch.get_width() / 2, patch.get_height() / 2)
            near = KINDS[name].size * lens.scale
            seen_z = KINDS[name].seen_z
            self.sizes[name] = Sizes(patch, middle, near, self._haze, seen_z=seen_z)

    def made(self, name: str, size: float, *, seen_z: float = SEEN_Z) -> Sizes:
        """A thing of the sheet in all sizes; size 1 is as drawn, at depth 1."""
        picture, used = self._sheet.cut(name)
        foot = (FOOT[0] - used.x, FOOT[1] - used.y)
        return Sizes(picture, foot, size * self._lens.scale, self._haze, seen_z=seen_z)


class Scenery:
    """The sown land. Placed anew for each frame from where the boat is."""

    def __init__(self, look: Look, lens: Lens, stock: Stock) -> None:
        sown = sow(random.Random(11))
        for_flat = [thing for thing in sown if KINDS[thing.name].flat]
        for_standing = [thing for thing in sown if not KINDS[thing.name].flat]
        self._flat = Field(look, lens, stock.sizes, for_flat)
        self._standing = Field(look, lens, stock.sizes, for_standing)

    def lying(self, course: Course, t_s: float) -> list[Blit]:
        """Flat things, far ones first."""
        return [blit for _, blit in self._flat.placed(course, t_s)]

    def standing(self, course: Course, t_s: float) -> Ranks:
        """What stands on the land, far ones first."""
        placed = self._standing.placed(course, t_s)
        return Ranks([nearness for nearness, _ in placed], [blit for _, blit in placed])


def buoy_depths(course: Course, every: float) -> list[float]:
    """Where buoys float now: at every so many depths of the way, near ones last."""
    first = course.travelled + FIRST_Z + 0.15
    start = -(-first // every) * every
    depths = []
    while start < course.travelled + LAST_Z - 1:
        depths.append(start - course.travelled)
        start += every
    return depths[::-1]
