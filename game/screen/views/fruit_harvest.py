"""What becomes of the fruits: on their leaf, in the basket, on the grass, in the crate of the
animals."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import NamedTuple

import pygame

from game.core.ease import eased
from game.screen.look import Look
from game.screen.stroke import faded, put_middle, vector

KINDS = ("apple", "pear", "plum", "orange")
FRUIT_WIDE, STORED_WIDE, LEAF_WIDE = 92.0, 60.0, 150.0
LEAF_UP, FRUIT_UP = 104.0, 0.0
DROP_S, FLY_S, LEAVE_S, HOP_S = 0.18, 0.55, 1.8, 0.7
GRASS_Y = 872.0
STEPS = 10
CRATE = (560.0, 1360.0, 1008.0, 1072.0)
"""Left, right, and the heights of its fruits and its foot, design units."""
ANIMALS = (
    ("child_duck", 298.0, 1072.0, 130.0),
    ("fruit_hedgehog", 444.0, 1072.0, 146.0),
    ("fruit_rabbit", 1456.0, 1074.0, 100.0),
)
"""Drawing, middle, foot, width."""
Place = tuple[float, float]


def kind_of(number: int) -> str:
    """Which fruit that one is: each kind once in four, in changing order."""
    return KINDS[(number + number // 4) % len(KINDS)]


class Fruits:
    """One fruit at a time on its leaf, drawn in all its strengths once."""

    def __init__(self, look: Look) -> None:
        self._look = look
        sprite = look.pictures.sprite
        self._fruit = {kind: sprite(f"fruit_{kind}", look.px(FRUIT_WIDE)) for kind in KINDS}
        self._leaf = sprite("fruit_leaf", look.px(LEAF_WIDE))
        shares = [k / STEPS for k in range(STEPS + 1)]
        self._leaving = [faded(self._leaf, share) for share in shares]
        self._resting = {
            kind: [faded(picture, share) for share in shares]
            for kind, picture in self._fruit.items()
        }

    def draw(self, surface: pygame.Surface, number: int, place: Place, *, leaf: bool) -> None:
        """A fruit with its middle at a place, and its leaf above it."""
        if leaf:
            up = self._look.px(LEAF_UP)
            put_middle(surface, self._leaf, (place[0], place[1] - up))
        put_middle(surface, self._fruit[kind_of(number)], place)

    def draw_leaf(self, surface: pygame.Surface, place: Place, share: float) -> None:
        """The leaf alone over a place, fading as it goes."""
        picture = self._leaving[round(max(0.0, min(1.0, share)) * STEPS)]
        put_middle(surface, picture, (place[0], place[1] - self._look.px(LEAF_UP)))

    def draw_faded(self, surface: pygame.Surface, number: int, place: Place, share: float) -> None:
        """A fruit at a share of its strength."""
        step = round(max(0.0, min(1.0, share)) * STEPS)
        put_middle(surface, self._resting[kind_of(number)][step], place)


class _Flight(NamedTuple):
    since_s: float
    start: Place
    number: int


class Crate:
    """The crate in front with a place for every fruit, and the animals beside it."""

    def __init__(self, look: Look, planned: int) -> None:
        self._look, self._planned = look, planned
        wide = look.px(min(STORED_WIDE, 1.5 * (CRATE[1] - CRATE[0]) / planned))
        sprite = look.pictures.sprite
        self._small = {kind: sprite(f"fruit_{kind}", wide) for kind in KINDS}
        self._empty = {kind: faded(_shadow(picture), 0.34) for kind, picture in self._small.items()}
        self._wood = self._drawn_wood()
        self._animals = [
            (look.pictures.sprite(name, look.px(size)), x, foot) for name, x, foot, size in ANIMALS
        ]
        self._flights: list[_Flight] = []
        self._stored: set[int] = set()
        self._hop_s = -math.inf

    def _drawn_wood(self) -> pygame.Surface:
        left, right, top, foot = CRATE
        half, high = (right - left) / 2 + 24, foot - top
        ramp = '<linearGradient id="w" x1="50%" y1="0%" x2="50%" y2="100%">'
        stops = '<stop offset="0" stop-color="#EDBE88"/><stop offset="1" stop-color="#8A4F45"/>'
        body = f"<defs>{ramp}{stops}</linearGradient></defs>"
        for k in range(2):
            y = 16 + 26 * k
            body += f'<rect x="{-half}" y="{y}" width="{2 * half}" height="23" rx="6" '
            body += 'fill="url(#w)" stroke="#6B3F46" stroke-width="2.5"/>'
            body += f'<path d="M{-half + 8} {y + 4}L{half - 8} {y + 4}" stroke="#FFE9C4" '
            body += 'stroke-width="2.5" stroke-opacity="0.7" stroke-linecap="round"/>'
        for x in (-half + 14, 0, half - 14):
            body += f'<rect x="{x - 13}" y="8" width="26" height="{high - 2}" rx="6" '
            body += 'fill="#C98755" stroke="#6B3F46" stroke-width="2.5"/>'
            body += f'<circle cx="{x}" cy="28" r="3.4" fill="#5A3648"/>'
            body += f'<circle cx="{x}" cy="53" r="3.4" fill="#5A3648"/>'
        return vector(body, (-half - 4, 0, 2 * half + 8, high + 14), self._look.scale)

    def slot(self, number: int) -> Place:
        """Where a fruit is kept, window pixels."""
        left, right, top, _ = CRATE
        return self._look.at(left + (right - left) * (number + 0.5) / self._planned, top)

    def fill(self, numbers: Iterable[int]) -> None:
        """These were brought before this picture was made."""
        self._stored.update(numbers)

    def bring(self, number: int, start: Place, t_s: float) -> None:
        """A fruit flies into the crate from a place."""
        self._flights.append(_Flight(t_s, start, number))

    def draw(self, surface: pygame.Surface, t_s: float) -> bool:
        """True when a fruit has just come in."""
        landed = [flight for flight in self._flights if t_s - flight.since_s >= FLY_S]
        for flight in landed:
            self._flights.remove(flight)
            self._stored.add(flight.number)
            self._hop_s = t_s
        self._draw_animals(surface, t_s)
        for number in range(self._planned):
            pictures = self._small if number in self._stored else self._empty
            put_middle(surface, pictures[kind_of(number)], self.slot(number))
        corner = self._look.at(CRATE[0] - 28, CRATE[2])
        surface.blit(self._wood, corner, special_flags=pygame.BLEND_PREMULTIPLIED)
        for flight in self._flights:
            self._draw_flight(surface, flight, t_s)
        return bool(landed)

    def _draw_animals(self, surface: pygame.Surface, t_s: float) -> None:
        for k, (picture, x, foot) in enumerate(self._animals):
            since_s = t_s - self._hop_s - 0.06 * k
            hop = 0.0
            if 0 < since_s < HOP_S and not self._look.calm:
                hop = 24 * abs(math.sin(2 * math.pi * since_s / HOP_S)) * (1 - since_s / HOP_S)
            wide, high = picture.get_size()
            left, top = self._look.at(x, foot - hop)
            surface.blit(
                picture, (left - wide // 2, top - high), special_flags=pygame.BLEND_PREMULTIPLIED
            )

    def _draw_flight(self, surface: pygame.Surface, flight: _Flight, t_s: float) -> None:
        share = eased((t_s - flight.since_s) / FLY_S)
        end = self.slot(flight.number)
        x = flight.start[0] + (end[0] - flight.start[0]) * share
        y = flight.start[1] + (end[1] - flight.start[1]) * share
        y -= self._look.px(150) * math.sin(math.pi * share)
        put_middle(surface, self._small[kind_of(flight.number)], (x, y))


def _shadow(picture: pygame.Surface) -> pygame.Surface:
    """The outline of a thing, all in one dark colour."""
    dark = picture.copy()
    dark.fill((46, 30, 52, 255), special_flags=pygame.BLEND_RGBA_MULT)
    return dark
