"""Storm Captain for children: the otter's ship in the waves after a storm; every wave that is met
lights a lantern."""

from __future__ import annotations

import math

import pygame

from game.core.time import seconds
from game.exercises.storm_captain import Level as StormLevel
from game.exercises.storm_captain import Phase, State
from game.screen.instruments import LanternRope
from game.screen.lettering import put
from game.screen.look import Look
from game.screen.stroke import glow, put_middle, shine
from game.screen.views.sparkles import Sparkles
from game.screen.views.storm_arrows import Arrows
from game.screen.views.storm_clinometer import Clinometer
from game.screen.views.storm_clinometer import Tones as Metal
from game.screen.views.storm_sea import SHIP_X, WATER_Y, Between, Sea, Tones, between
from game.screen.views.storm_ship import Part, Rolled, Ship
from game.text import mark

SEA = Tones(
    "storm_swell",
    (
        ("#5FC6CE", "#2F86B2", "#D9FFF6"),
        ("#43A6C0", "#2670A4", "#BFF4F2"),
        ("#2F86B0", "#1D4F8C", "#A6E4EE"),
    ),
    1330.0,
)
METAL = Metal(
    ("#5A3444", "#B06B45", "#FFD79A"),
    "#17325E",
    "#8FF0C0",
    ("#FFF6C8", "#FFC24A", "#D9762E"),
    face=True,
)
RIG, HULL = Part("storm_ship_rig", 560.0, 323.0), Part("storm_ship_hull", 560.0, 95.5)
WORDS_AT, WORDS_WIDE = (960.0, 1010.0), 1240.0
FROM_LEFT, FROM_RIGHT = mark("A wave from the left"), mark("A wave from the right")
LEVEL, CALM = mark("Keep the ship level"), mark("The sea is calm")
ARROWS_Y = 436.0
CREW = (Part("fruit_rabbit", 84.0, 205.0, -118.0), Part("fruit_hedgehog", 96.0, 184.0, 122.0))
OTTERS = {
    side: Part(f"otter_back_{name}", 168.0, 206.0)
    for side, name in ((-1, "left"), (0, "centre"), (1, "right"))
}
"""The captain looks where the wave comes from."""
STAR = (0.0, -330.0)
"""On the sail: where it sparkles."""
LAMPS = ((-184.0, -206.0), (184.0, -206.0))
SPLASH_S = 0.9


class Deck:
    """The child's picture."""

    def __init__(self, look: Look, level: StormLevel) -> None:
        self._look = look
        self._layer = look.pictures.layer("storm_child")
        self._sea = Sea(look, SEA)
        self.ship = Ship(look, RIG, HULL, "#DCC8E0")
        self._crew = [Rolled(look, one, 1) for one in CREW]
        self._otters = {side: Rolled(look, one, 1) for side, one in OTTERS.items()}
        self.clinometer = Clinometer(look, METAL)
        self.clinometer.prepare(level.dial.tolerance.value(level.clamp(level.d.start)))
        self._rope = LanternRope(look, level.plan.waves, left=250, right=1670, top=22, sag=30)
        self._arrows = Arrows(look, ARROWS_Y)
        self._sparkles = Sparkles(look, "#FFD98A")
        self._lamp = glow("#FFC46A", look.px(96), 50)
        self._splash = look.pictures.sprite("splash", look.px(190))
        self._met = 0
        self._come_s = -math.inf
        for message in (FROM_LEFT, FROM_RIGHT, LEVEL, CALM):
            self._words(message)

    def _words(self, message: str) -> pygame.Surface:
        letters, text = self._look.letters, self._look.words(message)
        size = letters.fitting(text, "display", 88, WORDS_WIDE)
        return letters.line(text, "display", size, "#FFF6DC", "#141A48")

    def warned(self, t_s: float) -> None:
        """A wave is seen."""
        self._arrows.begin(t_s)

    def come(self, t_s: float) -> None:
        """It has reached the ship."""
        self._come_s = t_s

    def braced(self, t_s: float) -> None:
        """A first lean into it."""
        self._sparkles.burst(t_s, self.ship.point(*STAR), 7)

    def over(self, met: bool, quality: float, t_s: float) -> None:
        """A wave is over: a lantern for one that was met, a few sparks for one that was tried."""
        self._met += met
        if met:
            self._sparkles.burst(t_s, self.ship.point(*STAR))
        elif quality > 0:
            self._sparkles.burst(t_s, self.ship.point(*STAR), 5)

    def draw(
        self, surface: pygame.Surface, before: State, after: State, alpha: float, t_s: float
    ) -> None:
        """The whole surface."""
        now = between(before, after, alpha)
        surface.blit(self._layer, (0, 0))
        self._rope.draw(surface, max(self._met, after.successes), t_s)
        warning_s = seconds(after.wave.warning_steps) if after.wave else 0.0
        self._sea.draw_swell(surface, now, warning_s)
        sight = self.ship.sight(after.ship_seen, t_s)
        self.ship.move(now, t_s)
        self._draw_ship(surface, now, sight)
        self._sea.draw_near(surface, t_s)
        self._draw_splash(surface, now, t_s)
        self._arrows.draw(surface, now, t_s)
        self.clinometer.draw(surface, after, now.tilt if sight == 1 else None)
        if not self._look.calm:
            self._sparkles.draw(surface, t_s)
        put(surface, self._words(_said(after)), *self._look.at(*WORDS_AT))

    def _draw_ship(self, surface: pygame.Surface, now: Between, sight: float) -> None:
        captain = self._otters[0 if now.phase is Phase.CALM else now.side]
        self.ship.draw(surface, sight, (*self._crew, captain))
        self.ship.draw_mist(surface, sight)
        for x, y in LAMPS:
            at = self.ship.point(x, y) if sight == 1 else self._look.at(SHIP_X + x, WATER_Y + y)
            shine(surface, self._lamp, at)

    def _draw_splash(self, surface: pygame.Surface, now: Between, t_s: float) -> None:
        """Spray at the side that the wave has reached."""
        age = (t_s - self._come_s) / SPLASH_S
        if 0 <= age < 1 and not self._look.calm:
            up = 90 * math.sin(math.pi * age)
            place = self._look.at(SHIP_X + now.side * 262, WATER_Y + 40 - up)
            put_middle(surface, self._splash, place)


def _said(state: State) -> str:
    if state.phase is Phase.CALM:
        return CALM
    if state.phase is Phase.WARN:
        return FROM_RIGHT if state.side == "right" else FROM_LEFT
    return LEVEL
