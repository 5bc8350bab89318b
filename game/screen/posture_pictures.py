"""Small pictures of who wears a sensor, from behind: where it is fastened, and the three postures
by which it is found how it sits. Left and right are the person's own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import pygame

from game.core.mounted import Place
from game.screen.look import Look, Theme
from game.screen.stroke import vector

Posture = Literal["stand", "forward", "right"]

SEAT = 128.0
"""Radius of the disc behind a posture, design units."""
WHERE = (-104.0, -230.0, 208.0, 296.0)
"""What a picture of a place takes in, drawing units."""
LEAN_DEG = 15.0
SPOTS: Mapping[Place, tuple[float, float]] = {
    Place.WAIST: (0.0, -92.0),
    Place.BOARD: (60.0, 14.0),
    Place.CHEST: (0.0, -142.0),
    Place.THIGH: (19.0, -66.0),
    Place.SHANK: (20.0, -24.0),
    Place.HAND: (61.0, -92.0),
}
"""Where the sensor is, drawing units from between the feet."""
BANDS: Mapping[Place, str] = {
    Place.WAIST: "M-35 -90Q0 -78 35 -90",
    Place.CHEST: "M-41 -144Q0 -132 41 -144",
    Place.THIGH: "M4 -66Q19 -60 35 -66",
    Place.SHANK: "M6 -24Q20 -19 33 -24",
}
TURNS_DEG = (-38.0, 262.0, 90.0, 205.0)
"""Ways in which the sensor may lie; any other will do as well."""


class _Ink:
    """Colours of one theme."""

    def __init__(self, theme: Theme) -> None:
        child = theme == "child"
        self.seat, self.rim = ("#FFF3DC", "#E2A983") if child else ("#12212D", "#B8935A")
        self.skin, self.shirt = ("#B97A56", "#E8573F") if child else ("#C98F6B", "#E8DFC9")
        self.legs, self.edge = ("#3E6E96", "#4A2E48") if child else ("#5B82A6", "#0D1822")
        self.hair = "#5A3A2E" if child else "#C9CDD0"
        self.board = "#F2C892" if child else "#DDBF86"
        self.arrow = "#C43C22" if child else "#F6EC6A"
        self.light = "#D55E00" if child else "#F0E442"


def person(theme: Theme, place: Place | None = None) -> str:
    """SVG of somebody who stands on a board, seen from behind, 190 high; the feet are at 0, 0.
    place: with a sensor there."""
    ink = _Ink(theme)
    edge = f'stroke="{ink.edge}" stroke-width="3.5" stroke-linejoin="round"'
    limb = 'fill="none" stroke-linecap="round"'
    arms = "M-42 -146Q-60 -120 -58 -94M42 -146Q60 -120 58 -94"
    legs = "M-18 -84L-19 -6M18 -84L19 -6"
    body = _line(arms, limb, ink.skin, ink.edge, 17) + _line(legs, limb, ink.legs, ink.edge, 27)
    body += (
        f'<path d="M-44 -152Q-40 -170 -18 -171L18 -171Q40 -170 44 -152L35 -84Q0 -74 -35 -84Z" '
        f'fill="{ink.shirt}" {edge}/><circle cy="-195" r="26" fill="{ink.skin}" {edge}/>'
        '<path d="M-26 -194A26 26 0 0 1 26 -194Q24 -176 12 -172Q0 -168 -12 -172Q-24 -176 -26 -194Z"'
        f' fill="{ink.hair}" {edge}/>'
    )
    return body if place is None else body + _worn(ink, place)


def _line(path: str, limb: str, colour: str, edge: str, wide: float) -> str:
    return (
        f'<path d="{path}" {limb} stroke="{edge}" stroke-width="{wide + 7}"/>'
        f'<path d="{path}" {limb} stroke="{colour}" stroke-width="{wide}"/>'
    )


def _worn(ink: _Ink, place: Place) -> str:
    x, y = SPOTS[place]
    band = BANDS.get(place)
    strap = (
        f'<path d="{band}" fill="none" stroke="#20303C" stroke-width="9" stroke-linecap="round"/>'
        if band
        else ""
    )
    return f'{strap}<g transform="translate({x} {y}) scale(0.62)">{sensor(ink.light)}</g>'


def sensor(light: str) -> str:
    """SVG of a sensor with its cable pointing down; 44 wide."""
    return (
        '<path d="M0 12C0 34 14 32 12 50" fill="none" stroke="#F2EBDB" stroke-width="12" '
        'stroke-linecap="round"/><path d="M0 12C0 34 14 32 12 50" fill="none" stroke="#20303C" '
        'stroke-width="6" stroke-linecap="round"/><rect x="-24" y="-18" width="48" height="36" '
        'rx="10" fill="#20303C" stroke="#F2EBDB" stroke-width="5"/>'
        f'<circle cx="-9" cy="0" r="6" fill="{light}"/>'
        '<path d="M4 -6L14 -6M4 5L14 5" stroke="#F2EBDB" stroke-width="3.5"/>'
    )


def _board(ink: _Ink) -> str:
    return (
        f'<path d="M-84 4L-84 14A84 26 0 0 0 84 14L84 4Z" fill="{ink.rim}"/>'
        f'<ellipse cy="4" rx="84" ry="25" fill="{ink.board}" stroke="{ink.edge}" '
        'stroke-opacity="0.5" stroke-width="3"/>'
    )


ARROWS: Mapping[Posture, str] = {
    "stand": "",
    "forward": '<path d="M-12 -204L-9 -222L-26 -221L0 -252L26 -221L9 -222L12 -204Z"/>',
    "right": '<path d="M88 -150L116 -150L116 -168L148 -139L116 -110L116 -128L88 -128Z"/>',
}


def posture_picture(look: Look, posture: Posture, place: Place) -> pygame.Surface:
    """Somebody in a posture on a disc; premultiplied."""
    ink = _Ink(look.theme)
    lean = f"rotate({LEAN_DEG})" if posture == "right" else ""
    lean = "translate(0 -2) scale(1.03 0.9)" if posture == "forward" else lean
    shapes = (
        f'<circle r="{SEAT - 4}" fill="{ink.seat}" fill-opacity="0.95"/>'
        f'<circle r="{SEAT - 4}" fill="none" stroke="{ink.rim}" stroke-width="4"/>'
        f'<g transform="translate(0 76) scale(0.74)">{_board(ink)}'
        f'<g transform="{lean}">{person(look.theme, place)}</g>'
        f'<g fill="{ink.arrow}" stroke="{ink.edge}" stroke-width="4" stroke-linejoin="round">'
        f"{ARROWS[posture]}</g></g>"
    )
    return vector(shapes, (-SEAT, -SEAT, 2 * SEAT, 2 * SEAT), look.scale)


def where_picture(look: Look, place: Place, scale: float = 1.6) -> pygame.Surface:
    """Somebody on a board, with the sensor where it belongs, lit; premultiplied."""
    ink = _Ink(look.theme)
    x, y = SPOTS[place]
    halo = "".join(
        f'<circle cx="{x}" cy="{y}" r="{radius}" fill="{ink.light}" fill-opacity="0.16"/>'
        for radius in (46, 36, 27)
    )
    ring = f'<circle cx="{x}" cy="{y}" r="34" fill="none" stroke="{ink.light}" stroke-width="5"/>'
    shapes = f"{_board(ink)}{person(look.theme)}{halo}{_worn(ink, place)}{ring}"
    return vector(shapes, WHERE, look.scale * scale)


def turned_sensors(look: Look) -> list[pygame.Surface]:
    """A sensor lying this way and that, premultiplied: any way round."""
    light = _Ink(look.theme).light
    return [
        vector(
            f'<g transform="rotate({turn})">{sensor(light)}</g>',
            (-62, -62, 124, 124),
            look.scale * 1.3,
        )
        for turn in TURNS_DEG
    ]


def tick_picture(look: Look) -> pygame.Surface:
    """The mark of a posture that was held."""
    child = look.theme == "child"
    ring, tick, ground = (
        ("#FFF3DC", "#FFD36B", "#27406B") if child else ("#25B78C", "#7FE3C2", "#0D1822")
    )
    body = (
        f'<circle r="30" fill="{ground}" stroke="{ring}" stroke-width="5"/>'
        f'<path d="M-13 1L-4 12L14 -11" fill="none" stroke="{tick}" stroke-width="8" '
        'stroke-linecap="round" stroke-linejoin="round"/>'
    )
    return vector(body, (-36, -36, 72, 72), look.scale)
