"""The ring that fills while somebody rests on a choice or holds a lean."""

from __future__ import annotations

import math

import numpy as np
import pygame

from game.screen.look import Look
from game.screen.stroke import Floats, Paint, colour, distance, painted, put_middle

DWELL_STEPS = 96


class DwellRing:
    """A ring that fills clockwise from the top. radius: of its middle line, design units.

    ticks: four short lines outside, for a target on an instrument."""

    def __init__(
        self, look: Look, radius: float, width: float = 13.0, *, ticks: bool = False
    ) -> None:
        self._child = look.theme == "child"
        self._radius, self._width = radius * look.scale, max(2.0, width * look.scale)
        self._ticks = 1.35 * self._width if ticks else 0.0
        half = math.ceil(self._radius + 2.2 * self._width + self._ticks)
        self.size_px = 2 * half
        self._apart = distance(self.size_px, self.size_px, half, half)
        rows, columns = np.mgrid[0 : self.size_px, 0 : self.size_px] + 0.5 - half
        self._turn = (np.arctan2(columns, -rows) / (2 * math.pi) % 1).astype(np.float32)
        self._off = (np.minimum(abs(rows), abs(columns))).astype(np.float32)
        self._track = self._painted_track()
        self._full_band = self._band(self._width)
        out = (self._apart - self._radius) / (self._width * 1.1)
        self._soft: Floats = (0.45 * np.exp(-(out**2))).astype(np.float32)
        self._tone = colour("#FFF1A0" if self._child else "#F6EC6A")
        self._halo = colour("#FFD84A" if self._child else "#F0E442")
        self._steps: dict[int, pygame.Surface] = {}

    def _band(self, wide: float) -> Floats:
        return np.asarray(
            np.clip(wide / 2 + 0.5 - abs(self._apart - self._radius), 0, 1), np.float32
        )

    def _painted_track(self) -> pygame.Surface:
        paint, wide = Paint(self.size_px, self.size_px), self._width
        inside = np.clip(self._radius - self._apart, 0, 1).astype(np.float32)
        if self._child:
            paint.over(inside, "#0B1138", 0.26)
            paint.over(self._band(wide * 1.6), "#0B1138", 0.55)
            paint.over(self._band(wide), "#FFF6CF", 0.38)
            return paint.surface()
        paint.over(inside, "#0A141D", 0.6)
        paint.over(self._band(wide * 1.8), "#0A141D", 0.85)
        paint.over(self._band(wide), "#F2EBDB", 0.34)
        off_tick = abs(self._apart - self._radius - 2.1 * wide)
        tick = np.clip(wide * 0.17 + 0.5 - self._off, 0, 1)
        tick = tick * np.clip(self._ticks / 2 + 0.5 - off_tick, 0, 1)
        if self._ticks:
            paint.over(tick.astype(np.float32), "#F0E442")
        return paint.surface()

    def _painted_step(self, step: int) -> pygame.Surface:
        """One filling, from arrays that are made once: a new step costs about a millisecond."""
        share, wide = step / DWELL_STEPS, self._width
        around = 2 * math.pi * self._radius
        band, soft = self._full_band, self._soft
        if share < 1:
            left = (share - self._turn) * np.float32(around)
            band = band * np.clip(left + 0.5, 0, 1)
            if self._child:
                band = np.maximum(np.maximum(band, self._cap(0.0)), self._cap(share))
            along = self._turn * np.float32(around)
            soft = soft * np.clip(np.minimum(along, left) / (2 * wide), 0, 1)
        light = self._tone * band[..., None] + self._halo * (soft * (1 - band))[..., None]
        return painted(light, band)

    def _cap(self, turn: float) -> Floats:
        """The round end of the filling, laid into its own small window."""
        angle, middle, wide = turn * 2 * math.pi, self.size_px / 2, self._width
        x, y = middle + self._radius * math.sin(angle), middle - self._radius * math.cos(angle)
        whole: Floats = np.zeros((self.size_px, self.size_px), np.float32)
        left, top, side = int(x - wide), int(y - wide), int(2 * wide) + 2
        apart = distance(side, side, x - left, y - top)
        whole[top : top + side, left : left + side] = np.clip(wide / 2 + 0.5 - apart, 0, 1)
        return whole

    def draw(self, surface: pygame.Surface, place_px: tuple[float, float], share: float) -> None:
        """place_px: middle in window pixels. share: 0 empty, 1 closed."""
        put_middle(surface, self._track, place_px)
        step = max(0, min(DWELL_STEPS, int(share * DWELL_STEPS + 1e-6)))
        if step:
            if step not in self._steps:
                self._steps[step] = self._painted_step(step)
            put_middle(surface, self._steps[step], place_px)
