"""What a conch shell says in Treasure Sense: now look for it, and now come back. Two soft breaths
of one note each, so that eyes may stay closed."""

from __future__ import annotations

import numpy as np

from game.screen.sounds.tone import FloatArray, finish, lay, noise, pitch_hz, times

BREATH_S = 0.75
APART_S = 0.42
PEAK = 0.15


def search(_: int) -> FloatArray:
    """The higher note comes last: go and find it."""
    return finish(lay((0.0, _breath(2)), (APART_S, _breath(5))), peak=PEAK)


def home(_: int) -> FloatArray:
    """The ground note comes last: back to the middle."""
    return finish(lay((0.0, _breath(3)), (APART_S, _breath(0))), peak=PEAK)


def _breath(step: int) -> FloatArray:
    """One note that swells and goes, with air in it."""
    t = times(BREATH_S)
    swell = np.sin(np.pi * t / BREATH_S) ** 1.4
    hz = pitch_hz(step)
    tone = np.sin(2 * np.pi * hz * t) + 0.35 * np.sin(4 * np.pi * hz * t)
    tone += 0.12 * np.sin(6 * np.pi * hz * t)
    return np.asarray((tone + 0.12 * noise(BREATH_S, 500, 1500, seed=21)) * swell)
