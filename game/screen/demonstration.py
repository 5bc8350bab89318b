"""A visit with nobody at the keys: the simulated person leans, Enter is pressed in between."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from pathlib import Path

import pygame

from game.screen.scenes.asking import Asking
from game.screen.scenes.home import Home
from game.screen.window import Options, Window

LOOK_S = 2.5
"""Every screen between stands for so long, so that it can be seen."""


class Autopilot:
    """Presses Enter on every screen that waits for somebody."""

    def __init__(self, window: Window, look_s: float = LOOK_S) -> None:
        self._window, self._look_s = window, look_s
        self._scene: object = None
        self._since_s = 0.0

    def look(self, now_s: float) -> None:
        """Once a frame."""
        scene = self._window.scene
        if scene is not self._scene:
            self._scene, self._since_s = scene, now_s
        elif not scene.playing and now_s - self._since_s > self._look_s:
            self._since_s = now_s
            if isinstance(scene, Asking):
                press(pygame.K_RIGHT)
            press(pygame.K_RETURN)


def press(key: int) -> None:
    """A key, pressed and let go."""
    for kind in (pygame.KEYDOWN, pygame.KEYUP):
        pygame.event.post(pygame.event.Event(kind, key=key, mod=0, unicode="", scancode=0))


def demonstrate(
    folder: Path,
    alias: str,
    profile: str,
    longest_s: float = math.inf,
    *,
    clock: Callable[[], float] = time.perf_counter,
) -> None:
    """A whole visit of a registered simulated patient, until the farewell or for longest_s."""
    options = Options(folder=folder, device=f"sim:{profile}?rate=100", patient=alias, seed=7)
    window = Window(options, clock=clock)
    pilot = Autopilot(window)
    began = clock()
    window.load()
    try:
        while window.frame() and clock() - began < longest_s:
            pilot.look(clock())
            if isinstance(window.scene, Home):
                break
    finally:
        window.close()
