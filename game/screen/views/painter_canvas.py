"""The painting: lines grow on it dab by dab, and what is painted stays.

The picture below is copied once; a frame adds a few dabs, so that a large painting costs no more
than a small one.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Protocol

import numpy as np
import pygame

from game.exercises.pelvis_painter import MARKS, Line, Outcome, Phase, State

SWEEP_S = 0.9
"""A line that succeeded is drawn over cleanly in this time."""
SMOOTH = 0.1
"""How much of the way to the brush the growing line makes up for with each dab."""
Place = tuple[float, float]


class Stroke(Protocol):
    """The way of one line over the painting, in so many dabs."""

    @property
    def dabs(self) -> int: ...

    def place(self, dab: int) -> Place:
        """Window pixels."""

    def dab(self, surface: pygame.Surface, dab: int, across: float, *, full: bool) -> None:
        """Paint one dab. across: how far off the line, -1 to 1; full: with a full brush."""

    def clean(self, surface: pygame.Surface, dab: int) -> None:
        """One dab of the line as it should be."""


def across(line: Line, dx: float, dy: float) -> float:
    """How much too far the tilt was, -1 (too little) to 1, in bands."""
    off = (dx * line.x + dy * line.y) / math.hypot(line.x, line.y) / line.band
    return max(-1.0, min(off, 1.0))


class Canvas:
    """The picture with all that has been painted on it. strokes: of each line of the bout."""

    def __init__(self, still: pygame.Surface, strokes: Sequence[Stroke]) -> None:
        self._still, self._strokes = still, strokes
        self._done, self.picture = still.copy(), still.copy()
        self._count: int | None = None
        """Lines that are over and drawn; None before the first frame."""
        self._grown = 0
        self._off = 0.0
        """The wave of the line that grows, smoothed: a hand is heavier than a tilt."""
        self._sweeping: tuple[int, float, int] | None = None
        """The line that is drawn over, since when, and how many dabs of it."""

    def stroke(self, state: State) -> Stroke:
        """Of the present line, or in between the next."""
        return self._strokes[min(state.attempts, len(self._strokes) - 1)]

    def see(self, state: State, t_s: float) -> None:
        """What has been painted until now; called once a frame."""
        if self._count is None or len(state.outcomes) < self._count:
            self._begin_anew(state)
        assert self._count is not None
        while self._count < len(state.outcomes):
            self._end(state, self._count, t_s)
            self._count += 1
        self._sweep(math.inf if state.phase is Phase.HOLD else t_s)
        if state.phase is Phase.HOLD and state.guided:
            self._grow(state)
        elif state.phase is Phase.FIND and self._grown:
            self._wipe()

    def _begin_anew(self, state: State) -> None:
        """All that is over, at once: the view is new, or another bout began."""
        self._done.blit(self._still, (0, 0))
        self._sweeping = None
        for number in range(len(state.outcomes)):
            self._end(state, number, -math.inf)
        self._count = len(state.outcomes)
        self._sweep(math.inf)
        self._wipe()

    def _end(self, state: State, number: int, t_s: float) -> None:
        self._sweep(math.inf)
        outcome, stroke = state.outcomes[number], self._strokes[number]
        if outcome.reached:
            self._sweeping = (number, t_s, 0)
            return
        if state.sheet.feedback[number] != "none":
            line = state.line if number == state.attempts - 1 else None
            self._draw_marks(stroke, outcome, line)
        self._wipe()

    def _draw_marks(self, stroke: Stroke, outcome: Outcome, line: Line | None) -> None:
        """A line that did not succeed stays as it was painted, light and soft."""
        if not outcome.marks:
            return
        offs = [across(line, one.dx, one.dy) if line else 0.0 for one in outcome.marks]
        part = stroke.dabs / MARKS
        middles = (np.arange(len(offs)) + 0.5) * part
        wave = np.interp(np.arange(round(len(offs) * part)), middles, offs)
        for dab, off in enumerate(wave.tolist()):
            stroke.dab(self._done, dab, off, full=False)

    def _wipe(self) -> None:
        """Back to what is over; what grew since is drawn anew where it is wanted."""
        self.picture.blit(self._done, (0, 0))
        self._grown, self._off = 0, 0.0

    def _sweep(self, t_s: float) -> None:
        if self._sweeping is None:
            return
        number, began_s, drawn = self._sweeping
        stroke = self._strokes[number]
        share = 1.0 if t_s == math.inf else min(1.0, max(0.0, (t_s - began_s) / SWEEP_S))
        until = round(share * stroke.dabs)
        for dab in range(drawn, until):
            stroke.clean(self._done, dab)
            stroke.clean(self.picture, dab)
        self._sweeping = (number, began_s, until)
        if until == stroke.dabs:
            self._sweeping = None
            self._wipe()

    def _grow(self, state: State) -> None:
        line, stroke = state.line, self.stroke(state)
        assert line is not None
        until = int(state.held_share * stroke.dabs)
        if until < self._grown:
            self._wipe()
        for dab in range(self._grown, until):
            part = dab * MARKS // stroke.dabs
            if part < len(state.marks):
                mark = state.marks[part]
                off, full = across(line, mark.dx, mark.dy), mark.good
            else:
                off, full = across(line, state.x - line.x, state.y - line.y), state.inside
            self._off += SMOOTH * (off - self._off)
            stroke.dab(self.picture, dab, self._off, full=full)
        self._grown = until
