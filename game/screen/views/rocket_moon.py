"""The little moon of Rocket Legs: it fills with light as rides succeed, and sleeps."""

from __future__ import annotations

import math

import pygame

from game.screen.look import Look
from game.screen.stroke import faded, glow, put_middle, shine, vector

RADIUS = 108.0
BOX = (-124.0, -124.0, 248.0, 248.0)
SWELL_S = 0.8
SPOTS_DEG = (200, 148, 232, 110, 265, 176, 70, 128, 215, 248, 92, 162, 188, 300, 52)
"""Where the small stars come out, one after the other, degrees from the right upwards."""
THINNEST = 0.08
"""A moon nobody has filled yet still shows where it is."""


class Moon:
    """place: window pixels. rides: of a bout; each fills the same share."""

    def __init__(self, look: Look, place: tuple[int, int], rides: int) -> None:
        self._look, self.place = look, place
        self._phases = [
            vector(_moon(THINNEST + (1 - THINNEST) * k / rides), BOX, look.scale)
            for k in range(rides + 1)
        ]
        self._light = [
            glow("#FFF0C0", look.px(RADIUS * 2.7), 12 + round(26 * k / rides))
            for k in range(rides + 1)
        ]
        self._star, self._shimmer = _star(look), glow("#FFF3C0", look.px(52), 34)
        self._tried_s: list[float] = []
        self._filled = 0
        self._since_s = -math.inf

    def fill(self, at_s: float) -> None:
        """One more ride arrives at that time."""
        self._filled = min(self._filled + 1, len(self._phases) - 1)
        self._since_s = at_s

    def accompany(self, at_s: float) -> None:
        """One more small star beside it."""
        self._tried_s.append(at_s)

    def keep(self, rides: int, tried: int) -> None:
        """At least so many rides that filled it and small stars, as in a picture made in the
        middle of a bout."""
        self._filled = max(self._filled, min(rides, len(self._phases) - 1))
        missing = max(0, tried - len(self._tried_s))
        self._tried_s[:0] = [-math.inf] * missing

    def draw(self, surface: pygame.Surface, t_s: float) -> None:
        """The phase before, until the light of the last ride has arrived; then softly the next."""
        for turn_deg, since_s in zip(SPOTS_DEG, self._tried_s, strict=False):
            self._draw_star(surface, turn_deg, min(1.0, max(0.0, (t_s - since_s) / SWELL_S)))
        age = (t_s - self._since_s) / SWELL_S
        now = self._filled
        shown = max(0, now - 1) if age < 0 else now
        shine(surface, self._light[shown], self.place)
        if 0 <= age < 1 and now:
            put_middle(surface, self._phases[now - 1], self.place)
            put_middle(surface, faded(self._phases[now], age), self.place)
        else:
            put_middle(surface, self._phases[shown], self.place)

    def _draw_star(self, surface: pygame.Surface, turn_deg: float, share: float) -> None:
        out = RADIUS * (1.5 + 0.25 * math.sin(5 * turn_deg)) * self._look.scale
        turn = math.radians(turn_deg)
        at = (self.place[0] + out * math.cos(turn), self.place[1] - out * math.sin(turn))
        if share == 1:
            shine(surface, self._shimmer, at)
        put_middle(surface, self._star if share == 1 else faded(self._star, share), at)


def _star(look: Look) -> pygame.Surface:
    """Small, with four points."""
    shape = "M0 -20C2 -6 6 -2 20 0C6 2 2 6 0 20C-2 6 -6 2 -20 0C-6 -2 -2 -6 0 -20Z"
    return vector(f'<path d="{shape}" fill="#FFF6D6"/>', (-22, -22, 44, 44), look.scale)


def _moon(share: float) -> str:
    """A waxing moon of which this share is lit, 0 to 1: the right half and its terminator."""
    r = RADIUS
    inner = abs(1 - 2 * share) * r
    bulges = int(share > 0.5)
    lit = f"M0 {-r}A{r} {r} 0 0 1 0 {r}A{inner:.2f} {r} 0 0 {bulges} 0 {-r}Z"
    shapes = "".join(
        f'<circle cx="{x}" cy="{y}" r="{size}" fill="#C98F6A" fill-opacity="{0.22 * light:.2f}"/>'
        for x, y, size, light in (
            (48, -52, 17, 1), (66, 22, 11, 1), (22, 70, 14, 1), (-46, -62, 12, share > 0.6),
            (-70, 14, 15, share > 0.8), (-22, 78, 8, share > 0.6),
        )
    )  # fmt: skip
    tone = "#5B3F4A" if share > 0.45 else "#8E8FC4"
    face = (
        f'<g fill="none" stroke="{tone}" stroke-width="5" stroke-linecap="round" '
        'stroke-opacity="0.75"><path d="M-44 -14C-38 -4 -24 -4 -18 -14M18 -14C24 -4 38 -4 44 -14"/>'
        '<path d="M-15 20C-8 30 8 30 15 20"/></g>'
    )
    if share > 0.7:
        face += '<circle cx="-50" cy="14" r="11" fill="#F0917A" fill-opacity="0.35"/>'
        face += '<circle cx="50" cy="14" r="11" fill="#F0917A" fill-opacity="0.35"/>'
    return (
        '<defs><radialGradient id="m" gradientUnits="userSpaceOnUse" cx="44" cy="-40" r="180">'
        '<stop offset="0" stop-color="#FFFBE6"/><stop offset="0.55" stop-color="#FFE7AE"/>'
        '<stop offset="1" stop-color="#F0B878"/></radialGradient></defs>'
        f'<circle r="{r + 6}" fill="#FFF0C0" fill-opacity="0.10"/>'
        f'<circle r="{r}" fill="#4A4688"/><circle r="{r}" fill="none" stroke="#A9A4E0" '
        f'stroke-opacity="0.6" stroke-width="3"/><path d="{lit}" fill="url(#m)"/>{shapes}{face}'
    )
