"""The adult's place of Treasure Sense: a strong-room door of the old lighthouse, of steel and brass
in lamplight, with room for words at its left and right."""

from __future__ import annotations

import numpy as np

from game.screen.baking.brush import (
    FloatArray,
    blank,
    cloud_noise,
    grid,
    multiply,
    ramp,
    rgb,
    screen,
    smooth_step,
    tint,
)
from game.screen.baking.stars import grained

MIDDLE = (960.0, 556.0)
"""Of the dial, as in the view."""
DOOR, FRAME = 448.0, 482.0
"""Radii of the round door and of the frame it sits in."""
STONE = ((0.0, "#1B2833"), (0.5, "#22323E"), (1.0, "#111B24"))
COURSE, BLOCK = 120.0, 260.0
"""Height and width of the stones."""


def treasure_adult() -> FloatArray:
    """Dark stone, and a round door in it, lit from above on the left."""
    canvas = blank()
    x, y = grid(canvas)
    _stones(canvas)
    away = np.hypot(x - MIDDLE[0], y - MIDDLE[1])
    multiply(canvas, smooth_step(FRAME + 130, FRAME - 40, away) * 0.75, "#070D13")
    _frame(canvas, away)
    _plate(canvas, away)
    for side, top in ((70.0, 0.0), (1850.0, 0.0)):
        lamp = np.exp(-(((x - side) / 430) ** 2 + ((y - top) / 420) ** 2))
        screen(canvas, lamp * 0.26, "#F0C890")
    for left in (250, 1670):
        plate = np.exp(-(((x - left) / 400) ** 4 + ((y - 470) / 330) ** 4)) * 0.5
        tint(canvas, plate, rgb("#0B151E"))
    return grained(canvas)


def _stones(canvas: FloatArray) -> None:
    """Courses of cut stone, each a little different."""
    x, y = grid(canvas)
    course = np.floor(y / COURSE)
    along = x / BLOCK + 0.5 * (course % 2)
    grain = cloud_noise(x / 46, y / 30, 4)
    own = cloud_noise(np.floor(along) * 3.7 + 0.5, course * 2.9 + 0.5 + 0 * x, 1)
    canvas[:] = ramp(np.clip(y / 1080 + 0.3 * (grain - 0.5) + 0 * x, 0, 1), STONE)
    canvas *= (0.84 + 0.32 * own)[..., None]
    edge = np.minimum((along % 1) * BLOCK, (1 - along % 1) * BLOCK)
    joint = np.minimum(edge, np.minimum(y % COURSE, COURSE - y % COURSE))
    multiply(canvas, np.exp(-((joint / 3.5) ** 2)) * 0.55, "#0A1118")
    lit = np.exp(-(((y % COURSE - 7) / 3) ** 2)) * (edge > 6)
    screen(canvas, lit * 0.06, "#E8D4B0")


def _ring(away: FloatArray, inner: float, outer: float) -> FloatArray:
    cover = np.clip(away - inner + 0.5, 0, 1) * np.clip(outer - away + 0.5, 0, 1)
    return np.asarray(cover, np.float32)


def _metal(canvas: FloatArray, stops: tuple[tuple[float, str], ...], sharp: float) -> FloatArray:
    """Turned metal: bright where it faces the lamps."""
    x, y = grid(canvas)
    turn = np.arctan2(y - MIDDLE[1], x - MIDDLE[0])
    faces = 0.5 + 0.5 * np.cos(2 * (turn + 2.2))
    away = np.hypot(x - MIDDLE[0], y - MIDDLE[1])
    brushed = cloud_noise(away / 1.7, 0.5 + 0 * away, 2)
    return ramp(np.clip(faces**sharp + 0.10 * (brushed - 0.5), 0, 1), stops)


def _frame(canvas: FloatArray, away: FloatArray) -> None:
    brass = ((0.0, "#4B3A26"), (0.5, "#8F7447"), (1.0, "#D9BC85"))
    tint(canvas, _ring(away, DOOR + 6, FRAME), _metal(canvas, brass, 1.6))
    for radius in (DOOR + 8, FRAME - 2):
        multiply(canvas, np.exp(-(((away - radius) / 4) ** 2)) * 0.7, "#140E08")
    screen(canvas, np.exp(-(((away - FRAME + 10) / 3) ** 2)) * 0.28, "#FFE9BC")


def _plate(canvas: FloatArray, away: FloatArray) -> None:
    """The door itself: steel, darker towards the dial."""
    steel = ((0.0, "#1A2731"), (0.5, "#2F4250"), (1.0, "#54697A"))
    tint(canvas, np.clip(DOOR - away + 0.5, 0, 1), _metal(canvas, steel, 1.9))
    multiply(canvas, smooth_step(420, 300, away) * 0.6, "#0A131B")
    multiply(canvas, np.exp(-(((away - DOOR) / 7) ** 2)) * 0.8, "#05090D")
    screen(canvas, np.exp(-(((away - DOOR + 16) / 2.6) ** 2)) * 0.22, "#DCE8F0")
    screen(canvas, np.exp(-((away / 300) ** 2)) * 0.20, "#27506B")
