"""The clinometer of Storm Captain: a bent glass with a ball that rolls to the low side, and on it
the part that is level enough."""

from __future__ import annotations

from typing import NamedTuple

import pygame

from game.exercises.storm_captain import Phase, State
from game.screen.look import Look
from game.screen.stroke import glow, put_middle, shine, vector

MIDDLE = (960.0, 890.0)
HALF, BEND = 380.0, 1500.0
"""Half its length, and the radius of its bend; design units."""
FULL = 0.9
"""The tilt at the end of the ball's way, reach units."""
WAY = 340.0
BALL, THICK = 29.0, 70.0
KEPT = 4
"""Sizes of the level part that are kept; with a coach every wave may have its own."""


class Tones(NamedTuple):
    """The colours of one theme's instrument."""

    frame: tuple[str, str, str]
    """Dark, middle and light."""
    glass: str
    level: str
    ball: tuple[str, str, str]
    """Light, body and shade."""
    face: bool
    """The ball smiles."""


class Clinometer:
    """Places are given as tilts in reach units, to the right above 0."""

    def __init__(self, look: Look, tones: Tones) -> None:
        self._look, self._tones = look, tones
        self._glass = vector(_glass(tones), (-HALF - 70, -140, 2 * HALF + 140, 220), look.scale)
        self._front = vector(_front(), (-HALF - 70, -140, 2 * HALF + 140, 220), look.scale)
        self._ball = vector(_ball(tones), (-40, -40, 80, 80), look.scale)
        self._dot = vector(_dot(tones), (-16, -16, 32, 32), look.scale)
        self._halo = glow(tones.level, look.px(84), 60)
        self._parts: dict[tuple[int, bool], pygame.Surface] = {}

    def place(self, tilt: float) -> tuple[float, float]:
        """Of the ball, window pixels."""
        x = WAY * max(-1.0, min(tilt / FULL, 1.0))
        return self._look.at(MIDDLE[0] + x, MIDDLE[1] + _bent(x))

    def draw(self, surface: pygame.Surface, state: State, tilt: float | None) -> None:
        """The glass with its ball and the part that is level enough; after a wave out of sight,
        where the ball was. tilt: None where it is not to be seen."""
        middle = self._look.at(MIDDLE[0], MIDDLE[1] - 30)
        put_middle(surface, self._glass, middle)
        calm, held = state.phase is Phase.CALM, False
        after = calm and state.feedback == "terminal"
        if state.wave is not None and (after or not calm):
            held = state.phase is Phase.WAVE and state.guided and state.inside
            put_middle(surface, self._part(state.wave.tolerance, held), middle)
        for past in state.trail if after else ():
            put_middle(surface, self._dot, self.place(past))
        if tilt is not None:
            if held:
                shine(surface, self._halo, self.place(tilt))
            put_middle(surface, self._ball, self.place(tilt))
        put_middle(surface, self._front, middle)

    def prepare(self, tolerance: float) -> None:
        """Make a size ready before it is wanted."""
        for held in (False, True):
            self._part(tolerance, held)

    def _part(self, tolerance: float, held: bool) -> pygame.Surface:
        key = round(100 * tolerance), held
        if key not in self._parts:
            while len(self._parts) >= 2 * KEPT:
                self._parts.pop(next(iter(self._parts)))
            half = min(HALF - 6, WAY * tolerance / FULL + BALL)
            body = _part(half, self._tones.level, held)
            box = (-HALF - 70.0, -140.0, 2 * HALF + 140, 220.0)
            self._parts[key] = vector(body, box, self._look.scale)
        return self._parts[key]


def _bent(x: float) -> float:
    """How much higher the glass is beside its middle; y down."""
    return -x * x / (2 * BEND)


def _line(half: float) -> str:
    """Along the glass, from one side to the other."""
    end = _bent(half)
    return f"M{-half:.1f} {end:.1f}Q0 {-end:.1f} {half:.1f} {end:.1f}"


def _glass(tones: Tones) -> str:
    dark, middle, light = tones.frame
    line, ends = _line(HALF), 'fill="none" stroke-linecap="round"'
    lifted = f'<g transform="translate(0,-4)"><path d="{line}" {ends} '
    return (
        f'<g transform="translate(0,9)"><path d="{line}" {ends} stroke="#0A1024" '
        f'stroke-opacity="0.4" stroke-width="{THICK + 30}"/></g>'
        f'<path d="{line}" {ends} stroke="{dark}" stroke-width="{THICK + 24}"/>'
        f'{lifted}stroke="{middle}" stroke-width="{THICK + 16}"/></g>'
        f'{lifted}stroke="{light}" stroke-opacity="0.8" stroke-width="{THICK + 7}"/></g>'
        f'<path d="{line}" {ends} stroke="{tones.glass}" stroke-width="{THICK}"/>'
        '<path d="M0 -34L0 34" stroke="#FFFFFF" stroke-opacity="0.35" stroke-width="4"/>'
    )


def _part(half: float, tone: str, held: bool) -> str:
    """Filled while the ball is in it, else a line along either edge; posts at both ends."""
    line = _line(half)
    body = f'<path d="{line}" fill="none" stroke="{tone}" stroke-width="{THICK - 12}" '
    body += f'stroke-opacity="{0.62 if held else 0.26}"/>'
    y = _bent(half)
    for side in (-half, half):
        post = f"M{side:.1f} {y - THICK / 2 - 12:.1f}L{side:.1f} {y + THICK / 2 + 12:.1f}"
        body += f'<path d="{post}" stroke="#14182E" stroke-width="15" stroke-linecap="round"/>'
        body += f'<path d="{post}" stroke="{tone}" stroke-width="9" stroke-linecap="round"/>'
    return body


def _front() -> str:
    """The shine of the glass, over the ball."""
    return (
        f'<g transform="translate(0,-20)"><path d="{_line(HALF - 12)}" fill="none" '
        'stroke="#FFFFFF" stroke-opacity="0.32" stroke-width="9" stroke-linecap="round"/></g>'
    )


def _ball(tones: Tones) -> str:
    light, body, shade = tones.ball
    drawn = (
        '<defs><radialGradient id="b" cx="38%" cy="28%" r="80%">'
        f'<stop offset="0" stop-color="{light}"/><stop offset="0.5" stop-color="{body}"/>'
        f'<stop offset="1" stop-color="{shade}"/></radialGradient></defs>'
        f'<circle r="{BALL}" fill="url(#b)" stroke="#14182E" stroke-opacity="0.55" '
        'stroke-width="3.500"/>'
    )
    if tones.face:
        drawn += (
            '<g fill="#4A2418"><circle cx="-9" cy="-3" r="4"/><circle cx="9" cy="-3" r="4"/></g>'
            '<path d="M-9 8Q0 17 9 8" fill="none" stroke="#4A2418" stroke-width="3.600" '
            'stroke-linecap="round"/>'
        )
    return drawn


def _dot(tones: Tones) -> str:
    """Where the ball was."""
    return (
        f'<circle r="9" fill="{tones.ball[0]}" fill-opacity="0.75" stroke="#14182E" '
        'stroke-opacity="0.5" stroke-width="3"/>'
    )
