"""How Still Lake looks and sounds: a sleepy duck on an evening lake for children, a bull's-eye
level for adults.

Both skins draw the same numbers: lean, light, calm water and its beads come from the State alone.
Where feedback leaves a hold to the player, the own lean and its ripples are what is not drawn.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pygame

from game.core.event import Collected, Event, Missed, Reached, Shown
from game.exercises.still_lake import Level as LakeLevel
from game.exercises.still_lake import Phase, State
from game.screen.look import Look
from game.screen.views.lake_adult import BullsEye
from game.screen.views.lake_child import Pond

LAP_S = 3.0
"""Water that laps is heard at most so often."""


class StillLake:
    """The view of one bout."""

    def __init__(self, look: Look, level: LakeLevel) -> None:
        self._look = look
        self._skin = Pond(look, level) if look.theme == "child" else BullsEye(look, level)
        self.field = self._skin.field
        """Where leans are in the picture."""
        self._phase = Phase.BETWEEN
        self._lapped_s = -LAP_S

    def happen(self, events: Sequence[Event], t_s: float) -> None:
        """Cues: a light one for the light, a chime for a calm lake, something soft otherwise."""
        for event in events:
            if isinstance(event, Shown):
                self._skin.shown()
            elif isinstance(event, Collected):
                self._skin.fetched(t_s)
                self._look.sound.play("collect")
            elif isinstance(event, Reached):
                self._skin.over(True, t_s)
                self._look.sound.play("chime")
            elif isinstance(event, Missed):
                self._skin.over(False, t_s)
                self._look.sound.play("soft")

    def draw(
        self, surface: pygame.Surface, before: Any, after: Any, alpha: float, t_s: float
    ) -> None:
        """The whole surface, between two States."""
        state: State = after
        self._skin.draw(surface, before, state, alpha, t_s)
        if state.phase is Phase.HOLD:
            if self._phase is not Phase.HOLD:
                self._look.sound.play("count")
            elif not state.inside and state.lean_seen and t_s >= self._lapped_s + LAP_S:
                self._lapped_s = t_s
                self._look.sound.play("splash")
        self._phase = state.phase
