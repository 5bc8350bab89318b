"""`keys:`: arrow keys or WASD move a point, which springs back when they are released."""

from __future__ import annotations

from collections.abc import Sequence

import pygame

from input_devices.pumped import Pointer, WindowEvent, within_reach

DIRECTIONS = {
    pygame.K_LEFT: (-1, 0),
    pygame.K_a: (-1, 0),
    pygame.K_RIGHT: (1, 0),
    pygame.K_d: (1, 0),
    pygame.K_UP: (0, 1),
    pygame.K_w: (0, 1),
    pygame.K_DOWN: (0, -1),
    pygame.K_s: (0, -1),
}
LONGEST_STEP_S = 0.2
"""After a pause of the window the point must not jump."""


class Keys(Pointer):
    """Lives on key events alone; a window that loses the focus releases every key."""

    def __init__(self, uri: str = "keys:", *, speed: float = 1.5, spring: bool = True) -> None:
        """speed: reach units per second."""
        super().__init__(uri, "keys")
        self._speed = speed
        self._spring = spring
        self._down: set[int] = set()
        self._x = 0.0
        self._y = 0.0
        self._last_t: float | None = None

    def _point(
        self, events: Sequence[WindowEvent], now: float, window_size: tuple[int, int]
    ) -> tuple[float, float]:
        elapsed_s = (
            0.0 if self._last_t is None else min(max(0.0, now - self._last_t), LONGEST_STEP_S)
        )
        self._last_t = now
        self._take(events)
        step = self._speed * elapsed_s
        push_x, push_y = (sum(DIRECTIONS[key][axis] for key in self._down) for axis in (0, 1))
        x, y = self._moved(self._x, push_x, step), self._moved(self._y, push_y, step)
        self._x, self._y = within_reach(x, y)
        return self._x, self._y

    def _take(self, events: Sequence[WindowEvent]) -> None:
        for event in events:
            if event.type == pygame.KEYDOWN and event.dict["key"] in DIRECTIONS:
                self._down.add(event.dict["key"])
            elif event.type == pygame.KEYUP:
                self._down.discard(event.dict["key"])
            elif event.type == pygame.WINDOWFOCUSLOST:
                self._down.clear()

    def _moved(self, place: float, push: int, step: float) -> float:
        if push:
            return place + (step if push > 0 else -step)
        if not self._spring:
            return place
        return max(0.0, place - step) if place > 0 else min(0.0, place + step)
