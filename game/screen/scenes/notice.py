"""A few words for the therapist, of what their key has done, in the corner that no view uses."""

from __future__ import annotations

import math
from collections.abc import Mapping

import pygame

from game.core.event import Event, HeardAgain, Unheard
from game.screen.look import Look
from game.screen.scenes.writing import write
from game.text import mark

NOTICE_S = 5.0
TOLD_OF: Mapping[type[Event], str] = {
    Unheard: mark("The worn sensor is silent"),
    HeardAgain: mark("The worn sensor is back"),
}
"""What is said of a sensor that only records."""


class Notice:
    """Says one thing at a time, for a while."""

    def __init__(self) -> None:
        self.lines: tuple[str, ...] = ()
        self._since_s = -math.inf

    def say(self, lines: tuple[str, ...], now_s: float) -> None:
        """lines: in the player's language."""
        self.lines, self._since_s = lines, now_s

    def draw(self, surface: pygame.Surface, look: Look, now_s: float) -> None:
        """What was said last, until it is over."""
        if now_s - self._since_s < NOTICE_S:
            y = 60.0
            for line in self.lines:
                y = write(surface, look, line, "note", 60, y, anchor="left", width=480)
