"""Home: who plays. The first frame is this scene with its title alone; the people come when they
are known."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pygame

from game.screen.actions import Action, Do
from game.screen.scene import Go, Leave, Move, Scene, Stage
from game.screen.scenes.button import draw_buttons
from game.screen.scenes.choosing import Chooser, Place
from game.screen.scenes.paper import put_sheet
from game.screen.scenes.writing import write

if TYPE_CHECKING:
    from game.core.patient import Patient

NEW, MORE, SETTINGS = "+", ">", "="
"""Keys of the cards that are no people; no alias can be one of them."""
PAGE = 4
SETTINGS_PLACE = Place(SETTINGS, 1700, 84, 360, 104)
CARD_W, CARD_H, STEP, CARD_Y = 316, 430, 358, 640


class Home(Scene):
    """Big cards: the guest, everybody who is known, and one to add somebody."""

    menu = True

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage)
        self._people: dict[str, Patient] = {}
        self._page = 0
        self._chooser: Chooser | None = None

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
        if key == SETTINGS:
            return Go("settings")
        if key == MORE:
            self._turn_page()
        elif key is not None:
            self.stage.doors.come(self.stage, key)
            return Go("confirm")
        return None

    def advance(self, now_s: float) -> Move:
        """Show the people as soon as they are known."""
        if self._chooser is None and self.stage.station is not None:
            self._people = {one.alias: one for one in self.stage.doors.patients()}
            self._chooser = Chooser(self._places())
        elif self._chooser is not None:
            self._chooser.scan(now_s, self.stage.scan_s)
        return None

    def _shown(self) -> list[str]:
        people = list(self._people)
        if len(people) <= PAGE:
            return [*people, NEW]
        first = self._page * (PAGE - 1)
        return [*people[first : first + PAGE - 1], MORE, NEW]

    def _turn_page(self) -> None:
        pages = -(-len(self._people) // (PAGE - 1))
        self._page = (self._page + 1) % pages
        self._chooser = Chooser(self._places(), MORE)

    def _places(self) -> list[Place]:
        keys = self._shown()
        left = 960 - STEP * (len(keys) - 1) / 2
        cards = [Place(key, left + STEP * i, CARD_Y, CARD_W, CARD_H) for i, key in enumerate(keys)]
        return [*cards, SETTINGS_PLACE]

    def draw(self, surface: pygame.Surface, now_s: float) -> None:
        """The scenery, the title, then the people."""
        look = self.look
        surface.blit(look.pictures.layer(f"{look.theme}_home"), (0, 0))
        write(surface, look, look.words("Steady Isles"), "title", 960, 150, size=132)
        if self._chooser is None:
            return
        write(surface, look, look.words("Who is playing?"), "lead", 960, 300)
        for place in self._chooser.places[:-1]:
            self._draw_card(surface, place)
        draw_buttons(surface, look, self._chooser, {SETTINGS: look.words("Settings")}, 46)
        self._draw_notes(surface)

    def _draw_card(self, surface: pygame.Surface, place: Place) -> None:
        from game.core.patient import GUEST
        from game.screen.scenes.avatar import draw_avatar, draw_sign

        look = self.look
        lit = self._chooser is not None and self._chooser.focus == place.key
        lift = 12 if lit else 0
        put_sheet(surface, look, place.x, place.y, CARD_W, CARD_H, lit=lit, lift=lift)
        middle = place.y - 55 - lift
        if place.key in (NEW, MORE):
            sign = {NEW: "+", MORE: look.onward}[place.key]
            name = {NEW: look.words("New"), MORE: look.words("More")}[place.key]
            draw_sign(surface, look, sign, place.x, middle, 122)
        else:
            draw_avatar(surface, look, self._people[place.key], place.x, middle, 122)
            name = look.words("Guest") if place.key == GUEST else place.key
        size = min(56.0, 56 * 9.5 / max(1, len(name)))
        write(
            surface, look, name, "paper_title", place.x, place.y + 150 - lift, size=size, width=900
        )

    def _draw_notes(self, surface: pygame.Surface) -> None:
        """What steers, and where help is: small, for whoever set the game up."""
        from game.screen.scenes.device_names import device_name

        look, device = self.look.near, self.stage.doors.device
        name = device_name(look.words, device.info.uri)
        if self.stage.doors.problem:
            line = self.stage.doors.problem
        elif device.info.measures:
            line = look.words("Connected: {name}", name=name)
        else:
            line = look.words("Played with: {name}. F2 connects a board.", name=name)
        write(surface, look, line, "note", 380, 1022, anchor="left", width=900, shrink=True)
        write(surface, look, look.words("F1 shows the keys"), "note", 1560, 1022, anchor="right")
