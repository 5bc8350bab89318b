"""How Squats looks: the still picture of Quiet Stance, with a ring of time. It keeps no pace and
shows no depth; a tone says when it begins and when it is over."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pygame

from game.core.event import Event, Reached, Shown
from game.exercises.squats import GO, State, done
from game.exercises.squats import Level as SquatsLevel
from game.screen.look import Look
from game.screen.views.still_picture import StillPicture


class Squats:
    """The view of one trial."""

    def __init__(self, look: Look, level: SquatsLevel) -> None:
        self._look = look
        self._picture = StillPicture(look)

    def happen(self, events: Sequence[Event], t_s: float) -> None:
        """A tone as the squats may begin, and one at the end."""
        for event in events:
            if isinstance(event, Shown) and event.label == GO:
                self._look.sound.play("resume")
            elif isinstance(event, Reached):
                self._look.sound.play("chime")

    def draw(
        self, surface: pygame.Surface, before: Any, after: Any, alpha: float, t_s: float
    ) -> None:
        """The picture, the ring, and what to do."""
        state: State = after
        self._picture.draw(surface, state.share, self._said(state), t_s)

    def _said(self, state: State) -> str:
        words = self._look.words
        if done(state):
            return words("Thank you")
        return words("Sink and rise at your own pace") if state.going_s else words("Stand quietly")
