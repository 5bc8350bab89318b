"""Home: who plays. The first frame is this scene with its title alone; the people come when they
are known."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pygame

from game.core.errors import SetupError
from game.screen.actions import Action, Do
from game.screen.scene import Go, Leave, Move, Scene, Stage
from game.screen.scenes.button import draw_buttons
from game.screen.scenes.choosing import Chooser, Place
from game.screen.scenes.writing import write

if TYPE_CHECKING:
    from game.screen.scenes.people import People

NEW, MORE, SETTINGS, TWO = "+", ">", "=", "&"
"""Keys that are no people, the first two of `people`; no alias can be one of them."""
SETTINGS_PLACE = Place(SETTINGS, 1700, 84, 360, 104)
TWO_PLACE = Place(TWO, 220, 84, 360, 104)


class Home(Scene):
    """Big cards: the guest, everybody who is known, and one to add somebody."""

    menu = True

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage)
        self._people: People | None = None
        self._chooser: Chooser | None = None
        self._refusal: SetupError | None = None

    def take(self, action: Action, now_s: float) -> Move:
        """Choose somebody, add somebody, connect a board, or leave."""
        if action.do is Do.BACK:
            return Leave()
        if self._chooser is None:
            return None
        if action.do is Do.CONNECT:
            return Go("connect")
        key = self._chooser.take(action, self.look)
        if key == NEW:
            return Go("add")
        if key == TWO:
            return Go("two")
        if key == SETTINGS:
            return Go("settings")
        if key == MORE:
            assert self._people is not None
            self._people.turn_page()
            self._chooser = Chooser(self._places(), key)
            return None
        return self._come(key) if key is not None else None

    def _come(self, alias: str) -> Move:
        try:
            self.stage.doors.come(self.stage, alias)
        except SetupError as error:
            self._refusal = error
            return None
        return Go("confirm")

    def advance(self, now_s: float) -> Move:
        """Show the people as soon as they are known."""
        if self._chooser is None and self.stage.station is not None:
            from game.screen.scenes.people import People

            self._people = People(self.stage.doors.patients(), new=True)
            self._chooser = Chooser(self._places())
        elif self._chooser is not None:
            self._chooser.scan(now_s, self.stage.scan_s)
        return None

    def _places(self) -> list[Place]:
        """Two who play together are at least two."""
        assert self._people is not None
        pair = [TWO_PLACE] if len(self._people.known) > 1 else []
        return [*self._people.places, *pair, SETTINGS_PLACE]

    def draw(self, surface: pygame.Surface, now_s: float) -> None:
        """The scenery, the title, then the people."""
        look = self.look
        surface.blit(look.pictures.layer(f"{look.theme}_home"), (0, 0))
        write(surface, look, look.words("Steady Isles"), "title", 960, 150, size=132)
        if self._chooser is None:
            return
        write(surface, look, look.words("Who is playing?"), "lead", 960, 300)
        assert self._people is not None
        for place in self._people.places:
            self._people.draw(surface, look, place, lit=self._chooser.focus == place.key)
        if self._refusal is not None:
            from game.screen.scenes.people import draw_refusal

            draw_refusal(surface, look, self._refusal)
        words = {SETTINGS: look.words("Settings"), TWO: look.words("Two players")}
        draw_buttons(surface, look, self._chooser, words, 46)
        self._draw_notes(surface)

    def _draw_notes(self, surface: pygame.Surface) -> None:
        """What steers, and where help is: small, for whoever set the game up. Captions stand
        between the two."""
        from game.screen.scenes.device_names import device_names, said
        from game.screen.scenes.in_use import uris_of

        look, device = self.look.near, self.stage.doors.device
        name = device_names(look.words, uris_of(device))
        if self.stage.doors.problem:
            line = said(look.words, self.stage.doors.problem)
        elif device.info.measures:
            line = look.words("Connected: {name}", name=name)
        else:
            line = look.words("Played with: {name}. F2 connects a board.", name=name)
        write(surface, look, line, "note", 130, 1022, anchor="left", width=690, shrink=True)
        write(surface, look, look.words("F1 shows the keys"), "note", 1790, 1022, anchor="right")
