"""The bodies of simulated people: their reach, and the sway that comes on top of what they mean.

A `board` body stands on a balance board: its reach is in millimetres. A `pelvis` body wears a tilt
sensor at the pelvis: its range is in degrees, and it breathes. Both speak in reach units.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterator

import numpy as np

from game.core.calibration import MOST_REACH
from game.core.control import Control
from game.core.time import STEPS_PER_S
from game.patients.profile import BodyKind, Profile
from game.patients.sway import BLOCK_STEPS, FloatArray, PelvisSway, Sway

ACTIVE_SWAY = 0.7
"""Share of the quiet sway that is left while somebody plays. Source: exercises 8.3, 5."""
SWAY_EASE = 1 / STEPS_PER_S
MOST_TILT_DEG_S = 10.0
"""Peak speed of a meant tilt: told to move slowly, people stay well under the 15 degrees a second
that exercises 3.8 sets as the limit (ours)."""
MOST_REACH_SQUARED = MOST_REACH * MOST_REACH
PEAK_OF_MEAN_SPEED = 1.875
"""Of a movement with minimum jerk."""


class Body:
    """Reach and sway: what every simulated person has, however they play."""

    def __init__(self, profile: Profile, seed: int, kind: BodyKind = "board") -> None:
        self.profile = profile
        """As they are now: tiredness and practice change it."""
        self.kind = kind
        self.source = random.Random(f"{profile.name} {seed}")
        limits = profile.calibration("", body=kind)
        self._right, self._left = limits.right, limits.left
        self._forward, self._back = limits.forward, limits.back
        farthest = max(limits.right, limits.left, limits.forward, limits.back)
        slowest_s = PEAK_OF_MEAN_SPEED * farthest / MOST_TILT_DEG_S
        self.shortest_s_per_reach = slowest_s if kind == "pelvis" else 0.0
        """No movement takes less than this times its length in reach units."""
        self._blocks = _pelvis(profile, seed) if kind == "pelvis" else _board(profile, seed)
        self._moves = next(self._blocks)
        self._next = 0
        self._share = 1.0
        self._factor = 1.0

    def become(self, profile: Profile, sway: float) -> None:
        """From now on they are as good as this profile; sway: how many times as large theirs is."""
        self.profile, self._factor = profile, sway

    def at(self, x: float, y: float, share: float) -> Control:
        """The lean of somebody who means to stand at x, y, and sways by this share of quiet."""
        if self._next == BLOCK_STEPS:
            self._moves, self._next = next(self._blocks), 0
        sway_x, sway_y, added_x, added_y = self._moves[self._next]
        self._next += 1
        self._share = now = self._share + SWAY_EASE * (share * self._factor - self._share)
        x = x * (self._right if x > 0 else self._left) + (now * sway_x + added_x)
        y = y * (self._forward if y > 0 else self._back) + (now * sway_y + added_y)
        x /= self._right if x > 0 else self._left
        y /= self._forward if y > 0 else self._back
        if x * x + y * y < MOST_REACH_SQUARED:
            return Control(x, y)
        return Control(clamped(x), clamped(y))


def clamped(reach: float) -> float:
    """At most as far as a calibration can say."""
    return reach if -MOST_REACH < reach < MOST_REACH else math.copysign(MOST_REACH, reach)


Moves = list[tuple[float, float, float, float]]
"""Step by step: sway to the right and forward, and what is added whatever they do, likewise."""


def _board(profile: Profile, seed: int) -> Iterator[Moves]:
    """Block after block, mm."""
    sway = Sway(profile, seed)
    while True:
        swaying, tremor = sway.block(BLOCK_STEPS)
        yield _moves(swaying, np.column_stack([tremor, tremor]))


def _pelvis(profile: Profile, seed: int) -> Iterator[Moves]:
    """Block after block, degrees."""
    sway = PelvisSway(profile, seed)
    while True:
        yield _moves(*sway.block(BLOCK_STEPS))


def _moves(swaying: FloatArray, added: FloatArray) -> Moves:
    columns = (*swaying.T, *added.T)
    return list(zip(*(column.tolist() for column in columns), strict=True))
