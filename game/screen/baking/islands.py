"""One island in the sea: shallow water, mirror picture, foam, the island in the sun, lamps."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from game.screen.baking.brush import FloatArray, blur, glow, rgb, shade, smooth_step
from game.screen.baking.element import Element, element, lay, mirrored
from game.screen.baking.scenery import Sun

Lamp = tuple[float, float, float]
"""Place and radius in units of the drawing, which is 800 wide."""
LAMPS: Mapping[str, tuple[Lamp, ...]] = {
    "posture_peak": ((454, 274, 26),),
    "strength_shore": ((470, 218, 26),),
    "stretch_springs": (
        (129, 490, 26),
        (560, 254, 34),
        (690, 250, 34),
        (500, 240, 30),
        (250, 412, 22),
        (320, 388, 22),
        (390, 340, 22),
    ),
    "balance_bay": (
        (160, 474, 30),
        (704, 404, 34),
        (594, 168, 34),
        (300, 400, 24),
        (360, 412, 24),
        (420, 412, 24),
        (480, 396, 24),
    ),
    "coordination_cove": ((606, 146, 60), (606, 256, 24)),
}
"""Where an island has a drawing of its life, they hang in that."""
LIFE = frozenset({"balance_bay", "stretch_springs"})
"""Islands with a drawing of their life."""
MIRRORED = frozenset({"strength_shore", "stretch_springs"})
ASLEEP = "#A09CC8"
LAMPS_UP_TO_SLEEP = 0.3
"""Deeper asleep, an island shows neither lamps nor life."""
DRAWING_WIDTH, FOOT_UNITS, BODY_UNITS = 800, 545, 580


def _body(
    name: str, width: float, sun: Sun, x: float, haze: float, sleep: float, lived_in: bool
) -> Element:
    """The island with its life, lit and hazed."""
    unit, flip = width / DRAWING_WIDTH, name in MIRRORED
    body = element(f"island_{name}", width, 0, flip)
    if sleep:
        body.greyed(0.5 * sleep).dimmed(ASLEEP, sleep)
    body.shaded_foot("#6E5F98", 0.34, 2.2)
    if lived_in and name in LIFE and sleep < LAMPS_UP_TO_SLEEP:
        life = element(f"life_{name}", width, 0, flip)
        cover = np.maximum(body.alpha, life.alpha)
        body = Element(body.colour * (1 - life.alpha[..., None]) + life.colour, cover)
    side = 1 if sun.x > x else -1
    body.rimmed(
        max(2, 5 * unit) * side,
        -max(1.5, 3.4 * unit),
        "#FFDF9C",
        1 - haze * 0.6,
        max(1, 1.4 * unit),
    )
    body.rimmed(-max(2, 4 * unit) * side, 0, "#8FA8E8", 0.22, max(1, 2 * unit))
    return body.hazed("#F0B59A", haze)


def paint_island(
    canvas: FloatArray,
    name: str,
    place: tuple[float, float, float],
    sun: Sun,
    *,
    haze: float = 0.0,
    sleep: float = 0.0,
    seed: float = 0.0,
    lived_in: bool = True,
) -> None:
    """place: middle x, foot y and width. sleep: how far its colours are dimmed, 0 to 1. lived_in:
    with the drawing of its life; False where the screen shows what has come."""
    x, foot, width = place
    unit = width / DRAWING_WIDTH
    body = _body(name, width, sun, x, haze, sleep, lived_in)
    top, clear = foot - FOOT_UNITS * unit, 1 - haze
    rows = int(BODY_UNITS * unit)
    glow(canvas, x, foot + 12 * unit, width * 0.62, "#6FD2C4", 0.5 * clear, 0.2, 1.1)
    shade(canvas, x, foot + 52 * unit, width * 0.5, "#1D4668", 0.5 * clear, 0.18, 1)
    mirrored(
        canvas,
        Element(body.colour[:rows], body.alpha[:rows]),
        x,
        foot + 30 * unit,
        squash=0.42,
        strength=0.55 * (1 - haze * 0.5),
        colour="#2A6280" if haze < 0.25 else "#C79A98",
        share=0.38,
        wave=6 * unit + 1,
        seed=seed,
    )
    _paint_foam(canvas, body, x, top, unit, 1 - haze * 0.7)
    lay(canvas, body, x - body.width / 2, top)
    if sleep < LAMPS_UP_TO_SLEEP and (lived_in or name not in LIFE):
        light_lamps(canvas, name, x, top, unit)


def _paint_foam(
    canvas: FloatArray, body: Element, x: float, top: float, unit: float, strength: float
) -> None:
    """The outline of the foot, spread downwards and outwards."""
    first = int(500 * unit)
    band = np.pad(body.alpha[first : int(600 * unit)], ((0, int(24 * unit)), (20, 20)))
    inner = np.roll(blur(band, max(1, 1.6 * unit)), round(8 * unit), 0)
    start = smooth_step(0, 26 * unit, np.arange(band.shape[0]) - 34 * unit)[:, None]
    for reach, soft, share in ((5, 1.2, 0.85), (13, 2.2, 0.38)):
        ring = np.roll(blur(band, max(1, soft * unit)), round(reach * unit), 0) * 1.3
        ring = np.clip(ring, 0, 1)
        if reach > 8:
            ring = np.clip(ring - inner, 0, 1)
        ring = np.asarray(ring * start, np.float32)
        foam = Element(ring[..., None] * rgb("#FFF6E4"), ring)
        lay(canvas, foam, x - body.width / 2 - 20, top + first, share * strength)


def light_lamps(canvas: FloatArray, name: str, x: float, top: float, unit: float) -> None:
    """Warm light around every lamp. x: the middle of the island; unit: of its drawing, px."""
    for lamp_x, lamp_y, radius in LAMPS.get(name, ()):
        across = (DRAWING_WIDTH - lamp_x if name in MIRRORED else lamp_x) - DRAWING_WIDTH / 2
        at_x, at_y = x + across * unit, top + lamp_y * unit
        glow(canvas, at_x, at_y, radius * unit * 2.2, "#FFA850", 0.55)
        glow(canvas, at_x, at_y, radius * unit * 0.8, "#FFF0B4", 0.6)
