"""A load board from above, its corners as basins that fill with what presses on them."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from functools import lru_cache

import numpy as np
import pygame

from game.screen.look import Look, Theme
from game.screen.palette import VERMILION, YELLOW
from game.screen.stroke import Paint, colour, put_middle, vector

WIDE, HIGH = 1000.0, 570.0
CORNERS: Sequence[tuple[float, float]] = ((352, -140), (352, 148), (-352, -140), (-352, 148))
"""Middle of each basin from that of the board, design units, as the loads stand in a sample."""
BASIN = 98.0
SETTLE_S = 0.4
"""Water and float settle in this time and never overshoot."""
STEPS = 48
LEAST_FULL_KG = 10.0
"""A basin is full at half of the whole load, and never at less than this."""
GROUND: dict[Theme, tuple[str, str]] = {
    "child": ("#FFEFD2", "#F0C998"),
    "adult": ("#2B3F4C", "#1B2A35"),
}
RIM: dict[Theme, tuple[str, str, str]] = {
    "child": ("#E9A66B", "#B9714F", "#D98F5E"),
    "adult": ("#F3E2B8", "#A27F4A", "#DDBF86"),
}
HAIR: dict[Theme, str] = {"child": "#8A5A4E", "adult": "#F2EBDB"}
WATER: dict[Theme, tuple[str, str, str]] = {
    "child": ("#D9A77C", "#6FD2F2", "#2C8FCB"),
    "adult": ("#0C1720", "#7CC6F2", "#2E86C0"),
}
"""Of an empty basin, of its surface and of its depth."""


class BoardPicture:
    """One board; the middle of it may stand anywhere, its corners stay where they are in every
    language."""

    def __init__(self) -> None:
        self._full = [0.0] * 4
        self._float = (0.0, 0.0)
        self._seen_s = 0.0

    def settle(
        self, loads_kg: Sequence[float], place: tuple[float, float] | None, now_s: float
    ) -> None:
        """What presses on it now. place: of the centre of pressure, in halves of the distance
        between the sensors; None with nobody there. now_s: display time."""
        share = 1 - math.exp(-4 * max(0.0, min(1.0, now_s - self._seen_s)) / SETTLE_S)
        self._seen_s = now_s
        full_kg = max(LEAST_FULL_KG, 0.5 * math.fsum(loads_kg))
        wanted = [max(0.0, min(1.0, kg / full_kg)) for kg in loads_kg]
        self._full = [a + (b - a) * share for a, b in zip(self._full, wanted, strict=True)]
        x, y = place or (0.0, 0.0)
        at_x, at_y = self._float
        self._float = (at_x + (x - at_x) * share, at_y + (y - at_y) * share)

    def draw(
        self,
        surface: pygame.Surface,
        look: Look,
        middle: tuple[int, int],
        *,
        marked: Collection[int] = (),
        floats: bool = True,
    ) -> None:
        """middle: window pixels. marked: corners that something is wrong with. floats: somebody is
        there, and the centre of pressure is shown."""
        put_middle(surface, _tray(look.theme, look.scale), middle)
        for at, (x, y) in enumerate(CORNERS):
            place = (middle[0] + x * look.scale, middle[1] + y * look.scale)
            put_middle(
                surface, _basin(look.theme, look.scale, round(self._full[at] * STEPS)), place
            )
            if at in marked:
                put_middle(surface, _mark(look.scale), place)
        if floats:
            x, y = (one * half for one, half in zip(self._float, CORNERS[1], strict=True))
            place = (middle[0] + x * look.scale, middle[1] - y * look.scale)
            put_middle(surface, _float(look.theme, look.scale), place)


def corner_place(look: Look, middle: tuple[int, int], at: int) -> tuple[int, int]:
    """Where the words beside a basin stand, window pixels: towards the middle of the board."""
    x, y = CORNERS[at]
    return round(middle[0] + math.copysign(158, x) * look.scale), round(middle[1] + y * look.scale)


def _gradient(name: str, tones: Sequence[str], line: str) -> str:
    last = len(tones) - 1
    stops = "".join(
        f'<stop offset="{k / last}" stop-color="{tone}"/>' for k, tone in enumerate(tones)
    )
    return (
        f'<linearGradient id="{name}" gradientUnits="userSpaceOnUse" {line}>{stops}'
        "</linearGradient>"
    )


@lru_cache(maxsize=4)
def _tray(theme: Theme, scale: float) -> pygame.Surface:
    """The plate with its rim, a hair line around and a cross in the middle, on its shadow."""
    x, y, hair = WIDE / 2, HIGH / 2, HAIR[theme]
    ground = _gradient("g", GROUND[theme], f'x1="0" y1="{-y}" x2="0" y2="{y}"')
    rim = _gradient("r", RIM[theme], f'x1="{-x}" y1="{-y}" x2="{x}" y2="{y}"')
    shadow = "".join(
        f'<rect x="{-x - n}" y="{-y - n + 14}" width="{WIDE + 2 * n}" height="{HIGH + 2 * n}" '
        f'rx="{96 + n}" fill="#050B11" fill-opacity="0.055"/>'
        for n in range(0, 30, 4)
    )
    body = (
        f'<defs>{ground}{rim}</defs>{shadow}<rect x="{-x + 6}" y="{-y + 6}" width="{WIDE - 12}" '
        f'height="{HIGH - 12}" rx="92" fill="url(#g)" stroke="url(#r)" '
        f'stroke-width="{7 if theme == "adult" else 13}"/><rect x="{-x + 24}" y="{-y + 24}" '
        f'width="{WIDE - 48}" height="{HIGH - 48}" rx="76" fill="none" stroke="{hair}" '
        f'stroke-opacity="0.25" stroke-width="1.8"/><path d="M0 {-y + 84}V{y - 40}M{-x + 40} 0H'
        f'{x - 40}" stroke="{hair}" stroke-opacity="0.28" stroke-width="2" '
        'stroke-dasharray="3 8"/>'
    )
    return vector(body, (-x - 34, -y - 34, WIDE + 68, HIGH + 80 - 12), scale)


@lru_cache(maxsize=2 * (STEPS + 1))
def _basin(theme: Theme, scale: float, step: int) -> pygame.Surface:
    """A round basin, filled so far, with light on the water and shade under its rim."""
    radius = BASIN * scale
    side = max(4, round(2 * radius + 8))
    rows, columns = np.mgrid[0:side, 0:side].astype(np.float32) + 0.5
    apart = np.hypot(columns - side / 2, rows - side / 2)
    inside = np.clip(radius - 4 * scale - apart + 0.5, 0, 1)
    level = side / 2 + radius * (1 - 2 * step / STEPS) + 3 * scale * np.sin(columns / (17 * scale))
    empty, bright, deep = WATER[theme]
    paint = Paint(side, side)
    paint.over(inside, empty)
    depth = np.clip((rows - side / 2 + radius) / (2 * radius), 0, 1)[..., None]
    water = (colour(bright) * (1 - depth) + colour(deep) * depth).astype(np.float32)
    if step:
        paint.over(inside * np.clip(rows - level + 0.5, 0, 1), water)
        crest = np.exp(-(((rows - level - 3 * scale) / (3.4 * scale)) ** 2)) * (rows > level)
        paint.over((inside * crest).astype(np.float32), "#FFFFFF", 0.6)
    shade = np.clip((apart - radius + 22 * scale) / (22 * scale), 0, 1) ** 2
    paint.over((inside * shade * np.clip(1 - rows / side, 0, 1)).astype(np.float32), "#0A1018", 0.5)
    rim = np.clip(2.6 * scale + 0.5 - np.abs(apart - radius + 2 * scale), 0, 1)
    paint.over(rim.astype(np.float32), RIM[theme][0] if theme == "adult" else RIM[theme][1], 0.95)
    return paint.surface()


@lru_cache(maxsize=4)
def _mark(scale: float) -> pygame.Surface:
    """Something is wrong here: a ring of its own, broken, and a sign. Shape says it, not colour."""
    out = BASIN + 12
    turn = math.tau * out / 24
    body = (
        f'<circle r="{out}" fill="none" stroke="#1B1020" stroke-width="14" stroke-opacity="0.55"/>'
        f'<circle r="{out}" fill="none" stroke="{VERMILION}" stroke-width="9" '
        f'stroke-dasharray="{turn * 0.62:.1f} {turn * 0.38:.1f}"/>'
        f'<circle r="38" fill="#FFF8E8" stroke="{VERMILION}" stroke-width="7"/>'
        '<path d="M0 -19V5" stroke="#3A1420" stroke-width="9" stroke-linecap="round"/>'
        '<circle cy="18" r="5.6" fill="#3A1420"/>'
    )
    half = out + 10
    return vector(body, (-half, -half, 2 * half, 2 * half), scale)


@lru_cache(maxsize=4)
def _float(theme: Theme, scale: float) -> pygame.Surface:
    """Where the pressure is: a small float with light on it."""
    ring = RIM[theme][0] if theme == "adult" else "#FFFFFF"
    body = (
        '<ellipse cy="9" rx="25" ry="20" fill="#050B11" fill-opacity="0.35"/>'
        f'<circle r="22" fill="{YELLOW}" stroke="#3A2A10" stroke-width="5"/>'
        f'<circle r="22" fill="none" stroke="{ring}" stroke-width="2.4"/>'
        '<circle cx="-7" cy="-8" r="6" fill="#FFFFFF" fill-opacity="0.85"/>'
    )
    return vector(body, (-32, -32, 64, 68), scale)
