"""The still lake of the child theme, for standing quietly."""

from __future__ import annotations

import numpy as np

from game.screen.baking.brush import (
    FloatArray,
    blank,
    blur,
    cloud_noise,
    glow,
    grade,
    grid,
    multiply,
    rgb,
    screen,
    smooth_step,
    tint,
    vignette,
)
from game.screen.baking.element import element, lay_foot
from game.screen.baking.scenery import SKY, paint_ridges, paint_sky, paint_stars

LAKE_Y = 560


def quiet() -> FloatArray:
    """A still lake at dusk: hills and trees in a mirror, a sleeping duck, nothing in the middle."""
    canvas = blank()
    paint_sky(canvas, LAKE_Y, SKY["dusk"])
    paint_stars(canvas, 80, 320)
    glow(canvas[:LAKE_Y], 960, LAKE_Y, 1000, "#FFB070", 0.5, 0.4, 1.6)
    paint_ridges(canvas, LAKE_Y, ((8, 150, "#9A7096"), (27, 92, "#6F5A8A")))
    paint_shore(canvas, LAKE_Y)
    for name, x, width in _SHORE:
        tree = element(name, width).dimmed("#6E6298", 0.8).rimmed(3, -3, "#FFB884", 0.55)
        lay_foot(canvas, tree.hazed("#A8748C", 0.16), x, LAKE_Y - 8)
    paint_mirror(canvas, LAKE_Y)
    for x, foot, width, flip in ((250, 1090, 300, False), (1690, 1096, 330, True)):
        reeds = element("reeds", width, 0, flip).dimmed("#7A70A0", 0.75)
        lay_foot(canvas, reeds.rimmed(3, -4, "#FFC89A", 0.5), x, foot)
    _paint_duck(canvas, 1452, 800)
    vignette(canvas, "#101820", 0.5)
    grade(canvas)
    return canvas


_SHORE = (
    ("tree_round", 90, 230),
    ("tree_pine", 230, 150),
    ("tree_pine", 318, 120),
    ("bush", 420, 130),
    ("tree_pine", 500, 84),
    ("tree_round", 1800, 250),
    ("tree_pine", 1660, 160),
    ("tree_blossom", 1560, 150),
    ("bush", 1460, 120),
    ("tree_pine", 1390, 86),
)


def paint_shore(canvas: FloatArray, lake_y: int) -> None:
    """A low dark bank on both sides, for the trees to stand on."""
    x, y = grid(canvas)
    inland = smooth_step(360, 900, np.abs(x - 960))
    rough = 0.75 + 0.5 * cloud_noise(x / 60, 0 * x + 3)
    crest = lake_y - 30 * inland * rough
    mask = np.clip(y - crest, 0, 1) * (y < lake_y) * smooth_step(0, 0.06, inland)
    lit = np.exp(-(((y - crest) / 5) ** 2))[..., None] * 0.6
    tint(canvas, mask, rgb("#4C4668") * (1 - lit) + rgb("#C08A88") * lit)


def paint_mirror(canvas: FloatArray, lake_y: int) -> None:
    """The lake: everything above, turned over and shortened to fit, softer and darker towards the
    viewer."""
    lake = canvas[lake_y:]
    high = lake.shape[0]
    rows = lake_y - 1 - (np.arange(high) * min(1.0, lake_y / high)).astype(int)
    above = canvas[rows].copy()
    x, y = grid(lake)
    t = y / high + 0 * x
    soft, softer = blur(above, 2), blur(above, 9)
    near = smooth_step(0.1, 0.7, t)[..., None]
    lake[:] = soft * (1 - near) + softer * near
    multiply(lake, 0.25 + 0.45 * t, "#31406E")
    line = np.exp(-((y / 5) ** 2)) * 0.35 + 0 * x
    screen(lake, line, "#FFCBA0")


def _paint_duck(canvas: FloatArray, x: float, foot: float) -> None:
    """Asleep on the water, in two rings."""
    duck = element("child_duck", 190).dimmed("#C4B0D4", 0.5).rimmed(-3, -3, "#FFD8A0", 0.7)
    across, down = grid(canvas)
    away = np.hypot(across - x, (down - foot + 10) / 0.2)
    for radius, strength in ((130, 0.4), (190, 0.2)):
        screen(canvas, np.exp(-(((away - radius) / 7) ** 2)) * strength, "#FFE0C0")
    flipped = duck.copy()
    flipped.colour, flipped.alpha = flipped.colour[::-1], flipped.alpha[::-1]
    mirror = flipped.dimmed("#5A5C90", 0.6).softened(2).melting(0.1, 0.8).faded(0.5)
    lay_foot(canvas, mirror, x, foot - 12 + mirror.height)
    lay_foot(canvas, duck, x, foot)
