"""The way of the last 4 s on the compass: thin and faint where old, fuller towards now."""

from __future__ import annotations

import math
from collections import deque
from itertools import pairwise

import pygame

from game.screen.look import Look
from game.screen.stroke import vector

TRACE_S = 4.0
TRACE_STEPS = 100
AGES = 12
FINE = 3
"""Places within a pixel, each way, at which a touch is drawn: the line stays smooth."""
CASING, AMBER = ("#0A141D", 4.0, 0.22), ("#F5B73A", 0.0, 0.62)
Touches = list[list[pygame.Surface]]
"""By age, oldest first, then by place within a pixel."""


class Trace:
    """Remembers where the light was and draws the way with round touches close together."""

    def __init__(self, look: Look) -> None:
        self._scale = look.scale
        self._half = math.ceil(8 * look.scale) + 1
        self._layers = [self._drawn(*part) for part in (CASING, AMBER)]
        self._past: deque[tuple[float, float, float]] = deque(maxlen=400)

    def _drawn(self, tone: str, wider: float, share: float) -> Touches:
        return [
            [
                self._touch(k / (AGES - 1), tone, wider, share, (i / FINE, j / FINE))
                for j in range(FINE)
                for i in range(FINE)
            ]
            for k in range(AGES)
        ]

    def _touch(
        self, age: float, tone: str, wider: float, share: float, off: tuple[float, float]
    ) -> pygame.Surface:
        """A round touch in a square of whole pixels, moved by a part of one."""
        radius = (3.4 + 5.6 * age + wider) / 2
        half, scale = self._half, self._scale
        x, y = off[0] / scale, off[1] / scale
        body = f'<circle cx="{x:.3f}" cy="{y:.3f}" r="{radius:.2f}" fill="{tone}" '
        body += f'fill-opacity="{share * (0.25 + 0.75 * age):.2f}"/>'
        side = (2 * half) / scale - 1e-6
        return vector(body, (-half / scale, -half / scale, side, side), scale)

    def draw(self, surface: pygame.Surface, place: tuple[float, float], t_s: float) -> None:
        """place: where the light is now, window pixels."""
        past = self._past
        if not past or t_s - past[-1][0] >= TRACE_S / TRACE_STEPS or t_s < past[-1][0]:
            past.append((t_s, *place))
        while past and not t_s - TRACE_S <= past[0][0] <= t_s:
            past.popleft()
        points = [*past, (t_s, *place)]
        for layer in self._layers:
            for (then_s, x0, y0), (_, x1, y1) in pairwise(points):
                age = max(0.0, min(1.0, 1 - (t_s - then_s) / TRACE_S))
                touches = layer[round(age * (AGES - 1))]
                self._stretch(surface, touches, (x0, y0), (x1, y1))

    def clear(self) -> None:
        """Forget the way: nobody is to see where the light went."""
        self._past.clear()

    def _stretch(
        self,
        surface: pygame.Surface,
        touches: list[pygame.Surface],
        start: tuple[float, float],
        end: tuple[float, float],
    ) -> None:
        apart = max(1.2, 2.0 * self._scale)
        dx, dy = end[0] - start[0], end[1] - start[1]
        count = math.ceil(math.hypot(dx, dy) / apart)
        for k in range(count):
            x, y = start[0] + dx * k / count, start[1] + dy * k / count
            left, top = math.floor(x), math.floor(y)
            fine = int((x - left) * FINE) + FINE * int((y - top) * FINE)
            corner = (left - self._half, top - self._half)
            surface.blit(touches[fine], corner, special_flags=pygame.BLEND_PREMULTIPLIED)
