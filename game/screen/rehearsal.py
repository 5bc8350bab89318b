"""Plays an exercise for its own view, with nobody watching: for benchmarks, pictures and tests."""

from __future__ import annotations

from typing import Any

import pygame

from game.core.event import Event
from game.exercises import EXERCISES
from game.exercises.library import all_levels
from game.patients.profile import find_profile
from game.patients.simulate import player
from game.screen.lettering import Lettering
from game.screen.look import DESIGN_HEIGHT, DESIGN_WIDTH, Look, Theme
from game.screen.pictures import Pictures
from game.screen.scenes.showing import view_of
from game.screen.sound import Sound
from game.screen.views import View
from game.text import Words

RUNG = 5


class Rehearsal:
    """One exercise at a middle rung, played by a simulated adult; bout follows bout."""

    def __init__(self, exercise: str, theme: Theme, size: tuple[int, int], seed: int = 3) -> None:
        pygame.display.init()
        pygame.font.init()
        self.surface = pygame.display.set_mode(size)
        self._exercise = EXERCISES[exercise]
        entry = next(e for e in all_levels() if e.exercise == exercise and e.rung == RUNG)
        self._level, self._seed = entry.level, seed
        scale = min(size[0] / DESIGN_WIDTH, size[1] / DESIGN_HEIGHT)
        self._look = Look(
            *size, theme, Words.load("en"), Pictures(*size), Lettering(scale), Sound(lambda: 0.0)
        )
        self._player: Any = player(find_profile("adult"), seed)
        self._step = 0
        self._events: list[Event] = []
        self._begin()

    def _begin(self) -> None:
        self.state = self.before = self._exercise.start(self._level, self._seed)
        self._seed += 1
        self.view: View = view_of(self._exercise.ID, self._look, self._level)

    def step(self, steps: int) -> None:
        """So many steps of 1/120 s."""
        for _ in range(steps):
            if self._exercise.done(self.state):
                self._begin()
            control = self._player.lean(self._exercise.aim(self.state), self._step)
            self._step += 1
            self.before = self.state
            self.state, events = self._exercise.step(self.state, control)
            self._events += events
            for event in events:
                self._player.notice(event)

    def draw(self, t_s: float) -> None:
        """The frame at display time t_s."""
        events, self._events = self._events, []
        self.view.happen(events, t_s)
        self.view.draw(self.surface, self.before, self.state, 1.0, t_s)
