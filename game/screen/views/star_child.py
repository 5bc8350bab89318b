"""Star Map for children: an otter looks up while lean after lean a figure fills with light."""

from __future__ import annotations

import math
from typing import NamedTuple

import pygame

from game.core.ease import eased
from game.exercises.star_map import Level as StarLevel
from game.exercises.star_map import Phase, State
from game.screen.instruments import DwellRing
from game.screen.lettering import put
from game.screen.look import Look
from game.screen.stroke import glow, put_middle, shine, vector
from game.screen.views.star_field import DIRECTIONS, Field
from game.screen.views.star_figure import (
    FADE_S,
    STROKE_S,
    SWELL_S,
    Figure,
    draw_lit_star,
)
from game.screen.views.star_guides import Chevrons, Light
from game.screen.views.star_sea import Boat, Glints, Glitter
from game.text import mark

CENTRE, REACH = (1010.0, 412.0), 350.0
HORIZON = 788
FIGURES = ("turtle", "whale", "crane", "ship")
FLY_S = 0.5
WORDS_AT = (1250.0, 972.0)
LEAN, RETURN = mark("Lean to the star"), mark("Back to the middle")
HIDDEN = mark("Lean without the light")
"""The feedback of this star hides the light."""


class Flight(NamedTuple):
    """A star on its way from where it was reached to its point of the figure."""

    since_s: float
    start: tuple[float, float]
    figure: Figure
    point: int


class Sky:
    """The child's picture."""

    def __init__(self, look: Look, level: StarLevel) -> None:
        self._look = look
        self.field = Field(look, *CENTRE, REACH)
        self._layer = look.pictures.layer("star_child")
        wanted = -(-level.plan.stars // len(DIRECTIONS))
        names = [FIGURES[k % len(FIGURES)] for k in range(max(1, wanted))]
        self._coming = [Figure(look, name, self.field.middle) for name in names[:4]]
        self._figure, self._since_s = self._coming.pop(0), -FADE_S
        self._leaving: Figure | None = None
        self._kept: list[pygame.Surface] = []
        self._flights: list[Flight] = []
        self._cheered: set[int] = set()
        self._begun = False
        self._light = Light(look)
        self._chevrons = Chevrons(look)
        self._boat, self._glints, self._glitter = Boat(look), Glints(look), Glitter(look)
        self._guides = self._drawn_guides()
        self._open_point = self._drawn_point()
        sprite = look.pictures.sprite
        self._swells = [sprite("star_target", look.px(76 + 4 * k)) for k in range(12)]
        self._rings: dict[int, DwellRing] = {}
        d = level.clamp(level.d.start)
        self._ring(level.dial.radius.value(d))
        for message in (LEAN, RETURN, HIDDEN):
            self._words(message)

    def _drawn_guides(self) -> pygame.Surface:
        """The dotted ring of own reach, and the small ring of rest in the middle."""
        circle = f'<circle r="{REACH}" fill="none" '
        body = "".join(
            f'{circle}stroke="#7FC4F2" stroke-opacity="0.035" stroke-width="{wide}"/>'
            for wide in (34, 28, 22, 16, 11)
        )
        body += f'{circle}stroke="#CFEAFC" stroke-width="5.2" stroke-opacity="0.95" '
        body += 'stroke-linecap="round" stroke-dasharray="0.1 19.9"/>'
        half = REACH + 20
        return vector(body, (-half, -half, 2 * half, 2 * half), self._look.scale)

    def _drawn_point(self) -> pygame.Surface:
        body = (
            '<circle r="23" fill="#141D55" fill-opacity="0.8" stroke="#D6E6FF" '
            'stroke-width="5"/><circle r="7" fill="#D6E6FF"/>'
        )
        return vector(body, (-30, -30, 60, 60), self._look.scale)

    def _ring(self, radius: float) -> DwellRing:
        """The ring around a target whose radius is in reach units."""
        key = round(radius * REACH)
        if key not in self._rings:
            self._rings[key] = DwellRing(self._look, radius * REACH, 14)
        return self._rings[key]

    def _words(self, message: str) -> pygame.Surface:
        look = self._look
        return look.letters.line(look.words(message), "display", 104, "#FFF6DC", "#0A0F30")

    def shown(self, radius: float) -> None:
        """A star appeared: its ring is made ready."""
        self._ring(radius)

    def reached(self, x: float, y: float, label: str, t_s: float) -> None:
        """The star rises to its point of the figure."""
        if len(self._figure.lit_at) == len(DIRECTIONS):
            self._next_figure()
        figure = self._figure
        point = figure.nearest_unlit(DIRECTIONS.index(label))
        self._flights.append(Flight(t_s, self.field.place(x, y), figure, point))
        figure.light(point, t_s + SWELL_S + FLY_S)

    def _recall(self, state: State) -> None:
        """A window may change its size in the middle of a bout: what was lit before."""
        self._begun = True
        lit = [one.label for one in state.outcomes if one.reached]
        for label in lit[: max(0, len(lit) - len(self._flights))]:
            if self._figure.done_at is not None:
                self._kept.append(self._figure.keepsake())
                self._next_figure()
                self._leaving = None
            self._figure.light(self._figure.nearest_unlit(DIRECTIONS.index(label)), -math.inf)

    def _next_figure(self) -> None:
        done = self._figure.done_at
        self._leaving, self._since_s = self._figure, (done or 0.0) + STROKE_S
        name = FIGURES[(FIGURES.index(self._figure.name) + 1) % len(FIGURES)]
        ready = self._coming.pop(0) if self._coming else None
        self._figure = ready or Figure(self._look, name, self.field.middle)

    def draw(
        self, surface: pygame.Surface, before: State, after: State, alpha: float, t_s: float
    ) -> None:
        if not self._begun:
            self._recall(after)
        surface.blit(self._layer, (0, 0))
        self._glints.draw(surface, t_s)
        self._draw_figures(surface, t_s)
        put_middle(surface, self._guides, self.field.middle)
        self._draw_points(surface, t_s)
        light = self.field.light(before, after, alpha)
        self._draw_star(surface, after, t_s)
        self._draw_help(surface, after, t_s)
        self._draw_flights(surface, t_s)
        self._light.draw(surface, light, t_s, seen=after.light_seen)
        self._boat.draw(surface, t_s)
        message = RETURN if _returning(after) else LEAN if after.guided else HIDDEN
        put(surface, self._words(message), *self._look.at(*WORDS_AT))

    def _draw_figures(self, surface: pygame.Surface, t_s: float) -> None:
        look, horizon = self._look, self._look.at(0, HORIZON)[1]
        for k, small in enumerate(self._kept[-4:]):
            put_middle(surface, small, look.at(150 + 200 * (k % 2), 150 + 190 * (k // 2)))
        done = self._figure.done_at
        if done is not None and t_s > done + STROKE_S:
            self._next_figure()
        leaving = self._leaving
        if leaving is not None:
            gone = (t_s - self._since_s) / FADE_S
            if gone >= 1:
                self._kept.append(leaving.keepsake())
                self._leaving = None
            else:
                leaving.draw(surface, t_s, 1 - eased(gone))
        strength = eased((t_s - self._since_s) / FADE_S)
        if strength > 0:
            self._figure.draw_mirror(surface, horizon, strength)
            self._figure.draw(surface, t_s, strength)

    def _draw_points(self, surface: pygame.Surface, t_s: float) -> None:
        figure = self._figure
        if t_s < self._since_s + FADE_S / 2:
            return
        for k in range(len(DIRECTIONS)):
            lit_s, place = figure.lit_at.get(k), figure.point(k)
            if lit_s is None or t_s < lit_s:
                put_middle(surface, self._open_point, place)
            else:
                draw_lit_star(surface, self._look, self._swells[0], place)

    def _draw_star(self, surface: pygame.Surface, state: State, t_s: float) -> None:
        """The target with its ring; the star grows in when it appears."""
        star = state.star
        if star is None or state.phase is Phase.RETURN:
            if state.star is not None:
                self._draw_home(surface)
            return
        place, look = self.field.place(star.x, star.y), self._look
        shine(surface, glow("#F0C840", look.px(220), 42), place)
        shine(surface, glow("#FFF3A8", look.px(110), 34), place)
        self._ring(star.radius).draw(surface, place, state.held_share if state.guided else 0.0)
        large = min(112.0, 1.45 * star.radius * REACH) * (0.7 + 0.3 * eased(state.shown_s / 0.3))
        step = max(0, min(11, round((large - 76) / 4)))
        put_middle(surface, self._swells[step], place)
        self._glitter.draw(surface, place[0], look.at(0, HORIZON)[1], t_s)

    def _draw_home(self, surface: pygame.Surface) -> None:
        shine(surface, glow("#8FE9FF", self._look.px(70), 30), self.field.middle)
        put_middle(surface, self._open_point, self.field.middle)

    def _draw_help(self, surface: pygame.Surface, state: State, t_s: float) -> None:
        star = state.star
        if star is not None:
            end = self.field.place(star.x, star.y)
            self._chevrons.draw(surface, self.field.middle, end, state, t_s)

    def _draw_flights(self, surface: pygame.Surface, t_s: float) -> None:
        """Swell where it was reached, then rise to the figure."""
        look = self._look
        for flight in list(self._flights):
            age = t_s - flight.since_s
            if age > SWELL_S + FLY_S:
                self._flights.remove(flight)
                continue
            share, end = eased((age - SWELL_S) / FLY_S), flight.figure.point(flight.point)
            x = flight.start[0] + (end[0] - flight.start[0]) * share
            y = flight.start[1] + (end[1] - flight.start[1]) * share
            y -= look.px(26) * math.sin(math.pi * share)
            swell = math.sin(math.pi * min(1.0, age / SWELL_S)) + (1 - share) * 0.6
            shine(surface, glow("#FFE27A", look.px(150), 55), (x, y))
            put_middle(surface, self._swells[min(11, round(swell * 7))], (x, y))
            self._sparks(surface, flight.start, age)

    def _sparks(self, surface: pygame.Surface, place: tuple[float, float], age: float) -> None:
        """Eight small lights that spread from the place of success and fade."""
        if self._look.calm or age > 0.7:
            return
        out = self._look.px(60 + 90 * eased(age / 0.7))
        spark = glow("#FFF3C0", self._look.px(15), max(8, 8 * round(10 * (1 - age / 0.7))))
        for k in range(8):
            turn = math.pi * (k / 4 + 0.125)
            shine(
                surface, spark, (place[0] + out * math.sin(turn), place[1] - out * math.cos(turn))
            )

    def completed(self, t_s: float) -> bool:
        """True once, when the figure has filled."""
        done = self._figure.done_at
        if done is None or t_s < done or id(self._figure) in self._cheered:
            return False
        self._cheered.add(id(self._figure))
        return True


def _returning(state: State) -> bool:
    return state.phase is Phase.RETURN and state.star is not None
