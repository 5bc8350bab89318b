"""Streams of boards and sensors that have one thing wrong, for what judges them."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Sequence

from input_devices.health import Checkup, Health, Zero
from input_devices.sample import Flag, Kind, Sample

RATE_HZ = 60.0
SECONDS = 10.0
Values = Callable[[float], Sequence[float]]


def swaying(t_s: float) -> list[float]:
    """Corners of 70 kg on an even board: front right, back right, front left, back left."""
    x, y = 0.04 * math.sin(math.tau * 0.3 * t_s), 0.05 * math.sin(math.tau * 0.2 * t_s)
    sides, ends = (0.5 + x, 0.5 - x), (0.5 + y, 0.5 - y)
    return [70.0 * side * end for side in sides for end in ends]


def empty(t_s: float) -> list[float]:
    """Nobody on it."""
    return [0.02, 0.01, 0.0, 0.03]


def corner(at: int, change: Callable[[float], float], of: Values = swaying) -> Values:
    """The same with one corner changed."""

    def changed(t_s: float) -> list[float]:
        loads = list(of(t_s))
        loads[at] = change(loads[at])
        return loads

    return changed


def stream(
    values: Values = swaying,
    *,
    kind: Kind = Kind.LOAD4,
    rate_hz: float = RATE_HZ,
    jitter_s: float = 0.0,
    noise: float = 0.002,
    silent: Sequence[tuple[float, float]] = (),
    lost: int = 0,
    flags: Flag = Flag.NONE,
    clocked: bool = False,
    rounded: bool = True,
) -> list[Sample]:
    """Samples of ten seconds. silent: from and to, s; lost: one of so many never comes."""
    draw, samples = random.Random(7), []
    for n in range(int(rate_hz * SECONDS)):
        t = n / rate_hz + draw.gauss(0.0, jitter_s)
        if any(begin < t < end for begin, end in silent) or (lost and n % lost == 1):
            continue
        told = [value + draw.gauss(0.0, noise) for value in values(n / rate_hz)]
        told = [round(value, 3) for value in told] if rounded else told
        device_s = n / rate_hz if clocked else None
        samples.append(Sample(t, kind, tuple(told), device_s, n, flags))
    return sorted(samples, key=lambda one: one.t)


def health_of(
    samples: Sequence[Sample], *, zero: Zero | None = None, kind: Kind = Kind.LOAD4
) -> Health:
    """What a checkup says at the end of them."""
    checkup = Checkup(kind, zero=zero)
    for sample in samples:
        checkup.add(sample)
    return checkup.health(samples[-1].t if samples else 0.0)
