"""The near water of Storm Captain, and the swell that comes through it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pygame

from game.core.ease import eased
from game.exercises.storm_captain import Phase, State
from game.screen.look import DESIGN_HEIGHT, DESIGN_WIDTH, Look
from game.screen.stroke import colour, painted, put_middle

SHIP_X, WATER_Y = 960.0, 748.0
"""Where the ship lies when nothing pushes, and the line of the water there; design units."""
CONTACT = 560.0
"""From the ship to the middle of a swell that has just come."""
SPEED, MOST_WAY = 420.0, 940.0
"""A swell comes no faster than so many design units a second, however short its warning: it rises
out of the sea nearer by then."""
SEEN = 0.62
"""How high it stands when it has come."""
SWELL_WIDE = 1000.0
MARGIN = 80.0
DRIFT = 46.0
"""How far the near water goes to and fro."""


class Tones(NamedTuple):
    """The colours of one theme's near water, and its swell in `assets/svg`."""

    swell: str
    strips: Sequence[tuple[str, str, str]]
    """Crest, body and rim of each strip, the farthest first."""
    sun: float
    """Where the light comes from, design units from the left."""


class Strip(NamedTuple):
    """Where a strip of near water lies; design units."""

    top: float
    foot: float
    """Of the nearest, the end of the window."""
    length: float
    """From crest to crest."""
    high: float
    pace: float


STRIPS = (
    Strip(752, 890, 230, 13, 0.62),
    Strip(844, 1000, 330, 18, 0.5),
    Strip(956, 1160, 450, 22, 0.4),
)


class Between(NamedTuple):
    """What of two states is drawn now."""

    tilt: float
    rise: float
    near: float
    held: float
    side: int
    """-1 from the left, 1 from the right."""
    phase: Phase


def between(before: State, after: State, alpha: float) -> Between:
    """The ship and its wave, now: between two steps, never eased."""
    same = before.phase is after.phase
    first = before if same else after

    def part(a: float, b: float) -> float:
        return a + (b - a) * alpha

    return Between(
        part(before.tilt, after.tilt) if same else after.tilt,
        part(first.rise_share, after.rise_share),
        part(first.near_share, after.near_share),
        part(first.held_share, after.held_share),
        1 if after.side == "right" else -1,
        after.phase,
    )


class Sea:
    """Strips of water in front of the ship, and a swell behind it."""

    def __init__(self, look: Look, tones: Tones) -> None:
        self._look = look
        whole = look.pictures.sprite(tones.swell, look.px(SWELL_WIDE))
        self._swells = {-1: whole, 1: pygame.transform.flip(whole, True, False)}
        self._left = (DESIGN_WIDTH - look.width / look.scale) / 2 - MARGIN
        wide = look.width / look.scale + 2 * MARGIN
        bottom = (DESIGN_HEIGHT + look.height / look.scale) / 2 + MARGIN
        nearest = STRIPS[-1]._replace(foot=bottom)
        self._strips = [
            _strip(look, strip, self._left, wide, colours, tones.sun)
            for strip, colours in zip((*STRIPS[:-1], nearest), tones.strips, strict=True)
        ]

    def swell(self, now: Between, warning_s: float) -> tuple[float, float] | None:
        """Where the middle of the swell is, and how high it stands, 0 to 1; None without one."""
        if now.phase is Phase.CALM:
            return None
        if now.phase is Phase.WARN:
            way = min(MOST_WAY, SPEED * warning_s)
            out = CONTACT + way * (1 - now.near)
            return SHIP_X + now.side * out, SEEN * eased(now.near / 0.6)
        out = CONTACT - 300 * now.held - 400 * now.held**3
        high = SEEN + (1 - SEEN) * now.rise if now.held < 0.5 else now.rise
        return SHIP_X + now.side * out, high

    def draw_swell(self, surface: pygame.Surface, now: Between, warning_s: float) -> None:
        """Behind the ship; its foot is under the near water."""
        found = self.swell(now, warning_s)
        if found is None or found[1] <= 0:
            return
        x, high = found
        picture = self._swells[now.side]
        tall = picture.get_height() / self._look.scale
        put_middle(surface, picture, self._look.at(x, WATER_Y + 40 + tall * (0.5 - high)))

    def draw_near(self, surface: pygame.Surface, t_s: float) -> None:
        """In front of the ship, the nearest last."""
        look = self._look
        t = 0.0 if look.calm else t_s
        for k, (strip, picture) in enumerate(zip(STRIPS, self._strips, strict=True)):
            turn = strip.pace * t + 2.1 * k
            x = self._left + DRIFT * math.sin(turn)
            y = strip.top - 2 * strip.high + 5 * math.cos(1.7 * turn)
            surface.blit(picture, look.at(x, y), special_flags=pygame.BLEND_PREMULTIPLIED)


def _strip(
    look: Look, strip: Strip, left: float, wide: float, colours: Sequence[str], sun: float
) -> pygame.Surface:
    """Crests of many lengths, lit along the top and towards the sun, with streaks that run with
    them."""
    deep = strip.foot - strip.top + 2 * strip.high
    scale = look.scale
    columns = np.arange(math.ceil(wide * scale), dtype=np.float32)[None, :] / scale
    rows = np.arange(math.ceil(deep * scale), dtype=np.float32)[:, None] / scale
    turn = 2 * math.pi * columns / strip.length
    crest = 0.62 * np.sin(turn + 0.6 * np.sin(turn / 2.7)) + 0.38 * np.sin(0.618 * turn + 1.9)
    under = rows - strip.high * (1.4 - 1.3 * crest)
    light = 0.35 + 0.65 * np.exp(-(((columns + left - sun) / 620) ** 2))
    top, body, rim = (colour(code) for code in colours)
    near = np.exp(-np.clip(under, 0, None) / (2.2 * strip.high))[..., None]
    tone = body * (1 - near) + top * near
    tone = tone * (1 - 0.22 * np.clip(under / deep, 0, 1)[..., None])
    warp = under + 5 * np.sin(turn / 1.3)
    streak = np.sin(warp / 5.5 + 2.2 * np.sin(columns / 67)) * np.sin(columns / 91 + warp / 23)
    glint = np.clip(streak - 0.55, 0, 1) * np.clip(under / 14, 0, 1) * light * 0.7
    foam = np.exp(-(((under - 0.14 * strip.high) / (0.17 * strip.high)) ** 2))
    foam = foam * (0.35 + 0.5 * np.clip(crest, 0, 1)) * (0.45 + 0.55 * light)
    tone = tone + (rim - tone) * np.clip(glint * 0.5 + foam, 0, 0.9)[..., None]
    cover = np.clip(under * scale + 0.5, 0, 1).astype(np.float32)
    return painted(tone * cover[..., None], cover)
