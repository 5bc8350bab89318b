"""How far somebody counted down aloud beside a bout, asked of whoever listened: the number that was
reached, and how many were off. Typed, or found with two buttons; it may be left open."""

from __future__ import annotations

import pygame

from game.core.prompting import HIGHEST_COUNT
from game.core.second_task import Counted
from game.screen.actions import Action, Do
from game.screen.look import Look
from game.screen.scenes.button import draw_buttons
from game.screen.scenes.choosing import Chooser, Place
from game.screen.scenes.paper import put_sheet
from game.screen.scenes.writing import write
from game.text import mark

ASKS = (mark("Which number was reached?"), mark("How many numbers were off?"))
PLACES = (
    Place("less", 560, 590, 200, 160),
    Place("more", 1360, 590, 200, 160),
    Place("chosen", 960, 960, 460, 120),
    Place("open", 1560, 960, 420, 100),
)
SIGNS = {"less": "\N{MINUS SIGN}", "more": "+"}
DIGITS = "0123456789"


class CountCard:
    """Two questions; `told` holds the answer once they are `over`."""

    def __init__(self, start: int) -> None:
        self.start = start
        """The number that counting began at."""
        self.over = False
        self.told: Counted | None = None
        """None where it was left open."""
        self.chooser = Chooser(PLACES, "chosen")
        self._reached: int | None = None
        self._typed = False
        self.number = start
        """As it stands."""

    @property
    def _most(self) -> int:
        return self.start if self._reached is None else self.start - self._reached

    def take(self, action: Action, look: Look, *, scanning: bool = False) -> None:
        """Change the number, take it, or leave it open. scanning: the one key takes what is
        offered."""
        if action.do is Do.TYPE and action.text in DIGITS:
            digits = f"{self.number}{action.text}" if self._typed else action.text
            self._put(int(digits) if int(digits) <= self._most else int(action.text))
            self._typed = True
        elif action.do is Do.ERASE:
            self._put(self.number // 10)
        elif action.do in (Do.LEFT, Do.DOWN):
            self._do("less")
        elif action.do in (Do.RIGHT, Do.UP):
            self._do("more")
        elif action.do is Do.SKIP:
            self._do("open")
        elif action.do is Do.OK and not scanning:
            self._do("chosen")
        else:
            self._do(self.chooser.take(action, look))

    def _do(self, key: str | None) -> None:
        if key in SIGNS:
            self._put(self.number + (1 if key == "more" else -1))
            self._typed = False
        elif key == "open":
            self.over = True
        elif key == "chosen" and self._reached is None:
            self._reached, self.number, self._typed = self.number, 0, False
            if self._reached == self.start:  # nothing was said that could be wrong
                self._do("chosen")
        elif key == "chosen":
            self.told, self.over = Counted(self.start, self._reached or 0, self.number), True

    def _put(self, number: int) -> None:
        self.number = max(0, min(number, self._most, HIGHEST_COUNT))

    def draw(self, surface: pygame.Surface, look: Look) -> None:
        """The question, the number between its two buttons, and what takes it."""
        words = look.words
        surface.blit(look.pictures.layer(f"{look.theme}_card"), (0, 0))
        put_sheet(surface, look, 960, 570, 1320, 480, radius=56)
        asks = ASKS[0] if self._reached is None else ASKS[1]
        write(surface, look, words(asks), "title", 960, 140, width=1760)
        begun = words("Counting began at {start}", start=self.start)
        write(surface, look, begun, "paper_note", 960, 400, width=1200)
        write(surface, look, str(self.number), "paper_title", 960, 590, size=170)
        said = {**SIGNS, "chosen": words("This one"), "open": words("Skip")}
        draw_buttons(surface, look, self.chooser, said)
