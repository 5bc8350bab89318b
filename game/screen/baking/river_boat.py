"""The boat from behind at every lean, its wake, and the mist over the far river."""

from __future__ import annotations

import numpy as np
import pygame

from game.screen.baking.brush import blank, cloud_noise, glow, grid, rgb, smooth_step
from game.screen.baking.element import Element, from_surface, rasterised, window_open
from game.screen.baking.otter import otter_surface

LEANS = 17
COLUMNS = 6
FRAME_WIDTH, FRAME_HEIGHT = 520, 500
HULL_WIDTH = 460
"""Of the box of 620 units that holds boat and crew."""
PIVOT_X, PIVOT_Y = 260, 430
"""Where the frame's boat rolls: the middle of the water line."""
ROLL_DEG = 6.75
"""At a full lean: 0.45 of the body's 15 degrees."""
Part = tuple[pygame.Surface, float, float]
"""A surface at twice its size, and its left and top in units of the box."""


def _child_parts(lean: float, unit: float) -> list[Part]:
    return [
        (rasterised("boat_back_rear", 600 * unit), 0, 150),
        (rasterised("boat_lantern_pole", 110 * unit), 440, 40),
        (otter_surface(lean, round(450 * unit)), 74, -22),
        (rasterised("boat_back_front", 600 * unit), 0, 150),
    ]


def _adult_parts(lean: float, unit: float) -> list[Part]:
    rower = rasterised("river_rower", 410 * unit)
    parts: list[Part] = [(rasterised("river_skiff_rear", 600 * unit), 0, 150)]
    rower = _about_foot(rower, -15 * lean)
    wide, high = (side / (2 * unit) for side in rower.get_size())
    parts.append((rower, 300 - wide / 2, 396 - high / 2))
    paddle = pygame.transform.rotozoom(rasterised("river_paddle", 560 * unit), -9 * lean, 1.0)
    wide, high = (side / (2 * unit) for side in paddle.get_size())
    parts.append((paddle, 300 + 28 * lean - wide / 2, 276 - high / 2))
    parts.append((rasterised("river_skiff_front", 600 * unit), 0, 150))
    return parts


def _about_foot(surface: pygame.Surface, angle: float) -> pygame.Surface:
    """Turned about the middle of its foot, on a sheet with that foot in the middle."""
    wide, high = surface.get_size()
    sheet = pygame.Surface((wide, high * 2), pygame.SRCALPHA)
    sheet.blit(surface, (0, 0))
    return pygame.transform.rotozoom(sheet, angle, 1.0)


def boat_frame(theme: str, lean: float) -> Element:
    """The boat at one lean, -1 to 1, lit from behind."""
    window_open()
    unit = HULL_WIDTH / 620
    parts = _child_parts(lean, unit) if theme == "child" else _adult_parts(lean, unit)
    size = 2 * 2 * FRAME_HEIGHT
    sheet = pygame.Surface((size, size), pygame.SRCALPHA)
    left, top = size / 2 - 2 * 300 * unit, size / 2 - 2 * 470 * unit
    for surface, x, y in parts:
        place = (round(left + 2 * x * unit), round(top + 2 * y * unit))
        sheet.blit(surface, place, special_flags=pygame.BLEND_PREMULTIPLIED)
    sheet = pygame.transform.rotozoom(sheet, -ROLL_DEG * lean, 1.0)
    middle_x, middle_y = sheet.get_width() // 2, sheet.get_height() // 2
    frame = pygame.Rect(middle_x - 2 * PIVOT_X, middle_y - 2 * PIVOT_Y, 0, 0)
    frame.size = 2 * FRAME_WIDTH, 2 * FRAME_HEIGHT
    cut = sheet.subsurface(frame)
    boat = from_surface(pygame.transform.smoothscale(cut, (FRAME_WIDTH, FRAME_HEIGHT)))
    boat.shaded_foot("#6A5590" if theme == "child" else "#1C2A36", 0.3, 2)
    if theme == "adult":
        boat.dimmed("#B4BEC8", 0.6)
    boat.rimmed(3, -4, "#FFE09A" if theme == "child" else "#E6C88E", 0.9, 1.4)
    return boat.rimmed(-3, -1, "#9FC0F0", 0.25, 2)


def boat_sheet(theme: str) -> Element:
    """All leans, left to right, row by row."""
    rows = -(-LEANS // COLUMNS)
    colour = blank(COLUMNS * FRAME_WIDTH, rows * FRAME_HEIGHT)
    alpha = np.zeros(colour.shape[:2], np.float32)
    for n in range(LEANS):
        frame = boat_frame(theme, 2 * n / (LEANS - 1) - 1)
        top, left = n // COLUMNS * FRAME_HEIGHT, n % COLUMNS * FRAME_WIDTH
        colour[top : top + FRAME_HEIGHT, left : left + FRAME_WIDTH] = frame.colour
        alpha[top : top + FRAME_HEIGHT, left : left + FRAME_WIDTH] = frame.alpha
    return Element(colour, alpha)


def wake(theme: str) -> Element:
    """Foam behind the boat, spreading towards the viewer: 900 x 200, the stern at the top."""
    canvas = blank(900, 200)
    x, y = grid(canvas)
    away = y / 160
    across = (x - 450) / (130 + 250 * away)
    grain = cloud_noise((x - 450) / (44 + 40 * away), y / (24 + 22 * away))
    edge = 0.96 + 0.05 * (cloud_noise(y / 34 + 9, np.sign(across) * 5, 2) - 0.5)
    arms = np.exp(-(((np.abs(across) - edge) / (0.045 + 0.03 * away)) ** 2))
    arms = arms + 0.45 * np.exp(-(((np.abs(across) - edge + 0.2) / 0.05) ** 2))
    churn = np.exp(-((across / 0.55) ** 2)) * np.clip(1 - away, 0, 1) ** 0.7 * 0.5
    broken = arms * (1 - 0.5 * away) * (0.25 + 0.95 * smooth_step(0.36, 0.64, grain))
    foam = broken + churn * (0.2 + 1.2 * smooth_step(0.4, 0.66, grain))
    foam = foam * smooth_step(0, 0.12, away) * smooth_step(1.25, 0.85, away)
    strength = 0.62 if theme == "child" else 0.42
    alpha = np.asarray(np.clip(foam, 0, 1) * strength, np.float32)
    return Element(alpha[..., None] * rgb("#FFF3DE"), alpha)


def mist(theme: str) -> Element:
    """Warm air over the far river: as wide as the picture, densest at the top, gone at the foot."""
    canvas = blank(1920, 420)
    x, y = grid(canvas)
    waves = cloud_noise(x / 380, y / 60, 3) - 0.5
    foot = smooth_step(419, 250, y + 90 * waves)
    alpha = np.asarray(foot * (0.52 if theme == "child" else 0.45) + 0 * x, np.float32)
    canvas[:] = rgb("#F6C79A" if theme == "child" else "#A8977A")
    if theme == "child":
        glow(canvas, 1085, 0, 900, "#FFE2A8", 0.5, 0.4)
    return Element(canvas * alpha[..., None], alpha)
