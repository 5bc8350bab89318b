"""Statue Stretch for adults: a bonsai before a moon gate leans over a scale of the own range; words
name the side and the seconds."""

from __future__ import annotations

import math

import pygame

from game.core.time import seconds
from game.exercises.statue_stretch import Level, Phase, State, Stretch
from game.screen.lettering import put
from game.screen.look import Look
from game.screen.stroke import arc, glow, put_middle, shine, vector
from game.screen.views.statue_bonsai import Bonsai
from game.screen.views.statue_field import SPREAD, Fan, Growing, Place
from game.screen.views.statue_words import BACK, said
from game.text import mark

FOOT, LENGTH = (960.0, 836.0), 430.0
IVORY, QUIET, SHADE = "#F2EBDB", "#C6D0D6", "#0C1822"
RING_LEAST, PEARLS = 76.0, 48
SCALE_TO = 0.85
SIDES = {"left": mark("Left"), "right": mark("Right"), "forward": mark("Forward")}
REST = mark("Rest")


class MoonGate:
    """The adult's picture."""

    def __init__(self, look: Look, level: Level) -> None:
        self._look = look
        self.field = Fan(look, FOOT, LENGTH)
        self._layer = look.pictures.layer("statue_adult")
        self._bonsai = Bonsai(look, self.field, level.plan.reps)
        self._growing = Growing()
        self._rings: dict[int, pygame.Surface] = {}
        self._scale = self._drawn_scale()
        self._bead = vector(
            '<circle r="25" fill="#0A141D" fill-opacity="0.7" stroke="#F5A91E" '
            'stroke-width="6.5"/><circle r="11" fill="#FFF6E2"/>',
            (-32, -32, 64, 64), look.scale,
        )  # fmt: skip
        self._dot = vector(
            '<circle r="10" fill="#0A141D" fill-opacity="0.7"/><circle r="6.5" fill="#F5B73A"/>',
            (-11, -11, 22, 22), look.scale,
        )  # fmt: skip
        self._pearl = vector(
            '<circle r="7.5" fill="#0A141D" fill-opacity="0.8"/><circle r="5.6" fill="#F6EC6A"/>',
            (-9, -9, 18, 18), look.scale,
        )  # fmt: skip
        self._done = 0
        self._ring(level.dial.stillness.value(level.clamp(level.d.start)))

    def _drawn_scale(self) -> pygame.Surface:
        """The own range as an arc, with a mark at every quarter of it."""
        half = LENGTH + 40
        degrees = math.degrees(SPREAD)
        line = arc(0, 0, LENGTH, -SCALE_TO * degrees, 2 * SCALE_TO * degrees)
        body = f'<path d="{line}" fill="none" stroke="#0A141D" stroke-opacity="0.75" '
        body += 'stroke-width="4"/>'
        for k in range(-3, 4):
            long = 20 if k % 2 == 0 else 13
            body += f'<path d="M0 {-LENGTH + long}V{-LENGTH - long}" stroke="#0A141D" '
            body += 'stroke-opacity="0.75" stroke-width="5" '
            body += f'transform="rotate({k / 4 * degrees:.2f})"/>'
        return vector(body, (-half, -half, 2 * half, 2 * half), self._look.scale)

    def _ring(self, radius: float) -> pygame.Surface:
        """The place to hold, with this radius; made once."""
        key = self._wide(radius)
        if key not in self._rings:
            body = f'<circle r="{key}" fill="#0A141D" fill-opacity="0.5" stroke="#0A141D" '
            body += 'stroke-opacity="0.85" stroke-width="24"/>'
            body += f'<circle r="{key}" fill="none" stroke="{IVORY}" stroke-opacity="0.4" '
            body += 'stroke-width="13"/>'
            for k in range(4):
                body += f'<path d="M0 {-key - 20}V{-key - 36}" stroke="#F0E442" stroke-width="5" '
                body += f'transform="rotate({90 * k})"/>'
            half = key + 40
            self._rings[key] = vector(body, (-half, -half, 2 * half, 2 * half), self._look.scale)
        return self._rings[key]

    def _wide(self, radius: float) -> int:
        """Of the ring, design units."""
        return round(max(RING_LEAST, self.field.reach(radius)))

    def shown(self, radius: float) -> None:
        """A side is asked for: its ring is made ready."""
        self._ring(radius)

    def reached(self, place: Place, t_s: float) -> None:
        """A pad of foliage is whole."""
        self._bonsai.bear(self._done, t_s)

    def draw(
        self, surface: pygame.Surface, before: State, after: State, alpha: float, t_s: float
    ) -> None:
        """The whole surface, between two States."""
        growing = self._growing
        growing.follow(before, after, alpha, t_s)
        self._done = after.attempts
        surface.blit(self._layer, (0, 0))
        put_middle(surface, self._scale, self.field.foot)
        stretch = after.stretch if after.phase is not Phase.BETWEEN else None
        if stretch is not None:
            self._draw_place(surface, stretch)
        self._bonsai.draw(surface, growing, self._grown(after), t_s)
        for x, y in growing.shown_trail(after, t_s):
            put_middle(surface, self._dot, self.field.place(x, y))
        if growing.seen > 0.5:
            tip = self.field.place(growing.x, growing.y)
            shine(surface, glow("#FFB640", self._look.px(74), 40), tip)
            put_middle(surface, self._bead, tip)
        self._write(surface, after)

    def _grown(self, state: State) -> list[float]:
        """Of each pad: what was kept of the holds that are over, and the present one."""
        kept = [outcome.grown for outcome in state.outcomes]
        if state.phase is Phase.BETWEEN:
            return [*kept[:-1], self._growing.grown] if kept else []
        return [*kept, self._growing.grown]

    def _draw_place(self, surface: pygame.Surface, stretch: Stretch) -> None:
        """The ring to stay in; pearls fill it as the pad grows."""
        place = self.field.place(*self._growing.place)
        put_middle(surface, self._ring(stretch.radius), place)
        out = self._wide(stretch.radius) * self._look.scale
        for k in range(math.floor(self._growing.grown * PEARLS + 0.01)):
            turn = 2 * math.pi * k / PEARLS
            at = place[0] + out * math.sin(turn), place[1] - out * math.cos(turn)
            put_middle(surface, self._pearl, at)

    def _write(self, surface: pygame.Surface, state: State) -> None:
        look, line = self._look, self._look.letters.line
        words, stretch = look.words, state.stretch
        if state.phase is Phase.BETWEEN or stretch is None:
            loud, quiet = (REST, BACK) if stretch else ("", "")
        else:
            loud, quiet = (
                SIDES[stretch.direction],
                said(state, hasty=self._growing.hasty, child=False),
            )
            self._write_seconds(surface, state, stretch)
        if loud:
            size = look.letters.fitting(words(loud), "medium", 112, 430)
            put(surface, line(words(loud), "medium", size, IVORY, SHADE), *look.at(80, 180), "left")
            lines = look.letters.column(words(quiet), "medium", 56, 400, QUIET, SHADE)
            for n, text in enumerate(lines):
                put(surface, text, *look.at(92, 286 + 66 * n), "left")
        count = words("{n} of {all}", n=state.attempts, all=state.planned)
        put(surface, line(count, "medium", 54, QUIET), *look.at(1836, 1014), "right")

    def _write_seconds(self, surface: pygame.Surface, state: State, stretch: Stretch) -> None:
        """Of stillness, so far and in all."""
        look, line = self._look, self._look.letters.line
        whole = look.words("of {n} s", n=round(seconds(stretch.hold_steps)))
        if state.phase is not Phase.HOLD or state.guided:
            held = look.words("{n} s", n=int(seconds(state.held)))
            text = line(held, "regular", 150, IVORY)  # a shade would take a frame each second
            put(surface, text, *look.at(1836, 186), "right")
        put(surface, line(whole, "medium", 58, QUIET, SHADE), *look.at(1836, 298), "right")
