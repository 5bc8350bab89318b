"""The map: six islands in a calm sea. The boat sails to the island in focus; those that sleep say
why, softly."""

from __future__ import annotations

import pygame

from game.screen.actions import Action, Do
from game.screen.caption_plate import SKY
from game.screen.look import Look
from game.screen.places import ISLANDS
from game.screen.scene import Go, Move, Scene, Stage
from game.screen.scenes.boat import Boat
from game.screen.scenes.button import draw_buttons
from game.screen.scenes.choosing import Chooser, Leaning, Place
from game.screen.scenes.dressed_ship import DressedShip
from game.screen.scenes.map_picture import MOORINGS, MapPicture, on_shore
from game.screen.scenes.offered import Offered
from game.screen.scenes.sailed import news_of
from game.screen.scenes.writing import write

BOAT_W = 300
SHIP = (1234.0, 396.0, 0.3)
"""Where the ship lies that two dress together: before the sun, clear of the islands."""
LANDING_S = 1.1
"""The sail to the shore of the island that was chosen."""
SETTINGS = Place("settings", 1716, 74, 336, 96)
SKIPS = frozenset({Do.OK, Do.CLICK, Do.BACK})


class Map(Scene):
    """Choose an island by arrows, mouse, switch or gamepad; leaning chooses between the two that
    suit best."""

    captions_at = SKY

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage)
        self._offered = Offered(stage.here.session)
        places = [
            Place(key, isle.x, isle.y - isle.width * 0.18, isle.width, isle.width * 0.62)
            for key, isle in ISLANDS.items()
        ]
        self._chooser = Chooser([*places, SETTINGS], next(iter(self._offered.levels), None))
        self._leaning = Leaning()
        company = stage.here.company
        self._company = company if company is not None and company.together else None
        """Whose ship lies on the horizon."""
        self._seen: Look | None = None
        self._landing: tuple[Go, float] | None = None
        self._news, self._from_s = news_of(stage.here), stage.clock()
        stage.here.forget_lean()

    def take(self, action: Action, now_s: float) -> Move:
        """Sail, land, or end the visit."""
        if action.do is Do.STOP:
            return Go("check_out")
        if self._landing is not None:
            return self._landing[0] if action.do in SKIPS else None
        key = self._chooser.take(action, self.look)
        if key == SETTINGS.key:
            return Go("settings")
        return self._land(key, now_s) if key else None

    def _land(self, island: str, now_s: float) -> Move:
        """After a short sail, which calm mode leaves out: one exercise has its card, several are
        chosen from on the island."""
        levels = self._offered.levels.get(island)
        if levels is None:
            return None
        self.stage.here.island = island
        self.stage.here.level_id = levels[0]
        there = Go("card" if len(levels) == 1 else "island")
        if self.look.calm:
            return there
        self._chooser.point_at(island)
        self._fit()
        self._boat.send(*on_shore(island), now_s, LANDING_S)
        self._landing = (there, now_s + LANDING_S)
        return None

    def advance(self, now_s: float) -> Move:
        """Sail on, or feel the lean."""
        self._fit()
        control = self.stage.here.lean()
        if self._landing is not None:
            there, until_s = self._landing
            return there if now_s >= until_s else None
        self._chooser.scan(now_s, self.stage.scan_s, {*self._offered.levels, SETTINGS.key})
        side = self._leaning.feel(control, now_s, self.stage.dwell_s)
        self._follow()
        if self._isle is not None:
            self._boat.send(*MOORINGS[self._isle], now_s)
        pair = self._offered.pair
        if side is None or not pair:
            return None
        return self._land(pair[-1 if side == "right" else 0], now_s)

    def _follow(self) -> None:
        """The focus goes where somebody begins to lean."""
        pair = self._offered.pair
        if pair and max(self._leaning.left, self._leaning.right) > 0:
            self._chooser.point_at(pair[0 if self._leaning.left >= self._leaning.right else -1])

    def shown(self, now_s: float) -> None:
        """What has come was seen."""
        self.stage.here.life_seen = dict(self._news.now)

    # what is seen

    def draw(self, surface: pygame.Surface, now_s: float) -> None:
        """The painted sea, light around what may be chosen, the boat, the names."""
        look, focus = self.look, self._isle
        self._fit()
        self._picture.draw_sea(surface)
        for key in dict.fromkeys((*self._leant_to, *filter(None, [focus]))):
            self._picture.draw_light(surface, key)
        ways = dict.fromkeys((*self._news.islands, *filter(None, [focus])))
        for key in (key for key in ways if key in self._offered.levels):
            self._picture.draw_route(surface, key, now_s)
        self._picture.draw_life(surface, self._news, now_s, self._from_s)
        if self._ship is not None and self._company is not None:
            self._ship.draw(surface, self._company.fullness, now_s)
        self._boat.draw(surface, now_s)
        for key in ISLANDS:
            self._picture.draw_name(surface, key, lit=key == focus, why=self._why(key))
        self._draw_dwell(surface)
        draw_buttons(surface, look, self._chooser, {SETTINGS.key: look.words("Settings")}, 44)
        title_y = 62 if look.theme == "child" else 88
        write(surface, look, look.words("Where do we sail?"), "lead", 960, title_y)

    @property
    def _isle(self) -> str | None:
        """The island in focus, if one is."""
        return self._chooser.focus if self._chooser.focus in ISLANDS else None

    @property
    def _leant_to(self) -> tuple[str, ...]:
        """The islands that leaning chooses, where somebody stands on a board."""
        return self._offered.pair if self.stage.here.session.info.measures else ()

    def _why(self, key: str) -> str:
        """Why the island in focus sleeps."""
        return self._asleep.get(key, "") if key == self._chooser.focus else ""

    def _fit(self) -> None:
        if self._seen is not self.look:
            look = self._seen = self.look
            awake, why = self._offered.levels, self._offered.why_asleep
            self._boat = Boat(look, BOAT_W if look.theme == "child" else 210)
            self._picture = MapPicture(look, awake)
            self._ship = DressedShip(look, *SHIP) if self._company else None
            self._asleep = {key: why(key, look.words) for key in ISLANDS if key not in awake}

    def _draw_dwell(self, surface: pygame.Surface) -> None:
        """Beside the name, while no island is being sailed to."""
        pair = self._leant_to if self._landing is None else ()
        shares = (self._leaning.left, self._leaning.right)
        for i, key in enumerate(pair):
            one = len(pair) == 1
            share = max(shares) if one else shares[i]
            self._picture.draw_dwell(surface, key, 0 if one else 2 * i - 1, share)
