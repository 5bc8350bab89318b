"""The sleepy duck: awake on its way, asleep while the lake is calm, awake again when wet."""

from __future__ import annotations

import math

import pygame

from game.screen.look import Look
from game.screen.stroke import faded, put_middle

WIDTH = 176.0
FOOT = 0.40
"""From the middle of the drawing down to the water line, as a share of its height."""
TILT_DEG = 7.0
DREAMS = 3
DREAM_S = 3.6


class Duck:
    """Leans with the player, at once."""

    def __init__(self, look: Look) -> None:
        self._look, self._flip = look, False
        self._width = look.px(WIDTH)
        self._mirrors = {
            flip: self._mirror(look.pictures.sprite("child_duck", self._width, flip=flip))
            for flip in (False, True)
        }
        self._splashes = {
            flip: look.pictures.sprite("splash", look.px(74), flip=flip) for flip in (False, True)
        }
        line = look.letters.line
        self._dreams = [line("z", "display", 40 + 9 * k, "#F4F0FF") for k in range(DREAMS)]

    @staticmethod
    def _mirror(sprite: pygame.Surface) -> pygame.Surface:
        """Upside down in the water, shorter and fainter."""
        wide, high = sprite.get_size()
        turned = pygame.transform.flip(sprite, False, True)
        return faded(pygame.transform.smoothscale(turned, (wide, round(0.62 * high))), 0.3)

    def look_to(self, x: float) -> None:
        """Turn to that side; straight ahead changes nothing."""
        if abs(x) > 0.1:
            self._flip = x < 0

    def draw(
        self,
        surface: pygame.Surface,
        place: tuple[float, float],
        lean: float,
        t_s: float,
        *,
        asleep: bool,
        wet: bool,
    ) -> None:
        """place: where it floats, window pixels. lean: to the right, reach units."""
        look = self._look
        bob = 0.0 if look.calm or wet else 2.5 * math.sin(1.5 * t_s) * look.scale
        angle = -TILT_DEG * max(-1.0, min(1.0, lean))
        name = "child_duck" if asleep else "lake_duck_awake"
        sprite = look.pictures.sprite(name, self._width, angle=angle, flip=self._flip)
        mirror = self._mirrors[self._flip]
        high = self._width * 0.7
        put_middle(surface, mirror, (place[0], place[1] + 0.26 * high))
        put_middle(surface, sprite, (place[0], place[1] - FOOT * high + bob))
        if wet:
            self._draw_splash(surface, place)
        if asleep:
            self._draw_dreams(surface, (place[0], place[1] - 0.72 * high), t_s)

    def _draw_splash(self, surface: pygame.Surface, place: tuple[float, float]) -> None:
        """Small water at both ends, as long as it is wet."""
        out = self._look.px(84)
        for side in (-1, 1):
            drops = self._splashes[side > 0]
            put_middle(surface, drops, (place[0] + side * out, place[1] - self._look.px(14)))

    def _draw_dreams(self, surface: pygame.Surface, head: tuple[float, float], t_s: float) -> None:
        """Sleep rises from its head, slowly."""
        look, side = self._look, -1 if self._flip else 1
        for k, letter in enumerate(self._dreams):
            share = (k + 0.5) / DREAMS if look.calm else (t_s / DREAM_S + k / DREAMS) % 1
            letter.set_alpha(round(230 * math.sin(math.pi * share)))
            x = head[0] + side * look.px(70 + 46 * share + 8 * math.sin(5 * share))
            put_middle(surface, letter, (x, head[1] - look.px(8 + 92 * share)), 0)
