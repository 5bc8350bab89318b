"""The spirit level of the lighthouse: which leg carries more, as far as a board can tell."""

from __future__ import annotations

import pygame

from game.exercises.rocket_legs import State
from game.screen.look import Look
from game.screen.stroke import put_middle, vector

HALF = 190.0
WHOLE = 0.5
"""A difference between the legs this large takes the bubble to the end of the tube."""


class SpiritLevel:
    """place: of its middle, design units."""

    def __init__(self, look: Look, place: tuple[float, float]) -> None:
        self._look, self._middle = look, look.at(*place)
        self._bubble, self._inside = _bubble(look, "#F2F6EE"), _bubble(look, "#8FE3C4")
        self._tubes: dict[int, pygame.Surface] = {}

    def _tube(self, band: float) -> pygame.Surface:
        """Its marks stand where the band ends."""
        key = round(100 * band)
        if key not in self._tubes:
            self._tubes[key] = vector(_TUBE + _marks(band), (-214, -48, 428, 96), self._look.scale)
        return self._tubes[key]

    def draw(self, surface: pygame.Surface, state: State) -> None:
        """The bubble is on the side that carries more, while the legs bear the body; nothing where
        nobody can tell."""
        if not state.aside:
            return
        put_middle(surface, self._tube(state.asked.band), self._middle)
        if not state.bears:
            return
        share = max(-1.0, min(state.aside / WHOLE, 1.0))
        x = self._middle[0] + share * (HALF - 34) * self._look.scale
        put_middle(surface, self._inside if state.even else self._bubble, (x, self._middle[1]))


def _bubble(look: Look, tone: str) -> pygame.Surface:
    body = (
        f'<ellipse rx="31" ry="16" fill="{tone}" fill-opacity="0.9" stroke="#FFFFFF" '
        'stroke-width="2"/><ellipse cx="-8" cy="-6" rx="12" ry="4.6" fill="#FFFFFF"/>'
    )
    return vector(body, (-36, -20, 72, 40), look.scale)


def _marks(band: float) -> str:
    """R7: what is shown as good is as wide as what is scored, and the bubble's own width more."""
    out = band / WHOLE * (HALF - 34) + 31
    line = "".join(f"M{side * out:.1f} -25L{side * out:.1f} 25" for side in (-1, 1))
    return f'<path d="{line}" fill="none" stroke="#0F1C24" stroke-width="4.4"/>'


_TUBE = (
    '<defs><linearGradient id="q" gradientUnits="userSpaceOnUse" x1="-200" y1="-30" x2="200" '
    'y2="30"><stop offset="0" stop-color="#F3E2B8"/><stop offset="0.5" stop-color="#8C6B3E"/>'
    '<stop offset="1" stop-color="#DDBF86"/></linearGradient><linearGradient id="l" '
    'x1="0%" y1="0%" x2="0%" y2="100%"><stop offset="0" stop-color="#3E5B66"/><stop offset="0.5" '
    'stop-color="#8FB4A8"/><stop offset="1" stop-color="#33505A"/></linearGradient></defs>'
    '<rect x="-208" y="-40" width="416" height="80" rx="40" fill="#0B141B" stroke="url(#q)" '
    f'stroke-width="6"/><rect x="{-HALF}" y="-26" width="{2 * HALF}" height="52" rx="26" '
    'fill="url(#l)"/>'
)
