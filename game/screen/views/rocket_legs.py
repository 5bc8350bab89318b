"""How Rocket Legs looks and sounds: a rocket over the shore for children, the lift of a lighthouse
for adults. Both ride as the player rises and sinks, at once; a ring goes ahead."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pygame

from game.core.event import Collected, Event, Missed, Reached
from game.exercises.rocket_legs import Level as RocketLevel
from game.exercises.rocket_legs import Phase, State
from game.screen.look import Look
from game.screen.views.rocket_adult import Lighthouse
from game.screen.views.rocket_child import Shore
from game.screen.views.rocket_words import DOWN, UP, said

WAYS = (Phase.AWAY, Phase.BACK)


class RocketLegs:
    """The view of one bout."""

    def __init__(self, look: Look, level: RocketLevel) -> None:
        self._look = look
        self._skin = Shore(look, level) if look.theme == "child" else Lighthouse(look, level)
        self.shaft = self._skin.shaft
        """Where heights are in the picture."""
        self._phase: Phase | None = None
        self._whole = level.plan.reps

    def happen(self, events: Sequence[Event], t_s: float) -> None:
        """Cues: a chime for a ride with the ring, something soft for another."""
        for event in events:
            if isinstance(event, Reached):
                self._skin.reached(t_s)
                self._look.sound.play("chime")
            elif isinstance(event, Missed):
                if event.quality > 0:
                    self._skin.tried(t_s)
                self._look.sound.play("soft")
            elif isinstance(event, Collected):
                self._skin.welcomed(t_s)
                self._look.sound.play("collect")

    def draw(
        self, surface: pygame.Surface, before: Any, after: Any, alpha: float, t_s: float
    ) -> None:
        """The whole surface, between two States."""
        self._hum(after)
        self._skin.draw(surface, before, after, alpha, t_s)

    def _hum(self, state: State) -> None:
        """The ring is heard as it sets out, for eyes that are elsewhere."""
        if state.phase is not self._phase:
            self._phase = state.phase
            if state.phase in WAYS:
                cue = {UP: "lift_up", DOWN: "lift_down"}[said(state)]
                self._look.sound.play(cue)
