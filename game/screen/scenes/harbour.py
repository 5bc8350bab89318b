"""The end of what two have done together: their ship, dressed with all its lanterns, and both
beside it, neither before the other."""

from __future__ import annotations

from collections.abc import Mapping

import pygame

from game.screen.actions import Action, Do
from game.screen.look import Look, Theme
from game.screen.scene import Go, Move, Scene, Stage
from game.screen.scenes.avatar import draw_avatar
from game.screen.scenes.button import draw_button
from game.screen.scenes.celebrating import draw_lanterns
from game.screen.scenes.choosing import Chooser, Place
from game.screen.scenes.dressed_ship import DressedShip
from game.screen.scenes.gathered import minutes
from game.screen.scenes.handing import name_of
from game.screen.scenes.writing import write
from game.text import mark

HOME_AFTER_S = 90.0
HOME = Place("home", 960, 954, 440, 112)
SHIPS: Mapping[Theme, tuple[float, float, float]] = {
    "child": (960, 850, 1.0),
    "adult": (960, 850, 0.88),  # its masthead light is below the moon
}
SIDES = (260.0, 1660.0)
SAYS: Mapping[Theme, tuple[str, str]] = {
    "child": (mark("You did it together!"), mark("Every turn lit your ship")),
    "adult": (mark("Done together"), mark("Every turn lit some of these lights")),
}


class Harbour(Scene):
    """The ship, both players, and home."""

    ambience = "night"

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage)
        company = stage.here.company
        assert company is not None
        self._company = company
        self._active_s = company.active_s
        self._grown_from = company.shown
        self._chooser = Chooser([HOME])
        self._from_s = stage.clock()
        self._seen: Look | None = None
        self.look.sound.play("complete")

    def take(self, action: Action, now_s: float) -> Move:
        """Home."""
        if action.do is Do.BACK or self._chooser.take(action, self.look):
            return Go("home")
        return None

    def advance(self, now_s: float) -> Move:
        """Home by itself after a while."""
        return Go("home") if now_s - self._from_s > HOME_AFTER_S else None

    def leave(self) -> None:
        """Both visits are over."""
        if self.stage.visit is not None:
            self.stage.doors.part(self.stage, self.stage.visit.reason)

    def draw(self, surface: pygame.Surface, now_s: float) -> None:
        """Lanterns rise, the last lights come on, and both are named."""
        look, t_s = self.look, now_s - self._from_s
        if self._seen is not look:
            self._seen, self._ship = look, DressedShip(look, *SHIPS[look.theme])
        title, line = (look.words(text) for text in SAYS[look.theme])
        surface.blit(look.pictures.layer(f"{look.theme}_rest"), (0, 0))
        draw_lanterns(surface, look, t_s)
        full = self._company.fullness
        self._ship.draw(surface, full, t_s, seen=self._grown_from, grown_s=t_s - 0.8)
        write(surface, look, title, "title", 960, 84, size=92)
        if look.theme == "child":
            write(surface, look, line, "lead", 960, 178, size=46)
        else:  # the moon stands below the title
            write(surface, look, line, "note", 40, 1022, anchor="left", width=640)
        for x, visit in zip(SIDES, self._company.visits, strict=True):
            draw_avatar(surface, look, visit.patient, x, 430, 132)
            name = name_of(visit.patient, look.words)
            write(surface, look, name, "lead", x, 618, width=440, shrink=True)
        if self._active_s:
            said = minutes(look, self._active_s)
            write(surface, look, said, "note", 1880, 1022, anchor="right")
        draw_button(surface, look, HOME, look.words("Home"))
