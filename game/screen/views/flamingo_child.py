"""Flamingo Garden for children: the flamingo stands in a wreath of lilies in the first sun, and
feeds a chick for every hold."""

from __future__ import annotations

import math

import pygame

from game.core.feedback import guided
from game.core.lifted_foot import Leg
from game.exercises.flamingo_garden import Level, Phase, State
from game.screen.instruments import FeetLoad
from game.screen.lettering import put
from game.screen.look import Look
from game.screen.stroke import glow, put_middle, shine, vector
from game.screen.views.flamingo_bird import FOOT_X, Flamingo
from game.screen.views.flamingo_chicks import Chicks
from game.screen.views.flamingo_pond import TIP, Pond, Sway
from game.screen.views.flamingo_words import resting, said
from game.screen.views.flamingo_wreath import Wreath
from game.screen.views.star_sea import Glints

FOOT = (960.0, 842.0)
SUN = (960.0, 356.0, 190.0)
"""Its middle, and how far out the beads of a rest lie."""
BEADS = 40
WORDS_AT, WORDS_SIZE, WORDS_WIDE = (960.0, 66.0), 80.0, 1240.0
FEET_AT = (182.0, 916.0)
TURN_S = 0.9
BOW_S = 1.7


class Garden:
    """The child's picture."""

    def __init__(self, look: Look, level: Level) -> None:
        self._look = look
        self.pond = Pond(look, *FOOT)
        self.sway = Sway()
        self._layer = look.pictures.layer("flamingo_child")
        self._bird = Flamingo(look)
        self._ring = level.dial.ring.value(level.clamp(level.d.start))
        self._wreath = Wreath(look, self.pond, self._ring)
        self._chicks: Chicks | None = None
        self._feet = FeetLoad(look, 104, words=False)
        self._beads = [self._drawn_bead("#FFF8E0", 5.5), self._drawn_bead("#F08A3C", 9)]
        self._glints = Glints(look, horizon=470, colour="#FFF3D0", count=30)
        self._pearl = self._drawn_pearl()
        self._glow = glow("#FFC23E", look.px(96), 60, 60)
        self._trail = vector(
            '<ellipse rx="12" ry="8" fill="#123A58" fill-opacity="0.35"/>'
            '<ellipse rx="9" ry="5.6" fill="#FFD35E"/>',
            (-13, -9, 26, 18),
            look.scale,
        )
        self._ripples = [self._drawn_ripple(k / 11) for k in range(12)]
        self._turn, self._at_s, self._bow_s = 0.0, 0.0, -math.inf

    def _drawn_pearl(self) -> pygame.Surface:
        """The player on the water: a golden light, seen from low."""
        body = (
            '<defs><radialGradient id="o" gradientUnits="userSpaceOnUse" cx="-8" cy="-10" r="44">'
            '<stop offset="0" stop-color="#FFFFFF"/><stop offset="0.45" stop-color="#FFE08A"/>'
            '<stop offset="1" stop-color="#F29A1E"/></radialGradient></defs>'
            '<ellipse cy="5" rx="40" ry="26" fill="#123A58" fill-opacity="0.5"/>'
            '<ellipse rx="34" ry="21" fill="url(#o)" stroke="#FFF8DE" stroke-width="4"/>'
        )
        return vector(body, (-44, -34, 88, 72), self._look.scale)

    def _drawn_bead(self, tone: str, radius: float) -> pygame.Surface:
        body = f'<circle r="{radius + 2.5}" fill="#7A4A6A" fill-opacity="0.4"/>'
        body += f'<circle r="{radius}" fill="{tone}"/>'
        return vector(body, (-12, -12, 24, 24), self._look.scale)

    def _drawn_ripple(self, share: float) -> pygame.Surface:
        wide, high = 26 + 84 * share, (26 + 84 * share) * 0.32
        body = f'<ellipse rx="{wide}" ry="{high}" fill="none" stroke="#FFFFFF" '
        body += f'stroke-opacity="{0.55 * (1 - share):.2f}" stroke-width="4"/>'
        return vector(body, (-wide - 6, -high - 6, 2 * wide + 12, 2 * high + 12), self._look.scale)

    def shown(self, radius: float) -> None:
        """A leg is asked for: its ring is made ready."""
        self._ring = radius
        self._wreath.line(radius)

    def reached(self, attempt: int, t_s: float) -> None:
        """The wreath shines, the bird bows, a chick is fed."""
        self._wreath.reached(t_s)
        self._bow_s = t_s
        if self._chicks is not None:
            self._chicks.feed(attempt - 1, t_s)

    def draw(
        self, surface: pygame.Surface, before: State, after: State, alpha: float, t_s: float
    ) -> None:
        """The whole surface, between two States."""
        self.sway.follow(before, after, alpha, t_s)
        right = before.right + (after.right - before.right) * alpha
        shift = max(-1.0, min(1.0, 2 * right - 1))
        surface.blit(self._layer, (0, 0))
        self._glints.draw(surface, t_s)
        self._draw_rest(surface, after)
        self._draw_garden(surface, after, shift, t_s)
        self._draw_feet(surface, after, right, t_s)
        words = said(self._look.words, after)
        size = self._look.letters.fitting(words, "display", WORDS_SIZE, WORDS_WIDE)
        text = self._look.letters.line(words, "display", size, "#FFF8E4", "#4A4488")
        put(surface, text, *self._look.at(*WORDS_AT))

    def _draw_garden(self, surface: pygame.Surface, state: State, shift: float, t_s: float) -> None:
        """The wreath, the bird in it, the chicks."""
        bow = self._bowed(state, t_s)
        self._chicks = self._chicks or Chicks(self._look, state.garden.legs)
        aside = _aside(state)
        self._wreath.grow(*_opened(state), t_s)
        self._wreath.draw_back(
            surface, self._ring, aside, calm=state.inside and guided(state.feedback)
        )
        body = self.pond.place(0.0, 0.0, FOOT_X * shift)
        tip = TIP * self._look.scale * self.sway.x * self.sway.seen
        self._bird.compose(shift, self._turn, bow)
        self._bird.draw_mirror(surface, body, tip, t_s)
        self._draw_ripples(surface, shift, t_s)
        self._bird.draw(surface, body, tip)
        self._draw_player(surface, state, aside, t_s)
        self._wreath.draw_front(surface, self._ring, aside, t_s)
        self._chicks.draw(surface, state.outcomes, self._bird.beak(body, self._turn, bow), t_s)

    def _bowed(self, state: State, t_s: float) -> float:
        """How deep the bird bows, and on the way it turns towards the chick that comes next."""
        passed_s, self._at_s = max(0.0, t_s - self._at_s), t_s
        age = (t_s - self._bow_s) / BOW_S
        if 0 <= age < 1:
            return float(math.sin(math.pi * age) ** 1.5)
        wanted = _way(state.leg_ahead)
        pace = 2 * passed_s / TURN_S
        self._turn += max(-pace, min(pace, wanted - self._turn))
        return 0.0

    def _draw_ripples(self, surface: pygame.Surface, shift: float, t_s: float) -> None:
        """Around each foot that stands; a leg that is drawn up leaves none."""
        for way in (-1, 1):
            if shift * way > -0.5:
                place = self.pond.place(0.0, 0.0, FOOT_X * way)
                step = 4 if self._look.calm else int(8 * t_s + 5 * way) % 24
                if step < len(self._ripples):
                    put_middle(surface, self._ripples[step], place)

    def _draw_player(self, surface: pygame.Surface, state: State, aside: float, t_s: float) -> None:
        """The light of the own sway on the water, and afterwards where it was."""
        for x, y in self.sway.replayed(state, t_s):
            put_middle(surface, self._trail, self.pond.place(x, y, aside))
        if not state.stood or self.sway.seen < 0.05:
            return
        place = self.pond.place(self.sway.x, self.sway.y, aside)
        shine(surface, self._glow, place)
        if self.sway.seen > 0.5:
            put_middle(surface, self._pearl, place)

    def _draw_rest(self, surface: pygame.Surface, state: State) -> None:
        """Beads around the sun, one more every moment of a long rest."""
        if not resting(state):
            return
        gone = min(1.0, state.since / state.pause_steps)
        x, y, far = SUN
        for k in range(BEADS):
            turn = 2 * math.pi * k / BEADS
            place = self._look.at(x + far * math.sin(turn), y - far * math.cos(turn))
            put_middle(surface, self._beads[k < gone * BEADS], place)

    def _draw_feet(self, surface: pygame.Surface, state: State, right: float, t_s: float) -> None:
        """The load on both sides; a light under the one that is asked for."""
        if state.phase is Phase.STAND and not state.gather:
            x, y = FEET_AT
            way = _way(state.leg_ahead)
            shine(surface, glow("#FFD060", self._look.px(150), 60), self._look.at(x + 38 * way, y))
        self._feet.draw(surface, FEET_AT, 1 - right, t_s)


def _way(leg: Leg) -> int:
    return 1 if leg == "right" else -1


def _aside(state: State) -> float:
    """Where the ring lies: under the foot that is asked for, or was."""
    return FOOT_X * _way(state.hold.leg if state.hold else state.leg_ahead)


def _opened(state: State) -> tuple[float, float]:
    """How far the wreath is open: by the hold and by the best of it, where that is told; closing
    in the rest."""
    if state.phase is Phase.STAND:
        told = guided(state.feedback)
        return (state.held_share, state.best_share) if told else (0.0, 0.0)
    reached = bool(state.outcomes) and state.outcomes[-1].reached and state.since < 240
    return (1.0, 1.0) if reached else (0.0, 0.0)
