"""Treasure Sense for adults: the dial of a strong-room door. Its mark is felt, then found again
behind a closed shutter."""

from __future__ import annotations

import math

import pygame

from game.core.ease import eased
from game.core.time import seconds
from game.exercises.treasure_sense import FELT_RADIUS, Outcome, Phase, State
from game.exercises.treasure_sense import Level as SenseLevel
from game.figures import Figures
from game.screen.instruments import DwellRing
from game.screen.lettering import put
from game.screen.look import Look
from game.screen.stroke import faded, glow, put_middle, shine
from game.screen.views.lake_field import LakeField
from game.screen.views.star_adult import IVORY, QUIET
from game.screen.views.star_guides import Chevrons
from game.screen.views.treasure_dial import (
    BOLT_AT,
    drawn_bolt,
    drawn_dial,
    drawn_hit,
    drawn_mark,
    drawn_pointer,
    drawn_shutter,
)
from game.screen.views.treasure_words import (
    ADULT,
    BESIDE,
    BEYOND,
    NEAR,
    RESULT_S,
    SHORT,
    all_lines,
    said,
)
from game.screen.views.veil import Veil

MIDDLE, REACH, RIM = (960.0, 556.0), 296.0, 1.0
LEFT, RIGHT, COLUMN, TOP = 92.0, 1828.0, 356.0, 330.0
HELP_S, FADE_S, BOLT_S = 4.0, 0.5, 0.7
SHUT_S = 0.9
DRAWN = 26.0
"""How far a bolt is drawn back, design units."""


class StrongRoom:
    """The adult's picture."""

    def __init__(self, look: Look, level: SenseLevel) -> None:
        self._look = look
        self.field = LakeField(look, MIDDLE, REACH, 1.0, RIM)
        self._still = look.pictures.layer("treasure_adult").copy()
        put_middle(self._still, drawn_dial(look.scale), self.field.middle)
        shutter = drawn_shutter(look.scale)
        self._shutters = [faded(shutter, (k + 1) / 8) for k in range(8)]
        self._pointer, self._mark = drawn_pointer(look.scale), drawn_mark(look.scale)
        self._hit = drawn_hit(look.scale)
        self._bolts = [drawn_bolt(look.scale, k, level.plan.treasures) for k in
                       range(level.plan.treasures)]  # fmt: skip
        self._ring = DwellRing(look, FELT_RADIUS * REACH, 11, ticks=True)
        self._chevrons = Chevrons(look)
        self._light, self._done = (
            glow("#FFB640", look.px(80), 55),
            glow("#FFD98A", look.px(230), 46),
        )
        self._seen, self._shut, self._shown = Veil(), Veil(SHUT_S, 0.0), Veil(FADE_S, 0.0)
        self._figures = Figures(look.words)
        for message in (*all_lines(ADULT), NEAR, SHORT, BEYOND, BESIDE):
            self._lines(message)
        self._moved_s: list[float | None] = []

    def felt(self, place: tuple[float, float], t_s: float) -> None:
        """The ring around the mark says so already."""

    def over(self, *, found: bool) -> None:
        """The bolts follow the state."""

    def draw(
        self, surface: pygame.Surface, before: State, after: State, alpha: float, t_s: float
    ) -> None:
        """The whole surface."""
        surface.blit(self._still, (0, 0))
        self._draw_bolts(surface, after, t_s)
        self._draw_mark(surface, after, self._shown.share(after.phase is Phase.SHOW, t_s))
        closed = after.phase in (Phase.WAIT, Phase.FIND)
        level = round(eased(self._shut.share(closed, t_s)) * 8)
        if level:
            put_middle(surface, self._shutters[level - 1], self.field.middle)
        if after.told:
            self._draw_result(surface, after.outcomes[-1], seconds(after.since))
        share = self._seen.share(after.lean_seen, t_s)
        if share > 0:
            self._draw_pointer(surface, self.field.lean(before, after, alpha), share)
        self._say(surface, after)

    def _draw_pointer(
        self, surface: pygame.Surface, place: tuple[float, float], share: float
    ) -> None:
        if share >= 1:
            shine(surface, self._light, place)
        put_middle(surface, self._pointer if share >= 1 else faded(self._pointer, share), place)

    def _draw_mark(self, surface: pygame.Surface, state: State, share: float) -> None:
        place = state.place
        if place is None or share <= 0:
            return
        at = self.field.place(place.x, place.y)
        if share >= 1:
            self._ring.draw(surface, at, state.felt_share)
            if not state.felt:
                due_s = seconds(state.since) - HELP_S
                self._chevrons.point(surface, self.field.middle, at, due_s)
        put_middle(surface, self._mark if share >= 1 else faded(self._mark, share), at)

    def _draw_bolts(self, surface: pygame.Surface, state: State, t_s: float) -> None:
        """One for each place, around the dial; those of places found are drawn back and lit."""
        while len(self._moved_s) < len(state.outcomes):
            found = state.outcomes[len(self._moved_s)].found
            self._moved_s.append(t_s if found else None)
        for k, (shut, lit) in enumerate(self._bolts):
            turn = 2 * math.pi * k / len(self._bolts)
            moved_s = self._moved_s[k] if k < len(self._moved_s) else None
            out = 0.0 if moved_s is None else eased((t_s - moved_s) / BOLT_S)
            far = (BOLT_AT + DRAWN * out) * self._look.scale
            middle = self.field.middle
            place = (middle[0] + far * math.sin(turn), middle[1] - far * math.cos(turn))
            put_middle(surface, lit if out > 0.5 else shut, place)

    def _draw_result(self, surface: pygame.Surface, outcome: Outcome, since_s: float) -> None:
        """The mark again, and where it was looked for; the way between the two is the error."""
        at = self.field.place(outcome.place.x, outcome.place.y)
        share = eased(since_s / FADE_S)
        if outcome.found:
            shine(surface, self._done, at)
        put_middle(surface, self._mark if share >= 1 else faded(self._mark, share), at)
        if not outcome.looked:
            return
        dug = self.field.place(outcome.x, outcome.y)
        colour = (255, 214, 128)
        pygame.draw.line(surface, colour, at, dug, max(2, self._look.px(4)))
        put_middle(surface, self._hit if share >= 1 else faded(self._hit, share), dug)

    def _say(self, surface: pygame.Surface, state: State) -> None:
        told = state.told and seconds(state.since) < RESULT_S
        message = _result(state.outcomes[-1]) if told else said(ADULT, state)
        look = self._look
        for k, part in enumerate(self._lines(message)):
            put(surface, part, *look.at(LEFT, TOP + 82 * k), "left")
        self._say_number(surface, state)

    def _lines(self, message: str) -> list[pygame.Surface]:
        said = self._look.words(message)
        return self._look.letters.column(said, "medium", 68, COLUMN, IVORY)

    def _say_number(self, surface: pygame.Surface, state: State) -> None:
        """How far off the last search was, or how many places are found."""
        look = self._look
        line = look.letters.line
        last = state.outcomes[-1] if state.told else None
        if last is not None and last.looked:
            apart = math.hypot(last.x - last.place.x, last.y - last.place.y)
            loud = self._figures.share(round(apart, 2))
            quiet = look.words("from the mark")
        else:
            loud = self._figures.number(state.successes)
            quiet = look.words("of {n} found", n=self._figures.number(state.planned))
        put(surface, line(loud, "regular", 132, IVORY), *look.at(RIGHT, TOP), "right")
        put(surface, line(quiet, "medium", 54, QUIET), *look.at(RIGHT, TOP + 104), "right")


def _result(outcome: Outcome) -> str:
    """One line of what came of a search."""
    if outcome.found:
        return NEAR
    along, across = outcome.place.off(outcome.x, outcome.y)
    if abs(across) > abs(along):
        return BESIDE
    return SHORT if along < 0 else BEYOND
