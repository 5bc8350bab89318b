"""Pelvis Painter for adults: the brush is kept in the ink, and a landscape grows on the paper,
ridge before ridge."""

from __future__ import annotations

import math

import pygame

from game.exercises.pelvis_painter import REST_RADIUS, Phase, State
from game.exercises.pelvis_painter import Level as PainterLevel
from game.screen.lettering import put
from game.screen.look import Look
from game.screen.stroke import glow, put_middle, shine, vector
from game.screen.views.painter_brush import Brush, Wood
from game.screen.views.painter_canvas import Canvas, Place, Stroke
from game.screen.views.painter_field import Feet, Field, Shoes
from game.screen.views.painter_pot import Pots, Trail, rest_ring
from game.screen.views.painter_ridges import INK, Ridge
from game.screen.views.painter_words import said
from game.screen.views.veil import Veil

MIDDLE, REACH = (960.0, 824.0), 210.0
WORDS_AT, WORDS_WIDE, WORDS_STEP = (96.0, 742.0), 604.0, 96.0
COUNT_AT = (1824.0, 742.0)
FEET_AT = (1560.0, 960.0)
IVORY, QUIET = "#F2EBDB", "#C6D0D6"
WOOD = Wood("#8A5E3A", "#3E2818", "#E8D8B0", "#8C6B3E", "#2A2622", 0.3)
GUIDE_STEP = 18
LIGHT_S = 1.2
SHOES = Shoes("#8E9AA2", "#4A555E", "#D8CDB4", "#05090C")


class Ink:
    """The adult's picture."""

    def __init__(self, look: Look, level: PainterLevel) -> None:
        self._look, lines = look, level.plan.lines
        self.field = Field(look, MIDDLE, REACH)
        strokes: list[Stroke] = [Ridge(look, n, lines, from_right=n % 2 == 1) for n in range(lines)]
        self._strokes = strokes
        self.canvas = Canvas(look.pictures.layer("painter_adult"), strokes)
        self._pots = Pots(look, self.field)
        self._rest = rest_ring(look, REST_RADIUS * REACH, "#F2EBDB", "#0A1216")
        self._brush = Brush(look, WOOD)
        self._trail = Trail(look, self.field, "#D8A24A")
        self._feet = Feet(look, FEET_AT, level.plan.leg_task, SHOES)
        self._dot = vector(
            '<circle r="3.4" fill="#6A5A40" fill-opacity="0.55"/>', (-5, -5, 10, 10), look.scale
        )
        self._tip = vector(
            '<circle r="10" fill="none" stroke="#B4552E" stroke-width="4.5"/>',
            (-14, -14, 28, 28), look.scale,
        )  # fmt: skip
        self._lights = [glow("#FFD98A", look.px(170), 3 * k) for k in range(13)]
        self._lit_s = -math.inf
        self._veil = Veil()
        self._pot_at: Place = self.field.middle

    def dipped(self, t_s: float) -> None:
        """The brush has come into the ink."""

    def reached(self, t_s: float) -> None:
        """A ridge is painted: a warm light on the dish."""
        self._lit_s = t_s

    def draw(
        self, surface: pygame.Surface, before: State, after: State, alpha: float, t_s: float
    ) -> None:
        """The whole surface."""
        self.canvas.see(after, t_s)
        surface.blit(self.canvas.picture, (0, 0))
        sight = self._veil.share(after.brush_seen, t_s)
        if after.phase is Phase.BETWEEN:
            put_middle(surface, self._rest, self.field.middle)
            self._trail.draw(surface, after, self._pots, INK)
            self._draw_light(surface, t_s)
        else:
            self._draw_dish(surface, after)
        self._feet.draw(surface, after)
        if sight > 0:
            wet = INK if after.phase is Phase.HOLD or after.dipped else None
            self._brush.draw(surface, self.field.tip(before, after, alpha), after.x, wet, sight)
        self._write(surface, after)

    def _draw_light(self, surface: pygame.Surface, t_s: float) -> None:
        share = (t_s - self._lit_s) / LIGHT_S
        if 0 <= share < 1:
            step = round(12 * math.sin(math.pi * (0.15 + 0.85 * share)))
            shine(surface, self._lights[step], self._pot_at)

    def _draw_dish(self, surface: pygame.Surface, state: State) -> None:
        """The ink, and where on the paper its line grows."""
        line = state.line
        assert line is not None
        self._pot_at = self.field.place(line.x, line.y)
        told = state.guided and state.inside
        self._pots.draw(surface, self._pot_at, line.band, INK, lit=told)
        stroke = self._strokes[min(state.attempts, state.planned - 1)]
        begin = int(state.held_share * stroke.dabs) if state.guided else 0
        for dab in range(GUIDE_STEP // 2, stroke.dabs, GUIDE_STEP):
            if dab > begin:
                put_middle(surface, self._dot, stroke.place(dab))
        if state.phase is Phase.HOLD and state.guided:
            put_middle(surface, self._tip, stroke.place(min(begin, stroke.dabs - 1)))

    def _write(self, surface: pygame.Surface, state: State) -> None:
        look, letters = self._look, self._look.letters
        text = look.words(said(state))
        lines = letters.column(text, "medium", 84, WORDS_WIDE, IVORY)
        for number, line in enumerate(lines):
            at = look.at(WORDS_AT[0], WORDS_AT[1] + WORDS_STEP * number)
            put(surface, line, *at, "left")
        done = state.attempts + (state.phase is not Phase.BETWEEN)
        count = look.words("{n} of {all}", n=max(1, done), all=state.planned)
        put(surface, letters.line(count, "medium", 62, QUIET), *look.at(*COUNT_AT), "right")
