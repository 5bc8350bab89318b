"""What the leaning assessments share: a calm water or sky, the soft rim of own reach, the middle,
the own light, and one line of words. No score, no praise, nothing else that moves."""

from __future__ import annotations

import math
from typing import Protocol

import pygame

from game.screen.instruments import DwellRing
from game.screen.lettering import put
from game.screen.look import Look
from game.screen.stroke import Paint, distance, glow, put_middle, shine, vector
from game.screen.views.star_guides import Light

CHILD_MIDDLE, ADULT_MIDDLE, REACH = (960.0, 436.0), (960.0, 602.0), 300.0
"""Design units; a lean of 1 covers REACH."""
HOME = 0.25
"""The middle, reach units."""
WORDS_Y = 960.0
COLUMN = 420.0
"""Where the words stand: below for children, beside the field for adults."""


class Leaning(Protocol):
    """A State with a lean."""

    @property
    def x(self) -> float: ...

    @property
    def y(self) -> float: ...


class LeanPicture:
    """The still part, made once, and what moves on it."""

    def __init__(self, look: Look) -> None:
        self._look, self.child = look, look.theme == "child"
        self.reach = REACH
        self.middle = look.at(*(CHILD_MIDDLE if self.child else ADULT_MIDDLE))
        self.tones = ("#FFF3DC", "#FFD27A") if self.child else ("#C6D0D6", "#F5A91E")
        self._still = look.pictures.layer("star_child" if self.child else "star_adult").copy()
        put_middle(self._still, self._painted_rim(), self.middle)
        self._light = Light(look) if self.child else None
        self._player = vector(
            '<circle r="25" fill="#0A141D" fill-opacity="0.7" stroke="#F5A91E" '
            'stroke-width="6.5"/><circle r="11" fill="#FFF6E2"/>',
            (-32, -32, 64, 64), look.scale,
        )  # fmt: skip
        self._home = vector(
            f'<circle r="{HOME * REACH}" fill="none" stroke="{self.tones[0]}" '
            'stroke-opacity="0.85" stroke-width="4" stroke-dasharray="2 10" '
            'stroke-linecap="round"/>',
            (-84, -84, 168, 168), look.scale,
        )  # fmt: skip
        self._veil = pygame.Surface((look.width, look.height), pygame.SRCALPHA)
        self._rings: dict[int, DwellRing] = {}

    def _painted_rim(self) -> pygame.Surface:
        """Own reach: light that grows towards its rim and has no edge to run against."""
        far = REACH * self._look.scale
        side = 2 * math.ceil(1.25 * far)
        apart = distance(side, side, side / 2, side / 2) / far
        paint = Paint(side, side)
        within = (apart <= 1) * apart**3 + (apart > 1) * (1 - (apart - 1) / 0.2).clip(0, 1) ** 2
        if not self.child:
            paint.over((apart <= 1).astype(apart.dtype), "#0A141D", 0.20)
        paint.shine(within, "#BFD4FF" if self.child else "#7CC6F2", 0.26)
        return paint.surface()

    def place(self, x: float, y: float) -> tuple[float, float]:
        """The place of a lean, window pixels; y forward goes up."""
        far = REACH * self._look.scale
        return self.middle[0] + x * far, self.middle[1] - y * far

    def draw_still(self, surface: pygame.Surface, dark: float = 0.0) -> None:
        """The picture without anything on it. dark: 0 as it is, 1 when nothing is to be seen."""
        surface.blit(self._still, (0, 0))
        if dark > 0:
            self._veil.fill((6, 10, 24, round(150 * dark)))
            surface.blit(self._veil, (0, 0))

    def draw_home(self, surface: pygame.Surface) -> None:
        """The middle, to come back to."""
        put_middle(surface, self._home, self.middle)

    def draw_light(
        self, surface: pygame.Surface, before: Leaning, after: Leaning, alpha: float, t_s: float
    ) -> None:
        """The own light, now: between two steps, never beyond them, never eased."""
        x, y = before.x + (after.x - before.x) * alpha, before.y + (after.y - before.y) * alpha
        place = self.place(x, y)
        if self._light is not None:
            self._light.draw(surface, place, t_s)
            return
        shine(surface, glow("#FFB640", self._look.px(80), 55), place)
        put_middle(surface, self._player, place)

    def draw_ring(
        self, surface: pygame.Surface, x: float, y: float, radius: float, share: float
    ) -> None:
        """A ring of this radius around a lean, so much of it filled."""
        key = round(radius * REACH)
        if key not in self._rings:
            self._rings[key] = DwellRing(self._look, key, 12, ticks=True)
        place = self.place(x, y)
        shine(surface, glow("#F0E442", self._look.px(1.2 * key), 22), place)
        self._rings[key].draw(surface, place, share)

    def write(self, surface: pygame.Surface, said: str) -> None:
        """The one thing to do."""
        look = self._look
        if self.child:
            size = look.letters.fitting(said, "display", 80, 1700)
            line = look.letters.line(said, "display", size, "#FFF6DC", "#0A0F30")
            put(surface, line, *look.at(960, WORDS_Y))
            return
        lines = look.letters.column(said, "medium", 76, COLUMN, "#F2EBDB")
        for number, line in enumerate(lines):
            put(surface, line, *look.at(96, 420 + 88 * number), "left")
