"""The figures of the sky, made of night light, and the otter's boat under them.

A figure is painted whole; the view shows a limb of it for every star that is lit. Its eight points
lie on the eight directions of lean from the middle of the picture.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np
import numpy.typing as npt

from game.screen.baking.brush import FloatArray, blur, cloud_noise, ramp, rgb
from game.screen.baking.element import Element, element

SIZE = 800
FIGURES = ("turtle", "whale", "crane", "ship")
TONES: dict[str, tuple[str, str, str, str, str]] = {
    "turtle": ("#A6ECFF", "#56B4E9", "#22C3A6", "#4A9BE6", "#A08BF0"),
    "whale": ("#B8DCFF", "#6C9BF5", "#4FB6EC", "#5B7FE0", "#A88BF0"),
    "crane": ("#FFE3F0", "#D9A2E8", "#8FA4F2", "#74C4F0", "#B79BF5"),
    "ship": ("#FFE9BE", "#F2B98C", "#C792C8", "#7F92EC", "#6FB9EE"),
}


class _Light:
    """Premultiplied light that grows by strokes."""

    def __init__(self, high: int, wide: int) -> None:
        self.colour = np.zeros((high, wide, 3), np.float32)
        self.alpha = np.zeros((high, wide), np.float32)

    def over(self, mask: FloatArray, colour: npt.ArrayLike) -> None:
        part = np.clip(mask, 0, 1).astype(np.float32)
        tone = np.asarray(colour, np.float32)
        self.colour = self.colour * (1 - part[..., None]) + tone * part[..., None]
        self.alpha = self.alpha * (1 - part) + part

    def element(self) -> Element:
        light = np.minimum(self.colour, self.alpha[..., None])
        return Element(light.astype(np.float32), self.alpha.astype(np.float32))


def figure(name: str) -> Element:
    """An animal or a ship of light, (800, 800)."""
    shape, lines = (element(f"star_{name}_{part}", SIZE).alpha for part in ("shape", "lines"))
    y, x = np.mgrid[0:SIZE, 0:SIZE].astype(np.float32)
    cloud = cloud_noise(x / 120 + 11, y / 120 + 4, 4)
    place = (cloud - 0.5) * 1.3 + 0.5 + (y - 400) / 1000 + (x - 400) / 1500
    tone = ramp(place, tuple(zip((0.1, 0.36, 0.58, 0.8, 1.0), TONES[name], strict=True)))
    light = _Light(SIZE, SIZE)
    halo = blur(shape, 34) * (1 - shape) * 0.62
    light.over(halo, np.broadcast_to(rgb(TONES[name][1]), light.colour.shape))
    light.over(shape * (0.52 + 0.30 * cloud), np.clip(tone * (0.86 + 0.5 * cloud[..., None]), 0, 1))
    pale = np.broadcast_to(rgb(TONES[name][0]), light.colour.shape)
    light.over(shape * np.clip(1.12 - blur(shape, 16), 0, 1) * 0.85, pale)
    light.over(blur(lines, 4) * 0.5 * shape, pale)
    light.over(lines * 0.62, np.broadcast_to(rgb("#F0FDFF"), light.colour.shape))
    light.over(_dust(shape, sum(map(ord, name))), np.ones_like(light.colour))
    return light.element()


def _dust(shape: FloatArray, seed: int) -> FloatArray:
    """Small stars within the figure."""
    random = np.random.default_rng(seed)
    dust = np.zeros_like(shape)
    for across, down, size, bright in random.random((900, 4)):
        x, y, out = int(8 + across * 784), int(8 + down * 784), 1.0 + 1.9 * size**3
        if shape[y, x] < 0.5:
            continue
        rows, columns = np.mgrid[y - 7 : y + 8, x - 7 : x + 8]
        spot = np.exp(-((np.hypot(rows - y, columns - x) / out) ** 2)) * (0.25 + 0.65 * bright)
        part = dust[y - 7 : y + 8, x - 7 : x + 8]
        cut = spot[: part.shape[0], : part.shape[1]].astype(np.float32)
        np.maximum(part, cut, out=part)
    return dust


BOAT_WIDTH, BOAT_HIGH = 560, 700
WATERLINE = 438


def boat() -> Element:
    """The otter under sail with its dark mirror, lit by the afterglow; (700, 560)."""
    hull, sail, otter = (element(f"star_{name}", BOAT_WIDTH) for name in ("boat", "sail", "otter"))
    light = _Light(BOAT_HIGH, BOAT_WIDTH)
    whole = np.maximum(np.maximum(hull.alpha, sail.alpha), otter.alpha)
    light.over(_mirror(whole), np.broadcast_to(rgb("#0B1038"), light.colour.shape))
    crew = _Light(*whole.shape)
    for part in (sail, otter):
        bare = part.colour / np.maximum(part.alpha, 1e-3)[..., None]
        crew.over(part.alpha, bare)
    y = np.arange(whole.shape[0], dtype=np.float32)[:, None] + 0 * whole
    _rim(crew, np.maximum(sail.alpha, otter.alpha) * (y < 340), (3, -3), "#A8DDFF", 0.6)
    tone = ramp(y, ((250, "#3A2E5C"), (WATERLINE, "#141845")))
    crew.over(hull.alpha, tone)
    _rim(crew, hull.alpha, (3, -2), "#FFD9A0", 0.75)
    high = whole.shape[0]
    bare = crew.colour / np.maximum(crew.alpha, 1e-3)[..., None]
    padded = np.pad(bare, ((0, BOAT_HIGH - high), (0, 0), (0, 0)))
    light.over(np.pad(crew.alpha, ((0, BOAT_HIGH - high), (0, 0))), padded)
    return light.element()


def _rim(light: _Light, mask: FloatArray, to: tuple[int, int], tone: str, share: float) -> None:
    edge = np.clip(mask - np.roll(mask, to, (0, 1)), 0, 1)
    light.over(edge * share, np.broadcast_to(rgb(tone), light.colour.shape))


def _mirror(whole: FloatArray) -> FloatArray:
    """The boat upside down, shorter, and broken by small waves."""
    shade = np.zeros((BOAT_HIGH, BOAT_WIDTH), np.float32)
    for row in range(BOAT_HIGH - WATERLINE):
        source = WATERLINE - int(row * 1.5) - 1
        if source < 0:
            break
        bend = (2 + row * 0.05) * np.sin(row * 0.42 + 2 * np.sin(row * 0.13))
        line = np.roll(whole[source], round(float(bend)))
        shade[WATERLINE + row] = line * max(0.0, 1 - row / 240) * 0.72
    return blur(shade, 1.5)


FIGURE_LAYERS: dict[str, Callable[[], Element]] = {
    **{f"star_figure_{name}": partial(figure, name) for name in FIGURES},
    "star_otter_boat": boat,
}
