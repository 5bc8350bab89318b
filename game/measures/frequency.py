"""Mean frequency and fractal dimension: the path set against the size of the sway.

Each function takes a defined `Trial` of at least two samples, and gives None for one that never
moves.
"""

from __future__ import annotations

import math

from game.measures.areas import circle_radius_mm
from game.measures.distances import mdist, mdist_ap, mdist_ml, range_2d
from game.measures.ellipse import area_pe
from game.measures.trial import Trial
from game.measures.velocity import mvelo, mvelo_ap, mvelo_ml, totex


def mfreq(trial: Trial) -> float | None:
    """Turns per second on a circle of the mean distance at the mean velocity, Hz."""
    distance_mm = mdist(trial)
    return mvelo(trial) / (2 * math.pi * distance_mm) if distance_mm > trial.zero_mm else None


def mfreq_ml(trial: Trial) -> float | None:
    """Mean sideways frequency, Hz."""
    return axis_frequency_hz(mvelo_ml(trial), mdist_ml(trial), trial.zero_mm)


def mfreq_ap(trial: Trial) -> float | None:
    """Mean frequency forward and back, Hz."""
    return axis_frequency_hz(mvelo_ap(trial), mdist_ap(trial), trial.zero_mm)


def axis_frequency_hz(velocity_mm_s: float, distance_mm: float, zero_mm: float) -> float | None:
    """Frequency of one axis, Hz, as published: a pure sine of frequency f gives 1.11 f."""
    return velocity_mm_s / (4 * math.sqrt(2) * distance_mm) if distance_mm > zero_mm else None


def fd(trial: Trial) -> float | None:
    """Fractal dimension of the path within its range."""
    return fractal_dimension(trial, range_2d(trial))


def fd_cc(trial: Trial) -> float | None:
    """Fractal dimension of the path within the 95 % confidence circle."""
    return fractal_dimension(trial, 2 * circle_radius_mm(trial))


def fd_ce(trial: Trial) -> float | None:
    """Fractal dimension of the path within a circle as large as the prediction ellipse; n >= 3."""
    return fractal_dimension(trial, 2 * math.sqrt(area_pe(trial) / math.pi))


def fractal_dimension(trial: Trial, diameter_mm: float) -> float | None:
    """ln n / ln(n diameter / path); None if nothing moved or the diameter is too small for it.

    It depends on the number of samples and the rate, so it belongs in no player's report.
    """
    path_mm = totex(trial)
    if path_mm <= trial.zero_mm:
        return None
    ratio = trial.n * diameter_mm / path_mm
    return math.log(trial.n) / math.log(ratio) if ratio > 1 else None
