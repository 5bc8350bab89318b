"""The ladders as a picture: one panel an exercise, one line a person."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import msgspec

from game.report.parts import Point
from game.report.svg import Drawing
from game.studies.chance import interval
from game.studies.ladder import Ladder
from game.studies.ladder_rules import CHALLENGE, Violation
from game.studies.ladder_table import Row, Table

WIDE, HIGH = 236.0, 176.0
"""A panel with its words, points."""
LEFT, TOP, RIGHT, FOOT = 30.0, 26.0, 8.0, 26.0
COLUMNS = 3
KEY_HIGH = 40.0
APART = 0.14
"""Of a rung: so far the points of one person stand beside those of the next, or those at the top
would hide each other."""
SIZE = 2.7
SHARES = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)


class Hand(msgspec.Struct, frozen=True):
    """How one person is drawn; a print in grey tells them apart by shape and dash."""

    colour: str
    dash: str
    corners: int
    """Of the mark; 0 for a disc."""
    turned: float = 0.0
    """Of the mark, in turns."""


HANDS: Mapping[str, Hand] = {
    "athlete": Hand("#0072B2", "", 0),
    "adult": Hand("#009E73", "6 1.5", 4, 1 / 8),
    "older": Hand("#8f6a00", "4 2", 3),
    "cp12": Hand("#D55E00", "2.5 1.5", 4),
    "cp3": Hand("#a3447c", "1 1.3", 3, 1 / 2),
}
"""The palette of Okabe and Ito; orange and purple darker, since thin lines need contrast."""
HARDER_HANDS = (Hand("#0072B2", "1 2.2", 0), Hand("#0072B2", "5 2 1 2", 0))
"""The athlete on harder conditions, in the order of the table: the same colour, hollow marks."""

STYLE = (
    """
.picture .challenge { fill: #e9edf1; stroke: none }
.picture .paper { fill: #ffffff; stroke: none }
.picture .wrong { fill: none; stroke: #101820; stroke-width: 1.1 }
.picture .rule { fill: #101820; font-weight: 700 }
"""
    + "".join(
        f".picture .{name}-line {{ stroke: {hand.colour}; stroke-width: 1; fill: none;"
        f" stroke-dasharray: {hand.dash or 'none'} }}\n"
        f".picture .{name}-band {{ fill: {hand.colour}; fill-opacity: 0.13; stroke: none }}\n"
        f".picture .{name}-mark {{ fill: {hand.colour}; stroke: #ffffff; stroke-width: 0.5 }}\n"
        for name, hand in HANDS.items()
    )
    + "".join(
        f".picture .harder-{n}-line {{ stroke: {hand.colour}; stroke-width: 0.7; fill: none;"
        f" stroke-dasharray: {hand.dash} }}\n"
        f".picture .harder-{n}-mark {{ fill: #ffffff; stroke: {hand.colour}; stroke-width: 0.8 }}\n"
        for n, hand in enumerate(HARDER_HANDS)
    )
)


def ladder_picture(ladder: Ladder) -> Drawing:
    """Success against rung, with the interval of chance around each line, the share that suits a
    person shaded, and a ring around what breaks a rule."""
    columns = min(COLUMNS, len(ladder.tables))
    lines = math.ceil(len(ladder.tables) / columns)
    title = f"Success of simulated people on every rung, {ladder.attempts} attempts each"
    drawing = Drawing("ladder", columns * WIDE, lines * HIGH + KEY_HIGH, title, STYLE)
    drawing.box(0, 0, drawing.width, drawing.height, "paper")
    for n, table in enumerate(ladder.tables):
        own = [one for one in ladder.violations if one.exercise == table.exercise]
        _Panel(drawing, table, (n % columns) * WIDE, (n // columns) * HIGH).draw(own)
    _key(drawing, ladder.tables[0], lines * HIGH + 6)
    return drawing


class _Panel:
    """One exercise, at a place in the drawing."""

    def __init__(self, drawing: Drawing, table: Table, left: float, top: float) -> None:
        self._drawing, self._table = drawing, table
        self._left, self._top = left + LEFT, top + TOP
        self._wide, self._high = WIDE - LEFT - RIGHT, HIGH - TOP - FOOT
        self._people = list(table.people)

    def draw(self, violations: Sequence[Violation]) -> None:
        self._frame(violations)
        for who, row in self._table.people.items():
            self._band(who, row)
        for n, row in enumerate(self._table.harder.values()):
            self._line(f"harder-{n}", HARDER_HANDS[n], row, 0.0, 0.7 * SIZE)
        for who, row in self._table.people.items():
            self._line(who, HANDS[who], row, self._beside(who), SIZE)
        self._rings(violations)

    def _frame(self, violations: Sequence[Violation]) -> None:
        drawing, right = self._drawing, self._left + self._wide
        name = self._table.exercise.replace("_", " ")
        end = drawing.text(self._left, self._top - 12, name, "strong")
        whole = [one for one in violations if one.level is None]
        if whole:
            said = "; ".join(f"{one.rule}: {one.patient}" for one in whole)
            drawing.text(end + 8, self._top - 12, said, "rule", room=right - end - 8)
        low, high = CHALLENGE
        drawing.box(
            self._left, self._y(high), self._wide, self._y(low) - self._y(high), "challenge"
        )
        for share in SHARES:
            y = self._y(share)
            drawing.line([(self._left, y), (right, y)], "grid" if share else "axis")
            drawing.text(self._left - 4, y + 2.5, f"{100 * share:.0f} %", anchor="end")
        for rung, _ in enumerate(self._table.levels):
            drawing.text(self._x(rung), self._y(0) + 10, f"{rung + 1}", anchor="middle")
        drawing.text(self._left + self._wide / 2, self._y(0) + 19, "rung", anchor="middle")

    def _x(self, rung: float) -> float:
        return self._left + self._wide * (rung + 0.5) / len(self._table.levels)

    def _y(self, share: float) -> float:
        return self._top + self._high * (1 - share)

    def _beside(self, who: str) -> float:
        """How far from the rung this person's points stand, in rungs; a cheat's stand on it."""
        if who not in self._people:
            return 0.0
        return APART * (self._people.index(who) - (len(self._people) - 1) / 2)

    def _band(self, who: str, row: Row) -> None:
        places = [self._x(rung + self._beside(who)) for rung, _ in enumerate(row)]
        limits = [interval(cell.wins) for cell in row]
        low = [(x, self._y(limit[0])) for x, limit in zip(places, limits, strict=True)]
        high = [(x, self._y(limit[1])) for x, limit in zip(places, limits, strict=True)]
        self._drawing.line([*high, *reversed(low)], f"{who}-band", closed=True)

    def _line(self, kind: str, hand: Hand, row: Row, beside: float, size: float) -> None:
        points = [(self._x(n + beside), self._y(cell.success)) for n, cell in enumerate(row)]
        self._drawing.line(points, f"{kind}-line")
        for point in points:
            _mark(self._drawing, point, kind, hand, size)

    def _rings(self, violations: Sequence[Violation]) -> None:
        """Around each point that is out of order, and a word above each rung that is."""
        rules: dict[tuple[str, str | None], list[str]] = {}
        for one in violations:
            if one.level is not None:
                rules.setdefault((one.level, one.patient), []).append(one.rule)
        for (level, patient), broken in rules.items():
            rung, said = self._table.levels.index(level), " ".join(dict.fromkeys(broken))
            if patient is None:
                self._drawing.text(self._x(rung), self._top - 4, said, "rule", anchor="middle")
            else:
                self._ring(rung, patient, said)

    def _ring(self, rung: int, patient: str, said: str) -> None:
        rows = {**self._table.people, **self._table.cheats}
        x = self._x(rung + self._beside(patient))
        y = self._y(rows[patient][rung].success)
        self._drawing.dot(x, y, 2 * SIZE, "wrong")
        near_top = y < self._top + self._high / 4
        y += 4.6 * SIZE if near_top else -2.6 * SIZE
        self._drawing.text(x, y, said, "rule", anchor="middle")


def _mark(drawing: Drawing, at: Point, kind: str, hand: Hand, size: float) -> None:
    x, y = at
    if not hand.corners:
        drawing.dot(x, y, size * 0.85, f"{kind}-mark")
        return
    angles = [2 * math.pi * (hand.turned + n / hand.corners) for n in range(hand.corners)]
    far = 1.15 * size
    corners = [(x + far * math.sin(angle), y - far * math.cos(angle)) for angle in angles]
    drawing.line(corners, f"{kind}-mark", closed=True)


def _key(drawing: Drawing, table: Table, top: float) -> None:
    """Who is who, in as many lines as it takes."""
    x, y = LEFT, top
    entries = [(who, HANDS[who], who, SIZE) for who in table.people]
    entries += [
        (f"harder-{n}", HARDER_HANDS[n], f"athlete on {name}", 0.7 * SIZE)
        for n, name in enumerate(table.harder)
    ]
    for kind, hand, said, size in entries:
        if x + 80 > drawing.width:
            x, y = LEFT, y + 11
        drawing.line([(x, y), (x + 18, y)], f"{kind}-line")
        _mark(drawing, (x + 9, y), kind, hand, size)
        x = drawing.text(x + 22, y + 2.5, said) + 12
    y += 12
    drawing.box(LEFT, y - 4, 18, 7, "challenge")
    end = drawing.text(LEFT + 22, y + 2.5, "60 to 90 %, which suits a person")
    drawing.dot(end + 16, y, 2 * SIZE, "wrong")
    drawing.text(end + 25, y + 2.5, "out of order, with its rule")
