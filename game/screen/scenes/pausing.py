"""What stands over the picture while play stands still: why, what to do, and the count-in."""

from __future__ import annotations

import math
from collections.abc import Mapping

import pygame

from game.core.event import Reason
from game.core.guard import STABLE_S
from game.screen.instruments import DwellRing
from game.screen.look import Look
from game.screen.scenes.choosing import Chooser, Place
from game.screen.scenes.paper import put_sheet
from game.screen.scenes.writing import hand, write
from game.text import mark

SAYS: Mapping[Reason, tuple[str, str]] = {
    Reason.STARTING: (mark("Get ready"), mark("Stand still to begin")),
    Reason.STEPPED_OFF: (mark("Paused"), mark("Step back on when you are ready")),
    Reason.SILENT: (mark("Paused"), mark("The board is silent. Check its cable or batteries.")),
    Reason.FROZEN: (mark("Paused"), mark("The board is stuck. Switch it off and on.")),
    Reason.OVERLOADED: (mark("Paused"), mark("Too much weight for this board")),
    Reason.BY_HAND: (mark("Paused"), mark("Take your time")),
}
"""Title and what to do; a test compares the keys with Reason."""

BUTTONS = (Place("stop", 690, 735, 420, 124), Place("go_on", 1200, 735, 480, 124))


class PauseCard:
    """The card over the picture. A pause by hand has two buttons; the others lift by standing
    still."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._ring = DwellRing(look, 62, 14)
        self.chooser = Chooser(BUTTONS, "go_on")

    def draw(self, surface: pygame.Surface, reason: Reason, steady_s: float, by_hand: bool) -> None:
        """reason: why play stands still. steady_s: for how long the stance has been steady."""
        look = self._look
        title, todo = (look.words(text) for text in SAYS[reason])
        put_sheet(surface, look, 960, 540, 1180, 600)
        write(surface, look, title, "paper_title", 960, 350, size=92)
        write(surface, look, todo, "paper", 960, 480, width=1060, size=58)
        if by_hand:
            self._draw_buttons(surface)
            return
        share = min(1.0, steady_s / STABLE_S)
        self._ring.draw(surface, look.at(960, 705), share)

    def _draw_buttons(self, surface: pygame.Surface) -> None:
        look = self._look
        lines = {"stop": look.words("Finish"), "go_on": look.words("Go on")}
        for place in BUTTONS:
            lit = place.key == self.chooser.focus
            put_sheet(
                surface, look, place.x, place.y, place.width, place.height, kind="button", lit=lit
            )
            write(surface, look, lines[place.key], "button", place.x, place.y)


class CountIn:
    """Three, two, one: large, soft, each growing calm and fading. Made of kept sizes only."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._made: dict[int, pygame.Surface] = {}

    def draw(self, surface: pygame.Surface, left_s: float) -> None:
        """left_s: seconds left, above 0 to 3."""
        look = self._look
        number = math.ceil(left_s)
        share = number - left_s
        put_sheet(surface, look, 960, 470, 560, 520, kind="veil", radius=240)
        picture = self._digit(number)
        alpha = min(1.0, share / 0.25, (1 - share) / 0.25 + 0.15)
        picture.set_alpha(round(255 * max(0.0, min(1.0, alpha))))
        x, y = look.at(960, 470)
        surface.blit(picture, (x - picture.get_width() // 2, y - picture.get_height() // 2))

    def _digit(self, number: int) -> pygame.Surface:
        if number not in self._made:
            look, how = self._look, hand(self._look, "number")
            line = look.letters.line(str(number), how.face, 330, how.colour, how.shade)
            self._made[number] = line.copy()
        return self._made[number]
