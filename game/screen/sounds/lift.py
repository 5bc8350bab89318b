"""What the ring of Rocket Legs says as it sets out: a soft swell upwards, or down; neither is sad,
and neither is a beat to hurry to."""

from __future__ import annotations

import numpy as np

from game.core.ease import all_eased
from game.screen.sounds.tone import FloatArray, finish, noise, pitch_hz, times

LENGTH_S = 1.3
PEAK = 0.13


def up(_: int) -> FloatArray:
    """From the ground note to its fifth, with a breath of air."""
    return _glide(pitch_hz(0), pitch_hz(3))


def down(_: int) -> FloatArray:
    """The same way back."""
    return _glide(pitch_hz(3), pitch_hz(0))


def _glide(start_hz: float, end_hz: float) -> FloatArray:
    t = times(LENGTH_S)
    share = t / LENGTH_S
    hz = start_hz * (end_hz / start_hz) ** all_eased(share)
    turn = 2 * np.pi * np.cumsum(hz) * (t[1] - t[0])
    swell = np.sin(np.pi * share) ** 1.5
    tone = np.sin(turn) + 0.3 * np.sin(2 * turn) * (1 - share)
    return finish((tone + 0.25 * noise(LENGTH_S, 400, 1800, seed=9)) * swell, peak=PEAK)
