"""The bonsai of Statue Stretch: its trunk leans as the player does, and one pad of foliage grows
with every hold."""

from __future__ import annotations

import math

import pygame

from game.screen.look import Look
from game.screen.stroke import glow, put_middle, shine, vector
from game.screen.views.statue_field import Fan, Growing, Place
from game.screen.views.statue_leaves import CEDAR, clump

PARTS = 150
"""Of the trunk."""
ROOT, TIP = 34.0, 10.0
"""Half the width of the trunk at its foot and at its tip."""
THICK = 12
STAGES = 12
YOUNG = 0.34
"""Of a pad that has not grown yet, as a share of the whole."""
FIRST, LAST = 0.42, 0.86
"""Where the lowest and the highest pad leave the trunk."""
LOW_OUT, HIGH_OUT = 150.0, 96.0
PAD = (112.0, 50.0)
TRAY = (330.0, 62.0)
LIT_S = 1.8


class Bonsai:
    """Stands in its tray. pads: how many holds there are to come."""

    def __init__(self, look: Look, fan: Fan, pads: int) -> None:
        self._look, self._fan, self._pads = look, fan, pads
        self._bark = [self._drawn_bark(k) for k in range(THICK)]
        self._foliage = [self._drawn_pad(seed) for seed in (3, 8)]
        self._top = vector(clump(48, 32, 15, 11, CEDAR), (-60, -44, 120, 88), look.scale)
        self._tray = vector(_tray(), (-TRAY[0] / 2 - 20, -30, TRAY[0] + 40, 120), look.scale)
        self._lit: tuple[int, float] | None = None

    def _drawn_bark(self, k: int) -> pygame.Surface:
        """A slice of the trunk, lit from the right."""
        half = TIP + (ROOT - TIP) * k / (THICK - 1)
        stops = ((0, "#2B2422"), (0.45, "#5A4A3E"), (0.8, "#A08A68"), (1, "#6E5A46"))
        body = '<defs><linearGradient id="b" gradientUnits="userSpaceOnUse" '
        body += f'x1="{-half}" y1="0" x2="{half}" y2="0">'
        body += "".join(f'<stop offset="{at}" stop-color="{tone}"/>' for at, tone in stops)
        body += f'</linearGradient></defs><ellipse rx="{half}" ry="{half}" fill="url(#b)"/>'
        return vector(body, (-half - 1, -half - 1, 2 * half + 2, 2 * half + 2), self._look.scale)

    def _drawn_pad(self, seed: int) -> list[pygame.Surface]:
        """Foliage like a cloud, from young to whole."""
        wide, high = PAD
        body = f'<g transform="translate(0 {0.3 * high:.1f})">'
        body += clump(0.9 * wide, 0.7 * high, seed, 11, CEDAR) + "</g>"
        for k, share in enumerate((-0.5, 0.45, -0.04)):
            part = clump(0.52 * wide, 0.66 * high, seed + 7 * k, 11, CEDAR)
            lift = -0.14 * high * (1 + (k == 2))
            body += f'<g transform="translate({share * wide:.1f} {lift:.1f})">{part}</g>'
        box = (-wide * 1.1 - 8, -high * 1.1 - 8, 2.2 * wide + 16, 2.2 * high + 16)
        whole = vector(body, box, self._look.scale)
        sizes = [YOUNG + (1 - YOUNG) * (k + 1) / STAGES for k in range(STAGES)]
        size = whole.get_size()
        return [
            pygame.transform.smoothscale(whole, (round(size[0] * s), round(size[1] * s)))
            for s in sizes
        ]

    def bear(self, number: int, t_s: float) -> None:
        """A hold is over, and its pad is whole: a light on it."""
        self._lit = (number, t_s)

    def draw(
        self, surface: pygame.Surface, growing: Growing, grown: list[float], t_s: float
    ) -> None:
        """grown: of each pad, 0 to 1; those that are left out are young."""
        spine = self._fan.spine(growing.x, growing.y, PARTS)
        foot, look = self._fan.foot, self._look
        pads = [self._pad_at(n, spine) for n in range(self._pads)]
        for n, (start, place) in enumerate(pads):
            self._draw_bough(surface, start, place)
            if n % 3 == 1:
                self._draw_pad(surface, n, place, grown)
        for k, (x, y, _) in enumerate(spine):
            flare = 1 - k / PARTS
            thick = min(THICK - 1, round((THICK - 1) * (0.72 * flare + 0.5 * flare**9)))
            put_middle(surface, self._bark[thick], (x, y))
        put_middle(surface, self._tray, (foot[0], foot[1] + look.px(30)))
        for n, (_, place) in enumerate(pads):
            if n % 3 != 1:
                self._draw_pad(surface, n, place, grown)
        x, y, way = spine[-1]
        put_middle(surface, self._top, (x - look.px(8) * math.sin(way), y - look.px(6)))
        self._draw_light(surface, pads, t_s)

    def _pad_at(self, number: int, spine: list[tuple[float, float, float]]) -> tuple[Place, Place]:
        """Where its bough leaves the trunk, and where the pad lies."""
        share = number / max(1, self._pads - 1)
        x, y, way = spine[round(PARTS * (FIRST + (LAST - FIRST) * share))]
        out = (LOW_OUT + (HIGH_OUT - LOW_OUT) * share) * self._look.scale
        side = 1 if number % 2 else -1
        across = math.cos(0.6 * way), math.sin(0.6 * way)
        rise = 0.16 * out
        return (x, y), (x + side * out * across[0], y + side * out * across[1] - rise)

    def _draw_bough(self, surface: pygame.Surface, start: Place, place: Place) -> None:
        count = 46
        for k in range(count):
            t = k / count
            lift = 0.16 * abs(place[0] - start[0]) * math.sin(math.pi * t)
            at = start[0] + (place[0] - start[0]) * t, start[1] + (place[1] - start[1]) * t + lift
            put_middle(surface, self._bark[1 if t < 0.4 else 0], at)

    def _draw_pad(
        self, surface: pygame.Surface, number: int, place: Place, grown: list[float]
    ) -> None:
        share = grown[number] if number < len(grown) else 0.0
        stage = max(0, min(STAGES - 1, int(share * STAGES)))
        put_middle(surface, self._foliage[number % 2][stage], place)

    def _draw_light(
        self, surface: pygame.Surface, pads: list[tuple[Place, Place]], t_s: float
    ) -> None:
        if self._lit is None:
            return
        number, since_s = self._lit
        share = (t_s - since_s) / LIT_S
        if 0 <= share < 1 and number < len(pads):
            strength = max(2, 2 * round(22 * math.sin(math.pi * share)))
            light = glow("#F7D9A0", self._look.px(170), strength, 70)
            shine(surface, light, pads[number][1])


def _tray() -> str:
    """A low glazed tray with moss in it."""
    w, h = TRAY[0] / 2, TRAY[1]
    body = '<defs><linearGradient id="t" gradientUnits="userSpaceOnUse" x1="0" y1="0" '
    body += f'x2="0" y2="{h}"><stop offset="0" stop-color="#5C4A40"/><stop offset="1" '
    body += 'stop-color="#231C1A"/></linearGradient></defs>'
    for x in (-0.72 * w, 0.72 * w - 46):
        body += f'<path d="M{x} {h - 4}h46l-8 20h-30Z" fill="#1B1614"/>'
    body += f'<path d="M{-w} 0L{-0.9 * w} {h}H{0.9 * w}L{w} 0Z" fill="url(#t)"/>'
    body += f'<path d="M{-w} 0H{w}V10H{-w}Z" fill="#7A6450"/>'
    body += f'<path d="M{-w} 1H{w}" stroke="#E8CFA2" stroke-opacity="0.6" stroke-width="2.4"/>'
    moss = f"M{-0.93 * w} 0C{-0.6 * w} -26 {-0.2 * w} -24 0 -20C{0.3 * w} -28 {0.7 * w} -22 "
    body += f'<path d="{moss}{0.93 * w} 0Z" fill="#46573F"/>'
    return body
