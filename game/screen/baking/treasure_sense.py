"""Where Treasure Sense is played: a sandy cove at golden hour, the mist that rolls in over it, and
for adults the dark strong-room door of the lighthouse.

Chests, otter and pointer move, and are drawn by the view.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from game.screen.baking.brush import (
    FloatArray,
    Stops,
    blank,
    cloud_noise,
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
from game.screen.baking.element import Element, element, lay_centre, lay_foot
from game.screen.baking.scenery import (
    SEA,
    SKY,
    Sun,
    paint_clouds,
    paint_ridges,
    paint_sea,
    paint_sky,
    paint_sun,
)
from game.screen.baking.treasure_door import treasure_adult

HORIZON = 286
SUN = Sun(1310, 236, 46)
HOME = (960, 880)
"""The mat in the middle, as in the view."""
SAND: Stops = (
    (0, "#F7D2A4"),
    (0.12, "#FFE2B0"),
    (0.45, "#F6C893"),
    (0.8, "#DDA07F"),
    (1, "#B87774"),
)
MIST_SIZE = (1400, 620)
"""Of one bank of mist, pixels."""
PALMS = ((70, 560, 330, False), (232, 496, 210, True), (1856, 600, 380, True), (1690, 502, 220,
         False))  # fmt: skip
DUNES = ((560, 0.05, 46.0, 0.34), (676, -0.06, 66.0, 0.42), (842, 0.05, 92.0, 0.5),
         (1004, -0.04, 110.0, 0.5))  # fmt: skip
"""Height at the middle, slope, how far the shade goes, strength; pixels."""
LONG_SHADOWS = ((70, 556, 26, 330), (232, 492, 15, 210), (150, 846, 60, 240),
                (1856, 596, 28, 330), (1690, 498, 16, 220))  # fmt: skip
"""Foot, width and length of each."""
NEAR = (
    ("grass_tuft", 60, 1120, 430, -6, False),
    ("bush", -30, 1150, 520, 0, False),
    ("grass_tuft", 1870, 1126, 400, 8, True),
    ("bush", 1960, 1160, 500, 0, True),
)
"""Element, place of its foot, width, angle, mirrored."""
SHELLS = (
    ("shell", 250, 905, 74, 18),
    ("treasure_starfish", 1712, 892, 104, -14),
    ("shell", 1500, 1016, 62, -24),
    ("treasure_starfish", 402, 1022, 82, 30),
    ("shell", 1838, 1010, 82, 10),
    ("treasure_starfish", 92, 760, 60, 8),
    ("shell", 1600, 640, 36, -10),
)


def _waterline(x: FloatArray) -> FloatArray:
    """Where the sea ends, y in pixels: a wide bay."""
    bay = 402 + 46 * np.cos((x - 960) / 960 * np.pi * 0.85)
    return np.asarray(bay + 5 * np.sin(x / 97) + 3 * np.sin(x / 41), np.float32)


def _beach(canvas: FloatArray) -> None:
    """Wet sand that mirrors the sky, a line of foam, ripples of wind, a rise at either side."""
    x, y = grid(canvas)
    line = _waterline(x)
    down = y - line
    t = np.clip(down / (1080 - 420), 0, 1)
    near = 0.25 + t
    ripples = cloud_noise(x / (130 * near) + 3 * t, down / (16 * near) + 7, 3)
    grain = cloud_noise(x / 3.1, y / 2.3, 2)
    tone = ramp(np.clip(t + 0.05 * (ripples - 0.5), 0, 1), SAND)
    light = 1 + 0.11 * (ripples[..., None] - 0.5) + 0.05 * (grain[..., None] - 0.5)
    tint(canvas, np.clip(down + 1, 0, 1), np.clip(tone * light, 0, 1))
    warm = np.exp(-(((x - SUN.x) / 620) ** 2)) * np.exp(-((down / 420) ** 2)) * (down > 0)
    screen(canvas, warm * 0.34, "#FFC27A")
    wet = np.exp(-((np.maximum(down, 0) / 34) ** 2)) * (down > 0)
    tint(canvas, wet * 0.42, rgb("#B98A92"))
    screen(canvas, wet * np.exp(-(((x - SUN.x) / 240) ** 2)) * 0.7, "#FFDFA0")
    lace = cloud_noise(x / 34, y / 9 + 3, 3)
    for off, width, strength in ((0.0, 4.6, 0.95), (-15.0, 3.2, 0.5), (-31.0, 2.4, 0.28)):
        wave = np.exp(-(((down - off - 9 * (lace - 0.5)) / width) ** 2))
        screen(canvas, wave * strength * (0.55 + 0.45 * lace), "#FFF8E8")
    for middle, side in ((-60, 1), (1980, -1)):
        rise = np.exp(-(((x - middle) / 420) ** 2)) * np.exp(-(((y - 600) / 190) ** 2))
        screen(canvas, rise * 0.16 * (down > 0), "#FFF0C8" if side < 0 else "#FFDDB4")


def _dunes(canvas: FloatArray) -> None:
    """The sand lies in long low waves: each has a lit crest towards the sun and its own shade."""
    x, y = grid(canvas)
    down = smooth_step(0, 60, y - _waterline(x))
    for crest, slope, high, strength in DUNES:
        line = crest + slope * (x - 960) + 26 * np.sin(x / 310 + crest) + 9 * np.sin(x / 117)
        below = y - line
        lit = np.exp(-(((below + 0.22 * high) / (0.2 * high)) ** 2)) * down
        dark = smooth_step(-2, 9, below) * np.exp(-np.maximum(below, 0) / high) * down
        near_sun = 0.4 + 0.6 * np.exp(-(((x - SUN.x) / 720) ** 2))
        screen(canvas, lit * strength * near_sun * 0.62, "#FFE6B4")
        multiply(canvas, dark * strength, "#9C6A7C")


def _long_shadows(canvas: FloatArray) -> None:
    """The sun is low: what stands throws a long shadow to us, away from it."""
    x, y = grid(canvas)
    for foot_x, foot_y, wide, long in LONG_SHADOWS:
        along = np.clip((y - foot_y) / long, 0, 1)
        middle = foot_x + (foot_x - SUN.x) * 0.42 * (y - foot_y) / 420
        across = np.abs(x - middle) / (wide * (0.5 + 1.3 * along))
        cast = smooth_step(1.0, 0.45, across) * smooth_step(0, 0.03, along) * (1 - along) ** 0.8
        multiply(canvas, cast * (y >= foot_y) * 0.62, "#8C5F7E")


def _near(canvas: FloatArray) -> None:
    """Dark leaves at both lower corners, which the cove is seen between."""
    for name, x, foot, width, angle, flip in NEAR:
        lay_foot(canvas, element(name, width, angle, flip).dimmed("#7A5A8C", 0.62), x, foot)


def _growing(canvas: FloatArray) -> None:
    """Palms with bushes at their feet, left and right; nothing where treasures lie."""
    for x, foot, width, flip in PALMS:
        shade(canvas, x + 40, foot - 4, width * 0.75, "#7A4A5E", 0.5, 0.13)
        palm = element("tree_palm", width, 0, flip).rimmed(3, -3, "#FFE7A8", 0.75)
        lay_foot(canvas, palm.dimmed("#E9C9C0", 0.35), x, foot)
    for name, x, foot, width in (
        ("bush", 8, 580, 190),
        ("bush", 158, 520, 110),
        ("grass_tuft", 300, 512, 76),
        ("flowers", 60, 612, 100),
        ("bush", 1912, 622, 200),
        ("grass_tuft", 1756, 542, 90),
        ("bush", 1634, 508, 84),
        ("flowers", 1800, 650, 104),
    ):
        shade(canvas, x, foot - 4, width * 0.6, "#7A4A5E", 0.4, 0.16)
        lay_foot(canvas, element(name, width).dimmed("#E9C9C0", 0.3), x, foot)


def _camp(canvas: FloatArray) -> None:
    """The mat in the middle, a parasol beside the field, and what the sea has left."""
    for name, x, y, width, angle in SHELLS:
        shade(canvas, x + 6, y + width * 0.3, width * 0.62, "#7A4A5E", 0.42, 0.3)
        lay_centre(canvas, element(name, width, angle).dimmed("#F0D2C4", 0.4), x, y)
    shade(canvas, 236, 838, 250, "#6A3A5A", 0.42, 0.17)
    lay_foot(canvas, element("treasure_parasol", 244).rimmed(3, -2, "#FFE7B0", 0.6), 150, 850)
    shade(canvas, HOME[0], HOME[1] + 20, 236, "#6A3A5A", 0.5, 0.34)
    lay_centre(canvas, element("treasure_mat", 344), HOME[0], HOME[1] + 6)


def _far(canvas: FloatArray) -> None:
    """Sky, hills, sea, and the otter's boat at anchor."""
    paint_sky(canvas, HORIZON, SKY["golden"])
    paint_sun(canvas, HORIZON, SUN)
    clouds = (
        ("cloud_puff", 300, 86, 470, 0.8, False),
        ("cloud_long", 1560, 150, 520, 0.6, False),
        ("cloud_puff", 1750, 62, 380, 0.7, True),
        ("cloud_wisp", 1010, 180, 380, 0.4, True),
    )
    paint_clouds(canvas, clouds)
    paint_ridges(canvas, HORIZON, ((8, 78, "#B78BA4"), (27, 48, "#9B7398")))
    paint_sea(canvas, HORIZON, SUN.x, SEA["golden"])
    isle = element("island_posture_peak", 190).hazed("#F0B592", 0.5)
    lay_foot(canvas, isle, 440, HORIZON + 16)
    shade(canvas, 1120, 354, 130, "#3A5878", 0.5, 0.2)
    for part in ("boat_side_rear", "boat_side_front"):
        lay_foot(canvas, element(part, 170).hazed("#F0B592", 0.12), 1120, 362)


def treasure_child() -> FloatArray:
    """The cove: sky for words, sand for treasures."""
    canvas = blank()
    _far(canvas)
    _beach(canvas)
    _dunes(canvas)
    _long_shadows(canvas)
    _growing(canvas)
    _camp(canvas)
    _near(canvas)
    x, y = grid(canvas)
    above = np.exp(-(((x - 900) / 300) ** 4 + ((y - 150) / 84) ** 4)) * 0.36
    multiply(canvas, above, "#6A5A98")
    vignette(canvas, "#2A1838", 0.36)
    grade(canvas)
    return canvas


def treasure_mist() -> Element:
    """One bank of sea mist, dense at its heart, torn at its edges, lit from above."""
    wide, high = MIST_SIZE
    x, y = np.arange(wide, dtype=np.float32)[None, :], np.arange(high, dtype=np.float32)[:, None]
    away = np.hypot((x - wide / 2) / (wide / 2), (y - high / 2) / (high / 2))
    torn = cloud_noise(x / 210, y / 120 + 5, 4)
    cover = smooth_step(1.0, 0.35, away + 0.55 * (torn - 0.5)) * (0.66 + 0.34 * torn)
    fine = smooth_step(0.0, 0.14, 1 - away)
    alpha = (cover * fine * 0.92).astype(np.float32)
    tone = ramp(np.clip(y / high + 0.35 * (0.5 - torn), 0, 1), ((0, "#FFFAF4"), (0.5, "#E6E2F0"),
                (1, "#B4AFD4")))  # fmt: skip
    return Element((tone * alpha[..., None]).astype(np.float32), alpha)


LAYERS: Mapping[str, Callable[[], FloatArray | Element]] = {
    "treasure_child": treasure_child,
    "treasure_child_mist": treasure_mist,
    "treasure_adult": treasure_adult,
}
