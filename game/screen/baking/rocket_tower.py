"""The lighthouse of Rocket Legs for adults: stone, a gallery, a lantern room, and a shaft of glass
down its middle for the lift."""

from __future__ import annotations

import numpy as np

from game.screen.baking.brush import (
    FloatArray,
    Stops,
    blur,
    cloud_noise,
    glow,
    grid,
    multiply,
    ramp,
    rgb,
    rounded,
    screen,
    smooth_step,
    tint,
)

TOP, FOOT = 196, 872
"""Of the stone, y in pixels."""
HALF_TOP, HALF_FOOT = 150, 206
SHAFT_HALF, SHAFT_TOP, SHAFT_FOOT = 92, 216, 858
STONE: Stops = (
    (0, "#5B676E"),
    (0.32, "#8C928D"),
    (0.6, "#A39C8C"),
    (0.86, "#C2AB8A"),
    (1, "#8C7A66"),
)
BRASS: Stops = (
    (0, "#5E4A30"),
    (0.35, "#A98A58"),
    (0.6, "#F0D9A4"),
    (0.8, "#B8945C"),
    (1, "#6E5636"),
)
PANES: Stops = ((0, "#2B3C46"), (1, "#4C4A44"))
GLASS: Stops = ((0, "#15242F"), (0.5, "#1D3442"), (1, "#101C26"))


def lighthouse(canvas: FloatArray, axis_x: float) -> None:
    """Painted on the canvas around its axis."""
    x, y = grid(canvas)
    _stone(canvas, x - axis_x, y)
    _shaft(canvas, axis_x)
    _gallery(canvas, axis_x)
    _lantern_room(canvas, axis_x)


def _stone(canvas: FloatArray, x: FloatArray, y: FloatArray) -> None:
    """A tapering round tower in courses, lit from the afterglow on the right."""
    down = np.clip((y - TOP) / (FOOT - TOP), 0, 1)
    half = HALF_TOP + (HALF_FOOT - HALF_TOP) * down**1.5
    mask = np.clip(half - np.abs(x) + 0.5, 0, 1) * np.clip(y - TOP, 0, 1) * np.clip(FOOT - y, 0, 1)
    around = np.clip(x / half, -1, 1)
    stone = ramp((around + 1) / 2, STONE) * (0.34 + 0.22 * down[..., None])
    grain = cloud_noise(x / 26 + 9, y / 18, 4)
    stone = stone * (0.86 + 0.28 * grain[..., None])
    course = np.abs((y - TOP) % 42 - 21)
    bend = np.arcsin(np.clip(around, -0.999, 0.999))
    row = np.floor((y - TOP) / 42)
    brick = np.abs((bend * 6 + 0.5 * row) % 1 - 0.5)
    joint = np.maximum(smooth_step(19.4, 20.8, course), smooth_step(0.478, 0.494, brick))
    tint(canvas, mask, stone.astype(np.float32))
    multiply(canvas, joint * mask * 0.42, "#1C262E")
    rim = np.exp(-(((x - half + 5) / 4.5) ** 2)) * mask
    screen(canvas, blur(rim.astype(np.float32), 1) * 0.55, "#F2D3A0")
    multiply(canvas, mask * smooth_step(FOOT - 150, FOOT, y) * 0.5, "#18222B")


def _shaft(canvas: FloatArray, axis_x: float) -> None:
    """The opening: dark glass with thin brass floors and a frame."""
    x, y = grid(canvas)
    box = (axis_x - SHAFT_HALF, SHAFT_TOP, 2.0 * SHAFT_HALF, SHAFT_FOOT - SHAFT_TOP)
    frame = rounded(canvas, (box[0] - 12, box[1] - 12, box[2] + 24, box[3] + 24), 42)
    tint(canvas, frame, ramp((x - axis_x + 110) / 220 + 0 * y, BRASS))
    inside = rounded(canvas, box, 32)
    glass = ramp(np.clip((x - axis_x + SHAFT_HALF) / (2 * SHAFT_HALF), 0, 1) + 0 * y, GLASS)
    tint(canvas, inside, glass)
    across = np.exp(-(((x - axis_x) / 70) ** 2))
    screen(canvas, inside * across * 0.12, "#5E90A8")
    floors = np.exp(-(((((y - SHAFT_TOP) % 64.2) - 32.1) / 1.6) ** 2))
    screen(canvas, inside * floors * 0.16, "#D8BE92")
    for side in (-1, 1):
        rail = np.exp(-(((x - axis_x - side * 66) / 2.2) ** 2))
        screen(canvas, inside * rail * 0.5, "#DDBF86")
    edge = inside - blur(inside, 14)
    multiply(canvas, np.clip(edge, 0, 1) * 0.9, "#0A1118")


def _gallery(canvas: FloatArray, axis_x: float) -> None:
    """A balcony below the lantern room, with a railing."""
    slab = rounded(canvas, (axis_x - 192, 172, 384, 30), 10)
    x, y = grid(canvas)
    tint(canvas, slab, ramp((x - axis_x + 192) / 384 + 0 * y, STONE) * 0.62)
    screen(canvas, slab * np.exp(-(((y - 174) / 3) ** 2)) * 0.6, "#F2D3A0")
    multiply(canvas, slab * smooth_step(188, 202, y) * 0.6, "#141D25")
    posts = (np.abs((x - axis_x) % 32 - 16) < 1.6) & (np.abs(x - axis_x) < 182)
    tint(canvas, posts * (y > 134) * (y < 172) * 0.9, rgb("#8F7C5C"))
    rails = (np.abs(y - 135) < 2.2) | (np.abs(y - 152) < 1.3)
    tint(canvas, rails * (np.abs(x - axis_x) < 184) * 0.95, rgb("#B79B6C"))


def _lantern_room(canvas: FloatArray, axis_x: float) -> None:
    """Glass panes under a dome; the lamp itself is the view's."""
    x, y = grid(canvas)
    room = rounded(canvas, (axis_x - 92, 68, 184, 106), 6)
    tint(canvas, room, ramp(np.clip((y - 68) / 106, 0, 1) + 0 * x, PANES))
    glow(canvas, axis_x, 122, 60, "#FFD89A", 0.22)
    bars = (np.abs((x - axis_x) % 46) < 2.0) | (np.abs((x - axis_x) % 46 - 46) < 2.0)
    tint(canvas, room * bars * 0.95, rgb("#B79B6C"))
    dome = np.clip(1.2 - np.hypot((x - axis_x) / 106, (y - 72) / 50), 0, 0.2) / 0.2 * (y < 72)
    tint(canvas, np.clip(dome * 6, 0, 1), ramp((x - axis_x + 106) / 212 + 0 * y, BRASS) * 0.62)
    tint(canvas, (np.hypot(x - axis_x, y - 18) < 8) * 1.0, rgb("#DDBF86"))
