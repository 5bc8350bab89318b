"""Where Pelvis Painter is played: a sky after rain that wants a rainbow, and for adults a sheet of
paper on a dark table, waiting for a landscape in ink.

What is painted, the paint and the brush are drawn by the view.
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
    ramp,
    rgb,
    rounded,
    screen,
    shade,
    smooth_step,
    tint,
    vignette,
)
from game.screen.baking.element import Element, element, lay_foot
from game.screen.baking.scenery import Sun, paint_clouds, paint_ridges, paint_sea, paint_sky
from game.screen.baking.stars import grained

HORIZON = 800
SUN = Sun(960, 790)
AFTER_RAIN: Stops = (
    (0, "#2C4588"),
    (0.3, "#4C6FB4"),
    (0.58, "#86A3D4"),
    (0.8, "#C9C6DC"),
    (0.93, "#FBD9BE"),
    (1, "#FFE9C4"),
)
WATER: Stops = (
    (0, "#FFE2B8"),
    (0.08, "#E4C6BE"),
    (0.2, "#9DB4CC"),
    (0.42, "#5F93BC"),
    (0.7, "#2F6A9A"),
    (1, "#1F4E80"),
)
MEADOW: Stops = ((0, "#F0DC8C"), (0.07, "#A8BE6A"), (0.4, "#4F8A66"), (1, "#1F4E58"))
SHEET = (170.0, 44.0, 1580.0, 520.0)
"""The paper: left, top, width, height; as in the view."""


def painter_child() -> FloatArray:
    """The sea after rain, light under the clouds; room for an arch, and for words in the grass."""
    canvas = blank()
    paint_sky(canvas, HORIZON, AFTER_RAIN, "#E8E4F4")
    sky = canvas[:HORIZON]
    glow(sky, SUN.x, HORIZON, 1250, "#FFDCA0", 0.55, 0.55, 1.6)
    glow(sky, SUN.x, HORIZON, 560, "#FFF0C8", 0.55, 0.6, 1.8)
    _rays(sky)
    clouds = (
        ("cloud_long", 330, 70, 640, 0.42, False),
        ("cloud_puff", 1640, 60, 520, 0.46, True),
        ("cloud_long", 1090, 36, 520, 0.30, True),
        ("cloud_wisp", 720, 560, 420, 0.5, False),
        ("cloud_wisp", 1240, 610, 380, 0.5, True),
        ("cloud_puff", 70, 500, 420, 0.7, False),
        ("cloud_puff", 1860, 520, 440, 0.7, True),
    )
    paint_clouds(canvas, clouds, "#C4B8DC")
    paint_ridges(canvas, HORIZON, ((6, 92, "#8E96C4"), (19, 54, "#6E7CAE")), "#F6D8C4")
    paint_sea(canvas, HORIZON, SUN.x, WATER, sparkle=0.7)
    for name, x, width, haze in (
        ("island_posture_peak", 548, 250, 0.34),
        ("island_stretch_springs", 1392, 190, 0.44),
    ):
        lay_foot(canvas, element(name, width).hazed("#C8BCD4", haze), x, HORIZON + 24)
    _hill(canvas)
    vignette(canvas, "#182448", 0.4)
    grade(canvas, 0.08)
    return grained(canvas, 0.006)


def _rays(sky: FloatArray) -> None:
    """The sun behind the rain: broad soft beams from below the horizon."""
    x, y = grid(sky)
    angle = np.arctan2(x - SUN.x, HORIZON + 140 - y)
    beams = smooth_step(0.5, 0.78, cloud_noise(angle * 3.2 + 8, 0 * angle, 2))
    reach = np.exp(-(((np.hypot(x - SUN.x, y - HORIZON)) / 760) ** 2))
    screen(sky, beams * reach * 0.16, "#FFE6B8")


def _hill(canvas: FloatArray) -> None:
    """Grass to stand on, lit along its edge, with flowers; quiet in the middle for words."""
    x, y = grid(canvas)
    off = (x - 960) / 960
    crest = 936 - 66 * np.abs(off) ** 1.6 + 9 * np.sin(x / 120) + 5 * np.sin(x / 41)
    grain = cloud_noise(x / 40, y / 14, 4)
    depth = np.clip((y - crest) / 210, 0, 1) + 0.13 * (grain - 0.5)
    tint(canvas, np.clip(y - crest + 1, 0, 1), ramp(depth, MEADOW))
    quiet = np.exp(-((off / 0.5) ** 4 + ((y - 1004) / 62) ** 4)) * 0.45
    tint(canvas, quiet, rgb("#1F4A58"))
    for name, across, foot, width, flip in (
        ("tree_round", 22, 900, 250, False),
        ("bush", 398, 960, 150, True),
        ("tree_blossom", 1880, 906, 230, True),
        ("bush", 1500, 950, 150, False),
    ):
        shade(canvas, across, foot - 2, width * 0.5, "#20406A", 0.45, 0.16)
        plant = element(name, width, 0, flip).dimmed("#D8D4E8", 0.4)
        lay_foot(canvas, plant.rimmed(3 if flip else -3, -3, "#FFEBB0", 0.7), across, foot)
    spots = ((96, 1046), (452, 1052), (520, 1010), (1420, 1044), (1796, 1052), (1880, 1000))
    for k, (across, foot) in enumerate(spots):
        name = ("flowers", "grass_tuft")[k % 2]
        lay_foot(canvas, element(name, 96 + 8 * k).dimmed("#E4DCE4", 0.3), across, foot)
    shade(canvas, 216, 1036, 150, "#16304A", 0.5, 0.18)
    shade(canvas, 1690, 1046, 170, "#16304A", 0.5, 0.18)


def painter_adult() -> FloatArray:
    """A sheet of paper on a table of dark wood, under a lamp."""
    canvas = blank()
    x, y = grid(canvas)
    grain = cloud_noise(x / 620 + 3, y / 9 + 5, 5) * 0.6 + cloud_noise(x / 240, y / 40 + 9, 3) * 0.4
    canvas[:] = ramp(np.clip(grain, 0, 1), ((0, "#121A20"), (0.5, "#212B31"), (1, "#36413F")))
    light = np.exp(-(((x - 960) / 1050) ** 2 + ((y - 420) / 640) ** 2))
    canvas *= (0.42 + 0.75 * light)[..., None]
    screen(canvas, light * 0.10, "#E8C890")
    _sheet(canvas)
    _felt(canvas)
    vignette(canvas, "#05090D", 0.45)
    return grained(canvas)


def _sheet(canvas: FloatArray) -> None:
    """Handmade paper: fibres, a torn edge, a brass weight on either side."""
    x, y = grid(canvas)
    left, top, wide, high = SHEET
    rough = 7 * (cloud_noise(x / 26, y / 26, 3) - 0.5)
    across = np.minimum(x - left, left + wide - x) + rough
    down = np.minimum(y - top, top + high - y) + rough
    mask = np.clip(np.minimum(across, down), 0, 1)
    fallen = np.roll(blur(mask.astype(np.float32), 26), 18, 0)
    multiply(canvas, fallen * (1 - mask) * 0.8, "#04070A")
    fibre = cloud_noise(x / 90 + 7, y / 7 + 3, 4) * 0.5 + cloud_noise(x / 5, y / 90 + 20, 3) * 0.5
    light = 0.80 + 0.12 * np.exp(-(((x - 860) / 800) ** 2 + ((y - 240) / 360) ** 2))
    tone = (light + 0.07 * (fibre - 0.5))[..., None] * rgb("#F4E8CE")
    tint(canvas, mask, tone)
    _red_sun(canvas, 1372, 168, 46)
    edge = np.exp(-((np.minimum(across, down) / 10) ** 2)) * mask
    multiply(canvas, edge * 0.35, "#A8864E")
    for place in (left + 36, left + wide - 36):
        _weight(canvas, place, top + high / 2)


def _red_sun(canvas: FloatArray, x: float, y: float, radius: float) -> None:
    """The only colour on the paper, rubbed in."""
    across, down = grid(canvas)
    away = np.hypot(across - x, down - y)
    rubbed = 0.72 + 0.4 * (cloud_noise(across / 30, down / 9 + 4, 3) - 0.5)
    tint(canvas, np.clip(radius - away + 1, 0, 1) * rubbed, rgb("#C4553A"))
    tint(canvas, np.exp(-((away / (2.1 * radius)) ** 2)) * 0.14, rgb("#D98A5E"))


def _weight(canvas: FloatArray, x: float, y: float) -> None:
    box = (x - 13, y - 150, 26, 300)
    bar = rounded(canvas, box, 12)
    across, _ = grid(canvas)
    shadow = np.roll(blur(bar, 9), (10, 8), (0, 1))
    multiply(canvas, shadow * (1 - bar) * 0.6, "#2A2016")
    round_ = np.clip((across - x) / 13, -1, 1)
    tint(canvas, bar, ramp((round_ + 1) / 2 + 0 * bar, BRASS))


BRASS: Stops = ((0, "#6E5636"), (0.3, "#F3E2B8"), (0.5, "#C79E62"), (1, "#5C4528"))


def _felt(canvas: FloatArray) -> None:
    """A round mat below the paper: here the brush is tipped."""
    x, y = grid(canvas)
    away = np.hypot(x - 960, y - 824)
    mat = np.clip(234 - away, 0, 1)
    multiply(canvas, np.clip(1 - (away - 234) / 46, 0, 1) ** 2 * (1 - mat) * 0.55, "#04070A")
    weave = cloud_noise(x / 3, y / 3, 2) * 0.5 + cloud_noise(x / 60, y / 60, 3) * 0.5
    tone = (0.8 + 0.4 * (weave - 0.5) - 0.3 * away / 234)[..., None] * rgb("#3D5A5C")
    tint(canvas, mat, tone)
    screen(canvas, np.exp(-(((away - 230) / 3) ** 2)) * 0.4 * (1.1 - (y - 560) / 540), "#D8BE92")


LAYERS: Mapping[str, Callable[[], FloatArray | Element]] = {
    "painter_child": painter_child,
    "painter_adult": painter_adult,
}
