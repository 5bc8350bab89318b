"""How Log Walk looks and sounds: a fox on mossy logs over a stream for children, a walker with a
balancing pole on weathered trunks over the bay for adults.

Both skins draw the same numbers: log, lights, rocks and walker come from the State alone. Where
feedback leaves a stretch to the player, the walker and what is gathered are what is not shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pygame

from game.core.event import Collected, Event, Missed, Reached, Shown
from game.core.feedback import guided
from game.exercises.log_walk import Level as LogLevel
from game.exercises.log_walk import Phase, State
from game.screen.look import Look
from game.screen.views.log_adult import Bay
from game.screen.views.log_child import Stream

SPLASH_S = 3.0
"""A paw in the water is heard at most so often."""


class LogWalk:
    """The view of one bout."""

    def __init__(self, look: Look, level: LogLevel) -> None:
        self._look = look
        self._skin = Stream(look, level) if look.theme == "child" else Bay(look, level)
        self.crossing = self._skin.crossing
        """Where things are in the picture."""
        self._seen = True
        self._inside = True
        self._splashed_s = -SPLASH_S

    def happen(self, events: Sequence[Event], t_s: float) -> None:
        """Cues: wood under the paws as a log begins, a chime on the rock after one well walked,
        something soft after another."""
        for event in events:
            if isinstance(event, Shown):
                self._look.sound.play("wood")
            elif isinstance(event, Reached):
                self._skin.reached(t_s)
                self._look.sound.play("chime")
            elif isinstance(event, Missed):
                self._look.sound.play("soft")
            elif isinstance(event, Collected) and self._seen:
                self._skin.gathered(t_s)
                self._look.sound.play("collect")

    def draw(
        self, surface: pygame.Surface, before: Any, after: Any, alpha: float, t_s: float
    ) -> None:
        """The whole surface, between two States."""
        state: State = after
        self._seen = guided(state.feedback)
        self._skin.draw(surface, before, state, alpha, t_s)
        slipped = self._inside and not state.inside and state.phase is Phase.WALK
        if slipped and state.lean_seen and t_s >= self._splashed_s + SPLASH_S:
            self._splashed_s = t_s
            self._skin.slipped(t_s)
            self._look.sound.play("splash")
        self._inside = state.inside
