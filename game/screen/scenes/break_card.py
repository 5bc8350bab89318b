"""The card after three tries in a row that did not work out: shake it out, rest, or easier. Nobody
is blamed, nothing hurries, and somebody who stands alone need not do anything. Source: clinical
design R5, 7.3, 9.4."""

from __future__ import annotations

import enum
from collections.abc import Mapping

import pygame

from game.screen.actions import Action, Do
from game.screen.look import Look, Theme
from game.screen.scenes.break_signs import break_sign
from game.screen.scenes.button import draw_button
from game.screen.scenes.captain import Way, draw_captain
from game.screen.scenes.choosing import Chooser, Place
from game.screen.scenes.paper import put_sheet
from game.screen.scenes.writing import write
from game.screen.stroke import put_middle
from game.text import mark

ARMED_AFTER_S = 1.0
"""A key that was meant for play must not choose on a card that has just come (ours)."""
ALONE_S = 20.0
"""Untouched for so long, play goes on as after 'shake it out' (ours)."""
SHAKE_S = 10.0
"""A short break. Going on still takes a steady stance and the countdown (ours)."""
SWAY_S = 0.7

WIDE, HIGH, ACROSS = 460.0, 390.0, 510.0
GO_ON = Place("go_on", 960, 850, 560, 140)
SAYS: Mapping[Theme, tuple[str, str]] = {
    "child": (mark("A little break?"), mark("You choose what comes next")),
    "adult": (mark("A short break?"), mark("What suits you now?")),
}
SHAKING = (mark("Shake it out"), mark("Go on whenever you are ready"))
CHOICES: Mapping[str, str] = {
    "shake": mark("Shake it out"),
    "rest": mark("Rest"),
    "easier": mark("Easier"),
}


class Answer(enum.Enum):
    """What came of the card."""

    GO_ON = enum.auto()
    REST = enum.auto()
    EASIER = enum.auto()


class BreakCard:
    """Stands open while it asks, and through the short break that may follow."""

    def __init__(self) -> None:
        self.open = False
        self.armed = False
        """Keys choose on the card; before, they still mean what they mean in play."""
        self.shaking = False
        self._since_s = 0.0
        self._chooser = Chooser([GO_ON])

    def ask(self, now_s: float, *, easier: bool) -> None:
        """Open the card. easier: there is something easier to be had."""
        keys = [key for key in CHOICES if easier or key != "easier"]
        left = 960 - ACROSS * (len(keys) - 1) / 2
        places = [Place(key, left + ACROSS * i, 755, WIDE, HIGH) for i, key in enumerate(keys)]
        self._chooser = Chooser(places, "shake")
        self.open, self.armed, self.shaking, self._since_s = True, False, False, now_s

    def close(self) -> None:
        """Something else has happened to the bout."""
        self.open = False

    def take(self, action: Action, look: Look, now_s: float) -> Answer | None:
        """Move the focus or choose. Any touch shows that somebody is there, and gives them time."""
        if not self.armed:
            return None
        if not self.shaking:
            self._since_s = now_s
        key = self._chooser.take(action, look)
        if action.do is Do.BACK:
            key = "go_on" if self.shaking else "shake"
        if key == "shake":
            self._shake(now_s)
            return None
        answers = {"go_on": Answer.GO_ON, "rest": Answer.REST, "easier": Answer.EASIER}
        return self._answered(answers[key]) if key else None

    def advance(self, now_s: float, scan_s: float | None) -> Answer | None:
        """Goes on by itself, without counting down. scan_s: as of `Chooser.scan`."""
        if not self.open:
            return None
        passed_s = now_s - self._since_s
        self.armed = self.armed or passed_s >= ARMED_AFTER_S
        self._chooser.scan(now_s, scan_s)
        over = passed_s >= (SHAKE_S if self.shaking else ALONE_S)
        return self._answered(Answer.GO_ON) if over else None

    def _shake(self, now_s: float) -> None:
        self.shaking, self._since_s = True, now_s
        self._chooser = Chooser([GO_ON])

    def _answered(self, answer: Answer) -> Answer:
        self.close()
        return answer

    def draw(self, surface: pygame.Surface, look: Look, now_s: float) -> None:
        """The card; the child's companion looks over it."""
        if look.theme == "child":
            draw_captain(surface, look, 420, 176, self._way(look, now_s), now_s)
        put_sheet(surface, look, 960, 640, 1640, 720)
        title, todo = SHAKING if self.shaking else SAYS[look.theme]
        write(surface, look, look.words(title), "paper_title", 960, 368, size=92)
        write(surface, look, look.words(todo), "paper", 960, 466, width=1500)
        if self.shaking:
            sign = break_sign("shake", look.theme, look.scale)
            put_middle(surface, sign, look.at(960, 650))
            draw_button(surface, look, GO_ON, look.words("Go on"))
            return
        focus = self._chooser.focus
        for place in sorted(self._chooser.places, key=lambda place: place.key == focus):
            _draw_choice(surface, look, place, lit=place.key == focus)

    def _way(self, look: Look, now_s: float) -> Way:
        """From side to side while it shakes it out."""
        if not self.shaking or look.calm:
            return "centre"
        ways: tuple[Way, ...] = ("left", "centre", "right", "centre")
        return ways[int((now_s - self._since_s) / SWAY_S) % len(ways)]


def _draw_choice(surface: pygame.Surface, look: Look, place: Place, *, lit: bool) -> None:
    """A sign with its word below, large enough to be hit by a hand that trembles."""
    x, y = place.x, place.y
    put_sheet(surface, look, x, y, place.width, place.height, kind="button", lit=lit)
    put_middle(surface, break_sign(place.key, look.theme, look.scale), look.at(x, y - 50))
    words = look.words(CHOICES[place.key])
    write(surface, look, words, "button", x, y + 130, width=place.width - 40)
