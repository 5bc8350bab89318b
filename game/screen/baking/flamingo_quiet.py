"""The quiet garden of Flamingo Garden for adults: a still pond at first light, dark pines, a stone
lantern, a round stone that the tree stands on."""

from __future__ import annotations

import numpy as np

from game.screen.baking.brush import (
    FloatArray,
    blank,
    blur,
    cloud_noise,
    glow,
    grid,
    multiply,
    noise,
    ramp,
    rgb,
    screen,
    shade,
    smooth_step,
    tint,
)
from game.screen.baking.element import element, lay_foot
from game.screen.baking.stars import grained

WATER_Y = 560
SLAB = (960.0, 838.0, 420.0, 146.0)
"""The round stone: middle, half width, half height of its upper face."""
SKY = (
    (0.0, "#17232F"),
    (0.4, "#2C3D49"),
    (0.72, "#56686D"),
    (0.92, "#A39A84"),
    (1.0, "#C9B28C"),
)


def flamingo_adult() -> FloatArray:
    """First light behind a garden; both upper sides are kept quiet for words."""
    canvas = blank()
    x, y = grid(canvas)
    drift = cloud_noise(x / 460 + 4, y / 120, 4)
    canvas[:] = ramp(np.clip((y + (drift - 0.5) * 60) / WATER_Y, 0, 1), SKY)
    glow(canvas[:WATER_Y], 960, WATER_Y - 60, 1000, "#F0C48C", 0.62, 0.46, 1.5)
    glow(canvas[:WATER_Y], 960, WATER_Y - 90, 360, "#FFE3B0", 0.5, 0.7, 1.6)
    _paint_hills(canvas)
    _paint_garden(canvas)
    _paint_pond(canvas)
    _paint_lantern(canvas, 1630, 660)
    _paint_slab(canvas)
    for side in (330, 1600):
        plate = np.exp(-(((x - side) / 430) ** 4 + ((y - 330) / 230) ** 4)) * 0.42
        tint(canvas, plate, rgb("#101C26"))
    away = np.hypot((x - 960) / 1180, (y - 520) / 760)
    canvas *= 1 - 0.36 * smooth_step(0.55, 1.3, away)[..., None]
    return grained(canvas)


def _paint_hills(canvas: FloatArray) -> None:
    """Three ridges, each darker than the one behind, with mist at their feet."""
    x, y = grid(canvas)
    for seed, high, tone, mist in (
        (12, 250, "#5C6C70", "#9C9886"),
        (31, 180, "#44545B", "#85877C"),
        (54, 120, "#2F3E47", "#68706C"),
    ):
        outline = smooth_step(0.1, 0.95, cloud_noise(x / 340 + seed, 0 * x + seed, 3))
        crest = WATER_Y - high * (0.35 + 0.65 * outline)
        foot = smooth_step(WATER_Y - high, WATER_Y, y)[..., None] * 0.6
        tint(canvas, np.clip(y - crest, 0, 1), rgb(tone) * (1 - foot) + rgb(mist) * foot)


def _paint_garden(canvas: FloatArray) -> None:
    """Pines and clipped bushes on both banks, the middle left open."""
    x, y = grid(canvas)
    inland = smooth_step(330, 900, np.abs(x - 960))
    crest = WATER_Y - 46 * inland * (0.7 + 0.6 * cloud_noise(x / 80, 0 * x + 8))
    mask = np.clip(y - crest, 0, 1) * smooth_step(0, 0.05, inland)
    tint(canvas, mask, rgb("#1D2A30"))
    for name, across, width, share in (
        ("tree_pine", 70, 250, 0.05),
        ("tree_round", 250, 240, 0.1),
        ("tree_pine", 400, 150, 0.2),
        ("bush", 505, 170, 0.22),
        ("tree_pine", 590, 84, 0.35),
        ("tree_pine", 1330, 84, 0.35),
        ("bush", 1420, 160, 0.24),
        ("tree_round", 1530, 190, 0.18),
        ("tree_pine", 1712, 200, 0.1),
        ("tree_pine", 1858, 270, 0.05),
    ):
        tree = element(name, width).greyed(0.75).dimmed("#3A4A50", 0.92)
        rim = 3 if across < 960 else -3
        lay_foot(canvas, tree.rimmed(rim, -3, "#E8CFA2", 0.5).hazed("#7E8078", share), across, 566)


def _paint_pond(canvas: FloatArray) -> None:
    """A mirror that hardly moves."""
    pond = canvas[WATER_Y:]
    high, wide = pond.shape[:2]
    above = canvas[:WATER_Y][::-1]
    x, y = grid(pond)
    t = y / high + 0 * x
    far = 1 / (t + 0.06)
    swell = cloud_noise((x - wide / 2) * far / 420, far * 6) - 0.5
    rows = np.clip(y * 0.9 + swell * (1 + 14 * t), 0, above.shape[0] - 1).astype(int)
    columns = np.clip(x + swell * (1 + 8 * t), 0, wide - 1).astype(int)
    pond[:] = blur(above, 3.0)[rows, columns]
    multiply(pond, 0.42 + 0.4 * t, "#22384A")
    screen(pond, np.exp(-((y / 4) ** 2)) * 0.25 + 0 * x, "#E8D3A8")


def _paint_lantern(canvas: FloatArray, x: float, foot: float) -> None:
    """A stone lantern with a small light, and its light on the water."""
    lantern = element("flamingo_lantern", 150).dimmed("#8C9AA0", 0.8)
    lantern = lantern.rimmed(-3, -2, "#E8CFA2", 0.45)
    shade(canvas, x, foot, 170, "#0A141C", 0.6, 0.2)
    lay_foot(canvas, lantern, x, foot + 8)
    glow(canvas, x, foot - 112, 190, "#FFC470", 0.6)
    glow(canvas, x, foot - 112, 40, "#FFF0C0", 0.9)
    glow(canvas, x, foot + 70, 120, "#FFC470", 0.4, 1.4, 1.6)


def _paint_slab(canvas: FloatArray) -> None:
    """The round stone in the water: ripples that lie still around it, a worn upper face."""
    cx, cy, wide, high = SLAB
    x, y = grid(canvas)
    away = np.hypot((x - cx) / wide, (y - cy - 26) / high)
    for ring in (1.22, 1.42, 1.66):
        line = np.exp(-(((away - ring) / 0.016) ** 2)) * (1.9 - ring) * 0.3
        screen(canvas, line * (y > WATER_Y), "#D9D2BC")
    shade(canvas, cx, cy + 44, wide * 1.22, "#08121A", 0.85, 0.4, 0.8)
    rough = cloud_noise(x / 60, y / 5, 3)
    side = np.hypot((x - cx) / wide, (y - cy - 34) / high)
    tint(canvas, np.clip((1 - side) * 90, 0, 1), rgb("#252F35"))
    face = np.hypot((x - cx) / wide, (y - cy) / high)
    top = np.clip((1 - face) * 90, 0, 1)
    light = np.clip(0.42 - 0.4 * (y - cy) / high + 0.22 * (rough - 0.5), 0, 1)[..., None]
    tint(canvas, top, rgb("#232E35") * (1 - light) + rgb("#6E736D") * light)
    carved = np.sin(face * 46) * smooth_step(0.1, 0.2, face) * smooth_step(0.99, 0.93, face)
    multiply(canvas, np.clip(-carved, 0, 1) * top * 0.22, "#141D24")
    screen(canvas, np.clip(carved, 0, 1) * top * 0.07, "#E8D8B0")
    edge = np.exp(-(((face - 0.985) / 0.012) ** 2)) * smooth_step(cy + 40, cy - high, y)
    screen(canvas, edge * 0.55, "#F0DDB4")
    moss = smooth_step(0.56, 0.7, noise(x / 60 + 3, y / 26)) * smooth_step(0.72, 0.95, face) * top
    tint(canvas, moss * 0.5, rgb("#4E6248"))
