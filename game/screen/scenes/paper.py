"""What words and pictures stand on: cards, buttons, veils. Paper for the child, dark glass and
brass for the adult; what lies under a card or a button is never seen through it.

Painted once per size and kept; all are premultiplied, with room around them for their shadow.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

import numpy as np
import pygame

from game.core.ease import all_eased
from game.screen.look import Look, Theme
from game.screen.stroke import Floats, Paint, colour, put_middle, rounded_box

Kind = Literal["card", "button", "veil"]
SHADOW = 46
"""Room around for the shadow and the light, design units."""
SIDE = 140
"""From its ends on a sheet is the same all the way, so that only so much is painted, design units:
a wide one took 0.1 s."""


@lru_cache(maxsize=120)
def sheet(
    theme: Theme,
    scale: float,
    wide: int,
    high: int,
    radius: int,
    kind: Kind,
    lit: bool,
    strong: bool = False,
) -> pygame.Surface:
    """A card, a button or a veil. wide, high, radius: pixels; lit: in focus, warmer and with
    light around it; strong: an even ground in a clear frame, which is broad in focus."""
    room = round(SHADOW * scale)
    painted_w = min(wide, 2 * (radius + round(SIDE * scale)) + 1)
    whole_w, whole_h = painted_w + 2 * room, high + 2 * room
    box = (float(room), float(room), float(painted_w), float(high))
    apart = rounded_box(whole_w, whole_h, box, float(radius))
    inside = np.clip(0.5 - apart, 0, 1).astype(np.float32)
    paint = Paint(whole_w, whole_h)
    if kind == "veil":
        _veil(paint, apart, theme, scale)
    elif strong:
        _strong(paint, apart, inside, theme, scale, lit)
    elif theme == "child":
        _paper(paint, apart, inside, scale, lit, kind)
    else:
        _glass(paint, apart, inside, scale, lit, kind)
    return paint.surface(wide - painted_w)


def _shadow(
    paint: Paint, apart: Floats, reach: float, tone: str, strength: float, drop: int
) -> None:
    soft = np.exp(-((np.maximum(apart, 0) / reach) ** 1.5)) * strength
    paint.over((np.roll(soft, drop, 0) * _border(apart)).astype(np.float32), tone)


def _border(apart: Floats) -> Floats:
    """1 within, falling to 0 at the edge of the picture, so that no shadow ends in a line."""
    high, wide = apart.shape
    rows, columns = np.arange(high) + 0.5, np.arange(wide) + 0.5
    down, across = np.minimum(rows, high - rows), np.minimum(columns, wide - columns)
    edge = np.minimum(down[:, None], across[None, :])
    share = all_eased(edge / max(1.0, 0.5 * float(apart[high // 2, 0])))
    return np.asarray(share, np.float32)


def _ramp(paint: Paint, top: str, foot: str, room: int) -> Floats:
    rows = np.linspace(0, 1, paint.cover.shape[0], dtype=np.float32)
    share = np.clip((rows * paint.cover.shape[0] - room) / max(1, len(rows) - 2 * room), 0, 1)
    tones = colour(top) * (1 - share[:, None]) + colour(foot) * share[:, None]
    return np.repeat(tones[:, None], paint.cover.shape[1], 1).astype(np.float32)


def _rim(paint: Paint, apart: Floats, at: float, width: float, tone: str, strength: float) -> None:
    line = np.clip(width / 2 + 0.5 - np.abs(apart + at), 0, 1).astype(np.float32)
    paint.over(line, tone, strength)


def _paper(
    paint: Paint, apart: Floats, inside: Floats, scale: float, lit: bool, kind: Kind
) -> None:
    room = round(SHADOW * scale)
    _shadow(paint, apart, 22 * scale, "#1B1440", 0.42, round(8 * scale))
    if lit:
        glow = np.exp(-((np.maximum(apart, 0) / (24 * scale)) ** 1.6)).astype(np.float32)
        paint.over(glow * _border(apart), "#FFC46A", 0.85)
    top, foot = ("#FFF9E2", "#FFD9A0") if lit else ("#FFF4E0", "#F4D5BB")
    if kind == "button" and not lit:
        top, foot = "#FFF6E6", "#F2CFB2"
    paint.over(inside, _ramp(paint, top, foot, room))
    _rim(paint, apart, 2.2 * scale, 2.6 * scale, "#FFFFFF", 0.55)
    if lit:
        _rim(paint, apart, 0, 5 * scale, "#FFE9A8", 0.95)


def _glass(
    paint: Paint, apart: Floats, inside: Floats, scale: float, lit: bool, kind: Kind
) -> None:
    room = round(SHADOW * scale)
    _shadow(paint, apart, 24 * scale, "#050B11", 0.55, round(8 * scale))
    if lit:
        glow = np.exp(-((np.maximum(apart, 0) / (18 * scale)) ** 1.4)).astype(np.float32)
        paint.over(glow * _border(apart), "#D6A25A", 0.42)
    top, foot = ("#2F4656", "#1B2C39") if lit else ("#1F303D", "#121E28")
    paint.over(inside, _ramp(paint, top, foot, room))
    _rim(paint, apart, 1.5 * scale, 2.0 * scale, "#F2EBDB", 0.10)
    brass = (
        _ramp(paint, "#F3E2B8", "#A27F4A", room)
        if lit
        else _ramp(paint, "#8E7A58", "#55503F", room)
    )
    line = np.clip((2.4 if lit else 1.3) * scale + 0.5 - np.abs(apart), 0, 1).astype(np.float32)
    paint.over(line, brass)


STRONG: dict[Theme, tuple[str, str, str, str]] = {
    "child": ("#FFF8E8", "#FFE7A8", "#1E0F24", "#FFFFFF"),
    "adult": ("#0E1820", "#1A2935", "#F2EBDB", "#050A0F"),
}
"""Ground, ground in focus, frame, and the line around the frame: one of the last two stands out
from whatever lies behind."""


def _strong(
    paint: Paint, apart: Floats, inside: Floats, theme: Theme, scale: float, lit: bool
) -> None:
    ground, focused, frame, around = STRONG[theme]
    _shadow(paint, apart, 22 * scale, "#050B11", 0.5, round(8 * scale))
    width = 9 if lit else 4
    outer = np.clip(0.5 - (apart - (width + 4) * scale), 0, 1).astype(np.float32)
    paint.over(outer, around)
    paint.over(np.clip(0.5 - (apart - width * scale), 0, 1).astype(np.float32), frame)
    paint.over(inside, focused if lit else ground)


def _veil(paint: Paint, apart: Floats, theme: Theme, scale: float) -> None:
    """A soft dark place behind words, with no edge."""
    soft = np.clip(0.5 - (apart + 20 * scale) / (100 * scale), 0, 1) ** 1.6
    paint.over(soft.astype(np.float32), "#161040" if theme == "child" else "#0A131B", 0.62)


def put_sheet(
    surface: pygame.Surface,
    look: Look,
    x: float,
    y: float,
    width: float,
    height: float,
    *,
    kind: Kind = "card",
    lit: bool = False,
    radius: float = 44,
    lift: float = 0.0,
) -> None:
    """A sheet with its middle at (x, y), design units; lift: raised by so much, when it is in
    focus."""
    rounded = min(radius, height / 2)
    picture = sheet(
        *(look.theme, look.scale, look.px(width), look.px(height), look.px(rounded)),
        *(kind, lit, look.contrast),
    )
    put_middle(surface, picture, look.at(x, y - lift))
