"""The figures of `bench` for the panel of measures: time, memory, and how both grow.

Goals: measures reference 6. Each time stands beside a fixed piece of numpy work, in turns within
one run, so that a slower or a busier computer slows both.
"""

from __future__ import annotations

import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable, Mapping

import numpy as np

from game.commands.benchmark_result import ROOT, Lengths, Result
from game.commands.panel_work import (
    MINUTE,
    TRACES,
    Work,
    fixed_work,
    resampling,
    times_s,
    works,
)
from game.commands.printing import say
from game.measures.panel import panel
from game.measures.trial import FloatArray

TURNS = 7
TURN_S = 0.03
"""Short work is done again and again for so long: one of its calls finds the machine at rest."""

Clock = Callable[[], float]
FINE_S = 1e-5
WORKING: Clock = (
    time.thread_time
    if time.get_clock_info("thread_time").resolution <= FINE_S
    else time.perf_counter
)
"""Counts work and not waiting for it, where the system can; growth is a matter of work."""

WORK_S = 0.007
"""What the fixed work takes on the two-core server processor on which these goals were tried."""
GOALS_S: Mapping[str, float] = {
    "panel_60_s": 0.05,
    "panel_10_min": 1.0,
    "resampling_10_min": 0.1,
}
MOST_MB = 200.0

ONCE, TWICE = 10 * MINUTE, 20 * MINUTE
"""Both too long for the caches near the processor: else the leap out of one would look like
growth."""
ENTROPY_ONCE, ENTROPY_TWICE = 3 * MINUTE, 6 * MINUTE
GROWTH, ENTROPY_GROWTH = 3.0, 4.0
"""By how much a recording twice as long may multiply the time and the memory of a family; sample
entropy compares pairs of stretches."""


def panel_speed(_lengths: Lengths) -> list[Result]:
    """Time of the panel and of resampling against the fixed work; the slowest of the traces."""
    pieces = {
        "panel_60_s": [_panel_of(trace(MINUTE)) for trace in TRACES.values()],
        "panel_10_min": [_panel_of(trace(10 * MINUTE)) for trace in TRACES.values()],
        "resampling_10_min": [resampling(10 * MINUTE)],
    }
    return [
        _worst(
            name, [(work, fixed_work) for work in pieces[name]], goal_s / WORK_S, time.perf_counter
        )
        for name, goal_s in GOALS_S.items()
    ]


def _panel_of(trace: FloatArray) -> Work:
    return lambda: panel(times_s(len(trace)), trace, source="plate")


def panel_growth(_lengths: Lengths) -> list[Result]:
    """How time and memory of each family grow with the length; the worst of the traces."""
    results = []
    for name, pairs in families().items():
        limit = ENTROPY_GROWTH if name == "entropy" else GROWTH
        results.append(_worst(f"panel_growth_time_{name}", pairs, limit, WORKING))
        results.append(memory_growth(name, pairs))
    return results


def families() -> dict[str, list[tuple[Work, Work]]]:
    """By name, a pair for every trace: the work of a recording, and of one half as long."""
    pairs: dict[str, list[tuple[Work, Work]]] = {}
    for trace in TRACES.values():
        long, short = works(trace(TWICE)), works(trace(ONCE))
        more, less = works(trace(ENTROPY_TWICE)), works(trace(ENTROPY_ONCE))
        for name in long:
            of_entropy = name == "entropy"
            pair = (more[name], less[name]) if of_entropy else (long[name], short[name])
            pairs.setdefault(name, []).append(pair)
    return pairs


def memory_growth(name: str, pairs: list[tuple[Work, Work]]) -> Result:
    """How the most memory that a family asks for grows; each pair: a long trace, a short one."""
    peaks_mb = [(peak_mb(long), peak_mb(short)) for long, short in pairs]
    long_mb, short_mb = max(peaks_mb)
    ratio = long_mb / short_mb
    return Result(f"panel_growth_memory_{name}", long_mb, "MB", short_mb, ratio, GROWTH)


def peak_mb(work: Work) -> float:
    """The most memory in use at once during a work, beyond what was before."""
    tracemalloc.start()
    try:
        before = tracemalloc.get_traced_memory()[0]
        work()
        return (tracemalloc.get_traced_memory()[1] - before) / 1e6
    finally:
        tracemalloc.stop()


PEAK = """
from pathlib import Path
from game.commands.panel_work import MINUTE, noisy, times_s
from game.measures.panel import panel
panel(times_s(10 * MINUTE), noisy(10 * MINUTE), source="plate")
print(Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0])
"""


def panel_memory(_lengths: Lengths) -> list[Result]:
    """Peak of a process that measures ten minutes, with interpreter and libraries."""
    if not sys.platform.startswith("linux"):
        # what other systems tell of a child can be the peak of its parent
        say("panel_memory needs /proc, which this system does not have.")
        return []
    done = subprocess.run([sys.executable, "-c", PEAK], check=True, cwd=ROOT, capture_output=True)
    used_mb = int(done.stdout) * 1024 / 1e6
    return [Result("panel_memory", used_mb, "MB", MOST_MB, used_mb / MOST_MB, 1.0)]


def _worst(name: str, pairs: list[tuple[Work, Work]], limit: float, clock: Clock) -> Result:
    """The pair whose first work takes longest in units of its second."""
    times = [_in_turns(*pair, clock) for pair in pairs]
    taken_s, base_s = max(times, key=lambda pair: pair[0] / pair[1])
    return Result(name, 1000 * taken_s, "ms", 1000 * base_s, taken_s / base_s, round(limit, 1))


def _in_turns(one: Work, other: Work, clock: Clock) -> tuple[float, float]:
    """The shortest time of each, s. In turns, so that both meet the same machine; the shortest,
    for whatever else runs can only add."""
    best_s = [np.inf, np.inf]
    for _ in range(TURNS):
        for n, work in enumerate((one, other)):
            best_s[n] = min(best_s[n], _time_s(work, clock))
    return best_s[0], best_s[1]


def _time_s(work: Work, clock: Clock) -> float:
    """The shortest of the calls in one turn, s."""
    shortest_s, turn_began = np.inf, time.perf_counter()
    while shortest_s == np.inf or time.perf_counter() - turn_began < TURN_S:
        began = clock()
        work()
        shortest_s = min(shortest_s, clock() - began)
    return shortest_s
