"""The range of tipping the pelvis. Source: measures reference 4.10.

No change below 10 degrees is told as a change (PMC5034504: MDC90 of wearable sensors 5 to 15); the
report holds to it by `pelvic-range-rule` of its published limits.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from game.measures.assessments.values import Value, line_of
from game.measures.trial import FloatArray

ROBUST_PCT = (2.5, 97.5)
CYCLE_DEG = 2.0
"""A swing through neutral by less than this to either side is no cycle (ours)."""


class PelvicTilt(Value, frozen=True, kw_only=True):
    """From neutral, deg; `range_robust_deg` is the one to show."""

    range_deg: float | None = None
    range_robust_deg: float | None = None
    anterior_deg: float | None = None
    posterior_deg: float | None = None
    n_cycles: int = 0


class SideTilt(Value, frozen=True, kw_only=True):
    """The same from side to side, deg."""

    range_deg: float | None = None
    range_robust_deg: float | None = None
    right_deg: float | None = None
    left_deg: float | None = None
    n_cycles: int = 0


def side_tilt(angle_deg: npt.ArrayLike, neutral_deg: npt.ArrayLike) -> SideTilt:
    """angle_deg (n,): tilt to the right; all else as of `pelvic_tilt`."""
    found = pelvic_tilt(angle_deg, neutral_deg)
    reason = next(iter(found.undefined.values()), "empty")
    return SideTilt(
        range_deg=found.range_deg,
        range_robust_deg=found.range_robust_deg,
        right_deg=found.anterior_deg,
        left_deg=found.posterior_deg,
        n_cycles=found.n_cycles,
    ).because(reason)


def pelvic_tilt(angle_deg: npt.ArrayLike, neutral_deg: npt.ArrayLike) -> PelvicTilt:
    """angle_deg (n,): forward tilt in the moving phase, low-passed; neutral_deg (m,): before it.

    The first cycle is for finding the way and is left out where there are more. Neutral is the
    median of its phase.
    """
    angle, still = line_of(angle_deg, "angle_deg"), line_of(neutral_deg, "neutral_deg")
    if not len(angle) or not len(still):
        return PelvicTilt().because("empty")
    tilt = angle - float(np.median(still))
    starts = cycles(tilt)
    counted = tilt[starts[1] :] if len(starts) > 1 else tilt
    low, high = np.percentile(counted, ROBUST_PCT)
    return PelvicTilt(
        range_deg=float(counted.max() - counted.min()),
        range_robust_deg=float(high - low),
        anterior_deg=max(0.0, float(counted.max())),
        posterior_deg=max(0.0, -float(counted.min())),
        n_cycles=len(starts),
    )


def cycles(tilt: FloatArray) -> list[int]:
    """Where each cycle begins: the tilt comes forward of neutral after having been behind it."""
    found: list[int] = []
    behind = True
    for n, angle in enumerate(tilt.tolist()):
        if behind and angle > CYCLE_DEG:
            found.append(n)
            behind = False
        elif not behind and angle < -CYCLE_DEG:
            behind = True
    return found
