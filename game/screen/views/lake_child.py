"""Still Lake for children: the duck fetches a night light, and sleeps while the lake is calm."""

from __future__ import annotations

import math

import pygame

from game.core.ease import eased
from game.exercises.still_lake import HOME_RADIUS, LIGHT_RADIUS, Phase, State
from game.exercises.still_lake import Level as LakeLevel
from game.screen.lettering import put
from game.screen.look import Look
from game.screen.stroke import glow, put_middle, shine, vector
from game.screen.views.lake_duck import Duck
from game.screen.views.lake_field import Hold, LakeField, help_s
from game.screen.views.lake_lilies import Lilies
from game.screen.views.lake_ripples import Ripples
from game.screen.views.lake_water import Beads, CalmWater, Tones
from game.screen.views.star_guides import Chevrons
from game.text import mark

MIDDLE, FLAT = (960.0, 732.0), 0.36
WIDEST, MOST_REACH, SHORE = 700.0, 1050.0, 880.0
"""Half the width of the largest calm water, the largest scale, and where the duck goes no farther;
design units."""
TONES = Tones("#BFD4FF", "#FFE9B4", "#9FD4FF", "#F2F6FF", "#FFD978", "#DCE6FF")
BEADS_OUT = 172.0
"""The string of beads is never smaller than the duck."""
WORDS_AT, WORDS_WIDE = (960.0, 138.0), 980.0
WORDS = {
    Phase.FETCH: mark("Fetch the light"),
    Phase.HOME: mark("Back to the middle"),
    Phase.HOLD: mark("Keep the lake calm"),
}
FETCH_S = 0.45
RISE = 46.0
"""How high a light hovers over its leaf."""


class Pond:
    """The child's picture."""

    def __init__(self, look: Look, level: LakeLevel) -> None:
        self._look = look
        self._reach = min(MOST_REACH, WIDEST / level.dial.radius.value(0.0))
        self.field = LakeField(look, MIDDLE, self._reach, FLAT, SHORE / self._reach)
        self._layer = look.pictures.layer("lake_child")
        self._calm = CalmWater(look, self.field, TONES)
        self._calm.prepare(level.dial.radius.value(level.clamp(level.d.start)))
        self._beads = Beads(look, FLAT, TONES)
        self._ripples = Ripples(look, FLAT, TONES.ripple, 84, 360)
        self._hold = Hold()
        self._duck = Duck(look)
        self._lilies = Lilies(look, level.plan.holds)
        self._chevrons = Chevrons(look)
        self._leaf = look.pictures.sprite("lake_pad", look.px(150))
        self._leaf_ring = self._drawn_ring(LIGHT_RADIUS, "#FFF1C4")
        self._home_ring = self._drawn_ring(HOME_RADIUS, "#DCE6FF")
        self._mist = [glow("#AFC0F0", look.px(230), 44, 46), glow("#D6E0FF", look.px(130), 30, 50)]
        self._dot = glow("#FFF3C0", look.px(15), 60)
        self._lights = (
            glow("#FFB640", look.px(120), 46),
            glow("#FFE9A8", look.px(44), 70),
            glow("#FFFFFF", look.px(17), 100),
        )
        self._fetched_s = -math.inf
        self._light_from: tuple[float, float] = look.at(*MIDDLE)
        self._light_at: tuple[float, float] = self._light_from
        for message in WORDS.values():
            self._words(message)

    def _drawn_ring(self, radius: float, tone: str) -> pygame.Surface:
        """How near is near enough: dots on the water."""
        wide, high = radius * self._reach, radius * self._reach * FLAT
        body = f'<ellipse rx="{wide}" ry="{high}" fill="{tone}" fill-opacity="0.10" '
        body += f'stroke="{tone}" stroke-width="4.6" stroke-linecap="round" '
        body += 'stroke-dasharray="0.1 14"/>'
        return vector(body, (-wide - 6, -high - 6, 2 * wide + 12, 2 * high + 12), self._look.scale)

    def _words(self, message: str) -> pygame.Surface:
        look = self._look
        said = look.words(message)
        size = look.letters.fitting(said, "display", 96, WORDS_WIDE)
        return look.letters.line(said, "display", size, "#FFF6DC", "#0A0F30")

    def shown(self) -> None:
        """A light has come."""
        self._fetched_s = -math.inf

    def fetched(self, t_s: float) -> None:
        """The duck takes the light along."""
        self._fetched_s = t_s

    def over(self, calm: bool, t_s: float) -> None:
        """A hold is over: the next leaf opens its lily, or keeps a bud."""
        self._lilies.add(calm, self._light_at, t_s)
        self._fetched_s = -math.inf

    def draw(
        self, surface: pygame.Surface, before: State, after: State, alpha: float, t_s: float
    ) -> None:
        """The whole surface."""
        surface.blit(self._layer, (0, 0))
        self._hold.see(after, t_s)
        self._lilies.keep(after.outcomes)
        self._lilies.draw(surface, t_s)
        lean = self.field.lean(before, after, alpha)
        self._draw_calm(surface, after, t_s)
        if after.lean_seen:
            self._ripples.see(before, after, lean, t_s)
        self._ripples.draw(surface, t_s)
        if after.phase is Phase.FETCH:
            self._draw_leaf(surface, after, t_s)
        elif after.phase is Phase.HOME:
            put_middle(surface, self._home_ring, self.field.middle)
        self._draw_duck(surface, after, lean, t_s)
        message = WORDS.get(after.phase)
        if message is not None:
            put(surface, self._words(message), *self._look.at(*WORDS_AT))
        self._lilies.draw_flight(surface, t_s)

    def _draw_calm(self, surface: pygame.Surface, state: State, t_s: float) -> None:
        hold, strength = self._hold, self._hold.strength(t_s)
        if hold.trail_strength(t_s) > 0:
            for x, y in hold.trail:
                shine(surface, self._dot, self.field.place(x, y))
        if strength <= 0:
            return
        place = self.field.place(*hold.middle)
        inside = state.inside or not state.lean_seen or state.phase is not Phase.HOLD
        self._calm.draw(surface, place, hold.radius, strength, inside=inside)
        if strength > 0.5:
            self._beads.draw(surface, place, max(BEADS_OUT, hold.radius * self._reach), hold.beads)

    def _draw_leaf(self, surface: pygame.Surface, state: State, t_s: float) -> None:
        """Where the light waits; after a while arrows lead there."""
        attempt, look = state.attempt, self._look
        assert attempt is not None
        self._calm.prepare(attempt.radius)
        place = self.field.place(attempt.x, attempt.y)
        put_middle(surface, self._leaf_ring, place)
        put_middle(surface, self._leaf, (place[0], place[1] - look.px(10)))
        self._light_from = (place[0], place[1] - look.px(RISE))
        self._draw_light(surface, self._light_from, t_s)
        self._chevrons.point(surface, self.field.middle, place, help_s(state))

    def _draw_duck(
        self, surface: pygame.Surface, state: State, lean: tuple[float, float], t_s: float
    ) -> None:
        holding = state.phase is Phase.HOLD
        place, x = (lean, state.x) if state.lean_seen else (self._in_mist(surface), 0.0)
        attempt = state.attempt
        if state.phase is Phase.FETCH and attempt is not None:
            self._duck.look_to(attempt.x)
        wet = holding and state.lean_seen and not state.inside
        self._duck.draw(surface, place, x, t_s, asleep=holding and not wet, wet=wet)
        if state.phase in (Phase.HOME, Phase.HOLD):
            share = eased((t_s - self._fetched_s) / FETCH_S)
            head = (place[0], place[1] - self._look.px(172))
            start = self._light_from
            at = (start[0] + (head[0] - start[0]) * share, start[1] + (head[1] - start[1]) * share)
            self._draw_light(surface, at, t_s)

    def _in_mist(self, surface: pygame.Surface) -> tuple[float, float]:
        """The duck sleeps in the mist: where the lean is stays with the player."""
        place = self.field.place(*self._hold.middle)
        for cloud in self._mist:
            shine(surface, cloud, place)
        return place

    def _draw_light(self, surface: pygame.Surface, place: tuple[float, float], t_s: float) -> None:
        lift = 0.0 if self._look.calm else 5 * math.sin(1.6 * t_s)
        at = self._light_at = (place[0], place[1] - lift * self._look.scale)
        for light in self._lights:
            shine(surface, light, at)
