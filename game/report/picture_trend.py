"""The headline measure over the visits, with the band of usual variation."""

from __future__ import annotations

from game.figures import Figures
from game.report.parts import Change
from game.report.svg import Drawing, round_up
from game.text import Words

WIDTH = 168.0
HIGH = 92.0
LEFT, TOP, FOOT = 22.0, 8.0, 32.0
HALF_KEY = 76.0
"""Room for the name of the dots."""
MOST_TRIALS = 40
WIDEST_PITCH = 32.0


def trend_picture(
    change: Change | None, words: Words, figures: Figures, extra: float = 0.0
) -> Drawing | None:
    """A dot a trial, hollow where it cannot be compared; nothing joins them. None without any."""
    if change is None:
        return None
    high = HIGH + extra
    drawing = Drawing("trend", WIDTH, high, words("Mean sway velocity of each probe, mm/s"))
    bottom = high - FOOT
    trials = change.trials[-MOST_TRIALS:]
    values = [trial.value for trial in trials]
    top = 1.05 * max(1.0, *values, change.usual.high if change.usual else 0.0)
    scale = (bottom - TOP) / top
    if change.usual is not None:
        high, low = bottom - scale * change.usual.high, bottom - scale * change.usual.low
        drawing.box(LEFT, high, WIDTH - LEFT, low - high, "pale")
    _grid(drawing, top, scale, figures)
    pitch = min(WIDEST_PITCH, (WIDTH - LEFT - 12) / max(1, len(trials) - 1))
    for n, trial in enumerate(trials):
        kind = "point" if trial.comparable else "hollow"
        drawing.dot(LEFT + 6 + pitch * n, bottom - scale * trial.value, 2.8, kind)
    drawing.text(LEFT, bottom + 10, figures.day(trials[0].started_utc))
    if len(trials) > 1 and pitch * (len(trials) - 1) > 40:
        end = LEFT + 6 + pitch * (len(trials) - 1) + 6
        drawing.text(end, bottom + 10, figures.day(trials[-1].started_utc), anchor="end")
    _key(drawing, change, words)
    return drawing


def _grid(drawing: Drawing, top: float, scale: float, figures: Figures) -> None:
    bottom, step = drawing.height - FOOT, round_up(top / 4)
    for n in range(int(top / step) + 1):
        y = bottom - scale * n * step
        drawing.line([(LEFT, y), (WIDTH, y)], "grid" if n else "axis")
        drawing.text(LEFT - 3, y + 2.5, figures.number(n * step), anchor="end")


def _key(drawing: Drawing, change: Change, words: Words) -> None:
    y = drawing.height - FOOT + 22
    drawing.dot(LEFT + 3, y - 2.5, 2.8, "point")
    end = drawing.text(LEFT + 9, y, words("a trial, mm/s"), room=HALF_KEY)
    if not all(trial.comparable for trial in change.trials):
        x = max(LEFT + 73, end + 8)
        drawing.dot(x, y - 2.5, 2.8, "hollow")
        drawing.text(x + 6, y, words("not comparable"), room=WIDTH - x - 6)
    if change.usual is not None:
        drawing.box(LEFT, y + 3.5, 12, 6, "pale")
        said = words("usual variation of this person")
        drawing.text(LEFT + 16, y + 9, said, room=WIDTH - LEFT - 16)
