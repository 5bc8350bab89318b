"""How bouts went, one after the other, and the course of the last visit."""

from __future__ import annotations

from collections.abc import Sequence

from game.core.event import Reason
from game.figures import Figures
from game.report.parts import BoutPart, CourseBout
from game.report.practice import success
from game.report.shapes import Anchor
from game.report.svg import Drawing, length, round_up
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
    Reason.NEAR_EDGE: mark("near the edge of the board"),
}
"""Why play stood still."""


HALF_KEY = 104.0
"""Room for the name of the bars."""
APART = 6.0
"""At least so much between two dates."""
SUCCESS_HIGH, COURSE_HIGH = 110.0, 62.0
NUMBER_LINES = (13.0, 5.5)


def success_picture(
    bouts: Sequence[BoutPart], words: Words, figures: Figures, extra: float = 0.0
) -> Drawing | None:
    """One bar a bout: the share that succeeded, and a dot for the difficulty. None without any."""
    shown = [bout for bout in bouts if bout.row.purpose == "play" and bout.row.attempts]
    shown = shown[-MOST_BOUTS:]
    if not shown:
        return None
    title = words("Success and difficulty of each bout")
    high = SUCCESS_HIGH + extra
    drawing = Drawing("success", 250, high, title)
    left, top, height = 24.0, 5.0, high - 34
    for share in (0.0, 0.5, 1.0):
        y = top + height * (1 - share)
        drawing.line([(left, y), (250, y)], "grid")
        drawing.text(left - 3, y + 2.5, figures.share(share), anchor="end")
    _bars(drawing, shown, left, top, height, figures)
    drawing.box(left, high - 8, 8, 6, "full")
    y = high - 2.5
    end = drawing.text(left + 12, y, words("share that succeeded"), room=HALF_KEY)
    x = max(left + 108, end + 8)
    drawing.dot(x, high - 5, 2.2, "mark")
    drawing.text(x + 6, y, words("difficulty, 0 to 100 %"), room=250 - x - 6)
    return drawing


def _bars(
    drawing: Drawing,
    bouts: Sequence[BoutPart],
    left: float,
    top: float,
    height: float,
    figures: Figures,
) -> None:
    """The bars with a gap at each new visit, and its date where there is room for it."""
    visits = list(dict.fromkeys(bout.row.session for bout in bouts))
    pitch = min(13.0, (250 - left) / (len(bouts) + 0.8 * len(visits)))
    x, session, written_to = left + 0.3 * pitch, "", -APART
    for bout in bouts:
        row = bout.row
        if row.session != session:
            x += 0.8 * pitch if session else 0.0
            session = row.session
            day = figures.day(row.started_utc)
            if x >= written_to + APART and x + length(day) <= drawing.width:
                written_to = drawing.text(x, top + height + 10, day)
        share = success(row.attempts, row.successes) or 0.0
        drawing.box(x, top, 0.72 * pitch, height, "pale")
        drawing.box(x, top + height * (1 - share), 0.72 * pitch, height * share, "full")
        if row.median_d is not None:
            y = top + height * (1 - row.median_d)
            drawing.dot(x + 0.36 * pitch, y, min(2.2, 0.3 * pitch), "mark")
        x += pitch


def course_picture(
    course: Sequence[CourseBout], words: Words, figures: Figures, extra: float = 0.0
) -> Drawing | None:
    """The last visit from left to right: bars of play, thin lines where it stood still."""
    ended = [bout for bout in course if bout.end_s > bout.start_s]
    if not ended:
        return None
    drawing = Drawing("course", 516, COURSE_HIGH + extra, words("The last visit: play and pauses"))
    until_s = max(bout.end_s for bout in ended)
    scale = 508 / until_s
    for bout in ended:
        _bout(drawing, bout, scale)
    _numbers(drawing, ended, scale)
    _minutes(drawing, until_s, scale, words, figures)
    _pauses(drawing, ended, words)
    return drawing


def _bout(drawing: Drawing, bout: CourseBout, scale: float) -> None:
    high = drawing.height - 46
    kind = "full" if bout.purpose == "play" else "pale"
    for stretch in bout.stretches:
        x, width = 4 + stretch.start_s * scale, (stretch.end_s - stretch.start_s) * scale
        if stretch.reason is None:
            drawing.box(x, 16, width, high, kind)
        else:
            drawing.line([(x, 16 + high / 2), (x + width, 16 + high / 2)], "pause")
    if not bout.stretches:
        x, width = 4 + bout.start_s * scale, (bout.end_s - bout.start_s) * scale
        drawing.box(x, 16, width, high, "hollow")


def _numbers(drawing: Drawing, course: Sequence[CourseBout], scale: float) -> None:
    """The number of each bout above its beginning; on a second line where bouts are very short,
    and left out where that is full as well."""
    ends = dict.fromkeys(NUMBER_LINES, -1.0)
    for bout in course:
        x = 4 + bout.start_s * scale
        free = (y for y, end in ends.items() if x > end + 2)
        y = next(free, None)
        if y is not None:
            ends[y] = drawing.text(x, y, str(bout.number), "strong")


def _minutes(
    drawing: Drawing, until_s: float, scale: float, words: Words, figures: Figures
) -> None:
    step_s = 60 * round_up(until_s / 60 / 8, (1, 2, 5))
    step_s = max(60.0, step_s)
    foot = drawing.height - 26
    drawing.line([(4, foot), (512, foot)], "axis")
    for n in range(int(until_s / step_s) + 1):
        x = 4 + n * step_s * scale
        drawing.line([(x, foot), (x, foot + 3)], "axis")
        label = figures.number(n * step_s / 60)
        drawing.text(
            x, foot + 11, words("{n} min", n=label) if n == 0 else label, anchor=_anchor(n)
        )


def _anchor(n: int) -> Anchor:
    return "middle" if n else "start"


def _pauses(drawing: Drawing, course: Sequence[CourseBout], words: Words) -> None:
    """What the bars and lines are, and the reasons for the pauses that were."""
    y = drawing.height - 2.5
    x = 4.0
    for kind, said in (("full", words("play")), ("pale", words("probe"))):
        drawing.box(x, y - 5.5, 12, 6, kind)
        x = drawing.text(x + 15, y, said) + 14
    drawing.line([(x, y - 2.5), (x + 12, y - 2.5)], "pause")
    said = pause_said(course, words)
    drawing.text(x + 15, y, said, room=drawing.width - x - 15)


def pause_said(course: Sequence[CourseBout], words: Words) -> str:
    """'pause: stepped off 2, by hand 1', the most frequent first; 'pause' without one."""
    counts: dict[Reason, int] = {}
    for bout in course:
        for stretch in bout.stretches:
            if stretch.reason is not None:
                counts[stretch.reason] = counts.get(stretch.reason, 0) + 1
    often = sorted(counts.items(), key=lambda pair: -pair[1])
    said = ", ".join(f"{words(REASONS[reason])} {count}" for reason, count in often)
    pause = words("pause")
    return words("{what}: {said}", what=pause, said=said) if said else pause
