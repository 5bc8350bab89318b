"""Flamingo Garden for adults: a tree on a round stone bends as they sway; words name the side and
the seconds."""

from __future__ import annotations

import pygame

from game.core.feedback import guided
from game.core.time import seconds
from game.exercises.flamingo_garden import Level, Phase, State
from game.figures import Figures
from game.screen.instruments import FeetLoad
from game.screen.lettering import put
from game.screen.look import Look
from game.screen.stroke import faded, glow, put_middle, shine, vector
from game.screen.views.flamingo_pond import FLAT, REACH, TIP, Pond, Sway
from game.screen.views.flamingo_tree import Tree
from game.screen.views.flamingo_words import BOTH, STILL, resting
from game.text import mark

FOOT = (960.0, 838.0)
IVORY, QUIET = "#F2EBDB", "#C6D0D6"
SIDES = {"left": mark("Left"), "right": mark("Right")}
OTHER_UP = mark("The other side up")
REST = mark("Rest")
PEARLS = 72
SIDE_LEAN = 0.14
"""How far the tree leans to the side that carries, as a share of a reach."""
TRAIL = 24
FEET_AT = (196.0, 880.0)


class QuietGarden:
    """The adult's picture."""

    def __init__(self, look: Look, level: Level) -> None:
        self._look = look
        self.pond = Pond(look, *FOOT)
        self.sway = Sway()
        self._layer = look.pictures.layer("flamingo_adult")
        self._tree = Tree(look)
        self._ring = level.dial.ring.value(level.clamp(level.d.start))
        self._lines: dict[int, pygame.Surface] = {}
        self.shown(self._ring)
        self._lit = _dot(look, "#F6EC6A", 8.5)
        self._was = faded(self._lit, 0.45)
        self._bead = vector(
            '<ellipse cy="3" rx="30" ry="19" fill="#0A141D" fill-opacity="0.75"/><ellipse rx="25" '
            'ry="15.5" fill="#0A141D" stroke="#F5A91E" stroke-width="6"/><ellipse rx="10" ry="6.4" '
            'fill="#FFF6E2"/>',
            (-34, -24, 68, 50), look.scale,
        )  # fmt: skip
        self._past = [
            faded(_dot(look, "#F5B73A", 4.5), 0.08 + 0.6 * k / TRAIL) for k in range(TRAIL)
        ]
        self._feet = FeetLoad(look, 118, words=False)
        self._figures = Figures(look.words)

    def _line(self, ring: float) -> pygame.Surface:
        """The brass ring that is laid into the stone."""
        wide, high = REACH * ring, REACH * ring * FLAT
        oval = f'<ellipse rx="{wide}" ry="{high}" '
        body = f'{oval}fill="#0A141D" fill-opacity="0.42"/>'
        for tone, thick in (("#0A141D", 15), ("#8C6B3E", 9), ("#DDBF86", 5)):
            body += f'{oval}fill="none" stroke="{tone}" stroke-width="{thick}"/>'
        box = (-wide - 10, -high - 10, 2 * wide + 20, 2 * high + 20)
        return vector(body, box, self._look.scale)

    def shown(self, radius: float) -> None:
        """A side is asked for: its ring is made ready."""
        self._ring = radius
        key = round(1000 * radius)
        if key not in self._lines:
            self._lines[key] = self._line(radius)

    def reached(self, attempt: int, t_s: float) -> None:
        """One blossom opens."""
        self._tree.bear(t_s)

    def draw(
        self, surface: pygame.Surface, before: State, after: State, alpha: float, t_s: float
    ) -> None:
        """The whole surface, between two States."""
        self.sway.follow(before, after, alpha, t_s)
        self._tree.keep(after.successes)
        right = before.right + (after.right - before.right) * alpha
        surface.blit(self._layer, (0, 0))
        self._draw_ring(surface, after)
        lean = SIDE_LEAN * (2 * right - 1) + self.sway.x * self.sway.seen
        foot = self.pond.place(0.0, 0.0)
        self._tree.draw(surface, (foot[0], foot[1] + self._look.px(18)),
                        TIP * self._look.scale * lean, t_s)  # fmt: skip
        self._draw_player(surface, after, t_s)
        self._feet.draw(surface, FEET_AT, 1 - right, t_s)
        self._write(surface, after)

    def _draw_ring(self, surface: pygame.Surface, state: State) -> None:
        """The ring, and around it the hold where it is told, clockwise from the back."""
        put_middle(surface, self._lines[round(1000 * self._ring)], self.pond.middle)
        if state.phase is Phase.REST:
            whole = max(1, state.pause_steps)
            held = best = state.since / whole if resting(state) else 0.0
        elif guided(state.feedback):
            held, best = state.held_share, state.best_share
        else:
            held = best = 0.0
        for k in range(round(PEARLS * max(held, best))):
            dot = self._lit if k < round(PEARLS * held) else self._was
            put_middle(surface, dot, self.pond.around(k / PEARLS, self._ring))

    def _draw_player(self, surface: pygame.Surface, state: State, t_s: float) -> None:
        """The bead of the own sway with its short trail; afterwards the way it went."""
        for x, y in self.sway.replayed(state, t_s):
            put_middle(surface, self._past[-1], self.pond.place(x, y))
        if not state.stood or self.sway.seen < 0.5:
            return
        recent = self.sway.trace[-TRAIL:]
        for dot, (x, y) in zip(self._past[-len(recent) :], recent, strict=False):
            put_middle(surface, dot, self.pond.place(x, y))
        place = self.pond.place(self.sway.x, self.sway.y)
        shine(surface, glow("#FFB640", self._look.px(74), 50, 60), place)
        put_middle(surface, self._bead, place)

    def _write(self, surface: pygame.Surface, state: State) -> None:
        look, line = self._look, self._look.letters.line
        words = look.words
        if state.phase is Phase.REST or state.gather:
            loud, quiet = (REST, BOTH) if resting(state) else (BOTH, "")
        else:
            loud, quiet = SIDES[state.leg_ahead], STILL if state.stood else OTHER_UP
        size = look.letters.fitting(words(loud), "medium", 112, 560)
        text = line(words(loud), "medium", size, IVORY, "#0C1822")
        put(surface, text, *look.at(92, 178), "left")
        if quiet:
            text = line(words(quiet), "medium", 58, QUIET, "#0C1822")
            put(surface, text, *look.at(96, 286), "left")
        self._write_seconds(surface, state)
        count = words("{n} of {all}", n=state.attempts, all=state.planned)
        put(surface, line(count, "medium", 54, QUIET), *look.at(1824, 994), "right")

    def _write_seconds(self, surface: pygame.Surface, state: State) -> None:
        """Of the hold where it is told, or of the rest that is left."""
        look, line, hold = self._look, self._look.letters.line, state.hold
        quiet = ""
        if state.phase is Phase.REST:
            if not resting(state):
                return
            loud = look.words("{n} s", n=round(state.rest_left_s))
        elif hold is None or not guided(state.feedback):
            return
        else:
            loud = look.words("{n} s", n=self._figures.number(seconds(state.held), 1))
            quiet = look.words("of {n} s", n=self._figures.number(hold.hold_s, 1))
        put(surface, line(loud, "regular", 150, IVORY, "#0C1822"), *look.at(1824, 186), "right")
        if quiet:
            text = line(quiet, "medium", 58, QUIET, "#0C1822")
            put(surface, text, *look.at(1824, 298), "right")


def _dot(look: Look, tone: str, wide: float) -> pygame.Surface:
    """A small flat light with a dark edge."""
    body = f'<ellipse rx="{wide + 3}" ry="{0.66 * wide + 3}" fill="#0A141D" fill-opacity="0.6"/>'
    body += f'<ellipse rx="{wide}" ry="{0.66 * wide}" fill="{tone}"/>'
    half = wide + 5
    return vector(body, (-half, -half, 2 * half, 2 * half), look.scale)
