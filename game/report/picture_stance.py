"""Where somebody stood, and how far they lean: seen from above, the front of the person up."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable

from game.figures import Figures, unit
from game.report.parts import Point, Reach, Sway
from game.report.svg import Drawing, length, round_up
from game.text import Words

WIDTH, HEIGHT = 172.0, 182.0
MIDDLE_X, MIDDLE_Y = WIDTH / 2, 80.0
HALF = 66.0
"""From the middle to the edge of the field, points."""

KEY_X = 6.0
"""Where the names of lines begin."""

Place = Callable[[float, float], Point]


def stance_picture(
    sway: Sway | None, reach: Reach | None, words: Words, figures: Figures
) -> Drawing | None:
    """The path of the centre of pressure with its ellipse; None without a path."""
    if sway is None or not sway.path:
        return None
    title = words("Path of the centre of pressure in quiet stance, with its 95\u00a0%\u00a0ellipse")
    drawing = Drawing("stance", WIDTH, HEIGHT, title)
    middle, extent_mm = _field((*sway.path, *sway.ellipse))
    place = _placing(middle, HALF / extent_mm)
    drawing.window(MIDDLE_X - HALF, MIDDLE_Y - HALF, 2 * HALF, 2 * HALF)
    grid_mm = _grid(drawing, middle, extent_mm, place)
    if reach is not None and reach.unit == "mm":
        drawing.line(_placed(limit(reach), place), _edge(reach), closed=True)
    drawing.line(_placed(sway.path, place), "path")
    drawing.line(_placed(sway.ellipse, place), "ellipse", closed=True)
    _cross(drawing, *place(0.0, 0.0))
    drawing.whole()
    _sides(drawing, words)
    scale = HALF / extent_mm
    end = _scale_bar(drawing, grid_mm * scale, f"{figures.number(grid_mm)} mm")
    _key(drawing, "path", words("path, {s} s", s=figures.number(sway.duration_s)), 0, end)
    _key(drawing, "ellipse", words("95\u00a0%\u00a0prediction ellipse"), 1)
    return drawing


def reach_picture(
    reach: Reach | None, sway: Sway | None, words: Words, figures: Figures
) -> Drawing | None:
    """How far somebody leans to each side, with their quiet stance at the same scale."""
    if reach is None:
        return None
    drawing = Drawing("reach", WIDTH, HEIGHT, words("Reach to the four sides"))
    furthest = max(reach.right, reach.left, reach.forward, reach.back)
    step = round_up(furthest / 4)
    extent = furthest * 1.06
    place = _placing((0.0, 0.0), HALF / extent)
    drawing.window(MIDDLE_X - HALF, MIDDLE_Y - HALF, 2 * HALF, 2 * HALF)
    for ring in range(1, math.ceil(extent / step) + 1):
        drawing.dot(MIDDLE_X, MIDDLE_Y, ring * step * HALF / extent, "grid")
    drawing.line(_placed(limit(reach), place), "inside", closed=True)
    drawing.line(_placed(limit(reach), place), _edge(reach), closed=True)
    _axes(drawing)
    if sway is not None and sway.ellipse and reach.unit == "mm":
        drawing.line(_placed(sway.ellipse, place), "ellipse", closed=True)
    drawing.whole()
    if sway is not None and sway.ellipse and reach.unit == "mm":
        _key(drawing, "ellipse", words("quiet stance, 95\u00a0%\u00a0ellipse"), 1)
    _sides(drawing, words)
    _lengths(drawing, reach, place, figures)
    own = words("own reach") if reach.own else words("typical reach, not this person's own")
    _key(drawing, _edge(reach), own, 0)
    return drawing


def limit(reach: Reach, count: int = 72) -> list[Point]:
    """The outline of the reach: a quarter of an ellipse between each two sides, as in play."""
    outline = []
    for n in range(count):
        x, y = math.cos(2 * math.pi * n / count), math.sin(2 * math.pi * n / count)
        wide, long = reach.right if x > 0 else reach.left, reach.forward if y > 0 else reach.back
        outline.append((x * wide, y * long))
    return outline


def _field(points: Iterable[Point]) -> tuple[Point, float]:
    """The middle of what is shown, and how far it goes to each side, mm."""
    xs, ys = zip(*points, strict=True)
    middle = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    extent = max(max(xs) - min(xs), max(ys) - min(ys)) / 2
    return middle, max(1.0, extent * 1.12)


def _placing(middle: Point, scale: float) -> Place:
    """From mm, y forward, to the drawing, y down."""

    def place(x: float, y: float) -> Point:
        return MIDDLE_X + (x - middle[0]) * scale, MIDDLE_Y - (y - middle[1]) * scale

    return place


def _placed(points: Iterable[Point], place: Place) -> list[Point]:
    return [place(x, y) for x, y in points]


def _grid(drawing: Drawing, middle: Point, extent_mm: float, place: Place) -> float:
    """Lines every few mm, through the rest centre if they reach it; gives their distance."""
    grid_mm = round_up(extent_mm / 3.5)
    for axis in (0, 1):
        first = math.ceil((middle[axis] - extent_mm) / grid_mm)
        last = math.floor((middle[axis] + extent_mm) / grid_mm)
        for n in range(first, last + 1):
            x, y = place(n * grid_mm, n * grid_mm)
            across = [(x, 0.0), (x, HEIGHT)] if axis == 0 else [(0.0, y), (WIDTH, y)]
            drawing.line(across, "axis" if n == 0 else "grid")
    return grid_mm


def _axes(drawing: Drawing) -> None:
    drawing.line([(MIDDLE_X - HALF, MIDDLE_Y), (MIDDLE_X + HALF, MIDDLE_Y)], "axis")
    drawing.line([(MIDDLE_X, MIDDLE_Y - HALF), (MIDDLE_X, MIDDLE_Y + HALF)], "axis")


def _cross(drawing: Drawing, x: float, y: float) -> None:
    """The rest centre."""
    drawing.dot(x, y, 1.8, "mark")


def _sides(drawing: Drawing, words: Words) -> None:
    """What is where; left and right are the person's own."""
    drawing.text(MIDDLE_X, MIDDLE_Y - HALF - 5, words("forward"), anchor="middle")
    drawing.text(MIDDLE_X, MIDDLE_Y + HALF + 10, words("back"), anchor="middle")
    room = MIDDLE_X - HALF - 2
    drawing.text(room, MIDDLE_Y + 2.5, words("left"), anchor="end", room=room)
    drawing.text(WIDTH - room, MIDDLE_Y + 2.5, words("right"), room=room)


def _lengths(drawing: Drawing, reach: Reach, place: Place, figures: Figures) -> None:
    """The reach to each side, beside its axis."""
    right, left = place(reach.right, 0.0)[0], place(-reach.left, 0.0)[0]
    forward, back = place(0.0, reach.forward)[1], place(0.0, -reach.back)[1]
    digits, name = (0, " mm") if reach.unit == "mm" else (1, unit(reach.unit))
    said = {
        side: figures.number(getattr(reach, side), digits) + name
        for side in ("right", "left", "forward", "back")
    }
    drawing.text(right - 3, MIDDLE_Y - 3, said["right"], "strong", anchor="end")
    drawing.text(left + 3, MIDDLE_Y - 3, said["left"], "strong")
    drawing.text(MIDDLE_X + 3, forward + 12, said["forward"], "strong")
    drawing.text(MIDDLE_X + 3, back - 7, said["back"], "strong")


def _scale_bar(drawing: Drawing, long: float, label: str) -> float:
    """A length as it is drawn; gives where its label begins."""
    right, y = MIDDLE_X + HALF, HEIGHT - 14
    drawing.line([(right - long, y - 2), (right - long, y), (right, y), (right, y - 2)], "axis")
    drawing.text(right - long - 3, y + 1.5, label, anchor="end")
    return right - long - 3 - length(label)


def _key(drawing: Drawing, kind: str, label: str, row: int, end: float = WIDTH) -> None:
    """What a line is; end: how far its name may go."""
    y = HEIGHT - 13 + 10 * row
    x = KEY_X
    drawing.line([(x, y - 2.5), (x + 16, y - 2.5)], kind)
    drawing.text(x + 21, y, label, room=end - x - 24)


def _edge(reach: Reach) -> str:
    return "edge" if reach.own else "edge typical"
