"""Where Drum March is played: a clearing in the jungle in the morning, and for adults a quay in
the evening, with lamps.

Two drums stand in each; a rope or a rail comes to either from far off. What comes along it, and
whoever marches, is drawn by the view.
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
from game.screen.baking.stars import adult_bay, grained

SKINS = ((600, 742), (1320, 742))
"""The middle of each drum's skin, as in the view."""
FAR = {"child": (960, 486), "adult": (960, 372)}
"""Where the ropes come from, as in the view."""
DRUM_WIDE = 330
GROUND = 506
AIR: Stops = (
    (0, "#8DB57A"),
    (0.16, "#A9CB82"),
    (0.32, "#D3E49A"),
    (0.42, "#F0EBA2"),
    (0.47, "#FFF6C4"),
    (1, "#DCE9A0"),
)
GRASS: Stops = (
    (0, "#E6EE9A"),
    (0.12, "#A9CF6E"),
    (0.4, "#569A54"),
    (0.75, "#256650"),
    (1, "#123F40"),
)
SAND: Stops = ((0, "#FFF3C4"), (0.22, "#EBC583"), (0.55, "#B98650"), (1, "#85593C"))
WALLS = (
    # how far from the middle the leaves begin, how much they wander, tone
    (250, 150, "#B9D688"),
    (390, 170, "#7FB872"),
    (540, 180, "#438C60"),
    (700, 180, "#1F5F4C"),
    (850, 170, "#0E3F3A"),
)
QUAY: Stops = ((0, "#6E6A62"), (0.2, "#42474B"), (0.6, "#232D36"), (1, "#131B23"))


def _walls(canvas: FloatArray) -> None:
    """Leaves behind leaves to both sides and above, hazy far off and dark near by, with trunks."""
    x, y = grid(canvas)
    for depth, (out, wander, tone) in enumerate(WALLS):
        size = 60 + 34 * depth
        edge = cloud_noise(x / size + 7 * depth, y / size + 3 * depth, 4) - 0.5
        fine = cloud_noise(x / 22 + depth, y / 18 + 5 * depth, 3) - 0.5
        arch = out + 0.22 * (y - 200) * (depth < 3) - 1.1 * np.clip(300 - y, 0, 300)
        cover = smooth_step(-9, 9, np.abs(x - 960) - arch + wander * edge * 2 + 44 * fine)
        for k in range(3):
            for way in (-1, 1):
                at = 960 + way * (out + 40 + 120 * k + 17 * depth)
                bend = 16 * np.sin(y / 130 + k + depth)
                trunk = smooth_step(12 + 7 * depth, 8 + 7 * depth, np.abs(x - at - bend))
                cover = np.maximum(cover, trunk * (y < GROUND + 20 + 14 * depth))
        low = GROUND + 16 + 26 * depth + 30 * fine
        cover = cover * smooth_step(-10, 10, low - y)
        light = np.clip(0.75 - np.hypot(x - 960, (y - 420) * 1.3) / 1500 + 0.7 * fine, 0, 1)
        colour = rgb(tone) * (0.72 + 0.5 * light[..., None])
        tint(canvas, cover, np.clip(colour, 0, 1))


def _clearing(canvas: FloatArray) -> None:
    """Grass in the light, and a path that comes out of it."""
    x, y = grid(canvas)
    t = np.clip((y - GROUND) / (1080 - GROUND), 0, 1)
    rough = cloud_noise(x / 70, y / 22, 4) - 0.5
    away = np.hypot((x - 960) / 1100, (y - 620) / 700)
    depth = np.clip(0.12 + 0.55 * away + 0.18 * t + 0.22 * rough, 0, 1)
    edge = GROUND + 8 * np.sin(x / 90) + 26 * rough
    tint(canvas, smooth_step(-3, 6, y - edge), ramp(depth, GRASS))
    blades = smooth_step(0.62, 0.8, cloud_noise(x / 6, y / 26, 2)) * smooth_step(0.05, 0.5, t)
    screen(canvas, blades * 0.10 * (y > GROUND), "#D8F08A")
    half = 16 + 300 * t**1.25
    wind = 34 * np.sin(t * 4.2) * (1 - t)
    path = smooth_step(7, -7, np.abs(x - 960 - wind) - half + 26 * rough) * (y > GROUND)
    tint(canvas, path * 0.94, ramp(np.clip(t + 0.30 * rough + 0.12 * away, 0, 1), SAND))
    side = np.exp(-(((np.abs(x - 960 - wind) - half) / (5 + 16 * t)) ** 2)) * (y > GROUND)
    tint(canvas, side * 0.30, rgb("#5B6B3A"))


def _beams(canvas: FloatArray) -> None:
    x, y = grid(canvas)
    for at, width, strength in (
        (760, 70, 0.20),
        (1010, 110, 0.26),
        (1260, 60, 0.16),
        (560, 40, 0.12),
    ):
        slant = x - at + 0.42 * (y - 380)
        soft = np.exp(-((slant / (width + 0.10 * y)) ** 2))
        screen(canvas, soft * strength * smooth_step(900, 120, y), "#FFF3B8")


def _rope(canvas: FloatArray, far: tuple[int, int], near: tuple[int, int], brass: bool) -> None:
    """A line that grows as it comes near; a liana with leaves, or a rail of brass."""
    x, y = grid(canvas)
    dx, dy = near[0] - far[0], near[1] - far[1]
    along = ((x - far[0]) * dx + (y - far[1]) * dy) / (dx * dx + dy * dy)
    across = ((x - far[0]) * dy - (y - far[1]) * dx) / np.hypot(dx, dy)
    half = (1.2 + 5.2 * np.clip(along, 0, 1)) * (1.0 if brass else 1.5)
    if not brass:
        across = across + 5 * np.sin(along * 26) * np.clip(along, 0, 1)
    on = smooth_step(0.0, 0.05, along) * (along < 0.99)
    mask = np.clip(half - np.abs(across) + 0.5, 0, 1) * on
    round_ = np.clip(0.5 - 0.5 * across / half * np.sign(-dx), 0, 1)
    stops = BRASS if brass else LIANA
    shadow = np.exp(-(((across - 12 * along * np.sign(dx)) / (half + 5)) ** 2)) * on
    tint(canvas, shadow * 0.22, rgb("#0A1A1C"))
    tint(canvas, mask, ramp(round_, stops))


BRASS: Stops = ((0, "#4A3A22"), (0.45, "#C9A468"), (0.7, "#FFF0C8"), (1, "#8A6B40"))
LIANA: Stops = ((0, "#3E4A24"), (0.45, "#8B8A3E"), (0.75, "#E4DB88"), (1, "#6C7A35"))


def _plants(canvas: FloatArray) -> None:
    """Palms and bushes in the depth, flowers along the path, great dark leaves before it all."""
    rows = (
        ("tree_palm", 520, 560, 190, 0.42), ("tree_palm", 1420, 566, 210, 0.40),
        ("bush", 700, 548, 120, 0.45), ("bush", 1230, 552, 130, 0.45),
        ("bush", 330, 606, 230, 0.25), ("bush", 1610, 610, 250, 0.25),
        ("tree_palm", 90, 760, 360, 0.10), ("tree_palm", 1850, 770, 380, 0.10),
    )  # fmt: skip
    for k, (name, x, foot, width, haze) in enumerate(rows):
        shade(canvas, x, foot - 2, width * 0.5, "#1C4A3C", 0.4, 0.16)
        plant = element(name, width, 0, k % 2 == 1).hazed("#9CC27A", haze)
        lay_foot(canvas, plant.rimmed(2, 3, "#F4F2A8", 0.45), x, foot)
    for k, (x, foot, width) in enumerate(
        ((820, 640, 60), (1108, 650, 60), (762, 730, 84), (1170, 742, 84), (300, 800, 120),
         (1640, 812, 120), (180, 980, 150), (1760, 985, 150), (420, 1040, 120), (1520, 1046, 120))
    ):  # fmt: skip
        name = ("flowers", "grass_tuft")[k % 3 == 1]
        lay_foot(canvas, element(name, width).dimmed("#CFE0B0", 0.3), x, foot)


def _frame(canvas: FloatArray) -> None:
    """Fronds and leaves close to the eye, lit along their edges."""
    leaves = (
        ("drum_frond", 120, 110, 640, 330, False), ("drum_frond", 1800, 110, 640, 30, True),
        ("drum_frond", 560, -20, 520, 300, False), ("drum_frond", 1370, -26, 520, 60, True),
        ("drum_leaf", 40, 360, 330, 40, False), ("drum_leaf", 1890, 380, 330, -40, False),
        ("drum_leaf", 60, 1010, 380, -30, False), ("drum_leaf", 1870, 1010, 380, 30, False),
        ("drum_frond", 230, 1090, 460, 10, False), ("drum_frond", 1690, 1090, 460, -10, True),
    )  # fmt: skip
    for name, x, y, width, angle, flip in leaves:
        leaf = (
            element(name, width, angle, flip).dimmed("#5E9A80", 0.62).rimmed(2, 2, "#DDF0A0", 0.5)
        )
        lay_centre(canvas, leaf.softened(1.0), x, y)


def drum_child() -> FloatArray:
    """The clearing: light at the end of it, and a drum on either side."""
    canvas = blank()
    x, y = grid(canvas)
    canvas[:] = ramp(y / 1080 + 0.05 * (cloud_noise(x / 300, y / 160, 3) - 0.5), AIR)
    glow(canvas, 960, 430, 620, "#FFF2B0", 0.75, 0.8, 1.7)
    _walls(canvas)
    _clearing(canvas)
    glow(canvas, 960, 450, 300, "#FFF8D0", 0.7, 0.7, 1.6)
    _plants(canvas)
    _beams(canvas)
    for name, skin in zip(("drum_skin_left", "drum_skin_right"), SKINS, strict=True):
        _rope(canvas, FAR["child"], skin, False)
        shade(canvas, skin[0], skin[1] + 226, 200, "#12312C", 0.6, 0.2)
        drum = element(name, DRUM_WIDE).rimmed(0, 3, "#FFF4C4", 0.5)
        lay_centre(canvas, drum, skin[0], skin[1] + 0.5 * drum.height - DRUM_WIDE * 60 / 360)
    _frame(canvas)
    plate = np.exp(-(((x - 960) / 620) ** 4 + ((y - 64) / 92) ** 4)) * 0.50
    tint(canvas, plate, rgb("#0E3A36"))
    plate = np.exp(-(((x - 960) / 400) ** 4 + ((y - 1050) / 42) ** 4)) * 0.42
    tint(canvas, plate, rgb("#143C38"))
    vignette(canvas, "#082826", 0.38)
    return grained(canvas, 0.008)


def drum_adult() -> FloatArray:
    """A quay over the evening bay: boards, a string of lamps that are not lit yet, two side
    drums."""
    horizon = 330
    canvas = adult_bay(horizon, scale=0.7, glow_x=960, warmth=1.0, stars=300, mirror=0.7)
    x, y = grid(canvas)
    edge = 452
    t = np.clip((y - edge) / (1080 - edge), 0, 1)
    far = 1 / (t + 0.16)
    boards = np.abs(((x - 960) * far / 640) % 1 - 0.5)
    grain = cloud_noise((x - 960) * far / 40 + 9, far * 3, 4)
    tone = ramp(np.clip(t * 0.9 + 0.12 + 0.25 * (grain - 0.5), 0, 1), QUAY)
    floor = smooth_step(-1.5, 1.5, y - edge)
    tint(canvas, floor, tone)
    seam = smooth_step(0.47, 0.5, boards) * (0.5 - 0.3 * t)
    tint(canvas, floor * seam, rgb("#0B1219"))
    screen(
        canvas,
        floor * np.exp(-(((x - 960) / (260 + 300 * t)) ** 2)) * (1 - t) ** 1.6 * 0.34,
        "#E2BE88",
    )
    screen(canvas, np.exp(-(((y - edge - 2) / 2.5) ** 2)) * 0.35 + 0 * x, "#EBD2A4")
    for name, skin in zip(("left", "right"), SKINS, strict=True):
        _rope(canvas, FAR["adult"], skin, True)
        shade(canvas, skin[0], skin[1] + 250, 230, "#04090E", 0.7, 0.18)
        drum = element("drum_side", DRUM_WIDE, 0, name == "right").rimmed(0, 3, "#FFE9BC", 0.4)
        lay_centre(canvas, drum, skin[0], skin[1] + 0.5 * drum.height - DRUM_WIDE * 60 / 360)
    glow(canvas, *FAR["adult"], 120, "#FFE2A8", 0.6)
    plate = np.exp(-(((x - 960) / 700) ** 4 + ((y - 170) / 130) ** 4)) * 0.40
    tint(canvas, plate, rgb("#0C1822"))
    vignette(canvas, "#060B10", 0.42)
    return grained(canvas)


LAYERS: Mapping[str, Callable[[], FloatArray | Element]] = {
    "drum_child": drum_child,
    "drum_adult": drum_adult,
}
