"""Each island from near, with shore and sky: what stands behind its exercises. Its two cards stand
to the left and the right; life comes later, on the screen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import NamedTuple

from game.screen.baking.adult import AWAKE, FLIPPED, WATERLINE, dark_corners, stand, tinted
from game.screen.baking.brush import FloatArray, glow, grade, vignette
from game.screen.baking.child import coast
from game.screen.baking.element import element, lay_centre, lay_foot
from game.screen.baking.islands import DRAWING_WIDTH, LIFE, light_lamps, paint_island
from game.screen.baking.scenery import Hour, Sun
from game.screen.baking.stars import adult_bay
from game.screen.places import NEAR_PLACE

HORIZON = 470
Thing = tuple[str, float, float, float]
"""Element, middle x, foot y and width."""


class Setting(NamedTuple):
    """What is around one island: the hour, where the sun stands, what grows in front."""

    hour: Hour
    sun_x: float
    seed: int
    front: tuple[Thing, ...]


SETTINGS: Mapping[str, Setting] = {
    "balance_bay": Setting(
        "golden", 500, 3, (("reeds", 250, 1066, 240), ("lake_lily", 1560, 1000, 150))
    ),
    "coordination_cove": Setting(
        "dusk", 1450, 9, (("river_rock", 240, 1060, 300), ("river_buoy", 1600, 1010, 110))
    ),
    "posture_peak": Setting(
        "golden", 1500, 15, (("river_rock", 1690, 1066, 360), ("river_rock", 330, 1020, 150))
    ),
    "sense_sands": Setting("golden", 960, 21, (("river_rock", 180, 1066, 230),)),
    "strength_shore": Setting(
        "dusk", 520, 27, (("river_rock", 1660, 1066, 330), ("river_rock", 1440, 1000, 120))
    ),
    "stretch_springs": Setting(
        "golden", 1380, 33, (("lake_lily", 300, 1040, 190), ("lake_pad", 1590, 1010, 190))
    ),
}


def child_near(name: str) -> FloatArray:
    """In the evening sun."""
    hour, sun_x, seed, front = SETTINGS[name]
    sun = Sun(sun_x, HORIZON - 70, 54)
    clouds = (
        ("cloud_long", 330 + 4 * seed, 120 + seed, 680, 0.7, False),
        ("cloud_long", 1640 - 3 * seed, 90 + 2 * seed, 720, 0.7, True),
        ("cloud_wisp", 960 + 5 * seed, 330, 560, 0.5, seed % 2 == 0),
    )
    ridges = ((seed, 76, "#DDAAA6"), (seed + 8, 42, "#C0969F"))
    if hour == "dusk":
        ridges = ((seed, 84, "#B87F98"), (seed + 8, 48, "#976C92"))
    canvas = coast(hour, HORIZON, sun, clouds, ridges)
    x, y, width = NEAR_PLACE
    glow(canvas, x, y + 40, width * 0.8, "#6FD2C4", 0.3, 0.2, 1.2)
    paint_island(canvas, name, NEAR_PLACE, sun, seed=seed, lived_in=False)
    for thing, at_x, foot, wide in front:
        lay_foot(canvas, element(thing, wide).rimmed(2, -3, "#FFE09A", 0.45), at_x, foot)
    vignette(canvas)
    grade(canvas)
    return canvas


def adult_near(name: str) -> FloatArray:
    """At dusk, in slate and brass, on the same bay."""
    _, sun_x, seed, front = SETTINGS[name]
    canvas = adult_bay(HORIZON, scale=0.9, glow_x=sun_x, stars=200 + 4 * seed, mirror=0.6)
    x, y, width = NEAR_PLACE
    glow(canvas, x, y - 120, 760, "#5C8299", 0.3, 0.6, 2.2)
    body = element(f"island_{name}", width, 0, name in FLIPPED)
    stand(canvas, tinted(body, 0.6, AWAKE), x, y)
    if name not in LIFE:
        light_lamps(canvas, name, x, y - WATERLINE * body.height, width / DRAWING_WIDTH)
    for thing, at_x, foot, wide in front:
        dark = tinted(element(thing, wide), 1.0).dimmed("#6E7C88", 0.5)
        lay_centre(canvas, dark, at_x, foot - dark.height / 2)
    return dark_corners(canvas, 0.36)


LAYERS: Mapping[str, Callable[[], FloatArray]] = {
    f"{theme}_near_{name}": partial(painter, name)
    for theme, painter in (("child", child_near), ("adult", adult_near))
    for name in SETTINGS
}
