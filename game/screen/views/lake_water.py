"""The calm water of Still Lake with its rim, and the beads around it."""

from __future__ import annotations

import math
from bisect import bisect
from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

import pygame

from game.exercises.still_lake import BEADS
from game.screen.look import Look
from game.screen.stroke import faded, glow, put_middle, shine, vector
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
    """A pool as large as the calm water, with two rims: one for within, one for outside."""

    def __init__(self, look: Look, field: LakeField, tones: Tones) -> None:
        self._look, self._field, self._tones = look, field, tones
        self._drawn: dict[int, tuple[list[pygame.Surface], list[pygame.Surface]]] = {}

    def prepare(self, radius: float) -> None:
        """Make it ready, radius in reach units."""
        key = round(radius * self._field.reach)
        if key in self._drawn:
            return
        while len(self._drawn) >= KEPT:
            self._drawn.pop(next(iter(self._drawn)))
        self._drawn[key] = (self._shades(key, self._tones.rim), self._shades(key, self._tones.away))

    def _shades(self, wide: float, rim: str) -> list[pygame.Surface]:
        high, pool = wide * self._field.flat, self._tones.pool
        body = (
            '<defs><radialGradient id="p" cx="50%" cy="50%" r="50%">'
            f'<stop offset="0" stop-color="{pool}" stop-opacity="0.30"/>'
            f'<stop offset="0.7" stop-color="{pool}" stop-opacity="0.16"/>'
            f'<stop offset="1" stop-color="{pool}" stop-opacity="0.06"/></radialGradient></defs>'
            f'<ellipse rx="{wide}" ry="{high}" fill="url(#p)"/>'
        )
        for thick, share in ((34, 0.04), (22, 0.06), (12, 0.12), (6, 0.3), (3, 0.85)):
            body += f'<ellipse rx="{wide}" ry="{high}" fill="none" stroke="{rim}" '
            body += f'stroke-opacity="{share}" stroke-width="{thick}"/>'
        box = (-wide - 18, -high - 18, 2 * wide + 36, 2 * high + 36)
        whole = vector(body, box, self._look.scale)
        return [faded(whole, (k + 1) / STRENGTHS) for k in range(STRENGTHS - 1)] + [whole]

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
            self.prepare(radius)
            shades = self._drawn[round(radius * self._field.reach)][0 if inside else 1]
            put_middle(surface, shades[step - 1], place)


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
