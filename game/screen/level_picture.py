"""A spirit level from above: where a worn sensor, a plate or a stick leans."""

from __future__ import annotations

import math
from functools import lru_cache

import pygame

from game.screen.board_picture import GROUND, HAIR, RIM, SETTLE_S
from game.screen.look import Look, Theme
from game.screen.stroke import put_middle, vector

RADIUS = 288.0
GLASS = 226.0
BUBBLE = 50.0


class LevelPicture:
    """One level; its bubble settles and never overshoots."""

    def __init__(self) -> None:
        self._place = (0.0, 0.0)
        self._seen_s = 0.0

    def settle(self, place: tuple[float, float] | None, now_s: float) -> None:
        """place: right and forward, 1 at the rim of the glass; None where nothing is told."""
        share = 1 - math.exp(-4 * max(0.0, min(1.0, now_s - self._seen_s)) / SETTLE_S)
        self._seen_s = now_s
        x, y = place or (0.0, 0.0)
        far = max(1.0, math.hypot(x, y))
        at_x, at_y = self._place
        self._place = (at_x + (x / far - at_x) * share, at_y + (y / far - at_y) * share)

    def draw(self, surface: pygame.Surface, look: Look, middle: tuple[int, int]) -> None:
        """middle: window pixels."""
        put_middle(surface, _glass(look.theme, look.scale), middle)
        reach = (GLASS - BUBBLE - 10) * look.scale
        x, y = self._place
        place = (middle[0] + x * reach, middle[1] - y * reach)
        put_middle(surface, _bubble(look.scale), place)


@lru_cache(maxsize=4)
def _glass(theme: Theme, scale: float) -> pygame.Surface:
    """A ring of wood or brass around a glass of green water, with circles to read it by."""
    (top, foot), (light, dark, warm), hair = GROUND[theme], RIM[theme], HAIR[theme]
    line = 'gradientUnits="userSpaceOnUse"'
    shadow = "".join(
        f'<circle cy="14" r="{RADIUS + n}" fill="#050B11" fill-opacity="0.055"/>'
        for n in range(0, 30, 4)
    )
    circles = "".join(
        f'<circle r="{GLASS * part}" fill="none" stroke="#0B2B22" stroke-opacity="0.5" '
        'stroke-width="3"/>'
        for part in (0.3, 0.65)
    )
    body = (
        f'<defs><linearGradient id="r" {line} x1="{-RADIUS}" y1="{-RADIUS}" x2="{RADIUS}" '
        f'y2="{RADIUS}"><stop offset="0" stop-color="{light}"/><stop offset="0.5" '
        f'stop-color="{dark}"/><stop offset="1" stop-color="{warm}"/></linearGradient>'
        f'<linearGradient id="f" {line} x1="0" y1="{-RADIUS}" x2="0" y2="{RADIUS}"><stop '
        f'offset="0" stop-color="{top}"/><stop offset="1" stop-color="{foot}"/></linearGradient>'
        f'<radialGradient id="w" {line} cx="-60" cy="-80" r="{GLASS * 1.5}"><stop offset="0" '
        'stop-color="#B9E88A"/><stop offset="0.6" stop-color="#5DBB7A"/><stop offset="1" '
        f'stop-color="#1F7A5C"/></radialGradient></defs>{shadow}<circle r="{RADIUS - 5}" '
        f'fill="url(#f)" stroke="url(#r)" stroke-width="{7 if theme == "adult" else 13}"/>'
        f'<circle r="{GLASS}" fill="url(#w)" stroke="{hair}" stroke-opacity="0.5" '
        f'stroke-width="4"/>{circles}<path d="M0 {-GLASS}V{GLASS}M{-GLASS} 0H{GLASS}" '
        'stroke="#0B2B22" stroke-opacity="0.35" stroke-width="2.5"/>'
    )
    half = RADIUS + 44
    return vector(body, (-half, -half, 2 * half, 2 * half), scale)


@lru_cache(maxsize=4)
def _bubble(scale: float) -> pygame.Surface:
    body = (
        f'<circle r="{BUBBLE}" fill="#F4FFE2" fill-opacity="0.82" stroke="#0B2B22" '
        'stroke-opacity="0.75" stroke-width="4"/><ellipse cx="-16" cy="-18" rx="15" ry="10" '
        'fill="#FFFFFF" transform="rotate(-38 -16 -18)"/>'
    )
    half = BUBBLE + 4
    return vector(body, (-half, -half, 2 * half, 2 * half), scale)
