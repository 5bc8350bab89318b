"""The two places of Fruit Shift: an orchard by the sea, and a market stall at the harbour."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from game.screen.baking.brush import (
    HEIGHT,
    FloatArray,
    blank,
    cloud_noise,
    grade,
    grid,
    ramp,
    rgb,
    screen,
    shade,
    smooth_step,
    tint,
    vignette,
)
from game.screen.baking.element import Element, element, lay, lay_foot
from game.screen.baking.fruit_stall import stall
from game.screen.baking.fruit_trees import boughs, trunk
from game.screen.baking.islands import paint_island
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

HORIZON, SHORE, RAIL = 520, 640, 930
"""Rows: where the sea begins, the meadow, and the rail of the cart."""
SUN = Sun(1180, 440, 50)


def _coast() -> FloatArray:
    canvas = blank()
    paint_sky(canvas, HORIZON, SKY["golden"])
    paint_sun(canvas, HORIZON, SUN)
    clouds = (
        ("cloud_long", 620, 250, 640, 0.7, False),
        ("cloud_puff", 1420, 300, 320, 0.55, True),
        ("cloud_wisp", 940, 380, 460, 0.5, False),
    )
    paint_clouds(canvas, clouds)
    paint_ridges(canvas, HORIZON, ((3, 70, "#DDAAA6"), (11, 40, "#C0969F")))
    paint_sea(canvas, HORIZON, SUN.x, SEA["golden"], sparkle=0.9)
    paint_island(canvas, "sense_sands", (700, 556, 250), SUN, haze=0.34, seed=2)
    return canvas


def _meadow(canvas: FloatArray) -> None:
    """Three folds of grass, lit from the sun's side, nearer ones deeper in colour."""
    x, y = grid(canvas)
    folds = (
        (SHORE, 26, 5, ("#C9B866", "#7FA05A")),
        (SHORE + 62, 34, 9, ("#A9B85C", "#5C9152")),
        (SHORE + 150, 26, 14, ("#8FB258", "#3C7A4C")),
    )
    for top, high, seed, tones in folds:
        crest = top - high * (cloud_noise(x / 420 + seed, 0 * x + seed, 2) - 0.3)
        mask = np.clip(y - crest + 0.5, 0, 1)
        t = np.clip((y - crest) / (HEIGHT - top), 0, 1)
        grass = ramp(t, ((0, tones[0]), (0.35, tones[1]), (1, "#1F5A48")))
        blades = cloud_noise(x / 70 + seed, y / 9 + 0 * x, 3) - 0.5
        patches = cloud_noise(x / 260 + 3 * seed, y / 60, 3) - 0.5
        grass = grass * (1 + 0.22 * blades + 0.34 * patches)[..., None]
        tint(canvas, mask, np.clip(grass, 0, 1))
        rim = np.exp(-np.abs(y - crest - 2) / 5) * mask * 0.6
        screen(canvas, rim, "#FFE7A0")
    warm = np.exp(-(((x - SUN.x) / 620) ** 2) - ((y - SHORE - 40) / 150) ** 2) * (y > SHORE - 20)
    screen(canvas, warm * 0.4, "#FFC870")


def _growing(canvas: FloatArray) -> None:
    """Far trees at the shore, flowers and tufts in the meadow."""
    far = (
        ("tree_round", 300, 668, 120), ("tree_blossom", 388, 676, 100),
        ("tree_round", 1500, 672, 130), ("tree_autumn", 1610, 684, 120),
        ("bush", 460, 690, 110), ("bush", 1420, 690, 120), ("tree_blossom", 1700, 700, 150),
        ("tree_round", 196, 700, 160),
    )  # fmt: skip
    for name, px, foot, wide in far:
        shade(canvas, px - 20, foot, wide * 0.6, "#2A4A46", 0.5, 0.2)
        lay_foot(canvas, element(name, wide).rimmed(3, -2, "#FFE2A0", 0.7).hazed("#FFD9A8", 0.16),
                 px, foot)  # fmt: skip
    near = (
        ("flowers", 250, 830, 120), ("grass_tuft", 640, 812, 90), ("flowers", 1310, 820, 110),
        ("grass_tuft", 1240, 850, 100), ("flowers", 520, 850, 110), ("flowers", 1660, 840, 130),
        ("grass_tuft", 380, 838, 100), ("grass_tuft", 1500, 846, 110),
    )  # fmt: skip
    for name, px, foot, wide in near:
        lay_foot(canvas, element(name, wide).rimmed(2, -2, "#FFE09A", 0.4), px, foot)


def _rail(canvas: FloatArray) -> None:
    """Two rails on sleepers, from edge to edge, seen a little from above."""
    x, y = grid(canvas)
    bed = smooth_step(RAIL - 34, RAIL - 16, y) * smooth_step(RAIL + 46, RAIL + 22, y)
    pebbles = 0.82 + 0.36 * cloud_noise(x / 9, y / 6, 3)
    gravel = ramp(np.clip((y - RAIL + 30) / 70 + 0 * x, 0, 1), ((0, "#D8B48C"), (1, "#8A6A62")))
    tint(canvas, bed * 0.85 + 0 * x, np.clip(gravel * pebbles[..., None], 0, 1))
    across = np.abs((x + 30) % 86 - 43)
    sleeper = (across < 19) * smooth_step(RAIL - 24, RAIL - 20, y) * (y < RAIL + 30)
    wood = ramp(np.clip((y - RAIL + 24) / 54 + 0 * x, 0, 1), ((0, "#B07A58"), (1, "#5E3C44")))
    grain = 0.85 + 0.3 * cloud_noise(x / 60, y / 3, 2)
    tint(canvas, sleeper + 0 * x, np.clip(wood * grain[..., None], 0, 1))
    for top, high in ((RAIL - 14, 7), (RAIL + 14, 10)):
        shadow = np.exp(-np.maximum(0, y - top - high) / 6) * (y > top)
        tint(canvas, shadow * 0.35 + 0 * x, rgb("#3A2440"))
        steel = np.clip(np.minimum(y - top, top + high - y) + 0.5, 0, 1)
        tones = ((0, "#FFF0D2"), (0.4, "#C9B6B4"), (1, "#6C5A70"))
        tint(canvas, steel + 0 * x, ramp(np.clip((y - top) / high + 0 * x, 0, 1), tones))


def _station(canvas: FloatArray) -> None:
    """The middle of the rail: a small platform of planks behind it, with a soft light."""
    x, y = grid(canvas)
    top, foot, half = RAIL - 62, RAIL - 24, 200
    spread = np.maximum(half + 0.5 * (y - top), 1)
    mask = np.clip(spread - np.abs(x - 960) + 0.5, 0, 1) * (y >= top) * (y <= foot)
    shade(canvas, 960, foot + 2, 250, "#2A2040", 0.6, 0.1)
    t = np.clip((y - top) / (foot - top) + 0 * x, 0, 1)
    grain = 0.9 + 0.2 * cloud_noise(x / 7, y / 40, 2)
    planks = ramp(t, ((0, "#E8B988"), (0.62, "#C98A5E"), (0.64, "#8F5568"), (1, "#6B3F52")))
    tint(canvas, mask, np.clip(planks * grain[..., None], 0, 1))
    gaps = np.abs(((x - 960) * 200 / spread) % 50 - 25)
    tint(canvas, mask * smooth_step(22.5, 24.5, gaps) * 0.6, rgb("#5A3648"))
    screen(canvas, mask * np.exp(-np.abs(y - top - 1) / 2) * 0.7, "#FFE9C4")


def orchard() -> FloatArray:
    """A golden evening: the sea, a meadow that comes down to it, two old trees at the sides."""
    canvas = _coast()
    _meadow(canvas)
    _growing(canvas)
    _rail(canvas)
    _station(canvas)
    for foot, flip in ((70, False), (1850, True)):
        shade(canvas, foot + (-60 if foot > 960 else 60), 872, 300, "#173C40", 0.65, 0.22)
        wood = trunk(flip=flip)
        lay(canvas, wood, foot - wood.width / 2, -40)
    vignette(canvas, "#101820", 0.34)
    grade(canvas)
    return canvas


def leaves() -> Element:
    """The boughs over the whole top of the picture, behind which the fruits hang."""
    return boughs()


LAYERS: Mapping[str, Callable[[], FloatArray | Element]] = {
    "fruit_child": orchard,
    "fruit_child_boughs": leaves,
    "fruit_adult": stall,
}
