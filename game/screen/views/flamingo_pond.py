"""What both skins of Flamingo Garden share: where the ring lies and the player in it, how a tall
slim thing bends, and when the sway is seen."""

from __future__ import annotations

import math

import pygame

from game.exercises.flamingo_garden import Phase, State
from game.screen.look import Look
from game.screen.views.veil import Veil

REACH = 760.0
"""Design units that a reach of 1 covers sideways on the water …"""
FLAT = 0.34
"""… and as a share of that forward, seen from a low place."""
TIP = 250.0
"""Design units that the top bends for a reach of 1."""
BAND = 3
SETTLE_S = 0.12
REPLAY_S = 4.0
"""For so long the way in the ring is shown once the attempt is over, where feedback is terminal."""
REPLAY_DRAWN_S, REPLAYED = 1.6, 90
"""It is drawn in this time, in so many places at most."""
TRACE_S = 0.05
TRACED = 900
"""Places kept: the longest hold, in steps of TRACE_S."""


class Pond:
    """Reach units to window pixels around the foot of the bird, or of the tree."""

    def __init__(self, look: Look, x: float, y: float) -> None:
        self._look = look
        self.middle = look.at(x, y)

    def place(self, off_x: float, off_y: float, aside: float = 0.0) -> tuple[float, float]:
        """Where a lean of so much off the middle of the ring is. aside: design units that the ring
        lies to the right."""
        far = REACH * self._look.scale
        x = self.middle[0] + aside * self._look.scale + off_x * far
        return x, self.middle[1] - off_y * far * FLAT

    def around(self, share: float, ring: float, aside: float = 0.0) -> tuple[float, float]:
        """A place on the ring, clockwise from the back. share: of the whole turn."""
        turn = 2 * math.pi * share
        return self.place(ring * math.sin(turn), ring * math.cos(turn), aside)


class Sway:
    """The player in the ring between two States: never eased while on one leg; it settles when
    both feet stand."""

    def __init__(self) -> None:
        self.x = self.y = 0.0
        """Off the middle of the ring, reach units."""
        self.seen = 1.0
        """How much of it is in sight, 0 to 1."""
        self.trace: list[tuple[float, float]] = []
        """Where the player was in this attempt, or in the last one."""
        self.over_s = -math.inf
        self._veil = Veil()
        self._at_s = self._next_s = 0.0
        self._attempt = -1

    def follow(self, before: State, after: State, alpha: float, t_s: float) -> None:
        """Take up this frame."""
        passed_s, self._at_s = max(0.0, t_s - self._at_s), t_s
        if after.stood:
            start = before if before.stood else after
            self.x = start.off_x + (after.off_x - start.off_x) * alpha
            self.y = start.off_y + (after.off_y - start.off_y) * alpha
        else:
            left = math.exp(-passed_s / SETTLE_S)
            self.x, self.y = self.x * left, self.y * left
        self.seen = self._veil.share(after.shows_lean, t_s)
        self._remember(after, t_s)

    def _remember(self, state: State, t_s: float) -> None:
        if state.phase is Phase.STAND and state.attempts != self._attempt:
            self._attempt, self.trace, self._next_s = state.attempts, [], t_s
        if state.stood and t_s >= self._next_s:
            self._next_s = t_s + TRACE_S
            self.trace = [*self.trace[1 - TRACED :], (self.x, self.y)]
        if state.phase is Phase.STAND:
            self.over_s = t_s

    def replayed(self, state: State, t_s: float) -> list[tuple[float, float]]:
        """The way of the player, drawn step by step once an attempt with terminal feedback is
        over."""
        age_s = t_s - self.over_s
        if state.phase is not Phase.REST or state.feedback != "terminal" or age_s > REPLAY_S:
            return []
        way = self.trace[:: 1 + len(self.trace) // REPLAYED]
        return way[: 1 + round(len(way) * age_s / REPLAY_DRAWN_S)]


def draw_bent(
    surface: pygame.Surface, picture: pygame.Surface, foot: tuple[float, float], tip_px: float
) -> None:
    """A premultiplied picture that stands on its lower edge's middle and bends sideways like a
    reed. foot: window pixels. tip_px: how far its top goes to the right."""
    wide, high = picture.get_size()
    left, top = foot[0] - wide / 2, round(foot[1] - high)
    for y in range(0, high, BAND):
        up = 1 - y / high
        x = round(left + tip_px * up * math.sqrt(up))
        surface.blit(
            picture, (x, top + y), (0, y, wide, BAND), special_flags=pygame.BLEND_PREMULTIPLIED
        )
