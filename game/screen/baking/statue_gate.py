"""The moon gate of Statue Stretch for adults: a round opening in a quiet wall, misty hills beyond,
a stone table before it."""

from __future__ import annotations

import numpy as np

from game.screen.baking.brush import (
    FloatArray,
    blank,
    cloud_noise,
    glow,
    grid,
    multiply,
    ramp,
    rgb,
    screen,
    shade,
    smooth_step,
    tint,
)
from game.screen.baking.element import element, lay_foot
from game.screen.baking.stars import grained

GATE = (960.0, 486.0, 448.0)
"""Its middle and radius."""
TABLE_Y, TABLE_EDGE_Y = 846, 948
"""Where the stone table begins, and its front edge."""
DAWN = ((0.0, "#33475A"), (0.4, "#5D7682"), (0.7, "#A9AA9E"), (0.9, "#E2C9A0"), (1.0, "#EFD9AE"))


def statue_adult() -> FloatArray:
    """First light through a round gate; the wall on both sides is kept quiet for words."""
    canvas = blank()
    _paint_view(canvas)
    _paint_wall(canvas)
    _paint_table(canvas)
    x, y = grid(canvas)
    away = np.hypot((x - 960) / 1200, (y - 500) / 800)
    canvas *= 1 - 0.38 * smooth_step(0.55, 1.25, away)[..., None]
    return grained(canvas)


def _paint_view(canvas: FloatArray) -> None:
    """Hills one behind the other, each with mist at its foot."""
    x, y = grid(canvas)
    drift = cloud_noise(x / 420 + 9, y / 90, 4)
    canvas[:] = ramp(np.clip((y + (drift - 0.5) * 70) / 640, 0, 1), DAWN)
    glow(canvas, 1120, 470, 520, "#FFE2AE", 0.55, 0.8, 1.5)
    tint(canvas, np.clip(46 - np.hypot(x - 1120, y - 372), 0, 1) * 0.9, rgb("#FFF3DA"))
    for seed, foot, high, tone, mist in (
        (14, 620, 330, "#8C9A9C", "#E0D0AE"),
        (33, 690, 280, "#667A80", "#C4BCA4"),
        (57, 770, 220, "#46585F", "#9AA096"),
        (81, 860, 150, "#2C3B42", "#6B7872"),
    ):
        outline = smooth_step(0.12, 0.92, cloud_noise(x / 190 + seed, 0 * x + seed, 4))
        crest = foot - high * (0.2 + 0.8 * outline)
        down = smooth_step(foot - high, foot, y)[..., None] * 0.85
        tint(canvas, np.clip((y - crest) / 2, 0, 1), rgb(tone) * (1 - down) + rgb(mist) * down)
    for name, across, foot, width, haze in (
        ("tree_pine", 640, 800, 110, 0.3),
        ("tree_pine", 724, 806, 72, 0.4),
        ("tree_pine", 1296, 806, 124, 0.28),
        ("tree_pine", 1210, 810, 66, 0.42),
    ):
        tree = element(name, width).greyed(0.8).dimmed("#42545A", 0.95)
        lay_foot(canvas, tree.rimmed(3, -2, "#F0DCB0", 0.4).hazed("#8E958C", haze), across, foot)


def _paint_wall(canvas: FloatArray) -> None:
    """Old plaster in the shade, and the worn stone ring of the gate."""
    cx, cy, radius = GATE
    x, y = grid(canvas)
    away = np.hypot(x - cx, y - cy)
    rough = cloud_noise(x / 90, y / 70, 4) * 0.7 + cloud_noise(x / 14, y / 12, 2) * 0.3
    near = np.exp(-(np.clip(away - radius, 0, None) / 260))
    light = np.clip(0.16 + 0.3 * (rough - 0.4) + 0.32 * near, 0, 1)[..., None]
    wall = rgb("#131E28") * (1 - light) + rgb("#5B6669") * light
    tint(canvas, np.clip(away - radius - 34, 0, 1), wall)
    turn = np.arctan2(y - cy, x - cx) / (2 * np.pi) * 44
    joint = smooth_step(0.46, 0.5, np.abs(np.mod(turn, 1) - 0.5))
    band = np.clip(away - radius, 0, 1) * np.clip(radius + 35 - away, 0, 1)
    grain = cloud_noise(x / 12, y / 12, 3)
    face = np.clip(0.36 + 0.4 * (grain - 0.5) - 0.0005 * (y - cy), 0, 1)[..., None]
    tint(canvas, band, rgb("#27333B") * (1 - face) + rgb("#8B8A7E") * face)
    multiply(canvas, joint * band * 0.5, "#17222B")
    inner = np.exp(-(((away - radius - 2) / 3.5) ** 2))
    screen(canvas, inner * 0.6, "#F5DDAE")
    outer = np.exp(-(((away - radius - 38) / 6) ** 2))
    multiply(canvas, outer * 0.6, "#0A121A")


def _paint_table(canvas: FloatArray) -> None:
    """A slab of dark stone, lit along its edge by the gate."""
    x, y = grid(canvas)
    shade(canvas, 960, TABLE_Y, 1100, "#0A121A", 0.6, 0.06)
    rough = cloud_noise(x / 120, y / 7, 4)
    t = np.clip((y - TABLE_Y) / (TABLE_EDGE_Y - TABLE_Y), 0, 1)
    warm = np.exp(-(((x - 960) / 520) ** 2))
    light = np.clip(0.2 + 0.3 * warm * (1 - 0.5 * t) + 0.26 * (rough - 0.5), 0, 1)[..., None]
    top = rgb("#18232C") * (1 - light) + rgb("#8E897B") * light
    tint(canvas, np.clip(y - TABLE_Y, 0, 1), top)
    side = np.clip(0.12 + 0.12 * warm + 0.2 * (rough - 0.5), 0, 1)[..., None]
    front = rgb("#0E171F") * (1 - side) + rgb("#4A4F4E") * side
    tint(canvas, np.clip(y - TABLE_EDGE_Y, 0, 1), front)
    for edge, strength in ((TABLE_Y + 1, 0.3), (TABLE_EDGE_Y, 0.55)):
        screen(canvas, np.exp(-(((y - edge) / 1.8) ** 2)) * warm * strength, "#F5DDAE")
    shade(canvas, 960, 914, 380, "#070D13", 0.8, 0.12, 0.8)
