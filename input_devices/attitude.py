"""Where up is, from acceleration and turning rate together: the rate is quick but drifts, gravity
stays but is disturbed by every movement.

Up, seen by the sensor, turns against the turning rate; gravity then pulls it back with a time
constant of half a second. What the sensor says while it is shaken or falls is no gravity, and pulls
nothing. Source: complementary filter, device reference 12, here on the direction itself, so that
large leans and turns about the upright are right too; held against `vqf` in the tests.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from input_devices.lean import Vector, unit

PULL_S = 0.5
"""Time constant with which gravity corrects the rate."""
GRAVITY_G = (0.8, 1.2)
"""Outside of it the acceleration is not gravity alone."""
LONGEST_STEP_S = 0.2
"""After a longer silence nobody knows how the sensor turned: gravity alone says it anew."""
MOST_BLIND_S = 1.0
"""A rate alone drifts. Nobody who is held by a rail shakes a sensor for longer; after that it says
nothing until gravity does (ours)."""
STILL_DEG_S = 2.0
"""A sensor that rests on a person who stands turns less than that, in standard deviation (ours)."""
MOST_BIAS_DEG_S = 20.0
"""A mean rate above it is a turn and no bias (ours; cheap sensors stay below 10, unverified)."""


class Attitude:
    """Follows up through the samples of one sensor; the same samples give the same directions."""

    def __init__(self, bias_deg_s: Vector = (0.0, 0.0, 0.0)) -> None:
        """bias_deg_s: what the rate shows at rest, taken off (`bias_of`)."""
        self._bias = bias_deg_s
        self._up: Vector | None = None
        self._last_s = 0.0
        self._told_s = 0.0
        """When gravity was last seen."""

    def feed(self, t_s: float, acceleration_g: Vector, rate_deg_s: Vector) -> Vector | None:
        """Up after one more sample, in the sensor's axes, unit length; None as long as nothing told
        it, and once gravity has not been seen for a second.

        t_s: when it was measured, by the device's own clock if it has one. A time that does not
        move on corrects by nothing.
        """
        step_s = t_s - self._last_s
        gravity = _gravity(acceleration_g)
        if gravity is not None:
            self._told_s = t_s
        elif not t_s - self._told_s <= MOST_BLIND_S:
            self._up = None
        if self._up is None or not 0.0 <= step_s <= LONGEST_STEP_S:
            if gravity is not None or self._up is None:
                self._up = gravity
            self._last_s = t_s
            return self._up
        self._last_s = t_s
        up = _turned(self._up, rate_deg_s, self._bias, step_s)
        if gravity is not None:
            pull = step_s / (PULL_S + step_s)
            x, y, z = (a + pull * (b - a) for a, b in zip(up, gravity, strict=True))
            up = unit((x, y, z)) or up
        self._up = up
        return up


def bias_of(rates_deg_s: Sequence[Vector]) -> Vector | None:
    """What a gyroscope shows at rest: the mean of each axis over a still phase.

    None where there are fewer than two samples, the phase was not still, or the mean is a turn.
    """
    n = len(rates_deg_s)
    if n < 2:
        return None
    found = []
    for values in zip(*rates_deg_s, strict=True):
        mean = sum(values) / n
        spread = math.sqrt(sum((value - mean) ** 2 for value in values) / (n - 1))
        if not (spread <= STILL_DEG_S and abs(mean) <= MOST_BIAS_DEG_S):
            return None
        found.append(mean)
    x, y, z = found
    return x, y, z


def _gravity(acceleration_g: Vector) -> Vector | None:
    low, high = GRAVITY_G
    return unit(acceleration_g) if low <= math.hypot(*acceleration_g) <= high else None


def _turned(up: Vector, rate_deg_s: Vector, bias_deg_s: Vector, step_s: float) -> Vector:
    """Up after the sensor turned at this rate for so long: the turn about the rate's own axis,
    the other way round (Rodrigues)."""
    rate = [math.radians(r - b) * step_s for r, b in zip(rate_deg_s, bias_deg_s, strict=True)]
    angle = math.hypot(*rate)
    if not 0.0 < angle < math.inf:
        return up
    kx, ky, kz = (part / angle for part in rate)
    x, y, z = up
    cos, sin = math.cos(angle), math.sin(angle)
    along = (kx * x + ky * y + kz * z) * (1.0 - cos)
    return (
        x * cos + (y * kz - z * ky) * sin + kx * along,
        y * cos + (z * kx - x * kz) * sin + ky * along,
        z * cos + (x * ky - y * kx) * sin + kz * along,
    )
