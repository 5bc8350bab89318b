"""What both skins of Pelvis Painter share: where a tilt is in the picture, and the feet that show
what the legs do."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
import pygame

from game.exercises.pelvis_painter import LegTask, Phase, State
from game.screen.look import Look
from game.screen.stroke import faded, glow, put_middle, shine, vector

Place = tuple[float, float]
STEPS = 16
"""Sizes of a foot's shadow."""


class Field:
    """Reach units to window pixels, one scale both ways; forward goes up. reach: design units that
    a tilt of 1 covers."""

    def __init__(self, look: Look, middle: Place, reach: float) -> None:
        self._far = reach * look.scale
        self.reach = reach
        self.middle = look.at(*middle)

    def place(self, x: float, y: float) -> Place:
        """The place of a tilt."""
        return self.middle[0] + x * self._far, self.middle[1] - y * self._far

    def tip(self, before: State, after: State, alpha: float) -> Place:
        """The tip of the brush, now: between two steps, never beyond them, never eased."""
        return self.place(
            before.x + (after.x - before.x) * alpha, before.y + (after.y - before.y) * alpha
        )


class Shoes(msgspec.Struct, frozen=True):
    """Colours of a pair: light, dark, sole, shadow below."""

    light: str
    dark: str
    sole: str
    shadow: str


RISE: Mapping[LegTask, float] = {"slides": 58.0, "marches": 92.0, "lifts": 66.0}
"""How far a foot goes up in the picture, design units: ahead over the ground, or off it."""


class Feet:
    """Two boots, seen from behind as one's own: the one whose turn it is slides ahead or rises."""

    def __init__(self, look: Look, middle: Place, task: LegTask, shoes: Shoes) -> None:
        self._look, self._middle, self._task = look, middle, task
        self._boots = {side: _boot(look, shoes, mirrored=side == "left") for side in SIDES}
        self._shade = vector(
            f'<ellipse rx="52" ry="13" fill="{shoes.shadow}" fill-opacity="0.6"/>',
            (-56, -16, 112, 32), look.scale,
        )  # fmt: skip
        self._shades = [faded(self._shade, 1 - 0.6 * k / STEPS) for k in range(STEPS + 1)]
        self._halo = [
            glow("#FFF3C8", look.px(110), round(26 * k / STEPS)) for k in range(1 + STEPS)
        ]

    def draw(self, surface: pygame.Surface, state: State) -> None:
        """Nothing where the legs rest."""
        if self._task == "none" or state.phase is Phase.BETWEEN:
            return
        for side, out in SIDES.items():
            share = state.leg_share if state.leg == side else 0.0
            x, ground = self._middle[0] + 74 * out, self._middle[1]
            rise = RISE[self._task] * share
            floor = ground - rise if self._task == "slides" else ground
            step = 0 if self._task == "slides" else round(STEPS * share)
            put_middle(surface, self._shades[step], self._look.at(x, floor + 62))
            place = self._look.at(x, ground - rise)
            shine(surface, self._halo[round(STEPS * share)], place)
            put_middle(surface, self._boots[side], place)


SIDES: Mapping[str, int] = {"left": -1, "right": 1}


def _boot(look: Look, shoes: Shoes, *, mirrored: bool) -> pygame.Surface:
    flip = 'transform="scale(-1 1)"' if mirrored else ""
    body = (
        f'<defs><linearGradient id="b" gradientUnits="userSpaceOnUse" x1="-42" x2="50" y1="0" '
        f'y2="0"><stop offset="0" stop-color="{shoes.dark}"/>'
        f'<stop offset="0.62" stop-color="{shoes.light}"/>'
        f'<stop offset="1" stop-color="{shoes.dark}"/></linearGradient></defs><g {flip}>'
        f'<path d="M-40 52C-44 62 44 66 48 54L48 40L-40 40Z" fill="{shoes.sole}"/>'
        '<path d="M-34 -58C-34 -66 32 -66 32 -58L34 8C50 18 50 34 48 46C20 54 -22 54 -40 46'
        'C-42 28 -36 10 -34 -6Z" fill="url(#b)"/>'
        '<path d="M-35 -60C-35 -72 33 -72 33 -60L33 -44C16 -37 -18 -37 -35 -44Z" '
        f'fill="{shoes.light}"/><ellipse cx="-1" cy="-62" rx="28" ry="7" fill="{shoes.dark}"/>'
        '<path d="M20 -34L22 22" stroke="#FFFFFF" stroke-opacity="0.45" stroke-width="7" '
        'stroke-linecap="round"/></g>'
    )
    return vector(body, (-58, -78, 116, 150), look.scale)
