"""Treasure Sense for children: the otter visits a chest on the beach, then digs for it in the
mist."""

from __future__ import annotations

import pygame

from game.core.time import seconds
from game.exercises.treasure_sense import Level as SenseLevel
from game.exercises.treasure_sense import Phase, State
from game.screen.lettering import put
from game.screen.look import Look
from game.screen.stroke import faded, put_middle, vector
from game.screen.views.lake_field import LakeField
from game.screen.views.river_cheer import Cheer
from game.screen.views.star_guides import Chevrons
from game.screen.views.treasure_chest import FADE_S, Chest
from game.screen.views.treasure_mist import Mist
from game.screen.views.treasure_otter import Otter
from game.screen.views.treasure_words import CHILD, FOUND, HERE, RESULT_S, all_lines, said
from game.screen.views.veil import Veil

MIDDLE, REACH, FLAT, RIM = (960.0, 880.0), 780.0, 0.53, 1.0
LOWEST_Y = 1010.0
"""The otter's feet stay in the picture however far back the lean."""
WORDS_AT, WORDS_WIDE = (960.0, 168.0), 1240.0
MAT = (186.0, 66.0)
THOUGHT_AT, SHADES = (1136.0, 640.0), 6
HELP_S = 4.0
SPARKS = 8


class Cove:
    """The child's picture."""

    def __init__(self, look: Look, level: SenseLevel) -> None:
        self._look = look
        self.field = LakeField(look, MIDDLE, REACH, FLAT, RIM)
        self._layer = look.pictures.layer("treasure_child")
        self._chest = Chest(look, self.field)
        self._otter, self._mist = Otter(look), Mist(look)
        self._cheer = Cheer(look, level.plan.treasures)
        self._chevrons = Chevrons(look)
        self._seen, self._shown = Veil(), Veil(FADE_S, 0.0)
        self._home = self._drawn_home()
        self._thinks = Veil(FADE_S, 0.0)
        thought = self._drawn_thought()
        self._thoughts = [faded(thought, (k + 1) / SHADES) for k in range(SHADES)]
        self._found = False
        for message in (*all_lines(CHILD), FOUND, HERE):
            self._words(message)

    def _drawn_home(self) -> pygame.Surface:
        """The mat calls: a bright rim around it."""
        wide, high = MAT
        body = (
            f'<ellipse rx="{wide}" ry="{high}" fill="none" stroke="#FFFBEA" stroke-width="15" '
            'stroke-opacity="0.45"/>'
            f'<ellipse rx="{wide}" ry="{high}" fill="none" stroke="#F4A92A" stroke-width="7" '
            'stroke-linecap="round" stroke-dasharray="0.1 19"/>'
        )
        box = (-wide - 10, -high - 10, 2 * wide + 20, 2 * high + 20)
        return vector(body, box, self._look.scale)

    def _drawn_thought(self) -> pygame.Surface:
        """A bubble with a chest in it."""
        puffs = (
            (0, 0, 74),
            (-58, 10, 46),
            (58, 10, 46),
            (-34, -36, 44),
            (34, -36, 44),
            (0, 34, 50),
        )
        body = ""
        for edge, tone in ((5, "#8A5A78"), (0, "#FFFBF2")):
            for x, y, radius in (*puffs, (-78, 74, 16), (-98, 104, 9)):
                body += f'<circle cx="{x}" cy="{y}" r="{radius + edge}" fill="{tone}"/>'
        bubble = vector(body, (-120, -130, 240, 260), self._look.scale)
        chest = self._look.pictures.sprite("treasure_chest", self._look.px(104))
        middle = (bubble.get_width() / 2, bubble.get_height() / 2)
        put_middle(bubble, chest, middle)
        return bubble

    def _words(self, message: str) -> pygame.Surface:
        look = self._look
        line = look.words(message)
        size = look.letters.fitting(line, "display", 96, WORDS_WIDE)
        return look.letters.line(line, "display", size, "#FFF9E8", "#4A2148")

    def felt(self, place: tuple[float, float], t_s: float) -> None:
        """The otter has come to the chest."""
        if not self._look.calm:
            self._cheer.burst(t_s, self.field.place(*place), SPARKS)

    def over(self, *, found: bool) -> None:
        """A search has ended; what is drawn of it waits for the state."""
        self._found = found

    def draw(
        self, surface: pygame.Surface, before: State, after: State, alpha: float, t_s: float
    ) -> None:
        """The whole surface."""
        surface.blit(self._layer, (0, 0))
        self._reward(after, t_s)
        phase = after.phase
        if phase in (Phase.BACK, Phase.RETURN) and not after.home:
            put_middle(surface, self._home, self.field.place(0, 0))
        self._chest.draw_shown(surface, after, self._shown.share(phase is Phase.SHOW, t_s))
        over = phase is Phase.RETURN
        if over:  # what was found is seen at once, before the mist has gone
            self._mist.draw(surface, False, t_s)
        if after.told:
            self._chest.draw_result(surface, after.outcomes[-1], seconds(after.since))
        self._draw_otter(surface, before, after, alpha, t_s)
        self._help(surface, after)
        if not over:
            self._mist.draw(surface, phase in (Phase.WAIT, Phase.FIND), t_s)
        self._draw_thought(surface, phase in (Phase.WAIT, Phase.FIND), t_s)
        put(surface, self._words(self._said(after)), *self._look.at(*WORDS_AT))
        self._cheer.keep(after.successes)
        self._cheer.draw(surface, t_s)

    def _reward(self, state: State, t_s: float) -> None:
        """At the place where it was found, unless that is not to be shown; a light flies to its
        lantern."""
        if not self._found:
            return
        self._found = False
        place = (0.0, 0.0)
        if state.told:
            lain = state.outcomes[-1].place
            place = (lain.x, lain.y)
        at = self.field.place(*place)
        if state.told and not self._look.calm:
            self._cheer.burst(t_s, at)
        self._cheer.fly(t_s, at)

    def _draw_otter(
        self, surface: pygame.Surface, before: State, state: State, alpha: float, t_s: float
    ) -> None:
        x, y = self.field.lean(before, state, alpha)
        feet = (x, min(y, float(self._look.at(0, LOWEST_Y)[1])))
        share = self._seen.share(state.lean_seen, t_s)
        self._otter.draw(surface, feet, state.x, share)

    def _draw_thought(self, surface: pygame.Surface, here: bool, t_s: float) -> None:
        """A chest is what to think of; the thought stays over the mat, wherever the otter is."""
        level = round(self._thinks.share(here, t_s) * SHADES)
        if level:
            put_middle(surface, self._thoughts[level - 1], self._look.at(*THOUGHT_AT))

    def _help(self, surface: pygame.Surface, state: State) -> None:
        """After a while arrows lead to the chest that is seen."""
        if state.phase is not Phase.SHOW or state.place is None or state.felt:
            return
        place = self.field.place(state.place.x, state.place.y)
        self._chevrons.point(surface, self.field.middle, place, seconds(state.since) - HELP_S)

    def _said(self, state: State) -> str:
        if state.told and seconds(state.since) < RESULT_S:
            return FOUND if state.outcomes[-1].found else HERE
        return said(CHILD, state)
