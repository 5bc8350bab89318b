"""The colours and clouds of the river in both themes, and the measures of its picture."""

from __future__ import annotations

from typing import NamedTuple

from game.screen.baking.brush import Stops
from game.screen.baking.scenery import SEA, SKY, Cloud, Ridge, Sun

HORIZON, DEPTH = 356, 724
"""The row of the horizon, and from there to the foot of the picture."""
SUN = Sun(1085, 300)


class Skin(NamedTuple):
    """The colours of one theme's river."""

    sky: Stops
    water: Stops
    shallow: Stops
    sand: Stops
    grass: Stops
    haze: str
    lit: str
    crest: str
    foam: str
    road: str
    ridges: tuple[Ridge, ...]
    hills: tuple[str, str, str]


SKINS = {
    "child": Skin(
        SKY["golden"],
        SEA["golden"],
        ((0, "#FFD9A0"), (0.15, "#C9B9A0"), (0.4, "#63B3AC"), (1, "#3FA6A4")),
        ((0, "#FFD9A4"), (0.3, "#F3C08C"), (1, "#E5AC80")),
        ((0, "#356A5A"), (0.38, "#5F8F58"), (0.62, "#9CAE58"), (1, "#EDCB6C")),
        "#F2BC94",
        "#F6CF7A",
        "#A9DCD4",
        "#FFF6E4",
        "#FFC277",
        ((5, 120, "#CFA0A8"), (14, 76, "#B9969F"), (23, 44, "#A29A8E")),
        ("#C2A590", "#A9A284", "#8FA274"),
    ),
    "adult": Skin(
        (
            (0, "#1B2838"),
            (0.35, "#31444F"),
            (0.65, "#66706A"),
            (0.86, "#B39C7C"),
            (1, "#DDBF8E"),
        ),
        (
            (0, "#C4AC88"),
            (0.08, "#92907F"),
            (0.22, "#5F7480"),
            (0.5, "#3A5668"),
            (1, "#223B4C"),
        ),
        ((0, "#C9B08A"), (0.2, "#8C9690"), (1, "#5D8590")),
        ((0, "#D0B88C"), (0.3, "#B49A72"), (1, "#97835F")),
        ((0, "#1C2C30"), (0.4, "#2A3F3E"), (0.7, "#46584A"), (1, "#7E7A56")),
        "#A8977A",
        "#A8946A",
        "#8FB0BA",
        "#EFE6D0",
        "#F0CC92",
        ((5, 120, "#6E757A"), (14, 76, "#56626A"), (23, 44, "#4A565A")),
        ("#6F7366", "#525E58", "#3E4E4A"),
    ),
}
CLOUDS: dict[str, tuple[Cloud, ...]] = {
    "child": (
        ("cloud_long", 380, 120, 680, 0.8, False),
        ("cloud_long", 1560, 90, 640, 0.75, True),
        ("cloud_wisp", 840, 210, 460, 0.6, False),
        ("cloud_puff", 1740, 214, 280, 0.55, True),
        ("cloud_puff", 130, 226, 300, 0.5, False),
    ),
    "adult": (
        ("cloud_wisp", 640, 200, 620, 0.16, False),
        ("cloud_wisp", 1420, 170, 560, 0.14, True),
    ),
}
