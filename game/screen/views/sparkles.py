"""Sparkles that fly up from the place of a success."""

from __future__ import annotations

import math

import pygame

from game.screen.look import Look
from game.screen.stroke import faded, glow, put_middle, shine

SPARKS, SPARK_S = 14, 0.9
GLOW_S = 1.6
STEPS = 8
Place = tuple[float, float]


class Sparkles:
    """Bursts of small stars with a soft glow behind them. Places in window pixels."""

    def __init__(self, look: Look, tone: str) -> None:
        self._look = look
        spark = look.pictures.sprite("star" if look.theme == "child" else "river_star", look.px(34))
        self._sparks = [faded(spark, min(1.0, (STEPS - n) / 4)) for n in range(STEPS)]
        self._spark_light = [
            glow(tone, look.px(44), round(70 * (1 - n / STEPS))) for n in range(STEPS)
        ]
        self._halo = [
            glow(tone, look.px(250), round(46 * math.sin(math.pi * (n + 1) / (STEPS + 1))))
            for n in range(STEPS)
        ]
        self._bursts: list[tuple[float, Place, int]] = []

    def burst(self, t_s: float, place: Place, sparks: int = SPARKS) -> None:
        """So many from here; fewer than `SPARKS` come without the glow."""
        self._bursts = [b for b in self._bursts if t_s - b[0] < GLOW_S][-5:]
        self._bursts.append((t_s, place, sparks))

    def draw(self, surface: pygame.Surface, t_s: float) -> None:
        """Those that still fly."""
        for began_s, place, sparks in self._bursts:
            self._draw_burst(surface, t_s - began_s, place, sparks)

    def _draw_burst(self, surface: pygame.Surface, age_s: float, place: Place, n: int) -> None:
        if 0 <= age_s < GLOW_S and n >= SPARKS:
            shine(surface, self._halo[int(age_s / GLOW_S * STEPS)], place)
        if not 0 <= age_s < SPARK_S:
            return
        share = age_s / SPARK_S
        way = (0.5 + 0.5 * (1 - (1 - share) ** 3)) * self._look.px(270)
        picture = self._sparks[int(share * STEPS)]
        for k in range(n):
            angle = 2 * math.pi * (k + 0.5 * (k % 2)) / n
            reach = way * (0.65 + 0.35 * math.sin(5 * k + 1))
            drop = self._look.px(90) * share * share
            x = place[0] + reach * math.cos(angle)
            spark = (x, place[1] + reach * 0.7 * math.sin(angle) + drop)
            shine(surface, self._spark_light[int(share * STEPS)], spark)
            put_middle(surface, picture, spark)
