"""The sown land: what grows where along the river, and where all of it stands at a moment."""

from __future__ import annotations

import math
import random
from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from game.screen.look import Look
from game.screen.views.river_depth import (
    FIRST_Z,
    GROUND_PX,
    HORIZON_Y,
    LAST_Z,
    Course,
    Floats,
    Lens,
)
from game.screen.views.river_sprites import FADE_NEAR, LEVELS, SEEN_Z, Blit, Sizes, level_of

LAP_Z = LAST_Z - FIRST_Z - 0.3
"""After so many depths the land comes again."""


class Kind(NamedTuple):
    """How a thing is sown: how many a lap, how far from the bank (design px at depth 1), how big.

    `water`: instead of the bank, places across the river from -1 to 1. `seen_z`: from where it is
    seen. `sway_deg`: how far its top sways.
    """

    number: int
    near: float
    far: float
    size: float
    water: bool = False
    flat: bool = False
    seen_z: float = SEEN_Z
    sway_deg: float = 0.0


KINDS: Mapping[str, Kind] = {
    "meadow_light": Kind(26, 300, 1900, 1.6, flat=True, seen_z=10.0),
    "meadow_dark": Kind(32, 240, 1900, 1.7, flat=True, seen_z=10.0),
    "glint": Kind(30, -0.85, 0.85, 1.0, water=True, flat=True, seen_z=9.0),
    "lane": Kind(0, 0, 0, 1.0, water=True, flat=True),
    "ripple": Kind(18, -0.8, 0.8, 1.2, water=True, flat=True, seen_z=8.0),
    "tree_round": Kind(27, 330, 2400, 1.0, sway_deg=0.9),
    "tree_pine": Kind(27, 300, 2400, 1.0, sway_deg=0.45),
    "tree_autumn": Kind(13, 340, 2400, 1.0, sway_deg=0.9),
    "tree_blossom": Kind(14, 320, 2300, 1.0, sway_deg=0.9),
    "tree_palm": Kind(6, 260, 1500, 0.95, sway_deg=1.6),
    "bush": Kind(18, 190, 1700, 0.8),
    "reeds": Kind(20, -40, 60, 0.72, sway_deg=2.0),
    "grass_tuft": Kind(40, 150, 1200, 0.62, seen_z=10.5),
    "flowers": Kind(36, 160, 1200, 0.62, seen_z=11.0),
}
SIZE_STEPS = 4
"""Things of a kind differ in size by up to so many sizes."""
SWAY_HZ = 0.16
LEVEL_STEPS = 64
"""Steps a depth, in the table of sizes."""
DRIFT, DRIFT_HZ = 0.03, 0.1
"""Light on the water drifts to and fro by this share of half the river."""


class Sown(NamedTuple):
    """One thing of the land: how far along the lap, on which side, how far off, how much
    smaller."""

    name: str
    along: float
    side: float
    off: float
    smaller: int


def sow(source: random.Random) -> list[Sown]:
    """All things of one lap."""
    return [
        Sown(
            name, source.uniform(0, LAP_Z), source.choice((-1.0, 1.0)), _off(source, kind),
            source.randrange(SIZE_STEPS + 1),
        )
        for name, kind in KINDS.items()
        for _ in range(kind.number)
    ]  # fmt: skip


def _off(source: random.Random, kind: Kind) -> float:
    """How far from the bank, or where across the water; more of them near the river."""
    share = source.random() if kind.water else source.random() ** 1.9
    return kind.near + (kind.far - kind.near) * share


class Field:
    """Things sown along the river, in the order in which they come."""

    def __init__(
        self, look: Look, lens: Lens, sizes: Mapping[str, Sizes], sown: list[Sown]
    ) -> None:
        sown = sorted(sown, key=lambda thing: -thing.along)
        kinds = [KINDS[thing.name] for thing in sown]
        things = [sizes[thing.name] for thing in sown]
        self._lens, self._width, self._calm = lens, look.width, look.calm
        self._along: Floats = np.array([thing.along for thing in sown])
        self._side: Floats = np.array([thing.side for thing in sown])
        self._off: Floats = np.array([thing.off for thing in sown])
        self._smaller = np.array([thing.smaller for thing in sown])
        self._water = np.array([kind.water for kind in kinds])
        self._seen_z: Floats = np.array([kind.seen_z for kind in kinds])
        self._feet: Floats = np.array([thing.feet for thing in things])
        self._wide = np.array([[p.get_width() for p in thing.pictures] for thing in things])
        self._pictures = [thing.pictures for thing in things]
        self._sway: Floats = np.array([math.tan(math.radians(kind.sway_deg)) for kind in kinds])
        if look.calm:
            self._sway[:] = 0
        self._slices = [
            thing.slices if sway else [] for thing, sway in zip(things, self._sway, strict=True)
        ]
        levels = np.arange(FIRST_Z, LAST_Z + 1, 1 / LEVEL_STEPS)
        self._level_at = np.array([level_of(float(z)) for z in levels])

    def placed(self, course: Course, t_s: float) -> list[tuple[float, Blit]]:
        """Minus the depth of each thing that is seen, and how to draw it, far ones first."""
        z = FIRST_Z + (self._along - course.travelled) % LAP_Z
        # Sown far to near, so that those which have come round are all at the end.
        first = int(np.argmax(z))
        order = np.concatenate((np.arange(first, len(z)), np.arange(first)))
        order = order[(z[order] < self._seen_z[order]) & (z[order] > FADE_NEAR[0])]
        z, side, off = z[order], self._side[order], self._off[order]
        middle, half = course.middle(z), course.half(z)
        if not self._calm:
            drift = DRIFT * np.sin(2 * np.pi * DRIFT_HZ * t_s + 40 * off)
            across = middle + (off + drift) * half
        else:
            across = middle + off * half
        x = np.where(self._water[order], across, middle + side * (half + off / z))
        level = self._level_at[((z - FIRST_Z) * LEVEL_STEPS + 0.5).astype(int)]
        level = np.minimum(level + self._smaller[order], LEVELS - 1)
        feet = self._feet[order, level]
        left = np.rint(self._lens.left + x * self._lens.scale - feet[:, 0]).astype(int)
        top = self._lens.top + (HORIZON_Y + GROUND_PX / z) * self._lens.scale - feet[:, 1]
        seen = (left < self._width) & (left + self._wide[order, level] > 0)
        wind = np.sin(2 * np.pi * SWAY_HZ * t_s + 3 * off + 5 * side)
        sway = self._sway[order] * feet[:, 1] * wind
        columns = (order, -z, left, np.rint(top).astype(int), level, sway)
        rows = zip(*(column[seen].tolist() for column in columns), strict=True)
        placed: list[tuple[float, Blit]] = []
        for n, nearness, x_px, y_px, size, bent in rows:
            slices = self._slices[n]
            if size < len(slices):
                placed += [
                    (nearness, (part, (x_px + round(bent * share), y_px + down)))
                    for part, down, share in slices[size]
                ]
            else:
                placed.append((nearness, (self._pictures[n][size], (x_px, y_px))))
        return placed
