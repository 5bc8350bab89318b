"""A slow breath as a picture: a ring of light that widens while breathing in and narrows while
breathing out."""

from __future__ import annotations

import math

import numpy as np
import pygame

from game.screen.look import Look
from game.screen.stroke import Paint, distance, put_middle

IN_S, OUT_S = 4.0, 6.0
STEPS = 40
FROM, TO = 92.0, 178.0


def breath(t_s: float) -> tuple[float, bool]:
    """How full the lungs are, 0 to 1, eased; and whether the breath goes in."""
    t = t_s % (IN_S + OUT_S)
    if t < IN_S:
        return (1 - math.cos(math.pi * t / IN_S)) / 2, True
    return (1 + math.cos(math.pi * (t - IN_S) / OUT_S)) / 2, False


class Breath:
    """The ring, painted in steps and kept."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._steps: dict[int, pygame.Surface] = {}

    def draw(self, surface: pygame.Surface, x: float, y: float, full: float) -> None:
        """x, y: middle in design units. full: 0 to 1."""
        step = round(full * STEPS)
        if step not in self._steps:
            self._steps[step] = self._painted(step / STEPS)
        put_middle(surface, self._steps[step], self._look.at(x, y))

    def _painted(self, full: float) -> pygame.Surface:
        scale, child = self._look.scale, self._look.theme == "child"
        radius = (FROM + (TO - FROM) * full) * scale
        half = math.ceil(radius + 64 * scale)
        apart = distance(2 * half, 2 * half, half, half)
        paint = Paint(2 * half, 2 * half)
        warm, core = ("#FFD9A0", "#FFF3DC") if child else ("#9DB9CC", "#F2EBDB")
        soft = np.exp(-(((apart - radius) / (22 * scale)) ** 2)) * 0.34
        inner = (apart / radius) ** 2 * np.clip(radius - apart, 0, 1)
        paint.shine(soft.astype(np.float32), warm, 1.0)
        paint.shine((inner * (0.05 + 0.13 * full)).astype(np.float32), warm, 1.0)
        line = np.clip(1.8 * scale + 0.5 - np.abs(apart - radius), 0, 1)
        paint.over(line.astype(np.float32), core, 0.92)
        return paint.surface()
