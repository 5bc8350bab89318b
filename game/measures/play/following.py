"""Following a moving aim: the lean and the aim at the same moments."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec
import numpy as np
import numpy.typing as npt

from game.core.time import STEPS_PER_S
from game.measures.assessments.plane import Attempt, Plane
from game.measures.assessments.values import runs
from game.measures.tracking import rms_error, share_inside
from game.measures.trial import FloatArray

EVERY_STEPS = 2
"""60 a second: far more than a lean can change."""
RATE_HZ = STEPS_PER_S / EVERY_STEPS
LEAST_OUTSIDE_S = 0.2
"""Outside for less is not counted as leaving (ours)."""


def moments(aims: FloatArray) -> npt.NDArray[np.int_]:
    """Even bout steps from the first aim to the last, (n,)."""
    if not len(aims):
        return np.zeros(0, dtype=np.int_)
    return np.arange(round(aims[0, 0]), round(aims[-1, 0]) + 1, EVERY_STEPS)


def aims_at(aims: FloatArray, at: npt.NDArray[np.int_]) -> FloatArray:
    """The aim at these steps, (n, 2); NaN where play stood still. Own reach."""
    found = np.full((len(at), 2), np.nan)
    if len(aims):
        known = aims[:, 0].astype(np.int_)
        place = np.minimum(np.searchsorted(known, at), len(known) - 1)
        there = known[place] == at
        found[there] = aims[place[there], 1:]
    return found


def leans_at(planes: Sequence[Plane], at: npt.NDArray[np.int_]) -> FloatArray:
    """The lean at these steps, (n, 2); NaN where nobody was there. Own reach."""
    found = np.full((len(at), 2), np.nan)
    for plane in planes:
        sample = (at / STEPS_PER_S - plane.from_s) * plane.fs_hz
        inside = (sample >= 0) & (sample <= len(plane.xy) - 1)
        reach, known = plane.in_reach(), np.arange(len(plane.xy))
        for axis in (0, 1):
            found[inside, axis] = np.interp(sample[inside], known, reach[:, axis])
    return found


def within(attempts: Sequence[Attempt], at: npt.NDArray[np.int_]) -> npt.NDArray[np.bool_]:
    """Which of these steps lie within an attempt, (n,)."""
    inside = np.zeros(len(at), dtype=np.bool_)
    for one in attempts:
        inside |= (at >= one.shown.step) & (at <= one.ended.step)
    return inside


class Kept(msgspec.Struct, frozen=True, eq=False):
    """How an attempt was kept to its moving aim, sideways."""

    error: FloatArray  # (n,), lean less aim, own reach; NaN where nobody was there
    half_width: float

    @property
    def longest_inside_s(self) -> float:
        """Without a break."""
        return _longest_s(np.abs(self.error) <= self.half_width)

    @property
    def longest_outside_s(self) -> float:
        """Without a break."""
        return _longest_s(np.abs(self.error) > self.half_width)

    @property
    def leavings(self) -> int:
        """So often it was outside for a while; less is a tremble at the edge."""
        outside = runs(np.abs(self.error) > self.half_width)
        return sum((end - first) / RATE_HZ >= LEAST_OUTSIDE_S for first, end in outside)

    @property
    def share_inside(self) -> float | None:
        """0 to 1; None where nobody was there."""
        return share_inside(self.error, np.zeros_like(self.error), self.half_width)

    @property
    def rms(self) -> float | None:
        """Own reach; None where nobody was there."""
        return rms_error(self.error, np.zeros_like(self.error))

    @property
    def peak(self) -> float | None:
        """Own reach; None where nobody was there."""
        there = np.abs(self.error[np.isfinite(self.error)])
        return float(there.max()) if len(there) else None


def kept(
    planes: Sequence[Plane], aims: FloatArray, spans: Iterable[tuple[int, int, float]]
) -> list[Kept]:
    """Of each span that has an aim. spans: first and last bout step, and how far from the aim still
    counts as on it, own reach."""
    at = moments(aims)
    error = leans_at(planes, at)[:, 0] - aims_at(aims, at)[:, 0]
    parts = [(error[(at >= first) & (at <= last)], half) for first, last, half in spans]
    return [Kept(own, half) for own, half in parts if np.isfinite(own).any()]


def _longest_s(holds: npt.NDArray[np.bool_]) -> float:
    return max((end - first for first, end in runs(holds)), default=0) / RATE_HZ
