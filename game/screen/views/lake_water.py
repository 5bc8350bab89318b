"""The calm water of Still Lake with its rim, and the beads around it."""

from __future__ import annotations

import math
from bisect import bisect
from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

import numpy as np
import pygame

from game.exercises.still_lake import BEADS
from game.screen.look import Look
from game.screen.stroke import colour, faded, glow, painted, put_middle, shine, vector
from game.screen.views.lake_field import LakeField

STRENGTHS = 5
KEPT = 3
"""Sizes of calm water that are kept; with a coach every hold may have another."""


class Tones(NamedTuple):
    """The colours of one theme's water."""

    pool: str
    rim: str
    away: str
    """The rim while the lean is outside."""
    ripple: str
    calm: str
    """A bead of a calm part of the hold."""
    light: str


class CalmWater:
    """A pool as large as the calm water, with two rims: one for within, one for outside. Painted
    when a size is first wanted, in a few milliseconds, for with a coach every hold may have its
    own."""

    def __init__(self, look: Look, field: LakeField, tones: Tones) -> None:
        self._scale, self._field, self._tones = look.scale, field, tones
        self._painted: dict[int, Pool] = {}

    def prepare(self, radius: float) -> Pool:
        """Make it ready, radius in reach units."""
        wide = max(8, round(radius * self._field.reach * self._scale))
        if wide not in self._painted:
            while len(self._painted) >= KEPT:
                self._painted.pop(next(iter(self._painted)))
            self._painted[wide] = Pool(wide, self._field.flat, self._scale, self._tones)
            self._painted[wide].picture(STRENGTHS, inside=True)
        return self._painted[wide]

    def draw(
        self,
        surface: pygame.Surface,
        place: tuple[float, float],
        radius: float,
        strength: float,
        *,
        inside: bool,
    ) -> None:
        """strength: 0 not at all to 1 whole."""
        step = round(strength * STRENGTHS)
        if step > 0 and radius > 0:
            put_middle(surface, self.prepare(radius).picture(step, inside=inside), place)


class Pool:
    """The calm water at one size."""

    def __init__(self, wide: int, flat: float, scale: float, tones: Tones) -> None:
        """wide: half its width, pixels."""
        self._tones = tones
        margin = math.ceil(16 * scale)
        high = round(wide * flat)
        rows, columns = np.ogrid[-high - margin : high + margin, -wide - margin : wide + margin]
        across = ((columns + 0.5) / wide).astype(np.float32)
        along = ((rows + 0.5) / high).astype(np.float32)
        out = np.hypot(across, along)
        steep = np.hypot(across / wide, along / high) / np.maximum(out, 1e-3)
        off = (out - 1) / np.maximum(steep, 1e-9) / scale
        soft = 0.22 * np.exp(-((off / 8) ** 2))
        self._rim = np.maximum(soft, 0.9 * np.clip(2.4 - np.abs(off), 0, 1)).astype(np.float32)
        self._water = np.where(out < 1, 0.30 - 0.22 * out * out, 0).astype(np.float32)
        self._pictures: dict[tuple[int, bool], pygame.Surface] = {}

    def picture(self, step: int, *, inside: bool) -> pygame.Surface:
        """At so many of the strengths."""
        key = step, inside
        if key not in self._pictures:
            whole = self._paint(inside) if step == STRENGTHS else None
            self._pictures[key] = whole or faded(
                self.picture(STRENGTHS, inside=inside), step / STRENGTHS
            )
        return self._pictures[key]

    def _paint(self, inside: bool) -> pygame.Surface:
        rim = colour(self._tones.rim if inside else self._tones.away)
        water = self._water * (1 - self._rim)
        light = water[..., None] * colour(self._tones.pool) + self._rim[..., None] * rim
        return painted(light, water + self._rim)


class Beads:
    """Small lights around the calm water, one for each part of the hold: open ones are to come, a
    full one was calm, a small ring was not, a plain one is over and not told of."""

    def __init__(self, look: Look, flat: float, tones: Tones, size: float = 9.0) -> None:
        self._look = look
        self._around = _evenly(BEADS, flat)
        self._open = _bead(look, size, f'r="{0.4 * size}" fill="{tones.light}" opacity="0.7"')
        self._over = _bead(look, size, f'r="{0.8 * size}" fill="{tones.light}"')
        self._away = _bead(
            look, size, f'r="{0.62 * size}" fill="none" stroke="{tones.light}" stroke-width="2.4"'
        )
        self._calm = _bead(
            look, size, f'r="{size}" fill="{tones.calm}" stroke="#FFFDF0" stroke-width="2"'
        )
        self._shine = glow(tones.calm, look.px(3.2 * size), 34)

    def draw(
        self, surface: pygame.Surface, place: tuple[float, float], wide: float,
        beads: Sequence[bool | None],
    ) -> None:  # fmt: skip
        """wide: from the middle sideways to the beads, design units. They begin at the far side and
        go round clockwise. beads: those that are over; None where nothing is told."""
        far = wide * self._look.scale
        for k, (x, y) in enumerate(self._around):
            at = (place[0] + x * far, place[1] + y * far)
            if k >= len(beads):
                put_middle(surface, self._open, at)
            elif beads[k] is None:
                put_middle(surface, self._over, at)
            elif beads[k]:
                shine(surface, self._shine, at)
                put_middle(surface, self._calm, at)
            else:
                put_middle(surface, self._away, at)


def _evenly(count: int, flat: float) -> list[tuple[float, float]]:
    """So many places around a flat ring of width 1, as far apart from each other as can be."""
    fine = 720
    ring = [
        (math.sin(2 * math.pi * k / fine), -flat * math.cos(2 * math.pi * k / fine))
        for k in range(fine + 1)
    ]
    along = [0.0, *accumulate(math.dist(a, b) for a, b in pairwise(ring))]
    wanted = [along[-1] * (k + 0.5) / count for k in range(count)]
    return [ring[bisect(along, length)] for length in wanted]


def _bead(look: Look, size: float, drawn: str) -> pygame.Surface:
    half = size + 3
    return vector(f"<circle {drawn}/>", (-half, -half, 2 * half, 2 * half), look.scale)
