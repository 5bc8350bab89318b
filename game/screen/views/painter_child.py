"""Pelvis Painter for children: the otter's brush is kept in the paint, and a rainbow grows over the
sea."""

from __future__ import annotations

import math

import pygame

from game.exercises.pelvis_painter import REST_RADIUS, Phase, State
from game.exercises.pelvis_painter import Level as PainterLevel
from game.screen.lettering import put
from game.screen.look import Look
from game.screen.stroke import glow, put_middle, shine
from game.screen.views.painter_brush import Brush, Wood
from game.screen.views.painter_canvas import Canvas, Place, Stroke
from game.screen.views.painter_field import Feet, Field, Shoes
from game.screen.views.painter_pot import Pots, Trail, rest_ring
from game.screen.views.painter_rainbow import TONES, Arch
from game.screen.views.painter_words import ALL, said
from game.screen.views.sparkles import Sparkles
from game.screen.views.veil import Veil

MIDDLE, REACH = (960.0, 650.0), 262.0
WORDS_AT, WORDS_WIDE = (960.0, 1006.0), 1080.0
FEET_AT = (1690.0, 976.0)
OTTER_AT, OTTER_WIDE = (216.0, 1052.0), 316
CLOUD_WIDE, CLOUD_Y = 400, 806.0
LOOKS_FROM = 0.12
DROPS, DROP_S = 9, 1.5
"""Drops of colour on their way from the paint to the arch, and how long one takes."""
WOOD = Wood("#F6B64B", "#C8702C", "#DDE4EE", "#8592A8", "#4B3A5E")
SHOES = Shoes("#FF7A66", "#C33E4A", "#FFE3B4", "#16304A")
GUIDE_STEP = 20
"""Every so many dabs one dot of the way ahead."""


class Rainbow:
    """The child's picture."""

    def __init__(self, look: Look, level: PainterLevel) -> None:
        self._look, lines = look, level.plan.lines
        self.field = Field(look, MIDDLE, REACH)
        sprite = look.pictures.sprite
        strokes: list[Stroke] = [Arch(look, n, lines, from_right=n % 2 == 1) for n in range(lines)]
        self.canvas = Canvas(look.pictures.layer("painter_child"), strokes)
        self._strokes = strokes
        self._pots = Pots(look, self.field)
        self._rest = rest_ring(look, REST_RADIUS * REACH, "#FFFFFF", "#23306E")
        self._brush = Brush(look, WOOD)
        self._trail = Trail(look, self.field, "#F0639A")
        self._feet = Feet(look, FEET_AT, level.plan.leg_task, SHOES)
        self._otters = [sprite(f"otter_front_{way}", look.px(OTTER_WIDE)) for way in _WAYS]
        self._cloud = sprite("cloud_puff", look.px(CLOUD_WIDE))
        self._star = sprite("star", look.px(72))
        self._halos = [glow(tone, look.px(90), 52) for tone in TONES]
        self._drops = [glow(tone, look.px(26), 80) for tone in TONES]
        self._heart = glow("#FFFFFF", look.px(13), 80)
        self._dot = glow("#FFFFFF", look.px(12), 62)
        self._sparkles = Sparkles(look, "#FFE9A8")
        self._veil = Veil()
        self._pot_at: Place = self.field.middle
        for message in ALL:
            self._words(message)

    def _words(self, message: str) -> pygame.Surface:
        letters, text = self._look.letters, self._look.words(message)
        size = letters.fitting(text, "display", 88, WORDS_WIDE)
        return letters.line(text, "display", size, "#FFF6DC", "#123048")

    def dipped(self, t_s: float) -> None:
        """The brush has come into the paint."""
        if not self._look.calm:
            self._sparkles.burst(t_s, self._pot_at, 6)

    def reached(self, t_s: float) -> None:
        """A line is painted: sparks where the brush is, and the arch shines."""
        if not self._look.calm:
            self._sparkles.burst(t_s, self._pot_at)

    def draw(
        self, surface: pygame.Surface, before: State, after: State, alpha: float, t_s: float
    ) -> None:
        """The whole surface."""
        self.canvas.see(after, t_s)
        surface.blit(self.canvas.picture, (0, 0))
        number = min(after.attempts, after.planned - 1)
        hue = number % len(TONES)
        stroke = self._strokes[number]
        sight = self._veil.share(after.brush_seen, t_s)
        if after.phase is not Phase.BETWEEN:
            self._draw_way(surface, after, stroke)
        self._draw_clouds(surface)
        if after.phase is Phase.BETWEEN:
            put_middle(surface, self._rest, self.field.middle)
            self._trail.draw(surface, after, self._pots, TONES[(number or 1) % len(TONES) - 1])
        else:
            self._draw_pot(surface, after, hue)
            self._draw_flow(surface, after, stroke, hue, t_s)
        self._draw_otter(surface, after, sight)
        self._feet.draw(surface, after)
        if sight > 0:
            tip = self.field.tip(before, after, alpha)
            wet = TONES[hue] if after.phase is Phase.HOLD or after.dipped else None
            self._brush.draw(surface, tip, after.x, wet, sight)
        self._sparkles.draw(surface, t_s)
        put(surface, self._words(said(after)), *self._look.at(*WORDS_AT))

    def _draw_clouds(self, surface: pygame.Surface) -> None:
        """The feet of the rainbow stand in them."""
        for x in (322.0, 1598.0):
            put_middle(surface, self._cloud, self._look.at(x, CLOUD_Y))

    def _draw_way(self, surface: pygame.Surface, state: State, stroke: Stroke) -> None:
        """Dots where the next arch goes."""
        begin = int(state.held_share * stroke.dabs) if state.guided else 0
        for dab in range(GUIDE_STEP // 2, stroke.dabs, GUIDE_STEP):
            if dab > begin:
                shine(surface, self._dot, stroke.place(dab))

    def _draw_pot(self, surface: pygame.Surface, state: State, hue: int) -> None:
        line = state.line
        assert line is not None
        self._pot_at = self.field.place(line.x, line.y)
        told = state.guided and state.inside
        self._pots.draw(surface, self._pot_at, line.band, TONES[hue], lit=told)

    def _draw_flow(
        self, surface: pygame.Surface, state: State, stroke: Stroke, hue: int, t_s: float
    ) -> None:
        """While the brush is in the paint, its colour flies up to where the arch grows."""
        if state.phase is not Phase.HOLD or not state.guided:
            return
        dab = min(stroke.dabs - 1, int(state.held_share * stroke.dabs))
        end, start = stroke.place(dab), self._pot_at
        if state.inside and not state.hasty:
            for k in range(DROPS):
                share = (k / DROPS + (0.0 if self._look.calm else t_s / DROP_S)) % 1.0
                bend = self._look.px(120) * math.sin(math.pi * share)
                x = start[0] + (end[0] - start[0]) * share
                y = start[1] + (end[1] - start[1]) * share - bend
                shine(surface, self._drops[hue], (x, y))
                shine(surface, self._heart, (x, y))
        shine(surface, self._halos[hue], end)
        put_middle(surface, self._star, end)

    def _draw_otter(self, surface: pygame.Surface, state: State, sight: float) -> None:
        """It leans as the player does, as far as that is told."""
        x = state.x if sight == 1 else 0.0
        way = 0 if x < -LOOKS_FROM else 2 if x > LOOKS_FROM else 1
        picture = self._otters[way]
        at = self._look.at(*OTTER_AT)
        put_middle(surface, picture, (at[0], at[1] - picture.get_height() / 2))


_WAYS = ("left", "centre", "right")
