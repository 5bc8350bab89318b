"""How Storm Captain looks and sounds: the otter's ship after a storm for children, a yacht at the
end of dusk for adults.

Both skins draw the same numbers: tilt, wave and what is level enough come from the State alone.
The horizon never moves.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pygame

from game.core.event import Collected, Event, Missed, Reached, Shown
from game.exercises.storm_captain import Level as StormLevel
from game.exercises.storm_captain import Phase, State
from game.screen.look import Look
from game.screen.views.storm_adult import Watch
from game.screen.views.storm_child import Deck


class StormCaptain:
    """The view of one bout."""

    def __init__(self, look: Look, level: StormLevel) -> None:
        self._look = look
        self._skin = Deck(look, level) if look.theme == "child" else Watch(look, level)
        self.ship, self.clinometer = self._skin.ship, self._skin.clinometer
        """How the ship lies in the picture, and where its ball is."""
        self._phase: Phase | None = None
        self._guided = True

    def happen(self, events: Sequence[Event], t_s: float) -> None:
        """Cues: a swell from its side, a light one for leaning into it, a chime for a wave that
        was met, something soft for another."""
        play = self._look.sound.play
        for event in events:
            if isinstance(event, Shown):
                self._skin.warned(t_s)
                play(f"swell_{event.label}")
            elif isinstance(event, Collected) and self._guided:
                self._skin.braced(t_s)
                play("collect")
            elif isinstance(event, Reached):
                self._skin.over(True, event.quality, t_s)
                play("chime")
            elif isinstance(event, Missed):
                self._skin.over(False, event.quality, t_s)
                play("soft")

    def draw(
        self, surface: pygame.Surface, before: Any, after: Any, alpha: float, t_s: float
    ) -> None:
        """The whole surface, between two States."""
        state: State = after
        self._guided = state.guided
        if state.phase is not self._phase:
            if state.phase is Phase.WAVE and self._phase is Phase.WARN:
                self._skin.come(t_s)
                self._look.sound.play("splash")
            self._phase = state.phase
        self._skin.draw(surface, before, state, alpha, t_s)
