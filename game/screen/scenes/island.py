"""One island from near, and its exercises: two large cards at a time, the one that suits best
first."""

from __future__ import annotations

import pygame

from game.core.ease import eased
from game.exercises import EXERCISES
from game.exercises.library import find_level
from game.screen.actions import Action, Do
from game.screen.look import Look
from game.screen.places import NEAR_PLACE
from game.screen.scene import Go, Move, Scene, Stage
from game.screen.scenes.button import draw_buttons
from game.screen.scenes.choosing import Chooser, Leaning, Place
from game.screen.scenes.island_card import IslandCard
from game.screen.scenes.life_picture import LifePicture
from game.screen.scenes.map_picture import NAMES
from game.screen.scenes.offered import Offered, island_of
from game.screen.scenes.sailed import voyage_of
from game.screen.scenes.writing import write

SIDES = ("left", "right")
BOXES = {"left": (52.0, 226.0, 460.0, 600.0), "right": (1408.0, 226.0, 460.0, 600.0)}
MAP, MORE = Place("map", 770, 976, 320, 124), Place("more", 1150, 976, 320, 124)
ONLY_MAP = Place("map", 960, 976, 320, 124)
CARD_PICTURE = (678, 480)
"""As the result shows them, so that each is drawn once."""
LIFT_S = 0.25


class IslandNear(Scene):
    """Choose an exercise by leaning, keys, mouse, switch or gamepad; leaf on where there are more
    than two."""

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage)
        visit = stage.here
        offered = Offered(visit.session)
        self._island = visit.island or island_of(visit.level_id or visit.session.next_level())
        self.ambience = self._island
        self._levels = offered.levels.get(self._island, ()) or (visit.session.next_level(),)
        isle = voyage_of(visit).get(self._island)
        self._places = {one.exercise: one for one in isle.places} if isle else {}
        self._alive = isle.life if isle else 0
        self._page = 0
        self._chooser = Chooser(self._choices())
        self._leaning = Leaning()
        self._lifted = dict.fromkeys(SIDES, 0.0)
        self._last_s = stage.clock()
        self._seen: tuple[Look, int] | None = None
        visit.forget_lean()

    @property
    def pages(self) -> int:
        """How many there are, of two cards each."""
        return -(-len(self._levels) // 2)

    @property
    def _shown(self) -> dict[str, str]:
        """The levels of this page, by side."""
        return dict(zip(SIDES, self._levels[2 * self._page :][:2], strict=False))

    def _choices(self) -> list[Place]:
        cards = [
            Place(side, x + w / 2, y + h / 2, w, h)
            for side, (x, y, w, h) in BOXES.items()
            if side in self._shown
        ]
        return [*cards, *((MAP, MORE) if self.pages > 1 else (ONLY_MAP,))]

    def take(self, action: Action, now_s: float) -> Move:
        """Choose, leaf, or sail back."""
        if action.do is Do.STOP:
            return Go("check_out")
        if action.do is Do.BACK:
            return self._choose("map")
        before = self._chooser.focus
        key = self._chooser.take(action, self.look)
        if action.do in (Do.LEFT, Do.RIGHT) and before in SIDES and before == self._chooser.focus:
            self._leaf(1 if action.do is Do.RIGHT else -1)
        return self._choose(key) if key else None

    def _leaf(self, way: int) -> None:
        """Two other cards, the first of them in focus when leafing on."""
        if self.pages > 1:
            self._page = (self._page + way) % self.pages
            self._chooser = Chooser(self._choices(), list(self._shown)[-1 if way < 0 else 0])
            self._leaning = Leaning()

    def _choose(self, key: str) -> Move:
        if key == "more":
            self._leaf(1)
            self._chooser.point_at("more")
            return None
        visit = self.stage.here
        if key == "map":
            visit.level_id = None
            return Go("map")
        if key not in self._shown:
            return None
        visit.level_id = self._shown[key]
        return Go("card")

    def advance(self, now_s: float) -> Move:
        """Feel the lean."""
        self._chooser.scan(now_s, self.stage.scan_s)
        side = self._leaning.feel(self.stage.here.lean(), now_s, self.stage.dwell_s)
        self._lift(now_s)
        return self._choose(side) if side else None

    def _lift(self, now_s: float) -> None:
        part = (now_s - self._last_s) / LIFT_S
        self._last_s = now_s
        for side in SIDES:
            up = self._chooser.focus == side or getattr(self._leaning, side) > 0
            self._lifted[side] = max(0.0, min(1.0, self._lifted[side] + (part if up else -part)))

    # what is seen

    def draw(self, surface: pygame.Surface, now_s: float) -> None:
        """The island, its name, the cards, the buttons."""
        look = self.look
        self._fit()
        surface.blit(look.pictures.chart(f"{look.theme}_near_{self._island}"), (0, 0))
        self._life.draw(surface, self._alive, now_s)
        write(surface, look, look.words(NAMES[self._island]), "title", 960, 92, size=88)
        for side, card in self._cards.items():
            card.draw(surface, getattr(self._leaning, side), eased(self._lifted[side]))
        words = {"map": look.words("Map"), "more": look.words("More")}
        draw_buttons(surface, look, self._chooser, words)

    def _fit(self) -> None:
        if self._seen == (self.look, self._page):
            return
        look = self.look
        self._seen = (look, self._page)
        self._life = LifePicture(look, self._island, NEAR_PLACE)
        self._cards = {
            side: IslandCard(
                look,
                look.words(EXERCISES[find_level(level).exercise].CARD.title),
                BOXES[side],
                self.stage.doors.thumbnails.of(look, level, CARD_PICTURE),
                self._places.get(find_level(level).exercise),
            )
            for side, level in self._shown.items()
        }
