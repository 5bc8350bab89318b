"""The adult skin: the same bay at dusk in slate and brass, with room for instruments and words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from scipy.ndimage import distance_transform_edt

from game.screen.baking.adult_cards import CARD_LAYERS
from game.screen.baking.brush import (
    FloatArray,
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
from game.screen.baking.element import Element, element, lay_centre
from game.screen.baking.stars import adult_bay, grained
from game.screen.places import ISLANDS

MAP_HORIZON = 318
FLIPPED = ("strength_shore", "stretch_springs")
"""Drawings that stand the other way round, as on the child's map."""
AWAKE = 0.5
"""Of its own colour, that an island shows which can be sailed to."""
WATERLINE = 545 / 640
"""Where the water stands in a drawing of land, as a share of its height."""


def dark_corners(canvas: FloatArray, strength: float = 0.4) -> FloatArray:
    x, y = grid(canvas)
    away = np.hypot((x - 960) / 1180, (y - 500) / 760)
    canvas *= 1 - strength * smooth_step(0.55, 1.3, away)[..., None]
    return grained(canvas)


def _calm_water(canvas: FloatArray, horizon: int, share: float) -> None:
    """Deeper towards the viewer, where words and cards lie."""
    x, y = grid(canvas)
    tint(canvas, smooth_step(horizon, 1080, y) * share + 0 * x, rgb("#0C1620"))


def _beam(canvas: FloatArray, x: float, y: float, strength: float) -> None:
    """The lighthouse's light resting on the haze to its left; it never turns."""
    across, down = grid(canvas)
    away = np.clip((x - across) / 1100, 0, 1)
    spread = 4 + 46 * away
    soft = np.exp(-(((down - y - 26 * away) / spread) ** 2)) * (1 - away) ** 1.6 * (across < x)
    screen(canvas, soft * strength, "#FFE0A8")
    glow(canvas, x, y, 150, "#FFD89A", 0.55)
    glow(canvas, x, y, 36, "#FFF3D0", 0.9)


def _sail(canvas: FloatArray, x: float, y: float, width: float) -> None:
    """A small boat under sail with its mirror, far out; nobody is to be seen on it."""
    boat = element("star_boat", width)
    sail = element("star_sail", width)
    alpha = np.maximum(boat.alpha, sail.alpha)
    tone = ramp(
        np.linspace(0, 1, alpha.shape[0]), ((0, "#8C8472"), (0.6, "#3B4650"), (1, "#111B24"))
    )
    body = Element(tone[:, None, :] * alpha[..., None], alpha)
    waterline = int(body.height * 0.91)
    flipped = body.alpha[:waterline][::-1][::2]
    fade = np.linspace(0.5, 0, flipped.shape[0], dtype=np.float32)[:, None]
    shade = blur((flipped * fade).astype(np.float32), 2)
    mirror = Element(shade[..., None] * rgb("#0A131B"), shade)
    lay_centre(canvas, mirror, x, y + mirror.height / 2)
    lay_centre(canvas, body.rimmed(-2, 2, "#F0D6B0", 0.7), x, y - waterline + body.height / 2)


def adult_home() -> FloatArray:
    """A wide evening: the bay to the left and right, still water where the cards lie."""
    horizon = 430
    canvas = adult_bay(horizon, scale=1.25, glow_x=860, stars=420)
    _beam(canvas, 1804, horizon - 185, 0.16)
    _sail(canvas, 520, horizon + 46, 120)
    _calm_water(canvas, horizon + 120, 0.4)
    return dark_corners(canvas)


def adult_rest() -> FloatArray:
    """Moon over still water: a place to breathe."""
    horizon = 560
    canvas = adult_bay(horizon, scale=1.05, glow_x=960, warmth=0.55, stars=600)
    glow(canvas, 960, 236, 520, "#8FB4CC", 0.34)
    glow(canvas, 960, 236, 150, "#DCE9EF", 0.5)
    x, y = grid(canvas)
    disc = np.clip(62.5 - np.hypot(x - 960, y - 236), 0, 1)
    seas = smooth_step(0.45, 0.75, cloud_noise(x / 38, y / 34, 3)) * 0.16
    tint(canvas, disc * (1 - seas), rgb("#F2EBDB"))
    depth = np.clip(y - horizon, 0, None)
    road = np.exp(-(((x - 960) / (46 + 0.36 * depth)) ** 2)) * (y >= horizon)
    glint = smooth_step(
        0.5, 0.78, cloud_noise((x - 960) / (60 + 0.5 * depth) + 50, 1500 / (depth + 40), 3)
    )
    screen(canvas, road * (0.16 + 0.6 * glint) * (1 - depth / 700), "#D8E6EC")
    return dark_corners(canvas, 0.34)


def adult_result() -> FloatArray:
    """First light behind the bay; the upper water is kept plain for what was done."""
    horizon = 300
    canvas = adult_bay(horizon, scale=1.0, glow_x=560, stars=160)
    glow(canvas, 560, horizon, 620, "#F3CF98", 0.3, 0.42)
    _beam(canvas, 1804, horizon - 148, 0.14)
    _sail(canvas, 330, horizon + 40, 96)
    _calm_water(canvas, horizon + 40, 0.62)
    return dark_corners(canvas)


def adult_quiet() -> FloatArray:
    """One level line between sky and sea, and a mark to rest the eyes on."""
    horizon = 540
    canvas = adult_bay(horizon, scale=0.55, glow_x=960, warmth=0.8, stars=320, mirror=0.8)
    x, y = grid(canvas)
    line = np.exp(-(((y - horizon) / 2.2) ** 2)) * np.exp(-(((x - 960) / 760) ** 4)) * 0.5
    screen(canvas, line, "#F3E2B8")
    hush = np.exp(-((np.hypot(x - 960, (y - horizon) * 1.1) / 380) ** 4)) * 0.5
    tint(canvas, hush, rgb("#101B25"))
    return dark_corners(canvas, 0.42)


def adult_card() -> FloatArray:
    """Picture side to the left, quiet dark side for words to the right."""
    canvas = adult_bay(236, scale=0.8, glow_x=520)
    x, y = grid(canvas)
    canvas *= 1 - 0.45 * smooth_step(820, 1150, x + 0 * y)[..., None]
    tint(canvas, smooth_step(860, 1120, x) * 0.8 + 0 * y, rgb("#0D1822"))
    glow(canvas, 528, 592, 620, "#5C8299", 0.30, 0.77, 2.6)
    return grained(canvas)


def tinted(island: Element, nearness: float, colour: float = 0.0) -> Element:
    """An island in slate: its own light and shade kept, its colours taken out, brass in its
    lights. colour: how much of its own is left, 0 to 1."""
    alpha = np.maximum(island.alpha, 1e-4)[..., None]
    own = island.colour / alpha
    value = own.mean(-1)
    value = np.clip((value - 0.28) / 0.55, 0, 1)
    far, near = ((0, "#2C3A44"), (0.55, "#5C6468"), (1, "#B9A988")), (
        (0, "#16222B"), (0.55, "#43525B"), (1, "#CDB68A"),
    )  # fmt: skip
    tone = ramp(value, far) * (1 - nearness) + ramp(value, near) * nearness
    tone = tone * (1 - colour) + own * rgb("#B4B0A4") * colour
    body = Element((tone * island.alpha[..., None]).astype(np.float32), island.alpha)
    return body.rimmed(2, 3, "#F0D6A6", 0.75).shaded_foot("#2A3A46", 0.55)


def _contours(canvas: FloatArray, masks: Sequence[FloatArray]) -> None:
    """Depth lines around the islands, flat on the water, as on a chart."""
    x, y = grid(canvas)
    land = np.max(np.stack(masks), 0)
    near = distance_transform_edt(land[::2, ::2] < 0.5, sampling=(2 * 2.6, 2))
    far = np.repeat(np.repeat(np.asarray(near, np.float32), 2, 0), 2, 1)
    far = blur(far, 9) + 16 * (cloud_noise(x / 130, y / 52, 2) - 0.5)
    sea = smooth_step(MAP_HORIZON + 10, MAP_HORIZON + 90, y)
    for depth, strength in ((26, 0.30), (62, 0.24), (112, 0.17), (176, 0.11)):
        slope = np.hypot(*np.gradient(far)) + 1e-3
        line = np.clip(1.15 - np.abs(far - depth) / slope, 0, 1)
        screen(canvas, line * strength * sea * (land < 0.02), "#BFD6E2")
    shallow = np.exp(-np.clip(far, 0, None) / 46) * sea
    screen(canvas, shallow * 0.17, "#5E93A8")


def _rhumb_lines(canvas: FloatArray, x0: float, y0: float) -> None:
    """Fine bearings from the rose over the water."""
    x, y = grid(canvas)
    dx, dy = x - x0, (y - y0) * 2.2
    turn, out = np.arctan2(dy, dx), np.hypot(dx, dy)
    off = np.abs((turn / (np.pi / 8) + 0.5) % 1 - 0.5) * (np.pi / 8) * out
    line = np.clip(1.0 - off / 1.6, 0, 1) * smooth_step(120, 210, out)
    sea = smooth_step(MAP_HORIZON + 6, MAP_HORIZON + 70, y)
    screen(canvas, line * 0.11 * sea, "#DDBF86")


def _chart_edge(canvas: FloatArray) -> None:
    """A brass double line with a scale along it, like the edge of a chart."""
    x, y = grid(canvas)
    inset = np.minimum(np.minimum(x, 1919 - x), np.minimum(y, 1079 - y)) + 0 * (x + y)
    names = np.clip(2.6 - np.hypot((x - 1030) / 160, (y - 1060) / 40), 0, 1)
    # No line runs through the lowest name.
    inset = inset + 4000 * (names > 0.5)
    for at, wide in ((12, 1.0), (26, 0.7)):
        tint(canvas, np.clip(wide + 0.5 - np.abs(inset - at), 0, 1) * 0.55, rgb("#B8935A"))
    between = (inset > 12) & (inset < 26)
    along = np.where(np.minimum(y, 1079 - y) < 26, x, y)
    bars = between & ((along // 60) % 2 < 1) & (inset > 15) & (inset < 23)
    tint(canvas, bars * 0.30, rgb("#DDBF86"))


def adult_map(asleep: bool = False) -> FloatArray:
    """The six islands at their places, on a chart that is also the bay at dusk. asleep: all of them
    in dim slate; else with some of their colour."""
    canvas = adult_bay(MAP_HORIZON, scale=0.7, glow_x=1180, stars=220, mirror=0.66)
    masks, bodies = [], []
    for name, place in ISLANDS.items():
        body = element(f"island_{name}", place.width, 0, name in FLIPPED)
        left, top = round(place.x - body.width / 2), round(place.y - WATERLINE * body.height)
        mask = np.zeros(canvas.shape[:2], np.float32)
        mask[max(0, top) : top + body.height, left : left + body.width] = body.alpha[max(0, -top) :]
        flat = mask * (grid(canvas)[1] > place.y - 0.16 * body.height)
        masks.append(flat)
        bodies.append((body.dimmed("#B4BCC6", 0.6) if asleep else body, place))
    _contours(canvas, masks)
    _rhumb_lines(canvas, 960, 640)
    for body, place in bodies:
        nearness = float(smooth_step(MAP_HORIZON, 1000, place.y))
        stand(canvas, tinted(body, nearness, 0.0 if asleep else AWAKE), place.x, place.y)
    _chart_edge(canvas)
    return dark_corners(canvas, 0.28)


def stand(canvas: FloatArray, body: Element, x: float, foot: float) -> None:
    """An island with its shade and its mirror on the water."""
    waterline = round(WATERLINE * body.height)
    flipped = body.alpha[:waterline][::-1][::2][: int(body.height * 0.4)]
    fade = np.linspace(0.62, 0, flipped.shape[0], dtype=np.float32)[:, None]
    shade = blur((flipped * fade).astype(np.float32), 4)
    mirror = Element(shade[..., None] * rgb("#0B151D"), shade)
    lay_centre(canvas, mirror, x, foot + mirror.height / 2 + 0.03 * body.height)
    lay_centre(canvas, body, x, foot - waterline + body.height / 2)


LAYERS: Mapping[str, Callable[[], FloatArray | Element]] = {
    "adult_home": adult_home,
    "adult_map": adult_map,
    "adult_map_asleep": lambda: adult_map(asleep=True),
    "adult_rest": adult_rest,
    "adult_result": adult_result,
    "adult_quiet": adult_quiet,
    "adult_card": adult_card,
    **CARD_LAYERS,
}
