"""How each exercise looks: one module per exercise, under the exercise's own name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

import pygame

from game.core.event import Event


class View(Protocol):
    """One exercise in one theme. Made once per bout, after the level is known; its layers are
    painted then.

    A view is handed states and events and gives back nothing.
    """

    def happen(self, events: Sequence[Event], t_s: float) -> None:
        """What the rules said since the last frame, at display time t_s: start sparkles, play
        cues."""

    def draw(
        self, surface: pygame.Surface, before: Any, after: Any, alpha: float, t_s: float
    ) -> None:
        """Draw the whole surface.

        before, after: the last two States of the exercise (equal while paused); alpha, 0 to 1: how
        far display time has come from one to the other. t_s: display time in seconds, for idle
        motion (waves, breathing); it stands still while play is paused.
        """
