"""The field of a picture with two axes: lines with figures, and where a point lies."""

from __future__ import annotations

import math
from collections.abc import Iterable

from game.figures import Figures
from game.report.parts import Point
from game.report.svg import Drawing, round_up

LINES = 4
"""About so many of them on an axis."""
LEAST_LINES = 3
PER_DECADE = (1, 2, 5)


class Scale:
    """One axis: its ends, in numbers and in points of the drawing; log: by ratios, above 0."""

    def __init__(self, low: float, high: float, start: float, end: float, log: bool = False):
        self.low, self.high, self.start, self.end, self.log = low, high, start, end, log

    def at(self, value: float) -> float:
        """Where a number lies, points."""
        low, high, here = self.low, self.high, value
        if self.log:
            low, high, here = math.log(low), math.log(high), math.log(value)
        return self.start + (here - low) / (high - low) * (self.end - self.start)

    def marks(self) -> list[float]:
        """The numbers that stand beside the axis."""
        if self.log:
            decades = range(math.floor(math.log10(self.low)), math.ceil(math.log10(self.high)) + 1)
            round_ones = [one * 10.0**decade for decade in decades for one in PER_DECADE]
            if math.log10(self.high / self.low) > 2:
                round_ones = [10.0**decade for decade in decades]
            return [one for one in round_ones if self.low <= one * (1 + 1e-9) and one <= self.high]
        found = self._evenly(LINES)
        return found if len(found) >= LEAST_LINES else self._evenly(2 * LINES)

    def _evenly(self, lines: int) -> list[float]:
        step = round_up((self.high - self.low) / lines)
        first, last = math.ceil(self.low / step - 1e-9), math.floor(self.high / step + 1e-9)
        return [n * step for n in range(first, last + 1)]


class Frame:
    """Two axes on a drawing."""

    def __init__(self, drawing: Drawing, across: Scale, up: Scale) -> None:
        self.drawing, self.across, self.up = drawing, across, up

    def place(self, point: Point) -> Point:
        """Where a point lies on the drawing."""
        return self.across.at(point[0]), self.up.at(point[1])

    def line(self, points: Iterable[Point], kind: str) -> None:
        """A line through points, cut off at the sides; nothing through none."""
        inside = [one for one in points if self.across.low <= one[0] <= self.across.high]
        if inside:
            self.drawing.line([self.place(one) for one in inside], kind)

    def grid(self, figures: Figures, *, below: bool = True) -> None:
        """Lines at round numbers, with their figures; below: also those of the axis across."""
        left, right, foot = self.across.start, self.across.end, self.up.start
        for mark in self.up.marks():
            y = self.up.at(mark)
            kind = "axis" if mark == 0 and not self.up.log else "grid"
            self.drawing.line([(left, y), (right, y)], kind)
            self.drawing.text(left - 3, y + 2.5, _said(mark, figures), anchor="end")
        for mark in self.across.marks():
            x = self.across.at(mark)
            self.drawing.line([(x, foot), (x, self.up.end)], "grid")
            if below:
                self.drawing.text(x, foot + 9, _said(mark, figures), anchor="middle")
        self.drawing.line([(left, self.up.end), (left, foot), (right, foot)], "axis")


def _said(mark: float, figures: Figures) -> str:
    """A round number with the decimals it needs."""
    digits = max(0, -math.floor(math.log10(abs(mark)) + 1e-9)) if mark else 0
    return figures.number(mark, digits)
