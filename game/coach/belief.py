"""What may be believed of somebody's skill at a level: how likely success is at each difficulty.

Success falls along a logistic curve with a threshold and a slope, and 3 % of the attempts fail by a
lapse (clinical design, R3). A belief weighs many such curves; every attempt weighs them anew.
Source: grid estimate of a psychometric function, as in Watson and Pelli 1983 (QUEST), from general
knowledge; ours are the grid and the prior.
"""

from __future__ import annotations

import functools

import msgspec
import numpy as np
from numpy.typing import NDArray

LAPSE = 0.03
"""Source: R3."""
THRESHOLDS = np.linspace(-0.5, 1.5, 81)
"""Where a curve has half of its height; beyond the dial, since a level may be far too easy."""
SLOPES = np.geomspace(0.04, 0.16, 5)
"""In d. R3 has 0.08."""
CENTRE, SPREAD = 0.55, 0.35
SLOPE_SPREAD = 0.5
"""Of the prior: thresholds are normal around CENTRE, slopes log-normal around 0.08 (ours)."""
DIAL = np.linspace(-0.2, 1.2, 141)

Floats = NDArray[np.float64]


class Belief(msgspec.Struct, frozen=True):
    """A weight for every curve."""

    log_weights: tuple[float, ...]
    """By threshold, then by slope. A tuple, so that a belief is a value."""

    @classmethod
    def prior(cls) -> Belief:
        """Of somebody of whom nothing is known."""
        return cls(tuple(_prior().tolist()))

    def learned(self, d: float, success: bool, weight: float = 1.0, keep: float = 1.0) -> Belief:
        """After an attempt at d. weight: 1 for one of today, less for an older one. keep: share of
        what was known before that still holds."""
        chance = _chance(np.array([d]))[0]
        heard = np.log(chance if success else 1 - chance)  # neither is 0: 3 % lapse, d in 0 to 1
        known = np.array(self.log_weights)
        if keep < 1:
            known = _prior() + keep * (known - _prior())
        return Belief(tuple((known + weight * heard).tolist()))

    def d_for(self, success: float) -> float:
        """The difficulty at which this share of attempts should succeed, -0.2 to 1.2."""
        weights = np.array(self.log_weights)
        weights = np.exp(weights - weights.max())
        predicted = _table() @ (weights / weights.sum())
        return float(np.interp(-success, -predicted, DIAL))

    def moved(self, by: float) -> Belief:
        """The same of somebody whose thresholds lie so much higher."""
        known = np.array(self.log_weights).reshape(len(THRESHOLDS), len(SLOPES))
        columns = [np.interp(THRESHOLDS - by, THRESHOLDS, column) for column in known.T]
        return Belief(tuple(np.column_stack(columns).ravel().tolist()))


def _chance(d: Floats) -> Floats:
    """Of success at each d, (n, curves)."""
    thresholds, slopes = _curves()
    curve: Floats = (1 - LAPSE) / (1 + np.exp((d[:, None] - thresholds) / slopes))
    return curve


@functools.cache
def _curves() -> tuple[Floats, Floats]:
    """Threshold and slope of each curve, by threshold, then by slope."""
    return np.repeat(THRESHOLDS, len(SLOPES)), np.tile(SLOPES, len(THRESHOLDS))


@functools.cache
def _table() -> Floats:
    return _chance(DIAL)


@functools.cache
def _prior() -> Floats:
    threshold = -0.5 * ((THRESHOLDS - CENTRE) / SPREAD) ** 2
    slope = -0.5 * (np.log(SLOPES / 0.08) / SLOPE_SPREAD) ** 2
    prior: Floats = (threshold[:, None] + slope[None, :]).ravel()
    return prior
