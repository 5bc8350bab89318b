"""Small pictures on the rows of the settings. Shape and place say what colour says."""

from __future__ import annotations

from functools import lru_cache

import pygame

from game.screen.look import Theme
from game.screen.palette import IVORY, PLUM
from game.screen.stroke import vector

INK: dict[Theme, str] = {"child": PLUM, "adult": IVORY}
GROUND: dict[Theme, str] = {"child": "#FFF6E6", "adult": "#121E28"}
BARS_W, BARS_H = 200.0, 74.0
SWITCH_W, SWITCH_H = 138.0, 72.0


@lru_cache(maxsize=16)
def arrow(scale: float, theme: Theme, points: int) -> pygame.Surface:
    """To the left (-1) or to the right (1)."""
    tip = 15 * points
    body = (
        f'<path d="M{-tip * 0.7} -24L{tip} 0L{-tip * 0.7} 24" fill="none" stroke="{INK[theme]}" '
        'stroke-width="9" stroke-linecap="round" stroke-linejoin="round"/>'
    )
    return vector(body, (-30, -34, 60, 68), scale)


@lru_cache(maxsize=8)
def switch(scale: float, theme: Theme, on: bool) -> pygame.Surface:
    """A pill with its knob at the right and a tick when on, at the left and hollow when off."""
    ink, ground = INK[theme], GROUND[theme]
    wide, high = SWITCH_W, SWITCH_H
    frame = f'x="{-wide / 2 + 4}" y="{-high / 2 + 4}" width="{wide - 8}" height="{high - 8}"'
    x = (wide - high) / 2 * (1 if on else -1)
    inside = ink if on else ground
    body = f'<rect {frame} rx="{high / 2 - 4}" fill="{inside}" stroke="{ink}" stroke-width="6"/>'
    if on:
        body += f'<circle cx="{x}" cy="0" r="22" fill="{ground}"/>'
        body += f'<path d="M{x - 10} 1L{x - 2} 10L{x + 11} -9" fill="none" stroke="{ink}" '
        body += 'stroke-width="7" stroke-linecap="round" stroke-linejoin="round"/>'
    else:
        body += f'<circle cx="{x}" cy="0" r="19" fill="none" stroke="{ink}" stroke-width="6"/>'
    return vector(body, (-wide / 2, -high / 2, wide, high), scale)


@lru_cache(maxsize=256)
def bars(scale: float, theme: Theme, filled: int, of: int, from_right: bool) -> pygame.Surface:
    """Rising bars, as many of them full as steps are reached; the others are outlines."""
    ink, step = INK[theme], BARS_W / of
    body = ""
    for i in range(of):
        high = 18 + (BARS_H - 22) * (i + 1) / of
        at = of - 1 - i if from_right else i
        x, wide = -BARS_W / 2 + step * at + step * 0.16, step * 0.68
        look = f'fill="{ink}"' if i < filled else f'fill="none" stroke="{ink}" stroke-width="2.5"'
        body += f'<rect x="{x:.1f}" y="{BARS_H / 2 - high:.1f}" width="{wide:.1f}" '
        body += f'height="{high - 3:.1f}" rx="{min(4.0, wide / 3):.1f}" {look}/>'
    return vector(body, (-BARS_W / 2 - 3, -BARS_H / 2 - 3, BARS_W + 6, BARS_H + 6), scale)


@lru_cache(maxsize=8)
def tab_line(scale: float, theme: Theme, width: float) -> pygame.Surface:
    """Below the tab that is open."""
    body = f'<rect x="{-width / 2}" y="-5" width="{width}" height="10" rx="5" fill="{INK[theme]}"/>'
    return vector(body, (-width / 2, -6, width, 12), scale)
