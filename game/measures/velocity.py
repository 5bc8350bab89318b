"""Path and velocity: how much the centre of pressure travels, and how fast.

Each function takes a defined `Trial` of at least two samples. The path is exact for the samples
given; it depends on filter and rate more than on the player, so both are stored beside it.
"""

from __future__ import annotations

import math

import numpy as np

from game.measures.trial import Trial

CENTRE_OF_GRAVITY_SHARE = 0.5527
"""Height of the centre of gravity in body heights; in common use, its source unchecked."""

MM_PER_M = 1000.0


def totex(trial: Trial) -> float:
    """Total excursion: the length of the path, mm."""
    steps_mm = np.diff(trial.xy_mm, axis=0)
    return float(np.sum(np.hypot(steps_mm[:, 0], steps_mm[:, 1])))


def totex_ml(trial: Trial) -> float:
    """The length of the sideways path, mm."""
    return float(np.sum(np.abs(np.diff(trial.ml_mm))))


def totex_ap(trial: Trial) -> float:
    """The length of the path forward and back, mm."""
    return float(np.sum(np.abs(np.diff(trial.ap_mm))))


def mvelo(trial: Trial) -> float:
    """Mean velocity, mm/s: the headline of a quiet stance.

    The n - 1 steps took (n - 1) / fs seconds; programs that divide by n / fs differ by 1 / n.
    """
    return totex(trial) / trial.duration_s


def mvelo_ml(trial: Trial) -> float:
    """Mean sideways velocity, mm/s."""
    return totex_ml(trial) / trial.duration_s


def mvelo_ap(trial: Trial) -> float:
    """Mean velocity forward and back, mm/s."""
    return totex_ap(trial) / trial.duration_s


def mvelo_deg_per_s(trial: Trial) -> float | None:
    """Mean velocity as an angle about the ankles, deg/s; None if the body height is not known.

    The centre of pressure moves faster than the centre of gravity: not comparable with the scores
    of vendors in deg/s.
    """
    if trial.height_m is None:
        return None
    centre_of_gravity_mm = CENTRE_OF_GRAVITY_SHARE * MM_PER_M * trial.height_m
    return math.degrees(mvelo(trial) / centre_of_gravity_mm)
