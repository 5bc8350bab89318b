"""The leafy animal of Statue Stretch: its long neck leans as the player does, and blossoms open
along it while it is still."""

from __future__ import annotations

import math

import pygame

from game.screen.look import Look
from game.screen.stroke import put_middle, vector
from game.screen.views.statue_field import Fan, Growing, Place
from game.screen.views.statue_leaves import KINDS, blossom, clump, head, planter_back, planter_front

LEAST, MOST = 45.0, 70.0
"""Half the width of the neck below the head and above the body."""
CLUMPS = 4
HEAD_BOX = (-150.0, -212.0, 300.0, 300.0)
"""Its middle is the middle of the face, about which the head tilts."""
HEAD_STEPS, HEAD_STEP_DEG = 14, 4.0
TILT = 0.62
"""Of the way the neck points, so that the face stays a face."""
BODY_UP = 46.0
BLOSSOMS = 26
STAGES = 6
GOLDEN = 0.618034
POT = 170.0


class Animal:
    """Grows in its bowl. foot: of the neck, design units."""

    def __init__(self, look: Look, fan: Fan, kinds: int) -> None:
        self._look, self._fan = look, fan
        scale = look.scale
        self._necks = [
            [_drawn(look, clump(half, half, 40 + seed), half + 16) for seed in range(3)]
            for half in (MOST - (MOST - LEAST) * k / (CLUMPS - 1) for k in range(CLUMPS))
        ]
        self._body = vector(_body(), (-250, -130, 500, 260), scale)
        bowl = (-240, -144, 480, 288)
        self._bowl = [vector(part(470, 128), bowl, scale) for part in (planter_back, planter_front)]
        self._heads = [self._turned(kind) for kind in KINDS[: max(1, min(kinds, len(KINDS)))]]
        self._flowers = [
            [_drawn(look, blossom(kind, 27 * (k + 1) / STAGES), 34) for k in range(STAGES)]
            for kind in range(3)
        ]
        self._small = [self._potted(kind) for kind in range(len(self._heads))]
        self._sprout = self._drawn_sprout()

    def _turned(self, kind: str) -> list[pygame.Surface]:
        """The head at every tilt, from left to right."""
        big = vector(head(kind), HEAD_BOX, 2 * self._look.scale)
        return [
            pygame.transform.rotozoom(big, -HEAD_STEP_DEG * k, 0.5)
            for k in range(-HEAD_STEPS, HEAD_STEPS + 1)
        ]

    def _potted(self, kind: int) -> pygame.Surface:
        """A small finished statue in its pot."""
        body = f'<g transform="translate(0 -22)">{planter_back(124, 50)}</g>'
        body += f'<g transform="translate(0 -66)">{clump(58, 52, 3, 12)}</g>'
        body += f'<g transform="translate(0 -112)">{clump(26, 40, 4, 11)}</g>'
        body += f'<g transform="translate(0 -128) scale(0.52)">{head(KINDS[kind])}</g>'
        for k, (x, y) in enumerate(((-36, -70), (30, -84), (2, -52), (-14, -104), (40, -52))):
            body += f'<g transform="translate({x} {y})">{blossom(k, 13)}</g>'
        body += f'<g transform="translate(0 -22)">{planter_front(124, 50)}</g>'
        return vector(body, (-POT / 2, -250, POT, 290), self._look.scale)

    def _drawn_sprout(self) -> pygame.Surface:
        """A pot in which nothing but two leaves grows yet."""
        leaf = '<path d="M0 0C-26 -6 -40 -24 -38 -44C-16 -42 -2 -24 0 0Z" fill="#8CC65E"/>'
        body = f'<g transform="translate(0 -22)">{planter_back(124, 50)}</g>'
        body += '<g transform="translate(0 -24)"><path d="M0 4V-16" stroke="#5E9E58" '
        body += f'stroke-width="6"/><g transform="translate(0 -12)">{leaf}'
        body += f'<g transform="scale(-1 1)">{leaf}</g></g></g>'
        body += f'<g transform="translate(0 -22)">{planter_front(124, 50)}</g>'
        return vector(body, (-POT / 2, -250, POT, 290), self._look.scale)

    def draw(self, surface: pygame.Surface, growing: Growing, kind: int) -> None:
        """The whole animal, now. kind: of its head."""
        look, fan = self._look, self._fan
        foot = fan.foot
        spine = fan.spine(growing.x, growing.y)
        body = foot[0], foot[1] + look.px(BODY_UP)
        bowl = foot[0], foot[1] + look.px(BODY_UP + 50)
        put_middle(surface, self._bowl[0], bowl)
        put_middle(surface, self._body, body)
        count = len(spine)
        for n, (x, y, _) in enumerate(spine[:-1]):
            row = self._necks[min(CLUMPS - 1, n * CLUMPS // count)]
            put_middle(surface, row[n % 3], (x, y))
        self._draw_blossoms(surface, spine, body, growing.grown)
        x, y, way = spine[-1]
        heads = self._heads[kind % len(self._heads)]
        step = round(math.degrees(way) * TILT / HEAD_STEP_DEG)
        put_middle(surface, heads[HEAD_STEPS + max(-HEAD_STEPS, min(HEAD_STEPS, step))], (x, y))
        put_middle(surface, self._bowl[1], bowl)

    def _draw_blossoms(
        self,
        surface: pygame.Surface,
        spine: list[tuple[float, float, float]],
        body: Place,
        grown: float,
    ) -> None:
        """From the foot upwards, one after another."""
        scale = self._look.scale
        for k in range(BLOSSOMS):
            opened = min(1.0, max(0.0, grown * (BLOSSOMS + 2) - k))
            if opened <= 0:
                continue
            aside = 2 * ((k * GOLDEN) % 1) - 1
            if k < 8:
                place = (body[0] + 180 * aside * scale, body[1] - (46 - 34 * (k % 3)) * scale)
            else:
                x, y, way = spine[1 + (k - 8) * (len(spine) - 7) // (BLOSSOMS - 8)]
                off = aside * 0.8 * (MOST - (MOST - LEAST) * (k - 8) / 18) * scale
                place = (x + off * math.cos(way), y + off * math.sin(way))
            stage = min(STAGES - 1, int(opened * STAGES))
            put_middle(surface, self._flowers[k % 3][stage], place)

    def draw_pot(self, surface: pygame.Surface, foot: Place, kind: int | None) -> None:
        """One of the row: a finished statue of that kind, or None for a sprout."""
        picture = self._sprout if kind is None else self._small[kind % len(self._small)]
        lift = 0.36 * picture.get_height()
        put_middle(surface, picture, (foot[0], foot[1] - lift))


def _drawn(look: Look, body: str, half: float) -> pygame.Surface:
    return vector(body, (-half, -half, 2 * half, 2 * half), look.scale)


def _body() -> str:
    """A broad mound of leaves."""
    return clump(206, 100, 21, 17)
