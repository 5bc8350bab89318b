"""What is heard as a log begins: two soft taps on wood, the second a little higher."""

from __future__ import annotations

import numpy as np

from game.screen.sounds.tone import FloatArray, finish, lay, noise, pitch_hz, stroke, times

LENGTH_S, APART_S = 0.45, 0.16
PEAK = 0.14


def tap(_: int) -> FloatArray:
    """Two of them."""
    return finish(lay((0.0, _tap(pitch_hz(0))), (APART_S, 0.85 * _tap(pitch_hz(2)))), peak=PEAK)


def _tap(hz: float) -> FloatArray:
    """A short hollow tone with a breath of grain in it."""
    t = times(LENGTH_S)
    ring = np.sin(2 * np.pi * hz * t) * np.exp(-t * 14) + 0.4 * np.sin(
        2 * np.pi * 2.71 * hz * t
    ) * np.exp(-t * 26)
    grain = 0.2 * noise(LENGTH_S, 300, 1200, seed=5) * np.exp(-t * 30)
    return (ring + grain) * stroke(t)
