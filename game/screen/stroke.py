"""Fine drawing that depends on the player or the window: vector parts, soft light, painted arrays.

Everything here is premultiplied (blit with BLEND_PREMULTIPLIED), except `glow`, which is light on
black (blit with BLEND_RGB_ADD). Made once and kept; frames only move it.
"""

from __future__ import annotations

import io
import math
from functools import lru_cache
from typing import Any

import numpy as np
import pygame
from numpy.typing import NDArray

Floats = NDArray[np.floating[Any]]
Box = tuple[float, float, float, float]
"""Left, top, width, height."""
HALVED_FROM, QUARTERED_FROM = 6, 14
"""Pixels of radius from which on a blur is made at a half and a quarter of the size."""


def vector(body: str, box: Box, scale: float) -> pygame.Surface:
    """SVG shapes in a box of design units, drawn at twice the size and averaged down."""
    x, y, wide, high = box
    small = (max(1, math.ceil(wide * scale)), max(1, math.ceil(high * scale)))
    big = (small[0] * 2, small[1] * 2)
    seen = f"{x} {y} {small[0] / scale} {small[1] / scale}"
    text = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{seen}">{body}</svg>'
    drawn = pygame.image.load_sized_svg(io.BytesIO(text.encode()), big).convert_alpha()
    return pygame.transform.smoothscale(drawn.premul_alpha(), small)


def arc(x: float, y: float, radius: float, start_deg: float, sweep_deg: float) -> str:
    """An SVG path along a circle; degrees clockwise from straight up, less than a whole turn."""
    a, b = math.radians(start_deg - 90), math.radians(start_deg + sweep_deg - 90)
    start = f"{x + radius * math.cos(a):.2f} {y + radius * math.sin(a):.2f}"
    end = f"{x + radius * math.cos(b):.2f} {y + radius * math.sin(b):.2f}"
    return f"M{start}A{radius} {radius} 0 {int(sweep_deg > 180)} 1 {end}"


def colour(code: str) -> Floats:
    """'#RRGGBB' as three shares of 1."""
    return np.array([int(code[i : i + 2], 16) / 255 for i in (1, 3, 5)], np.float32)


def painted(light: Floats, cover: Floats, wider: int = 0) -> pygame.Surface:
    """A surface from premultiplied light (h, w, 3) and cover (h, w), 0 to 1. Light above its cover
    adds to what is behind. wider: by so many columns, all like the one in the middle."""
    rgba = np.concatenate((light, cover[..., None]), -1)
    raw = (np.clip(rgba, 0, 1) * 255 + 0.5).astype(np.uint8)
    if wider:
        middle = raw.shape[1] // 2
        raw = np.insert(raw, [middle] * wider, raw[:, middle : middle + 1], axis=1)
    size = (raw.shape[1], raw.shape[0])
    return pygame.image.frombuffer(raw.tobytes(), size, "RGBA").convert_alpha()


def faded(picture: pygame.Surface, share: float) -> pygame.Surface:
    """A copy of a premultiplied picture at a share of its strength, 0 to 1."""
    part = max(0, min(255, round(share * 255)))
    copy = picture.copy()
    copy.fill((part, part, part, part), special_flags=pygame.BLEND_RGBA_MULT)
    return copy


def blurred(picture: pygame.Surface, radius: int) -> pygame.Surface:
    """A soft copy. Large radii are blurred at a half or a quarter of the size, which nobody sees
    and takes a ninth of the time or less: what appears for the first time must hold up no frame.
    """
    part = 1 if radius < HALVED_FROM else 2 if radius < QUARTERED_FROM else 4
    if part == 1:
        return pygame.transform.gaussian_blur(picture, max(1, radius))
    wide, high = picture.get_size()
    small = pygame.transform.smoothscale(picture, (-(-wide // part), -(-high // part)))
    small = pygame.transform.gaussian_blur(small, round(radius / part))
    return pygame.transform.smoothscale(small, (wide, high))


def put_middle(
    surface: pygame.Surface,
    picture: pygame.Surface,
    place: tuple[float, float],
    flags: int = pygame.BLEND_PREMULTIPLIED,
) -> None:
    """Blit a picture with its middle at a place in window pixels."""
    wide, high = picture.get_size()
    corner = (round(place[0] - wide / 2), round(place[1] - high / 2))
    surface.blit(picture, corner, special_flags=flags)


@lru_cache(maxsize=600)
def glow(
    code: str, radius_px: int, strength_percent: int, flat_percent: int = 100
) -> pygame.Surface:
    """A round light that fades to nothing at its radius; flat_percent below 100 lies on water."""
    high = max(2, round(2 * radius_px * flat_percent / 100))
    wide = max(2, 2 * radius_px)
    y, x = np.mgrid[0:high, 0:wide].astype(np.float32)
    across, along = (x + 0.5) / wide * 2 - 1, (y + 0.5) / high * 2 - 1
    fade = np.clip(1 - np.hypot(across, along), 0, 1) ** 2.4 * strength_percent / 100
    light = fade[..., None] * colour(code) * 255
    return pygame.surfarray.make_surface(light.swapaxes(0, 1).astype(np.uint8)).convert()


def shine(surface: pygame.Surface, light: pygame.Surface, place: tuple[float, float]) -> None:
    """Add a glow around a place in window pixels."""
    put_middle(surface, light, place, pygame.BLEND_RGB_ADD)


def distance(wide: int, high: int, x: float, y: float) -> Floats:
    """The distance of each pixel's middle from a point, px."""
    rows, columns = np.mgrid[0:high, 0:wide].astype(np.float32)
    return np.asarray(np.hypot(columns + 0.5 - x, rows + 0.5 - y), np.float32)


def rounded_box(wide: int, high: int, box: Box, radius: float) -> Floats:
    """Signed distance to a rounded box, px, below 0 inside."""
    x, y, w, h = box
    rows, columns = np.mgrid[0:high, 0:wide].astype(np.float32)
    across = np.abs(columns + 0.5 - (x + w / 2)) - (w / 2 - radius)
    along = np.abs(rows + 0.5 - (y + h / 2)) - (h / 2 - radius)
    outside = np.hypot(np.maximum(across, 0), np.maximum(along, 0))
    return np.asarray(outside + np.minimum(np.maximum(across, along), 0) - radius, np.float32)


class Paint:
    """A premultiplied picture that grows by strokes; light (h, w, 3) and cover (h, w), 0 to 1."""

    def __init__(self, wide: int, high: int) -> None:
        self.light: Floats = np.zeros((high, wide, 3), np.float32)
        self.cover: Floats = np.zeros((high, wide), np.float32)

    def over(self, mask: Floats, paint: str | Floats, opacity: float = 1.0) -> None:
        """Lay a colour, or an array of colours, over what is there."""
        part = (np.clip(mask, 0, 1) * opacity).astype(np.float32)
        tone = colour(paint) if isinstance(paint, str) else paint
        self.light = self.light * (1 - part[..., None]) + tone * part[..., None]
        self.cover = self.cover * (1 - part) + part

    def shine(self, mask: Floats, code: str, strength: float) -> None:
        """Add light without cover."""
        self.light = self.light + colour(code) * (mask * strength)[..., None] * (1 - self.light)

    def surface(self, wider: int = 0) -> pygame.Surface:
        """wider: by so many columns, all like the one in the middle."""
        return painted(self.light.astype(np.float32), self.cover.astype(np.float32), wider)
