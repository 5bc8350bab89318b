"""What a wave of Storm Captain says as it comes: a long breath of water from its side, and a low
tone under it. Neither loud nor sudden, and nothing to hurry for."""

from __future__ import annotations

import numpy as np

from game.screen.sounds.tone import FloatArray, finish, noise, pitch_hz, times

LENGTH_S = 1.8
PEAK = 0.13
ASIDE = 0.7


def left(_: int) -> FloatArray:
    """From the left."""
    return _swell(-ASIDE)


def right(_: int) -> FloatArray:
    """From the right."""
    return _swell(ASIDE)


def _swell(pan: float) -> FloatArray:
    t = times(LENGTH_S)
    rise = np.sin(np.pi * t / LENGTH_S) ** 2
    tone = 0.5 * np.sin(2 * np.pi * pitch_hz(-5) * t) + 0.2 * np.sin(2 * np.pi * pitch_hz(-2) * t)
    return finish((noise(LENGTH_S, 220, 1300, seed=21) + tone) * rise, peak=PEAK, pan=pan)
