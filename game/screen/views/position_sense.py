"""How Position Sense looks: a place and the own light, then neither. While somebody searches, the
picture is dark and tells nothing; the end of a search sounds the same wherever it was."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pygame

from game.core.event import Event, Missed, Reached, Shown
from game.exercises.position_sense import SHOWN_RADIUS, Phase, State
from game.exercises.position_sense import Level as SenseLevel
from game.screen.look import Look
from game.screen.views.lean_picture import LeanPicture

CUES: dict[type[Event], str] = {Shown: "count", Reached: "soft", Missed: "soft"}


class PositionSense:
    """The view of one run."""

    def __init__(self, look: Look, level: SenseLevel) -> None:
        self._look, self._show_s = look, level.plan.show_s
        self._picture = LeanPicture(look)

    def happen(self, events: Sequence[Event], t_s: float) -> None:
        """A tone as the place lights up and as the search begins, a low one at its end."""
        for event in events:
            if type(event) in CUES:
                self._look.sound.play(CUES[type(event)])

    def draw(
        self, surface: pygame.Surface, before: Any, after: Any, alpha: float, t_s: float
    ) -> None:
        """The place, the middle, or the dark."""
        state: State = after
        picture = self._picture
        picture.draw_still(surface, dark=state.phase is Phase.FIND)
        picture.write(surface, self._said(state))
        if state.phase is Phase.FIND:
            return
        if state.phase is Phase.SHOW:
            share = 1 - state.show_left_s / self._show_s
            picture.draw_ring(surface, state.place.x, state.place.y, SHOWN_RADIUS, share)
        else:
            picture.draw_home(surface)
        picture.draw_light(surface, before, state, alpha, t_s)

    def _said(self, state: State) -> str:
        words = self._look.words
        if state.phase is Phase.SHOW:
            return words("Feel where this place is")
        if state.phase is Phase.FIND:
            return words("Find it again, and hold still")
        return words("Rest in the middle")
