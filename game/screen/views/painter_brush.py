"""The brush: its tip is where the player's tilt is, its handle leans along."""

from __future__ import annotations

import msgspec
import pygame

from game.screen.look import Look
from game.screen.stroke import faded, put_middle, vector

REST_DEG, MOST_DEG = 30, 18
"""Of the handle, to the right: neutral, and how much more or less for a whole reach."""
EVERY_DEG = 2
FAR = 300
"""Half the side of its picture, design units; the tip is in the middle."""


class Wood(msgspec.Struct, frozen=True):
    """Colours: handle light and dark, ferrule light and dark, bristles. shadow: how dark the one
    that it throws on what lies below, 0 to 1."""

    light: str
    dark: str
    metal: str
    metal_dark: str
    bristles: str
    shadow: float = 0.0


class Brush:
    """Turned pictures, made once; a drop of paint at the tip comes in every colour."""

    def __init__(self, look: Look, wood: Wood) -> None:
        self._look = look
        ways = range(REST_DEG - MOST_DEG, REST_DEG + MOST_DEG + 1, EVERY_DEG)
        self._pictures = {way: self._drawn(wood, way) for way in ways}
        self._drops: dict[str, pygame.Surface] = {}

    def draw(
        self,
        surface: pygame.Surface,
        tip: tuple[float, float],
        x: float,
        wet: str | None,
        sight: float,
    ) -> None:
        """x: the tilt sideways. wet: the colour at its tip. sight: 0 hidden to 1."""
        lean = REST_DEG + MOST_DEG * max(-1.0, min(x, 1.0))
        picture = self._pictures[EVERY_DEG * round(lean / EVERY_DEG)]
        if sight < 1:
            put_middle(surface, faded(picture, sight), tip)
            return
        put_middle(surface, picture, tip)
        if wet is not None:
            put_middle(surface, self._drop(wet), tip)

    def _drop(self, tone: str) -> pygame.Surface:
        if tone not in self._drops:
            body = (
                f'<g transform="translate(3 -14) scale(0.72)">'
                '<path d="M-15 -10C-14 -30 16 -34 20 -12C22 6 6 22 0 24C-8 20 -17 8 -15 -10Z" '
                f'fill="{tone}" stroke="#FFFFFF" stroke-opacity="0.8" stroke-width="2.5"/>'
                '<ellipse cx="-4" cy="-10" rx="4" ry="7" fill="#FFFFFF" fill-opacity="0.75"/></g>'
            )
            self._drops[tone] = vector(body, (-30, -40, 60, 80), self._look.scale)
        return self._drops[tone]

    def _drawn(self, wood: Wood, way: int) -> pygame.Surface:
        """Pointing down at the middle, the handle upwards and to the right."""
        body = (
            "<defs>"
            f'<linearGradient id="w" gradientUnits="userSpaceOnUse" x1="-20" x2="20" '
            f'y1="0" y2="0"><stop offset="0" '
            f'stop-color="{wood.dark}"/><stop offset="0.36" stop-color="{wood.light}"/>'
            f'<stop offset="1" stop-color="{wood.dark}"/></linearGradient>'
            f'<linearGradient id="m" gradientUnits="userSpaceOnUse" x1="-22" x2="22" '
            f'y1="0" y2="0"><stop offset="0" '
            f'stop-color="{wood.metal_dark}"/><stop offset="0.36" stop-color="{wood.metal}"/>'
            f'<stop offset="1" stop-color="{wood.metal_dark}"/></linearGradient></defs>'
            f'<g transform="rotate({way})">'
            f'<g transform="translate(16 10)" opacity="{wood.shadow}">'
            '<path d="M0 4L-20 -64L-10 -118L-5 -262L5 -262L10 -118L20 -64Z" fill="#101830"/></g>'
            '<path d="M0 6C-10 -8 -24 -34 -22 -66L22 -66C24 -34 10 -8 0 6Z" '
            f'fill="{wood.bristles}"/>'
            '<path d="M-3 -6C-8 -20 -13 -40 -12 -64M4 -8C8 -24 10 -44 9 -64" fill="none" '
            'stroke="#FFFFFF" stroke-opacity="0.28" stroke-width="3" stroke-linecap="round"/>'
            '<path d="M-22 -64L22 -64L17 -112L-17 -112Z" fill="url(#m)"/>'
            '<path d="M-21 -76L21 -76M-18.5 -100L18.5 -100" stroke="#3A4258" '
            'stroke-opacity="0.45" stroke-width="4"/>'
            '<path d="M-17 -112C-22 -150 -13 -200 -8 -262C-6 -276 6 -276 8 -262'
            'C13 -200 22 -150 17 -112Z" fill="url(#w)"/>'
            '<path d="M-9 -126C-12 -160 -6 -200 -4 -250" fill="none" stroke="#FFFFFF" '
            'stroke-opacity="0.5" stroke-width="4" stroke-linecap="round"/></g>'
        )
        return vector(body, (-FAR, -FAR, 2 * FAR, 2 * FAR), self._look.scale)
