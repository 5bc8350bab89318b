"""Drum March for adults: two side drums on a quay in the evening. Discs come along two rails; a
lamp between the drums goes with the own weight, and every phrase lights one on the string."""

from __future__ import annotations

import pygame

from game.exercises.drum_march import Level as DrumLevel
from game.exercises.drum_march import State
from game.screen.lettering import put
from game.screen.look import Look
from game.screen.stroke import faded, glow, put_middle, shine, vector
from game.screen.views.drum_beads import Beads
from game.screen.views.drum_lanes import Coming, Lanes, lean_x
from game.screen.views.drum_words import RESTS, said
from game.screen.views.veil import Veil

FAR_Y = 372.0
DISC_WIDE = 116.0
SIZES = 26
RING_S, RISE_S, GONE_S, LIGHT_S = 0.6, 0.8, 0.4, 0.5
WORDS_AT, WORDS_WIDE = (960.0, 196.0), 1100.0
COUNT_AT = (960.0, 286.0)
LAMP_Y, LAMP_REACH = 936.0, 176.0
"""The rail of the own weight, and how far the lamp goes at a whole lean, design units."""
STRING_Y, STRING_WIDE, SAG = 46.0, 1180.0, 46.0
IVORY, QUIET = "#F2EBDB", "#C6D0D6"


class Quay:
    """The adult's picture."""

    def __init__(self, look: Look, level: DrumLevel, planned: int) -> None:
        self._look, self._planned = look, planned
        self.lanes = Lanes(look, FAR_Y)
        self._discs = {
            go: [
                vector(
                    _disc(go), (-60, -32, 120, 64), look.scale * DISC_WIDE / 120 * (k + 1) / SIZES
                )
                for k in range(SIZES)
            ]
            for go in (True, False)
        }
        self._rings = [
            glow("#FFDFA0", look.px(150 + 9 * k), round(24 * (1 - k / 8)), 32) for k in range(8)
        ]
        self._sparks = [
            glow("#FFE6B0", look.px(46 + 5 * k), round(70 * (1 - k / 8))) for k in range(8)
        ]
        self._lamp = vector(_LAMP, (-40, -48, 80, 96), look.scale)
        self._light = glow("#FFCF8A", look.px(120), 46)
        self._bulb = {
            lit: vector(_bulb(lit), (-20, -10, 40, 56), look.scale) for lit in (True, False)
        }
        self._halo = glow("#FFD79A", look.px(70), 24)
        self._still = self._drawn_still()
        self._beads = Beads(look, ("#FFF8E4", "#E3C384", "#5E4526"))
        self._veil = Veil()
        self._struck: list[tuple[float, int]] = []
        self._risen: list[tuple[float, int]] = []
        self._gone: list[tuple[float, int]] = []
        self._lit_s: list[float] = []

    def _drawn_still(self) -> pygame.Surface:
        """Quay, rail of the weight, and the string with its dark lamps."""
        look = self._look
        picture = look.pictures.layer("drum_adult").copy()
        rail = vector(_RAIL, (-210, -30, 420, 60), look.scale)
        put_middle(picture, rail, look.at(960, LAMP_Y))
        string = vector(_string(), (-620, -20, 1240, 120), look.scale)
        put_middle(picture, string, look.at(960, STRING_Y + 40))
        for k in range(self._planned):
            put_middle(picture, self._bulb[False], self._bulb_at(k))
        return picture

    def _bulb_at(self, k: int) -> tuple[int, int]:
        share = (k + 0.5) / self._planned * 2 - 1
        x = 0.5 * STRING_WIDE * share
        return self._look.at(960 + x, STRING_Y + SAG * (1 - share * share) + 26)

    def struck(self, way: int, t_s: float) -> None:
        """A beat sounds."""
        self._struck = [*self._struck[-3:], (t_s, way)]

    def kept(self, way: int, t_s: float) -> None:
        """A small light rises from the skin."""
        self._risen = [*self._risen[-3:], (t_s, way)]

    def gone(self, way: int, t_s: float) -> None:
        """The disc sinks into its drum."""
        self._gone = [*self._gone[-3:], (t_s, way)]

    def reached(self, t_s: float) -> None:
        """A lamp on the string is lit."""
        self._lit_s.append(t_s)

    def draw(
        self, surface: pygame.Surface, before: State, after: State, alpha: float, t_s: float
    ) -> None:
        surface.blit(self._still, (0, 0))
        while len(self._lit_s) < after.successes:
            self._lit_s.append(t_s - LIGHT_S)
        self._draw_string(surface, t_s)
        self._draw_rings(surface, t_s)
        for beat in self.lanes.coming(after, alpha):
            self._draw_disc(surface, beat)
        self._draw_lamp(surface, lean_x(before, after, alpha), after, t_s)
        self._beads.draw(surface, after)
        self._write(surface, after)

    def _draw_disc(self, surface: pygame.Surface, beat: Coming) -> None:
        picture = self._discs[beat.go][max(0, min(SIZES - 1, round(beat.size * SIZES) - 1))]
        put_middle(surface, picture, (beat.x, beat.y - 0.2 * picture.get_height()))

    def _draw_lamp(self, surface: pygame.Surface, lean: float, state: State, t_s: float) -> None:
        """The own weight, at once."""
        sight = self._veil.share(state.shows_lean, t_s)
        if sight <= 0:
            return
        left, top = self._look.at(0, 0)
        x = left + (960 + LAMP_REACH * max(-1.0, min(1.0, lean))) * self._look.scale
        place = (x, top + (LAMP_Y - 26) * self._look.scale)
        if sight == 1:
            shine(surface, self._light, place)
        put_middle(surface, self._lamp if sight == 1 else faded(self._lamp, sight), place)

    def _draw_rings(self, surface: pygame.Surface, t_s: float) -> None:
        for since_s, way in self._struck:
            share = (t_s - since_s) / RING_S
            if 0 <= share < 1:
                shine(surface, self._rings[int(share * 8)], self.lanes.skin(way))
        for since_s, way in self._gone:
            share = (t_s - since_s) / GONE_S
            if 0 <= share < 1:
                picture = self._discs[True][round((1 - share) * (SIZES - 1))]
                put_middle(surface, picture, self.lanes.skin(way))
        for since_s, way in self._risen:
            share = (t_s - since_s) / RISE_S
            if 0 <= share < 1:
                x, y = self.lanes.skin(way)
                rise = self._look.px(150) * (1 - (1 - share) ** 2)
                shine(surface, self._sparks[int(share * 8)], (x, y - rise))

    def _draw_string(self, surface: pygame.Surface, t_s: float) -> None:
        for k, since_s in enumerate(self._lit_s[: self._planned]):
            share = min(1.0, max(0.0, (t_s - since_s) / LIGHT_S))
            picture = self._bulb[True]
            place = self._bulb_at(k)
            put_middle(surface, faded(picture, share) if share < 1 else picture, place)
            if share == 1:
                shine(surface, self._halo, (place[0], place[1] + self._look.px(8)))

    def _write(self, surface: pygame.Surface, state: State) -> None:
        look, letters = self._look, self._look.letters
        text = look.words(said(state, RESTS))
        size = letters.fitting(text, "medium", 84, WORDS_WIDE)
        put(surface, letters.line(text, "medium", size, IVORY), *look.at(*WORDS_AT))
        count = look.words("{n} of {all}", n=state.attempts, all=self._planned)
        put(surface, letters.line(count, "medium", 50, QUIET, "#0E1820"), *look.at(*COUNT_AT))


def _disc(go: bool) -> str:
    """A disc of ivory in brass, lying; a hollow ring where nothing is to be done."""
    if not go:
        return (
            '<ellipse rx="44" ry="21" fill="none" stroke="#0A141D" stroke-opacity="0.7" '
            'stroke-width="17"/><ellipse rx="44" ry="21" fill="none" stroke="#9FC4DA" '
            'stroke-width="9"/>'
        )
    return (
        '<ellipse cy="9" rx="54" ry="23" fill="#3A2C16"/>'
        '<ellipse rx="54" ry="23" fill="#D8B570"/><ellipse rx="45" ry="17.500" fill="#FFF6E0"/>'
        '<ellipse cx="-10" cy="-5" rx="24" ry="6" fill="#FFFFFF"/>'
    )


def _bulb(lit: bool) -> str:
    glass = "#FFE2A6" if lit else "#26343F"
    edge = "#FFF4D4" if lit else "#6F7F88"
    return (
        '<path d="M-6 -4L6 -4L6 8L-6 8Z" fill="#6E5636"/>'
        f'<path d="M0 6C15 8 17 26 11 36C6 43 -6 43 -11 36C-17 26 -15 8 0 6Z" fill="{glass}" '
        f'stroke="{edge}" stroke-width="2.500"/>'
    )


def _string() -> str:
    """The line the lamps hang on, with a post at either end."""
    points = []
    for k in range(41):
        share = k / 20 - 1
        points.append(f"{590 * share:.1f} {SAG * (1 - share * share) + 6:.1f}")
    return (
        f'<path d="M{"L".join(points)}" fill="none" stroke="#B79B6C" stroke-width="3.500" '
        'stroke-opacity="0.9"/>'
    )


_RAIL = (
    '<defs><linearGradient id="r" gradientUnits="userSpaceOnUse" x1="0" y1="-8" x2="0" y2="8">'
    '<stop offset="0" stop-color="#FFF0C8"/><stop offset="0.5" stop-color="#C9A468"/>'
    '<stop offset="1" stop-color="#4A3A22"/></linearGradient></defs>'
    '<rect x="-192" y="-3" width="384" height="22" rx="11" fill="#04090E" fill-opacity="0.5"/>'
    '<rect x="-192" y="-8" width="384" height="16" rx="8" fill="url(#r)"/>'
    '<rect x="-4" y="-17" width="8" height="34" rx="4" fill="#F2EBDB"/>'
)
_LAMP = (
    '<defs><radialGradient id="g" cx="45%" cy="35%" r="75%"><stop offset="0" '
    'stop-color="#FFFDF2"/><stop offset="0.5" stop-color="#FFD896"/><stop offset="1" '
    'stop-color="#B5752E"/></radialGradient></defs>'
    '<circle cy="0" r="34" fill="#0A141D" fill-opacity="0.6"/><circle cy="0" r="29" '
    'fill="url(#g)" stroke="#FFF0C8" stroke-width="3"/>'
    '<path d="M-13 29L13 29L10 44L-10 44Z" fill="#8A6B40"/>'
)
