"""One corner of a load board, judged by what it has shown for a while.

Pure. Every threshold is ours and unverified on boards, but where a source stands beside it.
"""

from __future__ import annotations

import enum
import math
from collections.abc import Sequence

import msgspec

NEIGHBOURS: Sequence[tuple[int, int]] = ((1, 2), (0, 3), (0, 3), (1, 2))
"""Of each corner (front right, back right, front left, back left): the two beside it."""
LOADED_KG = 15.0
"""From here on the corners share a load that says something: the lightest child, with room."""
DEAD_SHARE = 0.02
NEIGHBOUR_SHARE = 0.15
"""Over a stiff plate a corner carries the product of its side's share and its end's share. With
both neighbours at 0.15 or more it carries 0.034 at least: with less than 0.02 it is not its place
that is empty."""
MOVED_KG = 1.0
"""The other corners have moved by so much while this one did not."""
NOTHING_KG = 0.3
"""A corner that never moves below this shows nothing; above, it is stuck."""
PLATEAU_S = 0.3
PLATEAU_SAMPLES = 8
"""So long at its very greatest, while the others go on moving: it cannot show more."""


class CornerState(enum.StrEnum):
    """What can be said of a corner."""

    UNTOLD = "untold"
    """Nobody has stood on the board long enough to tell."""
    LIVE = "live"
    DEAD = "dead"
    STUCK = "stuck"
    SATURATED = "saturated"


class Corner(msgspec.Struct, frozen=True):
    """What one corner has shown."""

    mean_kg: float
    least_kg: float
    greatest_kg: float
    share: float | None
    """Of the whole load; None with too little on the board."""
    noise_kg: float | None
    """From one sample to the next, standard deviation; None with too few."""
    clamped: bool
    """It has shown exactly 0 all the time, and may hide a negative offset."""
    state: CornerState


FEWEST_BENDS, MOST_BENDS = 10, 400
"""The last so many tell as much as all."""

Loads = tuple[float, ...]
Timed = Sequence[tuple[float, Loads]]
"""Time in s, and the loads of the four corners in kg; oldest first."""


def corners_of(timed: Timed, *, long_enough: bool) -> tuple[Corner, ...]:
    """The four corners. long_enough: to say more than the mean."""
    columns = list(zip(*(loads for _, loads in timed), strict=True))
    means = [math.fsum(column) / len(column) for column in columns]
    total_kg = math.fsum(means)
    loaded = total_kg >= LOADED_KG
    shares = [mean / total_kg for mean in means] if loaded else None
    return tuple(
        Corner(
            means[at],
            min(column),
            max(column),
            None if shares is None else shares[at],
            noise_of(column),
            not any(column),
            _state(at, timed, shares) if shares and long_enough else CornerState.UNTOLD,
        )
        for at, column in enumerate(columns)
    )


def noise_of(values: Sequence[float]) -> float | None:
    """Standard deviation of what is left of a trace when its slow course is taken off, from the
    size of its second differences. A white noise of 1 makes them 6 ** 0.5 large; their 68th
    percentile is asked, so that a step on or off the board does not count as noise. Sway of 1 kg at
    1 Hz adds less than 10 g at 60 samples a second.

    Source: ours; known answers in tests/input_devices/test_health.py.
    """
    if len(values) < FEWEST_BENDS + 2:
        return None
    values = values[-MOST_BENDS:]
    bends = sorted(abs(a - 2 * b + c) for a, b, c in zip(values, values[1:], values[2:]))  # noqa: B905
    return bends[round(0.683 * (len(bends) - 1))] / math.sqrt(6)


def _state(at: int, timed: Timed, shares: Sequence[float]) -> CornerState:
    own = [loads[at] for _, loads in timed]
    if max(own) == min(own) and own[0] > NOTHING_KG and _others_moved(at, timed) > MOVED_KG:
        return CornerState.STUCK
    if shares[at] < DEAD_SHARE and min(shares[beside] for beside in NEIGHBOURS[at]) >= (
        NEIGHBOUR_SHARE
    ):
        return CornerState.DEAD
    if own.count(max(own)) >= PLATEAU_SAMPLES and _plateau(at, timed, max(own)):
        return CornerState.SATURATED
    return CornerState.LIVE


def _others_moved(at: int, timed: Timed) -> float:
    others = [math.fsum(loads) - loads[at] for _, loads in timed]
    return max(others) - min(others)


def _plateau(at: int, timed: Timed, top_kg: float) -> bool:
    """Has the corner stayed at its very greatest while the others moved?"""
    run: list[tuple[float, Loads]] = []
    for moment in timed:
        if moment[1][at] != top_kg:
            run = []
            continue
        run.append(moment)
        long_s = run[-1][0] - run[0][0]
        if (
            len(run) >= PLATEAU_SAMPLES
            and long_s >= PLATEAU_S
            and top_kg > NOTHING_KG
            and _others_moved(at, run) > MOVED_KG
        ):
            return True
    return False
