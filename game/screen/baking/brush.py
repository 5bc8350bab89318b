"""Float painting: colours, noise, blur, light and shade on canvases of (height, width, 3), 0 to 1.

Light is added by screening, shade by multiplying; nothing burns out and nothing turns black.
Elements and their placing are in `element`, skies and seas in `scenery`, files in `saving`.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from scipy.ndimage import gaussian_filter

from game.core.ease import all_eased

FloatArray = npt.NDArray[np.float32]
Stops = Sequence[tuple[float, str]]
"""A colour ramp: (position, '#rrggbb'), positions rising."""

WIDTH, HEIGHT = 1920, 1080


def blank(width: int = WIDTH, height: int = HEIGHT) -> FloatArray:
    """A dark canvas."""
    return np.zeros((height, width, 3), np.float32)


def grid(canvas: FloatArray) -> tuple[FloatArray, FloatArray]:
    """x as one row and y as one column, in pixels; they broadcast to the canvas."""
    high, wide = canvas.shape[:2]
    return (
        np.arange(wide, dtype=np.float32)[None, :],
        np.arange(high, dtype=np.float32)[:, None],
    )


def rgb(colour: str) -> FloatArray:
    """'#rrggbb' as three numbers from 0 to 1."""
    digits = colour.lstrip("#")
    return np.array([int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)], np.float32)


def ramp(t: npt.ArrayLike, stops: Stops) -> FloatArray:
    """The colours at places t (any shape); gives shape + (3,)."""
    places = [place for place, _ in stops]
    colours = np.array([rgb(colour) for _, colour in stops])
    channels = [np.interp(np.asarray(t), places, colours[:, i]) for i in range(3)]
    return np.stack(channels, -1).astype(np.float32)


def smooth_step(low: float, high: float, x: npt.ArrayLike) -> FloatArray:
    """0 at low, 1 at high, eased between; high below low turns it round."""
    return np.asarray(all_eased((np.asarray(x, np.float32) - low) / (high - low)), np.float32)


_TABLE = np.random.default_rng(7).random((256, 256)).astype(np.float32)


def noise(u: npt.ArrayLike, v: npt.ArrayLike) -> FloatArray:
    """Value noise, 0 to 1, one wave per unit; u and v broadcast."""
    u, v = np.asarray(u, np.float32), np.asarray(v, np.float32)
    left, top = np.floor(u).astype(np.int32), np.floor(v).astype(np.int32)
    across, down = u - left, v - top
    across, down = all_eased(across), all_eased(down)
    a, b = _TABLE[left & 255, top & 255], _TABLE[(left + 1) & 255, top & 255]
    c, d = _TABLE[left & 255, (top + 1) & 255], _TABLE[(left + 1) & 255, (top + 1) & 255]
    upper, lower = a + (b - a) * across, c + (d - c) * across
    value: FloatArray = upper + (lower - upper) * down
    return value


def cloud_noise(u: npt.ArrayLike, v: npt.ArrayLike, octaves: int = 3) -> FloatArray:
    """Noise upon finer noise (fractal sum), 0 to 1."""
    u, v = np.asarray(u, np.float32), np.asarray(v, np.float32)
    parts = [
        noise(u * 2**i + 17 * i, v * 2**i + 31 * i) * np.float32(0.5 ** (i + 1))
        for i in range(octaves)
    ]
    return (sum(parts[1:], parts[0]) / (1 - 0.5**octaves)).astype(np.float32)


def blur(a: FloatArray, radius: float) -> FloatArray:
    """Softened by about `radius` pixels along rows and columns."""
    if radius < 0.5:
        return a
    sigma = (radius * (radius + 1)) ** 0.5
    sigmas = (sigma, sigma) + (0.0,) * (a.ndim - 2)
    return np.asarray(gaussian_filter(a, sigmas, mode="nearest", truncate=3.0), np.float32)


def tint(canvas: FloatArray, mask: npt.ArrayLike, colour: npt.ArrayLike) -> None:
    """Paint a colour, or a canvas of colours, over the canvas where the mask is."""
    cover = np.asarray(mask, np.float32)[..., None]
    canvas *= 1 - cover
    canvas += np.asarray(colour, np.float32) * cover


def screen(canvas: FloatArray, light: npt.ArrayLike, colour: str) -> None:
    """Add light of a colour; the mask is its strength."""
    strength = np.clip(np.asarray(light, np.float32), 0, 1)[..., None]
    canvas[:] = 1 - (1 - canvas) * (1 - strength * rgb(colour))


def multiply(canvas: FloatArray, dark: npt.ArrayLike, colour: str) -> None:
    """Add shade of a colour; the mask is its strength."""
    strength = np.clip(np.asarray(dark, np.float32), 0, 1)[..., None]
    canvas *= 1 - strength * (1 - rgb(colour))


def _spot(
    canvas: FloatArray, x: float, y: float, radius: float, flat: float, power: float
) -> tuple[FloatArray, FloatArray] | None:
    """The part of the canvas under a soft ellipse, as a view, and the ellipse."""
    high, wide = canvas.shape[:2]
    left, right = max(0, int(x - radius)), min(wide, int(x + radius) + 1)
    top, bottom = max(0, int(y - radius * flat)), min(high, int(y + radius * flat) + 1)
    if left >= right or top >= bottom:
        return None
    across = (np.arange(left, right, dtype=np.float32)[None, :] - x) / radius
    down = (np.arange(top, bottom, dtype=np.float32)[:, None] - y) / (radius * flat)
    soft = np.clip(1 - np.hypot(across, down), 0, 1) ** np.float32(power)
    return canvas[top:bottom, left:right], soft.astype(np.float32)


def glow(
    canvas: FloatArray,
    x: float,
    y: float,
    radius: float,
    colour: str,
    strength: float = 1.0,
    flat: float = 1.0,
    power: float = 2.0,
) -> None:
    """A soft light. flat: height as a share of width."""
    spot = _spot(canvas, x, y, radius, flat, power)
    if spot is not None:
        screen(spot[0], spot[1] * strength, colour)


def shade(
    canvas: FloatArray,
    x: float,
    y: float,
    radius: float,
    colour: str,
    strength: float = 0.5,
    flat: float = 0.3,
    power: float = 1.3,
) -> None:
    """A soft shadow lying on the ground or the water."""
    spot = _spot(canvas, x, y, radius, flat, power)
    if spot is not None:
        multiply(spot[0], spot[1] * strength, colour)


def rounded(
    canvas: FloatArray, box: tuple[float, float, float, float], radius: float
) -> FloatArray:
    """Mask of a rounded rectangle (x, y, width, height) on the whole canvas."""
    x, y, wide, high = box
    across, down = grid(canvas)
    out_x = np.abs(across - (x + wide / 2)) - (wide / 2 - radius)
    out_y = np.abs(down - (y + high / 2)) - (high / 2 - radius)
    distance = np.hypot(np.maximum(out_x, 0), np.maximum(out_y, 0))
    distance = distance + np.minimum(np.maximum(out_x, out_y), 0) - radius
    inside: FloatArray = np.clip(0.5 - distance, 0, 1)
    return inside


def vignette(canvas: FloatArray, colour: str = "#101820", strength: float = 0.42) -> None:
    """Corners darkened, so that the eye stays in the middle."""
    high, wide = canvas.shape[:2]
    across, down = grid(canvas)
    away = np.hypot((across - wide / 2) / (wide * 0.62), (down - high * 0.46) / (high * 0.74))
    dark = np.clip(away - 0.55, 0, 1) ** 1.5 * strength * 1.6
    multiply(canvas, np.clip(dark, 0, 0.8), colour)


def grade(canvas: FloatArray, strength: float = 0.12) -> None:
    """Warm lights, cool shades, a touch of contrast; the last step before saving."""
    value = canvas.mean(-1, keepdims=True)
    light, dark = smooth_step(0.45, 1, value), smooth_step(0.5, 0, value)
    canvas += (light * rgb("#FFB868") - 0.5 * light) * strength * 0.5
    canvas += dark * (rgb("#3A4AA0") - 0.35) * strength * 0.35
    canvas[:] = np.clip(canvas + (canvas - 0.5) * 0.05, 0, 1)
