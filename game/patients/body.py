"""The bodies of simulated people: their reach, and the sway that comes on top of what they mean.

A `board` body stands on a balance board: its reach is in millimetres. A `pelvis` body wears a tilt
sensor at the pelvis: its range is in degrees, and it breathes. Both speak in reach units.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterator

from game.core.calibration import MOST_REACH
from game.core.control import EVEN, Control
from game.core.pose import right_share
from game.core.time import STEPS_PER_S
from game.patients.profile import BodyKind, Profile
from game.patients.sway import BLOCK_STEPS, PelvisSway, Sway

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
        self._rest = limits.rest_x
        farthest = max(limits.right, limits.left, limits.forward, limits.back)
        slowest_s = PEAK_OF_MEAN_SPEED * farthest / MOST_TILT_DEG_S
        self.shortest_s_per_reach = slowest_s if kind == "pelvis" else 0.0
        """No movement takes less than this times its length in reach units."""
        self._blocks = _pelvis(profile, seed) if kind == "pelvis" else _board(profile, seed)
        self._sway_x: list[float] = []
        self._sway_y: list[float] = []
        self._added_x: list[float] = []
        self._added_y: list[float] = []
        self._next = BLOCK_STEPS
        self._share = 1.0
        self._factor = 1.0

    def become(self, profile: Profile, sway: float) -> None:
        """From now on they are as good as this profile; sway: how many times as large theirs is."""
        self.profile, self._factor = profile, sway

    def right_share(self, x: float) -> float:
        """Share of the load on the right foot at a lean of x; even from what is no board."""
        if self.kind != "board":
            return EVEN
        return right_share(self._rest + x * (self._right if x > 0 else self._left))

    def at(self, x: float, y: float, share: float) -> Control:
        """The lean of somebody who means to stand at x, y, and sways by this share of quiet."""
        now = self._next
        if now == BLOCK_STEPS:
            self._sway_x, self._sway_y, self._added_x, self._added_y = next(self._blocks)
            now = 0
        self._next = now + 1
        self._share = share = self._share + SWAY_EASE * (share * self._factor - self._share)
        x = x * (self._right if x > 0 else self._left) + (
            share * self._sway_x[now] + self._added_x[now]
        )
        y = y * (self._forward if y > 0 else self._back) + (
            share * self._sway_y[now] + self._added_y[now]
        )
        x /= self._right if x > 0 else self._left
        y /= self._forward if y > 0 else self._back
        if x * x + y * y < MOST_REACH_SQUARED:
            return Control(x, y)
        return Control(clamped(x), clamped(y))


def clamped(reach: float) -> float:
    """At most as far as a calibration can say."""
    return reach if -MOST_REACH < reach < MOST_REACH else math.copysign(MOST_REACH, reach)


Blocks = Iterator[tuple[list[float], list[float], list[float], list[float]]]
"""Step by step, sway to the right and forward, and what is added whatever they do, likewise. Plain
lists of numbers: one tuple a step would wake the garbage collector for nothing."""


def _board(profile: Profile, seed: int) -> Blocks:
    """Block after block, mm."""
    sway = Sway(profile, seed)
    while True:
        swaying, tremor = sway.block(BLOCK_STEPS)
        added = tremor.tolist()
        yield swaying[:, 0].tolist(), swaying[:, 1].tolist(), added, added


def _pelvis(profile: Profile, seed: int) -> Blocks:
    """Block after block, degrees."""
    sway = PelvisSway(profile, seed)
    while True:
        swaying, added = sway.block(BLOCK_STEPS)
        yield (
            swaying[:, 0].tolist(),
            swaying[:, 1].tolist(),
            added[:, 0].tolist(),
            added[:, 1].tolist(),
        )
