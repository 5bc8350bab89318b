"""What lies in the sand of Treasure Sense: the chest, the ring around it, the hole that was dug."""

from __future__ import annotations

import math

import pygame

from game.core.ease import eased
from game.exercises.treasure_sense import FELT_RADIUS, Outcome, Place, State
from game.screen.look import Look
from game.screen.stroke import faded, glow, put_middle, shine, vector
from game.screen.views.lake_field import LakeField
from game.screen.views.treasure_otter import FAR_SIZE, nearness

CHEST, OPEN, HOLE = 236.0, 250.0, 172.0
"""Widths at the mat, design units."""
LOWER = 14.0
"""So far below its place the chest ends: its sand is heaped all around it."""
SIZES = tuple(FAR_SIZE + (1.1 - FAR_SIZE) * k / 8 for k in range(9))
"""From far away to near."""
BEADS = 12
FADE_S, RISE_S, RISE = 0.5, 0.5, 34.0
PRINTS = 7


class Chest:
    """Chest, ring and hole on the field."""

    def __init__(self, look: Look, field: LakeField) -> None:
        self._look, self._field = look, field
        self._ring = self._drawn_ring(FELT_RADIUS * field.reach)
        self._full = self._drawn_bead("#FFB81C", "#FFF3C4", 12.5)
        self._empty = self._drawn_bead("#FFF6E2", "#9A5A5C", 9.0)
        for name, width in (
            ("treasure_chest", CHEST),
            ("treasure_open", OPEN),
            ("treasure_hole", HOLE),
        ):
            for size in SIZES:
                look.pictures.sprite(name, look.px(width * size))
        self._light, self._heart = glow("#FFB640", look.px(210), 42), glow("#FFE9A8", look.px(96),
                                                                        46)  # fmt: skip
        self._print = vector(
            '<ellipse cx="-7" cy="0" rx="7.5" ry="4.6" fill="#8A4C4E" fill-opacity="0.75"/>'
            '<ellipse cx="9" cy="-6" rx="7.5" ry="4.6" fill="#8A4C4E" fill-opacity="0.75"/>',
            (-20, -14, 40, 28), look.scale,
        )  # fmt: skip

    def _drawn_ring(self, wide: float) -> pygame.Surface:
        """How near is near enough to feel it."""
        high = wide * self._field.flat
        body = (
            f'<ellipse rx="{wide}" ry="{high}" fill="#FFF3C4" fill-opacity="0.30"/>'
            f'<ellipse rx="{wide}" ry="{high}" fill="none" stroke="#A45A50" stroke-opacity="0.55" '
            'stroke-width="4"/>'
        )
        return vector(body, (-wide - 6, -high - 6, 2 * wide + 12, 2 * high + 12), self._look.scale)

    def _drawn_bead(self, tone: str, edge: str, radius: float) -> pygame.Surface:
        body = (
            f'<circle cy="3" r="{radius + 2}" fill="#6A3440" fill-opacity="0.35"/>'
            f'<circle r="{radius}" fill="{tone}" stroke="{edge}" stroke-width="3.4"/>'
        )
        return vector(body, (-18, -18, 36, 36), self._look.scale)

    def _size(self, at: tuple[float, float]) -> float:
        top = self._look.at(0, 0)[1]
        return nearness((at[1] - top) / self._look.scale)

    def _sprite(self, name: str, width: float, at: tuple[float, float]) -> pygame.Surface:
        """Of the nearest size that was made before play."""
        size = min(SIZES, key=lambda size: abs(size - self._size(at)))
        return self._look.pictures.sprite(name, self._look.px(width * size))

    def draw_shown(self, surface: pygame.Surface, state: State, share: float) -> None:
        """The chest in its ring, whose beads fill while it is felt. share: in sight."""
        place = state.place
        if place is None or share <= 0:
            return
        at = self._field.place(place.x, place.y)
        whole = share >= 1
        put_middle(surface, self._ring if whole else faded(self._ring, share), at)
        if whole:
            self._draw_beads(surface, at, state.felt_share)
            self._draw_light(surface, at)
        self._stand(surface, "treasure_chest", CHEST, at, share)

    def _draw_light(self, surface: pygame.Surface, at: tuple[float, float]) -> None:
        shine(surface, self._light, (at[0], at[1] - self._look.px(60 * self._size(at))))

    def _draw_beads(self, surface: pygame.Surface, at: tuple[float, float], share: float) -> None:
        wide = FELT_RADIUS * self._field.reach * self._look.scale
        for k in range(BEADS):
            turn = 2 * math.pi * k / BEADS
            bead = self._full if k < round(share * BEADS) else self._empty
            x, y = math.sin(turn), -math.cos(turn) * self._field.flat
            put_middle(surface, bead, (at[0] + x * wide, at[1] + y * wide))

    def _stand(
        self, surface: pygame.Surface, name: str, width: float, at: tuple[float, float],
        share: float, rise: float = 0.0,
    ) -> None:  # fmt: skip
        picture = self._sprite(name, width, at)
        foot = at[1] - self._look.px((rise - LOWER) * self._size(at))
        middle = (at[0], foot - 0.42 * picture.get_height())
        put_middle(surface, picture if share >= 1 else faded(picture, share), middle)

    def draw_result(self, surface: pygame.Surface, outcome: Outcome, since_s: float) -> None:
        """Where it lay, and where it was dug for, if somebody did; footprints between the two."""
        at, share = self._lain(outcome.place), eased(since_s / FADE_S)
        up = math.sin(math.pi * min(1.0, since_s / RISE_S)) if not self._look.calm else 0.0
        dug = self._field.place(outcome.x, outcome.y)
        if outcome.found:
            self._draw_light(surface, at)
            self._stand(surface, "treasure_open", OPEN, at, max(share, 0.4), RISE * up)
            shine(surface, self._heart, (at[0], at[1] - self._look.px(92 * self._size(at))))
            return
        if outcome.looked:
            for k in range(1, PRINTS):
                t = k / PRINTS
                if share > t:
                    way = (dug[0] + (at[0] - dug[0]) * t, dug[1] + (at[1] - dug[1]) * t)
                    put_middle(surface, self._print, way)
            hole = self._sprite("treasure_hole", HOLE, dug)
            put_middle(surface, hole, (dug[0], dug[1] - 0.34 * hole.get_height()))
        self._stand(surface, "treasure_chest", CHEST, at, share)

    def _lain(self, place: Place) -> tuple[float, float]:
        return self._field.place(place.x, place.y)
