"""The chicks on their islets: one for each hold of the bout, on the side of its leg. What a hold
brings flies from the beak to the next of them."""

from __future__ import annotations

import math
from collections.abc import Sequence

import pygame

from game.core.ease import eased
from game.core.lifted_foot import Leg
from game.exercises.flamingo_garden import Outcome
from game.screen.look import Look
from game.screen.stroke import glow, put_middle, shine

NESTS = {"left": (318.0, 722.0), "right": (1602.0, 722.0)}
WIDE = 98.0
IN_A_ROW = 4
FLY_FROM_S, FLY_S = 0.55, 0.75
HOP_S = 0.7
Place = tuple[float, float]


class Chicks:
    """Hungry at first; fed they are pink, and stay so."""

    def __init__(self, look: Look, legs: Sequence[Leg]) -> None:
        self._look = look
        self._legs = tuple(legs)
        self.places = [self._place(k) for k in range(len(self._legs))]
        """Of each, design units."""
        self._hungry = look.pictures.sprite("flamingo_chick", look.px(WIDE))
        self._fed = look.pictures.sprite("flamingo_chick_fed", look.px(WIDE * 1.06))
        self._light, self._berry = (
            glow("#FFC860", look.px(60), 60),
            glow("#FFF3C0", look.px(24), 90),
        )
        self._warm = glow("#FFB27A", look.px(120), 34)
        self._given: dict[int, float] = {}

    def _place(self, k: int) -> Place:
        """Where chick k stands, design units: in one row, or in two."""
        own = [n for n, leg in enumerate(self._legs) if leg == self._legs[k]]
        number, count = own.index(k), len(own)
        row, column = divmod(number, IN_A_ROW)
        in_row = min(IN_A_ROW, count - row * IN_A_ROW)
        x, y = NESTS[self._legs[k]]
        return x + (column - (in_row - 1) / 2) * 84, y - 34 * (count > IN_A_ROW) * (1 - row)

    def feed(self, k: int, t_s: float) -> None:
        """The hold of chick k was reached."""
        self._given[k] = t_s

    def draw(
        self, surface: pygame.Surface, outcomes: Sequence[Outcome], beak: Place, t_s: float
    ) -> None:
        """outcomes: what is over, in order. beak: window pixels."""
        for k in sorted(range(len(self.places)), key=lambda k: self.places[k][1]):
            fed = k < len(outcomes) and outcomes[k].reached
            since_s = t_s - self._given[k] - FLY_FROM_S - FLY_S if k in self._given else math.inf
            self._draw_chick(surface, k, fed and since_s >= 0, since_s, t_s)
        for k, given_s in self._given.items():
            share = (t_s - given_s - FLY_FROM_S) / FLY_S
            if 0 <= share < 1:
                self._draw_flight(surface, share, beak, self._look.at(*self.places[k]))

    def _draw_chick(
        self, surface: pygame.Surface, k: int, fed: bool, since_s: float, t_s: float
    ) -> None:
        look, (x, y) = self._look, self.places[k]
        hop = 0.0
        if 0 <= since_s < 2 * HOP_S and not look.calm:
            hop = 26 * abs(math.sin(math.pi * since_s / HOP_S)) * (1 - since_s / (2 * HOP_S))
        breath = 0.0 if look.calm else 1.5 * math.sin(1.6 * t_s + 1.9 * k)
        picture = self._fed if fed else self._hungry
        place = look.at(x, y - hop + breath - 48)
        if fed and since_s < 1.4:
            shine(surface, self._warm, place)
        put_middle(surface, picture, place)

    def _draw_flight(self, surface: pygame.Surface, share: float, start: Place, end: Place) -> None:
        for behind in (0.12, 0.06, 0.0):
            t = eased(share - behind)
            x = start[0] + (end[0] - start[0]) * t
            y = start[1] + (end[1] - self._look.px(70) - start[1]) * t
            y -= self._look.px(120) * math.sin(math.pi * t)
            shine(surface, self._light if behind == 0 else self._berry, (x, y))
            shine(surface, self._berry, (x, y))
