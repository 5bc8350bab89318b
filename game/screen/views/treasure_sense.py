"""How Treasure Sense looks and sounds: an otter on a beach for children, a strong-room dial for
adults.

Both skins draw the same numbers. In a search neither the place nor the own lean is drawn; what came
of it is shown afterwards, where the feedback lets it be.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pygame

from game.core.event import Collected, Event, Missed, Reached
from game.exercises.treasure_sense import Level as SenseLevel
from game.exercises.treasure_sense import Phase, State
from game.screen.look import Look
from game.screen.views.treasure_adult import StrongRoom
from game.screen.views.treasure_child import Cove


class TreasureSense:
    """The view of one bout."""

    def __init__(self, look: Look, level: SenseLevel) -> None:
        self._look = look
        self.skin = Cove(look, level) if look.theme == "child" else StrongRoom(look, level)
        self.field = self.skin.field
        """Where leans are in the picture."""
        self._phase = Phase.RETURN

    def happen(self, events: Sequence[Event], t_s: float) -> None:
        """Cues: a light one for a place that was felt, a chime for one found again, something soft
        otherwise."""
        for event in events:
            if isinstance(event, Collected):
                self.skin.felt((event.x, event.y), t_s)
                self._look.sound.play("collect")
            elif isinstance(event, Reached):
                self.skin.over(found=True)
                self._look.sound.play("chime")
            elif isinstance(event, Missed):
                self.skin.over(found=False)
                self._look.sound.play("soft")

    def draw(
        self, surface: pygame.Surface, before: Any, after: Any, alpha: float, t_s: float
    ) -> None:
        """The whole surface, between two States; a conch says when to go and when to come back, so
        that eyes may stay closed."""
        state: State = after
        if state.phase is not self._phase:
            if state.phase is Phase.FIND:
                self._look.sound.play("search")
            elif state.phase is Phase.BACK:
                self._look.sound.play("home")
            elif state.phase is Phase.SHOW:
                self._look.sound.play("count")
        self._phase = state.phase
        self.skin.draw(surface, before, state, alpha, t_s)
