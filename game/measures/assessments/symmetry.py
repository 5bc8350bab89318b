"""How evenly the weight stands on both legs. Source: measures reference 4.7."""

from __future__ import annotations

import math
from typing import Literal

import numpy as np
import numpy.typing as npt

from game.measures.assessments.values import Value, line_of

Plates = Literal["one_plate", "two_plates"]

LEAST_KG = 10.0


class WeightSymmetry(Value, frozen=True, kw_only=True):
    """Positive indices: more on the right. One plate tells where the load lies, which is the load
    of each foot only while the feet stand symmetrically about its middle."""

    left_kg: float | None = None
    right_kg: float | None = None
    percent_left: float | None = None
    SI_Robinson_pct: float | None = None
    SI_simple_pct: float | None = None
    ratio_min_max: float | None = None
    symmetry_angle_pct: float | None = None
    source: Plates = "one_plate"


def weight_symmetry(
    left_kg: npt.ArrayLike, right_kg: npt.ArrayLike, source: Plates
) -> WeightSymmetry:
    """From the loads of one stance, (n,) each, kg; samples that are no number are left out.

    Source: Robinson et al. 1987 as quoted; the symmetry angle in a form of ours.
    """
    left_line, right_line = line_of(left_kg, "left_kg"), line_of(right_kg, "right_kg")
    if left_line.shape != right_line.shape:
        raise ValueError(f"need loads of one length, got {left_line.shape} and {right_line.shape}")
    there = np.isfinite(left_line) & np.isfinite(right_line)
    if not there.any():
        return WeightSymmetry(source=source).because("empty")
    left, right = float(left_line[there].mean()), float(right_line[there].mean())
    whole = left + right
    if whole < LEAST_KG or left < 0 or right < 0:
        return WeightSymmetry(source=source).because("nobody to speak of on the board")
    simple = 100 * (right - left) / whole
    return WeightSymmetry(
        left_kg=left,
        right_kg=right,
        percent_left=100 * left / whole,
        SI_Robinson_pct=2 * simple,
        SI_simple_pct=simple,
        ratio_min_max=min(left, right) / max(left, right),
        symmetry_angle_pct=100 * (45 - math.degrees(math.atan2(left, right))) / 90,
        source=source,
    )
