"""How a simulated person gets where they want to be: reaching for what jumped, following what
flows. Source: exercises 8.3, 8.4."""

from __future__ import annotations

import math

from game.core.time import steps
from game.patients.body import Body

NEAR_ENOUGH = 0.35
"""Share of the target's radius within which no correction is planned. Source: exercises 8.3."""
SHORTEST_REACTION_S = 0.2
CROSSOVER = 0.5
"""Gain times delay of the tracker. Source: exercises 8.4."""


def moved(share: float) -> float:
    """Share of a movement of minimum jerk that is done after this share of its time."""
    return share * share * share * (10 + share * (6 * share - 15))


def acceleration(share: float) -> float:
    """Its second derivative: times length over time squared, how it speeds up and slows down."""
    return share * (60 + share * (120 * share - 180))


def reaction_steps(body: Body) -> int:
    """Until a movement begins. Source: exercises 8.3, 1."""
    profile = body.profile
    reaction_s = body.source.gauss(profile.reaction_s, profile.reaction_sd_s)
    return steps(max(SHORTEST_REACTION_S, reaction_s))


class Reach:
    """A movement to a target and its corrections."""

    def __init__(
        self,
        body: Body,
        place: tuple[float, float],
        target: tuple[float, float],
        radius: float,
        step: int,
    ) -> None:
        self._body = body
        self._x, self._y = place
        self._target_x, self._target_y = target
        self._radius = radius
        self._begins = step + reaction_steps(body)
        self._first = True
        self._settled = False
        self._plan()

    def at(self, step: int) -> tuple[float, float]:
        """The place meant at this step."""
        if self._settled or step < self._begins:
            return self._x, self._y
        share = (step - self._begins) / self._lasts
        if share >= 1:
            self._arrive()
            return self._x, self._y
        done = share * share * share * (10 + share * (6 * share - 15))  # `moved`, called often
        x, y = self._x, self._y
        return x + done * (self._end_x - x), y + done * (self._end_y - y)

    def _plan(self) -> None:
        """The next movement, or none where this is near enough."""
        profile, source = self._body.profile, self._body.source
        gap = math.hypot(self._target_x - self._x, self._target_y - self._y)
        if gap < NEAR_ENOUGH * self._radius:
            self._settled = True
            return
        start_s = profile.fitts_a_s * (1.0 if self._first else 0.5)
        move_s = start_s + profile.fitts_b_s * math.log2(gap / self._radius + 1)
        scatter = profile.noise * profile.endpoint_noise * gap
        self._end_x = self._target_x + source.gauss(0, scatter)
        self._end_y = self._target_y + source.gauss(0, scatter)
        self._lasts = max(1, steps(max(move_s, gap * self._body.shortest_s_per_reach)))

    def _arrive(self) -> None:
        self._x, self._y = self._end_x, self._end_y
        self._begins += self._lasts + steps(0.5 * self._body.profile.reaction_s)
        self._first = False
        self._plan()


class Tracker:
    """x' = K (target(t - delay) - x(t - delay)), with K times delay 0.5."""

    def __init__(self, delay_s: float, x: float, y: float) -> None:
        self._count = max(1, steps(delay_s))
        self._share = CROSSOVER / self._count
        self._gaps = [(0.0, 0.0)] * self._count
        self._next = 0
        self._x, self._y = x, y

    def follow(self, aim_x: float, aim_y: float) -> tuple[float, float]:
        """The place meant one step later."""
        now, share = self._next, self._share
        gap_x, gap_y = self._gaps[now]
        self._x = x = self._x + share * gap_x
        self._y = y = self._y + share * gap_y
        self._gaps[now] = (aim_x - x, aim_y - y)
        now += 1
        self._next = now if now < self._count else 0
        return x, y
