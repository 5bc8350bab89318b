"""How a stance went in time and how fast it swung: stabilogram, spectrum and diffusion.

The two axes differ by dash and by place as well as by colour, so that grey says the same.
"""

from __future__ import annotations

import math

from game.figures import Figures
from game.report.curves import AxisCurves, Curves
from game.report.frame import Frame, Scale
from game.report.parts import Point
from game.report.svg import Drawing
from game.text import Words

WIDTH, HEIGHT = 260.0, 182.0
LEFT, RIGHT, TOP = 30.0, 254.0, 13.0
FOOT = 142.0
"""Where the axis across lies, unless more is to be said below."""
LEAST_MM = 1.0
LEAST_HZ = 1.0
ROOM = 1.06
"""Above the highest."""


def stabilogram(curves: Curves | None, words: Words, figures: Figures) -> Drawing | None:
    """Each axis against time, both at one scale; None without a trial."""
    if curves is None:
        return None
    title = words("Centre of pressure against time, sideways and forward, mm from its mean")
    drawing = Drawing("stabilogram", WIDTH, HEIGHT, title)
    most = max(LEAST_MM, *(abs(y) for one in (curves.ml, curves.ap) for _, y in one.course))
    middle = (TOP + HEIGHT - 24) / 2
    lanes = (
        (curves.ml, words("sideways, right up, mm"), TOP, middle - 9),
        (curves.ap, words("forward and back, forward up, mm"), middle + 9, HEIGHT - 24),
    )
    for n, (axis, name, top, foot) in enumerate(lanes):
        across = Scale(0.0, float(math.ceil(curves.duration_s)), LEFT, RIGHT)
        frame = Frame(drawing, across, Scale(-ROOM * most, ROOM * most, foot, top))
        frame.grid(figures, below=n == 1)
        frame.line(axis.course, "path")
        drawing.text(LEFT, top - 4, name, "strong")
    drawing.text(RIGHT, HEIGHT - 4, words("time, s"), anchor="end")
    return drawing


def spectrum_picture(curves: Curves | None, words: Words, figures: Figures) -> Drawing | None:
    """Power by frequency with the frequencies below which half and 95 % of it lie; None where
    neither axis has a spectrum."""
    if curves is None or not (curves.ml.spectrum or curves.ap.spectrum):
        return None
    title = words("Power of the sway by frequency, mm²/Hz, with half and 95\u00a0%\u00a0frequency")
    drawing = Drawing("spectrum", WIDTH, HEIGHT, title)
    both = (curves.ml, curves.ap)
    high_hz = max(LEAST_HZ, *(1.25 * one.f95_hz for one in both if one.f95_hz))
    highest = max(y for one in both for _, y in one.spectrum)
    across = Scale(0.0, high_hz, LEFT, RIGHT)
    frame = Frame(drawing, across, Scale(0.0, ROOM * (highest or 1.0), FOOT, TOP))
    frame.grid(figures)
    named = (
        (curves.ml, words("sideways"), "path wide", "point"),
        (curves.ap, words("forward and back"), "ellipse", "mark"),
    )
    for n, (axis, name, line, dot) in enumerate(named):
        frame.line(axis.spectrum, line)
        _half_and_most(frame, axis, dot)
        _said(drawing, axis, name, line, dot, n, words, figures)
    drawing.text(LEFT, TOP - 4, words("mm²/Hz"), "strong")
    drawing.text(RIGHT, FOOT + 18, words("frequency, Hz"), anchor="end")
    return drawing


def _half_and_most(frame: Frame, axis: AxisCurves, dot: str) -> None:
    """The two frequencies, on the curve."""
    for hz in (axis.f50_hz, axis.f95_hz):
        if hz is not None and axis.spectrum:
            x, y = frame.place(min(axis.spectrum, key=lambda point: abs(point[0] - hz)))
            frame.drawing.dot(x, y, 2.6, dot)


def _said(
    drawing: Drawing,
    axis: AxisCurves,
    name: str,
    line: str,
    dot: str,
    row: int,
    words: Words,
    figures: Figures,
) -> None:
    y = HEIGHT - 14 + 10 * row
    drawing.line([(LEFT, y - 2.5), (LEFT + 16, y - 2.5)], line)
    drawing.dot(LEFT + 8, y - 2.5, 2.6, dot)
    said = name
    if axis.f50_hz is not None and axis.f95_hz is not None:
        half, most = figures.number(axis.f50_hz, 2), figures.number(axis.f95_hz, 2)
        said = words(
            "{axis}: half below {half} Hz, 95\u00a0% below {most} Hz",
            axis=name,
            half=half,
            most=most,
        )
    drawing.text(LEFT + 21, y, said, room=WIDTH - LEFT - 24)


def diffusion_picture(curves: Curves | None, words: Words, figures: Figures) -> Drawing | None:
    """Mean square displacement by time apart, both in ratios, with the two lines and where they
    cross; None for a trial without them."""
    if curves is None or curves.diffusion is None:
        return None
    found = curves.diffusion
    title = words("Mean square displacement by the time between two moments, in ratios")
    drawing = Drawing("diffusion", WIDTH, HEIGHT, title)
    every = [*found.points, *found.short, *found.long]
    across = _ratios([x for x, _ in every], LEFT, RIGHT)
    frame = Frame(drawing, across, _ratios([y for _, y in every], FOOT, TOP))
    frame.grid(figures)
    for point in found.points:
        drawing.dot(*frame.place(point), 1.9, "point")
    for line in (found.short, found.long):
        frame.line(line, "ellipse")
    if found.critical is not None:
        _critical(frame, found.critical, words, figures)
    drawing.text(LEFT, TOP - 4, words("mean square displacement, mm²"), "strong")
    drawing.text(RIGHT, FOOT + 18, words("time between two moments, s"), anchor="end")
    drawing.line([(LEFT, HEIGHT - 6.5), (LEFT + 16, HEIGHT - 6.5)], "ellipse")
    said = words("two straight lines; one trial varies strongly")
    drawing.text(LEFT + 21, HEIGHT - 4, said, room=WIDTH - LEFT - 24)
    return drawing


def _ratios(values: list[float], start: float, end: float) -> Scale:
    return Scale(min(values) / 1.15, max(values) * 1.3, start, end, log=True)


def _critical(frame: Frame, critical: Point, words: Words, figures: Figures) -> None:
    drawing = frame.drawing
    x, y = frame.place(critical)
    drawing.line([(x, FOOT), (x, y), (LEFT, y)], "axis")
    drawing.dot(x, y, 3.2, "mark")
    time_s, msd = figures.measure(critical[0]), figures.measure(critical[1])
    said = words("they cross at {time} s, {size} mm²", time=time_s, size=msd)
    drawing.dot(LEFT + 8, HEIGHT - 16.5, 3.2, "mark")
    drawing.text(LEFT + 21, HEIGHT - 14, said, room=WIDTH - LEFT - 24)
