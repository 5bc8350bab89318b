"""The course of a river: where its middle runs, how wide it is, and what lies on the water.

All in picture units, which are reach units times the gain. Time is a count of steps of 1/120 s.
"""

from __future__ import annotations

import math
import random

import msgspec

from game.core.control import FARTHEST_TARGET
from game.core.ease import eased
from game.core.time import STEPS_PER_S, steps

TURN = 2 * math.pi
RATIOS = (0.62, 1.0, 1.47)
"""The bends are a sum of three sines around `curve_hz`, so that no two bends are alike (ours)."""
WEIGHTS = (0.25, 0.55, 0.20)
MEAN_SPEED = 0.3832
"""Mean of |sum of weight * ratio * cos(phase)| over all phases; a test computes it again."""

EASE_STEPS = steps(3.0)
"""A change of the dial bends the river over so many steps, never at once."""
PRIZE_STEPS = steps(2.5)
PRIZE_KINDS = ("star", "fish", "shell")
PRIZE_SPREAD = 0.5
"""Prizes lie within this share of the half width from the middle."""
MOST_ROCKS_A_MINUTE = 8
ROCK_SHARES = (0.45, 0.75)
"""Rocks lie between these shares of the half width to one side, so that there is a way past."""
FIRST_ROCK_S = 3.0
"""No rock earlier in a stretch, so that none springs up before the bow."""

Phases = tuple[float, float, float]


class Shape(msgspec.Struct, frozen=True, gc=False):
    """What the dial says of a stretch."""

    amplitude: float
    curve_hz: float
    half_width: float
    gain: float


class Prize(msgspec.Struct, frozen=True, gc=False):
    """Something pretty on the water."""

    step: int
    """When the boat passes it."""
    kind: str
    offset: float
    """From the middle, as a share of the half width, right above 0."""


class Rock(msgspec.Struct, frozen=True, gc=False):
    """A place in a stretch where a rock may lie."""

    since: int
    """Steps after the beginning of its stretch."""
    offset: float
    rank: float
    """0 to 1; the rock is there while the wanted share of rocks is above it."""


def amplitude(speed: float, curve_hz: float, gain: float) -> float:
    """Half the width of the bends, so that the mean sideways speed of the middle is `speed`.

    speed: picture units per second. Never so wide that the middle, or the lean that reaches it,
    lies beyond 0.85; the river is then slower than asked.
    """
    return min(speed / (TURN * curve_hz * MEAN_SPEED), FARTHEST_TARGET * min(1.0, gain))


class Stretch(msgspec.Struct, frozen=True, gc=False):
    """A piece of river between two changes of the dial. Eases from the shape before to its own."""

    began: int
    """Step of its beginning."""
    judged_steps: int
    """So many steps count as the attempt; calm water follows. 0 for the water before the first."""
    ends: int
    """Step at which the next stretch begins."""
    d: float
    before: Shape
    shape: Shape
    phases: Phases
    look_ahead_s: float
    speed: float
    armed_at: float
    """The boat must go this far with the river for the stretch to count."""
    rocks: tuple[Rock, ...] = ()

    def shape_at(self, since: float) -> Shape:
        """The shape so many steps after the beginning."""
        if since >= EASE_STEPS:
            return self.shape
        share = eased(since / EASE_STEPS)
        old, new = self.before, self.shape
        return Shape(
            old.amplitude + share * (new.amplitude - old.amplitude),
            old.curve_hz + share * (new.curve_hz - old.curve_hz),
            old.half_width + share * (new.half_width - old.half_width),
            old.gain + share * (new.gain - old.gain),
        )

    def turned_at(self, since: float) -> float:
        """How far the middle sine has turned so many steps after the beginning."""
        if since >= EASE_STEPS:
            eased_steps = since - EASE_STEPS / 2
        else:
            share = since / EASE_STEPS
            eased_steps = EASE_STEPS * share * share * share * (1 - share / 2)
        old_hz, new_hz = self.before.curve_hz, self.shape.curve_hz
        return TURN * (old_hz * since + (new_hz - old_hz) * eased_steps) / STEPS_PER_S

    def phases_at(self, since: float) -> Phases:
        """The phases of the three sines so many steps after the beginning."""
        turned = self.turned_at(since)
        first, second, third = self.phases
        slow, middle, fast = RATIOS
        return first + slow * turned, second + middle * turned, third + fast * turned

    def centre(self, since: float, amplitude: float) -> float:
        """The middle of the river so many steps after the beginning."""
        turned = self.turned_at(since)
        first, second, third = self.phases
        slow, middle, fast = RATIOS
        slow_weight, middle_weight, fast_weight = WEIGHTS
        return amplitude * (
            slow_weight * math.sin(first + slow * turned)
            + middle_weight * math.sin(second + middle * turned)
            + fast_weight * math.sin(third + fast * turned)
        )


def draw_phases(random_source: random.Random) -> Phases:
    """Where on its bends the river begins."""
    return (
        random_source.uniform(0, TURN),
        random_source.uniform(0, TURN),
        random_source.uniform(0, TURN),
    )


def draw_prizes(random_source: random.Random, count: int) -> tuple[Prize, ...]:
    """Prizes every 2.5 s; the first two in the middle, so that everybody has one soon."""
    return tuple(
        Prize(
            PRIZE_STEPS * (n + 1),
            random_source.choice(PRIZE_KINDS),
            random_source.uniform(-PRIZE_SPREAD, PRIZE_SPREAD) if n > 1 else 0.0,
        )
        for n in range(count)
    )


def draw_rocks(random_source: random.Random, stretch_s: float) -> tuple[Rock, ...]:
    """The places for rocks in one stretch, as many as the busiest river may have."""
    count = math.ceil(MOST_ROCKS_A_MINUTE * stretch_s / 60)
    room_s = (stretch_s - FIRST_ROCK_S) / count
    rocks = []
    for n in range(count if room_s > 0 else 0):
        at_s = FIRST_ROCK_S + room_s * (n + random_source.uniform(0.2, 0.8))
        side = random_source.choice((-1, 1))
        offset = side * random_source.uniform(*ROCK_SHARES)
        rocks.append(Rock(steps(at_s), offset, random_source.random()))
    return tuple(rocks)
