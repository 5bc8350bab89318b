"""Joint position reproduction: how near people come to a place they cannot see.

Source: measures reference 4.9; the set of errors of PMC4925678.
"""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

from game.measures.assessments.values import Value, line_of


class PositionSense(Value, frozen=True, kw_only=True):
    """Errors in the unit of the targets; positive is overshoot. RMSE^2 = CE^2 + VE_n^2."""

    AE: float | None = None
    CE: float | None = None
    VE_n: float | None = None
    VE_n1: float | None = None
    RMSE_total: float | None = None
    target_deg: tuple[float, ...] = ()
    reproduced_deg: tuple[float, ...] = ()


def position_sense(target: npt.ArrayLike, reproduced: npt.ArrayLike) -> PositionSense:
    """The errors over all trials. target, reproduced: (n,), deg or reach units, from the start
    position; trials that are no number are left out."""
    wanted, found = line_of(target, "target"), line_of(reproduced, "reproduced")
    if wanted.shape != found.shape:
        raise ValueError(f"need as many targets as trials, got {wanted.shape} and {found.shape}")
    there = np.isfinite(wanted) & np.isfinite(found)
    wanted, found = wanted[there], found[there]
    if not len(wanted):
        return PositionSense().because("no trial")
    error = np.where(wanted < 0, -1.0, 1.0) * (found - wanted)
    return PositionSense(
        AE=float(np.mean(np.abs(error))),
        CE=float(np.mean(error)),
        VE_n=float(np.std(error)),
        VE_n1=float(np.std(error, ddof=1)) if len(error) > 1 else None,
        RMSE_total=math.sqrt(float(np.mean(error**2))),
        target_deg=tuple(wanted.tolist()),
        reproduced_deg=tuple(found.tolist()),
    ).because("a single trial does not vary")
