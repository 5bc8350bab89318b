"""How the map looks: the painted sea with each island awake or asleep, the light around islands
that may be chosen, and the way there."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from functools import lru_cache

import numpy as np
import pygame

from game.screen.instruments import DwellRing
from game.screen.look import Look
from game.screen.places import ISLANDS, Island
from game.screen.scenes.life_picture import LifePicture
from game.screen.scenes.sailed import News
from game.screen.scenes.writing import write
from game.screen.stroke import glow, put_middle, rounded_box, shine, vector
from game.text import mark

NAMES: Mapping[str, str] = {
    "sense_sands": mark("Sense Sands"),
    "posture_peak": mark("Posture Peak"),
    "strength_shore": mark("Strength Shore"),
    "balance_bay": mark("Balance Bay"),
    "coordination_cove": mark("Coordination Cove"),
    "stretch_springs": mark("Stretch Springs"),
}
MOORINGS: Mapping[str, tuple[float, float]] = {
    "sense_sands": (690, 655),
    "posture_peak": (1205, 640),
    "strength_shore": (1290, 610),
    "balance_bay": (760, 735),
    "coordination_cove": (912, 745),
    "stretch_springs": (1275, 740),
}
"""Where the boat waits; a test compares the keys with ISLANDS."""
NEAR_FOOT = 700
LOWEST_NAME = 1040
NAME_ROOM = 540
"""Between two islands that lie beside each other, design units."""
ROUTE = 6
"""Lights on the way to an island, and one more."""
NEWS_AFTER_S = 0.6
"""The map is taken in first."""
FEATHER = 40.0
"""Over which an island that sleeps is laid into the painted sea, design units."""


class MapPicture:
    """The map for one look and one set of islands that are awake."""

    def __init__(self, look: Look, awake: Collection[str]) -> None:
        self._look, self._awake = look, awake
        self._sea = _sea(look, awake)
        self._ring = DwellRing(look, 44, 11)
        self._life = {
            key: LifePicture(look, key, (isle.x, isle.y, isle.width))
            for key, isle in ISLANDS.items()
        }
        self._halos = {key: _halo(look, isle.width) for key, isle in ISLANDS.items()}

    def draw_sea(self, surface: pygame.Surface) -> None:
        """Everything that is painted; covers the surface."""
        surface.blit(self._sea, (0, 0))

    def draw_life(self, surface: pygame.Surface, news: News, now_s: float, shown_s: float) -> None:
        """What has come to the islands; what is new grows in. shown_s: since when the map is
        seen."""
        grown_s = None if self._look.calm else now_s - shown_s - NEWS_AFTER_S
        for key, life in self._life.items():
            life.draw(surface, news.now.get(key, 0), now_s, grown_s, news.seen.get(key, 0))

    def draw_light(self, surface: pygame.Surface, key: str) -> None:
        """Around an island, on the water."""
        look, isle = self._look, ISLANDS[key]
        if key in self._awake and look.theme == "child":
            light = glow("#FFC36A", look.px(isle.width * 0.62), 26, 34)
            shine(surface, light, look.at(isle.x, isle.y))
        put_middle(surface, self._halos[key], look.at(isle.x, isle.y + isle.width * 0.02))

    def draw_route(self, surface: pygame.Surface, key: str, now_s: float) -> None:
        """Lights on the water from the boat to the shore; they breathe one after another."""
        look = self._look
        child = look.theme == "child"
        warm, heart = ("#FFC25E", "#FFF6D8") if child else ("#C9A46A", "#F2EBDB")
        for i in range(1, ROUTE):
            swell = 1.0 if look.calm else 0.75 + 0.25 * math.sin(1.6 * now_s - 1.1 * i)
            place = look.at(*_on_route(key, i / ROUTE))
            shine(surface, glow(warm, look.px(30), round(10 * swell) * 6, 45), place)
            shine(surface, glow(heart, look.px(11), round(10 * swell) * 9, 50), place)

    def draw_name(self, surface: pygame.Surface, key: str, *, lit: bool, why: str = "") -> None:
        """lit: in focus. why: why it sleeps."""
        look, isle = self._look, ISLANDS[key]
        near, awake = isle.y > NEAR_FOOT, key in self._awake
        size = (54 if lit else 48) if near else (44 if lit else 38)
        y = min(LOWEST_NAME, isle.label_y + (18 if near else 14))
        if lit and why:
            y = min(LOWEST_NAME - size, y)
        colour = None if awake or lit else ("#FFF6EE" if look.theme == "child" else "#93A2AC")
        room = min(2 * min(isle.x, 1920 - isle.x) - 40, NAME_ROOM)
        name = look.words(NAMES[key])
        write(
            surface, look, name, "lead", isle.x, y,
            size=size, colour=colour, width=room, shrink=True, high=1.45 * size,
        )  # fmt: skip
        if lit and why:
            room = 2 * min(isle.x, 1920 - isle.x) - 60
            write(surface, look, why, "note", isle.x, y + 0.9 * size, width=room, shrink=True)

    def draw_dwell(self, surface: pygame.Surface, key: str, way: int, share: float) -> None:
        """The ring that fills while a lean is held, with an arrow for the side to lean to.
        way: -1 left, 1 right, 0 either. share: 0 to 1."""
        look, isle = self._look, ISLANDS[key]
        place = look.at(isle.x, isle.y - isle.width * 0.2)
        self._ring.draw(surface, place, share)
        if way:
            put_middle(surface, _arrow(look.scale, look.theme == "child", way), place)


def on_shore(key: str) -> tuple[float, float]:
    """Where the boat is when it has nearly landed, design units."""
    (x0, y0), isle = MOORINGS[key], ISLANDS[key]
    way = 1 if isle.x > x0 else -1
    x1, y1 = isle.x - way * isle.width * 0.42, isle.y + 42
    return x0 + (x1 - x0) * 0.6, y0 + (y1 - y0) * 0.6


def _on_route(key: str, share: float) -> tuple[float, float]:
    (x0, y0), isle = MOORINGS[key], ISLANDS[key]
    way, y1 = (1 if isle.x > x0 else -1), isle.y + 16
    x = x0 + (isle.x - x0) * share * 0.8
    return x - way * 10, y0 + 24 + (y1 - y0) * share + 26 * math.sin(math.pi * share)


def _sea(look: Look, awake: Collection[str]) -> pygame.Surface:
    """The sea with all awake, and those that sleep laid over it softly: both are one painting but
    for the islands."""
    whole = look.pictures.chart(f"{look.theme}_map").copy()
    asleep = look.pictures.chart(f"{look.theme}_map_asleep")
    for key, isle in ISLANDS.items():
        if key not in awake:
            rect = _around(look, isle).clip(whole.get_rect())
            part = asleep.subsurface(rect).convert_alpha().premul_alpha()
            part.blit(_feathered(rect.size, look.px(FEATHER)), (0, 0), None, pygame.BLEND_RGBA_MULT)
            whole.blit(part, rect, None, pygame.BLEND_PREMULTIPLIED)
    return whole


def _around(look: Look, isle: Island) -> pygame.Rect:
    """An island with its mirror, window pixels."""
    wide, high = isle.width * 1.12, isle.width * 0.9
    corner = look.at(isle.x - wide / 2, isle.y - isle.width * 0.74)
    return pygame.Rect(corner, (look.px(wide), look.px(high)))


def _feathered(size: tuple[int, int], soft: int) -> pygame.Surface:
    """1 within, fading to 0 at the edge."""
    wide, high = size
    apart = rounded_box(wide, high, (0, 0, wide, high), 2.0 * soft)
    share = np.clip(-apart / max(1, soft), 0, 1)
    mask = np.repeat((share * 255).astype(np.uint8)[..., None], 4, -1)
    return pygame.image.frombuffer(mask.tobytes(), size, "RGBA")


@lru_cache(maxsize=8)
def _arrow(scale: float, child: bool, way: int) -> pygame.Surface:
    tone = "#FFF6D8" if child else "#F2EBDB"
    tip = 15 * way
    body = (
        f'<path d="M{-tip * 0.6} -17L{tip} 0L{-tip * 0.6} 17" fill="none" stroke="{tone}" '
        'stroke-width="8" stroke-linecap="round" stroke-linejoin="round"/>'
    )
    return vector(body, (-26, -26, 52, 52), scale)


def _halo(look: Look, width: float) -> pygame.Surface:
    """The near half of a ring of light that lies on the water around an island."""
    wide, high = width * 0.57, width * 0.045
    tone = "#FFE3A0" if look.theme == "child" else "#DDBF86"
    body = '<defs><linearGradient id="h" x1="0%" y1="0%" x2="100%" y2="0%">'
    for at, opacity in ((0, 0.0), (18, 0.75), (50, 0.95), (82, 0.75), (100, 0.0)):
        body += f'<stop offset="{at}%" stop-color="{tone}" stop-opacity="{opacity}"/>'
    path = f"M{-wide} 0A{wide} {high} 0 0 0 {wide} 0"
    body += f'</linearGradient></defs><path d="{path}" fill="none" stroke="url(#h)" '
    body += 'stroke-width="6" stroke-linecap="round"/>'
    return vector(body, (-wide - 8, -high - 8, 2 * wide + 16, 2 * high + 16), look.scale)
