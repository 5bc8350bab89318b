"""Ripples on the still lake: the larger, the farther the lean strays from its own mean."""

from __future__ import annotations

import math
from collections import deque

import pygame

from game.exercises.still_lake import Phase, State
from game.screen.look import Look
from game.screen.stroke import put_middle, vector

EVERY_S = 0.5
LASTS_S = 2.0
SIZES = 14
STRAYS = (0.45, 0.8, 1.1)
"""Of the radius: from each on ripples are one step stronger."""
MOVES = 0.25
"""Reach units a second: quicker moves leave a ripple behind."""


class Ripples:
    """Rings that leave the place of the lean: none while it is calm, stronger the farther it
    strays."""

    def __init__(self, look: Look, flat: float, tone: str, inner: float, outer: float) -> None:
        """inner, outer: where a ring begins and where the strongest ends, design units."""
        self._rings = [
            [self._ring(look, flat, tone, level, k, inner, outer) for k in range(SIZES)]
            for level in range(len(STRAYS))
        ]
        self._live: deque[tuple[float, int, tuple[float, float]]] = deque()
        self._last_s = -math.inf

    @staticmethod
    def _ring(
        look: Look, flat: float, tone: str, level: int, k: int, inner: float, outer: float
    ) -> pygame.Surface:
        share = (k + 0.5) / SIZES
        reach = (outer - inner) * (0.5 + 0.25 * level)
        wide = inner + reach * share
        strength = (0.22 + 0.26 * level) * (1 - share) * min(1.0, 0.5 + 4 * share)
        thick = 3.0 + 1.6 * level
        body = (
            f'<ellipse rx="{wide}" ry="{wide * flat}" fill="none" stroke="{tone}" '
            f'stroke-opacity="{strength:.3f}" stroke-width="{thick}"/>'
            f'<ellipse rx="{wide - 9}" ry="{(wide - 9) * flat}" fill="none" stroke="#0A1030" '
            f'stroke-opacity="{0.5 * strength:.3f}" stroke-width="{thick}"/>'
        )
        box = (-wide - 6, -wide * flat - 6, 2 * wide + 12, 2 * wide * flat + 12)
        return vector(body, box, look.scale)

    def draw(self, surface: pygame.Surface, t_s: float) -> None:
        """Those that are on their way."""
        while self._live and not 0 <= t_s - self._live[0][0] < LASTS_S:
            self._live.popleft()
        for since_s, level, place in self._live:
            size = int((t_s - since_s) / LASTS_S * SIZES)
            put_middle(surface, self._rings[level][size], place)

    def see(self, before: State, after: State, place: tuple[float, float], t_s: float) -> None:
        """Leave a ring here, should one be due."""
        level = _level(before, after)
        if level >= 0 and not 0 <= t_s - self._last_s < EVERY_S:
            self._last_s = t_s
            self._live.append((t_s, level, place))


def _level(before: State, after: State) -> int:
    """How strong a ripple is due; -1 for none."""
    if after.phase is Phase.HOLD:
        return sum(after.stray >= limit for limit in STRAYS) - 1
    moved = 120 * math.hypot(after.x - before.x, after.y - before.y)
    return 0 if moved > MOVES else -1
