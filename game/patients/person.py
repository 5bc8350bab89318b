"""A simulated person: asked once a step where they lean, told where they would have to.

An aim that jumps is reached for: reaction time, a movement of minimum jerk whose length in time
follows Fitts, scatter at its end, corrections. An aim that flows is followed by a delayed
tracker. Sway and tremor come on top. Source: exercises 8.2 to 8.4.
"""

from __future__ import annotations

import math
import random

from game.core.calibration import MOST_REACH
from game.core.control import Control
from game.core.event import Event, Shown
from game.core.time import STEPS_PER_S, steps
from game.patients.profile import Profile
from game.patients.sway import BLOCK_STEPS, Sway

ACTIVE_SWAY = 0.7
"""Share of the quiet sway that is left while somebody plays. Source: exercises 8.3, 5."""
QUIET_AFTER_STEPS = steps(4.0)
"""With the aim in the middle for so long, standing counts as quiet (ours)."""
SWAY_EASE = 1 / STEPS_PER_S
JUMP = 0.05
"""An aim that moves farther than this in one step has jumped (ours)."""
NEAR_ENOUGH = 0.35
"""Share of the target's radius within which no correction is planned. Source: exercises 8.3."""
MIDDLE_RADIUS = 0.25
"""How exactly people come back to the middle (ours)."""
SHORTEST_REACTION_S = 0.2
CROSSOVER = 0.5
"""Gain times delay of the tracker. Source: exercises 8.4."""


class Body:
    """Reach and sway: what every simulated person has, however they play."""

    def __init__(self, profile: Profile, seed: int) -> None:
        self.profile = profile
        self.source = random.Random(f"{profile.name} {seed}")
        limits = profile.calibration("")
        self._right_mm, self._left_mm = limits.right, limits.left
        self._forward_mm, self._back_mm = limits.forward, limits.back
        self._sway = Sway(profile, seed)
        self._x_mm: list[float] = []
        self._y_mm: list[float] = []
        self._tremor_mm: list[float] = []
        self._next = BLOCK_STEPS
        self._share = 1.0

    def at(self, x: float, y: float, share: float) -> Control:
        """The lean of somebody who means to stand at x, y, and sways by this share of quiet."""
        now = self._next
        if now >= BLOCK_STEPS:
            sway, tremor = self._sway.block()
            self._x_mm, self._y_mm = sway[:, 0].tolist(), sway[:, 1].tolist()
            self._tremor_mm = tremor.tolist()
            now = 0
        self._next = now + 1
        self._share += SWAY_EASE * (share - self._share)
        tremor_mm = self._tremor_mm[now]
        x_mm = x * (self._right_mm if x > 0 else self._left_mm)
        y_mm = y * (self._forward_mm if y > 0 else self._back_mm)
        x_mm += self._share * self._x_mm[now] + tremor_mm
        y_mm += self._share * self._y_mm[now] + tremor_mm
        x = x_mm / (self._right_mm if x_mm > 0 else self._left_mm)
        y = y_mm / (self._forward_mm if y_mm > 0 else self._back_mm)
        farthest = MOST_REACH
        return Control(
            x if -farthest < x < farthest else math.copysign(farthest, x),
            y if -farthest < y < farthest else math.copysign(farthest, y),
        )


class Person:
    """Somebody who plays fair. The same profile and seed lean the same way at the same aims."""

    def __init__(self, profile: Profile, seed: int) -> None:
        self.profile = profile
        self._body = Body(profile, seed)
        self._radius = MIDDLE_RADIUS
        self._aim_x = self._aim_y = 0.0
        self._changed = -QUIET_AFTER_STEPS
        self._x = self._y = 0.0
        """Where they mean to be."""
        self._reach: Reach | None = None
        self._tracker: Tracker | None = None

    def notice(self, event: Event) -> None:
        """What they see happen: how large the target is that appeared."""
        if isinstance(event, Shown):
            self._radius = event.radius

    def lean(self, aim: Control, step: int) -> Control:
        """Where they lean at this step, called once for each step. Reach units."""
        x, y = aim.x, aim.y
        if x != self._aim_x or y != self._aim_y:
            self._look(x, y, step)
        if self._tracker is not None:
            self._x, self._y = self._tracker.follow(self._aim_x, self._aim_y)
        elif self._reach is not None:
            self._x, self._y = self._reach.at(step)
        quiet = not (self._aim_x or self._aim_y) and step - self._changed >= QUIET_AFTER_STEPS
        return self._body.at(self._x, self._y, 1.0 if quiet else ACTIVE_SWAY)

    def _look(self, x: float, y: float, step: int) -> None:
        """The aim is elsewhere: has it jumped, or does it flow?"""
        jumped = abs(x - self._aim_x) + abs(y - self._aim_y) > JUMP
        self._aim_x, self._aim_y, self._changed = x, y, step
        if jumped:
            radius = self._radius if x or y else MIDDLE_RADIUS
            self._tracker = None
            self._reach = Reach(self._body, (self._x, self._y), (x, y), radius, step)
        elif self._tracker is None:
            self._reach = None
            self._tracker = Tracker(self.profile.tracking_delay_s, self._x, self._y)


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
        self._profile, self._source = body.profile, body.source
        self._x, self._y = place
        self._target_x, self._target_y = target
        self._radius = radius
        profile = body.profile
        reaction_s = self._source.gauss(profile.reaction_s, profile.reaction_sd_s)
        self._begins = step + steps(max(SHORTEST_REACTION_S, reaction_s))
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
        moved = share * share * share * (10 + share * (6 * share - 15))
        x, y = self._x, self._y
        return x + moved * (self._end_x - x), y + moved * (self._end_y - y)

    def _plan(self) -> None:
        """The next movement, or none where this is near enough."""
        profile = self._profile
        gap = math.hypot(self._target_x - self._x, self._target_y - self._y)
        if gap < NEAR_ENOUGH * self._radius:
            self._settled = True
            return
        start_s = profile.fitts_a_s * (1.0 if self._first else 0.5)
        move_s = start_s + profile.fitts_b_s * math.log2(gap / self._radius + 1)
        scatter = profile.noise * profile.endpoint_noise * gap
        self._end_x = self._target_x + self._source.gauss(0, scatter)
        self._end_y = self._target_y + self._source.gauss(0, scatter)
        self._lasts = max(1, steps(move_s))

    def _arrive(self) -> None:
        self._x, self._y = self._end_x, self._end_y
        self._begins += self._lasts + steps(0.5 * self._profile.reaction_s)
        self._first = False
        self._plan()


class Tracker:
    """x' = K (target(t - delay) - x(t - delay)), with K times delay 0.5."""

    def __init__(self, delay_s: float, x: float, y: float) -> None:
        count = max(1, steps(delay_s))
        self._share = CROSSOVER / count
        self._gaps_x = [0.0] * count
        self._gaps_y = [0.0] * count
        self._next = 0
        self._x, self._y = x, y

    def follow(self, aim_x: float, aim_y: float) -> tuple[float, float]:
        """The place meant one step later."""
        now = self._next
        self._x += self._share * self._gaps_x[now]
        self._y += self._share * self._gaps_y[now]
        self._gaps_x[now] = aim_x - self._x
        self._gaps_y[now] = aim_y - self._y
        self._next = now + 1 if now + 1 < len(self._gaps_x) else 0
        return self._x, self._y
