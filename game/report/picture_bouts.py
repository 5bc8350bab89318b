"""How bouts went, one after the other, and the course of the last visit."""

from __future__ import annotations

from collections.abc import Sequence

from game.core.event import Reason
from game.figures import Figures
from game.report.parts import BoutPart, CourseBout
from game.report.practice import success
from game.report.svg import Drawing, round_up
from game.text import Words, mark

MOST_BOUTS = 40
"""In one strip; the newest are shown."""

REASONS: dict[Reason, str] = {
    Reason.STARTING: mark("before the start"),
    Reason.STEPPED_OFF: mark("stepped off"),
    Reason.SILENT: mark("device silent"),
    Reason.FROZEN: mark("device frozen"),
    Reason.OVERLOADED: mark("too much load"),
    Reason.BY_HAND: mark("by hand"),
}
"""Why play stood still."""


def success_picture(bouts: Sequence[BoutPart], words: Words, figures: Figures) -> Drawing | None:
    """One bar a bout: the share that succeeded, and a dot for the difficulty. None without any."""
    shown = [bout for bout in bouts if bout.row.purpose == "play" and bout.row.attempts]
    shown = shown[-MOST_BOUTS:]
    if not shown:
        return None
    title = words("Success and difficulty of each bout")
    drawing = Drawing("success", 250, 110, title)
    left, top, height = 24.0, 5.0, 76.0
    for share in (0.0, 0.5, 1.0):
        y = top + height * (1 - share)
        drawing.line([(left, y), (250, y)], "grid")
        drawing.text(left - 3, y + 2.5, figures.share(share), anchor="end")
    _bars(drawing, shown, left, top, height, figures)
    drawing.box(left, 102, 8, 6, "full")
    drawing.text(left + 12, 107.5, words("share that succeeded"))
    drawing.dot(left + 108, 105, 2.2, "mark")
    drawing.text(left + 114, 107.5, words("difficulty, 0 to 100 %"))
    return drawing


def _bars(
    drawing: Drawing,
    bouts: Sequence[BoutPart],
    left: float,
    top: float,
    height: float,
    figures: Figures,
) -> None:
    """The bars with a gap and a date at each new visit."""
    visits = list(dict.fromkeys(bout.row.session for bout in bouts))
    pitch = min(13.0, (250 - left) / (len(bouts) + 0.8 * len(visits)))
    x, session, last_label = left + 0.3 * pitch, "", -100.0
    for bout in bouts:
        row = bout.row
        if row.session != session:
            x += 0.8 * pitch if session else 0.0
            session = row.session
            if x - last_label > 28 and x < 228:
                drawing.text(x, top + height + 10, figures.day(row.started_utc))
                last_label = x
        share = success(row.attempts, row.successes) or 0.0
        drawing.box(x, top, 0.72 * pitch, height, "pale")
        drawing.box(x, top + height * (1 - share), 0.72 * pitch, height * share, "full")
        if row.median_d is not None:
            y = top + height * (1 - row.median_d)
            drawing.dot(x + 0.36 * pitch, y, min(2.2, 0.3 * pitch), "mark")
        x += pitch


def course_picture(course: Sequence[CourseBout], words: Words, figures: Figures) -> Drawing | None:
    """The last visit from left to right: bars of play, thin lines where it stood still."""
    ended = [bout for bout in course if bout.end_s > bout.start_s]
    if not ended:
        return None
    drawing = Drawing("course", 516, 62, words("The last visit: play and pauses"))
    until_s = max(bout.end_s for bout in ended)
    scale = 508 / until_s
    for bout in ended:
        _bout(drawing, bout, scale)
    _minutes(drawing, until_s, scale, words, figures)
    _pauses(drawing, ended, scale, words)
    return drawing


def _bout(drawing: Drawing, bout: CourseBout, scale: float) -> None:
    kind = "full" if bout.purpose == "play" else "pale"
    for stretch in bout.stretches:
        x, width = 4 + stretch.start_s * scale, (stretch.end_s - stretch.start_s) * scale
        if stretch.reason is None:
            drawing.box(x, 16, width, 16, kind)
        else:
            drawing.line([(x, 24), (x + width, 24)], "pause")
    if not bout.stretches:
        x, width = 4 + bout.start_s * scale, (bout.end_s - bout.start_s) * scale
        drawing.box(x, 16, width, 16, "hollow")
    drawing.text(4 + bout.start_s * scale, 12, str(bout.number), "strong")


def _minutes(
    drawing: Drawing, until_s: float, scale: float, words: Words, figures: Figures
) -> None:
    step_s = 60 * round_up(until_s / 60 / 8, (1, 2, 5))
    step_s = max(60.0, step_s)
    drawing.line([(4, 36), (512, 36)], "axis")
    for n in range(int(until_s / step_s) + 1):
        x = 4 + n * step_s * scale
        drawing.line([(x, 36), (x, 39)], "axis")
        label = figures.number(n * step_s / 60)
        drawing.text(x, 47, words("{n} min", n=label) if n == 0 else label, anchor=_anchor(n))


def _anchor(n: int) -> str:
    return "middle" if n else "start"


def _pauses(drawing: Drawing, course: Sequence[CourseBout], scale: float, words: Words) -> None:
    """What the bars and lines are, and the reasons for the pauses that were."""
    drawing.box(4, 54, 12, 6, "full")
    drawing.text(19, 59.5, words("play"))
    drawing.box(64, 54, 12, 6, "pale")
    drawing.text(79, 59.5, words("probe"))
    drawing.line([(124, 57), (136, 57)], "pause")
    drawing.text(139, 59.5, words("pause") + pause_reasons(course, words))


def pause_reasons(course: Sequence[CourseBout], words: Words) -> str:
    """': stepped off 2, by hand 1', the most frequent first; empty without a pause."""
    counts: dict[Reason, int] = {}
    for bout in course:
        for stretch in bout.stretches:
            if stretch.reason is not None:
                counts[stretch.reason] = counts.get(stretch.reason, 0) + 1
    often = sorted(counts.items(), key=lambda pair: -pair[1])
    said = ", ".join(f"{words(REASONS[reason])} {count}" for reason, count in often)
    return f": {said}" if said else ""
