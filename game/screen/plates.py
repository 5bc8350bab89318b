"""Letters for whoever needs more contrast: light ones stand on dark plates of their own, dark ones
(on paper) are darker."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import pygame

from game.screen.contrast import MIDDLE, apart, luminance_of
from game.screen.lettering import Face, Lettering
from game.screen.stroke import rounded_box

PLATE = "#0B111A"
RATIO = 7.0
"""Source: clinical design 9.3, the high-contrast mode."""
PAPER_AT_DARKEST = "#F2CFB2"
"""Of all papers that dark letters stand on."""
GLASS_AT_LIGHTEST = "#1A2935"
"""Of all dark glass that light letters stand on, in this mode."""
ASIDE, BAND = 0.3, 1.18
"""Of the size: how far a plate goes on at both ends, and how high it is: as far as from line to
line, so that the plates of lines below each other join."""


class Plated(Lettering):
    """Draws every line so that it can be read on anything."""

    def line(
        self, text: str, face: Face, size: float, colour: str, shade: str | None = None
    ) -> pygame.Surface:
        """One line; light letters on their plate, which takes the place of a shade."""
        if luminance_of(colour) < MIDDLE:
            return super().line(text, face, size, apart(colour, PAPER_AT_DARKEST, RATIO))
        key = (text, face, self._px(size), colour, PLATE)
        if key not in self._lines:
            letters = super().line(text, face, size, apart(colour, PLATE, RATIO))
            self._lines[key] = _plated(letters, self._px(size)) if text.strip() else letters
        return self._lines[key]

    def on_sheet(self, text: str, face: Face, size: float, colour: str) -> pygame.Surface:
        """One line without a plate: the sheet is plate enough."""
        behind = PAPER_AT_DARKEST if luminance_of(colour) < MIDDLE else GLASS_AT_LIGHTEST
        return super().line(text, face, size, apart(colour, behind, RATIO))


def _plated(letters: pygame.Surface, em_px: int) -> pygame.Surface:
    """The line on its plate, straight alpha; as high as before."""
    wide, high = letters.get_width() + 2 * round(ASIDE * em_px), letters.get_height()
    whole = plate(wide, high, min(high, round(BAND * em_px))).copy()
    whole.blit(letters, ((wide - letters.get_width()) // 2, 0))
    return whole


@lru_cache(maxsize=200)
def plate(wide: int, high: int, band: int) -> pygame.Surface:
    """A dark band with round ends in the middle of a picture of a size; pixels."""
    apart_px = rounded_box(wide, high, (0, (high - band) / 2, wide, band), band * 0.22)
    whole = pygame.Surface((wide, high), pygame.SRCALPHA)
    whole.fill(PLATE)
    cover = (np.clip(0.5 - apart_px, 0, 1) * 255).astype(np.uint8)
    pygame.surfarray.pixels_alpha(whole)[:] = cover.T
    return whole
