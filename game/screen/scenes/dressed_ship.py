"""What two players fill together: a ship at its mooring, dressed with lanterns from the masthead to
the posts on both sides. Each turn lights some, up to the star at the top; nobody can tell whose.

The child's ship takes friends on board as it fills, the adult's lights its cabin and its wake.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import pygame
from msgspec import Struct

from game.core.ease import eased
from game.screen.look import Look, Theme
from game.screen.scenes.boat import mirrored
from game.screen.stroke import faded, glow, put_middle, shine, vector

LIGHTS = 18
"""Nine on each side, lit from the posts up, by turns left and right."""
GROW_S, BETWEEN_S = 0.7, 0.35
STREAK_PERCENT = 380
"""How much higher than wide a light lies on the water."""
SWELLS = 6
"""Sizes of a lantern while it lights up."""
WARM = "#FFA850"
SAG = 180.0
"""How far below a straight line a rope hangs at twice its middle, units of the drawing."""

Place = tuple[float, float]


class Dress(Struct, frozen=True):
    """How one theme's ship is made. Units of the drawing from the middle of the waterline, y up."""

    hull: tuple[str, float, float]
    """Sprite, width, height of its middle."""
    rig: tuple[str, float, float]
    masthead: tuple[float, float]
    post: tuple[str, float, float]
    """Sprite, width, and how high its middle stands."""
    ends: float
    """How far the posts stand apart from the middle."""
    tied: float
    """How high the lines are tied to them."""
    lantern: float
    """Width."""
    rope: str
    friends: tuple[tuple[str, float, float, float, float], ...] = ()
    """Sprite, width, x, height of the middle, and the fullness at which they come on board."""
    lamps: tuple[tuple[float, float], ...] = ()
    """Light up at the very end."""


DRESSES: Mapping[Theme, Dress] = {
    "child": Dress(
        hull=("storm_ship_hull", 560, 95.5),
        rig=("storm_ship_rig", 560, 323),
        masthead=(0, 520),
        post=("jetty_post", 46, 60),
        ends=420,
        tied=150,
        lantern=44,
        rope="#8A5A4A",
        friends=(
            ("otter_front_centre", 168, 0, 206, 0.0),
            ("fruit_rabbit", 92, -128, 203, 0.25),
            ("fruit_hedgehog", 100, 126, 190, 0.5),
            ("life_parrot", 64, 168, 470, 0.75),
            ("life_owl", 54, 0, 466, 1.0),
        ),
        lamps=((-184, 206), (184, 206)),
    ),
    "adult": Dress(
        hull=("storm_yacht_hull", 360, 62),
        rig=("storm_yacht_rig", 560, 337),
        masthead=(0, 612),
        post=("life_quiet_lamp", 56, 74),
        ends=400,
        tied=142,
        lantern=26,
        rope="#8E7A58",
        lamps=((-60, 120), (60, 120)),
    ),
}


class DressedShip:
    """The ship at one place. x, water_y: the middle of its waterline, design units; size: 1 as it
    is drawn."""

    def __init__(self, look: Look, x: float, water_y: float, size: float) -> None:
        self._look, self._x, self._water_y, self._size = look, x, water_y, size
        self._dress = DRESSES[look.theme]
        self._ropes = self._drawn_ropes()
        self._hull = self._floating()
        self._mirror = mirrored(self._hull)
        self._light = glow(WARM, look.px(self._dress.lantern * 1.9 * size), 55)
        self._streak = glow(WARM, look.px(24 * size), 34, STREAK_PERCENT)
        self._lanterns = self._drawn_lanterns()

    def _at(self, x: float, up: float, bob: float = 0.0) -> tuple[int, int]:
        return self._look.at(self._x + x * self._size, self._water_y - up * self._size + bob)

    def _rope(self, way: int) -> tuple[Place, Place, Place]:
        """From a post to the masthead: both ends and what it hangs towards, units of the drawing.
        way: -1 left, 1 right."""
        dress, (top_x, top) = self._dress, self._dress.masthead
        end = way * dress.ends
        hangs = ((end + top_x) / 2, (dress.tied + top) / 2 - SAG)
        return (end, dress.tied), hangs, (top_x, top)

    def place(self, k: int) -> Place:
        """Where lantern k hangs: to the right of the middle and up, units of the drawing."""
        (ax, ay), (bx, by), (cx, cy) = self._rope(-1 if k % 2 == 0 else 1)
        t = (k // 2 + 1) / (LIGHTS / 2 + 1)
        a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t * t
        return a * ax + b * bx + c * cx, a * ay + b * by + c * cy

    def _drawn_ropes(self) -> pygame.Surface:
        dress, top, body = self._dress, self._dress.masthead[1], ""
        for way in (-1, 1):
            (ax, ay), (bx, by), (cx, cy) = self._rope(way)
            path = f"M{ax} {-ay}Q{bx} {-by} {cx} {-cy}"
            body += f'<path d="{path}" fill="none" stroke="{dress.rope}" stroke-width="4"/>'
        box = (-dress.ends - 6.0, -top - 6.0, 2 * dress.ends + 12.0, top + 12.0)
        return vector(body, box, self._look.scale * self._size)

    def _floating(self) -> pygame.Surface:
        """The hull as far as it is above the water, which cuts it in a shallow curve."""
        name, wide, up = self._dress.hull
        look = self._look
        whole = look.pictures.sprite(name, look.px(wide * self._size)).copy()
        size = whole.get_size()
        line = size[1] / 2 + up * self._size * look.scale
        curve = 0.07 * size[0]
        shape = f"M0 0H{size[0]}V{line - curve}Q{size[0] / 2} {line + curve} 0 {line - curve}Z"
        box = (0.0, 0.0, float(size[0]), float(size[1]))
        mask = vector(f'<path d="{shape}" fill="#fff"/>', box, 1.0)
        whole.blit(mask, (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
        return whole.subsurface((0, 0, size[0], min(size[1], math.ceil(line)))).copy()

    def _drawn_lanterns(self) -> tuple[pygame.Surface, Sequence[pygame.Surface]]:
        """One that waits, and lit ones, each a little larger: it swells as it lights up."""
        look, wide = self._look, self._dress.lantern * self._size
        sprite = look.pictures.sprite
        swells = (1 + 0.35 * k / SWELLS for k in range(SWELLS + 1))
        lit = [sprite("lantern_lit", look.px(wide * swell)) for swell in swells]
        if look.theme == "child":
            return sprite("lantern_unlit", look.px(wide)), lit
        ring = '<circle r="8" fill="#22323E" stroke="#8E7A58" stroke-width="2.5"/>'
        return vector(ring, (-11, -11, 22, 22), look.scale * self._size), lit

    def draw(
        self,
        surface: pygame.Surface,
        fullness: float,
        t_s: float,
        *,
        seen: float = 0.0,
        grown_s: float | None = None,
    ) -> None:
        """fullness: 0 to 1. seen, grown_s: how full it was before, and for how long what is new has
        been growing; None where all was seen."""
        bob = 0.0 if self._look.calm else 5 * math.sin(1.1 * t_s)
        shares = self._shares(fullness, seen, None if self._look.calm else grown_s)
        self._draw_mirror(surface, shares)
        self._draw_rig(surface, bob)
        self._draw_friends(surface, fullness, seen, grown_s, bob, t_s)
        place = self._at(0.0, 0.0, bob)
        put_middle(surface, self._hull, (place[0], place[1] - self._hull.get_height() / 2))
        self._draw_lanterns(surface, shares)
        if fullness >= 1.0:
            self._draw_lamps(surface, shares[-1], bob, t_s)

    def _draw_rig(self, surface: pygame.Surface, bob: float) -> None:
        """The posts, mast and sails, and the lines between."""
        dress, size = self._dress, self._size
        for way in (-1, 1):
            name, wide, up = dress.post
            self._put(surface, name, wide, way * dress.ends, up, 0.0)
        self._put(surface, *dress.rig[:2], 0.0, dress.rig[2], bob)
        half, high = dress.ends + 6, dress.masthead[1] + 6
        corner = self._look.corner(
            self._x - half * size, self._water_y - high * size, 2 * half * size
        )
        surface.blit(self._ropes, corner, special_flags=pygame.BLEND_PREMULTIPLIED)

    def _shares(self, fullness: float, seen: float, grown_s: float | None) -> list[float]:
        """How brightly each lantern burns, 0 to 1."""
        lit, before = lights_of(fullness), lights_of(seen)
        return [
            0.0
            if k >= lit
            else 1.0
            if grown_s is None or k < before
            else min(1.0, max(0.0, (grown_s - BETWEEN_S * (k - before)) / GROW_S))
            for k in range(LIGHTS)
        ]

    def _put(
        self, surface: pygame.Surface, name: str, wide: float, x: float, up: float, bob: float
    ) -> None:
        sprite = self._look.pictures.sprite(name, self._look.px(wide * self._size))
        put_middle(surface, sprite, self._at(x, up, bob))

    def _draw_mirror(self, surface: pygame.Surface, shares: list[float]) -> None:
        place = self._look.at(self._x, self._water_y)
        put_middle(surface, self._mirror, (place[0], place[1] + 0.42 * self._mirror.get_height()))
        for k, share in enumerate(shares):
            x, up = self.place(k)
            if share > 0:
                shine(surface, self._streak, self._at(x, -52 - 0.05 * up))

    def _draw_lanterns(self, surface: pygame.Surface, shares: list[float]) -> None:
        waiting, lit = self._lanterns
        for k, share in enumerate(shares):
            x, up = self.place(k)
            at = self._at(x, up - 0.6 * self._dress.lantern)
            swell = round(SWELLS * math.sin(math.pi * share))
            put_middle(surface, lit[swell] if share > 0 else waiting, at)
            if share > 0:
                shine(surface, self._light, at)

    def _draw_friends(
        self,
        surface: pygame.Surface,
        fullness: float,
        seen: float,
        grown_s: float | None,
        bob: float,
        t_s: float,
    ) -> None:
        for i, (name, wide, x, up, needed) in enumerate(self._dress.friends):
            if fullness + 1e-9 < needed:
                continue
            share = 1.0
            if grown_s is not None and not self._look.calm and seen + 1e-9 < needed:
                share = min(1.0, max(0.0, grown_s / GROW_S - 1.0))
            rise = (1 - eased(share)) * 0.9 * wide
            breath = 0.0 if self._look.calm else 2.0 * math.sin(1.6 * t_s + 1.3 * i)
            self._put(surface, name, wide, x, up - rise + breath, bob)

    def _draw_lamps(self, surface: pygame.Surface, share: float, bob: float, t_s: float) -> None:
        """The star at the masthead, and what burns on deck, as bright as the last lantern."""
        look, (x, up) = self._look, self._dress.masthead
        swell = share * (1.0 if look.calm else 0.9 + 0.1 * math.sin(1.2 * t_s))
        at = self._at(x, up + 18, bob)
        shine(surface, glow("#FFD98A", look.px(150 * self._size), round(10 * swell) * 7), at)
        if look.theme == "child":
            star = look.pictures.sprite("star", look.px(64 * self._size))
            put_middle(surface, faded(star, share), at)
        else:
            shine(surface, glow("#FFF6E0", look.px(34 * self._size), round(10 * share) * 10), at)
        for lamp in self._dress.lamps:
            light = glow(WARM, look.px(70 * self._size), round(10 * share) * 6)
            shine(surface, light, self._at(*lamp, bob))


def lights_of(fullness: float) -> int:
    """How many lanterns burn; one at the least as soon as there is anything."""
    if fullness <= 0:
        return 0
    return max(1, math.floor(LIGHTS * fullness + 1e-9))
