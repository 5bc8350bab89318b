"""The boat on the map: the otter's with its red hull, or a quiet sail; it rides on slow water
and leaves a wake."""

from __future__ import annotations

import math

import pygame

from game.core.ease import eased
from game.screen.look import Look
from game.screen.stroke import glow, put_middle, shine

CHILD_PARTS = (
    ("boat_side_rear", 0, 60, 620),
    ("otter_front_centre", 196, 44, 350),
    ("boat_side_front", 0, 60, 620),
)
"""Sprite, left, top and width in drawing units of 640 x 520."""
SAIL_S = 1.6
"""From one island to the next."""


class Boat:
    """Sails smoothly to wherever it is sent."""

    def __init__(self, look: Look, width: float) -> None:
        self._look = look
        self._picture = _child(look, width) if look.theme == "child" else _adult(look, width)
        self._mirror = mirrored(self._picture)
        self._from = self._to = (0.0, 0.0)
        self._since: float | None = None
        self._length_s = SAIL_S

    def send(self, x: float, y: float, now_s: float, within_s: float = SAIL_S) -> None:
        """Sail to a place, design units, in so many seconds; at once the first time."""
        if self._since is None:
            self._from = self._to = (x, y)
            self._since = now_s - SAIL_S
        elif (x, y) != self._to:
            self._from, self._to, self._since = self.at(now_s), (x, y), now_s
            self._length_s = within_s

    def share(self, now_s: float) -> float:
        """How much of the way is done, 0 to 1."""
        return 1.0 if self._since is None else min(1.0, (now_s - self._since) / self._length_s)

    def at(self, now_s: float) -> tuple[float, float]:
        """Where its waterline is, design units."""
        share = eased(self.share(now_s))
        (ax, ay), (bx, by) = self._from, self._to
        return ax + (bx - ax) * share, ay + (by - ay) * share

    def draw(self, surface: pygame.Surface, now_s: float) -> None:
        """The mirror on the water, the light around, the boat."""
        look = self._look
        x, y = self.at(now_s)
        bob = 0.0 if look.calm else 4 * math.sin(2 * math.pi * 0.3 * now_s)
        high = self._picture.get_height() / look.scale
        if look.theme == "child":
            shine(surface, glow("#FFC480", look.px(210), 26, 60), look.at(x, y - 40))
        put_middle(surface, self._mirror, look.at(x, y + 0.19 * high))
        put_middle(surface, self._picture, look.at(x, y - 0.46 * high + bob))


def _child(look: Look, width: float) -> pygame.Surface:
    part = width / 640
    whole = pygame.Surface((look.px(width), look.px(520 * part)), pygame.SRCALPHA)
    for name, x, y, wide in CHILD_PARTS:
        sprite = look.pictures.sprite(name, look.px(wide * part))
        whole.blit(
            sprite, (look.px(x * part), look.px(y * part)), special_flags=pygame.BLEND_PREMULTIPLIED
        )
    return whole


def _adult(look: Look, width: float) -> pygame.Surface:
    wide = look.px(width)
    sprite = look.pictures.sprite
    whole = sprite("star_boat", wide).copy()
    light, hull, sail = whole.copy(), whole.copy(), sprite("star_sail", wide).copy()
    light.fill("#F3DDAE", special_flags=pygame.BLEND_RGB_MULT)
    hull.fill("#35505F", special_flags=pygame.BLEND_RGB_MULT)
    whole.fill((0, 0, 0, 0))
    flags = pygame.BLEND_PREMULTIPLIED
    whole.blit(light, (look.px(1.5), -look.px(2)), special_flags=flags)
    whole.blit(hull, (0, 0), special_flags=flags)
    grey = pygame.transform.grayscale(sail)
    grey.fill("#FFE9C4", special_flags=pygame.BLEND_RGB_MULT)
    whole.blit(grey, (0, 0), special_flags=flags)
    return whole


def mirrored(picture: pygame.Surface) -> pygame.Surface:
    """The foot of the picture upside down, squashed, soft and fading."""
    wide, high = picture.get_size()
    part = picture.subsurface((0, high // 2, wide, high - high // 2))
    flipped = pygame.transform.flip(part, False, True)
    soft = pygame.transform.gaussian_blur(flipped, max(1, wide // 60))
    soft = pygame.transform.smoothscale(soft, (wide, max(2, round(high * 0.3))))
    rows = soft.get_height()
    for row in range(rows):
        part_left = round(105 * (1 - row / rows))
        strip = soft.subsurface((0, row, wide, 1))
        strip.fill((part_left,) * 4, special_flags=pygame.BLEND_RGBA_MULT)
    return soft
