"""The night of Star Map: the one bay that both skins share, its land, its mirror of water.

The figure, the guides and the player's light are drawn by the view; only what stands still is
baked.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
from scipy.ndimage import map_coordinates

from game.screen.baking.brush import (
    HEIGHT,
    WIDTH,
    FloatArray,
    blank,
    blur,
    cloud_noise,
    glow,
    grid,
    ramp,
    rgb,
    screen,
    smooth_step,
    tint,
)
from game.screen.baking.element import Element, element
from game.screen.baking.star_figures import FIGURE_LAYERS

HORIZON = 788
LIGHTHOUSE_X = 1804
NEAR_EDGE = 300
"""Height of the drawings of land, in their own units."""


def small_stars(
    canvas: FloatArray, seed: int, count: int, density: FloatArray, horizon: int, bright: float
) -> None:
    """Fixed stars where density (0 to 1) allows, fainter towards the horizon."""
    random = np.random.default_rng(seed)
    for x, y, chance, size, light in random.random((count, 5)):
        across, down = 4 + x * (WIDTH - 8), 4 + y * (horizon - 34)
        if chance > density[int(down), int(across)]:
            continue
        colour = ("#FFFFFF", "#CFE4FF", "#FFE9C8")[int(chance * 997) % 3]
        fade = float(1 - 0.75 * smooth_step(horizon - 260, horizon, down))
        strength = bright * (0.25 + 0.75 * light**2) * fade * 1.5
        glow(canvas, across, down, (0.55 + 0.9 * size**4) * 4.4, colour, strength, 1.0, 2.6)


def land(
    canvas: FloatArray,
    name: str,
    horizon: int,
    scale: float,
    tones: tuple[str, str],
    rim: str,
    strength: float,
) -> None:
    """One layer of land: tinted from top to foot, where haze gathers, with a rim of light above."""
    shape = element(name, WIDTH).alpha
    high = int(NEAR_EDGE * scale)
    rows = (np.arange(high) + 0.5) / scale - 0.5
    columns = np.arange(WIDTH, dtype=np.float64)
    squashed = map_coordinates(shape, np.meshgrid(rows, columns, indexing="ij"), order=1)
    mask = np.zeros(canvas.shape[:2], np.float32)
    first = max(0, horizon - high)
    mask[first:horizon] = squashed[high - (horizon - first) :]
    _, y = grid(canvas)
    stops = ((horizon - high * 0.7, tones[0]), (horizon, tones[1]))
    tint(canvas, mask, ramp(y, stops))
    screen(canvas, np.clip(mask - np.roll(mask, 3, 0), 0, 1) * strength, rim)


def _wave(x: FloatArray, depth: FloatArray) -> FloatArray:
    """Swell in perspective, about -0.5 to 0.5: long near the viewer, fine at the horizon."""
    far = 1 / (depth + 90)
    u, v = (x - 960) * far * 1.5, 2300 / (depth + 60) + 0 * x
    swell = cloud_noise(u, v * 2.2) - 0.5 + 0.7 * (cloud_noise(u * 2.1 + 40, v * 4.4 + 90) - 0.5)
    wave: FloatArray = blur(swell.astype(np.float32), 1.2) * smooth_step(-20, 90, depth)
    return wave


def water(
    canvas: FloatArray,
    horizon: int,
    *,
    squash: float,
    swell: float,
    tones: tuple[str, str],
    mirror: float,
    crest: float = 0.35,
) -> None:
    """The sky mirrored below the horizon, softened and bent by the swell."""
    high, wide = canvas.shape[:2]
    x, _ = grid(canvas)
    depth = np.arange(high - horizon, dtype=np.float32)[:, None]
    wave = _wave(x, depth)
    lift = wave * swell * (3 + depth * 0.42)
    rows = np.clip(horizon - 1 - depth * squash + lift, 0, horizon - 1)
    columns = np.clip(x + wave * (2 + depth * 0.05), 0, wide - 1)
    sky = blur(canvas[:horizon].copy(), 3.0)
    places = np.stack(np.broadcast_arrays(rows, columns))
    parts = [map_coordinates(sky[..., c], places, order=1, mode="nearest") for c in range(3)]
    reflected = np.stack(parts, -1).astype(np.float32)
    share = depth / (high - horizon) + 0 * x
    body = ramp(share, ((0, tones[0]), (1, tones[1])))
    keep = (mirror * (1 - 0.45 * share) * (1 + 0.5 * wave))[..., None]
    canvas[horizon:] = body * (1 - 0.55 * keep) + reflected * keep
    foam = smooth_step(0.16, 0.42, wave) * (0.3 + 0.7 * (1 - share))
    canvas[horizon:] += foam[..., None] * np.clip(reflected, 0, 1) * crest


def corners(canvas: FloatArray, strength: float = 0.30) -> None:
    """Darker corners, at most by `strength`, the middle of the figure untouched."""
    x, y = grid(canvas)
    away = np.hypot((x - 1010) / 1250, (y - 520) / 800)
    canvas *= 1 - strength * smooth_step(0.62, 1.25, away)[..., None]


def grained(canvas: FloatArray, strength: float = 0.012) -> FloatArray:
    """A breath of grain, so that packing does not turn dark gradients into steps."""
    grain = np.random.default_rng(3).normal(0, strength, canvas.shape[:2])
    canvas += blur(grain.astype(np.float32), 0.8)[..., None]
    return canvas


def _child_sky() -> tuple[FloatArray, FloatArray]:
    """The night sky without stars, and how much star dust lies where."""
    canvas = blank()
    x, y = grid(canvas)
    drift = cloud_noise(x / 384, y / 360, 4)
    stops = (
        (0.0, "#0A0F33"),
        (230.0, "#121A52"),
        (450.0, "#22327A"),
        (620.0, "#3C559A"),
        (720.0, "#7C86B4"),
        (775.0, "#E0A79C"),
        (800.0, "#F7CFA0"),
    )
    canvas[:] = ramp(y + (drift - 0.5) * 60, stops)
    across = ((x - 1010) * 0.52 + (y - 380) * 0.86) / (190 + 90 * drift)
    band = np.exp(-(across**2)) * (1 - smooth_step(460, 740, y))
    screen(canvas, band * (0.35 + 0.65 * drift) * 0.5, "#6F7FD8")
    cloud = smooth_step(0.45, 0.95, cloud_noise(x / 192 + 7, y / 180 + 3, 5))
    screen(canvas, band * cloud * 0.5, "#C58FD6")
    lane = smooth_step(0.5, 0.85, cloud_noise(x / 150 + 31, y / 120 + 17, 4))
    canvas *= 1 - (band * lane * 0.14)[..., None]
    return canvas, np.clip(0.16 + band * drift * 1.3, 0, 1).astype(np.float32)


def _child_land(canvas: FloatArray) -> None:
    layers = (
        ("star_isle_far", 0.62, ("#4A5A98", "#9C93B0"), "#FFD9B0", 0.25),
        ("star_isle_mid", 0.72, ("#232C66", "#4F5288"), "#F7C9A8", 0.30),
        ("star_isle_near", 0.9, ("#121845", "#262C62"), "#F2B89C", 0.35),
    )
    for name, scale, tones, rim, strength in layers:
        land(canvas, name, HORIZON, scale, tones, rim, strength)
    glow(canvas, LIGHTHOUSE_X, HORIZON - 148, 90, "#FFD27A", 0.8)


def star_child() -> FloatArray:
    """The bay at night: much sky, a band of stars, a mirror of water."""
    canvas, dust = _child_sky()
    sea = canvas.copy()
    small_stars(canvas, 7, 1700, dust, HORIZON, 0.9)
    x, y = grid(canvas)
    screen(canvas, np.exp(-(((x - 1500) / 700) ** 2 + ((y - 800) / 110) ** 2)) * 0.5, "#FFD7A0")
    for part in (canvas, sea):
        _child_land(part)
    water(sea, HORIZON, squash=1.95, swell=1.25, tones=("#1A2560", "#0A0F30"), mirror=0.82)
    canvas[HORIZON:] = sea[HORIZON:]
    line = np.exp(-np.abs(y - HORIZON) / 5) * (y >= HORIZON) * 0.18
    screen(canvas, line + 0 * x, "#FFD9B8")
    corners(canvas)
    return grained(canvas)


def adult_bay(
    horizon: int,
    *,
    scale: float = 0.8,
    glow_x: float = 960,
    warmth: float = 1.0,
    stars: int = 260,
    mirror: float = 0.72,
) -> FloatArray:
    """The same bay at a later hour: less colour, the afterglow behind `glow_x`."""
    canvas = blank()
    x, y = grid(canvas)
    stops = (
        (0.0, "#121C29"),
        (horizon * 0.45, "#22323F"),
        (horizon * 0.8, "#4C5A60"),
        (horizon - 6.0, "#A8947C"),
        (horizon + 1.0, "#C9AB84"),
    )
    drift = cloud_noise(x / 420 + 5, y / 90, 4)
    canvas[:] = ramp(y + (drift - 0.5) * horizon * 0.12, stops)
    if warmth < 1:
        tint(canvas, (1 - warmth) * smooth_step(horizon * 0.3, horizon, y) + 0 * x, rgb("#3A4B57"))
    small_stars(canvas, 7, stars, np.full((HEIGHT, WIDTH), 0.5, np.float32), horizon, 0.55)
    flat = ((x - glow_x) / 520) ** 2 + ((y - horizon) / (50 + 0.1 * horizon)) ** 2
    screen(canvas, np.exp(-flat) * 0.45 * warmth, "#F0CFA0")
    _adult_land(canvas, horizon, scale)
    water(canvas, horizon, squash=0.62, swell=0.55, tones=("#243A4A", "#0E1C28"), mirror=mirror)
    canvas[horizon:] *= (1 - 0.38 * smooth_step(horizon, horizon + 420, y))[horizon:, :, None]
    deep = np.clip((y - horizon) / 300, 0, 1) * 0.34 * (y > horizon) + 0 * x
    tint(canvas, deep, rgb("#0C1620"))
    return canvas


def _adult_land(canvas: FloatArray, horizon: int, scale: float) -> None:
    layers = (
        ("star_isle_far", 0.62, ("#4A5862", "#85807A"), "#F0D6B0", 0.20),
        ("star_isle_mid", 0.72, ("#25323D", "#454D52"), "#E8CBA2", 0.22),
        ("star_isle_near", 0.9, ("#131C25", "#26303A"), "#E8CBA2", 0.25),
    )
    for name, size, tones, rim, strength in layers:
        land(canvas, name, horizon, size * scale, tones, rim, strength)
    glow(canvas, LIGHTHOUSE_X, horizon - 0.9 * scale * 165, 70 * scale, "#FFD89A", 0.9)


def star_adult() -> FloatArray:
    """A wide dark sea under a low band of light; room for the instrument at (960, 602)."""
    horizon = 168
    canvas = adult_bay(horizon)
    x, y = grid(canvas)
    for left, top in ((290, 390), (1660, 380)):
        plate = np.exp(-(((x - left) / 420) ** 4 + ((y - top) / 190) ** 4)) * 0.55
        tint(canvas, plate, rgb("#0C1822"))
    column = np.exp(-(((x - 960) / 620) ** 2)) * smooth_step(horizon, 420, y) * 0.13
    screen(canvas, column, "#3F6A84")
    disc = np.hypot(x - 960, y - 602)
    tint(canvas, (1 - smooth_step(300, 470, disc)) * 0.62, rgb("#08111A"))
    screen(canvas, np.exp(-((disc / 260) ** 2)) * 0.34, "#27506B")
    return grained(canvas)


LAYERS: Mapping[str, Callable[[], FloatArray | Element]] = {
    "star_child": star_child,
    "star_adult": star_adult,
    **FIGURE_LAYERS,
}
