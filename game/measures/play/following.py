"""Following a moving aim: the lean and the aim at the same moments."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from game.core.time import STEPS_PER_S
from game.measures.assessments.plane import Attempt, Plane
from game.measures.trial import FloatArray

EVERY_STEPS = 2
"""60 a second: far more than a lean can change."""
RATE_HZ = STEPS_PER_S / EVERY_STEPS


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
