"""The gardens of Statue Stretch: warm pools on a spring morning for children, a moon gate before
misty hills for adults.

What grows, and the light it grows in, are drawn by the views; only what stands still is baked.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from game.screen.baking.brush import (
    FloatArray,
    Stops,
    blank,
    cloud_noise,
    glow,
    grade,
    grid,
    multiply,
    noise,
    ramp,
    rgb,
    screen,
    shade,
    smooth_step,
    tint,
    vignette,
)
from game.screen.baking.element import Element, element, lay_centre, lay_foot
from game.screen.baking.scenery import paint_clouds, paint_ridges, paint_sky
from game.screen.baking.statue_gate import statue_adult

HILLS_Y = 500
MORNING: Stops = (
    (0, "#2C6C9C"),
    (0.18, "#4587B6"),
    (0.42, "#8FBFDA"),
    (0.7, "#CFE0DC"),
    (0.9, "#FFE6C2"),
    (1, "#FFEFD2"),
)
POOLS = (
    (250.0, 520.0, 190.0, 26.0),
    (520.0, 556.0, 150.0, 24.0),
    (210.0, 604.0, 260.0, 40.0),
    (1690.0, 516.0, 180.0, 25.0),
    (1420.0, 558.0, 150.0, 24.0),
    (1720.0, 606.0, 270.0, 42.0),
)
"""Terraces of warm water, the far ones first: middle, half width, half height."""
TREES = (
    ("tree_pine", 60, 512, 120),
    ("tree_blossom", 640, 512, 96),
    ("tree_round", 1300, 514, 84),
    ("tree_pine", 1212, 512, 52),
    ("tree_pine", 724, 512, 50),
    ("bush", 800, 512, 70),
    ("bush", 1130, 514, 84),
    ("tree_blossom", 1048, 512, 50),
    ("tree_blossom", 1866, 520, 150),
)
NEAR = (
    ("tree_blossom", 56, 800, 330),
    ("tree_blossom", 1872, 800, 340),
    ("bush", 170, 806, 250),
    ("bush", 1742, 806, 270),
)
TERRACE = (960.0, 918.0, 640.0, 138.0)
"""The round of flat stones that the planter stands on."""


def statue_child() -> FloatArray:
    """Warm pools between blossom trees, and a round of stones in the meadow."""
    canvas = blank()
    paint_sky(canvas, HILLS_Y, MORNING, "#FFF3DE")
    upper = canvas[:HILLS_Y]
    glow(upper, 960, 430, 1100, "#FFE3A8", 0.55, 0.6, 1.5)
    glow(upper, 960, 330, 460, "#FFF4CE", 0.5, 0.9, 1.6)
    clouds = (
        ("cloud_long", 270, 130, 560, 0.75, False),
        ("cloud_puff", 1650, 96, 420, 0.8, True),
        ("cloud_wisp", 1330, 250, 420, 0.5, False),
        ("cloud_wisp", 560, 268, 400, 0.45, True),
    )
    paint_clouds(canvas, clouds, "#FFFFFF")
    _paint_plate(canvas)
    ridges = ((6, 210, "#9FBCCB"), (17, 140, "#86B0AE"), (40, 80, "#7CAA8C"))
    paint_ridges(canvas, HILLS_Y, ridges, "#FFEFD0")
    _paint_meadow(canvas)
    for name, x, foot, width in TREES:
        tree = element(name, width).rimmed(-2, -2, "#FFF1C0", 0.5).hazed("#F6E2C4", 0.28)
        shade(canvas, x, foot, width * 0.6, "#3C6A4A", 0.35, 0.18)
        lay_foot(canvas, tree, x, foot)
    for pool in POOLS:
        _paint_pool(canvas, *pool)
    _paint_terrace(canvas)
    _paint_near(canvas)
    vignette(canvas, "#24405A", 0.34)
    grade(canvas, 0.1)
    return canvas


def _paint_plate(canvas: FloatArray) -> None:
    """A piece of sky that is quiet and dark enough for words."""
    x, y = grid(canvas)
    plate = np.exp(-(((x - 960) / 560) ** 4 + ((y - 66) / 92) ** 4)) * 0.62
    tint(canvas, plate, rgb("#1D5A8A"))


def _paint_meadow(canvas: FloatArray) -> None:
    """Soft grass, lighter far away, in broad strokes of sun and shade."""
    ground = canvas[HILLS_Y:]
    high, wide = ground.shape[:2]
    x, y = grid(ground)
    t = y / high + 0 * x
    stops = ((0, "#C9D98E"), (0.16, "#A3C878"), (0.5, "#6FAE62"), (1, "#3E8450"))
    ground[:] = ramp(t**0.8, stops)
    far = 1 / (t + 0.12)
    broad = cloud_noise((x - wide / 2) * far / 620, far * 5, 3)
    screen(ground, smooth_step(0.5, 0.8, broad) * 0.22, "#FFF0A0")
    multiply(ground, smooth_step(0.5, 0.24, broad) * 0.3, "#2E7A5A")
    blades = noise(x / 3.4, y / (4 + 14 * t)) * noise(x / 11, y / 26)
    screen(ground, smooth_step(0.42, 0.8, blades) * 0.12 * t, "#EFFFB0")
    middle = np.exp(-(((x - 960) / 700) ** 2)) * (1 - t) ** 1.5
    screen(ground, middle * 0.3, "#FFE9A8")


def _paint_pool(canvas: FloatArray, cx: float, cy: float, wide: float, high: float) -> None:
    """A basin of pale stone with warm water in it, and a lip that runs over."""
    x, y = grid(canvas)
    wave = (noise(x / 46 + cx, 0 * y + cy) - 0.5) * 0.12
    away = np.hypot((x - cx) / wide, (y - cy) / high) + wave
    wall = np.hypot((x - cx) / wide, (y - cy - 0.55 * high) / (1.05 * high)) + wave
    shade(canvas, cx, cy + 1.5 * high, 1.25 * wide, "#3A6C58", 0.5, 0.2, 1.0)
    streaks = cloud_noise(x / 12, y / 90, 2)[..., None]
    stone = rgb("#CDB79E") * (1 - streaks) + rgb("#FFF0DA") * streaks
    tint(canvas, np.clip((1.04 - wall) * 40, 0, 1), stone)
    tint(canvas, np.clip((1.04 - away) * 40, 0, 1), rgb("#FFF6E4"))
    depth = np.clip((y - cy) / high * 0.5 + 0.5, 0, 1)[..., None]
    water = rgb("#BCEFE2") * (1 - depth) + rgb("#46B4BC") * depth
    inside = np.clip((0.93 - away) * 40, 0, 1)
    tint(canvas, inside, water)
    glints = smooth_step(0.6, 0.82, noise(x / 30 + 7, y / 4)) * inside
    screen(canvas, glints * 0.55, "#FFFBE6")
    glow(canvas, cx, cy - 0.7 * high, 0.9 * wide, "#FFFFFF", 0.34, 0.36, 1.4)


def _paint_terrace(canvas: FloatArray) -> None:
    """Rings of warm flat stones, with grass in their joints."""
    cx, cy, wide, high = TERRACE
    x, y = grid(canvas)
    shade(canvas, cx, cy + 26, wide * 1.16, "#1E4A3A", 0.55, 0.25, 0.7)
    away = np.hypot((x - cx) / wide, (y - cy) / high)
    angle = np.arctan2((y - cy) / high, (x - cx) / wide) / (2 * np.pi)
    ring = np.floor(away * 5)
    part = angle * (6 + 6 * ring) + 0.37 * ring
    grain = cloud_noise(x / 30, y / 9, 3)
    tone = np.mod(np.floor(part) * 0.618 + ring * 0.37, 1)
    light = np.clip(0.28 + 0.34 * tone + 0.4 * (grain - 0.5) - 0.12 * (y - cy) / high, 0, 1)
    face = rgb("#B98F78") * (1 - light[..., None]) + rgb("#FFE3BE") * light[..., None]
    disc = np.clip((1 - away) * 70, 0, 1)
    tint(canvas, disc, face)
    off = np.minimum(np.mod(part, 1), 1 - np.mod(part, 1)) / (6 + 6 * ring) * away * 2 * np.pi
    off = np.minimum(off, np.minimum(np.mod(away * 5, 1), 1 - np.mod(away * 5, 1)) / 5)
    joint = smooth_step(0.017, 0.007, off)
    tint(canvas, joint * disc * 0.62, rgb("#6E8A58"))
    rim = np.exp(-(((away - 0.99) / 0.012) ** 2)) * smooth_step(cy + 60, cy - high, y)
    screen(canvas, rim * 0.6, "#FFF6D6")
    pool = np.exp(-(((x - cx) / 420) ** 2 + ((y - cy) / 90) ** 2))
    screen(canvas, pool * 0.22, "#FFF0C0")


def _paint_near(canvas: FloatArray) -> None:
    """Trees that frame the picture, and flowers in front."""
    for name, x, foot, width in NEAR:
        inner = -3 if x > 960 else 3
        shade(canvas, x, foot, width * 0.62, "#1E4A3A", 0.5, 0.2)
        lay_foot(canvas, element(name, width).rimmed(inner, -3, "#FFF3C8", 0.6), x, foot)
    for name, x, y, width in (
        ("flowers", 404, 690, 80),
        ("flowers", 640, 640, 56),
        ("flowers", 1290, 648, 60),
        ("flowers", 1500, 700, 84),
        ("grass_tuft", 520, 720, 70),
        ("grass_tuft", 1392, 730, 74),
        ("flowers", 120, 1050, 200),
        ("grass_tuft", 300, 1076, 180),
        ("flowers", 1800, 1046, 220),
        ("grass_tuft", 1640, 1074, 170),
        ("grass_tuft", 20, 960, 150),
        ("grass_tuft", 1906, 958, 150),
    ):
        lay_centre(canvas, element(name, width, 0, x > 960).rimmed(2, -2, "#FFF8D0", 0.4), x, y)


LAYERS: Mapping[str, Callable[[], FloatArray | Element]] = {
    "statue_child": statue_child,
    "statue_adult": statue_adult,
}
