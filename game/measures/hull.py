"""The convex hull of a trace: its corners, area and diameter, with no table of all pairs."""

from __future__ import annotations

import numpy as np
from scipy.spatial import ConvexHull

from game.measures.ellipse import principal_axes, turned
from game.measures.once import once
from game.measures.trial import FloatArray, Trial


@once
def hull(trial: Trial) -> FloatArray:
    """The corners of the convex hull, (m, 2) mm, counter-clockwise; two for a line, one if still.

    A line is told apart first, by its principal axes: the hull library refuses it.
    """
    if trial.n < 2 or not trial.xy_mm.any():
        return trial.xy_mm[:1]
    axes = principal_axes(trial)
    along, across = turned(trial.xy_mm, axes.angle_rad)
    if not axes.minor_sd_mm:
        return trial.xy_mm[[int(np.argmin(along)), int(np.argmax(along))]]
    # Stretched to a unit square, a narrow hull has as many digits as a round one.
    square = np.column_stack((along / np.ptp(along), across / np.ptp(across)))
    corners: FloatArray = trial.xy_mm[ConvexHull(square).vertices]
    return corners


def hull_area(corners: FloatArray) -> float:
    """Area inside the corners, by the shoelace formula; 0 for a line."""
    if len(corners) < 3:
        return 0.0
    x, y = (corners - corners[0]).T
    return 0.5 * abs(float(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1))))


def diameter(corners: FloatArray) -> float:
    """The largest distance between two corners of a convex polygon, counter-clockwise.

    It is reached between the ends of an edge and the corner opposite to that edge: the one where
    the direction of the edges passes that of this edge turned by half a circle.
    """
    edges = np.roll(corners, -1, axis=0) - corners
    direction = np.arctan2(edges[:, 1], edges[:, 0])
    order = np.argsort(direction)
    turned_back = np.where(direction > 0, direction - np.pi, direction + np.pi)
    opposite = np.searchsorted(direction[order], turned_back)
    # Parallel edges have two opposite corners, and rounding may choose the neighbour.
    corner = order[(opposite[:, None] + np.arange(-1, 2)) % len(corners)]
    near, far = corners[:, None, :], np.roll(corners, -1, axis=0)[:, None, :]
    spans = np.stack((corners[corner] - near, corners[corner] - far))
    return float(np.max(np.hypot(spans[..., 0], spans[..., 1])))
