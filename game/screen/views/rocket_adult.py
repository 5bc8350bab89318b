"""Rocket Legs for adults: the lift of a lighthouse rides along with a brass ring; every ride lights
a window."""

from __future__ import annotations

import math

import pygame

from game.exercises.rocket_legs import Level as RocketLevel
from game.exercises.rocket_legs import Phase, State
from game.screen.lettering import put
from game.screen.look import Look
from game.screen.stroke import faded, glow, put_middle, shine, vector
from game.screen.views.rocket_level import SpiritLevel
from game.screen.views.rocket_shaft import Ring, Shaft, Ways
from game.screen.views.rocket_words import said
from game.screen.views.veil import Veil

AXIS_X, HIGH_Y, LOW_Y = 760.0, 312.0, 762.0
LAMP_AT = (760.0, 122.0)
WORDS_AT, WORDS_WIDE = (1096.0, 372.0), 770.0
COUNT_AT = (1100.0, 486.0)
LEVEL_AT = (1310.0, 640.0)
IVORY, QUIET = "#F2EBDB", "#C6D0D6"
FOOT_Y, WINDOW_STEP, ROWS = 806.0, 74.0, 8
"""The lowest pair of windows, how far apart they are, and how many pairs fit."""
LIGHT_S = 0.5
GHOST = 0.5


class Lighthouse:
    """The adult's picture."""

    def __init__(self, look: Look, level: RocketLevel) -> None:
        self._look = look
        self.shaft = Shaft(look, AXIS_X, HIGH_Y, LOW_Y)
        self._rides = level.plan.reps
        self._dark, self._bright = _window(look, lit=False), _window(look, lit=True)
        self._still = self._drawn_still()
        self._cabin = vector(_CABIN, (-66, -76, 132, 152), look.scale)
        self._inside = glow("#FFCF8A", look.px(120), 34)
        self._ring = Ring(look, (104.0, 24.0), "#DCE6EA", "#F5C04A", "#0A141D")
        self._ways = Ways(look, "#0A141D")
        self._level = SpiritLevel(look, LEVEL_AT)
        self._lamp = [glow("#FFE2A6", look.px(60 + 26 * k), 10 + 8 * k) for k in range(9)]
        self._halo = glow("#FFD79A", look.px(58), 42)
        self._veil = Veil()
        self._lit_at: list[float] = []

    def _drawn_still(self) -> pygame.Surface:
        """The tower with its dark windows."""
        picture = self._look.pictures.layer("rocket_adult").copy()
        for k in range(self._rides):
            put_middle(picture, self._dark, self._place_of(k))
        return picture

    def _place_of(self, k: int) -> tuple[int, int]:
        """Windows from the foot up, one on either side in turn; the tower tapers."""
        row, right = divmod(k, 2)
        y = FOOT_Y - WINDOW_STEP * row
        out = 128 + 24 * ((y - 196) / 676) ** 1.5
        return self._look.at(AXIS_X + (out if right else -out), y)

    def reached(self, t_s: float) -> None:
        """A window is lit."""
        self._lit_at.append(t_s)

    def tried(self, t_s: float) -> None:
        """Nothing but the sound."""

    def welcomed(self, t_s: float) -> None:
        """Nothing but the sound."""

    def draw(
        self, surface: pygame.Surface, before: State, after: State, alpha: float, t_s: float
    ) -> None:
        surface.blit(self._still, (0, 0))
        missing = max(0, after.successes - len(self._lit_at))
        self._lit_at[:0] = [-math.inf] * missing  # a window made in the middle of a bout
        self._draw_windows(surface, t_s)
        x = float(self.shaft.x)
        ring = (x, self.shaft.ring_y(before, after, alpha))
        sight = self._veil.share(after.rocket_seen, t_s)
        told = after.guided and sight > 0
        self._ring.see(told and after.beside and after.phase is not Phase.SETTLE, t_s)
        for low in (0.0, 1.0):
            self._ring.draw_station(surface, (x, self.shaft.y(low)))
        self._ring.draw_half(surface, ring, front=False)
        self._draw_ghost(surface, after, sight)
        self._draw_cabin(surface, (x, self.shaft.rider_y(before, after, alpha)), sight)
        self._ring.draw_half(surface, ring, front=True)
        self._ways.draw(surface, after, (x + self._look.px(252), ring[1]), t_s)
        if sight == 1:
            self._level.draw(surface, after)
        self._write(surface, after)

    def _draw_cabin(
        self, surface: pygame.Surface, place: tuple[float, float], sight: float
    ) -> None:
        if sight == 1:
            shine(surface, self._inside, place)
            put_middle(surface, self._cabin, place)
        elif sight > 0:
            put_middle(surface, faded(self._cabin, sight), place)

    def _draw_ghost(self, surface: pygame.Surface, state: State, sight: float) -> None:
        """After a ride out of sight: how far it went."""
        if state.feedback != "terminal" or state.phase is not Phase.SETTLE or not state.outcomes:
            return
        far = state.outcomes[-1].farthest
        low = 1 - far if state.start_low > 0.5 else far
        put_middle(surface, faded(self._cabin, GHOST * sight), (self.shaft.x, self.shaft.y(low)))

    def _draw_windows(self, surface: pygame.Surface, t_s: float) -> None:
        """What is lit stays lit; the lamp above grows with it."""
        for k, since_s in enumerate(self._lit_at[: self._rides]):
            share = min(1.0, max(0.0, (t_s - since_s) / LIGHT_S))
            place = self._place_of(k)
            put_middle(surface, faded(self._bright, share) if share < 1 else self._bright, place)
            if share == 1:
                shine(surface, self._halo, place)
        step = round(8 * min(1.0, len(self._lit_at) / self._rides))
        if step:
            shine(surface, self._lamp[step], self._look.at(*LAMP_AT))

    def _write(self, surface: pygame.Surface, state: State) -> None:
        look, letters = self._look, self._look.letters
        text = look.words(said(state))
        size = letters.fitting(text, "medium", 96, WORDS_WIDE)
        put(surface, letters.line(text, "medium", size, IVORY), *look.at(*WORDS_AT), "left")
        count = look.words("{n} of {all}", n=state.attempts, all=self._rides)
        put(surface, letters.line(count, "medium", 58, QUIET), *look.at(*COUNT_AT), "left")


def _window(look: Look, *, lit: bool) -> pygame.Surface:
    """A small arched window in its stone."""
    shape = "M-13 20L-13 -6C-13 -24 13 -24 13 -6L13 20Z"
    glass = "#FFD998" if lit else "#131E28"
    body = (
        f'<path d="{shape}" fill="{glass}" stroke="#0C141B" stroke-opacity="0.8" stroke-width="7"/>'
        f'<path d="{shape}" fill="{glass}" stroke="#B79B6C" stroke-width="3"/>'
        '<path d="M0 -19L0 20M-13 2L13 2" stroke="#6E5636" stroke-width="2.6"/>'
    )
    return vector(body, (-20, -28, 40, 56), look.scale)


_CABIN = (
    '<defs><linearGradient id="b" gradientUnits="userSpaceOnUse" x1="-60" y1="0" x2="60" y2="0">'
    '<stop offset="0" stop-color="#6E5636"/><stop offset="0.4" stop-color="#DDBF86"/>'
    '<stop offset="0.62" stop-color="#F8E7BE"/><stop offset="1" stop-color="#8A6B40"/>'
    '</linearGradient><linearGradient id="g" gradientUnits="userSpaceOnUse" x1="0" y1="-56" x2="0" '
    'y2="56"><stop offset="0" stop-color="#FFE9B8"/><stop offset="0.6" stop-color="#F2B765"/>'
    '<stop offset="1" stop-color="#8E5B34"/></linearGradient></defs>'
    '<path d="M-3 -76L3 -76L3 -60L-3 -60Z" fill="url(#b)"/>'
    '<path d="M-50 -52C-50 -70 50 -70 50 -52L54 -46L-54 -46Z" fill="url(#b)"/>'
    '<rect x="-50" y="-46" width="100" height="98" fill="url(#g)"/>'
    '<path d="M-18 52L-18 14C-18 2 18 2 18 14L18 52Z" fill="#3A2A22" fill-opacity="0.85"/>'
    '<circle cx="0" cy="-10" r="12.5" fill="#3A2A22" fill-opacity="0.85"/>'
    '<path d="M-50 -46L-22 -46L-44 52L-50 52Z" fill="#FFFFFF" fill-opacity="0.22"/>'
    '<g fill="none" stroke="url(#b)" stroke-width="5"><rect x="-50" y="-46" width="100" '
    'height="98"/><path d="M-25 -46L-25 52M25 -46L25 52"/></g>'
    '<path d="M-56 52L56 52L50 70L-50 70Z" fill="url(#b)"/>'
    '<path d="M-54 -46L54 -46" stroke="#F8E7BE" stroke-width="3"/>'
)
