"""How Reaching looks: one ring to go to, that fills while the light stays on it; and the middle."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pygame

from game.core.event import Event
from game.exercises.reaching import Level as ReachLevel
from game.exercises.reaching import Phase, State
from game.screen.look import Look
from game.screen.views.lean_picture import LeanPicture
from game.screen.views.trial_cues import play_cues


class Reaching:
    """The view of one run."""

    def __init__(self, look: Look, level: ReachLevel) -> None:
        self._look, self._radius = look, level.plan.radius
        self._picture = LeanPicture(look)

    def happen(self, events: Sequence[Event], t_s: float) -> None:
        """A tone as a ring lights up, a low one as it goes."""
        play_cues(self._look.sound, events)

    def draw(
        self, surface: pygame.Surface, before: Any, after: Any, alpha: float, t_s: float
    ) -> None:
        """The ring, or the middle."""
        state: State = after
        picture, words = self._picture, self._look.words
        picture.draw_still(surface)
        if state.phase is Phase.REACH:
            picture.draw_ring(surface, *state.target, self._radius, state.held_share)
            picture.write(surface, words("To the ring, and stay"))
        else:
            picture.draw_home(surface)
            picture.write(surface, words("Rest in the middle"))
        picture.draw_light(surface, before, state, alpha, t_s)
