"""Traces with known answers, and the panel of their bare samples."""

from __future__ import annotations

import numpy as np

from game.measures.panel import panel
from game.measures.trial import FloatArray

RATE_HZ = 100.0


def times_s(n: int, rate_hz: float = RATE_HZ) -> FloatArray:
    """n times at an even rate, s."""
    return np.arange(n) / rate_hz


def ellipse(major: float, minor: float, turn_deg: float = 0.0, hz: float = 0.5, n: int = 6000):
    """A trace around an ellipse, (n, 2) mm; whole turns where n * hz / 100 is whole."""
    around = 2 * np.pi * hz * times_s(n)
    upright = np.column_stack((major * np.cos(around), minor * np.sin(around)))
    return turned(upright, turn_deg)


def circle(radius: float, hz: float = 0.5, n: int = 6000) -> FloatArray:
    """A trace around a circle, (n, 2) mm."""
    return ellipse(radius, radius, hz=hz, n=n)


def sine(amplitude: float, hz: float, n: int = 6000) -> FloatArray:
    """A sideways swing, (n, 2) mm."""
    return np.column_stack((amplitude * np.sin(2 * np.pi * hz * times_s(n)), np.zeros(n)))


def noise(deviation: float, n: int = 6000, seed: int = 1) -> FloatArray:
    """White Gaussian noise on both axes, (n, 2) mm."""
    return deviation * np.random.default_rng(seed).standard_normal((n, 2))


def sway(n: int = 1000, seed: int = 1) -> FloatArray:
    """Slow drift with small fast steps: what a quiet stance looks like, (n, 2) mm."""
    steps = np.random.default_rng(seed).standard_normal((n, 2))
    return np.cumsum(steps * 0.3, axis=0) + noise(0.1, n, seed + 1)


def turned(xy: FloatArray, turn_deg: float) -> FloatArray:
    """The trace turned counter-clockwise about the origin."""
    turn = np.radians(turn_deg)
    return xy @ np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]])


def moved(xy: FloatArray, right: float, forward: float) -> FloatArray:
    """The trace at another place."""
    return xy + np.array([right, forward])


def measures(xy: FloatArray, rate_hz: float = RATE_HZ, **settings) -> dict[str, float | None]:
    """The measures of an even trace, unfiltered unless settings say otherwise."""
    settings = {"filter": None, **settings}
    return dict(panel(times_s(len(xy), rate_hz), xy, **settings).measures)
