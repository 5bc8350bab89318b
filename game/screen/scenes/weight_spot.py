"""Where the weight belongs: a place on the board, drawn before it lies there."""

from __future__ import annotations

import math
from functools import lru_cache

import pygame

from game.core.known_weight import Place
from game.screen.board_picture import CORNERS
from game.screen.look import Look, Theme
from game.screen.scenes.health_parts import BOARD
from game.screen.stroke import arc, put_middle, vector

RADIUS = 112.0
AT: dict[Place, tuple[float, float]] = {
    Place.MIDDLE: (0.0, 0.0),
    Place.FRONT_RIGHT: CORNERS[0],
    Place.BACK_RIGHT: CORNERS[1],
    Place.FRONT_LEFT: CORNERS[2],
    Place.BACK_LEFT: CORNERS[3],
}
STEPS = 24
INK: dict[Theme, str] = {"child": "#4A2E48", "adult": "#F2EBDB"}


def draw_spot(
    surface: pygame.Surface, look: Look, place: Place, said: str, share: float, *, put: bool
) -> None:
    """The weight as it is to be put down, with an arc that fills while it lies still; empty while
    the board is to be cleared. said: how heavy it is."""
    x, y = AT[place]
    middle = look.at(*BOARD)
    at = (middle[0] + x * look.scale, middle[1] + y * look.scale)
    if put:
        put_middle(surface, _weight(look.scale), at)
        size = look.letters.fitting(said, "bold", 46, 96)
        letters = look.letters.on_sheet(said, "bold", size, "#FFF8E8")
        surface.blit(letters, letters.get_rect(center=(at[0], at[1] + look.px(16))))
    step = round(share * STEPS)
    if step:
        put_middle(surface, _arc(look.scale, step, put), at if put else middle)


@lru_cache(maxsize=2)
def _weight(scale: float) -> pygame.Surface:
    """A cast weight with its ring, half there."""
    body = (
        f'<circle r="{RADIUS}" fill="none" stroke="#1B1020" stroke-width="9" '
        'stroke-opacity="0.5"/>'
        f'<circle r="{RADIUS}" fill="none" stroke="#F6EC6A" stroke-width="6" '
        'stroke-dasharray="16 12"/><path d="M-24 -46a24 24 0 1 1 48 0" fill="none" '
        'stroke="#39434B" stroke-width="12"/><path d="M-50 -44H50L74 56Q77 66 66 66H-66Q-77 66 '
        '-74 56Z" fill="#39434B" stroke="#FFF8E8" stroke-opacity="0.8" stroke-width="3.5"/>'
        '<path d="M-46 -38H42L46 -26H-49Z" fill="#FFFFFF" fill-opacity="0.14"/>'
    )
    half = RADIUS + 12
    return vector(body, (-half, -half, 2 * half, 2 * half), scale)


@lru_cache(maxsize=2 * STEPS + 2)
def _arc(scale: float, step: int, put: bool) -> pygame.Surface:
    """How long it has lain still; with the board to be cleared it stands in the middle."""
    out = RADIUS if put else 70.0
    path = arc(0, 0, out, 0, min(359.0, 360 * step / STEPS))
    body = (
        f'<path d="{path}" fill="none" stroke="#1B1020" stroke-opacity="0.6" stroke-width="19" '
        'stroke-linecap="round"/>'
        f'<path d="{path}" fill="none" stroke="#25B78C" stroke-width="12" '
        'stroke-linecap="round"/>'
    )
    half = math.ceil(out + 14)
    return vector(body, (-half, -half, 2 * half, 2 * half), scale)
