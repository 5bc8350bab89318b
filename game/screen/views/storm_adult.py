"""Storm Captain for adults: a yacht on a long swell at the end of dusk, and its clinometer."""

from __future__ import annotations

import math

import pygame

from game.core.time import seconds
from game.exercises.storm_captain import Level as StormLevel
from game.exercises.storm_captain import Phase, State
from game.screen.lettering import put
from game.screen.look import Look
from game.screen.stroke import glow, shine
from game.screen.views.star_adult import IVORY, NAMES, QUIET
from game.screen.views.star_field import DIRECTIONS
from game.screen.views.storm_arrows import Arrows
from game.screen.views.storm_clinometer import Clinometer
from game.screen.views.storm_clinometer import Tones as Metal
from game.screen.views.storm_sea import Sea, Tones, between
from game.screen.views.storm_ship import Part, Ship
from game.text import mark

SEA = Tones(
    "storm_swell_dusk",
    (
        ("#3C5564", "#22384A", "#C6D6D2"),
        ("#2C4453", "#182B3A", "#A9BEC0"),
        ("#1F3442", "#101E2A", "#8FA8AE"),
    ),
    1240.0,
)
METAL = Metal(
    ("#4E3B2A", "#A98A58", "#F0D9A4"),
    "#0C1A26",
    "#9FE0C4",
    ("#FFFDF2", "#E9DDC0", "#8A7A5C"),
    False,
)
RIG, HULL = Part("storm_yacht_rig", 560.0, 337.0), Part("storm_yacht_hull", 360.0, 62.0)
READY, COMES, LEVEL = mark("Ready"), mark("A wave comes"), mark("Keep it level")
INTO = mark("Lean into the wave")
LEFT, WORDS_WIDE = 96.0, 500.0
ARROWS_Y = 516.0
DONE_S = 1.6
MASTHEAD = (0.0, -608.0)


class Watch:
    """The adult's picture."""

    def __init__(self, look: Look, level: StormLevel) -> None:
        self._look = look
        self._layer = look.pictures.layer("storm_adult")
        self._sea = Sea(look, SEA)
        self.ship = Ship(look, RIG, HULL, "#7C929E")
        self.clinometer = Clinometer(look, METAL)
        self.clinometer.prepare(level.dial.tolerance.value(level.clamp(level.d.start)))
        self._arrows = Arrows(look, ARROWS_Y)
        self._lamp = glow("#FFE2A6", look.px(46), 60)
        self._done = glow("#FFD98A", look.px(240), 46)
        self._done_s = -math.inf

    def warned(self, t_s: float) -> None:
        """A wave is seen."""
        self._arrows.begin(t_s)

    def come(self, t_s: float) -> None:
        """Nothing but the sound."""

    def braced(self, t_s: float) -> None:
        """Nothing but the sound."""

    def over(self, met: bool, quality: float, t_s: float) -> None:
        """A wave that was met leaves a warm light around the masthead for a moment."""
        if met:
            self._done_s = t_s

    def draw(
        self, surface: pygame.Surface, before: State, after: State, alpha: float, t_s: float
    ) -> None:
        """The whole surface."""
        now = between(before, after, alpha)
        surface.blit(self._layer, (0, 0))
        self._sea.draw_swell(surface, now, seconds(after.wave.warning_steps) if after.wave else 0.0)
        sight = self.ship.sight(after.ship_seen, t_s)
        self.ship.move(now, t_s)
        if 0 <= t_s - self._done_s < DONE_S:
            shine(surface, self._done, self.ship.point(0, -300))
        self.ship.draw(surface, sight)
        self.ship.draw_mist(surface, sight)
        if sight == 1:
            shine(surface, self._lamp, self.ship.point(*MASTHEAD))
        self._sea.draw_near(surface, t_s)
        self._arrows.draw(surface, now, t_s)
        self.clinometer.draw(surface, after, now.tilt if sight == 1 else None)
        self._write(surface, after)

    def _write(self, surface: pygame.Surface, state: State) -> None:
        look, letters = self._look, self._look.letters
        loud, quiet = READY, ""
        if state.phase is Phase.WARN:
            loud, quiet = NAMES[DIRECTIONS.index(state.side)], COMES
        elif state.phase is Phase.WAVE:
            loud, quiet = LEVEL, INTO
        y = 190.0
        for said, size, tone, apart in ((loud, 104, IVORY, 112), (quiet, 54, QUIET, 66)):
            text = look.words(said) if said else ""
            for line in letters.column(text, "medium", size, WORDS_WIDE, tone):
                put(surface, line, *look.at(LEFT, y), "left")
                y += apart
            y -= 14
        count = look.words("{n} of {all}", n=state.attempts, all=state.planned)
        put(surface, letters.line(count, "medium", 54, QUIET), *look.at(1824, 994), "right")
