"""The wreath of water lilies around the standing foot: it is the ring to keep still in, and its
lilies open one after another as the hold goes on."""

from __future__ import annotations

import math

import pygame

from game.screen.look import Look
from game.screen.stroke import faded, glow, put_middle, shine, vector
from game.screen.views.flamingo_pond import FLAT, REACH, Pond

LILIES = 12
STAGES = 5
"""From a bud to an open flower."""
SIZE = 112.0
DEPTHS = (0.8, 0.94, 1.1)
"""How large lilies are at the back, at the sides and in front."""
OPEN_S, CLOSE_S = 0.5, 1.6
BURST_S = 1.6
SPARKS = 14


class Wreath:
    """Buds and flowers in a ring. ring: its radius, reach units."""

    def __init__(self, look: Look, pond: Pond, ring: float) -> None:
        self._look, self._pond = look, pond
        box, scale = (-50.0, -46.0, 100.0, 76.0), look.scale * SIZE / 100
        self._flowers = [
            [vector(_lily(stage / (STAGES - 1)), box, scale * depth) for stage in range(STAGES)]
            for depth in DEPTHS
        ]
        self._lines: dict[int, pygame.Surface] = {}
        self._opened = [0.0] * LILIES
        self._at_s = 0.0
        self._burst_s = -math.inf
        self._lamp = [glow("#FFD88A", look.px(70), 12 * k, 60) for k in range(5)]
        self._calm = glow("#FFF1B8", look.px(300), 22, 34)
        spark = look.pictures.sprite("star", look.px(30))
        self._sparks = [faded(spark, min(1.0, (8 - n) / 4)) for n in range(8)]
        self._spark_light = [glow("#FFE29A", look.px(40), 8 * (8 - n)) for n in range(8)]
        self.line(ring)

    def line(self, ring: float) -> pygame.Surface:
        """The soft line of the ring on the water, made ready."""
        key = round(1000 * ring)
        if key not in self._lines:
            wide, high = REACH * ring, REACH * ring * FLAT
            oval = f'<ellipse rx="{wide}" ry="{high}" '
            body = f'{oval}fill="#DFF6EC" fill-opacity="0.16"/>'
            for thick, share in ((26, 0.08), (15, 0.14)):
                body += f'{oval}fill="none" stroke="#FFF3C4" stroke-opacity="{share}" '
                body += f'stroke-width="{thick}"/>'
            body += f'{oval}fill="none" stroke="#1F4F6E" stroke-opacity="0.45" stroke-width="9"/>'
            body += f'{oval}fill="none" stroke="#FFF6D6" stroke-width="4.5"/>'
            box = (-wide - 20, -high - 20, 2 * wide + 40, 2 * high + 40)
            self._lines[key] = vector(body, box, self._look.scale)
        return self._lines[key]

    def reached(self, t_s: float) -> None:
        """All of them open: light and sparks around the place."""
        self._burst_s = t_s

    def grow(self, held: float, best: float, t_s: float) -> None:
        """held, best: shares of the hold now, and at its best; what has opened stays half open."""
        passed_s, self._at_s = max(0.0, t_s - self._at_s), t_s
        for k in range(LILIES):
            lit = min(1.0, max(0.0, held * LILIES - k))
            was = 0.5 * min(1.0, max(0.0, best * LILIES - k))
            wanted, now = max(lit, was), self._opened[k]
            pace = passed_s / (OPEN_S if wanted > now else CLOSE_S)
            self._opened[k] = now + max(-pace, min(pace, wanted - now))

    def draw_back(self, surface: pygame.Surface, ring: float, aside: float, *, calm: bool) -> None:
        """The line, and what lies behind the bird. calm: the player is within."""
        middle = self._pond.place(0.0, 0.0, aside)
        if calm:
            shine(surface, self._calm, middle)
        put_middle(surface, self.line(ring), middle)
        for k in (0, 1, 11, 2, 10, 3, 9):
            self._draw_lily(surface, k, ring, aside)

    def draw_front(self, surface: pygame.Surface, ring: float, aside: float, t_s: float) -> None:
        """What lies before the bird, and the sparks of a hold that was reached."""
        for k in (4, 8, 5, 7, 6):
            self._draw_lily(surface, k, ring, aside)
        self._draw_burst(surface, ring, aside, t_s - self._burst_s)

    def _draw_lily(self, surface: pygame.Surface, k: int, ring: float, aside: float) -> None:
        place = self._pond.around(k / LILIES, ring, aside)
        depth = 0 if k in (11, 0, 1) else 2 if k in (5, 6, 7) else 1
        opened = self._opened[k]
        if opened > 0.55:
            shine(surface, self._lamp[round(4 * (opened - 0.5) / 0.5)], place)
        stage = round(opened * (STAGES - 1))
        put_middle(surface, self._flowers[depth][stage], place)

    def _draw_burst(self, surface: pygame.Surface, ring: float, aside: float, age_s: float) -> None:
        """Little lights that rise from every second lily, and a glow that swells and goes."""
        if not 0 <= age_s < BURST_S:
            return
        share = age_s / BURST_S
        swell = round(30 * math.sin(math.pi * share))
        light = glow("#FFE7A0", self._look.px(420), swell, 40)
        shine(surface, light, self._pond.place(0.0, 0.0, aside))
        if self._look.calm:
            return
        step = min(7, int(share * 8))
        for k in range(SPARKS):
            x, y = self._pond.around(k / SPARKS, ring, aside)
            rise = self._look.px(230 + 60 * math.sin(5 * k)) * (1 - (1 - share) ** 2)
            sway = self._look.px(20) * math.sin(3 * age_s + 2 * k)
            shine(surface, self._spark_light[step], (x + sway, y - rise))
            put_middle(surface, self._sparks[step], (x + sway, y - rise))


def _lily(opened: float) -> str:
    """A water lily on its leaf: a bud at 0, open at 1."""
    body = '<ellipse cx="3" cy="13" rx="44" ry="13" fill="#1D4C5C" fill-opacity="0.45"/>'
    body += '<ellipse cx="0" cy="9" rx="43" ry="13" fill="#3F8A66"/>'
    body += '<ellipse cx="-4" cy="7" rx="36" ry="9" fill="#86BE78"/>'
    wide, high = 8 + 7 * opened, 30 - 3 * opened
    if opened > 0.3:
        body += '<ellipse cx="0" cy="-6" rx="14" ry="6" fill="#FFC94F"/>'
    for row, (tone, edge, spread, size) in enumerate(
        (("#F6A9C0", "#D9708F", 66, 1.0), ("#FFC9D6", "#E58BA5", 44, 0.9),
         ("#FFF0F0", "#F2AFC0", 21, 0.8))
    ):  # fmt: skip
        for side in (-1, 0, 1) if row else (-1, -0.5, 0.5, 1):
            turn = side * (6 + (spread - 6) * opened)
            w, h = wide * size, high * size
            petal = f"M0 0C{-w:.1f} {-h * 0.3:.1f} {-w * 0.9:.1f} {-h * 0.8:.1f} 0 {-h:.1f}"
            petal += f"C{w * 0.9:.1f} {-h * 0.8:.1f} {w:.1f} {-h * 0.3:.1f} 0 0Z"
            body += f'<g transform="translate(0 4) rotate({turn:.1f})"><path d="{petal}" '
            body += f'fill="{tone}" stroke="{edge}" stroke-width="1.4"/></g>'
    if opened > 0.7:
        body += '<ellipse cx="0" cy="-5" rx="8" ry="5" fill="#FFD55E"/>'
    return body
