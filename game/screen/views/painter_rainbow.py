"""The rainbow that children paint: one arch a line, the outermost first."""

from __future__ import annotations

import math
from collections.abc import Sequence

import pygame

from game.screen.look import Look
from game.screen.stroke import Floats, colour, distance, painted, put_middle

MIDDLE = (960.0, 846.0)
OUTER, WIDEST, ROOM = 752.0, 46.0, 250.0
"""Radius of the outermost arch, and the width of one; all together never need more room. Design
units."""
TONES = ("#FF6B6B", "#FFA14A", "#FFD94A", "#6FD37A", "#45C4E8", "#6A8DF2", "#B57BEA", "#F58CC8")
DABS = 600
FADE = 0.07
"""Share of an arch in which it comes out of the cloud at its foot."""
BEHIND = 10
"""The light on an arch follows so many dabs later, or the next dab would cover it."""
SHADE_IN, LIGHT_OUT, SHINE_OUT = 0.34, 0.18, 0.27
"""Across an arch, shares of its width."""
WOBBLE = 0.26
"""Of its width, for a brush at the rim of the band."""
Place = tuple[float, float]


class Arch:
    """One arch. from_right: painted from its right foot."""

    dabs = DABS

    def __init__(self, look: Look, number: int, arches: int, *, from_right: bool) -> None:
        wide = min(WIDEST, ROOM / arches)
        self._look, self._radius = look, OUTER - wide * number
        self._wide, self._turn = wide, -1 if from_right else 1
        tone = TONES[number % len(TONES)]
        self._full = [_disc(look, wide * 0.54, tone, 0.0, part) for part in _FADES]
        self._light = [_disc(look, wide * 0.20, tone, 0.5, 0.16 * part, 1) for part in _FADES]
        self._shine = [_disc(look, wide * 0.08, tone, 0.9, 0.36 * part, 1) for part in _FADES]
        dark = _darker(tone)
        self._shade = [_disc(look, wide * 0.22, dark, 0.0, 0.18 * part, 1) for part in _FADES]
        self._thin = [_disc(look, wide * 0.27, tone, 0.36, part) for part in _FADES]
        self._offs: dict[int, float] = {}
        """Where across the arch the dabs lie that have no light on them yet."""

    def place(self, dab: int) -> Place:
        return self._at(dab, 0.0)

    def _at(self, dab: int, out: float) -> Place:
        angle = math.pi * (dab + 0.5) / DABS
        far = self._radius + out
        x, y = -self._turn * far * math.cos(angle), -far * math.sin(angle)
        at, scale = self._look.at(*MIDDLE), self._look.scale
        return at[0] + x * scale, at[1] + y * scale

    def dab(self, surface: pygame.Surface, dab: int, across: float, *, full: bool) -> None:
        pictures, off = self._full if full else self._thin, WOBBLE * self._wide * across
        put_middle(surface, pictures[_fade(dab)], self._at(dab, off))
        if dab == 0:
            self._offs.clear()
        if full:
            self._offs[dab] = off
        before = self._offs.pop(dab - BEHIND, None)
        if before is not None:
            self._round(surface, dab - BEHIND, before)

    def clean(self, surface: pygame.Surface, dab: int) -> None:
        """With a shine along its outer side."""
        put_middle(surface, self._full[_fade(dab)], self._at(dab, 0.0))
        before = dab - BEHIND
        if before >= 0:
            self._round(surface, before, 0.0)
            shine = self._shine[_fade(before)]
            put_middle(surface, shine, self._at(before, SHINE_OUT * self._wide))

    def _round(self, surface: pygame.Surface, dab: int, off: float) -> None:
        """Paint is thick: light on its outer side, shade on its inner one."""
        fade, wide = _fade(dab), self._wide
        put_middle(surface, self._shade[fade], self._at(dab, off - SHADE_IN * wide))
        put_middle(surface, self._light[fade], self._at(dab, off + LIGHT_OUT * wide))


_FADES: Sequence[float] = [(k + 1) / 8 for k in range(8)]


def _fade(dab: int) -> int:
    share = (dab + 0.5) / DABS
    end = min(share, 1 - share) / FADE
    return min(7, int(8 * end))


def _darker(tone: str) -> str:
    """Towards the blue of the evening."""
    mixed = pygame.Color(tone).lerp(pygame.Color("#5A2A6A"), 0.42)
    return f"#{mixed.r:02X}{mixed.g:02X}{mixed.b:02X}"


def _disc(
    look: Look, radius: float, tone: str, white: float, cover: float, soft: float = 0.16
) -> pygame.Surface:
    """A soft round dab. soft: the width of its edge, a share of its radius."""
    far = radius * look.scale
    side = 2 * math.ceil((1 + soft / 2) * far + 2)
    apart = distance(side, side, side / 2, side / 2)
    covers: Floats = ((far - apart) / max(1.0, soft * far) + 0.5).clip(0, 1) * cover
    paint = colour(tone) * (1 - white) + white
    return painted(covers[..., None] * paint, covers)
