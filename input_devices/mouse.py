"""`mouse:`: the vector from the middle of the window to the mouse."""

from __future__ import annotations

from collections.abc import Sequence

import pygame

from input_devices.pumped import Pointer, WindowEvent, within_reach


class Mouse(Pointer):
    """Lives on motion events alone; until the first one it points at the middle."""

    def __init__(self, uri: str = "mouse:", *, radius: float = 0.4) -> None:
        """radius: share of the window's shorter side that counts as a full lean."""
        super().__init__(uri, "mouse")
        self._radius = radius
        self._at: tuple[float, float] | None = None

    def _point(
        self, events: Sequence[WindowEvent], now: float, window_size: tuple[int, int]
    ) -> tuple[float, float]:
        for event in events:
            if event.type == pygame.MOUSEMOTION:
                x, y = event.dict["pos"]
                self._at = (float(x), float(y))
        width, height = window_size
        reach_px = self._radius * min(width, height)
        if self._at is None or reach_px <= 0:
            return 0.0, 0.0
        x, y = self._at
        return within_reach((x - width / 2) / reach_px, (height / 2 - y) / reach_px)
