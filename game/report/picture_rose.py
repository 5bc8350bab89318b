"""How far somebody leaned towards each target, in shares of their limit: a rose of directions."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

from game.figures import Figures
from game.report.parts import Point
from game.report.svg import Drawing
from game.store.records import MeasureRow
from game.text import Words

WIDTH, HEIGHT = 172.0, 182.0
MIDDLE_X, MIDDLE_Y, FAR = WIDTH / 2, 84.0, 56.0
RINGS_PCT = (25.0, 50.0, 75.0, 100.0)
LEAST_PCT = 110.0
ASSESSMENTS = ("los", "los_4")
BEARINGS_DEG: Mapping[str, float] = {
    "F": 0.0,
    "FR": 45.0,
    "R": 90.0,
    "BR": 135.0,
    "B": 180.0,
    "BL": 225.0,
    "L": 270.0,
    "FL": 315.0,
}
"""From forward, clockwise as seen from above."""
KINDS: Mapping[str, str] = {"MXE_pct": "edge", "EPE_pct": "ellipse"}

Rose = Mapping[str, Mapping[str, float]]
"""Key of the measure, then direction, to %."""


def rose_of(measures: Sequence[MeasureRow]) -> Rose:
    """The latest limits of stability in the store; empty without any. Rows oldest first."""
    own = [row for row in measures if row.key.split(".")[0] in ASSESSMENTS]
    if not own:
        return {}
    last = [
        row
        for row in own
        if row.session == own[-1].session and row.key.split(".")[0] == own[-1].key.split(".")[0]
    ]
    return {kind: found for kind in KINDS if (found := dict(_shares(last, kind)))}


def _shares(rows: Sequence[MeasureRow], kind: str) -> Iterator[tuple[str, float]]:
    for row in rows:
        _, *way = row.key.split(".")
        if len(way) == 2 and way[1] == kind and way[0] in BEARINGS_DEG and row.value is not None:
            yield way[0], row.value


def rose_picture(rose: Rose, words: Words, figures: Figures) -> Drawing | None:
    """Furthest and first reach by direction, with the ring of 100 %; None without a direction."""
    furthest = rose.get("MXE_pct", {})
    if not furthest:
        return None
    title = words("Reach towards each target, in per cent of the limit")
    drawing = Drawing("rose", WIDTH, HEIGHT, title)
    shares = [share for values in rose.values() for share in values.values()]
    scale = FAR / (1.06 * max(LEAST_PCT, *shares))
    drawing.line(_outline(furthest, scale), "inside", closed=True)  # below the ring of 100 %
    for ring in RINGS_PCT:
        drawing.dot(MIDDLE_X, MIDDLE_Y, ring * scale, "ring" if ring == 100 else "grid")
    for direction in furthest:
        drawing.line([(MIDDLE_X, MIDDLE_Y), _place(direction, FAR / scale, scale)], "grid")
    _petals(drawing, rose, scale)
    drawing.text(MIDDLE_X, MIDDLE_Y - FAR - 17, words("forward"), anchor="middle")
    side = MIDDLE_X - FAR - 4
    drawing.text(side, MIDDLE_Y + 13, words("left"), anchor="end", room=side)
    drawing.text(WIDTH - side, MIDDLE_Y + 13, words("right"), room=side)
    for direction, share in furthest.items():
        drawing.dot(*_place(direction, share, scale), 2.2, "point")
        x, y = _place(direction, (FAR + 9) / scale, scale)
        drawing.text(x, y + 2.5, figures.number(share), "strong", anchor="middle")
    _key(drawing, rose, words)
    return drawing


def _place(direction: str, share: float, scale: float) -> Point:
    bearing = math.radians(BEARINGS_DEG[direction])
    return (
        MIDDLE_X + share * scale * math.sin(bearing),
        MIDDLE_Y - share * scale * math.cos(bearing),
    )


def _petals(drawing: Drawing, rose: Rose, scale: float) -> None:
    for key, kind in KINDS.items():
        drawing.line(_outline(rose.get(key, {}), scale), kind, closed=True)


def _outline(values: Mapping[str, float], scale: float) -> list[Point]:
    """Through the directions there are, in their order."""
    return [_place(one, values[one], scale) for one in BEARINGS_DEG if one in values]


def _key(drawing: Drawing, rose: Rose, words: Words) -> None:
    said = {
        "MXE_pct": words("furthest, in per cent of the limit"),
        "EPE_pct": words("first attempt"),
    }
    for n, key in enumerate(key for key in KINDS if key in rose):
        y = HEIGHT - 13 + 10 * n
        drawing.line([(6, y - 2.5), (22, y - 2.5)], KINDS[key])
        drawing.text(27, y, said[key], room=WIDTH - 30)
