"""The beats of a phrase in a row: each bead lies at its mark, or a little before or after it, as
the step came. Filled where it was kept."""

from __future__ import annotations

from collections.abc import Sequence

import pygame

from game.exercises.drum_march import BEATS, Beat, State
from game.screen.look import Look
from game.screen.stroke import put_middle, vector

Y, APART = 1046.0, 78.0
MOST_OFF = 0.42
"""Of the way to the next mark; more is drawn there."""
_GOLD = ("#FFF3C0", "#FFC63D", "#7A4B12")


class Beads:
    """The row of one bout."""

    def __init__(self, look: Look, tones: tuple[str, str, str] = _GOLD) -> None:
        """tones: light, body and edge of a bead that was kept."""
        self._look = look
        light, body, edge = tones
        box = (-24.0, -24.0, 48.0, 48.0)
        self._mark = vector(
            '<path d="M0 -15L0 15" stroke="#0A1C20" stroke-opacity="0.6" stroke-width="9" '
            'stroke-linecap="round"/><path d="M0 -15L0 15" stroke="#F2EBDB" stroke-opacity="0.75" '
            'stroke-width="4" stroke-linecap="round"/>', box, look.scale,
        )  # fmt: skip
        self._kept = vector(
            f'<circle r="17" fill="{body}" stroke="{edge}" stroke-width="4"/>'
            f'<circle cx="-4" cy="-5" r="6.500" fill="{light}"/>', box, look.scale,
        )  # fmt: skip
        self._other = vector(
            '<circle r="14" fill="#0E2229" fill-opacity="0.5" stroke="#F2EBDB" '
            'stroke-opacity="0.85" stroke-width="4.500"/>', box, look.scale,
        )  # fmt: skip
        self._last: tuple[Beat, ...] = ()
        self._gap = 1
        self._shown = False

    def draw(self, surface: pygame.Surface, state: State) -> None:
        """Beat by beat where it is told, or the phrase before it where it is told afterwards."""
        terminal = state.feedback == "terminal"
        if state.phrase is not None:
            self._gap = 2 * state.phrase.asked.half_steps
        if len(state.kept) == BEATS:
            self._last = state.kept
            self._shown = state.guided or terminal
        beats: Sequence[Beat] = state.kept if state.guided else ()
        if not state.playing or (terminal and state.count_in):
            beats = self._last if self._shown else ()
        elif not state.guided:
            self._shown = False
        self._draw_row(surface, beats)

    def _draw_row(self, surface: pygame.Surface, beats: Sequence[Beat]) -> None:
        for number in range(BEATS):
            put_middle(surface, self._mark, self._place(number, 0.0))
        for number, beat in enumerate(beats):
            off = max(-MOST_OFF, min(beat.off / self._gap, MOST_OFF))
            picture = self._kept if beat.made else self._other
            if beat.made or beat.came is not None:
                put_middle(surface, picture, self._place(number, off))

    def _place(self, number: int, off: float) -> tuple[int, int]:
        return self._look.at(960 + APART * (number - (BEATS - 1) / 2 + off), Y)
