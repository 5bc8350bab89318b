"""The otter that marches between two drums: it leans as the player leans, and its stick goes down
on the side it leans to. The drawing `otter_front_centre.svg`, turned joint by joint."""

from __future__ import annotations

import io
import math
import re

import pygame

from game.screen.look import Look
from game.screen.pictures import ASSETS
from game.screen.stroke import faded

POSES = 7
"""To either side."""
BODY_DEG, HEAD_DEG, HEAD_SHIFT = 9.0, -5.0, 8.0
RAISED_DEG, STRUCK_DEG = 160.0, 126.0
"""Of an arm, from hanging down."""
SCALE = 0.9
BOX = (-110.0, 20.0, 740.0, 470.0)
MIDDLE_X, FOOT_Y = 260.0, 468.0
FOOT_AT = (960.0, 992.0)
SHIFT = 96.0
"""Sideways at a whole lean, design units."""
STICK = (
    '<path d="M0,78 L3,196" stroke="#7A4A2E" stroke-width="15" stroke-linecap="round"/>'
    '<path d="M-2,80 L1,194" stroke="#D79A5C" stroke-width="7" stroke-linecap="round"/>'
    '<circle cx="3" cy="200" r="20" fill="#FFF3DC" stroke="#C98E58" stroke-width="4"/>'
)


def _arm_deg(lean: float) -> float:
    """How far the arm on a side is raised. lean: towards that side."""
    down = max(0.0, min(1.0, lean / 0.6))
    return RAISED_DEG + (STRUCK_DEG - RAISED_DEG) * down


def _otter(lean: float) -> str:
    svg = (ASSETS / "svg" / "otter_front_centre.svg").read_text(encoding="utf-8")
    svg = svg.replace("translate(260,220) rotate(0.0 0 230)",
                      f"translate(260,220) rotate({8 * lean:.2f} 0 230)")  # fmt: skip
    svg = svg.replace("translate(260,220) rotate(0 0 236)",
                      f"translate(260,220) rotate({BODY_DEG * lean:.2f} 0 236)")  # fmt: skip
    for way in (1, -1):
        found = f"translate({72 * way},96) rotate({-62 * way}) scale({way},1)"
        turn = -_arm_deg(lean * way) * way
        svg = svg.replace(
            f'{found}">', f'translate({72 * way},96) rotate({turn:.1f}) scale({way},1)">{STICK}'
        )
    head = f"translate({HEAD_SHIFT * lean:.2f},0) rotate({HEAD_DEG * lean:.2f})"
    svg = svg.replace("translate(0,0) rotate(0.0)", head)
    return re.sub(r"^<svg[^>]*>|</svg>\s*$", "", svg.strip())


class Otter:
    """Its poses, made once."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._poses = [self._drawn(_otter(k / POSES)) for k in range(-POSES, POSES + 1)]

    def _drawn(self, body: str) -> pygame.Surface:
        x, y, wide, high = BOX
        scale = self._look.scale * SCALE
        size = (math.ceil(wide * scale), math.ceil(high * scale))
        text = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{x} {y} {wide} {high}">'
        file = io.BytesIO(f"{text}{body}</svg>".encode())
        big = pygame.image.load_sized_svg(file, (size[0] * 2, size[1] * 2)).convert_alpha()
        return pygame.transform.smoothscale(big.premul_alpha(), size)

    def draw(self, surface: pygame.Surface, lean: float, share: float) -> None:
        """share: of it that is in sight."""
        if share <= 0:
            return
        lean = max(-1.0, min(1.0, lean))
        picture = self._poses[round(lean * POSES) + POSES]
        left = FOOT_AT[0] + SHIFT * lean - (MIDDLE_X - BOX[0]) * SCALE
        top = FOOT_AT[1] - (FOOT_Y - BOX[1]) * SCALE
        shown = picture if share >= 1 else faded(picture, share)
        surface.blit(shown, self._look.at(left, top), special_flags=pygame.BLEND_PREMULTIPLIED)
