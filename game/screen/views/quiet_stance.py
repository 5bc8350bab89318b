"""How Quiet Stance looks: one still picture to rest the eyes on, and time that passes quietly.

Where the weight is stays hidden, so that nobody steers; nothing is scored. With closed eyes the
picture is dim, and tones say when it begins and when it is over.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pygame

from game.core.event import Began, Event, Reached
from game.exercises.quiet_stance import Level as QuietLevel
from game.exercises.quiet_stance import State
from game.screen.look import Look
from game.screen.views.still_picture import StillPicture

EYES_CLOSED = 3
"""Step of the condition's vision."""


class QuietStance:
    """The view of one probe."""

    def __init__(self, look: Look, level: QuietLevel) -> None:
        self._look = look
        self._closed = level.condition.vision == EYES_CLOSED
        self._picture = StillPicture(look, dim=self._closed)

    def happen(self, events: Sequence[Event], t_s: float) -> None:
        """A quiet tone at the end, and for closed eyes one at the beginning."""
        for event in events:
            if isinstance(event, Reached):
                self._look.sound.play("chime")
            elif isinstance(event, Began) and self._closed:
                self._look.sound.play("resume")

    def draw(
        self, surface: pygame.Surface, before: Any, after: Any, alpha: float, t_s: float
    ) -> None:
        """The still picture, the mark, and how much time has passed."""
        state: State = after
        words = self._look.words
        said = words("Eyes closed until the tone") if self._closed else words("Stand quietly")
        self._picture.draw(surface, 1 - state.seconds_left / state.whole_s, said, t_s)
