"""The map: six islands in a calm sea. The boat sails to the island in focus; those that sleep
say so softly."""

from __future__ import annotations

import math
from collections.abc import Mapping

import pygame

from game.exercises import EXERCISES
from game.exercises.library import find_level
from game.screen.actions import Action, Do
from game.screen.instruments import DwellRing
from game.screen.look import Look
from game.screen.places import ISLANDS
from game.screen.scene import Go, Move, Scene, Stage
from game.screen.scenes.boat import Boat
from game.screen.scenes.choosing import Chooser, Leaning, Place
from game.screen.scenes.writing import write
from game.screen.stroke import glow, put_middle, shine, vector
from game.text import mark

NAMES: Mapping[str, str] = {
    "sense_sands": mark("Sense Sands"),
    "posture_peak": mark("Posture Peak"),
    "strength_shore": mark("Strength Shore"),
    "balance_bay": mark("Balance Bay"),
    "coordination_cove": mark("Coordination Cove"),
    "stretch_springs": mark("Stretch Springs"),
}
MOORINGS: Mapping[str, tuple[float, float]] = {
    "sense_sands": (690, 655),
    "posture_peak": (1205, 640),
    "strength_shore": (1290, 610),
    "balance_bay": (760, 735),
    "coordination_cove": (912, 745),
    "stretch_springs": (1275, 740),
}
"""Where the boat waits; a test compares the keys with ISLANDS."""
NEAR_FOOT = 700
BOAT_W = 300
LOWEST_NAME = 1048


class Map(Scene):
    """Choose an island by arrows, mouse, switch, or, where two are awake, by leaning."""

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage)
        self._levels = self._awake()
        places = [
            Place(key, isle.x, isle.y - isle.width * 0.18, isle.width, isle.width * 0.62)
            for key, isle in ISLANDS.items()
        ]
        self._chooser = Chooser(places, next(iter(self._levels), None))
        self._leaning = Leaning()
        self._seen: Look | None = None
        stage.here.forget_lean()

    def _awake(self) -> dict[str, str]:
        """Level by island, from left to right: what may be played now."""
        levels: dict[str, str] = {}
        for level_id in self.stage.here.session.choices():
            island = EXERCISES[find_level(level_id).exercise].CARD.island
            levels.setdefault(island, level_id)
        return dict(sorted(levels.items(), key=lambda item: ISLANDS[item[0]].x))

    def take(self, action: Action, now_s: float) -> Move:
        """Sail, land, or end the visit."""
        if action.do is Do.STOP:
            return Go("check_out")
        key = self._chooser.take(action, self.look)
        return self._land(key) if key else None

    def _land(self, island: str) -> Move:
        level_id = self._levels.get(island)
        if level_id is None:
            return None
        self.stage.here.level_id = level_id
        return Go("card")

    def advance(self, now_s: float) -> Move:
        """Feel the lean: the left of the two awake islands, or the right."""
        self._fit()
        if self.stage.scanning:
            self._chooser.scan(now_s)
        if self._chooser.focus is not None:
            self._boat.send(*MOORINGS[self._chooser.focus], now_s)
        side = self._leaning.feel(self.stage.here.lean(), now_s)
        if side is None or len(self._levels) != 2:
            return None
        return self._land(list(self._levels)[side == "right"])

    # what is seen

    def draw(self, surface: pygame.Surface, now_s: float) -> None:
        """The painted sea, a ring of light around the island in focus, the boat, the names."""
        look, focus = self.look, self._chooser.focus
        self._fit()
        surface.blit(look.pictures.layer(f"{look.theme}_map"), (0, 0))
        if focus is not None:
            self._draw_light(surface, focus, now_s)
        self._boat.draw(surface, now_s)
        for key in ISLANDS:
            self._draw_name(surface, key)
        if len(self._levels) == 2:
            self._draw_dwell(surface)
        title_y = 62 if look.theme == "child" else 88
        write(surface, look, look.words("Where do we sail?"), "lead", 960, title_y)

    def _fit(self) -> None:
        if self._seen is not self.look:
            look = self._seen = self.look
            self._boat = Boat(look, BOAT_W if look.theme == "child" else 210)
            self._ring = DwellRing(look, 44, 11)
            self._halos = {key: _halo(look, isle.width) for key, isle in ISLANDS.items()}

    def _draw_light(self, surface: pygame.Surface, key: str, now_s: float) -> None:
        look, isle = self.look, ISLANDS[key]
        awake = key in self._levels
        if awake and look.theme == "child":
            light = glow("#FFC36A", look.px(isle.width * 0.62), 26, 34)
            shine(surface, light, look.at(isle.x, isle.y))
        put_middle(surface, self._halos[key], look.at(isle.x, isle.y + isle.width * 0.02))
        if awake:
            self._draw_route(surface, key, now_s)

    def _draw_route(self, surface: pygame.Surface, key: str, now_s: float) -> None:
        """Lights on the water from the boat to the shore; they breathe one after another."""
        look, isle = self.look, ISLANDS[key]
        (x0, y0), (x1, y1) = MOORINGS[key], (isle.x, isle.y + 16)
        way = 1 if x1 > x0 else -1
        for i in range(1, 6):
            share = i / 6
            x = x0 + (x1 - x0) * share * 0.8
            y = y0 + 24 + (y1 - y0) * share + 26 * math.sin(math.pi * share)
            swell = 1.0 if look.calm else 0.75 + 0.25 * math.sin(1.6 * now_s - 1.1 * i)
            warm, heart = (
                ("#FFC25E", "#FFF6D8") if look.theme == "child" else ("#C9A46A", "#F2EBDB")
            )
            place = look.at(x - way * 10, y)
            shine(surface, glow(warm, look.px(30), round(10 * swell) * 6, 45), place)
            shine(surface, glow(heart, look.px(11), round(10 * swell) * 9, 50), place)

    def _draw_name(self, surface: pygame.Surface, key: str) -> None:
        look, isle = self.look, ISLANDS[key]
        near, awake = isle.y > NEAR_FOOT, key in self._levels
        lit = key == self._chooser.focus
        size = (54 if lit else 48) if near else (44 if lit else 38)
        y = min(LOWEST_NAME, isle.label_y + (18 if near else 14))
        colour = None if awake or lit else ("#E9DCD6" if look.theme == "child" else "#93A2AC")
        write(surface, look, look.words(NAMES[key]), "lead", isle.x, y, size=size, colour=colour)
        if lit and not awake:
            write(surface, look, look.words("still asleep"), "note", isle.x, y + size)

    def _draw_dwell(self, surface: pygame.Surface) -> None:
        """The ring beside the name fills while the lean is held."""
        look = self.look
        sides = zip(self._levels, (self._leaning.left, self._leaning.right), strict=True)
        for key, share in sides:
            if share > 0:
                isle = ISLANDS[key]
                self._ring.draw(surface, look.at(isle.x, isle.y - isle.width * 0.2), share)


def _halo(look: Look, width: float) -> pygame.Surface:
    """The near half of a ring of light that lies on the water around an island."""
    wide, high = width * 0.57, width * 0.045
    tone = "#FFE3A0" if look.theme == "child" else "#DDBF86"
    body = '<defs><linearGradient id="h" x1="0%" y1="0%" x2="100%" y2="0%">'
    for at, opacity in ((0, 0.0), (18, 0.75), (50, 0.95), (82, 0.75), (100, 0.0)):
        body += f'<stop offset="{at}%" stop-color="{tone}" stop-opacity="{opacity}"/>'
    path = f"M{-wide} 0A{wide} {high} 0 0 0 {wide} 0"
    body += f'</linearGradient></defs><path d="{path}" fill="none" stroke="url(#h)" '
    body += 'stroke-width="6" stroke-linecap="round"/>'
    return vector(body, (-wide - 8, -high - 8, 2 * wide + 16, 2 * high + 16), look.scale)
