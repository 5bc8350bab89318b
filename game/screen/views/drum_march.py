"""How Drum March looks and sounds: a jungle parade for children, an evening quay with two side
drums for adults.

Beats come along a line to either drum, and are heard on its skin. What is met goes up into the
light; what is not is simply gone.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pygame

from game.core.event import Collected, Event, Missed, Reached
from game.core.time import steps
from game.exercises.drum_march import Level as DrumLevel
from game.exercises.drum_march import State, start
from game.screen.look import Look
from game.screen.sounds.drum import AHEAD_S
from game.screen.views.drum_adult import Quay
from game.screen.views.drum_child import Jungle

AHEAD_STEPS = steps(AHEAD_S)
SKINS = {-1: "drum_left", 1: "drum_right"}


class DrumMarch:
    """The view of one bout."""

    def __init__(self, look: Look, level: DrumLevel) -> None:
        self._look = look
        planned = start(level, 0).planned
        skin = Jungle if look.theme == "child" else Quay
        self._skin: Jungle | Quay = skin(look, level, planned)
        self.lanes = self._skin.lanes
        """Where beats are in the picture."""
        self._guided = True
        self._struck = 0
        self._counted = 0
        self._over = 0
        self._sounded: tuple[int, int] = (-1, -1)

    def happen(self, events: Sequence[Event], t_s: float) -> None:
        """A note for each beat that was met, a chime for a phrase, something soft otherwise."""
        for event in events:
            if isinstance(event, Collected) and self._guided:
                self._skin.kept(1 if event.x > 0 else -1, t_s)
                self._look.sound.play("collect")
            elif isinstance(event, Reached):
                self._skin.reached(t_s)
                self._look.sound.play("chime")
            elif isinstance(event, Missed):
                self._look.sound.play("soft")

    def draw(
        self, surface: pygame.Surface, before: Any, after: Any, alpha: float, t_s: float
    ) -> None:
        """The whole surface, between two States."""
        self._guided = after.guided
        self._leave(after, t_s)
        self._beat(after, t_s)
        self._skin.draw(surface, before, after, alpha, t_s)

    def _leave(self, state: State, t_s: float) -> None:
        """What was not met, or where it is not told whether it was, goes softly."""
        over = len(state.kept)
        if over > self._over and state.kept[-1].go:
            beat = state.kept[-1]
            if not (beat.made and state.guided):
                self._skin.gone(beat.way, t_s)
        self._over = over

    def _beat(self, state: State, t_s: float) -> None:
        """The drum is struck so that it is loudest on the beat, and glows with it."""
        phrase = state.phrase
        if phrase is None or not state.playing:
            return
        sound = self._look.sound
        if state.count_in != self._counted:
            self._counted = state.count_in
            if self._counted:
                sound.play("drum_rim")
        beat = (state.attempts, state.beat)
        if beat != self._sounded and (
            state.came >= 0 if state.own_tempo else state.since >= state.due - AHEAD_STEPS
        ):
            self._sounded = beat
            sound.play(SKINS[phrase.ways[state.beat]] if phrase.go[state.beat] else "drum_rim")
        if state.heard != self._struck:
            self._struck = state.heard
            if phrase.go[state.beat]:
                self._skin.struck(phrase.ways[state.beat], t_s)
