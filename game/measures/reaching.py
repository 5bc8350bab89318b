"""How somebody leant to a target: how soon, how straight and how far.

Arrays are sampled at one even rate, in reach units or mm; samples with nobody there are NaN.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

import msgspec
import numpy as np
import numpy.typing as npt

from game.measures.trial import FloatArray

DIAGONAL = math.sqrt(0.5)

DIRECTIONS: Mapping[str, tuple[float, float]] = {
    "F": (0.0, 1.0),
    "FR": (DIAGONAL, DIAGONAL),
    "R": (1.0, 0.0),
    "BR": (DIAGONAL, -DIAGONAL),
    "B": (0.0, -1.0),
    "BL": (-DIAGONAL, -DIAGONAL),
    "L": (-1.0, 0.0),
    "FL": (-DIAGONAL, DIAGONAL),
}
"""The directions of the limits of stability as unit vectors, clockwise from forward."""


class PathEfficiency(msgspec.Struct, frozen=True):
    """How straight a way was; lengths in the unit of the samples."""

    path: float
    straight: float
    straightness: float | None  # straight / path, 1 is a straight line; None without a path
    path_ratio: float | None  # path / straight; None for a way that ends where it began


def path_efficiency(xy: npt.ArrayLike) -> PathEfficiency | None:
    """The path from the first to the last sample against the straight line; None without samples.

    xy (n, 2). Source: ours; known answer in tests/measures/test_reaching.py.
    """
    way = there(xy)
    if not len(way):
        return None
    steps = np.diff(way, axis=0)
    path = float(np.sum(np.hypot(steps[:, 0], steps[:, 1])))
    straight = float(np.hypot(*(way[-1] - way[0])))
    # Rounding must not make a straight line straighter than straight.
    straightness = min(1.0, straight / path) if path > 0 else None
    return PathEfficiency(path, straight, straightness, path / straight if straight > 0 else None)


def reaction_time_s(lean: npt.ArrayLike, rate_hz: float, threshold: float) -> float | None:
    """From the cue to the first time that the lean crosses the threshold, s.

    lean (n,): displacement towards the target, its first sample at the cue, in the unit of
    threshold. Interpolated between the samples; None where it never crosses from below.
    Source: ours; known answer in tests/measures/test_reaching.py.
    """
    towards = np.asarray(lean, dtype=np.float64)
    if towards.ndim != 1:
        raise ValueError(f"need a lean (n,), got {towards.shape}")
    crossings = np.flatnonzero((towards[:-1] <= threshold) & (towards[1:] > threshold))
    if not len(crossings):
        return None
    below = int(crossings[0])
    rise = float(towards[below + 1] - towards[below])
    return (below + float(threshold - towards[below]) / rise) / rate_hz


def max_excursion(xy: npt.ArrayLike, towards: tuple[float, float]) -> float | None:
    """The furthest reach towards a direction, 0 or more, in the unit of xy; None without samples.

    xy (n, 2), counted from the place of rest; towards: a unit vector, such as DIRECTIONS["F"].
    Source: ours; known answer in tests/measures/test_reaching.py.
    """
    way = there(xy)
    return max(0.0, float(np.max(way @ np.asarray(towards)))) if len(way) else None


def max_excursions(xy: npt.ArrayLike) -> dict[str, float | None]:
    """The furthest reach towards each of the eight directions."""
    return {name: max_excursion(xy, towards) for name, towards in DIRECTIONS.items()}


def there(xy: npt.ArrayLike) -> FloatArray:
    """The samples with somebody there, (m, 2); ValueError for another shape."""
    way = np.asarray(xy, dtype=np.float64)
    if way.ndim != 2 or way.shape[1] != 2:
        raise ValueError(f"need samples (n, 2), got {way.shape}")
    present: FloatArray = way[np.isfinite(way).all(axis=1)]
    return present
