"""The 95 % prediction ellipse: where 95 % of the sway will be.

Not the confidence ellipse of the mean, which shrinks with the length of the recording. Lengths are
semi-axes, mm; each measure takes a defined `Trial` of at least three samples (the angle: two).
"""

from __future__ import annotations

import math

import msgspec
import numpy as np

from game.measures.once import once
from game.measures.trial import FloatArray, Trial

COVERAGE = 0.95

LINE_SHARE = 1e-12
"""A trace narrower than this share of its length is a line: what is left is rounding."""

NO_DIRECTION_SHARE = 1e-9


class PrincipalAxes(msgspec.Struct, frozen=True):
    """The directions of most and least sway, with the standard deviation along each."""

    major_sd_mm: float  # over n - 1
    minor_sd_mm: float  # over n - 1; exactly 0 for a line
    angle_rad: float  # of the major axis from the right towards forward, in (-pi/2, pi/2]


@once
def principal_axes(trial: Trial) -> PrincipalAxes:
    """The principal axes of a trial of at least two samples.

    The variances are taken along the turned axes: eigenvalues of the covariance would lose half the
    digits of a narrow trace.
    """
    x, y = trial.ml_mm, trial.ap_mm
    angle = 0.5 * math.atan2(2.0 * sum_of(x, y), sum_of(x, x) - sum_of(y, y))
    angle = math.pi / 2 if angle <= -math.pi / 2 else angle
    along, across = turned(trial.xy_mm, angle)
    major = math.sqrt(sum_of(along, along) / (trial.n - 1))
    minor = math.sqrt(sum_of(across, across) / (trial.n - 1))
    line = minor <= trial.zero_mm + LINE_SHARE * major
    return PrincipalAxes(major, 0.0 if line else minor, angle)


def sum_of(one: FloatArray, other: FloatArray) -> float:
    """The sum of the products. A product of vectors would ask the threads of the linear algebra,
    and wait for them longer than this takes, on a computer that has other work."""
    return float(np.sum(one * other))


def turned(xy_mm: FloatArray, angle_rad: float) -> tuple[FloatArray, FloatArray]:
    """Coordinates along and across a direction."""
    cos, sin = math.cos(angle_rad), math.sin(angle_rad)
    x, y = xy_mm[:, 0], xy_mm[:, 1]
    return x * cos + y * sin, y * cos - x * sin


def prediction_factor(n: int) -> float:
    """k in area = pi k sqrt(det S): 2 (n-1)(n+1) / (n (n-2)) F(0.95; 2, n-2), n >= 3.

    Exact: with two degrees of freedom above, the quantile of F has a closed form.
    Source: hyperellipsoid of BMClab/datasets; asymptotically chi square, Duarte 2015.
    """
    below = n - 2
    quantile = below / 2 * math.expm1(-2 / below * math.log(1 - COVERAGE))
    return 2 * (n - 1) * (n + 1) / (n * below) * quantile


def area_pe(trial: Trial) -> float:
    """Area of the ellipse, mm^2."""
    return math.pi * ellipse_major(trial) * ellipse_minor(trial)


def ellipse_major(trial: Trial) -> float:
    """The longer semi-axis."""
    return math.sqrt(prediction_factor(trial.n)) * principal_axes(trial).major_sd_mm


def ellipse_minor(trial: Trial) -> float:
    """The shorter semi-axis; 0 for a line."""
    return math.sqrt(prediction_factor(trial.n)) * principal_axes(trial).minor_sd_mm


def ellipse_angle_deg(trial: Trial) -> float | None:
    """Direction of the longer axis from the right towards forward, in (-90, 90].

    None where no direction is longer: a circle, or nobody moved.
    """
    axes = principal_axes(trial)
    longest, shortest = axes.major_sd_mm**2, axes.minor_sd_mm**2
    if axes.major_sd_mm <= trial.zero_mm or longest - shortest <= NO_DIRECTION_SHARE * longest:
        return None
    return math.degrees(axes.angle_rad)


def ellipse_points(trial: Trial, count: int = 72) -> FloatArray | None:
    """The outline for a picture, once around; None where there is no ellipse.

    Gives (count, 2) mm in board coordinates.
    """
    if trial.undefined is not None or trial.n < 3:
        return None
    angle = principal_axes(trial).angle_rad
    around = np.linspace(0.0, 2 * math.pi, count, endpoint=False)
    along = ellipse_major(trial) * np.cos(around)
    across = ellipse_minor(trial) * np.sin(around)
    x, y = turned(np.column_stack((along, across)), -angle)
    return np.column_stack((x + trial.mean_mm[0], y + trial.mean_mm[1]))
