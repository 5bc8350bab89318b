"""Skies, clouds, far hills, stars and seas, at golden hour and at dusk."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

import numpy as np

from game.screen.baking.brush import (
    FloatArray,
    Stops,
    cloud_noise,
    glow,
    grid,
    multiply,
    noise,
    ramp,
    rgb,
    screen,
    smooth_step,
    tint,
)
from game.screen.baking.element import element, lay

Hour = Literal["golden", "dusk"]
SKY: dict[Hour, Stops] = {
    "golden": (
        (0, "#3F5590"),
        (0.25, "#7A73AC"),
        (0.5, "#C98BA3"),
        (0.72, "#F5AD86"),
        (0.9, "#FFD298"),
        (1, "#FFE6B4"),
    ),
    "dusk": (
        (0, "#232E62"),
        (0.3, "#4B4788"),
        (0.55, "#8F6097"),
        (0.78, "#E08A82"),
        (0.93, "#FFBC84"),
        (1, "#FFD69A"),
    ),
}
SEA: dict[Hour, Stops] = {
    "golden": (
        (0, "#FFD9A0"),
        (0.06, "#F2BC98"),
        (0.17, "#C9A2A8"),
        (0.34, "#7C98B0"),
        (0.58, "#3A7C98"),
        (0.82, "#1F5B7B"),
        (1, "#154462"),
    ),
    "dusk": (
        (0, "#FFC48C"),
        (0.06, "#D98F8B"),
        (0.2, "#7E6C98"),
        (0.42, "#3F5A8A"),
        (0.7, "#22406E"),
        (1, "#162A50"),
    ),
}


class Sun(NamedTuple):
    """Where the light of the picture comes from."""

    x: float
    y: float
    radius: float = 46.0


def paint_sky(canvas: FloatArray, horizon: int, stops: Stops, veil: str = "#FFD9BC") -> None:
    """The ramp down to the horizon with painted veils of cloud along it."""
    upper = canvas[:horizon]
    x, y = grid(upper)
    t = np.clip(y / horizon, 0, 1) + 0 * x
    upper[:] = ramp(t**0.95, stops)
    wisps = cloud_noise(x / 420 + 3, y / 46 + 9, 4)
    cover = smooth_step(0.52, 0.8, wisps) * smooth_step(0.05, 0.5, t)
    tint(upper, cover * (1 - smooth_step(0.86, 1, t)) * 0.38, rgb(veil))


def paint_sun(canvas: FloatArray, horizon: int, sun: Sun) -> None:
    """A low sun with three rings of warm air, cut off by the horizon."""
    upper = canvas[:horizon]
    glow(upper, sun.x, sun.y, 1150, "#FF9E5E", 0.5, 0.55, 1.6)
    glow(upper, sun.x, sun.y, 560, "#FFB862", 0.6, 0.8, 1.8)
    glow(upper, sun.x, sun.y, 190, "#FFE7A4", 0.6, 1, 1.8)
    x, y = grid(upper)
    disc = np.clip(sun.radius - np.hypot(x - sun.x, y - sun.y) + 0.5, 0, 1)
    tint(upper, disc, rgb("#FFF9E0"))


Cloud = tuple[str, float, float, float, float, bool]
"""Element, middle x, top y, width, strength, mirrored."""


def paint_clouds(canvas: FloatArray, clouds: Sequence[Cloud], tone: str = "#F0A9A0") -> None:
    """Clouds whose feet melt into the air."""
    for name, x, y, width, strength, flip in clouds:
        cloud = element(name, width, 0, flip).softened(1.5).melting(0.45, 0.92).hazed(tone, 0.22)
        lay(canvas, cloud, x - width / 2, y, strength)


Ridge = tuple[int, float, str]
"""Seed, height above the horizon in pixels, colour."""


def paint_ridges(
    canvas: FloatArray, horizon: int, ridges: Sequence[Ridge], haze: str = "#FFDCA8"
) -> None:
    """Far hills, hazier towards their feet."""
    upper = canvas[:horizon]
    x, y = grid(upper)
    for seed, high, colour in ridges:
        outline = smooth_step(0.15, 0.95, cloud_noise(x / 300 + seed, 0 * x + seed, 3))
        crest = horizon - high * (0.25 + 0.75 * outline)
        mask = np.clip(y - crest + 0.5, 0, 1)
        foot = smooth_step(horizon - high, horizon, y)[..., None] * 0.55
        tint(upper, mask, rgb(colour) * (1 - foot) + rgb(haze) * foot)


def paint_stars(
    canvas: FloatArray, count: int, down_to: float, seed: int = 4, strength: float = 0.55
) -> None:
    """Small soft stars over the upper sky."""
    random = np.random.default_rng(seed)
    for x, y, size in random.random((count, 3)):
        wide = canvas.shape[1]
        glow(canvas, x * wide, y * down_to, 3 + size * 5, "#FFF3DC", strength * (0.5 + size / 2))


def paint_sea(
    canvas: FloatArray, horizon: int, sun_x: float, stops: Stops, *, sparkle: float = 0.9
) -> None:
    """Water in perspective from the horizon down: swell, and the road of a low sun."""
    water = canvas[horizon:]
    high, wide = water.shape[:2]
    x, y = grid(water)
    t = y / high + 0 * x
    water[:] = ramp(t**0.8, stops)
    far = 1 / (t + 0.02)
    u, v = (x - wide / 2) * far / 330, far * 7
    _swell(water, t, np.exp(-(((x - sun_x) / (260 + 420 * t)) ** 2)), u, v)
    road = np.exp(-(((x - sun_x) / (70 + 300 * t)) ** 2)) * (1 - t) ** 0.9
    screen(water, road * 0.42, "#FFC277")
    glints = noise(u * 3.2 + 5, v * 5.0) * 0.6 + noise(u * 7.1 + 3, v * 9.3) * 0.4
    screen(water, smooth_step(0.60, 0.80, glints) * road * sparkle, "#FFF1C4")


def _swell(
    water: FloatArray, t: FloatArray, warm: FloatArray, u: FloatArray, v: FloatArray
) -> None:
    """Broad dark troughs and light crests, warm near the sun's road."""
    broad, fine = cloud_noise(u * 0.55, v * 1.25), cloud_noise(u * 1.6 + 40, v * 2.6 + 12)
    crest = smooth_step(0.52, 0.8, broad) * 0.20 + smooth_step(0.55, 0.78, fine) * 0.10
    crest = crest * (0.35 + 0.65 * np.minimum(t * 3, 1))
    trough = smooth_step(0.50, 0.25, broad) * 0.16 * np.minimum(t * 4, 1)
    multiply(water, trough, "#1B4A78")
    blend = warm[..., None]
    tint(water, crest, rgb("#8FD0D2") * (1 - blend) + rgb("#FFD7A0") * blend)
