"""One still picture to rest the eyes on, a mark in its middle, and a ring of time around it: what
the probes of standing have in common."""

from __future__ import annotations

import math

import numpy as np
import pygame

from game.screen.lettering import put
from game.screen.look import Look
from game.screen.pictures import ASSETS
from game.screen.stroke import Paint, colour, distance, glow, put_middle, shine, vector
from game.screen.views.star_sea import Glints

MARK = (960.0, 540.0)
RADIUS = 196.0
STEPS = 66
"""The shore light moves on every half second of a stance of 33 s."""
DIM = 168
"""Alpha of the dark over the picture while eyes are closed."""
WORDS_Y = 930.0
WORDS_WIDE = 1760.0


class StillPicture:
    """Drawn the same whatever the person does."""

    def __init__(self, look: Look, *, dim: bool = False) -> None:
        """dim: for closed eyes; no mark, nothing that shines."""
        self._look, self._dim = look, dim
        child = look.theme == "child"
        own = "child_quiet" if child else "adult_quiet"
        known = (ASSETS / "layers" / f"{own}.webp").exists()
        self._layer = look.pictures.layer(own if known else "star_child")
        if dim:
            self._layer = _dimmed(self._layer)
        self._glints = Glints(look, horizon=640, colour="#9FC0FF" if child else "#7C98A8", count=18)
        self._tones = ("#FFF3DC", "#FFD27A") if child else ("#C6D0D6", "#DDBF86")
        self._mark = self._drawn_mark()
        self._track = self._drawn_track()
        self._shares: dict[int, pygame.Surface] = {}
        self._light = glow(self._tones[1], look.px(46), 70)

    def _drawn_mark(self) -> pygame.Surface:
        """The thing to look at: a star for a child, a spirit level for an adult."""
        if self._look.theme == "child":
            return self._look.pictures.sprite("star_target", self._look.px(72))
        body = (
            '<defs><linearGradient id="q" gradientUnits="userSpaceOnUse" x1="-120" y1="-30" '
            'x2="120" y2="30"><stop offset="0" stop-color="#F3E2B8"/><stop offset="0.5" '
            'stop-color="#8C6B3E"/><stop offset="1" stop-color="#DDBF86"/></linearGradient>'
            '<linearGradient id="g" x1="0%" y1="0%" x2="0%" y2="100%"><stop offset="0" '
            'stop-color="#3E5B66"/><stop offset="0.5" stop-color="#8FB4A8"/><stop offset="1" '
            'stop-color="#33505A"/></linearGradient></defs>'
            '<rect x="-128" y="-34" width="256" height="68" rx="34" fill="#0B141B" '
            'stroke="url(#q)" stroke-width="5"/><rect x="-112" y="-22" width="224" height="44" '
            'rx="22" fill="url(#g)"/><ellipse rx="33" ry="17" fill="#F2F6EE" fill-opacity="0.85"/>'
            '<ellipse cx="-8" cy="-7" rx="13" ry="5" fill="#FFFFFF"/><path d="M-41 -22L-41 22M41 '
            '-22L41 22" stroke="#0F1C24" stroke-width="3.4"/>'
        )
        return vector(body, (-136, -42, 272, 84), self._look.scale)

    def _drawn_track(self) -> pygame.Surface:
        body = (
            f'<circle r="{RADIUS}" fill="none" stroke="#0A131B" stroke-opacity="0.35" '
            f'stroke-width="12"/><circle r="{RADIUS}" fill="none" stroke="{self._tones[0]}" '
            'stroke-opacity="0.35" stroke-width="4"/>'
        )
        half = RADIUS + 12
        return vector(body, (-half, -half, 2 * half, 2 * half), self._look.scale)

    def _passed(self, step: int) -> pygame.Surface:
        """The shore of light, so far round; clockwise from the top."""
        if step not in self._shares:
            far, wide = RADIUS * self._look.scale, 6 * self._look.scale
            side = 2 * math.ceil(far + 4 * wide)
            apart = distance(side, side, side / 2, side / 2)
            share = step / STEPS
            paint = Paint(side, side)
            rows, columns = np.mgrid[0:side, 0:side] + 0.5 - side / 2
            filled = np.arctan2(columns, -rows) / (2 * math.pi) % 1 <= share
            soft = np.exp(-(((apart - far) / (2.2 * wide)) ** 2)) * filled
            paint.shine(soft, self._tones[1], 0.4)
            band = np.clip(wide / 2 + 0.5 - abs(apart - far), 0, 1) * filled
            paint.over(band, colour(self._tones[1]))
            self._shares[step] = paint.surface()
        return self._shares[step]

    def draw(self, surface: pygame.Surface, share: float, words: str, t_s: float) -> None:
        """share: of the time that has passed, 0 to 1. words: translated, one line."""
        look = self._look
        surface.blit(self._layer, (0, 0))
        if not self._dim:
            self._glints.draw(surface, t_s / 2)
        middle = look.at(*MARK)
        self._draw_time(surface, middle, max(0, min(STEPS, int(share * STEPS))))
        if not self._dim:
            shine(surface, glow("#FFF0C0", look.px(130), 26), middle)
            put_middle(surface, self._mark, middle)
        put(surface, self._written(words), *look.at(MARK[0], WORDS_Y))

    def _draw_time(self, surface: pygame.Surface, middle: tuple[int, int], step: int) -> None:
        put_middle(surface, self._track, middle)
        if step:
            put_middle(surface, self._passed(step), middle)
        if self._dim:
            return
        angle, far = 2 * math.pi * step / STEPS, RADIUS * self._look.scale
        tip = (middle[0] + far * math.sin(angle), middle[1] - far * math.cos(angle))
        shine(surface, self._light, tip)

    def _written(self, words: str) -> pygame.Surface:
        letters = self._look.letters
        if self._look.theme == "child":
            size = letters.fitting(words, "display", 84, WORDS_WIDE)
            return letters.line(words, "display", size, "#FFF6DC", "#0A0F30")
        return letters.line(
            words, "medium", letters.fitting(words, "medium", 72, WORDS_WIDE), "#F2EBDB"
        )


def _dimmed(layer: pygame.Surface) -> pygame.Surface:
    """The same picture in the dark."""
    dark = layer.copy()
    veil = pygame.Surface(layer.get_size(), pygame.SRCALPHA)
    veil.fill((4, 8, 14, DIM))
    dark.blit(veil, (0, 0))
    return dark
