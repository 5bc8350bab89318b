"""The parade: with every phrase that was kept an animal comes out of the jungle, and stays."""

from __future__ import annotations

import math

import pygame

from game.screen.look import Look
from game.screen.stroke import glow, put_middle, shine, vector

ANIMALS = (
    ("drum_lion", 138), ("drum_frog", 124), ("drum_elephant", 168), ("drum_monkey", 134),
    ("fruit_rabbit", 112), ("fruit_hedgehog", 126), ("flamingo_chick_fed", 112),
    ("flamingo_chick", 112),
)  # fmt: skip
PLACES = (
    (470, 640), (1450, 640), (320, 668), (1600, 668), (610, 604), (1310, 604),
    (190, 700), (1730, 700), (380, 585), (1540, 585), (700, 572), (1220, 572),
)  # fmt: skip
"""Where feet stand, design units, in the order in which they are taken."""
COMES_S = 0.9
_SHADOW = (
    '<defs><radialGradient id="s"><stop offset="0" stop-color="#0B2A26" stop-opacity="0.55"/>'
    '<stop offset="1" stop-color="#0B2A26" stop-opacity="0"/></radialGradient></defs>'
    '<ellipse rx="68" ry="13" fill="url(#s)"/>'
)
HOP = 10.0


class Parade:
    """Who has come so far."""

    def __init__(self, look: Look, most: int) -> None:
        self._look = look
        count = min(most, len(PLACES))
        self._pictures = [
            look.pictures.sprite(name, look.px(wide))
            for name, wide in (ANIMALS[k % len(ANIMALS)] for k in range(count))
        ]
        self._ground = vector(_SHADOW, (-70, -14, 140, 28), look.scale)
        self._shade = [glow("#FFF3B0", look.px(120), 8 * k) for k in range(5)]
        self._came_s: list[float] = []

    def next_place(self) -> tuple[int, int]:
        """Where the next one will stand, window pixels, at its middle."""
        x, y = PLACES[min(len(self._came_s), len(PLACES) - 1)]
        return self._look.at(x, y - 66)

    def come(self, t_s: float) -> None:
        """One more."""
        self._came_s.append(t_s)

    def keep(self, count: int, t_s: float) -> None:
        """At least so many have come, as in a picture made in the middle of a bout."""
        while len(self._came_s) < min(count, len(self._pictures)):
            self._came_s.append(t_s - COMES_S)

    def draw(self, surface: pygame.Surface, beat_share: float, t_s: float) -> None:
        """beat_share: of the time since the last beat, 0 to 1; they bob with it."""
        bob = 0.0 if self._look.calm else HOP * math.sin(math.pi * min(1.0, beat_share)) ** 2
        there = list(zip(self._came_s, self._pictures, PLACES, strict=False))
        for since_s, picture, (x, y) in sorted(there, key=lambda one: one[2][1]):
            age = max(0.0, min(1.0, (t_s - since_s) / COMES_S))
            rise = (1 - age) ** 2 * 70
            light = round(4 * math.sin(math.pi * age)) if age < 1 else 0
            place = self._look.at(x, y + rise - bob * age)
            middle = (place[0], place[1] - picture.get_height() / 2)
            if age == 1:
                put_middle(surface, self._ground, self._look.at(x, y - 4))
            if light:
                shine(surface, self._shade[light], middle)
            put_middle(surface, picture, middle)
