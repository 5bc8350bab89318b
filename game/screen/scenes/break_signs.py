"""The signs on the card that offers a pause, for those who do not read: a star that shakes, a moon,
a feather."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import pygame

from game.screen.look import Theme
from game.screen.stroke import arc, vector

HALF = 120.0
STAR = "M0 -56L16 -20L54 -17L25 9L34 47L0 27L-34 47L-25 9L-54 -17L-16 -20Z"
MOON = "M18 -84A86 86 0 1 0 84 44A70 70 0 0 1 18 -84Z"
SPARK = "M62 -72L70 -52L90 -44L70 -36L62 -16L54 -36L34 -44L54 -52Z"
FEATHER = "M-62 58C-66 -4 -22 -78 82 -92C86 -40 62 28 -18 60C-34 66 -50 66 -62 58Z"
QUILL = "M-92 96C-52 38 -8 -12 48 -58"
BARBS = "M-46 42L-2 44M-22 14L30 12M4 -12L56 -20"
INK: Mapping[Theme, tuple[str, str]] = {
    "child": ("#4A2E48", "#FFC94F"),
    "adult": ("#F2EBDB", "#3E5C70"),
}
"""Line and filling."""


@lru_cache(maxsize=12)
def break_sign(key: str, theme: Theme, scale: float) -> pygame.Surface:
    """The sign of 'shake', 'rest' or 'easier', 240 design units square; premultiplied."""
    line, fill = INK[theme]
    stroke = f'fill="none" stroke="{line}" stroke-width="8" stroke-linecap="round"'
    solid = f'fill="{fill}" stroke="{line}" stroke-width="8" stroke-linejoin="round"'
    waves = "".join(arc(0, 0, r, start, 56) for r in (78, 104) for start in (62, 242))
    bodies = {
        "shake": f'<path d="{STAR}" {solid}/><path d="{waves}" {stroke}/>',
        "rest": f'<path d="{MOON}" {solid}/><path d="{SPARK}" {solid}/>',
        "easier": f'<path d="{FEATHER}" {solid}/><path d="{QUILL}{BARBS}" {stroke}/>',
    }
    return vector(bodies[key], (-HALF, -HALF, 2 * HALF, 2 * HALF), scale)
