"""The child theme's screens: map, harbour, rest, result, still lake and cards."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pygame

from game.screen.baking.brush import (
    FloatArray,
    blank,
    blur,
    glow,
    grade,
    grid,
    ramp,
    rgb,
    smooth_step,
    tint,
    vignette,
)
from game.screen.baking.child_lake import quiet
from game.screen.baking.element import element, lay_centre, lay_foot
from game.screen.baking.islands import paint_island
from game.screen.baking.jetty import (
    paint_jetty,
    paint_lantern_post,
    paint_moored_boat,
    paint_quay,
)
from game.screen.baking.scenery import (
    SEA,
    SKY,
    Cloud,
    Hour,
    Ridge,
    Sun,
    paint_clouds,
    paint_ridges,
    paint_sea,
    paint_sky,
    paint_stars,
    paint_sun,
)
from game.screen.places import ISLANDS

HAZE = {"posture_peak": 0.24, "sense_sands": 0.14, "strength_shore": 0.14}
SLEEP = 0.58


def coast(
    hour: Hour, horizon: int, sun: Sun, clouds: Sequence[Cloud], ridges: Sequence[Ridge]
) -> FloatArray:
    """Sky, far hills and the open sea."""
    canvas = blank()
    paint_sky(canvas, horizon, SKY[hour])
    paint_sun(canvas, horizon, sun)
    paint_clouds(canvas, clouds)
    if hour == "dusk":
        paint_stars(canvas, 70, 300)
    paint_ridges(canvas, horizon, ridges)
    paint_sea(canvas, horizon, sun.x, SEA[hour], sparkle=0.9 if hour == "golden" else 0.7)
    return canvas


def sea_map(sleep: float = 0.0) -> FloatArray:
    """Six islands at golden hour; names and the boat come later, in the player's language, and life
    when it has come. sleep: how far all of them are dimmed, 0 to 1."""
    sun = Sun(1196, 262)
    canvas = coast(
        "golden",
        318,
        sun,
        (
            ("cloud_long", 330, 92, 620, 0.8, False),
            ("cloud_puff", 640, 172, 260, 0.6, False),
            ("cloud_long", 1630, 60, 700, 0.75, True),
            ("cloud_wisp", 1420, 196, 520, 0.7, False),
            ("cloud_wisp", 180, 226, 480, 0.6, True),
            ("cloud_puff", 1790, 190, 300, 0.55, True),
        ),
        ((3, 64, "#DDAAA6"), (11, 34, "#C0969F")),
    )
    for seed, (name, isle) in enumerate(ISLANDS.items(), 1):
        place = (isle.x, isle.y, isle.width)
        haze = HAZE.get(name, 0)
        paint_island(canvas, name, place, sun, haze=haze, sleep=sleep, seed=seed, lived_in=False)
    wisps = (("cloud_wisp", 830, 236, 330, 0.75, False), ("cloud_wisp", 985, 276, 260, 0.6, True))
    paint_clouds(canvas, wisps)
    for x, y, width, angle, flip in ((1312, 780, 56, 26, True), (1258, 806, 40, -22, True)):
        glow(canvas, x, y + 30, 46, "#E9F4EC", 0.5, 0.3, 1)
        lay_centre(canvas, element("fish", width, angle, flip).rimmed(2, -2, "#FFE9B0", 0.7), x, y)
    vignette(canvas)
    grade(canvas)
    return canvas


def home() -> FloatArray:
    """A harbour in the evening sun: quay and lanterns at the edges, calm sea in the middle."""
    sun = Sun(960, 372, 54)
    canvas = coast(
        "golden",
        430,
        sun,
        (
            ("cloud_long", 300, 150, 720, 0.8, False),
            ("cloud_long", 1660, 120, 760, 0.8, True),
            ("cloud_puff", 1310, 262, 300, 0.5, False),
            ("cloud_wisp", 640, 300, 520, 0.6, False),
            ("cloud_puff", 80, 292, 320, 0.5, True),
        ),
        ((9, 84, "#DDAAA6"), (15, 44, "#C0969F")),
    )
    paint_island(canvas, "coordination_cove", (210, 590, 400), sun, haze=0.14, seed=2)
    paint_island(canvas, "balance_bay", (1710, 596, 440), sun, haze=0.1, seed=3)
    paint_moored_boat(canvas, 1640, 950, 330, 0.0)
    paint_quay(canvas)
    glow(canvas, 960, 1010, 1000, "#FFB45E", 0.35, 0.14)
    for x in (118, 1802):
        paint_lantern_post(canvas, x, 1074, 76)
    for x, width, name in ((290, 150, "flowers"), (20, 190, "grass_tuft"), (1900, 190, "flowers")):
        lay_foot(canvas, element(name, width).rimmed(2, -3, "#FFE09A", 0.4), x, 1086)
    vignette(canvas)
    grade(canvas)
    return canvas


def rest() -> FloatArray:
    """A calm sea at dusk for breathing: nothing but light in the middle."""
    sun = Sun(960, 470, 60)
    canvas = coast(
        "dusk",
        520,
        sun,
        (
            ("cloud_long", 220, 300, 760, 0.4, False),
            ("cloud_long", 1720, 280, 760, 0.4, True),
            ("cloud_wisp", 560, 420, 520, 0.4, False),
            ("cloud_wisp", 1380, 440, 520, 0.4, True),
        ),
        ((8, 76, "#B87F98"), (19, 42, "#976C92")),
    )
    x, y = grid(canvas)
    quiet = np.exp(-(((x - 960) / 520) ** 2) - ((y - 700) / 260) ** 2) * 0.4 * (y > 520)
    tint(canvas, quiet, rgb("#7A6A9A"))
    vignette(canvas, "#101820", 0.5)
    grade(canvas)
    return canvas


def result() -> FloatArray:
    """The jetty at dusk, lanterns lit, room for the otter and for what was gathered."""
    sun = Sun(960, 556, 54)
    canvas = coast(
        "dusk",
        600,
        sun,
        (
            ("cloud_long", 250, 330, 760, 0.5, False),
            ("cloud_long", 1690, 300, 760, 0.5, True),
            ("cloud_wisp", 700, 420, 520, 0.5, False),
            ("cloud_wisp", 1300, 450, 520, 0.45, True),
        ),
        ((8, 90, "#B87F98"), (19, 50, "#976C92")),
    )
    paint_island(canvas, "posture_peak", (1196, 634, 190), sun, haze=0.42, sleep=0.3, seed=4)
    paint_island(canvas, "sense_sands", (706, 628, 170), sun, haze=0.42, sleep=0.3, seed=2)
    paint_moored_boat(canvas, 796, 796, 200, 0.4)
    paint_jetty(canvas)
    for x in (668, 1252):
        paint_lantern_post(canvas, x, 1070)
    vignette(canvas, "#101820", 0.4)
    grade(canvas)
    return canvas


def card() -> FloatArray:
    """A soft sea in the evening sun; the left half is calm, for words."""
    sun = Sun(1420, 330, 52)
    canvas = coast(
        "golden",
        390,
        sun,
        (
            ("cloud_long", 1640, 130, 640, 0.7, True),
            ("cloud_wisp", 1080, 250, 520, 0.5, False),
            ("cloud_wisp", 420, 210, 560, 0.4, True),
        ),
        ((3, 64, "#DDAAA6"), (11, 34, "#C0969F")),
    )
    paint_island(canvas, "sense_sands", (1180, 470, 220), sun, haze=0.4, seed=2)
    paint_island(canvas, "posture_peak", (1760, 484, 260), sun, haze=0.34, seed=5)
    x, y = grid(canvas)
    calm = smooth_step(1120, 620, x + 0 * y) * 0.55
    tint(canvas, calm, ramp(np.clip(y / 1080 + 0 * x, 0, 1), ((0, "#5E6AA6"), (1, "#2A5F82"))))
    vignette(canvas)
    grade(canvas)
    return canvas


def _shrunk(canvas: FloatArray, box: tuple[int, int, int, int]) -> FloatArray:
    """A part (left, top, right, bottom) of a picture as 768 x 504 pixels."""
    left, top, right, bottom = box
    part = np.clip(canvas[top:bottom, left:right], 0, 1).transpose(1, 0, 2) * 255
    surface = pygame.surfarray.make_surface(part.astype(np.uint8))
    small = pygame.transform.smoothscale(surface, (768, 504))
    pixels = pygame.surfarray.array3d(small).transpose(1, 0, 2)
    return np.asarray(pixels / 255, np.float32)


def star_card() -> FloatArray:
    """Balance Bay at night under a constellation."""
    canvas, horizon = blank(), 720
    night = ((0, "#1B2458"), (0.5, "#44408A"), (0.85, "#9A6A9C"), (1, "#E89A86"))
    paint_sky(canvas, horizon, night)
    paint_sea(canvas, horizon, 960, SEA["dusk"], sparkle=0.7)
    paint_stars(canvas, 90, horizon * 0.8, 2, 0.8)
    points = ((420, 430), (640, 250), (930, 330), (1150, 170), (1400, 300), (1560, 200))
    thread = pygame.Surface((1920, 1080))
    pygame.draw.lines(thread, (255, 230, 170), False, points, 7)
    light = pygame.surfarray.array3d(thread).transpose(1, 0, 2).astype(np.float32) / 255
    canvas[:] = 1 - (1 - canvas) * (1 - blur(np.asarray(light, np.float32), 2) * 0.55)
    for x, y in points:
        glow(canvas, x, y, 150, "#FFC860", 0.7)
        lay_centre(canvas, element("star", 130), x, y)
    place = (960, 860, 1250)
    paint_island(canvas, "balance_bay", place, Sun(1200, 700), sleep=0.28)
    return _shrunk(canvas, (180, 30, 1740, 1054))


LAYERS = {
    "child_map": sea_map,
    "child_map_asleep": lambda: sea_map(SLEEP),
    "child_home": home,
    "child_rest": rest,
    "child_result": result,
    "child_quiet": quiet,
    "child_card": card,
    "child_card_star_map": star_card,
}
