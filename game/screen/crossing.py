"""How one scene goes over into the next: softly, however they look."""

from __future__ import annotations

import pygame

from game.core.ease import eased

FADE_S = 0.3
"""Scenes cross over in this time; nothing changes faster than that."""


class Crossing:
    """What was seen last, until it has faded out over what is seen now."""

    def __init__(self) -> None:
        self._fading: tuple[pygame.Surface, float] | None = None

    def begin(self, surface: pygame.Surface, now_s: float) -> None:
        """surface: as it is seen; it is copied."""
        self._fading = (surface.copy(), now_s)

    def draw(self, surface: pygame.Surface, now_s: float) -> None:
        """Over the new scene; nothing once it is over, or in a window of another size."""
        if self._fading is None:
            return
        old, since_s = self._fading
        share = (now_s - since_s) / FADE_S
        if share >= 1 or old.get_size() != surface.get_size():
            self._fading = None
        else:
            old.set_alpha(round(255 * (1 - eased(share))))
            surface.blit(old, (0, 0))
