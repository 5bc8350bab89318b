"""The otter captain on the jetty: leans as the player leans, breathes, hops once for joy."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import Literal

import pygame

from game.screen.look import Look
from game.screen.stroke import put_middle, vector

WIDTH = 350.0
FOOT_SHARE = 0.425
"""How far the feet stand below the middle of the drawing, in its widths."""
Way = Literal["left", "right", "centre"]


def hop(t_s: float, start_s: float, times: int = 1, height: float = 46.0) -> float:
    """How high a hop is at a time, design units; each lasts half a second."""
    passed = (t_s - start_s) / 0.5
    return height * abs(math.sin(math.pi * passed)) if 0 < passed < times else 0.0


def way_of(x: float) -> Way:
    """Which drawing shows a lean."""
    return "left" if x < -0.3 else "right" if x > 0.3 else "centre"


def draw_captain(
    surface: pygame.Surface, look: Look, x: float, y: float, way: Way, t_s: float, up: float = 0.0
) -> None:
    """x, y: middle of the drawing on its feet, design units. up: how high a hop is now."""
    breath = 0.0 if look.calm else 2.5 * math.sin(1.6 * t_s)
    shadow = _shadow(look.scale, round(max(0.35, 1 - up / 120) * 20))
    put_middle(surface, shadow, look.at(x + 4, y + FOOT_SHARE * WIDTH))
    sprite = look.pictures.sprite(f"otter_front_{way}", look.px(WIDTH))
    put_middle(surface, sprite, look.at(x, y - up + breath))


@lru_cache(maxsize=24)
def _shadow(scale: float, twentieths: int) -> pygame.Surface:
    """Soft and blue-violet; smaller and fainter while the captain is in the air."""
    part = twentieths / 20
    wide, high = 190 * part, 42 * part
    body = (
        '<defs><radialGradient id="s" cx="50%" cy="50%" r="50%">'
        f'<stop offset="0" stop-color="#2A1B40" stop-opacity="{0.62 * part:.2f}"/>'
        f'<stop offset="0.6" stop-color="#2A1B40" stop-opacity="{0.3 * part:.2f}"/>'
        '<stop offset="1" stop-color="#2A1B40" stop-opacity="0"/></radialGradient></defs>'
        f'<ellipse rx="{wide:.0f}" ry="{high:.0f}" fill="url(#s)"/>'
    )
    return vector(body, (-wide, -high, 2 * wide, 2 * high), scale)
