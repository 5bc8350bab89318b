"""The headline measure over the visits, with the band of usual variation."""

from __future__ import annotations

from game.figures import Figures
from game.report.parts import Change
from game.report.svg import Drawing, round_up
from game.text import Words

WIDTH, HEIGHT = 168.0, 92.0
LEFT, TOP, BOTTOM = 22.0, 8.0, 60.0
MOST_TRIALS = 40
WIDEST_PITCH = 32.0


def trend_picture(change: Change | None, words: Words, figures: Figures) -> Drawing | None:
    """A dot a trial, hollow where it cannot be compared; nothing joins them. None without any."""
    if change is None:
        return None
    drawing = Drawing("trend", WIDTH, HEIGHT, words("Mean sway velocity of each probe, mm/s"))
    trials = change.trials[-MOST_TRIALS:]
    values = [trial.value for trial in trials]
    top = 1.05 * max(1.0, *values, change.usual.high if change.usual else 0.0)
    scale = (BOTTOM - TOP) / top
    if change.usual is not None:
        high, low = BOTTOM - scale * change.usual.high, BOTTOM - scale * change.usual.low
        drawing.box(LEFT, high, WIDTH - LEFT, low - high, "pale")
    _grid(drawing, top, scale, figures)
    pitch = min(WIDEST_PITCH, (WIDTH - LEFT - 12) / max(1, len(trials) - 1))
    for n, trial in enumerate(trials):
        kind = "point" if trial.comparable else "hollow"
        drawing.dot(LEFT + 6 + pitch * n, BOTTOM - scale * trial.value, 2.8, kind)
    drawing.text(LEFT, BOTTOM + 10, figures.day(trials[0].started_utc))
    if len(trials) > 1 and pitch * (len(trials) - 1) > 40:
        end = LEFT + 6 + pitch * (len(trials) - 1) + 6
        drawing.text(end, BOTTOM + 10, figures.day(trials[-1].started_utc), anchor="end")
    _key(drawing, change, words)
    return drawing


def _grid(drawing: Drawing, top: float, scale: float, figures: Figures) -> None:
    step = round_up(top / 4)
    for n in range(int(top / step) + 1):
        y = BOTTOM - scale * n * step
        drawing.line([(LEFT, y), (WIDTH, y)], "grid" if n else "axis")
        drawing.text(LEFT - 3, y + 2.5, figures.number(n * step), anchor="end")


def _key(drawing: Drawing, change: Change, words: Words) -> None:
    y = BOTTOM + 22
    drawing.dot(LEFT + 3, y - 2.5, 2.8, "point")
    drawing.text(LEFT + 9, y, words("a trial, mm/s"))
    if not all(trial.comparable for trial in change.trials):
        drawing.dot(LEFT + 73, y - 2.5, 2.8, "hollow")
        drawing.text(LEFT + 79, y, words("not comparable"))
    if change.usual is not None:
        drawing.box(LEFT, y + 3.5, 12, 6, "pale")
        drawing.text(LEFT + 16, y + 9, words("usual variation of this person"))
