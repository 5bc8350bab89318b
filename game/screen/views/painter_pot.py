"""The paint on the field: a pool of colour for children, a dish of ink for adults, each with a ring
that says how near is near enough; and what is told of a line that was painted out of sight."""

from __future__ import annotations

import pygame

from game.exercises.pelvis_painter import Phase, State
from game.screen.look import Look
from game.screen.stroke import faded, glow, put_middle, shine, vector
from game.screen.views.painter_field import Field, Place


class Pots:
    """Made once for each size and colour."""

    def __init__(self, look: Look, field: Field) -> None:
        self._look, self._reach = look, field.reach
        self._made: dict[tuple[int, str, bool], pygame.Surface] = {}

    def draw(
        self, surface: pygame.Surface, place: Place, band: float, tone: str, *, lit: bool
    ) -> None:
        """band: reach units. lit: the brush is in it, and the player may be told."""
        radius = round(band * self._reach)
        key = (radius, tone, lit)
        if key not in self._made:
            self._made[key] = self._drawn(*key)
        if lit:
            shine(surface, glow(tone, self._look.px(1.7 * radius + 30), 44), place)
        put_middle(surface, self._made[key], place)

    def _drawn(self, radius: int, tone: str, lit: bool) -> pygame.Surface:
        dish = self._look.theme == "adult"
        body = (_dish if dish else _pool)(0.66 * radius + 8, tone)
        ring = "#FFFFFF" if not dish else "#F0DDB0"
        dashes = "" if lit else 'stroke-dasharray="0.1 15" '
        wide = 8 if lit else 7
        body += (
            f'<circle r="{radius}" fill="none" stroke="#16224E" stroke-opacity="0.55" '
            f'stroke-width="{wide + 5}" stroke-linecap="round" {dashes}/>'
            f'<circle r="{radius}" fill="none" stroke="{ring}" stroke-width="{wide}" '
            f'stroke-linecap="round" {dashes}/>'
        )
        far = radius + 16
        return vector(body, (-far, -far, 2 * far, 2 * far), self._look.scale)


class Trail:
    """Where the brush was, once a line was painted out of sight: mode 'terminal'."""

    def __init__(self, look: Look, field: Field, tone: str) -> None:
        self._field = field
        self._dot = vector(
            f'<circle r="6" fill="{tone}" stroke="#FFFFFF" stroke-width="2"/>',
            (-8, -8, 16, 16), look.scale,
        )  # fmt: skip
        self._weak = faded(self._dot, 0.5)

    def draw(self, surface: pygame.Surface, state: State, pots: Pots, tone: str) -> None:
        """In the return after such a line, on its paint of that colour."""
        line = state.line
        if line is None or state.phase is not Phase.BETWEEN or state.feedback != "terminal":
            return
        pots.draw(surface, self._field.place(line.x, line.y), line.band, tone, lit=False)
        for mark in state.marks:
            place = self._field.place(line.x + mark.dx, line.y + mark.dy)
            put_middle(surface, self._dot if mark.good else self._weak, place)


def rest_ring(look: Look, radius: float, tone: str, dark: str) -> pygame.Surface:
    """The middle, to come back to."""
    rings = "".join(
        f'<circle r="{radius:.1f}" fill="none" stroke="{shade}" stroke-opacity="{share}" '
        f'stroke-width="{wide}" stroke-dasharray="2 13" stroke-linecap="round"/>'
        for shade, share, wide in ((dark, 0.75, 12), (tone, 1, 6))
    )
    far = radius + 8
    return vector(rings, (-far, -far, 2 * far, 2 * far), look.scale)


def _pool(size: float, tone: str) -> str:
    """A pool of thick paint with a light on it."""
    path = (
        "M-0.96 0.1C-1.02 -0.5 -0.62 -0.98 -0.06 -0.94C0.5 -1.02 1 -0.58 0.94 -0.04"
        "C1.02 0.46 0.66 0.98 0.12 0.94C-0.4 1.02 -0.92 0.66 -0.96 0.1Z"
    )
    return (
        '<defs><radialGradient id="p" gradientUnits="userSpaceOnUse" cx="-0.3" cy="-0.4" '
        f'r="1.5"><stop offset="0" stop-color="#FFFFFF" stop-opacity="0.9"/>'
        f'<stop offset="0.2" stop-color="{tone}"/>'
        f'<stop offset="0.75" stop-color="{tone}"/><stop offset="1" stop-color="#3A2A6A"/>'
        f'</radialGradient></defs><g transform="scale({size:.1f})">'
        f'<path d="{path}" transform="translate(0.04 0.1)" fill="#16224E" fill-opacity="0.35"/>'
        f'<path d="{path}" fill="{tone}"/><path d="{path}" fill="url(#p)" fill-opacity="0.6"/>'
        '<path d="M-0.62 -0.2C-0.56 -0.52 -0.3 -0.7 0 -0.7" fill="none" stroke="#FFFFFF" '
        'stroke-opacity="0.85" stroke-width="0.13" stroke-linecap="round"/></g>'
    )


def _dish(size: float, tone: str) -> str:
    """A shallow stone dish, half full."""
    return (
        '<defs><linearGradient id="d" gradientUnits="userSpaceOnUse" x1="0" y1="-1" x2="0" '
        'y2="1"><stop offset="0" '
        'stop-color="#C9BFA6"/><stop offset="1" stop-color="#5C594F"/></linearGradient>'
        '<radialGradient id="i" gradientUnits="userSpaceOnUse" cx="-0.2" cy="-0.3" r="1.1">'
        '<stop offset="0" stop-color="#5A6A78"/>'
        f'<stop offset="0.35" stop-color="{tone}"/><stop offset="1" stop-color="#05080B"/>'
        f'</radialGradient></defs><g transform="scale({size:.1f})">'
        '<circle cy="0.12" r="1.02" fill="#05090C" fill-opacity="0.5"/>'
        '<circle r="1" fill="url(#d)"/><circle r="0.84" fill="#2E2C28"/>'
        '<circle cy="0.03" r="0.78" fill="url(#i)"/>'
        '<path d="M-0.5 -0.34C-0.38 -0.52 -0.2 -0.6 0.02 -0.62" fill="none" stroke="#FFFFFF" '
        'stroke-opacity="0.5" stroke-width="0.07" stroke-linecap="round"/></g>'
    )
