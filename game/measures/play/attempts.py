"""The attempts of a bout of play that nothing broke, and where the lean was in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np

from game.core.event import Collected, Paused
from game.core.time import seconds
from game.measures.assessments.plane import Attempt, Plane, attempts_of
from game.measures.assessments.recorded import Recorded
from game.measures.bouts import Trace, trial_of
from game.measures.panel import measured
from game.measures.registry import MEASURES
from game.measures.trial import FloatArray, Trial

Within = tuple[float, float]
"""Two moments of bout time, s."""


class Part(NamedTuple):
    """Some samples of a plane: from one to the last, end left out."""

    plane: Plane
    first: int
    end: int

    @property
    def xy(self) -> FloatArray:
        """(n, 2), in the unit of the plane."""
        return self.plane.xy[self.first : self.end]

    def in_reach(self) -> FloatArray:
        """The same in own reach, (n, 2)."""
        return self.plane.in_reach()[self.first : self.end]

    def along(self, x: float, y: float) -> tuple[FloatArray, FloatArray]:
        """The way in a direction of reach units and across it, to the right of it, (n,) each, % of
        the own reach in that direction."""
        limit = np.array(self.plane.limit(x, y))
        size = float(limit @ limit)
        ahead, aside = limit, np.array([limit[1], -limit[0]])
        return 100 * self.xy @ ahead / size, 100 * self.xy @ aside / size


def unbroken(bout: Recorded) -> list[Attempt]:
    """The attempts that are over, in order, without those in which play was paused."""
    pauses = [event.step for event in bout.events if isinstance(event, Paused)]
    return [
        one
        for one in attempts_of(bout)
        if not any(one.shown.step < step < one.ended.step for step in pauses)
    ]


def on_side(attempts: Iterable[Attempt], side: str) -> list[Attempt]:
    """Those with this label."""
    return [one for one in attempts if one.shown.label == side]


def collected(bout: Recorded, attempt: Attempt, kind: str) -> Collected | None:
    """What was picked up first of this kind in an attempt; None where nothing was."""
    for event in bout.events:
        within = attempt.shown.step <= event.step <= attempt.ended.step
        if within and isinstance(event, Collected) and event.kind == kind:
            return event
    return None


def whole(attempt: Attempt) -> Within:
    """From being shown to its end."""
    return seconds(attempt.shown.step), seconds(attempt.ended.step)


def last(attempt: Attempt, duration_s: float) -> Within:
    """So long before its end."""
    end_s = seconds(attempt.ended.step)
    return end_s - duration_s, end_s


def part(planes: Sequence[Plane], within_s: Within) -> Part | None:
    """The samples between two moments; None where a gap leaves some of them out."""
    for plane in planes:
        first, end = (round((at_s - plane.from_s) * plane.fs_hz) for at_s in within_s)
        end = min(end + 1, len(plane.xy))  # an average has no last tenth of a second
        if plane.has(first, end) and end - first > 1:
            return Part(plane, first, end)
    return None


def stands(bout: Recorded, trace: Trace, within: Iterable[Within]) -> list[Trial]:
    """What the measures of sway are taken from, one for each hold; none from what is no board."""
    if bout.header.device.unit != "mm":
        return []
    return [trial_of(bout.header, trace, one) for one in within]


def sway(key: str, trials: Iterable[Trial]) -> list[float]:
    """A measure of sway of every hold that has it."""
    found = [measured(MEASURES[key], trial) for trial in trials]
    return [value for value in found if not isinstance(value, str)]
