"""The two old trees of the orchard: bark and boughs full of leaves."""

from __future__ import annotations

import numpy as np

from game.screen.baking.brush import (
    HEIGHT,
    WIDTH,
    FloatArray,
    blank,
    cloud_noise,
    grid,
    ramp,
    rgb,
    smooth_step,
)
from game.screen.baking.element import Element

TRUNK_SIZE = (420, 940)


def trunk(*, flip: bool) -> Element:
    """A bent trunk, wider at its foot, with bark that is warm where the sun falls on it. The tree
    leans into the picture; flip: from the right."""
    wide, high = TRUNK_SIZE
    x, y = grid(blank(wide, high))
    t = y / high
    middle = wide * (0.5 + 0.16 * (1 - t) ** 2)
    half = 62 + 26 * (1 - t) ** 2 + 96 * np.clip(t - 0.78, 0, 1) ** 1.6 * 6
    across = (x - middle) / half
    inside = np.clip((1 - np.abs(across)) * half + 0.5, 0, 1)
    inside = inside * smooth_step(high, high - 30, y + 14 * np.cos(x / 16))
    bark = cloud_noise(x / 16 + 2 * np.sin(y / 90), y / 130, 4)
    sun = (-across if flip else across) * (-1 if flip else 1)
    light = np.clip(0.46 + 0.34 * sun + 0.55 * (bark - 0.5), 0, 1)
    tones = ((0, "#35213A"), (0.35, "#6B4148"), (0.7, "#B07A58"), (1, "#F0BE84"))
    colour = ramp(light, tones)
    rim = smooth_step(0.72, 0.98, across) * 0.6
    colour += rgb("#FFD9A0") * rim[..., None].astype(np.float32) * (1 - colour)
    cover = inside.astype(np.float32)
    return Element((colour * cover[..., None]).astype(np.float32), cover)


def _leaf(size: int, angle: float) -> tuple[FloatArray, FloatArray]:
    """Mask of one leaf and its light from -1 to 1 across the vein, in a square of 2 size."""
    side = 2 * size
    rows, columns = np.mgrid[0:side, 0:side] + 0.5 - size
    along = columns * np.cos(angle) + rows * np.sin(angle)
    across = -columns * np.sin(angle) + rows * np.cos(angle)
    u = along / size
    half = 0.42 * size * np.clip(1 - u**2, 0, 1) ** 0.7 * (1 + 0.25 * u)
    mask = np.clip(half - np.abs(across) + 0.5, 0, 1)
    vein = 1 - np.exp(-np.abs(across) / 1.2)
    light = np.sign(across) * 0.5 * vein + 0.35 * (1 - vein)
    return mask.astype(np.float32), light.astype(np.float32)


def boughs() -> Element:
    """Clumps of single leaves, dark ones first, lit ones last; the lower edge hangs in arcs."""
    colour = np.zeros((HEIGHT, WIDTH, 3), np.float32)
    cover = np.zeros((HEIGHT, WIDTH), np.float32)
    source = np.random.default_rng(12)
    stamps = {(s, k): _leaf(s, np.pi * k / 8) for s in (13, 17, 21) for k in range(16)}
    for depth, tones in enumerate(_TONES):
        for _ in range(2800):
            x = source.uniform(-20, WIDTH + 20)
            y = source.uniform(-20, _edge(x) * (1.0 - 0.13 * depth))
            clump = float(cloud_noise(x / 130 + 3, (y + 0.3 * x) / 80 + 9, 2))
            if clump < (0.0, 0.0, 0.42, 0.52)[depth]:
                continue
            stamp = int(source.choice((13, 17, 21))), int(source.normal(4, 2.6)) % 16
            bright = 1.5 * (clump - 0.55) + source.uniform(-0.2, 0.2)
            bright += 0.25 * np.exp(-(((x - 1180) / 420) ** 2))
            mask, light = stamps[stamp]
            _stamp(colour, cover, mask, light, (int(x), int(y)), tones, bright)
    return Element(colour, cover)


_TONES = (
    ("#173A44", "#1F4E4A"),
    ("#23584A", "#397A50"),
    ("#2F704C", "#6FA556"),
    ("#4F9150", "#C9C76A"),
)


def _edge(x: float) -> float:
    """How far down the leaves hang at x: deep at the sides, in shallow arcs in the middle."""
    side = abs(x - 960) / 960
    arcs = 26 * np.sin(x / 83) + 16 * np.sin(x / 37 + 1)
    return float(132 + 190 * side**3 + arcs)


def _stamp(
    colour: FloatArray,
    cover: FloatArray,
    mask: FloatArray,
    light: FloatArray,
    place: tuple[int, int],
    tones: tuple[str, str],
    bright: float,
) -> None:
    side = mask.shape[0]
    left, top = place[0] - side // 2, place[1] - side // 2
    x0, y0, x1, y1 = max(0, left), max(0, top), min(WIDTH, left + side), min(HEIGHT, top + side)
    if x0 >= x1 or y0 >= y1:
        return
    part = slice(y0 - top, y1 - top), slice(x0 - left, x1 - left)
    here, lit = mask[part], np.clip(0.5 + bright + 0.5 * light[part], 0, 1)[..., None]
    paint = rgb(tones[0]) * (1 - lit) + rgb(tones[1]) * lit
    colour[y0:y1, x0:x1] = colour[y0:y1, x0:x1] * (1 - here[..., None]) + paint * here[..., None]
    cover[y0:y1, x0:x1] = cover[y0:y1, x0:x1] * (1 - here) + here
