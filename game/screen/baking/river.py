"""The river's ground: what stands still behind the boat, and the bank that is laid down in rows.

Depth is z = DEPTH / (row below the horizon): 1 at the foot of the picture. The bank is painted
straight, its edge upright at EDGE_X; the view shifts its rows, so that it bends.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np

from game.screen.baking.brush import (
    FloatArray,
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
    smooth_step,
    tint,
    vignette,
)
from game.screen.baking.element import Element
from game.screen.baking.river_boat import boat_sheet, mist, wake
from game.screen.baking.river_card import river_card
from game.screen.baking.river_hills import hills
from game.screen.baking.river_skins import CLOUDS, DEPTH, HORIZON, SKINS, SUN, Skin
from game.screen.baking.river_things import things_sheet
from game.screen.baking.scenery import (
    paint_clouds,
    paint_ridges,
    paint_sky,
    paint_stars,
    paint_sun,
)

BANK_WIDTH, EDGE_X, EDGE_SLOPE_PX = 740, 220, 330
SHORE_END = 0.26
"""How far inland the bank reaches, in shares of 690 px at depth 1."""


def _sky(theme: str) -> FloatArray:
    canvas, skin = blank(), SKINS[theme]
    if theme == "child":
        paint_sky(canvas, HORIZON, skin.sky)
        paint_sun(canvas, HORIZON, SUN)
        paint_clouds(canvas, CLOUDS[theme])
        paint_ridges(canvas, HORIZON, skin.ridges)
    else:
        paint_sky(canvas, HORIZON, skin.sky, "#C9AB84")
        paint_stars(canvas, 60, 200, strength=0.4)
        glow(canvas[:HORIZON], SUN.x, HORIZON, 900, "#E8B878", 0.5, 0.28, 1.6)
        paint_clouds(canvas, CLOUDS[theme], "#8A8478")
        paint_ridges(canvas, HORIZON, skin.ridges, "#C2A67E")
    return canvas


def _open_water(theme: str) -> FloatArray:
    """The sky, and the open water under the sun all over the ground."""
    canvas, skin = _sky(theme), SKINS[theme]
    water = canvas[HORIZON:]
    x, y = grid(water)
    t = (y + 0.5) / DEPTH + 0 * x
    z = 1 / t
    u = (x - 960) * z / 690
    water[:] = ramp(t**0.75, skin.water)
    broad, fine = cloud_noise(u * 5, z * 9), cloud_noise(u * 13 + 9, z * 21, 2)
    crest = smooth_step(0.46, 0.82, broad) * 0.13 + smooth_step(0.5, 0.85, fine) * 0.05
    tint(water, crest * np.minimum(t * 5, 1), rgb(skin.crest))
    road = np.exp(-(((x - SUN.x + 60 * t) / (80 + 330 * t)) ** 2)) * (1 - t) ** 0.8
    screen(water, road * 0.5, skin.road)
    glints = noise(u * 22, z * 36) * 0.6 + noise(u * 41, z * 70) * 0.4
    far_enough = smooth_step(1.4, 3.0, z)
    screen(water, smooth_step(0.62, 0.8, glints) * road * far_enough, "#FFF1C4")
    tint(water, smooth_step(10, 34, z) * 0.9, rgb(skin.haze))
    glow(canvas, SUN.x, HORIZON - 4, 620, skin.road, 0.4, 0.22, 1.5)
    vignette(canvas, "#101820", 0.45)
    grade(canvas)
    return canvas


def water(theme: str) -> FloatArray:
    """The water from the horizon down, opaque, and never moving."""
    return _open_water(theme)[HORIZON:]


def back(theme: str) -> FloatArray:
    """Sky, meadow and hills: opaque, and never moving. The river is laid over it."""
    canvas, hill = _open_water(theme), hills(theme)
    canvas[HORIZON:] = _meadow(theme)
    top = canvas[: hill.height]
    top[:] = top * (1 - hill.alpha[..., None]) + hill.colour
    return canvas


def _meadow(theme: str) -> FloatArray:
    """The land from the horizon down, in streaks that run to where the river goes."""
    canvas = blank(1920, DEPTH)
    x, y = grid(canvas)
    t = np.asarray((y + 0.5) / DEPTH + 0 * x, np.float32)
    z = np.asarray(np.minimum(1 / t, 40), np.float32)
    aside_px = np.asarray(x - 960 + 0 * t, np.float32)
    # The two sides of the river are never mirror pictures.
    inland = np.asarray(np.abs(aside_px) * z / 690 - 0.4 + 5 * (aside_px < 0), np.float32)
    skin = SKINS[theme]
    canvas[:] = _grass(skin, t, z, inland)
    low_sun = np.exp(-(((x - SUN.x) / 640) ** 2)) * (1 - t) ** 2
    screen(canvas, low_sun * 0.2, skin.lit)
    dark = smooth_step(500, 1500, np.abs(aside_px) - 300 * t) * smooth_step(0.3, 1.1, t) * 0.35
    multiply(canvas, dark, "#101820")
    grade(canvas)
    return canvas


def bank(theme: str) -> Element:
    """The right bank: shallow water, foam, sand and the first grass; see-through over the water,
    and melting into the meadow. The view mirrors it for the left one."""
    skin = SKINS[theme]
    canvas = blank(BANK_WIDTH, DEPTH)
    x, y = grid(canvas)
    t = np.asarray((y + 0.5) / DEPTH + 0 * x, np.float32)
    z = np.asarray(np.minimum(1 / t, 40), np.float32)
    inland = np.asarray((x - EDGE_X - EDGE_SLOPE_PX * t) * z / 690, np.float32)
    alpha = _shallows(canvas, skin, t, inland)
    alpha = _foam(canvas, alpha, skin, z, inland)
    land = _land(skin, t, z, inland)
    cover = np.clip(inland * 690 / z + 0.5, 0, 1)
    canvas[:] = canvas * (1 - cover[..., None]) + land * cover[..., None]
    alpha = np.maximum(alpha, cover)
    grade(canvas)
    tufts = (cloud_noise(np.log(z) * 26 + 3, inland * 9, 2) - 0.5) * 0.06
    alpha = alpha * smooth_step(SHORE_END, SHORE_END - 0.09, inland + tufts)
    return Element(canvas * alpha[..., None], np.asarray(alpha, np.float32))


def _shallows(canvas: FloatArray, skin: Skin, t: FloatArray, inland: FloatArray) -> FloatArray:
    """Bright shallow water towards the bank; gives its alpha."""
    canvas[:] = ramp(t, skin.shallow)
    lift: FloatArray = smooth_step(-0.30, 0, inland) * 0.85
    return lift


def _foam(
    canvas: FloatArray, alpha: FloatArray, skin: Skin, z: FloatArray, inland: FloatArray
) -> FloatArray:
    """Two lines of foam along the edge; gives the alpha with them."""
    depth = np.log(z)
    curl = cloud_noise(depth * 7, inland * 1.5 + 4, 2) - 0.5
    near = np.exp(-(((inland + 0.03 + 0.03 * curl) / (0.014 + 0.004 * z)) ** 2)) * 0.85
    off = np.exp(-(((inland + 0.10 + 0.05 * curl) / 0.016) ** 2)) * 0.35
    foam = np.clip(near + off, 0, 1) * 0.85 * smooth_step(30, 11, z)
    tint(canvas, foam, rgb(skin.foam))
    return np.asarray(np.maximum(alpha, foam), np.float32)


def _land(skin: Skin, t: FloatArray, z: FloatArray, inland: FloatArray) -> FloatArray:
    """Sand, then the first grass, hazier with distance."""
    depth = np.log(z)
    sand = ramp(t, skin.sand)
    multiply(sand, np.exp(-((inland / 0.05) ** 2)) * 0.55, "#9A7480")
    grass = _grass(skin, t, z, inland, far=False)
    ragged = (cloud_noise(depth * 16 + 9, inland * 6, 2) - 0.5) * 0.07
    cover = smooth_step(0.10, 0.17, inland + ragged)
    multiply(grass, np.exp(-(((inland - 0.15) / 0.05) ** 2)) * 0.3, "#2A5A60")
    tint(sand, cover, grass)
    return _distant(sand, skin, z)


def _grass(
    skin: Skin, t: FloatArray, z: FloatArray, inland: FloatArray, *, far: bool = True
) -> FloatArray:
    """Meadow in streaks along the way. far: with the air of its distance."""
    depth = np.log(z)
    patch, fine = cloud_noise(inland * 2.4 + 3, depth * 1.6), cloud_noise(inland * 20, depth * 3, 2)
    tone = 0.42 + (patch - 0.5) * 0.62 * smooth_step(0.04, 0.4, t)
    tone = tone + (fine - 0.5) * 0.08 * smooth_step(0.1, 0.5, t)
    grass = ramp(np.clip(tone, 0, 1), skin.grass)
    tint(grass, 0.04 + 0.36 * smooth_step(2.2, 14, z), rgb(skin.lit))
    return _distant(grass, skin, z) if far else grass


def _distant(ground: FloatArray, skin: Skin, z: FloatArray) -> FloatArray:
    """The ground with the air before it."""
    haze = smooth_step(2.2, 14, z) * 0.55 + 0.4 * smooth_step(9, 40, z)
    tint(ground, haze, rgb(skin.haze))
    return ground


_PAINTINGS: dict[str, Callable[[str], FloatArray | Element]] = {
    "back": back,
    "water": water,
    "bank": bank,
    "hills": hills,
    "things": things_sheet,
    "boat": boat_sheet,
    "wake": wake,
    "mist": mist,
}
LAYERS: dict[str, Callable[[], FloatArray | Element]] = {
    f"river_{theme}_{name}": partial(paint, theme)
    for theme in SKINS
    for name, paint in _PAINTINGS.items()
}
# Drawn by the game from the layers above, so it comes last.
LAYERS["child_card_river_run"] = river_card
