"""What the player steers by under the stars: the own light with its wake, and help when it is
due."""

from __future__ import annotations

import math
from collections import deque

import pygame

from game.core.ease import eased
from game.exercises.star_map import State
from game.screen.look import Look
from game.screen.stroke import faded, glow, put_middle, shine, vector
from game.screen.views.star_field import Patience
from game.screen.views.veil import Veil

WAKE_S = 0.6
TRAIL_S = 0.12
"""The glow follows the light by so much; the light itself never waits."""
ROUND_S = 2.6
"""The help arrows come, stay and go in this time."""


class Light:
    """The player's own light: orb, glow behind it, and a wake."""

    def __init__(self, look: Look) -> None:
        self._look = look
        body = (
            '<defs><radialGradient id="o" gradientUnits="userSpaceOnUse" cx="-7" cy="-9" r="40">'
            '<stop offset="0" stop-color="#FFFFFF"/><stop offset="0.42" stop-color="#FFE3A0"/>'
            '<stop offset="1" stop-color="#F2A51E"/></radialGradient></defs>'
            '<circle r="32" fill="#0B1138" fill-opacity="0.35"/>'
            '<circle r="28.5" fill="url(#o)" stroke="#FFF4D6" stroke-width="3.2"/>'
        )
        self._orb = vector(body, (-40, -40, 80, 80), look.scale)
        self._past: deque[tuple[float, float, float]] = deque()
        self._glow, self._heart = (
            glow("#FFA928", look.px(150), 62),
            glow("#FFD98A", look.px(70), 60),
        )
        self._wake = [glow("#FFB640", look.px(10 + 4 * k), 8 + 3 * k) for k in range(8)]
        self._veil = Veil()

    def draw(
        self, surface: pygame.Surface, place: tuple[float, float], t_s: float, *, seen: bool = True
    ) -> None:
        """place: where the lean is, window pixels. seen: the feedback of this star lets it be."""
        share = self._veil.share(seen, t_s)
        if share == 1:
            self._draw_whole(surface, place, t_s)
            return
        self._past.clear()
        if share > 0:
            put_middle(surface, faded(self._orb, share), place)

    def _draw_whole(self, surface: pygame.Surface, place: tuple[float, float], t_s: float) -> None:
        past = self._past
        if not past or t_s > past[-1][0]:
            past.append((t_s, *place))
        while past and (past[0][0] < t_s - WAKE_S or past[0][0] > t_s):
            past.popleft()
        step = max(1, len(past) // 10)
        for age_s, x, y in list(past)[::step]:
            share = 1 - (t_s - age_s) / WAKE_S
            shine(surface, self._wake[min(7, int(share * 8))], (x, y))
        behind = next(((x, y) for age_s, x, y in past if age_s >= t_s - TRAIL_S), place)
        shine(surface, self._glow, behind)
        shine(surface, self._heart, place)
        put_middle(surface, self._orb, place)


class Chevrons:
    """Three arrows from the middle to the star, only after 4 s without progress."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._patience = Patience()
        self._drawn: dict[int, list[pygame.Surface]] = {}

    def draw(
        self,
        surface: pygame.Surface,
        middle: tuple[float, float],
        star: tuple[float, float],
        state: State,
        t_s: float,
    ) -> None:
        self.point(surface, middle, star, self._patience.stuck_s(state, t_s))

    def point(
        self,
        surface: pygame.Surface,
        middle: tuple[float, float],
        star: tuple[float, float],
        due_s: float,
    ) -> None:
        """From the middle to a place. due_s: seconds since help came due; nothing up to 0."""
        if due_s <= 0:
            return
        dx, dy = star[0] - middle[0], star[1] - middle[1]
        turn = round(math.degrees(math.atan2(dx, -dy)))
        within = due_s % ROUND_S if not self._look.calm else 1.7
        for k, (arrow, at) in enumerate(zip(self._arrows(turn), (0.20, 0.36, 0.52), strict=True)):
            share = eased((within - 0.4 * k) / 0.4) * eased((ROUND_S - within) / 0.4)
            if share > 0:
                place = (middle[0] + dx * at, middle[1] + dy * at)
                put_middle(surface, faded(arrow, share * (0.55 + 0.22 * k)), place)

    def _arrows(self, turn: int) -> list[pygame.Surface]:
        if turn not in self._drawn:
            self._drawn[turn] = [self._arrow(turn, 20 + 4 * k) for k in range(3)]
        return self._drawn[turn]

    def _arrow(self, turn: int, size: float) -> pygame.Surface:
        path = f'<path d="M{-size} {size * 0.5}L0 {-size * 0.22}L{size} {size * 0.5}" fill="none" '
        ends = 'stroke-linecap="round" stroke-linejoin="round"'
        dark = f'{path}stroke="#0B1138" stroke-opacity="0.6" stroke-width="19" {ends}/>'
        bright = f'{path}stroke="#FFFFFF" stroke-width="11" {ends}/>'
        body = f'<g transform="rotate({turn})">{dark}{bright}</g>'
        return vector(body, (-48, -48, 96, 96), self._look.scale)
