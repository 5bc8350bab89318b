"""The detection study as a picture: one panel a kind of person, one line an improvement."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from game.report.svg import Drawing
from game.studies.courses import SESSIONS
from game.studies.detection import (
    ALLOWED,
    IMPROVEMENTS,
    POWER,
    USUAL_DAY_SD,
    Case,
    Plan,
    interval,
)

SHOWN_PLAN = Plan(3, 3)
SHOWN_DAYS_BEFORE = 4
WIDE, HIGH = 216.0, 160.0
"""A panel with its words, points."""
LEFT, TOP, RIGHT, FOOT = 30.0, 22.0, 10.0, 28.0
HEAD = 20.0
COLUMNS = 3
KEY_PITCH = 13.0

HANDS: Mapping[float, tuple[str, str]] = {
    0.0: ("#101820", "1.2 1.6"),
    0.10: ("#8f6a00", "2.5 1.5"),
    0.20: ("#D55E00", ""),
    0.30: ("#a3447c", "5 2"),
    0.40: ("#0072B2", "7 1.5 1.5 1.5"),
}
"""Colour and dash of each improvement; a print in grey tells them apart by dash and place."""
STYLE = """
.picture .paper { fill: #ffffff; stroke: none }
.picture .goal { stroke: #5b6875; stroke-width: 0.8; stroke-dasharray: 3 2; fill: none }
""" + "".join(
    f".picture .better-{100 * better:.0f} {{ stroke: {colour}; stroke-width: 1.3; fill: none;"
    f" stroke-dasharray: {dash or 'none'} }}\n"
    f".picture .chance-{100 * better:.0f} {{ stroke: none; fill: {colour}; fill-opacity: 0.10 }}\n"
    for better, (colour, dash) in HANDS.items()
)


def detection_picture(cases: Sequence[Case]) -> Drawing:
    """Share of courses of which change is said against session, with the interval of chance."""
    shown = [
        case
        for case in cases
        if (case.plan, case.days_before, case.day_sd)
        == (SHOWN_PLAN, SHOWN_DAYS_BEFORE, USUAL_DAY_SD)
    ]
    patients = list(dict.fromkeys(case.patient for case in shown))
    lines = len(patients) // COLUMNS + 1  # a place is left for the key
    title = (
        f"Courses of which change is said: {SHOWN_PLAN.probes} probes a visit, "
        f"{SHOWN_DAYS_BEFORE} days before therapy, "
        f"day-to-day SD {100 * USUAL_DAY_SD:.0f} %, {shown[0].people} courses each"
    )
    drawing = Drawing("detection", COLUMNS * WIDE, HEAD + lines * HIGH, title, STYLE)
    drawing.box(0, 0, drawing.width, drawing.height, "paper")
    drawing.text(LEFT, HEAD - 6, title, "strong")
    for n, patient in enumerate(patients):
        own = [case for case in shown if case.patient == patient]
        _Panel(drawing, n).draw(patient, own)
    _key(drawing, len(patients))
    return drawing


def _corner(n: int) -> tuple[float, float]:
    """Left and top of the place where the n-th panel is drawn."""
    return (n % COLUMNS) * WIDE + LEFT, HEAD + (n // COLUMNS) * HIGH + TOP


class _Panel:
    """One kind of person, at the n-th place."""

    def __init__(self, drawing: Drawing, n: int) -> None:
        self._drawing = drawing
        self._left, self._top = _corner(n)
        self._wide, self._high = WIDE - LEFT - RIGHT, HIGH - TOP - FOOT

    def draw(self, patient: str, cases: Sequence[Case]) -> None:
        drawing, right = self._drawing, self._left + self._wide
        drawing.text(self._left, self._top - 7, patient, "strong")
        for share in (0.0, 0.2, 0.4, 0.6, 0.8, 1.0):
            y = self._y(share)
            drawing.line([(self._left, y), (right, y)], "grid" if share else "axis")
            drawing.text(self._left - 4, y + 2.5, f"{100 * share:.0f} %", anchor="end")
        for session in range(1, SESSIONS + 1):
            drawing.text(self._x(session), self._y(0) + 10, f"{session}", anchor="middle")
        middle = self._left + self._wide / 2
        drawing.text(middle, self._y(0) + 19, "session", anchor="middle")
        for share in (ALLOWED, POWER):
            drawing.line([(self._left, self._y(share)), (right, self._y(share))], "goal")
        for case in cases:
            self._curve(case)

    def _curve(self, case: Case) -> None:
        counts = case.told_by_session
        places = [self._x(session) for session in range(1, SESSIONS + 1)]
        limits = [interval(count, case.people) for count in counts]
        name = f"{100 * case.improvement:.0f}"
        band = [(x, self._y(high)) for x, (_, high) in zip(places, limits, strict=True)]
        band += [(x, self._y(low)) for x, (low, _) in zip(places, limits, strict=True)][::-1]
        self._drawing.line(band, f"chance-{name}", closed=True)
        shares = [self._y(count / case.people) for count in counts]
        self._drawing.line(zip(places, shares, strict=True), f"better-{name}")

    def _x(self, session: int) -> float:
        return self._left + self._wide * (session - 0.5) / SESSIONS

    def _y(self, share: float) -> float:
        return self._top + self._high * (1 - share)


def _key(drawing: Drawing, n: int) -> None:
    left, top = _corner(n)
    drawing.text(left, top - 7, "True improvement of sway velocity", "strong")
    for place, better in enumerate(reversed(IMPROVEMENTS)):
        y = top + 8 + KEY_PITCH * place
        drawing.line([(left, y - 2.5), (left + 26, y - 2.5)], f"better-{100 * better:.0f}")
        said = f"{100 * better:.0f} %: seen" if better else "none, but said (false alarm)"
        drawing.text(left + 32, y, said)
    y = top + 8 + KEY_PITCH * len(IMPROVEMENTS)
    drawing.line([(left, y - 2.5), (left + 26, y - 2.5)], "goal")
    drawing.text(left + 32, y, f"{100 * ALLOWED:.0f} % false alarms, {100 * POWER:.0f} % power")
    drawing.text(left, y + KEY_PITCH, "Shaded: 95 % interval of chance")
    drawing.text(left, y + 2 * KEY_PITCH, "Complete after 6 to 12 sessions")
