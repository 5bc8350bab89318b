"""How Position Sense looks: a place and the own light, then neither.

While somebody searches, the picture is dark and tells nothing; the end of a search sounds the same
wherever it was. The light then stays away until it is back in the middle, so that nobody sees how
near they came.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import pygame

from game.core.ease import eased
from game.core.event import Event
from game.core.time import seconds
from game.exercises.position_sense import SHOWN_RADIUS, Phase, State
from game.exercises.position_sense import Level as SenseLevel
from game.screen.look import Look
from game.screen.views.lean_picture import HOME, LeanPicture
from game.screen.views.trial_cues import play_cues

FADE_S = 0.8


class PositionSense:
    """The view of one run."""

    def __init__(self, look: Look, level: SenseLevel) -> None:
        self._look, self._show_s = look, level.plan.show_s
        self._picture = LeanPicture(look)

    def happen(self, events: Sequence[Event], t_s: float) -> None:
        """A tone as the place lights up and as the search begins, a low one at its end."""
        play_cues(self._look.sound, events)

    def draw(
        self, surface: pygame.Surface, before: Any, after: Any, alpha: float, t_s: float
    ) -> None:
        """The place, the middle, or the dark."""
        state: State = after
        picture = self._picture
        picture.draw_still(surface, _darkness(state))
        picture.write(surface, self._said(state))
        if state.phase is Phase.FIND:
            return
        if state.phase is Phase.SHOW:
            share = 1 - state.show_left_s / self._show_s
            picture.draw_ring(surface, state.place.x, state.place.y, SHOWN_RADIUS, share)
        else:
            picture.draw_home(surface)
        if not _would_tell(state):
            picture.draw_light(surface, before, state, alpha, t_s)

    def _said(self, state: State) -> str:
        words = self._look.words
        if state.phase is Phase.SHOW:
            return words("Feel where this place is")
        if state.phase is Phase.FIND:
            return words("Find it again, and hold still")
        return words("Rest in the middle")


def _darkness(state: State) -> float:
    """Grows as a search begins and goes as it ends: a sudden change of the whole picture is a
    flash."""
    share = eased(seconds(state.since) / FADE_S)
    if state.phase is Phase.FIND:
        return share
    return 1 - share if state.phase is Phase.BEFORE and state.attempts else 0.0


def _would_tell(state: State) -> bool:
    """After a search, away from the middle: the light would show where it ended."""
    return (
        state.phase is Phase.BEFORE and state.attempts > 0 and math.hypot(state.x, state.y) > HOME
    )
