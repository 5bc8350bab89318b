"""What `bench` times of the measures: families of the panel, on traces of three kinds.

Families, traces and goals: measures reference 6.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import msgspec
import numpy as np

from game.measures.panel import measured, sda_of
from game.measures.preparing import prepare
from game.measures.registry import MEASURES
from game.measures.resampling import HALF_WINDOW_S, OUTPUT_HZ, window_average
from game.measures.trial import FloatArray

RATE_HZ = 100.0
MINUTE = 6000
"""Samples of one."""
BOARD_HZ = 64.0
JITTER = (0.6, 1.4)
"""Of a board's steps, as shares of the mean one."""

FAMILIES: Mapping[str, tuple[str, ...]] = {
    "distance": ("mean", "mdist", "rdist", "maxdist", "range", "corr"),
    "path": ("totex", "mvelo"),
    "area": ("area", "ellipse", "range_2d"),
    "hybrid": ("mfreq", "fd"),
    "spectrum": ("power", "f50", "f95", "cfreq", "freqd"),
    "entropy": ("sampen",),
    "fluctuation": ("dfa",),
    "displacement": ("msd",),
}
"""By how the keys of their measures begin; the longest beginning counts."""

Work = Callable[[], object]


def family_of(key: str) -> str:
    """The family of a measure."""
    starts = [(start, name) for name, several in FAMILIES.items() for start in several]
    known = [(len(start), name) for start, name in starts if key.startswith(start)]
    return max(known)[1]


def still(n: int) -> FloatArray:
    """Nobody moves, (n, 2) mm."""
    return np.full((n, 2), 3.0)


def periodic(n: int) -> FloatArray:
    """A swing around an ellipse that comes back to where it was, (n, 2) mm."""
    around = 2 * np.pi * 0.5 * np.arange(n) / RATE_HZ
    return np.column_stack((12 * np.cos(around), 7 * np.sin(around)))


def noisy(n: int) -> FloatArray:
    """Slow wandering with sensor noise, (n, 2) mm."""
    kicks = np.random.default_rng(1).standard_normal((2, n, 2))
    return np.asarray(np.cumsum(0.1 * kicks[0], axis=0) + 0.5 * kicks[1])


TRACES: Mapping[str, Callable[[int], FloatArray]] = {
    "still": still,
    "periodic": periodic,
    "noisy": noisy,
}


def times_s(n: int) -> FloatArray:
    """n times at an even rate, s."""
    return np.arange(n) / RATE_HZ


def fixed_work() -> None:
    """Sorting, a Fourier transform and sums: what the panel is made of, always the same amount."""
    numbers = np.random.default_rng(1).standard_normal(100_000)
    np.sort(numbers)
    np.fft.rfft(numbers)
    np.hypot(numbers, np.cumsum(numbers)).sum()


def works(trace: FloatArray) -> Mapping[str, Work]:
    """Preparing a trace, each family of its measures, its diffusion and its resampling, by name."""
    time, n = times_s(len(trace)), len(trace)
    trial = prepare(time, trace, source="plate")

    def family(name: str) -> Work:
        mine = [measure for measure in MEASURES.values() if family_of(measure.key) == name]

        # a new trial every time, for an old one keeps what was computed
        def work() -> object:
            anew = msgspec.structs.replace(trial)
            return [measured(measure, anew) for measure in mine]

        return work

    return {
        "preparing": lambda: prepare(time, trace, source="plate"),
        **{name: family(name) for name in FAMILIES},
        "diffusion": lambda: sda_of(msgspec.structs.replace(trial)),
        "resampling": resampling(n),
    }


def resampling(n: int) -> Work:
    """Window averages at 100 Hz, about n, of a board with a restless clock."""
    steps_s = np.random.default_rng(1).uniform(*JITTER, round(n * BOARD_HZ / RATE_HZ)) / BOARD_HZ
    came_s = np.cumsum(steps_s)
    trace = noisy(len(came_s))
    at_s = np.arange(came_s[0] + HALF_WINDOW_S, came_s[-1] - HALF_WINDOW_S, 1 / OUTPUT_HZ)
    return lambda: window_average(came_s, trace, at_s, HALF_WINDOW_S)
