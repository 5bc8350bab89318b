"""The lilies along the near shore: one leaf for each hold. A calm hold opens its flower, any other
leaves a bud; nothing is taken away."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

import pygame

from game.core.ease import eased
from game.screen.look import Look
from game.screen.stroke import glow, put_middle, shine
from game.screen.views.sparkles import Sparkles

LEFT, RIGHT, Y = 452.0, 1468.0, 1012.0
WIDEST = 128.0
SWELL_S, FLY_S, OPEN_S = 0.25, 0.8, 0.6
OPENINGS = 8


class Leaf(NamedTuple):
    """What came of one hold."""

    calm: bool
    start: tuple[float, float]
    """Where its light rose, window pixels."""
    since_s: float


class Lilies:
    """So many leaves."""

    def __init__(self, look: Look, count: int) -> None:
        self._look = look
        apart = (RIGHT - LEFT) / count
        wide = min(WIDEST, 0.86 * apart)
        middle, step = (LEFT + RIGHT) / 2, min(apart, 1.5 * WIDEST)
        self._places = [
            look.at(middle + step * (k - (count - 1) / 2), Y + 12 * math.sin(2.4 * k))
            for k in range(count)
        ]
        sprite = look.pictures.sprite
        self._pad = sprite("lake_pad", look.px(wide))
        self._bud = sprite("lake_bud", look.px(wide))
        self._open = [
            sprite("lake_lily", look.px(wide * (0.62 + 0.38 * k / (OPENINGS - 1))))
            for k in range(OPENINGS)
        ]
        self._lit = glow("#FFC36A", look.px(0.9 * wide), 34, 60)
        self._wide, self._near = glow("#FFB640", look.px(150), 50), glow("#FFE9A8", look.px(52), 70)
        self._sparkles = Sparkles(look, "#FFC860")
        self._leaves: list[Leaf] = []

    def add(self, calm: bool, start: tuple[float, float], t_s: float) -> None:
        """The next leaf has its flower or its bud."""
        if len(self._leaves) < len(self._places):
            self._leaves.append(Leaf(calm, start, t_s))
            if calm and not self._look.calm:
                self._sparkles.burst(t_s, start)

    def keep(self, calm: Sequence[bool]) -> None:
        """calm: of each hold that is over; those before the window changed have their leaves."""
        before = calm[: max(0, len(calm) - len(self._leaves))]
        self._leaves[:0] = [Leaf(one, (0.0, 0.0), -math.inf) for one in before]

    def draw(self, surface: pygame.Surface, t_s: float) -> None:
        """All leaves."""
        for k, place in enumerate(self._places):
            if k >= len(self._leaves):
                put_middle(surface, self._pad, place)
                continue
            leaf = self._leaves[k]
            opened = (t_s - leaf.since_s - SWELL_S - FLY_S) / OPEN_S
            if not leaf.calm or opened <= 0:
                put_middle(surface, self._bud, place)
            else:
                shine(surface, self._lit, place)
                size = min(OPENINGS - 1, int(eased(opened) * OPENINGS))
                put_middle(surface, self._open[size], place)

    def draw_flight(self, surface: pygame.Surface, t_s: float) -> None:
        """The light of a calm hold: it swells where the duck sleeps, and flies to its leaf."""
        self._sparkles.draw(surface, t_s)
        for leaf, end in zip(self._leaves, self._places, strict=False):
            age = t_s - leaf.since_s
            if not leaf.calm or not 0 <= age < SWELL_S + FLY_S + 0.3:
                continue
            share = eased((age - SWELL_S) / FLY_S)
            x = leaf.start[0] + (end[0] - leaf.start[0]) * share
            y = leaf.start[1] + (end[1] - leaf.start[1]) * share
            y -= self._look.px(60) * math.sin(math.pi * share)
            shine(surface, self._wide, (x, y))
            shine(surface, self._near, (x, y))
