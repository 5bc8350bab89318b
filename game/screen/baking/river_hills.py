"""Rolling hills on both sides of the far river, and the lighthouse at its end."""

from __future__ import annotations

import numpy as np

from game.screen.baking.brush import (
    blank,
    cloud_noise,
    glow,
    grid,
    rgb,
    smooth_step,
    tint,
)
from game.screen.baking.element import Element, element, lay_foot
from game.screen.baking.river_skins import DEPTH, HORIZON, SKINS, SUN


def hills(theme: str) -> Element:
    """Rolling hills on both sides of the far river, in front of its banks."""
    skin = SKINS[theme]
    canvas = blank(1920, 480)
    alpha = np.zeros((480, 1920), np.float32)
    x, y = grid(canvas)
    for z, high, colour, seed in zip(
        (30, 17, 9.5), (60, 70, 74), skin.hills, (2, 6, 12), strict=True
    ):
        base = HORIZON + DEPTH / z
        away = smooth_step(690 / z * 1.5 + 200, 690 / z * 1.5 + 640, np.abs(x - 960))
        outline = 0.25 + 0.9 * cloud_noise(x / 230 + seed, 0 * x + seed, 3)
        crest = base - high * away * outline
        mask = np.clip(y - crest + 0.5, 0, 1) * np.clip(
            (base + high * 0.5 - y) / (high * 0.5), 0, 1
        )
        mask = mask * smooth_step(0.02, 0.2, away)
        lit = np.exp(-(((y - crest) / 9) ** 2)) * 0.55 + np.exp(-(((x - SUN.x) / 520) ** 2)) * 0.35
        tone = rgb(colour) * (1 - lit[..., None]) + rgb(skin.lit) * lit[..., None]
        tint(canvas, mask, tone)
        alpha = alpha * (1 - mask) + mask
    deep = np.where(y < HORIZON + 2, 16, 36)
    band = np.exp(-(((y - HORIZON - 2) / deep) ** 2)) * 0.74 + 0 * x
    tint(canvas, band, rgb(skin.haze) * 0.5 + rgb(skin.lit) * 0.5)
    hill = Element(canvas, np.asarray(alpha * (1 - band) + band, np.float32))
    _lighthouse(hill, theme)
    return hill


def _lighthouse(hill: Element, theme: str) -> None:
    """The landmark at the end of the river."""
    tower = element("lighthouse", 104).shaded_foot("#6E5F98", 0.3).rimmed(-2.4, -2, "#FFE0A0", 1)
    tower.hazed(SKINS[theme].haze, 0.34)
    if theme == "adult":
        tower.dimmed("#5E6C76", 0.9).hazed("#5E6A6C", 0.55)
    both = np.dstack([hill.colour, hill.alpha])
    flat = Element(np.dstack([tower.colour, tower.alpha]), tower.alpha)
    lay_foot(both, flat, 1330, HORIZON + 34)
    lamp = np.zeros((480, 1920, 3), np.float32)
    glow(lamp, 1330, HORIZON - 132, 150, "#FFB85E", 0.5)
    glow(lamp, 1330, HORIZON - 132, 44, "#FFF3C4", 0.8)
    light = lamp.max(-1)
    hill.colour = 1 - (1 - both[..., :3]) * (1 - lamp)
    hill.alpha = 1 - (1 - both[..., 3]) * (1 - light)
