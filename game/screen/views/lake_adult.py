"""Still Lake for adults: a bull's-eye level on evening water; its bubble rests where the player
does."""

from __future__ import annotations

import math
from collections.abc import Mapping

import pygame

from game.exercises.still_lake import HOME_RADIUS, Phase, State
from game.exercises.still_lake import Level as LakeLevel
from game.figures import Figures
from game.screen.lettering import put
from game.screen.look import Look
from game.screen.stroke import glow, put_middle, shine, vector
from game.screen.views.lake_field import Hold, LakeField, help_s
from game.screen.views.lake_glass import (
    BEADS_AT,
    BUBBLE,
    GLASS,
    drawn_bubble,
    drawn_glass,
    drawn_mark,
)
from game.screen.views.lake_ripples import Ripples
from game.screen.views.lake_water import Beads, CalmWater, Tones
from game.screen.views.star_adult import BEZEL, IVORY, NAMES, QUIET
from game.screen.views.star_field import DIRECTIONS
from game.screen.views.star_guides import Chevrons
from game.text import mark

MIDDLE = (960.0, 602.0)
LEAST_REACH, MOST_REACH = 340.0, 510.0
ROOM = 0.2
"""Reach units around the largest calm water, for its middle is not always that of the glass."""
TONES = Tones("#BFE6DC", "#F0DDB0", "#8FD0F5", "#DDF2EC", "#F5B73A", "#C6D0D6")
DONE_S = 1.6
WORDS: Mapping[Phase, tuple[str, str | None]] = {
    Phase.BETWEEN: (mark("Ready"), None),
    Phase.HOME: (mark("Middle"), mark("Back to the middle")),
    Phase.HOLD: (mark("Keep it level"), mark("Bubble in the ring")),
}
"""Loud and quiet."""
FETCH = mark("Bubble to the mark")
LEFT, WORDS_WIDE = 96.0, 480.0


class BullsEye:
    """The adult's picture."""

    def __init__(self, look: Look, level: LakeLevel) -> None:
        self._look = look
        reach = (GLASS - BUBBLE) / (level.dial.radius.value(0.0) + ROOM)
        self._reach = max(LEAST_REACH, min(reach, MOST_REACH))
        self.field = LakeField(look, MIDDLE, self._reach, 1.0, (GLASS - BUBBLE) / self._reach)
        self._still = self._drawn_still()
        self._calm = CalmWater(look, self.field, TONES)
        self._calm.prepare(level.dial.radius.value(level.clamp(level.d.start)))
        self._beads = Beads(look, 1.0, TONES, 11.0)
        self._ripples = Ripples(look, 1.0, TONES.ripple, 34, 150)
        self._hold = Hold()
        self._chevrons = Chevrons(look)
        self._bubble = drawn_bubble(look.scale)
        self._mark = drawn_mark(look.scale, self._reach)
        self._home = vector(
            f'<circle r="{HOME_RADIUS * self._reach}" fill="none" stroke="{IVORY}"'
            ' stroke-opacity="0.8" '
            'stroke-width="4" stroke-dasharray="2 10" stroke-linecap="round"/>',
            (-190, -190, 380, 380), look.scale,
        )  # fmt: skip
        self._ghost = glow("#F0DDB0", look.px(13), 60)
        self._mist = glow("#CFEDE6", look.px(120), 30)
        self._done = glow("#FFD98A", look.px(230), 46)
        self._done_s = -math.inf
        self._figures = Figures(look.words)

    def _drawn_still(self) -> pygame.Surface:
        """All that stands: the bay, the glass, the bezel."""
        look = self._look
        picture = look.pictures.layer("lake_adult").copy()
        place = self.field.middle
        put_middle(picture, drawn_glass(look.scale), place)
        bezel = look.pictures.sprite("adult_bezel", look.px(BEZEL))
        shade = bezel.copy()
        shade.fill((4, 9, 14, 190), special_flags=pygame.BLEND_RGBA_MULT)
        soft = pygame.transform.gaussian_blur(shade, max(1, look.px(7)))
        put_middle(picture, soft, (place[0] + look.px(3), place[1] + look.px(7)))
        put_middle(picture, bezel, place)
        return picture

    def shown(self) -> None:
        """A mark has come."""

    def fetched(self, t_s: float) -> None:
        """The mark is taken."""

    def over(self, calm: bool, t_s: float) -> None:
        """A hold is over; a calm one leaves a warm light for a moment."""
        if calm:
            self._done_s = t_s

    def draw(
        self, surface: pygame.Surface, before: State, after: State, alpha: float, t_s: float
    ) -> None:
        """The whole surface."""
        surface.blit(self._still, (0, 0))
        self._hold.see(after, t_s)
        lean = self.field.lean(before, after, alpha)
        self._draw_calm(surface, after, t_s)
        if after.lean_seen:
            self._ripples.see(before, after, lean, t_s)
        self._ripples.draw(surface, t_s)
        attempt = after.attempt
        if after.phase is Phase.FETCH and attempt is not None:
            self._calm.prepare(attempt.radius)
            place = self.field.place(attempt.x, attempt.y)
            put_middle(surface, self._mark, place)
            self._chevrons.point(surface, self.field.middle, place, help_s(after))
        elif after.phase is Phase.HOME:
            put_middle(surface, self._home, self.field.middle)
        if after.lean_seen:
            put_middle(surface, self._bubble, lean)
        else:
            shine(surface, self._mist, self.field.place(*self._hold.middle))
        self._write(surface, after)

    def _draw_calm(self, surface: pygame.Surface, state: State, t_s: float) -> None:
        hold, strength = self._hold, self._hold.strength(t_s)
        if 0 <= t_s - self._done_s < DONE_S:
            shine(surface, self._done, self.field.place(*hold.middle))
        if hold.trail_strength(t_s) > 0:
            for x, y in hold.trail:
                shine(surface, self._ghost, self.field.place(x, y))
        if strength <= 0:
            return
        place = self.field.place(*hold.middle)
        inside = state.inside or not state.lean_seen or state.phase is not Phase.HOLD
        self._calm.draw(surface, place, hold.radius, strength, inside=inside)
        if strength > 0.5:
            self._beads.draw(surface, self.field.middle, BEADS_AT, hold.beads)

    def _write(self, surface: pygame.Surface, state: State) -> None:
        look, letters = self._look, self._look.letters
        attempt = state.attempt
        loud, quiet = WORDS.get(state.phase, WORDS[Phase.BETWEEN])
        if state.phase is Phase.FETCH and attempt is not None:
            loud, quiet = NAMES[DIRECTIONS.index(attempt.direction)], FETCH
        elif not state.lean_seen:
            quiet = None
        y = 316.0
        for said, face, size, tone, apart in (
            (look.words(loud), "medium", 104, IVORY, 112),
            (look.words(quiet) if quiet else "", "medium", 54, QUIET, 66),
        ):
            lines = letters.column(said, face, size, WORDS_WIDE, tone)  # type: ignore[arg-type]
            for line in lines:
                put(surface, line, *look.at(LEFT, y), "left")
                y += apart
            y -= 14
        if state.phase is Phase.HOLD and attempt is not None:
            self._write_hold(surface, attempt.hold_s - state.seconds_left, attempt.hold_s)
        said = look.words("{n} of {all}", n=state.attempts, all=state.planned)
        put(surface, letters.line(said, "medium", 54, QUIET), *look.at(1824, 994), "right")

    def _write_hold(self, surface: pygame.Surface, held_s: float, hold_s: float) -> None:
        look, line = self._look, self._look.letters.line
        loud = look.words("{n} s", n=self._figures.number(int(held_s), 0))
        quiet = look.words("of {n} s", n=self._figures.number(hold_s, 0))
        put(surface, line(loud, "regular", 150, IVORY), *look.at(1824, 336), "right")
        put(surface, line(quiet, "medium", 58, QUIET), *look.at(1824, 448), "right")
