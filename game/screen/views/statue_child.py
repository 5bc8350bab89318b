"""Statue Stretch for children: a leafy animal leans its long neck into the sun, and blossoms while
it is as still as a statue; the otter shows the way."""

from __future__ import annotations

import math

import pygame

from game.exercises.statue_stretch import Level, Phase, State, Stretch
from game.screen.lettering import put
from game.screen.look import Look
from game.screen.stroke import glow, put_middle, shine, vector
from game.screen.views.sparkles import Sparkles
from game.screen.views.star_guides import Chevrons
from game.screen.views.statue_animal import Animal
from game.screen.views.statue_field import Fan, Growing, Place, help_s
from game.screen.views.statue_words import BACK, SLOWLY, STATUE, SUN, said

FOOT, LENGTH = (960.0, 790.0), 452.0
OTTER_AT, OTTER_WIDE = (262.0, 836.0), 360.0
OTTERS = {"left": "otter_front_left", "right": "otter_front_right"}
POTS_Y, POTS_X, POTS_APART = 1024.0, 336.0, 152.0
"""The row of finished statues, on both sides of the bowl."""
RAYS = 20
SUN_LEAST = 92.0
"""The sun is never smaller than the face in it; design units."""
WORDS_AT, WORDS_SIZE, WORDS_WIDE = (960.0, 74.0), 88.0, 1240.0
STEAM_S = 9.0


class SpringGarden:
    """The child's picture."""

    def __init__(self, look: Look, level: Level) -> None:
        self._look = look
        self.field = Fan(look, FOOT, LENGTH)
        self._layer = look.pictures.layer("statue_child")
        self._animal = Animal(look, self.field, level.plan.reps)
        self._growing = Growing()
        self._suns: dict[int, tuple[pygame.Surface, list[pygame.Surface]]] = {}
        self._sparkles = Sparkles(look, "#FFE27A")
        self._chevrons = Chevrons(look)
        self._otters = {
            way: look.pictures.sprite(name, look.px(OTTER_WIDE)) for way, name in OTTERS.items()
        }
        self._otter = look.pictures.sprite("otter_front_centre", look.px(OTTER_WIDE))
        self._shadow = vector(
            '<defs><radialGradient id="s" gradientUnits="userSpaceOnUse" cx="0" cy="0" r="100">'
            '<stop offset="0" stop-color="#1E4A3A" stop-opacity="0.55"/><stop offset="1" '
            'stop-color="#1E4A3A" stop-opacity="0"/></radialGradient></defs>'
            '<g transform="scale(1 0.2)"><circle r="100" fill="url(#s)"/></g>',
            (-100, -22, 200, 44), look.scale * 2.9,
        )  # fmt: skip
        self._pot_shadow = pygame.transform.smoothscale(self._shadow, (look.px(200), look.px(44)))
        self._steam = [glow("#FFFFFF", look.px(120), 5 + k) for k in range(6)]
        self._dot = vector(
            '<circle r="11" fill="#7A4A12" fill-opacity="0.5"/><circle r="8" fill="#FFE27A"/>',
            (-12, -12, 24, 24), look.scale,
        )  # fmt: skip
        self._sun(level.dial.stillness.value(level.clamp(level.d.start)))
        for message in (SUN, STATUE, SLOWLY, BACK):
            self._words(message)

    def _words(self, message: str) -> pygame.Surface:
        look = self._look
        text = look.words(message)
        size = look.letters.fitting(text, "display", WORDS_SIZE, WORDS_WIDE)
        return look.letters.line(text, "display", size, "#FFFDF0")

    def shown(self, radius: float) -> None:
        """A light has come: its sun is made ready."""
        self._sun(radius)

    def reached(self, place: Place, t_s: float) -> None:
        """The statue is finished."""
        if not self._look.calm:
            self._sparkles.burst(t_s, place)

    def draw(
        self, surface: pygame.Surface, before: State, after: State, alpha: float, t_s: float
    ) -> None:
        """The whole surface, between two States."""
        growing = self._growing
        growing.follow(before, after, alpha, t_s)
        surface.blit(self._layer, (0, 0))
        self._draw_steam(surface, t_s)
        stretch = after.stretch if after.phase is not Phase.BETWEEN else None
        self._draw_otter(surface, stretch)
        self._draw_pots(surface, after)
        place = self._look.at(FOOT[0], FOOT[1] + 212)
        put_middle(surface, self._shadow, place)
        if stretch is not None:
            self._draw_sun(surface, stretch)
        self._animal.draw(surface, growing, _kind(after))
        if stretch is not None:
            top = self.field.place(0.0, 0.0)
            self._chevrons.point(
                surface, top, self.field.place(stretch.x, stretch.y), help_s(after)
            )
        for x, y in growing.shown_trail(after, t_s):
            put_middle(surface, self._dot, self.field.place(x, y))
        self._sparkles.draw(surface, t_s)
        if after.phase is not Phase.BETWEEN or after.stretch is not None:
            text = self._words(said(after, hasty=growing.hasty, child=True))
            put(surface, text, *self._look.at(*WORDS_AT))

    def _draw_steam(self, surface: pygame.Surface, t_s: float) -> None:
        """Slow breath over the pools."""
        for k, (x, y) in enumerate(((250, 500), (520, 540), (1690, 500), (1420, 540), (1720, 584))):
            turn = 0.35 if self._look.calm else (t_s / STEAM_S + 0.37 * k) % 1
            strength = round(5 * math.sin(math.pi * turn))
            place = self._look.at(x + 26 * math.sin(5 * turn + k), y - 120 * turn)
            shine(surface, self._steam[strength], place)

    def _draw_otter(self, surface: pygame.Surface, stretch: Stretch | None) -> None:
        """It leans the way that is asked for."""
        way = "" if stretch is None else stretch.direction
        picture = self._otters.get(way, self._otter)
        x, y = OTTER_AT
        put_middle(surface, self._shadow, self._look.at(x, y))
        high = picture.get_height()
        put_middle(surface, picture, (self._look.at(x, 0)[0], self._look.at(0, y)[1] - 0.47 * high))

    def _draw_pots(self, surface: pygame.Surface, state: State) -> None:
        for n in range(state.planned):
            side = 1 if n % 2 else -1
            x = 960 + side * (POTS_X + POTS_APART * (n // 2))
            place = self._look.at(x, POTS_Y)
            put_middle(surface, self._pot_shadow, place)
            done = n < len(state.outcomes) and state.outcomes[n].reached
            self._animal.draw_pot(surface, place, n if done else None)

    def _sun(self, radius: float) -> tuple[pygame.Surface, list[pygame.Surface]]:
        """The disc of light of this radius, and its rays, one by one; made once."""
        key = round(max(SUN_LEAST, self.field.reach(radius)))
        if key not in self._suns:
            self._suns[key] = self._drawn_sun(key)
        return self._suns[key]

    def _drawn_sun(self, r: float) -> tuple[pygame.Surface, list[pygame.Surface]]:
        half = r + 60
        box = (-half, -half, 2 * half, 2 * half)
        body = '<defs><radialGradient id="d" gradientUnits="userSpaceOnUse" cx="0" cy="0" '
        body += f'r="{half}"><stop offset="0" stop-color="#FFF9D0" stop-opacity="0.9"/>'
        body += f'<stop offset="{r / half:.2f}" stop-color="#FFE27A" stop-opacity="0.62"/>'
        body += '<stop offset="1" stop-color="#FFD24A" stop-opacity="0"/></radialGradient></defs>'
        body += f'<circle r="{half}" fill="url(#d)"/>'
        body += f'<circle r="{r}" fill="none" stroke="#B8741A" stroke-opacity="0.55" '
        body += f'stroke-width="11"/><circle r="{r}" fill="none" stroke="#FFF6C8" '
        body += 'stroke-width="6"/>'
        rays = []
        for k in range(RAYS):
            turn = f"rotate({360 * k / RAYS:.1f})"
            ray = f'<path d="M0 {-r - 14}V{-r - 34}" stroke-linecap="round" transform="{turn}" '
            body += ray + 'stroke="#B8741A" stroke-opacity="0.4" stroke-width="12"/>'
            body += ray + 'stroke="#FFF8DC" stroke-width="7"/>'
            angle = 2 * math.pi * k / RAYS
            x, y = (r + 24) * math.sin(angle), -(r + 24) * math.cos(angle)
            lit = ray + 'stroke="#8A3E0C" stroke-width="21"/>' + ray
            lit += 'stroke="#FF9A1F" stroke-width="14"/>'
            rays.append(vector(lit, (x - 32, y - 32, 64, 64), self._look.scale))
        return vector(body, box, self._look.scale), rays

    def _draw_sun(self, surface: pygame.Surface, stretch: Stretch) -> None:
        """Where to lean; one ray after another fills as it grows."""
        disc, rays = self._sun(stretch.radius)
        place = self.field.place(*self._growing.place)
        put_middle(surface, disc, place)
        r = max(SUN_LEAST, self.field.reach(stretch.radius)) + 24
        scale = self._look.scale
        for k in range(math.floor(self._growing.grown * RAYS + 0.01)):
            angle = 2 * math.pi * k / RAYS
            at = (place[0] + r * scale * math.sin(angle), place[1] - r * scale * math.cos(angle))
            put_middle(surface, rays[k], at)


def _kind(state: State) -> int:
    """Which animal it is: one for each attempt, and in between that of the last one."""
    return max(0, state.attempts - (state.phase is Phase.BETWEEN))
