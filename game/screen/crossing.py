"""How one scene goes over into the next: softly, however they look."""

from __future__ import annotations

import pygame

from game.core.ease import eased

FADE_S = 0.3
"""Scenes cross over in this time; nothing changes faster than that."""
LONGEST_STEP_S = 1 / 20
"""However long the new scene took to draw itself: what was seen stands for so long, and then fades
as slowly as ever."""


class Crossing:
    """What was seen last, until it has faded out over what is seen now."""

    def __init__(self) -> None:
        self._old: pygame.Surface | None = None
        self._passed_s = 0.0
        self._seen_s: float | None = None

    def begin(self, surface: pygame.Surface) -> None:
        """surface: as it is seen; it is copied."""
        self._old, self._passed_s, self._seen_s = surface.copy(), 0.0, None

    def end(self) -> None:
        """Nobody sees the window: it opens again on the new scene."""
        self._old = None

    def draw(self, surface: pygame.Surface, now_s: float) -> None:
        """Over the new scene; nothing once it is over, or in a window of another size."""
        old = self._old
        if old is None:
            return
        if self._seen_s is not None:
            self._passed_s += min(LONGEST_STEP_S, now_s - self._seen_s)
        self._seen_s = now_s
        if self._passed_s >= FADE_S or old.get_size() != surface.get_size():
            self.end()
        else:
            old.set_alpha(round(255 * (1 - eased(self._passed_s / FADE_S))))
            surface.blit(old, (0, 0))
