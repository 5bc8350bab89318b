"""How large letters must be on one screen, seen from one distance."""

from __future__ import annotations

import math
from typing import Annotated

import msgspec

MM_PER_INCH = 25.4
READ_WELL_ARCMIN = 22.0
"""The height of a letter's square, as the eye sees it. Source: clinical design 9.2."""
LEAST_HEIGHT = 26.0
"""Of 1080 lines, however near and large the screen is. Source: clinical design 9.2."""
DRAWN_HEIGHT = 52.0
"""Of 1080 lines: what most of the player's words are drawn with, 16 arc minutes on a screen of 15.6
inches at 2 m, the hardest that is usual. Pictures are composed around it, so that no screen makes
letters smaller."""
LARGEST = 2.0
"""Times as drawn: no picture of ours has room for more (ours)."""


class Viewing(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where a station's screen stands."""

    screen_inch: Annotated[float, msgspec.Meta(ge=7.0, le=120.0)] = 15.6
    """The diagonal of what lights up."""
    distance_m: Annotated[float, msgspec.Meta(ge=0.4, le=6.0)] = 2.0
    """From the eyes to the screen."""


def height_px(viewing: Viewing, desktop: tuple[int, int], arcmin: float) -> float:
    """How many pixels high something is that the eye sees at an angle.

    desktop: pixels of the whole screen, across and down, each above 0.
    Source: plane geometry; the eye is square to the screen, and pixels are square.
    """
    pitch_mm = viewing.screen_inch * MM_PER_INCH / math.hypot(*desktop)
    return 1000 * viewing.distance_m * math.tan(math.radians(arcmin / 60)) / pitch_mm


def wanted_height(viewing: Viewing, desktop: tuple[int, int], scale: float) -> float:
    """The height that reads well, of 1080 lines of the picture.

    scale: pixels that one of those lines has in the window, above 0; a window that does not fill
    the screen has fewer, and asks for more.
    """
    return max(LEAST_HEIGHT, height_px(viewing, desktop, READ_WELL_ARCMIN) / scale)


def times_drawn(viewing: Viewing | None, desktop: tuple[int, int], scale: float) -> float:
    """How many times as large as drawn letters should be, at least 1; 1 where nobody has told
    where the screen stands."""
    if viewing is None:
        return 1.0
    return max(1.0, wanted_height(viewing, desktop, scale) / DRAWN_HEIGHT)
