"""Planks, posts with lanterns and moored boats: the harbour of the first and last screens."""

from __future__ import annotations

import pygame

from game.screen.baking.brush import FloatArray, glow, shade
from game.screen.baking.element import (
    Element,
    element,
    from_surface,
    lay,
    lay_foot,
    mirrored,
    stacked,
    window_open,
)

Tone = tuple[int, int, int]
Corner = tuple[float, float]


def _drawn(canvas: FloatArray, polygons: list[tuple[Tone, list[Corner], bool]]) -> Element:
    """Planks drawn at twice the size and averaged down; True adds a lit upper edge."""
    window_open()
    high, wide = canvas.shape[:2]
    sheet = pygame.Surface((wide * 2, high * 2), pygame.SRCALPHA)
    for tone, corners, lit in polygons:
        points = [(2 * x, 2 * y) for x, y in corners]
        pygame.draw.polygon(sheet, (*tone, 255), points)
        if lit:
            pygame.draw.line(sheet, (255, 206, 150, 150), points[0], points[1], 4)
    return from_surface(pygame.transform.smoothscale(sheet.premul_alpha(), (wide, high)))


def _mixed(upper: Tone, lower: Tone, share: float, light: float) -> Tone:
    mix = [(a * (1 - share) + b * share) * light for a, b in zip(upper, lower, strict=True)]
    return int(mix[0]), int(mix[1]), int(mix[2])


def paint_jetty(canvas: FloatArray, x: float = 960) -> None:
    """A jetty that leads away from the viewer, widest at the foot of the picture."""
    planks: list[tuple[Tone, list[Corner], bool]] = []
    count = 9
    for n in range(count):
        t0, t1 = (n / count) ** 1.25, ((n + 0.9) / count) ** 1.25
        y0, y1, half0, half1 = 880 + 210 * t0, 880 + 210 * t1, 300 + 190 * t0, 300 + 190 * t1
        corners = [(x - half0, y0), (x + half0, y0), (x + half1, y1), (x - half1, y1)]
        tone = _mixed((196, 136, 106), (110, 72, 94), t0, 0.94 + 0.1 * (n % 2))
        planks.append((tone, corners, True))
    shade(canvas, x, 900, 430, "#101838", 0.7, 0.2)
    lay(canvas, _drawn(canvas, planks), 0, 0)
    glow(canvas, x, 940, 420, "#FFB45E", 0.45, 0.3)


def paint_quay(canvas: FloatArray, top: float = 968) -> None:
    """A wooden quay along the foot of the picture, its planks running away from the viewer."""
    planks: list[tuple[Tone, list[Corner], bool]] = []
    count, vanish_y, high = 22, 300.0, canvas.shape[0]
    for n in range(count):
        x0, x1 = 1920 * n / count, 1920 * (n + 0.96) / count
        spread = (high - vanish_y) / (top - vanish_y)
        foot0, foot1 = 960 + (x0 - 960) * spread, 960 + (x1 - 960) * spread
        light = 0.92 + 0.07 * ((n * 7) % 3)
        tone = _mixed((204, 146, 112), (150, 100, 98), abs(n - count / 2) / count * 1.6, light)
        planks.append((tone, [(x0, top), (x1, top), (foot1, high), (foot0, high)], True))
    beam: list[Corner] = [(0, top - 2), (1920, top - 2), (1920, top + 16), (0, top + 16)]
    lay(canvas, _drawn(canvas, [*planks, ((226, 170, 124), beam, True)]), 0, 0)
    shade(canvas, 960, high + 40, 1400, "#3A2450", 0.6, 0.14)


def paint_lantern_post(canvas: FloatArray, x: float, foot: float, width: float = 62) -> None:
    """A post with a lit lantern and its light on what is near."""
    unit = width / 62
    post = element("jetty_post", width).shaded_foot("#4A3A6A", 0.4, 1.2)
    lay_foot(canvas, post, x, foot)
    top = foot - post.height
    glow(canvas, x, top + 3 * unit, 210 * unit, "#FFA64A", 0.6)
    lantern = element("lantern_lit", 76 * unit)
    lay(canvas, lantern, x - lantern.width / 2, top - 42 * unit)
    glow(canvas, x, top + 8 * unit, 66 * unit, "#FFE9A8", 0.5)
    glow(canvas, x, foot - 30 * unit, 260 * unit, "#FFB45E", 0.4, 0.3)


def paint_moored_boat(
    canvas: FloatArray, x: float, foot: float, width: float, evening: float
) -> None:
    """The otter's boat without the otter. evening: how far its colours are dimmed."""
    parts = [("boat_side_rear", 0.0, 0.0, 620.0), ("boat_side_front", 0.0, 0.0, 620.0)]
    boat = stacked(parts, width, (620, 440)).dimmed("#B8A0CC", evening)
    boat.rimmed(-3, -3, "#FFCF8A", 0.7)
    shade(canvas, x, foot - 6, width * 0.5, "#163A5C", 0.5, 0.14, 0.8)
    mirrored(canvas, boat, x, foot - 10, squash=0.4, colour="#22406E", share=0.4, wave=4, seed=1)
    lay_foot(canvas, boat, x, foot)
