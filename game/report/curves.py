"""What the pictures of a stance are drawn from: its course, spectra and diffusion."""

from __future__ import annotations

import math

import msgspec
import numpy as np

from game.measures.diffusion import Diffusion, diffusion, fit_range, fitted_lags
from game.measures.displacement import displacements_mm2
from game.measures.panel import measured
from game.measures.registry import MEASURES
from game.measures.spectrum import spectra
from game.measures.trial import Axis, FloatArray, Trial

Point = tuple[float, float]

MOST_POINTS = 1200
"""Of a course in a picture; more cannot be seen."""


class AxisCurves(msgspec.Struct, frozen=True, kw_only=True):
    """One axis of a trial."""

    course: tuple[Point, ...]
    """Seconds and mm from the mean, right or forward positive; thinned out for the picture."""
    spectrum: tuple[Point, ...]
    """Hz and mm^2/Hz within the band; empty for a trial without a spectrum."""
    f50_hz: float | None
    f95_hz: float | None


class DiffusionCurve(msgspec.Struct, frozen=True, kw_only=True):
    """Mean square displacement in the plane."""

    points: tuple[Point, ...]
    """Lag, s, and displacement, mm^2, at the lags of the fit."""
    short: tuple[Point, ...]
    long: tuple[Point, ...]
    """Two ends of each line, which is straight in double logarithms."""
    critical: Point | None
    """Where they cross."""


class Curves(msgspec.Struct, frozen=True, kw_only=True):
    """Of one trial."""

    ml: AxisCurves
    ap: AxisCurves
    duration_s: float
    diffusion: DiffusionCurve | None
    """None for a trial that is too short, or still."""


def curves_of(trial: Trial | None) -> Curves | None:
    """The curves of a trial; None for one that cannot be measured."""
    if trial is None or trial.undefined is not None or trial.n < 2:
        return None
    return Curves(
        ml=_axis(trial, "ml"),
        ap=_axis(trial, "ap"),
        duration_s=trial.duration_s,
        diffusion=_diffusion(trial),
    )


def _axis(trial: Trial, axis: Axis) -> AxisCurves:
    assert trial.fs_hz is not None
    every = -(-trial.n // MOST_POINTS)
    place = (trial.ml_mm if axis == "ml" else trial.ap_mm)[::every]
    at_s = np.arange(len(place)) * every / trial.fs_hz
    half, most = (_value(trial, f"{name}_{axis}") for name in ("f50", "f95"))
    spectrum: tuple[Point, ...] = ()
    if half is not None:
        found = spectra(trial)[axis]
        spectrum = _points(found.hz, found.density)
    return AxisCurves(course=_points(at_s, place), spectrum=spectrum, f50_hz=half, f95_hz=most)


def _value(trial: Trial, key: str) -> float | None:
    found = measured(MEASURES[key], trial)
    return None if isinstance(found, str) else found


def _diffusion(trial: Trial) -> DiffusionCurve | None:
    fit = diffusion(trial, "planar")
    if isinstance(fit, str) or fit.H_short is None or fit.fit_lag_break_s is None:
        return None
    assert trial.fs_hz is not None
    lags = fitted_lags(*fit_range(trial))
    lag_s, msd_mm2 = lags / trial.fs_hz, displacements_mm2(trial)["planar"][lags]
    short = lag_s <= fit.fit_lag_break_s * (1 + 1e-9)
    critical = None
    if fit.crit_time_s is not None and fit.crit_msd_mm2 is not None:
        critical = (_short(fit.crit_time_s), _short(fit.crit_msd_mm2))
    return DiffusionCurve(
        points=_points(lag_s, msd_mm2),
        short=_line(fit, "short", lag_s[short], msd_mm2[short], critical),
        long=_line(fit, "long", lag_s[~short], msd_mm2[~short], critical),
        critical=critical,
    )


def _line(
    fit: Diffusion,
    region: str,
    lag_s: FloatArray,
    msd_mm2: FloatArray,
    critical: Point | None,
) -> tuple[Point, ...]:
    """The line through a region, to where it crosses the other if it does."""
    slope = 2 * getattr(fit, f"H_{region}")
    middle_x, middle_y = np.mean(np.log(lag_s)), np.mean(np.log(msd_mm2))
    ends = [float(lag_s[0]), float(lag_s[-1])]
    if critical is not None:
        ends = [min(*ends, critical[0]), max(*ends, critical[0])]
    return tuple(
        (_short(x), _short(math.exp(middle_y + slope * (math.log(x) - middle_x)))) for x in ends
    )


def _points(
    xs: FloatArray,
    ys: FloatArray,
) -> tuple[Point, ...]:
    return tuple((_short(x), _short(y)) for x, y in zip(xs.tolist(), ys.tolist(), strict=True))


def _short(value: float) -> float:
    """To five digits, which is more than a picture shows."""
    return float(f"{value:.5g}")
