"""The slim tree on the stone: it bends as the player sways, and bears one blossom more for every
hold."""

from __future__ import annotations

import math

import pygame

from game.screen.look import Look
from game.screen.stroke import glow, put_middle, shine, vector
from game.screen.views.flamingo_outline import Place, curve, gradient, tube
from game.screen.views.flamingo_pond import draw_bent

WIDE, HIGH = 600.0, 654.0
TRUNK = ((0, 640), (8, 560), (-14, 450), (14, 330), (-6, 210), (10, 120))
BOUGHS = (
    ((-6, 400), (-70, 372), (-128, 356)),
    ((8, 330), (70, 300), (140, 288)),
    ((-2, 230), (-66, 206), (-112, 196)),
)
PADS = (
    (-150, 346, 96, 40),
    (160, 276, 106, 44),
    (-128, 186, 86, 38),
    (96, 168, 84, 36),
    (8, 92, 104, 52),
)
"""Clipped foliage: middle, half width, half height."""
BLOSSOMS: tuple[Place, ...] = (
    (-176, 326), (176, 254), (-10, 60), (-140, 164), (112, 146),
    (-112, 340), (124, 280), (52, 84), (-96, 190), (214, 276),
)  # fmt: skip
LIGHT_S = 1.6


class Tree:
    """Stands with its foot in the middle of the lower edge."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._picture = vector(_tree(), (-WIDE / 2, 0, WIDE, HIGH), look.scale)
        self._blossom = vector(_blossom(), (-22, -22, 44, 44), look.scale)
        self._light = glow("#F7D9A0", look.px(90), 46)
        self._lit: tuple[int, float] | None = None
        self._borne = 0

    def bear(self, t_s: float) -> None:
        """One blossom more."""
        self._lit = (self._borne % len(BLOSSOMS), t_s)
        self._blossom_out()

    def keep(self, count: int) -> None:
        """At least so many, as in a picture made in the middle of a bout."""
        while self._borne < count:
            self._blossom_out()

    def _blossom_out(self) -> None:
        place = BLOSSOMS[self._borne % len(BLOSSOMS)]
        self._borne += 1
        put_middle(self._picture, self._blossom, self._on_sheet(place))

    def _on_sheet(self, place: Place) -> Place:
        scale = self._look.scale
        return (place[0] + WIDE / 2) * scale, place[1] * scale

    def draw(self, surface: pygame.Surface, foot: Place, tip_px: float, t_s: float) -> None:
        """foot: window pixels. tip_px: how far the top goes to the right."""
        draw_bent(surface, self._picture, foot, tip_px)
        if self._lit is None:
            return
        k, since_s = self._lit
        share = (t_s - since_s) / LIGHT_S
        if 0 <= share < 1:
            x, y = BLOSSOMS[k]
            up = 1 - y / HIGH
            place = (
                foot[0] + x * self._look.scale + tip_px * up * math.sqrt(up),
                foot[1] - (HIGH - y) * self._look.scale,
            )
            strength = max(2, 2 * round(24 * math.sin(math.pi * share)))
            shine(surface, glow("#F7D9A0", self._look.px(110), strength), place)


def _tree() -> str:
    body = gradient("t", 120, 640, "#8A7458", "#5E4E42", "#3A322E")
    body += '<ellipse cx="0" cy="634" rx="74" ry="15" fill="#3F5240"/>'
    body += '<ellipse cx="-6" cy="629" rx="58" ry="10" fill="#5F7452"/>'
    for bough in BOUGHS:
        body += f'<path d="{tube(curve(bough), 9, 5)}" fill="url(#t)"/>'
    trunk = curve(TRUNK)
    body += f'<path d="{tube(trunk, 19, 7)}" fill="url(#t)"/>'
    lit = [(x - 5, y) for x, y in trunk]
    body += f'<path d="{tube(lit, 3.4, 1.6)}" fill="#E3C691" fill-opacity="0.55"/>'
    return body + "".join(_pad(n, *pad) for n, pad in enumerate(PADS))


def _pad(n: int, x: float, y: float, wide: float, high: float) -> str:
    """Foliage like a cloud: a dark underside, rounded tops, a warm rim above."""
    body = gradient(f"p{n}", y - high, y + high, "#90A374", "#567058", "#2C4340")
    body += f'<ellipse cx="{x}" cy="{y + 0.35 * high}" rx="{wide}" ry="{0.66 * high}" '
    body += 'fill="#233836"/>'
    for k, (share, size) in enumerate(((-0.62, 0.62), (0.6, 0.64), (-0.14, 0.92), (0.26, 0.8))):
        cx, r = x + share * wide, size * high
        cy = y + 0.16 * high - 0.2 * r
        body += f'<ellipse cx="{cx:.1f}" cy="{cy:.1f}" rx="{1.15 * r:.1f}" ry="{r:.1f}" '
        body += f'fill="url(#p{n})"/>'
        if k != 2:
            rim = f"M{cx - 0.8 * r:.1f} {cy - 0.62 * r:.1f}Q{cx:.1f} {cy - 1.22 * r:.1f} "
            rim += f"{cx + 0.8 * r:.1f} {cy - 0.62 * r:.1f}"
            body += f'<path d="{rim}" fill="none" stroke="#E8D6A2" stroke-opacity="0.5" '
            body += 'stroke-width="3" stroke-linecap="round"/>'
    return body


def _blossom() -> str:
    body = '<circle r="19" fill="#1E2E2C" fill-opacity="0.35"/>'
    for k in range(5):
        body += '<ellipse cy="-9" rx="7.5" ry="10" fill="#F8EBE2" stroke="#D9A9A0" '
        body += f'stroke-width="1.4" transform="rotate({72 * k})"/>'
    return body + '<circle r="4.6" fill="#DDB25E"/>'
