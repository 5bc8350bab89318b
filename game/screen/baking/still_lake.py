"""The lake of Still Lake in both themes: an evening mirror with a calm middle."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from game.screen.baking.brush import (
    FloatArray,
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
from game.screen.baking.child_lake import paint_mirror, paint_shore
from game.screen.baking.element import Element, element, lay_foot, mirrored, stacked
from game.screen.baking.scenery import SKY, paint_ridges, paint_sky, paint_stars
from game.screen.baking.stars import adult_bay, grained

SHORE_Y = 404
MOON = (1548.0, 126.0, 52.0)
TREES = (
    ("tree_round", 58, 250, False),
    ("tree_pine", 196, 168, False),
    ("tree_blossom", 316, 150, False),
    ("bush", 420, 130, False),
    ("tree_pine", 498, 88, False),
    ("bush", 566, 70, True),
    ("tree_pine", 1348, 78, False),
    ("bush", 1412, 104, False),
    ("tree_pine", 1502, 132, False),
    ("tree_blossom", 1606, 160, True),
    ("tree_pine", 1716, 190, False),
    ("tree_round", 1856, 270, True),
)
BOAT_X, BOAT_FOOT, BOAT_WIDTH = 236, 574, 300
REEDS = ((96, 1094, 250, False), (238, 1104, 190, True), (1700, 1104, 200, False),
         (1836, 1096, 280, True))  # fmt: skip


def lake_child() -> FloatArray:
    """An evening lake between trees, the moon over it, the otter watching from the boat."""
    canvas = blank()
    paint_sky(canvas, SHORE_Y, SKY["dusk"])
    paint_stars(canvas, 90, 250)
    glow(canvas[:SHORE_Y], 900, SHORE_Y, 1000, "#FFB070", 0.5, 0.36, 1.6)
    paint_ridges(canvas, SHORE_Y, ((8, 150, "#9A7096"), (27, 92, "#6F5A8A")))
    paint_shore(canvas, SHORE_Y)
    for name, x, width, flip in TREES:
        tree = element(name, width, 0, flip).dimmed("#8078AC", 0.7).rimmed(3, -3, "#FFC890", 0.65)
        lay_foot(canvas, tree.hazed("#A8748C", 0.12), x, SHORE_Y - 6)
    paint_mirror(canvas, SHORE_Y)
    _moon(canvas[:SHORE_Y], "#FFF3D6", "#FFD9B0")
    _road(canvas[SHORE_Y:], MOON[0], 0.62)
    _pool(canvas)
    _otter(canvas)
    for x, foot, width, flip in REEDS:
        reeds = element("reeds", width, 0, flip).dimmed("#7A70A0", 0.7)
        lay_foot(canvas, reeds.rimmed(3, -4, "#FFC89A", 0.5), x, foot)
    vignette(canvas, "#101820", 0.44)
    grade(canvas)
    return canvas


def _moon(canvas: FloatArray, face: str, halo: str) -> None:
    """Full and low, in two rings of soft air."""
    x, y, radius = MOON
    glow(canvas, x, y, 8 * radius, halo, 0.34)
    glow(canvas, x, y, 2.6 * radius, halo, 0.42)
    across, down = grid(canvas)
    disc = np.clip(radius - np.hypot(across - x, down - y) + 0.5, 0, 1)
    seas = smooth_step(0.48, 0.78, cloud_noise(across / 34, down / 30, 3)) * 0.14
    tint(canvas, disc * (1 - seas), rgb(face))


def _road(lake: FloatArray, x: float, strength: float, length: float = 680) -> None:
    """A light over the water: a broken road, brighter far away."""
    across, y = grid(lake)
    off = across - x
    road = np.exp(-((off / (20 + 0.16 * y)) ** 2)) * np.clip(1 - y / length, 0, 1) ** 1.3
    broken = smooth_step(0.44, 0.8, cloud_noise(off / (40 + 0.3 * y) + 50, 1500 / (y + 40), 3))
    screen(lake, road * (0.16 + broken) * strength, "#FFE6C4")


def _pool(canvas: FloatArray) -> None:
    """A breath of light on the middle of the lake, where the eye is wanted."""
    x, y = grid(canvas)
    away = np.hypot((x - 960) / 640, (y - 740) / 250)
    screen(canvas, np.exp(-(away**2)) * 0.16, "#8FA0E0")


def _otter(canvas: FloatArray) -> None:
    """Far enough to be quiet, near enough to be company."""
    boat = _crewed_boat()
    waterline = BOAT_FOOT - 18
    mirrored(canvas, boat, BOAT_X, waterline, squash=0.5, colour="#2A2F66", share=0.5, wave=1.5)
    lay_foot(canvas, boat, BOAT_X, BOAT_FOOT)
    x, y = BOAT_X + 134, waterline - 96
    for radius, light, strength in ((84, "#FFB85E", 0.5), (18, "#FFF0B4", 0.95)):
        glow(canvas, x, y, radius, light, strength)
    glow(canvas, x, waterline + 40, 70, "#FFB85E", 0.3, 0.5)


def _crewed_boat() -> Element:
    """The drawings of Star Map's boat; its hull comes without a colour."""
    crew = stacked([(f"star_{part}", 0.0, 0.0, 560.0) for part in ("sail", "otter")], BOAT_WIDTH,
                   (560, 480))  # fmt: skip
    hull = stacked([("star_boat", 0.0, 0.0, 560.0)], BOAT_WIDTH, (560, 480)).alpha[..., None]
    tone = ramp(np.linspace(0, 1, crew.height), ((0.5, "#6E4A6C"), (1, "#2B2550")))[:, None, :]
    whole = Element(
        (crew.colour * (1 - hull) + tone * hull).astype(np.float32),
        np.maximum(crew.alpha, hull[..., 0]),
    )
    return whole.hazed("#A8748C", 0.10).rimmed(3, -2, "#FFD9A0", 0.8)


def lake_adult() -> FloatArray:
    """The bay at dusk with the moon over still water; a dark calm where the instrument lies."""
    horizon = 168
    canvas = adult_bay(horizon, glow_x=520, warmth=0.8, mirror=0.8)
    glow(canvas[:horizon], 1236, 74, 300, "#8FB4CC", 0.3)
    x, y = grid(canvas)
    tint(canvas, np.clip(28.5 - np.hypot(x - 1236, y - 74), 0, 1) * 0.95, rgb("#F2EBDB"))
    _road(canvas[horizon:], 1236, 0.4, 190)
    for left, top in ((290, 420), (1660, 400)):
        plate = np.exp(-(((x - left) / 420) ** 4 + ((y - top) / 210) ** 4)) * 0.55
        tint(canvas, plate, rgb("#0C1822"))
    away = np.hypot(x - 960, y - 602)
    tint(canvas, (1 - smooth_step(330, 520, away)) * 0.62, rgb("#08111A"))
    return grained(canvas)


LAYERS: Mapping[str, Callable[[], FloatArray | Element]] = {
    "lake_child": lake_child,
    "lake_adult": lake_adult,
}
