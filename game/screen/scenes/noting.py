"""A note of the therapist's, typed while play is paused."""

from __future__ import annotations

import pygame

from game.screen.actions import Action, Do
from game.screen.look import Look
from game.screen.scenes.paper import put_sheet
from game.screen.scenes.writing import write

LONGEST = 120


class Noting:
    """One line of text. Enter keeps it, Esc drops it."""

    def __init__(self) -> None:
        self.open = False
        self.text = ""

    def take(self, action: Action) -> str | None:
        """The note once it is complete; None while it grows or when it was dropped."""
        if action.do is Do.TYPE:
            self.text = (self.text + action.text)[:LONGEST]
        elif action.do is Do.ERASE:
            self.text = self.text[:-1]
        elif action.do in (Do.OK, Do.BACK, Do.PAUSE):
            text, self.text, self.open = self.text.strip(), "", False
            return text if action.do is Do.OK else None
        return None

    def draw(self, surface: pygame.Surface, look: Look) -> None:
        """The line as it grows, below the pause card."""
        if self.open:
            look = look.turned()
            put_sheet(surface, look, 960, 960, 1500, 130, lit=True, radius=36)
            line = look.words("Note: {text}", text=self.text + "|")
            write(surface, look, line, "paper_note", 260, 960, anchor="left", width=1400, size=32)
