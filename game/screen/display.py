"""The window itself: how large it opens, and the whole screen."""

from __future__ import annotations

import pygame

from game.screen.look import DESIGN_HEIGHT, DESIGN_WIDTH

CAPTION = "Steady Isles"
FITTING_SHARE = 0.9
"""Of the desktop, at the most; bars and borders have the rest (ours)."""


class Display:
    """One window of the desktop, open from the beginning."""

    def __init__(self, size: tuple[int, int] | None, *, full_screen: bool) -> None:
        """size: pixels; None for as large as the desktop lets the design be."""
        pygame.display.init()
        pygame.font.init()
        pygame.display.set_caption(CAPTION)
        pygame.key.set_repeat()  # a key that stays down, as under a stiff hand, is one press
        self._size = size or _fitting_size()
        self._full = full_screen
        self.surface = self._opened()

    def _opened(self) -> pygame.Surface:
        if self._full:
            return pygame.display.set_mode((0, 0), pygame.FULLSCREEN)
        return pygame.display.set_mode(self._size, pygame.RESIZABLE)

    def switch_full_screen(self) -> None:
        """The whole screen, or the window as it was."""
        self._full = not self._full
        if self._full:
            self._size = self.surface.get_size()
        self.surface = self._opened()

    def follow(self) -> None:
        """Somebody may have drawn the window to another size."""
        self.surface = pygame.display.get_surface() or self.surface


def desktop_size() -> tuple[int, int]:
    """Pixels of the first screen."""
    return pygame.display.get_desktop_sizes()[0]


def _fitting_size() -> tuple[int, int]:
    wide, high = desktop_size()
    scale = min(1.0, FITTING_SHARE * wide / DESIGN_WIDTH, FITTING_SHARE * high / DESIGN_HEIGHT)
    return round(DESIGN_WIDTH * scale), round(DESIGN_HEIGHT * scale)
