"""Two players: who begins, who else plays, and whether they only take turns or fill one ship."""

from __future__ import annotations

from collections.abc import Mapping

import pygame

from game.core.errors import SetupError
from game.core.patient import Patient
from game.screen.actions import Action, Do
from game.screen.look import Look, Theme
from game.screen.scene import Go, Move, Scene, Stage
from game.screen.scenes.avatar import draw_avatar
from game.screen.scenes.choosing import Chooser, Place
from game.screen.scenes.dressed_ship import DressedShip
from game.screen.scenes.handing import name_of
from game.screen.scenes.home import MORE
from game.screen.scenes.paper import put_sheet
from game.screen.scenes.people import People, draw_refusal
from game.screen.scenes.writing import write
from game.screen.stroke import put_middle, vector

PICTURE = (600, 372)
SHIPS: Mapping[Theme, tuple[float, float, float]] = {
    "child": (960, 678, 0.52),
    "adult": (960, 684, 0.46),
}
WAYS = (Place("together", 610, 640, 660, 560), Place("turns", 1310, 640, 660, 560))


class Two(Scene):
    """Three choices, one after another; back takes the last one back."""

    menu = True

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage)
        self._everybody = stage.doors.patients()
        self._chosen: list[Patient] = []
        self._seen: Look | None = None
        self._refusal: SetupError | None = None
        self._ask()

    def _ask(self) -> None:
        """The next choice."""
        left = [one for one in self._everybody if one not in self._chosen]
        self._people = People(left, new=False)
        self._chooser = Chooser(WAYS if self._paired else self._people.places)

    @property
    def _paired(self) -> bool:
        return len(self._chosen) == 2

    def take(self, action: Action, now_s: float) -> Move:
        """Choose, or take the last choice back."""
        if action.do is Do.BACK:
            if not self._chosen:
                return Go("home")
            self._chosen.pop()
            self._ask()
            return None
        key = self._chooser.take(action, self.look)
        return self._choose(key) if key is not None else None

    def _choose(self, key: str) -> Move:
        if self._paired:
            first, second = (patient.alias for patient in self._chosen)
            try:
                self.stage.doors.come_two(self.stage, first, second, together=key == "together")
            except SetupError as error:
                self._refusal = error
                self._chosen.clear()
                self._ask()
                return None
            return Go("confirm")
        if key == MORE:
            self._people.turn_page()
            self._chooser = Chooser(self._people.places, MORE)
            return None
        self._chosen.append(self._people.known[key])
        self._ask()
        return None

    def advance(self, now_s: float) -> Move:
        """One switch moves on by itself."""
        self._chooser.scan(now_s, self.stage.scan_s)
        return None

    # what is seen

    def draw(self, surface: pygame.Surface, now_s: float) -> None:
        """The question, and large cards to answer it."""
        look = self.look
        surface.blit(look.pictures.layer(f"{look.theme}_home"), (0, 0))
        write(surface, look, self._question(), "title", 960, 170, size=96)
        for place in self._chooser.places:
            lit = self._chooser.focus == place.key
            if self._paired:
                self._draw_way(surface, place, lit=lit)
            else:
                self._people.draw(surface, look, place, lit=lit)
        if self._refusal is not None and not self._chosen:
            draw_refusal(surface, look, self._refusal)
        if self._chosen and not self._paired:
            draw_avatar(surface, look, self._chosen[0], 960, 318, 76)

    def _question(self) -> str:
        words = self.look.words
        if self._paired:
            return words("How do you play?")
        if not self._chosen:
            return words("Who plays first?")
        return words("Who plays with {name}?", name=name_of(self._chosen[0], words))

    def _draw_way(self, surface: pygame.Surface, place: Place, *, lit: bool) -> None:
        """A picture of what it is, its name, and a line."""
        look, words, together = self.look, self.look.words, place.key == "together"
        if self._seen is not look:
            self._seen = look
            self._pictures = {"together": self._ship_at_sea(), "turns": self._both()}
        put_sheet(surface, look, place.x, place.y, place.width, place.height, lit=lit)
        put_middle(surface, self._pictures[place.key], look.at(place.x, place.y - 66))
        title = words("Together") if together else words("In turns")
        line = words("Both light one ship") if together else words("Each on their own trip")
        write(surface, look, title, "paper_title", place.x, 812, width=580, shrink=True, high=80)
        write(surface, look, line, "paper_note", place.x, 876, width=580, shrink=True, high=48)

    def _ship_at_sea(self) -> pygame.Surface:
        sea = self._sea()
        DressedShip(self.look, *SHIPS[self.look.theme]).draw(sea, 1.0, 0.0)
        return self._framed(sea)

    def _both(self) -> pygame.Surface:
        sea = self._sea()
        for way, patient in zip((-1, 1), self._chosen, strict=True):
            draw_avatar(sea, self.look, patient, 960 + way * 138, 540, 122)
        return self._framed(sea)

    def _sea(self) -> pygame.Surface:
        look = self.look
        return look.pictures.layer(f"{look.theme}_rest").copy()

    def _framed(self, whole: pygame.Surface) -> pygame.Surface:
        """The middle of a picture of the window's size, with round corners; premultiplied."""
        look = self.look
        rect = pygame.Rect((0, 0), (look.px(PICTURE[0]), look.px(PICTURE[1])))
        rect.center = look.at(960, 540)
        picture = whole.subsurface(rect).convert_alpha()
        box = (0.0, 0.0, float(rect.width), float(rect.height))
        corner = look.px(34)
        shape = f'<rect width="{rect.width}" height="{rect.height}" rx="{corner}" fill="#fff"/>'
        picture.blit(vector(shape, box, 1.0), (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
        return picture
