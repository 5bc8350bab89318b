"""The water garden of Flamingo Garden: sunrise over a pond for children, a quiet garden at first
light for adults.

The bird, the tree, the ring and what answers the player are drawn by the views; only what stands
still is baked.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from game.screen.baking.brush import (
    FloatArray,
    Stops,
    blank,
    blur,
    cloud_noise,
    glow,
    grade,
    grid,
    multiply,
    noise,
    rgb,
    screen,
    shade,
    smooth_step,
    tint,
    vignette,
)
from game.screen.baking.element import Element, element, lay_centre, lay_foot, mirrored
from game.screen.baking.flamingo_quiet import flamingo_adult
from game.screen.baking.scenery import Sun, paint_clouds, paint_ridges, paint_sky

WATER_Y = 452
SUN = Sun(960, 356, 168)
SUNRISE: Stops = (
    (0, "#5C79BE"),
    (0.3, "#9C92C6"),
    (0.55, "#E2A3B2"),
    (0.78, "#FFC59A"),
    (0.93, "#FFE0A8"),
    (1, "#FFEDC4"),
)
FAR_SHORE = (
    ("tree_pine", 60, 120),
    ("tree_round", 160, 170),
    ("tree_blossom", 292, 150),
    ("bush", 400, 110),
    ("tree_palm", 470, 104),
    ("tree_pine", 560, 70),
    ("tree_blossom", 1400, 96),
    ("bush", 1480, 104),
    ("tree_palm", 1548, 120),
    ("tree_round", 1660, 170),
    ("tree_pine", 1762, 126),
    ("tree_blossom", 1872, 170),
)
NESTS = ((318.0, 742.0), (1602.0, 742.0))
"""Where the islets of the chicks lie, left and right: middle and water line."""
PADS: tuple[tuple[float, float, float], ...] = (
    (640, 560, 70),
    (716, 590, 46),
    (1262, 548, 64),
    (1330, 590, 84),
    (90, 610, 96),
    (1836, 604, 100),
    (600, 930, 150),
    (470, 992, 108),
    (1400, 950, 168),
    (1530, 1010, 110),
    (1200, 506, 36),
    (800, 502, 30),
)
"""Leaves on the water: middle and width."""


def flamingo_child() -> FloatArray:
    """A pond in the first sun: far trees, two islets, leaves on the water, nothing in the
    middle."""
    canvas = blank()
    paint_sky(canvas, WATER_Y, SUNRISE, "#FFE9CF")
    _paint_sun(canvas)
    clouds = (
        ("cloud_long", 300, 92, 660, 0.7, False),
        ("cloud_long", 1640, 70, 700, 0.7, True),
        ("cloud_wisp", 560, 250, 420, 0.5, False),
        ("cloud_wisp", 1390, 236, 460, 0.5, True),
    )
    paint_clouds(canvas, clouds)
    paint_ridges(canvas, WATER_Y, ((5, 118, "#C79AB0"), (23, 70, "#B08AA6")), "#FFE2B8")
    _paint_far_shore(canvas)
    _paint_water(canvas)
    for x, y, width in PADS:
        _paint_pad(canvas, x, y, width)
    for x, y in NESTS:
        _paint_islet(canvas, x, y)
    _paint_near_bank(canvas)
    vignette(canvas, "#2A1E4A", 0.4)
    grade(canvas)
    return canvas


def _paint_sun(canvas: FloatArray) -> None:
    """A large soft disc that the bird stands before."""
    upper = canvas[:WATER_Y]
    glow(upper, SUN.x, SUN.y, 900, "#FFB978", 0.5, 0.6, 1.6)
    glow(upper, SUN.x, SUN.y, 460, "#FFD591", 0.6, 0.9, 1.7)
    x, y = grid(upper)
    disc = np.clip((SUN.radius - np.hypot(x - SUN.x, y - SUN.y)) / 3, 0, 1)
    warm = smooth_step(SUN.y - SUN.radius, SUN.y + SUN.radius, y)[..., None]
    tint(upper, disc * 0.92, rgb("#FFFBE6") * (1 - warm) + rgb("#FFE7A8") * warm)


def _paint_far_shore(canvas: FloatArray) -> None:
    """A low bank on both sides with trees in the haze."""
    x, y = grid(canvas)
    inland = smooth_step(300, 900, np.abs(x - 960))
    crest = WATER_Y - (8 + 30 * inland) * (0.7 + 0.5 * cloud_noise(x / 70, 0 * x + 3))
    mask = np.clip(y - crest, 0, 1) * (y < WATER_Y) * smooth_step(0, 0.05, inland)
    lit = np.exp(-(((y - crest) / 6) ** 2))[..., None] * 0.7
    tint(canvas, mask, rgb("#7E9A7C") * (1 - lit) + rgb("#F4D79A") * lit)
    for name, across, wide in FAR_SHORE:
        away = min(1.0, abs(across - 960) / 900)
        tree = element(name, wide).rimmed(3 if across < 960 else -3, -3, "#FFE2A0", 0.7)
        lay_foot(canvas, tree.hazed("#F3BFA4", 0.5 - 0.3 * away), across, WATER_Y - 6)


def _paint_water(canvas: FloatArray) -> None:
    """Everything above turned over, greener and deeper towards the viewer, with the sun's road."""
    water = canvas[WATER_Y:]
    high, wide = water.shape[:2]
    above = canvas[:WATER_Y][::-1]
    x, y = grid(water)
    t = y / high + 0 * x
    far = 1 / (t + 0.05)
    u, v = (x - wide / 2) * far / 360, far * 6
    swell = cloud_noise(u * 0.7, v * 1.3) - 0.5
    rows = np.clip(y * 0.69 + swell * (2 + 26 * t), 0, above.shape[0] - 1).astype(int)
    columns = np.clip(x + swell * (1 + 14 * t), 0, wide - 1).astype(int)
    soft = blur(above, 2.5)[rows, columns]
    near = smooth_step(0.05, 0.95, t)[..., None]
    body = rgb("#BFD8C8") * (1 - near) + rgb("#2F7F93") * near
    keep = (0.86 - 0.5 * t)[..., None]
    water[:] = soft * keep + body * (1 - keep)
    road = np.exp(-(((x - SUN.x) / (150 + 260 * t)) ** 2)) * (1 - t) ** 0.8
    screen(water, road * 0.3, "#FFE2A0")
    glints = noise(u * 3.1 + 5, v * 4.6) * 0.6 + noise(u * 6.7 + 3, v * 8.9) * 0.4
    screen(water, smooth_step(0.62, 0.84, glints) * road * 0.55, "#FFF6D0")
    multiply(water, smooth_step(0.55, 0.2, cloud_noise(u * 0.5 + 9, v)) * 0.14 * t, "#1B5A78")
    line = np.exp(-((y / 4) ** 2)) * 0.4 + 0 * x
    screen(water, line, "#FFF0C8")


def _paint_pad(canvas: FloatArray, x: float, y: float, width: float) -> None:
    """A lily leaf lying on the water, its shade below it."""
    shade(canvas, x + 4, y + width * 0.06, width * 0.6, "#1B4A5E", 0.5, 0.34)
    pad = element("flamingo_pad", width, 0, x > 960).rimmed(0, -2, "#FFF0B8", 0.5)
    lay_centre(canvas, pad.hazed("#F3C9A4", max(0.0, 0.4 - (y - WATER_Y) / 500)), x, y)


def _paint_islet(canvas: FloatArray, x: float, y: float) -> None:
    """A small island of earth and grass with a nest's rim, where the chicks wait."""
    islet = element("flamingo_islet", 470, 0, x > 960)
    mirrored(canvas, islet, x, y + 34, squash=0.5, strength=0.5, colour="#3C7E8E", seed=x)
    shade(canvas, x, y + 34, 300, "#15465C", 0.55, 0.2)
    lit = islet.rimmed(4 if x < 960 else -4, -4, "#FFE6A6", 0.7).shaded_foot("#8F7FA8", 0.5)
    lay_foot(canvas, lit, x, y + 46)
    glow(canvas, x, y + 44, 270, "#FFF3D4", 0.35, 0.08, 1)


def _paint_near_bank(canvas: FloatArray) -> None:
    """Reeds and flowers in the near corners, darker than the water."""
    for x, foot, width, name, flip in (
        (14, 1110, 200, "grass_tuft", False),
        (1850, 1096, 260, "reeds", True),
        (1690, 1112, 200, "flowers", True),
        (1930, 1110, 230, "grass_tuft", True),
    ):
        plant = element(name, width, 0, flip).dimmed("#9C8EB8", 0.45)
        rim = 3 if x < 960 else -3
        lay_foot(canvas, plant.rimmed(rim, -4, "#FFE2A8", 0.6), x, foot)


LAYERS: Mapping[str, Callable[[], FloatArray | Element]] = {
    "flamingo_child": flamingo_child,
    "flamingo_adult": flamingo_adult,
}
