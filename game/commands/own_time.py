"""Time without what other programs took of it: a machine that is busy elsewhere still tells it."""

from __future__ import annotations

import time
from pathlib import Path

SCHEDSTAT = Path("/proc/thread-self/schedstat")


def waited_for_a_core_s() -> float:
    """For how long this thread could have run and did not, s; 0 where the system does not say.

    Source: Linux, Documentation/scheduler/sched-stats.rst, /proc/<pid>/schedstat.
    """
    try:
        return int(SCHEDSTAT.read_text().split()[1]) / 1e9
    except OSError:
        return 0.0


def own_s() -> float:
    """A clock that stands still while another program keeps the core; waiting for another thread of
    this program, or for a device, counts."""
    return time.perf_counter() - waited_for_a_core_s()
