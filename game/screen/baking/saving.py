"""From float canvases to files: ordered dither, then WebP no larger than a layer may be."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image

from game.screen.baking.brush import FloatArray
from game.screen.baking.element import Element

LAYERS_FOLDER = Path(__file__).resolve().parents[3] / "assets" / "layers"
MOST_BYTES = 400 * 1024
QUALITIES = (95, 92, 88, 84, 80, 75, 70, 64, 58, 50, 42, 34)


def _bayer(high: int, wide: int) -> FloatArray:
    """The 8 x 8 ordered pattern, tiled; 0 to 1."""
    pattern = np.zeros((1, 1))
    for _ in range(3):
        pattern = np.block([[4 * pattern, 4 * pattern + 2], [4 * pattern + 3, 4 * pattern + 1]])
    tiles = np.tile((pattern + 0.5) / 64, (-(-high // 8), -(-wide // 8)))
    return np.asarray(tiles[:high, :wide], np.float32)


def dithered(canvas: FloatArray) -> npt.NDArray[np.uint8]:
    """Eight bits without bands."""
    pattern = _bayer(canvas.shape[0], canvas.shape[1])
    pattern = pattern[..., None] if canvas.ndim == 3 else pattern
    eight_bits = np.floor(np.clip(canvas, 0, 1) * 255 + pattern).clip(0, 255)
    return np.asarray(eight_bits, np.uint8)


def straight(what: Element) -> npt.NDArray[np.uint8]:
    """A premultiplied element as straight RGBA, as files hold it."""
    colour = np.asarray(what.colour / np.maximum(what.alpha, 1 / 512)[..., None], np.float32)
    return np.dstack([dithered(colour), np.round(what.alpha.clip(0, 1) * 255).astype(np.uint8)])


def encoded(picture: npt.NDArray[np.uint8], most_bytes: int = MOST_BYTES) -> bytes:
    """WebP at the best quality that fits."""
    image = Image.fromarray(picture)
    for quality in QUALITIES:
        file = io.BytesIO()
        image.save(file, "WEBP", quality=quality, method=4, exact=False)
        if file.tell() <= most_bytes:
            return file.getvalue()
    raise ValueError(f"the picture needs more than {most_bytes} bytes: make it smaller or calmer")


def save(painting: FloatArray | Element, name: str, folder: Path = LAYERS_FOLDER) -> Path:
    """Write `<folder>/<name>.webp`; an Element keeps its alpha, a canvas is opaque."""
    picture = straight(painting) if isinstance(painting, Element) else dithered(painting)
    path = folder / f"{name}.webp"
    path.write_bytes(encoded(picture))
    return path
