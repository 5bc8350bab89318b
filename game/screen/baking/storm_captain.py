"""The sea of Storm Captain in both themes: a far horizon with light under the clouds.

Ship, swells and the near water move, and are drawn by the view.
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
    ramp,
    rgb,
    screen,
    smooth_step,
    tint,
    vignette,
)
from game.screen.baking.element import Element, element, lay_foot
from game.screen.baking.scenery import Sun, paint_ridges, paint_sea, paint_sky, paint_sun
from game.screen.baking.stars import adult_bay, grained

HORIZON = 556
SUN = Sun(1330, 528, 40)
STORM: Stops = (
    (0, "#232457"),
    (0.3, "#3E3F82"),
    (0.55, "#7A5C9C"),
    (0.74, "#C77F9A"),
    (0.88, "#FFB287"),
    (0.96, "#FFD59A"),
    (1, "#FFE8B8"),
)
WATER: Stops = (
    (0, "#F0B79C"),
    (0.05, "#9A8DB8"),
    (0.2, "#4F86B4"),
    (0.5, "#2E6AA0"),
    (1, "#20457C"),
)


def _clouds(canvas: FloatArray) -> None:
    """Banks of storm cloud above, lit from below where the sun gets through."""
    sky = canvas[:HORIZON]
    x, y = grid(sky)
    depth = y / HORIZON
    bank = cloud_noise(x / 330 + 3, y / 120 + 0.3 * np.sin(x / 260), 5)
    cover = smooth_step(0.42, 0.66, bank - 0.62 * depth + 0.26)
    fine = cloud_noise(x / 120 + 20, y / 52 + 7, 4)
    tone = ramp(np.clip(0.25 + 0.55 * fine + 0.5 * depth, 0, 1), CLOUD)
    tint(sky, cover * 0.82, tone)
    below = np.asarray(cover - np.roll(cover, -9, axis=0), np.float32)
    lit = np.clip(below, 0, 1) * np.exp(-(((x - SUN.x) / 900) ** 2))
    screen(sky, lit * 1.5, "#FFC48E")


CLOUD: Stops = ((0, "#1F2050"), (0.4, "#3B3A78"), (0.7, "#6B568F"), (1, "#B57E9C"))


def _rays(canvas: FloatArray) -> None:
    """Fans of light from the gap in the clouds."""
    sky = canvas[:HORIZON]
    x, y = grid(sky)
    turn = np.arctan2(x - SUN.x, SUN.y + 60 - y)
    fan = 0.5 + 0.5 * np.sin(turn * 15 + 1.3) * np.sin(turn * 7 + 0.4)
    away = np.hypot((x - SUN.x) / 760, (y - SUN.y) / 430)
    screen(sky, fan**2 * np.clip(1 - away, 0, 1) ** 1.4 * 0.42, "#FFDCA8")


def storm_child() -> FloatArray:
    """Evening after rain: dark banks of cloud, a golden gap, an island with a lighthouse."""
    canvas = blank()
    paint_sky(canvas, HORIZON, STORM, "#FFC7A8")
    _clouds(canvas)
    _rays(canvas)
    paint_sun(canvas, HORIZON, SUN)
    paint_ridges(canvas, HORIZON, ((14, 70, "#8D6C9C"), (31, 38, "#6E5690")), "#FFD0A0")
    paint_sea(canvas, HORIZON, SUN.x, WATER, sparkle=0.7)
    for name, at, wide, haze in (
        ("island_balance_bay", 1690, 270, 0.42),
        ("island_posture_peak", 196, 230, 0.5),
    ):
        isle = element(name, wide).hazed("#B7819C", haze)
        lay_foot(canvas, isle, at, HORIZON + 26)
    tower = element("lighthouse", 54).hazed("#C98E98", 0.2).rimmed(2, -1, "#FFE2A8", 0.8)
    lay_foot(canvas, tower, 1800, HORIZON + 4)
    glow(canvas, 1800, HORIZON - 88, 90, "#FFD98A", 0.5)
    x, y = grid(canvas)
    dark = np.exp(-(((x - 960) / 700) ** 4 + ((y - 60) / 110) ** 4)) * 0.25
    tint(canvas, dark, rgb("#1C1E4E"))
    vignette(canvas, "#101830", 0.42)
    grade(canvas)
    return grained(canvas, 0.008)


def storm_adult() -> FloatArray:
    """A wide sea at the end of dusk, under long cloud."""
    horizon = 540
    canvas = adult_bay(horizon, scale=0.8, glow_x=1240, warmth=0.9, stars=300, mirror=0.5)
    sky = canvas[:horizon]
    x, y = grid(sky)
    bank = cloud_noise(x / 520 + 11, y / 70 + 4, 5)
    cover = smooth_step(0.5, 0.8, bank + 0.14 * np.sin(y / 90)) * smooth_step(horizon, 200, y)
    tint(sky, cover * 0.5, ramp(np.clip(y / horizon + 0 * x, 0, 1), LONG_CLOUD))
    x, y = grid(canvas)
    for left, top in ((290, 300), (1660, 280)):
        plate = np.exp(-(((x - left) / 420) ** 4 + ((y - top) / 210) ** 4)) * 0.5
        tint(canvas, plate, rgb("#0C1822"))
    vignette(canvas, "#060B10", 0.4)
    return grained(canvas)


LONG_CLOUD: Stops = ((0, "#182632"), (0.6, "#2A3C48"), (1, "#6E675E"))

LAYERS: Mapping[str, Callable[[], FloatArray | Element]] = {
    "storm_child": storm_child,
    "storm_adult": storm_adult,
}
