"""Clocks for a visit that nobody watches."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from game.core.time import STEPS_PER_S


class VirtualClock:
    """Time that goes only when it is told: a whole visit in seconds, on the `perf_counter` base or
    any other."""

    def __init__(self, now: float = 0.0) -> None:
        self.now = now

    def __call__(self) -> float:
        return self.now

    def wait(self) -> None:
        """Two steps later, as a display of 60 Hz would be."""
        self.now += 2 / STEPS_PER_S


class RealClock:
    """The clock on the wall, waited for in short sleeps."""

    def __call__(self) -> float:
        return time.perf_counter()

    def wait(self) -> None:
        """About 4 ms, so that no sample waits long."""
        time.sleep(0.004)


Clock = VirtualClock | RealClock


def utc_of(clock: Callable[[], float]) -> Callable[[], str]:
    """The time of day on a clock that begins now and runs faster."""
    began = datetime.now(UTC) - timedelta(seconds=clock())
    return lambda: (began + timedelta(seconds=clock())).strftime("%Y-%m-%dT%H:%M:%SZ")
