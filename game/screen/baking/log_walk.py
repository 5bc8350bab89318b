"""Where Log Walk is played: a stream through a wood at golden hour, and for adults a wide bay at
dusk. Log, rocks and walker move, and are drawn by the view.

Both have their vanishing point where the view has it, and a calm middle for the log.
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
    ramp,
    rgb,
    screen,
    shade,
    smooth_step,
    tint,
    vignette,
)
from game.screen.baking.element import Element, element, lay_foot
from game.screen.baking.scenery import SKY, Sun, paint_clouds, paint_ridges, paint_sky, paint_sun
from game.screen.baking.stars import adult_bay, grained

HORIZON = 356
SUN = Sun(960, 322, 42)
STREAM: Stops = (
    (0, "#FFE0A6"),
    (0.05, "#F1C39A"),
    (0.16, "#A9B7A6"),
    (0.36, "#5E9C9C"),
    (0.62, "#2F7480"),
    (1, "#1B4C62"),
)
MEADOW: Stops = ((0, "#E4CE82"), (0.18, "#9DB263"), (0.5, "#5C8F58"), (1, "#234F50"))
TREES = (
    ("tree_pine", 716, 372, 60, 0.62),
    ("tree_round", 640, 380, 92, 0.55),
    ("tree_autumn", 566, 392, 104, 0.48),
    ("tree_pine", 488, 404, 112, 0.42),
    ("tree_blossom", 404, 424, 150, 0.34),
    ("tree_pine", 300, 452, 172, 0.26),
    ("tree_round", 196, 498, 262, 0.17),
    ("tree_pine", 70, 566, 262, 0.10),
    ("tree_autumn", -6, 700, 400, 0.0),
)
"""On the left bank, from far to near: name, middle, foot, width, and how hazy; the right bank has
others at mirrored places."""
RIGHT = {
    "tree_pine": "tree_blossom",
    "tree_round": "tree_pine",
    "tree_autumn": "tree_round",
    "tree_blossom": "tree_pine",
}


def _bank(x: FloatArray, y: FloatArray) -> FloatArray:
    """How far outside the stream, pixels; it opens towards the viewer."""
    depth = np.clip((y - HORIZON) / (1080 - HORIZON), 0, 1)
    wander = 60 * (cloud_noise(y / 55 + 3, 0 * y + 5, 2) - 0.5) * (0.3 + depth)
    half = 150 + 860 * depth**0.9 + wander
    return np.asarray(np.abs(x - 960) - half, np.float32)


def _stream(canvas: FloatArray) -> None:
    """Water with the light of the sky in it, darker near the banks."""
    x, y = grid(canvas)
    depth = np.clip((y - HORIZON) / (1080 - HORIZON), 0, 1) + 0 * x
    wet = (y >= HORIZON) * 1.0 + 0 * x
    tint(canvas, wet, ramp(depth, STREAM))
    far = 1 / (depth + 0.05)
    u, v = (x - 960) * far / 330, 7 * far
    ripple = cloud_noise(u * 1.1, v * 1.8, 4)
    screen(canvas, wet * smooth_step(0.52, 0.8, ripple) * (0.28 - 0.12 * depth), "#D8F2DE")
    multiply(canvas, wet * smooth_step(0.5, 0.24, ripple) * 0.26, "#1D5468")
    road = np.exp(-(((x - SUN.x) / (90 + 330 * depth)) ** 2)) * np.clip(1 - depth, 0, 1) ** 0.7
    glints = smooth_step(0.55, 0.8, cloud_noise(u * 3.4 + 9, v * 5.2, 2))
    screen(canvas, wet * road * (0.30 + 0.5 * glints), "#FFDF9E")
    edge = smooth_step(-190, 0, _bank(x, y)) * wet
    multiply(canvas, edge * 0.5, "#2A5A55")


def _meadow(canvas: FloatArray) -> None:
    """Both banks, lit along the water."""
    x, y = grid(canvas)
    out = _bank(x, y)
    ground = np.clip(out, 0, 1) * (y >= HORIZON - 1)
    depth = np.clip((y - HORIZON) / (1080 - HORIZON), 0, 1) + 0 * x
    grain = cloud_noise(x / 46, y / 17, 4)
    tint(canvas, ground, ramp(depth**0.75 + 0.10 * (grain - 0.5), MEADOW))
    light = ground * np.exp(-(((x - SUN.x) / 620) ** 2)) * (1 - depth) * 0.5
    screen(canvas, light, "#FFD88E")
    sand = np.exp(-(((out - 3) / (5 + 15 * depth)) ** 2)) * (y >= HORIZON)
    tint(canvas, sand * 0.8, rgb("#E2C48F"))
    foam = np.exp(-(((out + 8 + 9 * depth) / (2 + 3 * depth)) ** 2)) * (y >= HORIZON + 4)
    screen(canvas, foam * 0.55, "#F2FFF0")


def _wood(canvas: FloatArray) -> None:
    """Trees on both banks, hazy far off, near ones as a frame; light from the glade between."""
    for name, at, foot, width, haze in TREES:
        for way in (-1, 1):
            kind = name if way < 0 else RIGHT[name]
            x, y = (at, foot) if way < 0 else (1920 - at + 24, foot + 9)
            size = width * (1.0 if way < 0 else 1.12)
            shade(canvas, x, y - 3, size * 0.6, "#1F3F48", 0.5, 0.14)
            tree = element(kind, size, 0, way > 0).dimmed("#C4CBB0", 0.45)
            tree = tree.rimmed(-3 * way, -2, "#FFE2A0", 0.85).hazed("#FFD6A0", haze)
            lay_foot(canvas, tree, x, y)
    plants = (
        ("bush", 330, 560, 150), ("reeds", 408, 640, 120), ("flowers", 236, 640, 110),
        ("bush", 96, 770, 230), ("reeds", 214, 800, 170), ("grass_tuft", 60, 850, 150),
        ("reeds", 78, 1000, 250),
    )  # fmt: skip
    for name, at, foot, width in plants:
        for way in (-1, 1):
            x, y = (at, foot) if way < 0 else (1920 - at + 46, foot + 38)
            plant = element(name, width, 0, way > 0).dimmed("#B9C2B0", 0.45)
            lay_foot(canvas, plant.rimmed(-2 * way, -3, "#FFE2A0", 0.7), x, y)


def log_child() -> FloatArray:
    """A stream that comes out of a sunlit glade, trees on either side."""
    canvas = blank()
    paint_sky(canvas, HORIZON, SKY["golden"])
    paint_sun(canvas, HORIZON, SUN)
    clouds = (("cloud_puff", 330, 118, 430, 0.6, False), ("cloud_long", 1540, 96, 520, 0.6, True),
              ("cloud_wisp", 1180, 216, 300, 0.4, False))  # fmt: skip
    paint_clouds(canvas, clouds)
    paint_ridges(canvas, HORIZON, ((6, 116, "#B58CA0"), (14, 74, "#8FA07C"), (23, 44, "#7D9A6C")))
    _stream(canvas)
    _meadow(canvas)
    glow(canvas, 960, HORIZON - 10, 620, "#FFDCA0", 0.5, 0.34, 1.5)
    _wood(canvas)
    x, y = grid(canvas)
    rays = cloud_noise(np.arctan2(y - 300, x - 960) * 9 + 4, 0 * x + 2, 2)
    away = np.hypot((x - 960) / 900, (y - 320) / 520)
    screen(
        canvas, smooth_step(0.5, 0.85, rays) * np.exp(-((away - 0.35) ** 2) * 7) * 0.16, "#FFE3A8"
    )
    vignette(canvas, "#12283A", 0.46)
    grade(canvas)
    return canvas


def log_adult() -> FloatArray:
    """The bay under the last light; far off a lighthouse, and a path of light on the water."""
    canvas = adult_bay(HORIZON, scale=0.7, glow_x=960, warmth=1.0, stars=340, mirror=0.78)
    x, y = grid(canvas)
    depth = np.clip((y - HORIZON) / (1080 - HORIZON), 0, 1) + 0 * x
    road = np.exp(-(((x - 960) / (60 + 420 * depth)) ** 2)) * (y > HORIZON) * (1 - depth) ** 1.1
    broken = smooth_step(0.44, 0.8, cloud_noise((x - 960) / (30 + 260 * depth) + 40,
                                                1 / (depth + 0.04) * 6, 3))  # fmt: skip
    screen(canvas, road * (0.10 + 0.42 * broken), "#F0CFA0")
    glow(canvas[:HORIZON], 960, HORIZON, 620, "#F2C48A", 0.34, 0.3, 1.6)
    vignette(canvas, "#060B10", 0.46)
    return grained(canvas)


LAYERS: Mapping[str, Callable[[], FloatArray | Element]] = {
    "log_child": log_child,
    "log_adult": log_adult,
}
