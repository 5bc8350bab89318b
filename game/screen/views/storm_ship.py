"""The ship of Storm Captain: it rolls with its player, at once, and by ten degrees at the most."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pygame

from game.screen.look import Look
from game.screen.stroke import colour, faded, painted, put_middle
from game.screen.views.storm_sea import SHIP_X, WATER_Y, Between
from game.screen.views.veil import Veil

MOST_ROLL_DEG = 10.0
"""Source: exercises 9, E14; the horizon never rolls, and in calm mode nor does the ship."""
SOFT = 0.45
"""A tilt of so much rolls the ship by three quarters of that."""
PARTS = 2
"""Pictures to a degree."""
LIFT, ASIDE = 34.0, 30.0
"""How far a wave lifts the ship and carries it along, design units."""
BOB = 6.0
MIST = (
    (0.0, -40.0, 380.0, 210.0),
    (-190.0, 40.0, 300.0, 150.0),
    (200.0, 30.0, 310.0, 160.0),
    (30.0, -190.0, 240.0, 170.0),
)
"""Clouds of mist around the ship: middle and half widths, design units."""
MIST_WIDE, MIST_HIGH, MIST_UP = 1060.0, 720.0, 230.0
MIST_STEPS = 6


def roll_deg(tilt: float) -> float:
    """How far the ship rolls to the right for a tilt in reach units."""
    return MOST_ROLL_DEG * math.tanh(tilt / SOFT)


class Part(NamedTuple):
    """A picture of the ship: its name in `assets/svg`, and where it is on a level ship. Design
    units from the middle of the waterline."""

    name: str
    wide: float
    up: float
    """To the middle of the picture."""
    x: float = 0.0


class Rolled:
    """One part at every roll that there is, ready to be put down."""

    def __init__(self, look: Look, part: Part, parts: int = PARTS) -> None:
        whole = look.pictures.sprite(part.name, 2 * look.px(part.wide))
        span = 0 if look.calm else round(MOST_ROLL_DEG * parts)
        self._parts = parts
        self._pictures = {
            k: pygame.transform.rotozoom(whole, -k / parts, 0.5) for k in range(-span, span + 1)
        }
        self.at = (part.x, -part.up)

    def picture(self, roll: float) -> pygame.Surface:
        """At so many degrees to the right."""
        return self._pictures[round(roll * self._parts)]


class Ship:
    """One theme's ship."""

    def __init__(self, look: Look, back: Part, front: Part, mist: str) -> None:
        """back, front: what of it is behind and before the crew."""
        self._look = look
        self._back, self._front = Rolled(look, back), Rolled(look, front)
        whole = _painted_mist(look, mist)
        self._mist = [faded(whole, (k + 1) / MIST_STEPS) for k in range(MIST_STEPS)]
        self._veil = Veil()
        self._roll = 0.0
        self._place = look.at(SHIP_X, WATER_Y)

    def move(self, now: Between, t_s: float) -> None:
        """Once a frame, before anything of it is drawn."""
        look = self._look
        bob = 0.0 if look.calm else BOB * math.sin(1.1 * t_s)
        self._roll = 0.0 if look.calm else roll_deg(now.tilt)
        x = SHIP_X - now.side * ASIDE * now.rise
        self._place = look.at(x, WATER_Y - LIFT * now.rise + bob)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A place on board in window pixels. x, y: design units from the middle of the waterline,
        y down, on a level ship."""
        turn, scale = math.radians(self._roll), self._look.scale
        over, down = math.sin(turn) * scale, math.cos(turn) * scale
        return self._place[0] + x * down - y * over, self._place[1] + x * over + y * down

    def sight(self, seen: bool, t_s: float) -> float:
        """How much of it is in sight, 0 to 1; asked once a frame."""
        return self._veil.share(seen, t_s)

    def draw(self, surface: pygame.Surface, sight: float, crew: Sequence[Rolled] = ()) -> None:
        """As much of it as is in sight; the rest is mist."""
        if sight <= 0:
            return
        for part in (self._back, *crew, self._front):
            picture = part.picture(self._roll)
            shown = faded(picture, sight) if sight < 1 else picture
            put_middle(surface, shown, self.point(*part.at))

    def draw_mist(self, surface: pygame.Surface, sight: float) -> None:
        """Where it is, and not how it lies."""
        step = math.ceil((1 - sight) * MIST_STEPS)
        if step > 0:
            place = self._look.at(SHIP_X, WATER_Y - MIST_UP)
            put_middle(surface, self._mist[step - 1], place)


def _painted_mist(look: Look, tone: str) -> pygame.Surface:
    """Soft clouds, thick in the middle, lighter above."""
    scale = look.scale
    wide, high = math.ceil(MIST_WIDE * scale), math.ceil(MIST_HIGH * scale)
    x = (np.arange(wide, dtype=np.float32)[None, :] + 0.5) / scale - MIST_WIDE / 2
    y = (np.arange(high, dtype=np.float32)[:, None] + 0.5) / scale - MIST_HIGH / 2
    clear = np.ones((high, wide), np.float32)
    for left, top, half, tall in MIST:
        away = ((x - left) / half) ** 2 + ((y - top) / tall) ** 2
        wisp = 0.12 * np.sin(x / 47 + y / 61) * np.sin(x / 83 - y / 29)
        clear *= 1 - 0.8 * np.clip(1 - away + wisp, 0, 1) ** 1.2
    cover = (1 - clear).astype(np.float32)
    bright = (1.06 - 0.2 * (y / MIST_HIGH + 0.5))[..., None]
    light = np.clip(colour(tone) * bright, 0, 1) * cover[..., None]
    return painted(light, cover)
