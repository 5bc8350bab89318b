"""Drum March for children: the otter drums in the jungle; little birds come along two lianas and
land on the drums on the beat, and a parade gathers."""

from __future__ import annotations

import math

import pygame

from game.exercises.drum_march import Level as DrumLevel
from game.exercises.drum_march import State
from game.screen.lettering import put
from game.screen.look import Look
from game.screen.stroke import glow, put_middle, shine
from game.screen.views.drum_beads import Beads
from game.screen.views.drum_lanes import Coming, Lanes, lean_x
from game.screen.views.drum_otter import Otter
from game.screen.views.drum_parade import Parade
from game.screen.views.drum_words import ALL, SLEEPERS, said
from game.screen.views.sparkles import Sparkles
from game.screen.views.veil import Veil

FAR_Y = 486.0
BIRD_WIDE = 142.0
SIZES = 26
"""Pictures of a bird on its way, small to large."""
RING_S, FLY_S, GONE_S = 0.6, 1.1, 0.4
WORDS_AT, WORDS_WIDE = (960.0, 66.0), 1000.0
HOP = 26.0
"""How high a bird hops on its way, design units."""


class Jungle:
    """The child's picture."""

    def __init__(self, look: Look, level: DrumLevel, planned: int) -> None:
        self._look = look
        self.lanes = Lanes(look, FAR_Y)
        self._layer = look.pictures.layer("drum_child")
        self._birds = {kind: _sizes(look, kind) for kind in ("left", "right", "asleep")}
        self._rings = [
            glow("#FFE9A0", look.px(150 + 9 * k), round(30 * (1 - k / 8)), 34) for k in range(8)
        ]
        self._otter, self._parade = Otter(look), Parade(look, planned)
        self._beads, self._sparkles = Beads(look), Sparkles(look, "#FFE27A")
        self._veil = Veil()
        self._struck: list[tuple[float, int]] = []
        self._flown: list[tuple[float, int]] = []
        self._gone: list[tuple[float, int]] = []
        for message in ALL:
            self._words(message)

    def _words(self, message: str) -> pygame.Surface:
        letters, text = self._look.letters, self._look.words(message)
        size = letters.fitting(text, "display", 84, WORDS_WIDE)
        return letters.line(text, "display", size, "#FFF6DC", "#123C36")

    def struck(self, way: int, t_s: float) -> None:
        """A beat sounds."""
        self._struck = [*self._struck[-3:], (t_s, way)]

    def kept(self, way: int, t_s: float) -> None:
        """The bird that was on the drum flies up to the parade."""
        self._flown = [*self._flown[-3:], (t_s, way)]
        if not self._look.calm:
            self._sparkles.burst(t_s, self.lanes.skin(way), 7)

    def gone(self, way: int, t_s: float) -> None:
        """The bird hops off behind its drum."""
        self._gone = [*self._gone[-3:], (t_s, way)]

    def reached(self, t_s: float) -> None:
        """One more in the parade."""
        if not self._look.calm:
            self._sparkles.burst(t_s, self._parade.next_place())
        self._parade.come(t_s)

    def draw(
        self, surface: pygame.Surface, before: State, after: State, alpha: float, t_s: float
    ) -> None:
        surface.blit(self._layer, (0, 0))
        self._parade.keep(after.successes, t_s)
        since_s = t_s - self._struck[-1][0] if self._struck else 9.0
        self._parade.draw(surface, since_s / 0.5, t_s)
        self._draw_rings(surface, t_s)
        for beat in self.lanes.coming(after, alpha):
            self._draw_bird(surface, beat)
        sight = self._veil.share(after.shows_lean, t_s)
        self._otter.draw(surface, lean_x(before, after, alpha), sight)
        self._draw_flights(surface, t_s)
        self._sparkles.draw(surface, t_s)
        self._beads.draw(surface, after)
        put(surface, self._words(said(after, SLEEPERS)), *self._look.at(*WORDS_AT))

    def _draw_bird(self, surface: pygame.Surface, beat: Coming) -> None:
        """Its feet on the liana, hopping along; asleep it only glides."""
        kind = ("right" if beat.way > 0 else "left") if beat.go else "asleep"
        picture = self._birds[kind][max(0, min(SIZES - 1, round(beat.size * SIZES) - 1))]
        calm = self._look.calm or not beat.go
        hop = 0.0 if calm else abs(math.sin(2 * math.pi * beat.left_s)) * HOP * beat.size
        y = beat.y - 0.46 * picture.get_height() - self._look.px(hop)
        put_middle(surface, picture, (beat.x, y))

    def _draw_rings(self, surface: pygame.Surface, t_s: float) -> None:
        """A drum that was struck glows softly, and the light runs out over its skin."""
        for since_s, way in self._struck:
            share = (t_s - since_s) / RING_S
            if 0 <= share < 1:
                shine(surface, self._rings[int(share * 8)], self.lanes.skin(way))

    def _draw_flights(self, surface: pygame.Surface, t_s: float) -> None:
        """Birds that were met fly off, up and outwards; the others become small."""
        for since_s, way in self._gone:
            share = (t_s - since_s) / GONE_S
            if 0 <= share < 1:
                picture = self._birds["right" if way > 0 else "left"][
                    round((1 - share) * (SIZES - 1))
                ]
                x, y = self.lanes.skin(way)
                put_middle(surface, picture, (x, y - 0.46 * picture.get_height()))
        for since_s, way in self._flown:
            share = (t_s - since_s) / FLY_S
            if not 0 <= share < 1:
                continue
            x, y = self.lanes.skin(way)
            look = self._look
            birds = self._birds["right" if way > 0 else "left"]
            picture = birds[max(3, round((1 - 0.75 * share) * (SIZES - 1)))]
            away = share * share
            place = (
                x + way * look.px(520) * away,
                y - look.px(66) - look.px(620) * (0.35 * share + 0.65 * away),
            )
            put_middle(surface, picture, place)


def _sizes(look: Look, kind: str) -> list[pygame.Surface]:
    """A bird from far off to near by."""
    whole = look.pictures.sprite(f"drum_bird_{kind}", look.px(BIRD_WIDE))
    wide, high = whole.get_size()
    shares = [(k + 1) / SIZES for k in range(SIZES)]
    sizes = [(max(2, round(wide * one)), max(2, round(high * one))) for one in shares]
    return [pygame.transform.smoothscale(whole, size) for size in sizes]
