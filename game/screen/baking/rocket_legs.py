"""Where Rocket Legs is played: a launching place on the shore at dusk, and for adults the tall
lighthouse whose lift goes up and down.

Rocket, ring, moon and lift move, and are drawn by the view.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from game.screen.baking.brush import (
    FloatArray,
    Stops,
    blank,
    cloud_noise,
    glow,
    grid,
    ramp,
    rgb,
    screen,
    shade,
    smooth_step,
    tint,
    vignette,
)
from game.screen.baking.element import Element, element, lay_centre, lay_foot
from game.screen.baking.rocket_tower import lighthouse
from game.screen.baking.scenery import (
    SEA,
    Sun,
    paint_clouds,
    paint_ridges,
    paint_sea,
    paint_sky,
    paint_stars,
    paint_sun,
)
from game.screen.baking.stars import adult_bay, grained

AXIS_X = 760
"""Of the rocket and of the lift, as in the view."""
HORIZON = 772
SUN = Sun(1395, 748, 40)
MOON = (1500, 262)
DUSK: Stops = (
    (0, "#171B4C"),
    (0.22, "#2E2F74"),
    (0.46, "#62498E"),
    (0.68, "#B56A93"),
    (0.85, "#F09A83"),
    (0.95, "#FFC78C"),
    (1, "#FFE0A8"),
)
MEADOW: Stops = ((0, "#E9C77E"), (0.08, "#9FA765"), (0.4, "#4F7C62"), (1, "#22485A"))
SAND: Stops = ((0, "#FFE3B0"), (0.5, "#DDA27E"), (1, "#8A5A72"))


def _crest(x: FloatArray) -> FloatArray:
    """Height of the shore, y in pixels: a hill on the left that runs out into sand."""
    hill = 822 - 46 * np.exp(-(((x - 420) / 430) ** 2))
    out = hill + 250 * smooth_step(980, 1500, x) + 10 * np.sin(x / 83) + 5 * np.sin(x / 31)
    return np.asarray(out, np.float32)


def _shore(canvas: FloatArray) -> None:
    """Grass lit along its edge from the sun, sand where it meets the water."""
    x, y = grid(canvas)
    crest = _crest(x)
    sand = np.clip(y - crest + 1, 0, 1) * 1.0
    grain = cloud_noise(x / 40, y / 14, 4)
    tint(canvas, sand, ramp(np.clip((y - crest) / 150, 0, 1) + 0.10 * (grain - 0.5), SAND))
    edge = crest + 20 + 44 * smooth_step(700, 1250, x) + 16 * (cloud_noise(x / 70, 0 * x, 3) - 0.5)
    edge = edge - 40 * (1 - smooth_step(250, 600, x))
    grass = np.clip((y - edge) / 2.5, 0, 1) * (1 - smooth_step(1180, 1330, x))
    depth = np.clip((y - edge) / 250, 0, 1) + 0.13 * (grain - 0.5)
    tint(canvas, grass, ramp(depth, MEADOW))
    foam = np.exp(-(((y - crest + 5) / 3.5) ** 2)) * smooth_step(930, 1120, x)
    screen(canvas, foam * 0.75, "#FFF0D2")
    wet = np.exp(-(((y - crest - 12) / 14) ** 2)) * smooth_step(950, 1150, x)
    tint(canvas, wet * 0.3, rgb("#9A6A82"))


def _plants(canvas: FloatArray) -> None:
    """Palms and bushes on the left, flowers in the grass; nothing where the rocket flies."""
    rows = (
        ("tree_palm", 60, 862, 330, False),
        ("tree_palm", 262, 838, 230, True),
        ("bush", 120, 890, 190, False),
        ("bush", 345, 852, 120, True),
        ("bush", 1010, 905, 120, False),
    )
    for name, x, foot, width, flip in rows:
        shade(canvas, x, foot - 2, width * 0.55, "#27305A", 0.5, 0.16)
        plant = element(name, width, 0, flip).dimmed("#C9A9C4", 0.55).rimmed(3, 3, "#FFC98E", 0.8)
        lay_foot(canvas, plant, x, foot)
    spots = ((200, 985), (345, 1012), (70, 1046), (1040, 992), (455, 1046), (990, 1052))
    for k, (x, y) in enumerate(spots):
        name = ("flowers", "grass_tuft")[k % 2]
        lay_foot(canvas, element(name, 92 + 9 * k).dimmed("#D6B4C6", 0.4), x, y)


def _launching_place(canvas: FloatArray) -> None:
    shade(canvas, 500, 900, 190, "#1E2350", 0.6, 0.18)
    tower = element("rocket_gantry", 258).shaded_foot("#7A6A9C", 0.4)
    lay_foot(canvas, tower, 500, 908)
    for x, foot, name in (
        (392, 930, "grass_tuft"),
        (470, 922, "flowers"),
        (606, 920, "grass_tuft"),
    ):
        lay_foot(canvas, element(name, 96).dimmed("#D6B4C6", 0.4), x, foot)
    glow(canvas, 500, 282, 150, "#FFC46A", 0.55)
    glow(canvas, 500, 282, 46, "#FFF0B8", 0.5)
    shade(canvas, AXIS_X, 968, 330, "#1E2350", 0.65, 0.2)
    lay_centre(canvas, element("rocket_pad", 500), AXIS_X, 940)


def rocket_child() -> FloatArray:
    """The shore at dusk, with the tower and the pad; room for a moon and for words."""
    canvas = blank()
    paint_sky(canvas, HORIZON, DUSK, "#FFC7B4")
    x, y = grid(canvas)
    paint_stars(canvas, 150, 430, 9, 0.62)
    band = np.exp(-((((x - 900) * 0.42 + (y - 150) * 0.9) / 150) ** 2))
    drift = cloud_noise(x / 260 + 2, y / 240 + 8, 5)
    screen(canvas, band * smooth_step(0.35, 0.9, drift) * 0.35, "#A58BE6")
    paint_sun(canvas, HORIZON, SUN)
    clouds = (
        ("cloud_long", 1130, 560, 560, 0.5, False),
        ("cloud_puff", 1730, 520, 400, 0.62, True),
        ("cloud_puff", 190, 470, 430, 0.5, False),
        ("cloud_wisp", 1010, 330, 330, 0.34, True),
        ("cloud_long", 1790, 640, 420, 0.45, True),
    )
    paint_clouds(canvas, clouds, "#E79AA6")
    paint_ridges(canvas, HORIZON, ((5, 96, "#8A6498"), (11, 58, "#6B4C88")), "#FFC79C")
    paint_sea(canvas, HORIZON, SUN.x, SEA["dusk"], sparkle=0.8)
    for name, at, width in (("island_stretch_springs", 1760, 210),):
        isle = element(name, width).hazed("#C98496", 0.55)
        lay_foot(canvas, isle, at, HORIZON + 22)
    glow(canvas, *MOON, 420, "#C9C4FF", 0.30)
    _shore(canvas)
    _plants(canvas)
    _launching_place(canvas)
    dark = np.exp(-(((x - 1510) / 430) ** 4 + ((y - 985) / 90) ** 4)) * 0.5
    tint(canvas, dark, rgb("#1C2A58"))
    vignette(canvas, "#101830", 0.4)
    return grained(canvas, 0.008)


def rocket_adult() -> FloatArray:
    """A dark bay under afterglow, and a lighthouse cut open along its lift."""
    horizon = 836
    canvas = adult_bay(horizon, scale=0.9, glow_x=1240, warmth=0.9, stars=420, mirror=0.74)
    x, y = grid(canvas)
    away = np.abs(x - AXIS_X + 30) / 470
    rock = horizon + 6 + 150 * away**2.4 + 9 * np.sin(x / 47) + 5 * np.sin(x / 17)
    rock = rock + 34 * (cloud_noise(x / 60 + 4, 0 * x, 3) - 0.5)
    ground = np.clip(y - rock, 0, 1)
    grain = cloud_noise(x / 36, y / 20, 4)
    tone = ramp(np.clip((y - rock) / 190, 0, 1) + 0.2 * (grain - 0.5), ROCK)
    tint(canvas, ground, tone)
    facet = smooth_step(0.5, 0.72, cloud_noise(x / 95 + 20, (y - rock) / 42 + 3, 4))
    screen(canvas, ground * facet * smooth_step(-420, 420, x - AXIS_X) * 0.16, "#D8BE92")
    line = np.exp(-(((y - rock - 2) / 3.0) ** 2)) * smooth_step(-520, 320, x - AXIS_X)
    screen(canvas, line * 0.45, "#E8CBA2")
    lighthouse(canvas, AXIS_X)
    for left, top in ((250, 400), (1560, 380)):
        plate = np.exp(-(((x - left) / 330) ** 4 + ((y - top) / 190) ** 4)) * 0.42
        tint(canvas, plate, rgb("#0C1822"))
    vignette(canvas, "#060B10", 0.4)
    return grained(canvas)


ROCK: Stops = ((0, "#3A4650"), (0.25, "#232E38"), (1, "#101922"))

LAYERS: Mapping[str, Callable[[], FloatArray | Element]] = {
    "rocket_child": rocket_child,
    "rocket_adult": rocket_adult,
}
