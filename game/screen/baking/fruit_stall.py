"""The market stall of Fruit Shift: a walnut counter at the harbour in the last light."""

from __future__ import annotations

import numpy as np

from game.screen.baking.brush import (
    FloatArray,
    cloud_noise,
    grid,
    ramp,
    rgb,
    screen,
    shade,
    smooth_step,
    tint,
)
from game.screen.baking.stars import adult_bay, grained

HORIZON, COUNTER = 300, 902


def stall() -> FloatArray:
    """A quiet sea above, the counter below, a dark place between for the scale."""
    canvas = adult_bay(HORIZON, scale=0.9)
    x, y = grid(canvas)
    dark = np.exp(-(((x - 960) / 900) ** 4)) * smooth_step(HORIZON + 10, 470, y)
    tint(canvas, dark * 0.62, rgb("#08111A"))
    screen(canvas, np.exp(-(((x - 960) / 520) ** 2) - ((y - 700) / 210) ** 2) * 0.22, "#27506B")
    for left in (250, 1690):
        plate = np.exp(-(((x - left) / 380) ** 4) - ((y - 250) / 190) ** 4) * 0.6
        tint(canvas, plate, rgb("#0C1822"))
    _counter(canvas)
    return grained(canvas)


def _counter(canvas: FloatArray) -> None:
    """Planks of walnut in perspective, lit by a lamp from above."""
    x, y = grid(canvas)
    below = np.clip(y - COUNTER + 0.5, 0, 1)
    deep = np.clip((y - COUNTER) / 178, 0, 1)
    along = (x - 960) / (1 + 0.25 * deep)
    ring = cloud_noise(along / 300 + 4, y / 17, 4) + 0.35 * cloud_noise(along / 30, y / 2.2, 2)
    tones = ((0, "#1C1210"), (0.4, "#3A241C"), (0.75, "#5E3C28"), (1, "#7C5436"))
    wood = ramp(np.clip(0.25 + 0.55 * (ring - 0.35), 0, 1), tones)
    lamp = 0.42 + 0.75 * np.exp(-((along / 720) ** 2)) * (1 - 0.45 * deep)
    tint(canvas, below + 0 * x, np.clip(wood * lamp[..., None], 0, 1))
    for seam in (COUNTER + 56, COUNTER + 124):
        tint(canvas, np.exp(-(((y - seam) / 1.6) ** 2)) * 0.7 + 0 * x, rgb("#0E0908"))
    edge = np.exp(-(((y - COUNTER - 1.5) / 1.8) ** 2)) * np.exp(-((along / 800) ** 2))
    screen(canvas, edge * 0.75, "#F0CFA0")
    for px in (330, 1590):
        shade(canvas, px, COUNTER + 16, 120, "#05080C", 0.75, 0.2)
