"""What stands over the picture while play stands still: why, what to do, and the count-in."""

from __future__ import annotations

import math
from collections.abc import Mapping

import pygame

from game.core.event import Reason
from game.core.guard import STABLE_S
from game.screen.actions import Action
from game.screen.instruments import DwellRing
from game.screen.look import Look, Theme
from game.screen.scenes.button import draw_button, draw_buttons
from game.screen.scenes.choosing import Chooser, Place
from game.screen.scenes.look_back import SHOW_ME
from game.screen.scenes.paper import put_sheet
from game.screen.scenes.writing import hand, write
from game.screen.stroke import blurred, faded, put_middle, vector
from game.text import mark

SAYS: Mapping[Reason, tuple[str, str]] = {
    Reason.STARTING: (mark("Get ready"), mark("Stand still to begin")),
    Reason.STEPPED_OFF: (mark("Paused"), mark("Step back on when you are ready")),
    Reason.SILENT: (mark("Paused"), mark("The board is silent. Check its cable or batteries.")),
    Reason.FROZEN: (mark("Paused"), mark("The board is stuck. Switch it off and on.")),
    Reason.OVERLOADED: (mark("Paused"), mark("This board cannot carry that load")),
    Reason.BY_HAND: (mark("Paused"), mark("Take your time")),
    Reason.NEAR_EDGE: (mark("Paused"), mark("Back to the middle of the board")),
}
"""Title and what to do; a test compares the keys with Reason."""

WORN_SAYS: Mapping[Reason, tuple[str, str]] = {
    Reason.SILENT: (mark("Paused"), mark("The sensor is silent. Check its battery.")),
    Reason.FROZEN: (mark("Paused"), mark("The sensor is stuck. Switch it off and on.")),
}
"""Where it is a worn sensor, and not a board, that play stands still for."""

SHADES: Mapping[Theme, str] = {"child": "#2A2040", "adult": "#0A131B"}
WIDE = 1000
"""No wider, so that what stands at the left of an adult's picture is not cut by it."""
SETTINGS = Place("settings", 960, 588, 400, 108)
BUTTONS = (Place("stop", 715, 735, 390, 124), Place("go_on", 1180, 735, 440, 124), SETTINGS)
WITH_SHOW = (
    Place("stop", 646, 735, 280, 124),
    Place("show", 960, 735, 300, 124),
    Place("go_on", 1274, 735, 280, 124),
    SETTINGS,
)
"""While the last attempt can be looked back at: here one switch reaches it too."""


class PauseCard:
    """The card over the picture. A pause by hand has two or three buttons; the others lift by
    standing still."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._ring = DwellRing(look, 74, 15)
        disc = '<circle r="92" fill="#3A3570"/>'
        self._seat = vector(disc, (-94, -94, 188, 188), look.scale)
        self.chooser = Chooser(BUTTONS, "go_on")
        self._nowhere = pygame.Surface((1, 1))
        self._unmade = iter([(one, lit) for one in BUTTONS + WITH_SHOW for lit in (False, True)])

    def prepare(self) -> None:
        """Paint one more button, so that a pause by hand holds up no frame; once a frame while
        the bout waits."""
        part = next(self._unmade, None)
        if part is not None:
            place, lit = part
            draw_button(self._nowhere, self._look.turned(), place, "", lit=lit)

    def offer(self, *, looks_back: bool) -> None:
        """looks_back: there is something to be shown."""
        self.chooser.offer(WITH_SHOW if looks_back else BUTTONS)

    def take(self, action: Action) -> str | None:
        """The key of the button that was chosen, if one was."""
        return self.chooser.take(action, self._look.turned())

    def draw(
        self,
        surface: pygame.Surface,
        reason: Reason,
        steady_s: float,
        by_hand: bool,
        *,
        worn: bool = False,
    ) -> None:
        """reason: why play stands still. steady_s: for how long the stance has been steady. worn:
        it is a worn sensor that it stands still for."""
        look = self._look
        if reason is Reason.BY_HAND and not by_hand:
            reason = Reason.STARTING  # a hand has lifted it, and a steady stance is all it needs
        says = WORN_SAYS.get(reason, SAYS[reason]) if worn else SAYS[reason]
        title, todo = (look.words(text) for text in says)
        put_sheet(surface, look, 960, 540, WIDE, 600)
        write(surface, look, title, "paper_title", 960, 350, size=92)
        room = 130 if by_hand else 190
        write(surface, look, todo, "paper", 960, 455, width=WIDE - 100, size=54, high=room)
        if by_hand:
            said = {"stop": mark("Finish"), "show": SHOW_ME, "go_on": mark("Go on")}
            said["settings"] = mark("Settings")
            words = {key: look.words(text) for key, text in said.items()}
            draw_buttons(surface, look.turned(), self.chooser, words)
            return
        share = min(1.0, steady_s / STABLE_S)
        if look.theme == "child":
            put_middle(surface, self._seat, look.at(960, 690))
        self._ring.draw(surface, look.at(960, 690), share)


class CountIn:
    """Three, two, one: large and soft, fading in and out; nothing else changes."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._digits = {number: _digit(look, number) for number in (1, 2, 3)}

    def draw(self, surface: pygame.Surface, left_s: float) -> None:
        """left_s: seconds left, above 0 to 3."""
        number = min(3, math.ceil(left_s))
        share = number - left_s
        shown = max(0.0, min(1.0, share / 0.3, (1 - share) / 0.3))
        put_middle(surface, faded(self._digits[number], shown), self._look.at(960, 470))


def _digit(look: Look, number: int) -> pygame.Surface:
    """A number on its own soft shade; premultiplied."""
    how = hand(look, "number")
    line = look.letters.line(str(number), how.face, 330, how.colour).premul_alpha()
    dark = look.letters.line(str(number), how.face, 330, SHADES[look.theme]).premul_alpha()
    room = look.px(90)
    size = (line.get_width() + 2 * room, line.get_height() + 2 * room)
    whole = pygame.Surface(size, pygame.SRCALPHA)
    whole.blit(dark, (room, room))
    whole = blurred(whole, look.px(24))
    whole.blit(line, (room, room), special_flags=pygame.BLEND_PREMULTIPLIED)
    return whole
